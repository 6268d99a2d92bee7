"""Events as several sources tell them: what of an event decides whether two tell the same, and the test for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

MONTH: Final = 31  # days between a date that one source gives and the day on which another appeared
WEEK: Final = 7  # days between two articles of which neither dates the event


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """Who takes part: the IRI, and that of the country it belongs to (its own where it is one or has none)."""

    iri: str
    country: str

    def alike(self, other: Party) -> bool:
        """Whether one text may mean by this whom another means by that: a country and what acts for it, a person the country alone."""
        if self.iri == other.iri:
            return True
        person = "/id/person/" in self.iri or "/id/person/" in other.iri
        return self.country == other.country and (not person or self.country in {self.iri, other.iri})


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one sentence tells it; `published` and `dates` are ISO 8601 (year, month or day), "" or empty where not known."""

    event: str
    kind: str
    article: str
    published: str
    agents: frozenset[Party]
    recipients: frozenset[Party]
    dates: frozenset[str] = frozenset()


def same(one: Telling, other: Telling) -> bool:
    """Whether two tellings may be of one event: of a class, by an agent of both, to a recipient of both, at a time of both.

    Recipients are compared where both have some, parties of a mutual event two by two. An event that only one dates, or
    neither, is the same within a month or a week of publication.
    """
    if one.kind != other.kind or not one.agents or not other.agents or not _meet(one.agents, other.agents):
        return False
    if one.recipients and other.recipients and not _shared(one.recipients, other.recipients):
        return False
    return (one.article == other.article and not (one.dates and other.dates)) or at_one_time(one, other)


def _meet(one: frozenset[Party], other: frozenset[Party]) -> bool:
    return _shared(one, other) >= min(len(one), len(other), 2)


def _shared(one: frozenset[Party], other: frozenset[Party]) -> int:
    return sum(1 for party in one if any(party.alike(another) for another in other))


def at_one_time(one: Telling, other: Telling) -> bool:
    """Whether the dates agree, or where one is missing the days of publication are near."""
    if one.dates and other.dates:
        return any(compatible(a, b) for a in one.dates for b in other.dates)
    limit = MONTH if one.dates or other.dates else WEEK
    days = [_day(next(iter(sorted(t.dates)), t.published)) for t in (one, other)]
    return None not in days and abs((days[0] - days[1]).days) <= limit  # type: ignore[operator]


def compatible(one: str, other: str) -> bool:
    """Whether two ISO 8601 dates may be of one day: "2021" and "2021-05-03"."""
    return one.startswith(other) or other.startswith(one)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value + {4: "-07-01", 7: "-15"}.get(len(value), ""))
    except ValueError:
        return None


def pairs(tellings: Iterable[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Every two tellings of one event, each pair once, in order."""
    found = sorted(tellings, key=lambda telling: (telling.article, telling.event))
    places: dict[tuple[str, str], list[int]] = {}
    for at, telling in enumerate(found):
        before = {b for agent in telling.agents for b in places.get((telling.kind, agent.country), ())}
        for b in sorted(before):
            if found[b].event != telling.event and same(found[b], telling):
                yield found[b], telling
        for country in {agent.country for agent in telling.agents}:
            places.setdefault((telling.kind, country), []).append(at)
