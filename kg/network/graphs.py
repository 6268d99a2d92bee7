"""Facts -> networkx graphs: who acts on whom, who signs with whom, who speaks of whom, who is mentioned with whom.

Nodes are IRIs with `label`, `class`, and where known `iso3` and `wikidata`. On the level of countries a country stands for itself and
for the persons and organizations that belong to it or act for it; on the level of actors everybody stands for itself, and those
whom an article describes without a name are left out. Edges keep what they stand on: `document`, `published`, `evidence` (the
sentence) and `span` (its IRI). An attribute that is not known is absent.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, permutations, product
from pathlib import Path
from typing import Any, Final, Literal

import networkx as nx
import pyoxigraph

from kg.iris import digest
from kg.network.classes import event_classes
from kg.network.reading import Actor, Fact, Facts, Words, read_facts

Level = Literal["countries", "actors"]
LEVELS: Final[tuple[Level, ...]] = ("countries", "actors")
ASSERTED: Final = "Asserted"
#: What articles say themselves, and what is only somebody's word.
STANDINGS: Final = {"acts-asserted": (ASSERTED,), "acts-claimed": ("Attributed",)}


@dataclass(frozen=True, slots=True)
class Networks:
    """The four networks of one level; edges of the multigraphs have as key the hash of the fact and of both ends.

    `acts` (MultiDiGraph): an edge for each event and pair, with `event`, `event_class`, `quad` (1 to 4), `sign` (1 cooperation,
    -1 conflict), `score` (-10 to 10), `status`, `mutual`, `according_to`, `date`, `until`, `weight` 1. What several do to each other
    stands in both directions.
    `signs` (MultiGraph): an edge for each treaty and pair of signatories, with `treaty`, `kind`, `status`, `date`, `weight` 1.
    `speaks` (MultiDiGraph): an edge from each speaker to each actor that a statement is about, with `statement`, `status`, `weight` 1.
    `mentions` (Graph): who is mentioned in one sentence with whom, of those sentences that carry an event or a statement (the graph keeps
    no others); `weight` counts the sentences, `document` and `articles` give the identifiers and the IRIs of their articles,
    `evidence` is the first of them.
    """

    level: Level
    acts: nx.MultiDiGraph[str]
    signs: nx.MultiGraph[str]
    speaks: nx.MultiDiGraph[str]
    mentions: nx.Graph[str]

    def all(self) -> dict[str, nx.Graph[str]]:
        """The networks by name, those of `acts` and `signs` also by standing."""
        found = {name: with_status(self.acts, *statuses, name=name) for name, statuses in STANDINGS.items()}
        asserted = with_status(self.signs, ASSERTED, name="signs-asserted")
        whole = {"signs": self.signs, "signs-asserted": asserted, "speaks": self.speaks, "mentions": self.mentions}
        return {"acts": self.acts, **found, **whole}

    def measured(self) -> dict[str, nx.Graph[str]]:
        """Those of which measures are taken: not the two that hold what is planned, denied or supposed beside what is done."""
        return {name: graph for name, graph in self.all().items() if name not in {"acts", "signs"}}


def read(source: Path | pyoxigraph.Store, *, level: Level = "countries") -> Networks:
    """The networks of the graph in a folder or a store; raises InputError where there is none."""
    return networks(read_facts(source), level=level)


def networks(facts: Facts, *, level: Level = "countries") -> Networks:
    """The networks of one level."""
    cast = Cast(facts, level)
    return Networks(level, _acts(facts, cast), _signs(facts, cast), _speaks(facts, cast), _mentions(facts, cast))


def with_status(graph: nx.Graph[str], *statuses: str, name: str = "") -> nx.Graph[str]:
    """The edges that have one of the statuses ("Asserted", "Attributed", …), with their nodes: a copy, of the same class."""
    kept = graph.__class__(**(graph.graph | known(name=name)))
    edges = [(*ends, data) for *ends, data in _edges(graph) if data["status"] in statuses]
    nodes = {node for u, v, *_ in edges for node in (u, v)}
    kept.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in nodes)
    kept.add_edges_from(edges)
    return kept


def _edges(graph: nx.Graph[str]) -> Any:
    return graph.edges(keys=True, data=True) if graph.is_multigraph() else graph.edges(data=True)


class Cast:
    """Who stands for whom on a level."""

    def __init__(self, facts: Facts, level: Level) -> None:
        self.level = level
        self.actors = facts.actors

    def stand_for(self, iris: Iterable[str]) -> tuple[str, ...]:
        """The nodes that stand for these actors, each once, in order; an actor without a country has none among the countries."""
        return tuple(sorted({node for iri in iris for node in self._nodes(self.actors[iri])}))

    def _nodes(self, actor: Actor) -> tuple[str, ...]:
        if self.level == "actors":
            return () if actor.described else (actor.iri,)
        if actor.iso3:
            return (actor.iri,)
        return tuple(iri for iri in actor.countries if iri in self.actors and self.actors[iri].iso3)

    def names(self, iris: Iterable[str]) -> str:
        """The labels of actors, in order."""
        return "; ".join(sorted({self.actors[iri].label for iri in iris}))

    def dress(self, graph: nx.Graph[str], name: str, edges: Collection[tuple[Any, ...]]) -> nx.Graph[str]:
        """The graph with these edges, in order, and with their nodes and what is known of them."""
        graph.graph.update(name=name, level=self.level, signed=name == "acts")
        for node in sorted({node for u, v, *_ in edges for node in (u, v)}):
            actor = self.actors[node]
            graph.add_node(node, **known(label=actor.label, **{"class": actor.kind}, iso3=actor.iso3, wikidata=actor.wikidata))
        graph.add_edges_from(sorted(edges, key=lambda edge: edge[:-1]))
        return graph


def known(**attributes: object) -> dict[str, object]:
    """The attributes that have a value."""
    return {name: value for name, value in attributes.items() if value != ""}


def _stands_on(evidence: Words) -> dict[str, object]:
    return known(document=evidence.document, published=evidence.published, evidence=evidence.words, span=evidence.span)


def pairs(event: Fact, cast: Cast) -> Iterator[tuple[str, str, bool]]:
    """Who does it to whom, and whether they do it to each other.

    Without a recipient, and in a class that is mutual, it is done among the agents; what several do side by side is done to nobody.
    """
    agents = cast.stand_for(event.players("agent"))
    if recipients := event.players("recipient"):
        yield from ((a, b, False) for a, b in product(agents, cast.stand_for(recipients)) if a != b)
    elif event_classes()[event.kind].mutual:
        yield from ((a, b, True) for a, b in permutations(agents, 2))


def _acts(facts: Facts, cast: Cast) -> nx.MultiDiGraph[str]:
    edges = []
    for event in facts.events:
        kind = event_classes()[event.kind]
        for agent, recipient, mutual in pairs(event, cast):
            data = known(
                event=event.iri, label=event.label, event_class=kind.name, quad=kind.quad, sign=kind.sign, score=kind.score,
                status=event.status, mutual=mutual, according_to=cast.names(event.players("accordingTo")),
                date=event.date, until=event.until, weight=1,
            )  # fmt: skip
            edges.append((agent, recipient, digest(event.iri, agent, recipient), data | _stands_on(event.evidence)))
    return cast.dress(nx.MultiDiGraph(), "acts", edges)


def _signs(facts: Facts, cast: Cast) -> nx.MultiGraph[str]:
    edges = []
    for treaty in facts.treaties:
        for one, other in combinations(cast.stand_for(treaty.players("signatory")), 2):
            data = known(treaty=treaty.iri, label=treaty.label, kind=treaty.kind, status=treaty.status, date=treaty.date, weight=1)
            edges.append((one, other, digest(treaty.iri, one, other), data | _stands_on(treaty.evidence)))
    return cast.dress(nx.MultiGraph(), "signs", edges)


def _speaks(facts: Facts, cast: Cast) -> nx.MultiDiGraph[str]:
    edges = []
    for said in facts.statements:
        for speaker, topic in product(cast.stand_for(said.players("speaker")), cast.stand_for(said.players("about"))):
            if speaker != topic:
                data = known(statement=said.iri, label=said.label, status=said.status, date=said.date, weight=1)
                edges.append((speaker, topic, digest(said.iri, speaker, topic), data | _stands_on(said.evidence)))
    return cast.dress(nx.MultiDiGraph(), "speaks", edges)


def _mentions(facts: Facts, cast: Cast) -> nx.Graph[str]:
    together: dict[tuple[str, str], list[Words]] = {}
    for sentence in facts.sentences:
        named = (iri for iri in sentence.actors if not cast.actors[iri].described)
        for pair in combinations(cast.stand_for(named), 2):
            together.setdefault(pair, []).append(sentence.evidence)
    edges = []
    for (one, other), found in together.items():
        first = min(found, key=lambda words: (words.published, words.document, words.span))
        documents = "; ".join(sorted({words.document for words in found}))
        articles = " ".join(sorted({words.span.partition("/char/")[0] for words in found}))
        edges.append((one, other, {**_stands_on(first), "document": documents, "articles": articles, "weight": len(found)}))
    return cast.dress(nx.Graph(), "mentions", edges)
