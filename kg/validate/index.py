"""The triples of a graph by subject and by predicate: what the checks ask of a graph, much faster than an rdflib Graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from rdflib.namespace import RDF
from rdflib.term import Node

Triple = tuple[Node, Node, Node]
NOTHING: Final[Mapping[Node, Sequence[Node]]] = {}
NONE: Final[Sequence[Node]] = ()
TYPE: Final = RDF.type


class Index:
    """A graph to look things up in, never to change; the methods are those of rdflib's Graph by name and by what they give."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.out: dict[Node, dict[Node, list[Node]]] = {}
        self._pairs: dict[Node, list[tuple[Node, Node]]] = {}
        self._into: dict[Node, dict[Node, list[Node]]] = {}
        self._length = 0
        for subject, predicate, value in triples if isinstance(triples, set | frozenset) else dict.fromkeys(triples):
            self.out.setdefault(subject, {}).setdefault(predicate, []).append(value)
            self._pairs.setdefault(predicate, []).append((subject, value))
            self._length += 1

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
        return next(iter(self.objects(subject, predicate)), None)

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

    def __init__(self, index: Index, above: Mapping[Node, frozenset[Node]]) -> None:
        """`above` gives the super-classes of a class, itself among them."""
        self.index, self.above = index, above
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
        below = [name for name, above in self.above.items() if kind in above] or [kind]
        yield from dict.fromkeys(node for name in below for node in self.index.subjects(RDF.type, name))
