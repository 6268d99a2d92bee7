"""Parts: what each article gives to a graph, complete in itself, so that one can be added or taken away without the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from rdflib import URIRef
from rdflib.namespace import SKOS
from rdflib.term import Node

from kg.graph.ledger import ArticleGraph
from kg.graph.lines import LABEL
from kg.graph.literals import english

Triple = tuple[URIRef, URIRef, Node]
LABELS: Final = frozenset({LABEL})  # to be in it is quicker than to be equal to it
ALSO: Final = SKOS.altLabel
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Part:
    """What one article gives: `graph` stands on its words alone, `shared` is what it says of entities and posts.

    `text` is None where it is not at hand; `corrections` are those (kg:Correction) that had something to change in it.
    """

    graph: ArticleGraph
    shared: frozenset[Triple]
    title: str
    text: str | None = None
    corrections: frozenset[URIRef] = frozenset()

    @property
    def identifier(self) -> str:
        """The identifier of the article."""
        return self.graph.claims.article

    @property
    def sha256(self) -> str:
        """The SHA-256 of the article's text."""
        return self.graph.sha256


def joined(shared: Iterable[Iterable[Triple]], agreed: Mapping[str, str] = NOTHING) -> set[Triple]:
    """The triples on entities of all articles: one label each, the one that most articles give (the first by the alphabet of
    several), or the one `agreed` on for a subject; the others are other names."""
    found: set[Triple] = set()
    labels: dict[URIRef, Counter[Node]] = {}
    for triples in shared:
        for subject, predicate, value in triples:
            if predicate in LABELS:
                labels.setdefault(subject, Counter())[value] += 1
            else:
                found.add((subject, predicate, value))
    for subject, given in labels.items():
        label = min(given, key=lambda value: (-given[value], value))
        if str(subject) in agreed:
            label = english(agreed[str(subject)])
        found.discard((subject, ALSO, label))
        found.add((subject, LABEL, label))
        found.update((subject, ALSO, value) for value in given if value != label)
    return found
