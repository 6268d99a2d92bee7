"""The shapes of ontology/shapes.ttl over a graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from kg.ontology_files import KG, SHAPES, ontology_text
from kg.terms import PREFIXES
from kg.validate.findings import Finding, named
from kg.validate.index import Classes, Index, below_of, canonical
from kg.validate.shacl import Result, Scope, Shape, compiled, superclasses

LONGEST: Final = 120  # characters of a value that a finding shows


def check_shapes(index: Index) -> Iterator[Finding]:
    """Findings of the shapes, one for each result of SHACL, with the sub-classes of ontology/kg.ttl."""
    scope = Scope(index, Classes(index, _superclasses(), _subclasses()))
    for shape in _shapes():
        targets = list(shape.targets(scope))
        if not targets or shape.kept(scope, targets):
            continue
        for focus in targets:
            for result in shape.results(scope, focus):
                yield finding(result, index)


@cache
def _read(name: str) -> Graph:
    graph = Graph().parse(data=ontology_text(name), format="turtle")
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri, replace=True)
    return graph


@cache
def _superclasses() -> dict[Node, frozenset[Node]]:
    return superclasses(_read(KG))


@cache
def _subclasses() -> Mapping[Node, Sequence[Node]]:
    return below_of(_superclasses())


@cache
def _shapes() -> tuple[Shape, ...]:
    return compiled(_read(SHAPES))


@cache
def single_valued() -> frozenset[Node]:
    """The properties of which a shape allows one value at most."""
    shapes = _read(SHAPES)
    limits = ((shapes.value(prop, SH.path), most) for prop, most in shapes.subject_objects(SH.maxCount))
    return frozenset(canonical(path) for path, most in limits if isinstance(path, URIRef) and str(most) == "1")


def finding(result: Result, index: Index) -> Finding:
    """The finding that says a result in words."""
    names, value = _read(KG).namespace_manager, result.value
    words = result.shape.message
    if result.shape.predicate is not None:
        words = f"{words} [{names.normalizeUri(result.shape.predicate)}]"
    shown = "" if value is None or value == result.focus else value.n3(names) if isinstance(value, Literal) else str(value)
    return Finding(
        rule=result.shape.rule,
        focus=named(result.focus, index),
        words=words,
        found=shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…",
        warning=result.shape.warning,
    )
