"""SHACL core compiled to Python: the part of it that ontology/shapes.ttl uses, over an `Index`.

Each constraint tells which values of a resource break it (None where there is no value to blame), and, much faster, whether all
values of many resources keep it: `kept` looks so at all targets of a shape at once, and only where that fails is each asked for what
it breaks. A word of SHACL that is not known here is an error, so that no shape is passed over in silence. pySHACL gives the same
results, more than ten times slower; a test holds the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH, XSD
from rdflib.term import Node

from kg.validate.index import NONE, NOTHING, Classes, Index, canonical

LANG_STRING: Final = RDF.langString
STRING: Final = XSD.string
Path = Callable[[Index, Node], Sequence[Node]]


@dataclass(slots=True)
class Scope:
    """The graph that is checked: its triples, and the classes of its resources."""

    index: Index
    classes: Classes


Broken = Callable[[Scope, Node, Sequence[Node]], Sequence[Node | None]]
Kept = Callable[[Scope, Sequence[Node], Sequence[Sequence[Node]]], bool]


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint: the values of a resource that break it, and whether none of several resources, given with their values, does."""

    broken: Broken
    kept: Kept


@dataclass(frozen=True, slots=True)
class Result:
    """One breach: the resource, the shape that it breaks, the value to blame."""

    focus: Node
    shape: Shape
    value: Node | None


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape (no path) or a property shape, ready to run; `rule` is the name of the node shape that it belongs to."""

    rule: str
    message: str
    warning: bool
    path: Path | None
    predicate: URIRef | None  # the path where it is one property
    constraints: tuple[Constraint, ...]
    of_none: tuple[Constraint, ...]  # those that no values at all can break
    properties: tuple[Shape, ...]
    classes: tuple[Node, ...] = ()
    subjects_of: tuple[Node, ...] = ()

    def targets(self, scope: Scope) -> Iterator[Node]:
        """The resources that the shape is for, each once."""
        found: dict[Node, None] = {}
        for kind in self.classes:
            found.update(dict.fromkeys(scope.classes.instances(kind)))
        for predicate in self.subjects_of:
            found.update(dict.fromkeys(subject for subject, _ in scope.index.subject_objects(predicate)))
        yield from found

    def results(self, scope: Scope, focus: Node) -> Iterator[Result]:
        """Every breach of the shape by the resource."""
        values: Sequence[Node] = (focus,) if self.path is None else self.path(scope.index, focus)
        for constraint in self.constraints if values else self.of_none:
            for value in constraint.broken(scope, focus, values):
                yield Result(focus, self, value)
        for shape in self.properties:
            for value in values:
                yield from shape.results(scope, value)

    def conforms(self, scope: Scope, focus: Node) -> bool:
        """Whether the resource does not break the shape."""
        values: Sequence[Node] = (focus,) if self.path is None else self.path(scope.index, focus)
        for constraint in self.constraints if values else self.of_none:
            if constraint.broken(scope, focus, values):
                return False
        return all(shape.conforms(scope, value) for shape in self.properties for value in values)

    def kept(self, scope: Scope, focuses: Sequence[Node]) -> bool:
        """Whether none of the resources breaks the shape."""
        found: Sequence[Sequence[Node]]
        if self.predicate is not None:
            out, predicate = scope.index.out, self.predicate
            found = [out.get(focus, NOTHING).get(predicate, NONE) for focus in focuses]
        elif self.path is not None:
            found = [self.path(scope.index, focus) for focus in focuses]
        else:
            found = [(focus,) for focus in focuses]
        if not all(constraint.kept(scope, focuses, found) for constraint in self.constraints):
            return False
        values = list(chain.from_iterable(found)) if self.properties else ()
        return all(shape.kept(scope, values) for shape in self.properties)


def compiled(graph: Graph) -> tuple[Shape, ...]:
    """The node shapes of a shapes graph that have targets. Raises ValueError for a word of SHACL that is not known here."""
    named = sorted(node for node in graph.subjects(RDF.type, SH.NodeShape) if isinstance(node, URIRef))
    return tuple(_shape(graph, node, str(node).rsplit("#", 1)[-1], message="breaks the shape", warning=False) for node in named)


def superclasses(graph: Graph) -> dict[Node, frozenset[Node]]:
    """For each class of an ontology all classes above it, itself among them."""
    kinds = {node for pair in graph.subject_objects(RDFS.subClassOf) for node in pair if isinstance(node, URIRef)}
    return {
        canonical(kind): frozenset(canonical(above) for above in graph.transitive_objects(kind, RDFS.subClassOf) if above is not None)
        for kind in kinds
    }


def _shape(graph: Graph, node: Node, rule: str, *, message: str, warning: bool) -> Shape:
    own_message, severity = graph.value(node, SH.message), graph.value(node, SH.severity)
    message = message if own_message is None else str(own_message)
    warning = warning if severity is None else severity == SH.Warning
    path = canonical(graph.value(node, SH.path))
    constraints: list[Constraint] = []
    of_none: list[Constraint] = []
    properties: list[Shape] = []
    for word, value in sorted(graph.predicate_objects(node), key=str):
        if word == SH.property:
            properties.append(_shape(graph, value, rule, message=message, warning=warning))
        elif word in (SH["or"], SH["not"]):
            parts = Collection(graph, value) if word == SH["or"] else [value]
            shapes = [_shape(graph, part, rule, message=message, warning=warning) for part in parts]
            constraints.append(_or(shapes) if word == SH["or"] else _not(shapes[0]))
        elif word in LISTS:
            constraints.append(LISTS[word](frozenset(map(canonical, Collection(graph, value)))))
        elif word in CONSTRAINTS:
            constraints.append(CONSTRAINTS[word](canonical(value)))
            if word in OF_NONE:
                of_none.append(constraints[-1])
        elif str(word).startswith(str(SH)) and word not in ELSEWHERE:
            raise ValueError(f"shape {rule}: {word} is not known to kg/validate/shacl.py")
    return Shape(
        rule=rule,
        message=message,
        warning=warning,
        path=None if path is None else _path(graph, path),
        predicate=path if isinstance(path, URIRef) else None,
        constraints=tuple(constraints),
        of_none=tuple(of_none),
        properties=tuple(properties),
        classes=tuple(map(canonical, sorted(graph.objects(node, SH.targetClass), key=str))),
        subjects_of=tuple(map(canonical, sorted(graph.objects(node, SH.targetSubjectsOf), key=str))),
    )


def _path(graph: Graph, path: Node) -> Path:
    if isinstance(path, URIRef):
        predicate = canonical(path)
        return lambda index, node: index.objects(node, predicate)
    inverse = graph.value(path, SH.inversePath)
    if inverse is not None:
        back = canonical(inverse)
        return lambda index, node: index.subjects(back, node)
    either = graph.value(path, SH.alternativePath)
    steps = [_path(graph, step) for step in Collection(graph, path if either is None else either)]
    if not steps:
        raise ValueError(f"{path}: a path that is not known to kg/validate/shacl.py")
    if either is not None:
        return lambda index, node: list(dict.fromkeys(value for step in steps for value in step(index, node)))
    return lambda index, node: _followed(steps, index, node)


def _followed(steps: Sequence[Path], index: Index, node: Node) -> Sequence[Node]:
    reached: Sequence[Node] = (node,)
    for step in steps:
        reached = list(dict.fromkeys(value for at in reached for value in step(index, at)))
    return reached


def _of_each(holds: Callable[[Scope, Node], bool]) -> Constraint:
    """A constraint on each value by itself."""

    def kept(scope: Scope, _focuses: Sequence[Node], found: Sequence[Sequence[Node]]) -> bool:
        once = {id(value): value for values in found for value in values}  # what is equal is mostly one object, and terms hash slowly
        return all(holds(scope, value) for value in once.values())

    return Constraint(lambda scope, _, values: [value for value in values if not holds(scope, value)], kept)


def _each(holds: Callable[[Node], bool]) -> Constraint:
    """The same where nothing else in the graph matters."""
    return Constraint(
        lambda _scope, _focus, values: [value for value in values if not holds(value)],
        lambda _scope, _focuses, found: all(map(holds, {id(value): value for values in found for value in values}.values())),
    )


def _of_all(broken: Broken) -> Constraint:
    """A constraint on all values of a resource together."""
    return Constraint(
        broken,
        lambda scope, focuses, found: not any(broken(scope, focus, values) for focus, values in zip(focuses, found, strict=True)),
    )


def _or(shapes: Sequence[Shape]) -> Constraint:
    return _of_each(lambda scope, value: any(shape.conforms(scope, value) for shape in shapes))


def _not(shape: Shape) -> Constraint:
    return _of_each(lambda scope, value: not shape.conforms(scope, value))


def _min_count(value: Any) -> Constraint:
    least = int(value)
    return Constraint(
        lambda _scope, _focus, values: (None,) if len(values) < least else NONE,
        lambda _scope, _focuses, found: min(map(len, found), default=least) >= least,
    )


def _max_count(value: Any) -> Constraint:
    most = int(value)
    return Constraint(
        lambda _scope, _focus, values: (None,) if len(values) > most else NONE,
        lambda _scope, _focuses, found: max(map(len, found), default=most) <= most,
    )


def _datatype(wanted: Node) -> Constraint:
    return _each(lambda v: type(v) is Literal and not v.ill_typed and ((found := _datatype_of(v)) is wanted or found == wanted))


def _datatype_of(literal: Literal) -> Node:
    return LANG_STRING if literal.language else literal.datatype or STRING


def _pattern(value: Node) -> Constraint:
    pattern = re.compile(str(value))
    return _each(lambda v: pattern.search(v if isinstance(v, str) else str(v)) is not None)


def _min_length(value: Any) -> Constraint:
    least = int(value)
    return _each(lambda v: len(str(v)) >= least)


def _node_kind(kind: Node) -> Constraint:
    wanted = {SH.IRI: URIRef, SH.Literal: Literal}[URIRef(str(kind))]
    return _each(lambda v: isinstance(v, wanted))


def _class(kind: Node) -> Constraint:
    return _of_each(lambda scope, value: kind in scope.classes.of(value))


def _has_value(wanted: Node) -> Constraint:
    return _of_all(lambda _scope, _focus, values: NONE if wanted in values else (None,))


def _bound(holds: Callable[[Any, Any], bool]) -> Callable[[Any], Constraint]:
    return lambda bound: _each(lambda v: _compared(v, bound, holds))


def _less_than(predicate: Node) -> Constraint:
    def broken(scope: Scope, focus: Node, values: Sequence[Node]) -> Sequence[Node]:
        others = scope.index.objects(focus, predicate)
        return [v for v in values for other in others if not _compared(v, other, lambda a, b: bool(a < b))]

    return _of_all(broken)


def _compared(value: Node, other: Node, holds: Callable[[Any, Any], bool]) -> bool:
    """Whether it holds of the two; never of what is no literal or is of another kind."""
    if not isinstance(value, Literal) or not isinstance(other, Literal):
        return False
    try:
        return holds(value.toPython(), other.toPython())
    except TypeError:
        return False


def _in(allowed: frozenset[Node]) -> Constraint:
    return _each(lambda v: v in allowed)


def _language_in(allowed: frozenset[Node]) -> Constraint:
    ranges = tuple(str(name).lower() for name in allowed)
    return _each(lambda v: isinstance(v, Literal) and _in_range((v.language or "").lower(), ranges))


def _in_range(language: str, ranges: Iterable[str]) -> bool:
    return any(language == name or language.startswith(f"{name}-") for name in ranges)


CONSTRAINTS: Final[dict[Node, Callable[[Node], Constraint]]] = {
    SH.minCount: _min_count,
    SH.maxCount: _max_count,
    SH.datatype: _datatype,
    SH.pattern: _pattern,
    SH.minLength: _min_length,
    SH.nodeKind: _node_kind,
    SH["class"]: _class,
    SH.hasValue: _has_value,
    SH.minInclusive: _bound(lambda value, bound: bool(value >= bound)),
    SH.maxInclusive: _bound(lambda value, bound: bool(value <= bound)),
    SH.lessThan: _less_than,
}
LISTS: Final[dict[Node, Callable[[frozenset[Node]], Constraint]]] = {SH["in"]: _in, SH.languageIn: _language_in}
#: Constraints that ask for values; the others are kept where there is none.
OF_NONE: Final = frozenset({SH.minCount, SH.hasValue})
#: Words of SHACL that `_shape` reads itself.
ELSEWHERE: Final = frozenset({SH.path, SH.message, SH.severity, SH.targetClass, SH.targetSubjectsOf})
