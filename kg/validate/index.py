"""The triples of a graph by predicate and subject: what the checks ask of a graph, much faster than an rdflib Graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from rdflib import Graph

from kg.graph.lines import TYPE, Term, Triple, bare, from_rdflib

NOTHING: Final[dict[Term, list[Term]]] = {}
NONE: Final[Sequence[Term]] = ()


class Index:
    """A graph to look things up in, never to change; most methods are those of rdflib's Graph by name and by what they give."""

    def __init__(self, triples: Graph | Iterable[Triple]) -> None:
        self._by_predicate: dict[Term, dict[Term, list[Term]]] = {}
        self._into: dict[Term, dict[Term, list[Term]]] = {}
        by_predicate = self._by_predicate
        found = map(from_rdflib, triples) if isinstance(triples, Graph) else triples
        distinct = found if isinstance(found, set | frozenset) else dict.fromkeys(found)
        for subject, predicate, value in distinct:
            if predicate not in by_predicate:
                by_predicate[predicate] = {subject: [value]}
            elif subject in (values := by_predicate[predicate]):
                values[subject].append(value)
            else:
                values[subject] = [value]
        self._length = len(distinct)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Triple]:
        for predicate, values in self._by_predicate.items():
            for subject, found in values.items():
                for value in found:
                    yield subject, predicate, value

    def __contains__(self, triple: tuple[Term | None, Term, Term]) -> bool:
        subject, predicate, value = triple
        return value in self.objects(subject, predicate)

    def predicates(self) -> Collection[Term]:
        """The properties that the graph has."""
        return self._by_predicate.keys()

    def of(self, predicate: Term) -> Mapping[Term, Sequence[Term]]:
        """The values of a property by subject."""
        return self._by_predicate.get(predicate, NOTHING)

    def objects(self, subject: Term | None, predicate: Term) -> Sequence[Term]:
        """The values of a property."""
        return NONE if subject is None else self._by_predicate.get(predicate, NOTHING).get(subject, NONE)

    def value(self, subject: Term | None, predicate: Term) -> Term | None:
        """One value of a property, None where it has none."""
        values = None if subject is None else self._by_predicate.get(predicate, NOTHING).get(subject)
        return values[0] if values else None

    def text(self, subject: Term | None, predicate: Term) -> str:
        """The characters of one value of a property, "" where it has none."""
        values = self.objects(subject, predicate)
        return bare(values[0]) if values else ""

    def nodes(self) -> set[Term]:
        """All terms of the triples, each once."""
        values = chain.from_iterable(found.values() for found in self._by_predicate.values())
        return set(self._by_predicate).union(*self._by_predicate.values(), *values)

    def subject_objects(self, predicate: Term) -> Sequence[tuple[Term, Term]]:
        """Subject and value of every triple with the predicate."""
        return [(subject, value) for subject, values in self.of(predicate).items() for value in values]

    def subjects(self, predicate: Term, value: Term) -> Sequence[Term]:
        """Whose property has the value."""
        if predicate not in self._into:
            by_value: dict[Term, list[Term]] = {}
            for subject, found in self.subject_objects(predicate):
                by_value.setdefault(found, []).append(subject)
            self._into[predicate] = by_value
        return self._into[predicate].get(value, NONE)


class Classes:
    """The classes of each resource, with all classes above them."""

    def __init__(
        self, index: Index, above: Mapping[Term, frozenset[Term]], below: Mapping[Term, Sequence[Term]] | None = None
    ) -> None:
        """`above` gives the super-classes of a class, itself among them; `below` the same turned round, where it is at hand."""
        self.index, self.above = index, above
        self._below = below_of(above) if below is None else below
        self._closed: dict[tuple[Term, ...], frozenset[Term]] = {}
        self._instances: dict[Term, Collection[Term]] = {}

    def of(self, node: Term) -> frozenset[Term]:
        """All classes of a resource."""
        types = tuple(self.index.objects(node, TYPE))
        found = self._closed.get(types)
        if found is None:
            found = frozenset().union(*(self.above.get(kind, frozenset({kind})) for kind in types))
            self._closed[types] = found
        return found

    def instances(self, kind: Term) -> Collection[Term]:
        """All resources of a class and of the classes below it, each once."""
        if kind not in self._instances:
            found = [self.index.subjects(TYPE, name) for name in self._below.get(kind, (kind,))]
            self._instances[kind] = dict.fromkeys(chain.from_iterable(found))
        return self._instances[kind]


def below_of(above: Mapping[Term, frozenset[Term]]) -> Mapping[Term, Sequence[Term]]:
    """For each class those below it, itself among them, when `above` gives the super-classes of each."""
    below: dict[Term, list[Term]] = {}
    for name, kinds in above.items():
        for kind in kinds:
            below.setdefault(kind, []).append(name)
    return below
