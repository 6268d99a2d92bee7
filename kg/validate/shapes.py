"""SHACL: the shapes of ontology/shapes.ttl over a graph, by pySHACL on a graph in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyshacl
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

from kg.ontology_files import KG, SHAPES, ontology_text
from kg.validate.findings import Finding, named

LONGEST: Final = 120  # characters of a value that a finding shows


def check_shapes(graph: Graph) -> Iterator[Finding]:
    """Findings of the shapes, one for each result of SHACL."""
    shapes = Graph().parse(data=ontology_text(SHAPES), format="turtle")
    _, results, _ = pyshacl.validate(with_classes(graph), shacl_graph=shapes, inference="none", allow_warnings=True)
    if not isinstance(results, Graph):  # pySHACL gives bytes only when asked to serialize
        raise TypeError(f"pySHACL gave {type(results).__name__} and no graph of results")
    for result in results.subjects(RDF.type, SH.ValidationResult):
        yield finding(result, results, graph, shapes)


def with_classes(graph: Graph) -> Graph:
    """A copy of the graph with the sub-classes of ontology/kg.ttl, which `sh:class` and `sh:targetClass` follow."""
    both = Graph()
    for triple in graph:
        both.add(triple)
    for triple in Graph().parse(data=ontology_text(KG), format="turtle").triples((None, RDFS.subClassOf, None)):
        both.add(triple)
    return both


def finding(result: Node, results: Graph, graph: Graph, shapes: Graph) -> Finding:
    """The finding that says a SHACL result in words."""
    focus = results.value(result, SH.focusNode)
    value = results.value(result, SH.value)
    path = results.value(result, SH.resultPath)
    source = results.value(result, SH.sourceShape)
    shape = source if isinstance(source, URIRef) else shapes.value(predicate=SH.property, object=source)
    words = min((str(m) for m in results.objects(result, SH.resultMessage)), default="breaks the shape")
    if isinstance(path, URIRef):
        words = f"{words} [{graph.namespace_manager.normalizeUri(path)}]"
    shown = (
        ""
        if value is None or value == focus
        else value.n3(graph.namespace_manager)
        if isinstance(value, Literal)
        else str(value)
    )
    return Finding(
        rule=str(shape).rsplit("#", 1)[-1],
        focus="?" if focus is None else named(focus, graph),
        words=words,
        found=shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…",
        warning=results.value(result, SH.resultSeverity) == SH.Warning,
    )
