"""SHACL core compiled to Python: the part of it that ontology/shapes.ttl uses, over an `Index`.

Each constraint tells which values of a resource break it (None where there is no value to blame), and, much faster, whether all
values of many resources keep it: `kept` looks so at all targets of a shape at once, and only where that fails is each asked for what
it breaks. A word of SHACL that is not known here is an error, so that no shape is passed over in silence. pySHACL gives the same
results, more than ten times slower; a test holds the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, Final

from rdflib import Graph, URIRef
from rdflib.collection import Collection as RdfList
from rdflib.namespace import RDF, RDFS, SH, XSD
from rdflib.term import Node

from kg.graph.lines import KNOWN, Term, bare, is_literal, rdflib_literal, suffix_of, written
from kg.validate.index import NONE, Classes, Index
from kg.validate.triples import well_typed

Path = Callable[[Index, Term], Sequence[Term]]


@dataclass(slots=True)
class Scope:
    """The graph that is checked: its triples, and the classes of its resources."""

    index: Index
    classes: Classes


LANG_STRING, STRING = written(RDF.langString), written(XSD.string)
Broken = Callable[[Scope, Term, Sequence[Term]], Sequence[Term | None]]
Kept = Callable[[Scope, Collection[Term], Sequence[Sequence[Term]], Collection[Term]], bool]


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint: the values of a resource that break it, and whether none of several resources does, given with the values of
    each and with all values, each once."""

    broken: Broken
    kept: Kept


@dataclass(frozen=True, slots=True)
class Result:
    """One breach: the resource, the shape that it breaks, the value to blame."""

    focus: Term
    shape: Shape
    value: Term | None


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape (no path) or a property shape, ready to run; `rule` is the name of the node shape that it belongs to."""

    rule: str
    message: str
    warning: bool
    path: Path | None
    predicate: Term | None  # the path where it is one property
    constraints: tuple[Constraint, ...]
    of_none: tuple[Constraint, ...]  # those that no values at all can break
    properties: tuple[Shape, ...]
    classes: tuple[Term, ...] = ()
    subjects_of: tuple[Term, ...] = ()

    def targets(self, scope: Scope) -> Collection[Term]:
        """The resources that the shape is for, each once."""
        found: list[Collection[Term]] = [scope.classes.instances(kind) for kind in self.classes]
        found += [scope.index.of(predicate).keys() for predicate in self.subjects_of]
        return found[0] if len(found) == 1 else set().union(*found)

    def results(self, scope: Scope, focus: Term) -> Iterator[Result]:
        """Every breach of the shape by the resource."""
        values: Sequence[Term] = (focus,) if self.path is None else self.path(scope.index, focus)
        for constraint in self.constraints if values else self.of_none:
            for value in constraint.broken(scope, focus, values):
                yield Result(focus, self, value)
        for shape in self.properties:
            for value in values:
                yield from shape.results(scope, value)

    def conforms(self, scope: Scope, focus: Term) -> bool:
        """Whether the resource does not break the shape."""
        values: Sequence[Term] = (focus,) if self.path is None else self.path(scope.index, focus)
        for constraint in self.constraints if values else self.of_none:
            if constraint.broken(scope, focus, values):
                return False
        return all(shape.conforms(scope, value) for shape in self.properties for value in values)

    def kept(self, scope: Scope, focuses: Collection[Term]) -> bool:
        """Whether none of the resources breaks the shape."""
        found: Sequence[Sequence[Term]]
        if self.predicate is not None:
            values_of = scope.index.of(self.predicate)
            if not values_of and not self.of_none:
                return True
            found = [values_of.get(focus, NONE) for focus in focuses]
        elif self.path is not None:
            found = [self.path(scope.index, focus) for focus in focuses]
        else:
            found = [(focus,) for focus in focuses] if self.constraints else ()
        values = focuses if self.path is None else set(chain.from_iterable(found))
        for constraint in self.constraints:
            if not constraint.kept(scope, focuses, found, values):
                return False
        return all(shape.kept(scope, values) for shape in self.properties)


def compiled(graph: Graph) -> tuple[Shape, ...]:
    """The node shapes of a shapes graph that have targets. Raises ValueError for a word of SHACL that is not known here."""
    named = sorted(node for node in graph.subjects(RDF.type, SH.NodeShape) if isinstance(node, URIRef))
    return tuple(_shape(graph, node, str(node).rsplit("#", 1)[-1], message="breaks the shape", warning=False) for node in named)


def superclasses(graph: Graph) -> dict[Term, frozenset[Term]]:
    """For each class of an ontology all classes above it, itself among them."""
    kinds = {node for pair in graph.subject_objects(RDFS.subClassOf) for node in pair if isinstance(node, URIRef)}
    return {
        written(kind): frozenset(written(above) for above in graph.transitive_objects(kind, RDFS.subClassOf) if above is not None)
        for kind in kinds
    }


def _shape(graph: Graph, node: Node, rule: str, *, message: str, warning: bool) -> Shape:
    own_message, severity = graph.value(node, SH.message), graph.value(node, SH.severity)
    message = message if own_message is None else str(own_message)
    warning = warning if severity is None else severity == SH.Warning
    path = graph.value(node, SH.path)
    constraints: list[Constraint] = []
    of_none: list[Constraint] = []
    properties: list[Shape] = []
    for word, value in sorted(graph.predicate_objects(node), key=str):
        if word == SH.property:
            properties.append(_shape(graph, value, rule, message=message, warning=warning))
        elif word in (SH["or"], SH["not"]):
            parts = RdfList(graph, value) if word == SH["or"] else [value]
            shapes = [_shape(graph, part, rule, message=message, warning=warning) for part in parts]
            constraints.append(_or(shapes) if word == SH["or"] else _not(shapes[0]))
        elif word in LISTS:
            constraints.append(LISTS[word](frozenset(map(written, RdfList(graph, value)))))
        elif word in CONSTRAINTS:
            constraints.append(CONSTRAINTS[word](written(value)))
            if word in OF_NONE:
                of_none.append(constraints[-1])
        elif str(word).startswith(str(SH)) and word not in ELSEWHERE:
            raise ValueError(f"shape {rule}: {word} is not known to kg/validate/shacl.py")
    return Shape(
        rule=rule,
        message=message,
        warning=warning,
        path=None if path is None else _path(graph, path),
        predicate=written(path) if isinstance(path, URIRef) else None,
        constraints=tuple(constraints),
        of_none=tuple(of_none),
        properties=tuple(properties),
        classes=tuple(map(written, sorted(graph.objects(node, SH.targetClass), key=str))),
        subjects_of=tuple(map(written, sorted(graph.objects(node, SH.targetSubjectsOf), key=str))),
    )


def _path(graph: Graph, path: Node) -> Path:
    if isinstance(path, URIRef):
        predicate = written(path)
        return lambda index, node: index.objects(node, predicate)
    inverse = graph.value(path, SH.inversePath)
    if inverse is not None:
        back = written(inverse)
        return lambda index, node: index.subjects(back, node)
    either = graph.value(path, SH.alternativePath)
    steps = [_path(graph, step) for step in RdfList(graph, path if either is None else either)]
    if not steps:
        raise ValueError(f"{path}: a path that is not known to kg/validate/shacl.py")
    if either is not None:
        return lambda index, node: list(dict.fromkeys(value for step in steps for value in step(index, node)))
    return lambda index, node: _followed(steps, index, node)


def _followed(steps: Sequence[Path], index: Index, node: Term) -> Sequence[Term]:
    reached: Sequence[Term] = (node,)
    for step in steps:
        found = [step(index, at) for at in reached]
        reached = found[0] if len(found) == 1 else list(dict.fromkeys(chain.from_iterable(found)))
    return reached


def _of_each(holds: Callable[[Scope, Term], bool]) -> Constraint:
    """A constraint on each value by itself."""

    return Constraint(
        lambda scope, _, values: [value for value in values if not holds(scope, value)],
        lambda scope, _focuses, _found, values: all(holds(scope, value) for value in values),
    )


def _each(holds: Callable[[Term], bool]) -> Constraint:
    """The same where nothing else in the graph matters."""
    return Constraint(
        lambda _scope, _focus, values: [value for value in values if not holds(value)],
        lambda _scope, _focuses, _found, values: all(map(holds, values)),
    )


def _of_all(broken: Broken) -> Constraint:
    """A constraint on all values of a resource together."""
    return Constraint(
        broken,
        lambda scope, focuses, found, _values: not any(broken(scope, focus, values) for focus, values in zip(focuses, found, strict=True)),
    )


def _or(shapes: Sequence[Shape]) -> Constraint:
    return _of_each(lambda scope, value: any(shape.conforms(scope, value) for shape in shapes))


def _not(shape: Shape) -> Constraint:
    return _of_each(lambda scope, value: not shape.conforms(scope, value))


def _min_count(value: Term) -> Constraint:
    least = int(bare(value))
    return Constraint(
        lambda _scope, _focus, values: (None,) if len(values) < least else NONE,
        lambda _scope, _focuses, found, _values: all(found) if least == 1 else min(map(len, found), default=least) >= least,
    )


def _max_count(value: Term) -> Constraint:
    most = int(bare(value))
    return Constraint(
        lambda _scope, _focus, values: (None,) if len(values) > most else NONE,
        lambda _scope, _focuses, found, _values: max(map(len, found), default=most) <= most,
    )


def _datatype(wanted: Term) -> Constraint:
    suffix = f"^^{wanted}"
    if wanted == LANG_STRING:
        return _each(lambda v: is_literal(v) and suffix_of(v).startswith("@"))
    if wanted == STRING:
        return _each(lambda v: v[0] == v[-1] == '"')
    return _each(lambda v: v.endswith(suffix) and well_typed(v))


def _pattern(value: Term) -> Constraint:
    pattern = re.compile(bare(value))
    return _each(lambda v: pattern.search(bare(v)) is not None)


def _min_length(value: Term) -> Constraint:
    least = int(bare(value))
    return _each(lambda v: len(bare(v)) >= least)


def _node_kind(kind: Term) -> Constraint:
    begin = {written(SH.IRI): "<", written(SH.Literal): '"'}[kind]
    return _each(lambda v: v[0] == begin)


def _class(kind: Term) -> Constraint:
    return Constraint(
        lambda scope, _, values: [value for value in values if kind not in scope.classes.of(value)],
        lambda scope, _focuses, _found, values: all(map(scope.classes.instances(kind).__contains__, values)),
    )


def _has_value(wanted: Term) -> Constraint:
    return _of_all(lambda _scope, _focus, values: NONE if wanted in values else (None,))


def _bound(holds: Callable[[Any, Any], bool]) -> Callable[[Any], Constraint]:
    return lambda bound: _each(lambda v: _compared(v, bound, holds))


def _less_than(predicate: Term) -> Constraint:
    def broken(scope: Scope, focus: Term, values: Sequence[Term]) -> Sequence[Term]:
        others = scope.index.objects(focus, predicate)
        return [v for v in values for other in others if not _compared(v, other, lambda a, b: bool(a < b))]

    return _of_all(broken)


def _compared(value: Term, other: Term, holds: Callable[[Any, Any], bool]) -> bool:
    """Whether it holds of the two; never of what is no literal or is of another kind."""
    if not is_literal(value) or not is_literal(other):
        return False
    try:
        return holds(_python(value), _python(other))
    except TypeError:
        return False


@lru_cache(maxsize=KNOWN)
def _python(literal: Term) -> Any:
    return rdflib_literal(literal).toPython()


def _in(allowed: frozenset[Term]) -> Constraint:
    return _each(lambda v: v in allowed)


def _language_in(allowed: frozenset[Term]) -> Constraint:
    ranges = tuple(bare(name).lower() for name in allowed)
    return _each(lambda v: is_literal(v) and _in_range(suffix_of(v)[1:].lower(), ranges))


def _in_range(language: str, ranges: Iterable[str]) -> bool:
    return any(language == name or language.startswith(f"{name}-") for name in ranges)


CONSTRAINTS: Final[dict[Node, Callable[[Term], Constraint]]] = {
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
LISTS: Final[dict[Node, Callable[[frozenset[Term]], Constraint]]] = {SH["in"]: _in, SH.languageIn: _language_in}
#: Constraints that ask for values; the others are kept where there is none.
OF_NONE: Final = frozenset({SH.minCount, SH.hasValue})
#: Words of SHACL that `_shape` reads itself.
ELSEWHERE: Final = frozenset({SH.path, SH.message, SH.severity, SH.targetClass, SH.targetSubjectsOf})
