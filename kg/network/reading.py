"""A built graph -> facts about its actors, as plain frozen values: the only part of `kg.network` that knows SPARQL.

The questions are `kg/network/*.rq`. Everything is sorted, and IRIs are strings, so that what is made of the facts is the same
every run.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

import pyoxigraph

from kg.query import Query, Rows, run
from kg.store import open_store

#: The finest class of an actor is the first of these that it has; classes that a reasoner adds do not count.
KINDS: Final = (
    "GovernmentBody", "ArmedForce", "ArmedGroup", "IntergovernmentalOrganization", "PoliticalParty", "MediaOrganization", "Company",
    "Country", "Organization", "Person",
)  # fmt: skip
WIDEST: Final = "Actor"
DESCRIBED: Final = "DescribedEntity"
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, an organization or a country; `countries` are the IRIs of those that it belongs to or acts for."""

    iri: str
    label: str
    kind: str
    iso3: str = ""
    wikidata: str = ""
    countries: tuple[str, ...] = ()
    described: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What a fact stands on: the sentence (`words`), its span, the identifiers of the articles, the first date of publication."""

    words: str = ""
    span: str = ""
    document: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """An event, a statement or a treaty: `kind` is a class of PLOVER, "" for a statement, or the kind of a treaty.

    `status` is Asserted, Attributed, Planned, Denied or Hypothetical; `date` and `until` are ISO days, months or years, "" where
    the graph has none; `roles` are pairs of role ("agent", "speaker", "signatory" …) and IRI.
    """

    iri: str
    kind: str
    status: str
    label: str
    date: str
    until: str
    roles: tuple[tuple[str, str], ...]
    evidence: Words

    def players(self, *roles: str) -> tuple[str, ...]:
        """Who has one of the roles, in order."""
        return tuple(sorted({actor for role, actor in self.roles if role in roles}))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that carries an event or a statement, and the actors that it mentions."""

    evidence: Words
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the networks are made of; `mentions` counts the mentions of each actor, whether in such a sentence or not."""

    actors: Mapping[str, Actor]
    events: tuple[Fact, ...]
    statements: tuple[Fact, ...]
    treaties: tuple[Fact, ...]
    sentences: tuple[Sentence, ...]
    mentions: Mapping[str, int]


def read_facts(source: Path | pyoxigraph.Store) -> Facts:
    """The facts of the graph in a folder or a store; raises InputError as `open_store` does."""
    store = open_store(source) if isinstance(source, Path) else source
    actors = _actors(rows(store, "actors"))
    roles: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in rows(store, "roles"):
        if row["actor"] in actors:
            roles[row["it"]].add((row["role"], row["actor"]))
    spans: dict[str, list[Row]] = defaultdict(list)
    for row in rows(store, "spans"):
        spans[row["it"]].append(row)
    told = _facts(rows(store, "events"), roles, spans)
    mentions = rows(store, "mentions")
    counts: dict[str, int] = defaultdict(int)
    for row in mentions:
        counts[row["actor"]] += 1
    return Facts(
        actors,
        tuple(fact for fact in told if fact.kind),
        tuple(fact for fact in told if not fact.kind),
        _facts(rows(store, "treaties"), roles, spans),
        tuple(_sentences((spans[fact.iri] for fact in told), mentions)),
        dict(sorted(counts.items())),
    )


def rows(store: pyoxigraph.Store, name: str) -> list[Row]:
    """The answer to a packaged question, its terms as strings, "" where nothing is bound."""
    file = files("kg.network") / f"{name}.rq"
    answer = run(store, Query(f"network/{name}", "", (), file.read_text(encoding="utf-8")))
    if not isinstance(answer, Rows):
        raise TypeError(f"{name}.rq is no SELECT")
    return [{column: _text(term) for column, term in zip(answer.columns, row, strict=True)} for row in answer.rows]


def _text(term: object) -> str:
    return term.value if isinstance(term, pyoxigraph.NamedNode | pyoxigraph.Literal) else ""


def _actors(rows: Iterable[Row]) -> dict[str, Actor]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        for column, value in row.items():
            if value:
                found[row["actor"]][column].add(value)
    return {iri: _actor(iri, values) for iri, values in sorted(found.items())}


def _actor(iri: str, values: Mapping[str, set[str]]) -> Actor:
    types = {value.rpartition("#")[2] for value in values["type"]}
    return Actor(
        iri,
        min(values["label"]),
        next((kind for kind in KINDS if kind in types), WIDEST),
        min(values["iso3"], default=""),
        min(values["same"], default="").rpartition("/")[2],
        tuple(sorted(values["country"])),
        DESCRIBED in types,
    )


def _facts(rows: Iterable[Row], roles: Mapping[str, set[tuple[str, str]]], spans: Mapping[str, list[Row]]) -> tuple[Fact, ...]:
    """One fact for each thing; of several values of a property, which a graph of newskg hardly has, the first in order."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        first = found.setdefault(row["it"], dict(row))
        for column, value in row.items():
            first[column] = min(filter(None, (first[column], value)), default="")
    return tuple(
        Fact(
            iri,
            row.get("class", row.get("kind", "")),
            row["status"],
            row["label"],
            row["on"] or row.get("begin", ""),
            "" if row["on"] else row.get("end", ""),
            tuple(sorted(roles.get(iri, ()))),
            evidence(spans.get(iri, ())),
        )
        for iri, row in sorted(found.items())
    )


def evidence(rows: Iterable[Row]) -> Words:
    """The longest of the spans, the first of equally long ones, and all articles that they lie in."""
    spans = list(rows)
    if not spans:
        return Words()
    longest = _longest(spans)
    documents = "; ".join(sorted({row["document"] for row in spans}))
    return Words(longest["words"], longest["span"], documents, min(filter(None, (row["published"] for row in spans)), default=""))


def _longest(rows: Iterable[Row]) -> Row:
    return min(rows, key=lambda row: (int(row["from"]) - int(row["to"]), row["document"], int(row["from"])))


def _sentences(evidences: Iterable[list[Row]], mentions: Iterable[Row]) -> list[Sentence]:
    """The sentences around the triggers, each once, with whom they mention."""
    where: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for row in mentions:
        where[row["text"]].append((int(row["from"]), int(row["to"]), row["actor"]))
    for places in where.values():
        places.sort()
    found = {}
    for rows in evidences:
        for text in {row["text"] for row in rows}:
            row = _longest(r for r in rows if r["text"] == text)
            found[row["span"]] = row
    return [Sentence(evidence([row]), _within(where[row["text"]], int(row["from"]), int(row["to"]))) for _, row in sorted(found.items())]


def _within(places: list[tuple[int, int, str]], begin: int, end: int) -> tuple[str, ...]:
    first = bisect_left(places, (begin, 0, ""))
    last = bisect_left(places, (end, 0, ""))
    return tuple(sorted({actor for _, to, actor in places[first:last] if to <= end}))
