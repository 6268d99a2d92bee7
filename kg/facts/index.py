"""The triples of a graph as plain strings, by subject and by predicate: for what only reads values, smaller and faster than a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph
from rdflib.namespace import RDF, RDFS

from kg import terms

LABELS = (str(RDFS.label), str(terms.schema_headline), str(terms.skosxl_literalForm), str(terms.schema_identifier))


class Index:
    """IRIs and literals are both their text; the predicates tell which is which."""

    def __init__(self, triples: Iterable[pyoxigraph.Triple]) -> None:
        self.out: dict[str, dict[str, list[str]]] = {}
        self.length = 0
        for triple in triples:
            subject, value = triple.subject, triple.object
            if isinstance(subject, pyoxigraph.NamedNode) and isinstance(value, pyoxigraph.NamedNode | pyoxigraph.Literal):
                self.out.setdefault(subject.value, {}).setdefault(triple.predicate.value, []).append(value.value)
                self.length += 1
        for found in self.out.values():
            for values in found.values():
                values.sort()
        self._into: dict[str, dict[str, list[str]]] = {}

    def values(self, subject: str, predicate: str) -> list[str]:
        """The values of a property, sorted."""
        return self.out.get(subject, {}).get(predicate, [])

    def value(self, subject: str, predicate: str) -> str:
        """The first value of a property, "" where it has none."""
        return next(iter(self.values(subject, predicate)), "")

    def subjects(self, predicate: str, value: str) -> list[str]:
        """The subjects whose property has the value, sorted."""
        if predicate not in self._into:
            found = defaultdict(list)
            for subject in sorted(self.out):
                for each in self.values(subject, predicate):
                    found[each].append(subject)
            self._into[predicate] = dict(found)
        return self._into[predicate].get(value, [])

    def instances(self, kind: str) -> list[str]:
        """The resources that have the class."""
        return self.subjects(str(RDF.type), kind)

    def label(self, iri: str) -> str:
        """The name of a resource for readers, or what stands last in its IRI."""
        for predicate in LABELS:
            if found := self.value(iri, predicate):
                return found
        return local(iri)


def local(iri: str) -> str:
    """What stands last in an IRI."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
