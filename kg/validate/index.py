"""The triples of a graph by subject and by predicate: what the checks ask of a graph, much faster than an rdflib Graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, overload

from rdflib import URIRef
from rdflib.term import Node

from kg.graph.lines import TYPE, VOCABULARY

Triple = tuple[Node, Node, Node]
NOTHING: Final[Mapping[Node, Sequence[Node]]] = {}
NONE: Final[Sequence[Node]] = ()


@overload
def canonical(term: Node) -> Node: ...
@overload
def canonical(term: None) -> None: ...
def canonical(term: Node | None) -> Node | None:
    """The object that graphs of a build have for the term, where it is one of the vocabulary."""
    return VOCABULARY.get(str(term), term) if isinstance(term, URIRef) else term


class Index:
    """A graph to look things up in, never to change; the methods are those of rdflib's Graph by name and by what they give."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.out: dict[Node, dict[Node, list[Node]]] = {}
        self._pairs: dict[Node, list[tuple[Node, Node]]] = {}
        self._into: dict[Node, dict[Node, list[Node]]] = {}
        out, pairs = self.out, self._pairs
        distinct = triples if isinstance(triples, set | frozenset) else dict.fromkeys(triples)
        for subject, predicate, value in distinct:
            properties = out.get(subject)
            if properties is None:
                out[subject] = {predicate: [value]}
            elif predicate in properties:
                properties[predicate].append(value)
            else:
                properties[predicate] = [value]
            if predicate in pairs:
                pairs[predicate].append((subject, value))
            else:
                pairs[predicate] = [(subject, value)]
        self._length = len(distinct)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Triple]:
        for subject, properties in self.out.items():
            for predicate, values in properties.items():
                for value in values:
                    yield subject, predicate, value

    def __contains__(self, triple: tuple[Node | None, Node, Node]) -> bool:
        subject, predicate, value = triple
        return value in self.objects(subject, predicate)

    def objects(self, subject: Node | None, predicate: Node) -> Sequence[Node]:
        """The values of a property."""
        return (NOTHING if subject is None else self.out.get(subject, NOTHING)).get(predicate, NONE)

    def value(self, subject: Node, predicate: Node) -> Node | None:
        """One value of a property, None where it has none."""
        values = self.out.get(subject, NOTHING).get(predicate)
        return values[0] if values else None

    def nodes(self) -> Iterable[Node]:
        """All terms of the triples, each object once."""
        values = (value for pairs in self._pairs.values() for _, value in pairs)
        return {id(node): node for node in chain(self.out, self._pairs, values)}.values()

    def subject_objects(self, predicate: Node) -> Sequence[tuple[Node, Node]]:
        """Subject and value of every triple with the predicate."""
        return self._pairs.get(predicate, ())

    def subjects(self, predicate: Node, value: Node) -> Sequence[Node]:
        """Whose property has the value."""
        if predicate not in self._into:
            by_value: dict[Node, list[Node]] = {}
            for subject, found in self.subject_objects(predicate):
                by_value.setdefault(found, []).append(subject)
            self._into[predicate] = by_value
        return self._into[predicate].get(value, NONE)


class Classes:
    """The classes of each resource, with all classes above them."""

    def __init__(
        self, index: Index, above: Mapping[Node, frozenset[Node]], below: Mapping[Node, Sequence[Node]] | None = None
    ) -> None:
        """`above` gives the super-classes of a class, itself among them; `below` the same turned round, where it is at hand."""
        self.index, self.above = index, above
        self._below = below_of(above) if below is None else below
        self._closed: dict[tuple[Node, ...], frozenset[Node]] = {}

    def of(self, node: Node) -> frozenset[Node]:
        """All classes of a resource."""
        types = tuple(self.index.objects(node, TYPE))
        found = self._closed.get(types)
        if found is None:
            found = frozenset().union(*(self.above.get(kind, frozenset({kind})) for kind in types))
            self._closed[types] = found
        return found

    def instances(self, kind: Node) -> Iterator[Node]:
        """All resources of a class and of the classes below it, each once."""
        found: dict[Node, None] = {}
        for name in self._below.get(kind, (kind,)):
            found.update(dict.fromkeys(self.index.subjects(TYPE, name)))
        yield from found


def below_of(above: Mapping[Node, frozenset[Node]]) -> Mapping[Node, Sequence[Node]]:
    """For each class those below it, itself among them, when `above` gives the super-classes of each."""
    below: dict[Node, list[Node]] = {}
    for name, kinds in above.items():
        for kind in kinds:
            below.setdefault(kind, []).append(name)
    return below
