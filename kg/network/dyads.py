"""Facts -> tables of dyads of countries, in the form of event data of quantitative political science. Beside measures.

One row an event and ordered pair of countries, who does it and to whom; what several do to each other stands in both directions, as event
data has it. `dyad_years` adds up the rows of a pair, a year, a class and a status.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.network.classes import QUADS, SCORE_SOURCE, event_classes, state_numbers
from kg.network.graphs import Cast, pairs
from kg.network.reading import Facts


@dataclass(frozen=True, slots=True)
class DyadEvent:
    """An event of a pair of countries; None for what is not known.

    `source` and `target` are ISO 3166-1 alpha-3, `source_cow` and `target_cow` the numbers of the Correlates of War project. `date` is the
    day, month or year that the text and the date of publication fix. `year` is that of `date`, else that of publication: `year_from`
    says which ("event", "published"). `quad_class` is 1 to 4. `score` goes from -10 to 10. `evidence` is the sentence, `span` its IRI.
    """

    event: str
    source: str
    source_cow: int | None
    target: str
    target_cow: int | None
    date: str | None
    until: str | None
    year: int | None
    year_from: str | None
    event_class: str
    quad_class: int
    quad: str
    score: float
    score_source: str
    status: str
    according_to: str | None
    mutual: bool
    document: str
    published: str | None
    evidence: str
    span: str


@dataclass(frozen=True, slots=True)
class DyadYear:
    """The events of a pair of countries in a year, of one class and one status; `dated` counts those whose own date gives the year.

    `score` is that of one such event, `score_sum` of all; `document` names all articles, `evidence` is the sentence of the first event.
    """

    source: str
    source_cow: int | None
    target: str
    target_cow: int | None
    year: int | None
    event_class: str
    quad_class: int
    quad: str
    status: str
    count: int
    dated: int
    score: float
    score_sum: float
    score_source: str
    document: str
    evidence: str


def dyad_events(facts: Facts) -> list[DyadEvent]:
    """The events by pair, year and IRI; those without a year first."""
    cast = Cast(facts, "countries")
    found = []
    for event in facts.events:
        kind, stands_on = event_classes()[event.kind], event.evidence
        year = event.date[:4] or stands_on.published[:4]
        for agent, recipient, mutual in pairs(event, cast):
            source, target = facts.actors[agent].iso3, facts.actors[recipient].iso3
            found.append(
                DyadEvent(
                    event.iri, source, state_numbers().get(source), target, state_numbers().get(target),
                    event.date or None, event.until or None,
                    int(year) if year else None, ("event" if event.date else "published") if year else None,
                    kind.name, kind.quad, QUADS[kind.quad], kind.score, SCORE_SOURCE,
                    event.status, cast.names(event.players("accordingTo")) or None, mutual,
                    stands_on.document, stands_on.published or None, stands_on.words, stands_on.span,
                )
            )  # fmt: skip
    return sorted(found, key=lambda row: (row.source, row.target, row.year or 0, row.date or "", row.event))


def dyad_years(facts: Facts) -> list[DyadYear]:
    """The events added up, by pair, year, class and status."""
    groups: dict[tuple[str, str, int, str, str], list[DyadEvent]] = defaultdict(list)
    for row in dyad_events(facts):
        groups[row.source, row.target, row.year or 0, row.event_class, row.status].append(row)
    found = []
    for _, rows in sorted(groups.items()):
        first = rows[0]
        found.append(
            DyadYear(
                first.source, first.source_cow, first.target, first.target_cow, first.year,
                first.event_class, first.quad_class, first.quad, first.status,
                len(rows), sum(row.year_from == "event" for row in rows),
                first.score, round(sum(row.score for row in rows), 2), SCORE_SOURCE,
                "; ".join(sorted({name for row in rows for name in row.document.split("; ")})), first.evidence,
            )
        )  # fmt: skip
    return found
