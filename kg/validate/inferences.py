"""What was inferred (`kg reason`): each inference stands as a triple, is named by its content, and follows from what is asserted."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib.namespace import RDF
from rdflib.term import Node

from kg import terms
from kg.graph.lines import PARTS
from kg.iris import digest
from kg.validate.findings import Finding, named
from kg.validate.index import Index

Proposition = tuple[Node, Node, Node]


def inferred(graph: Index) -> dict[Node, Proposition]:
    """The triples of the inferences that have all their parts, by inference."""
    found = {}
    for node in graph.subjects(RDF.type, terms.Inference):
        subject, predicate, value = (graph.value(node, part) for part in PARTS)
        if subject is not None and predicate is not None and value is not None:
            found[node] = (subject, predicate, value)
    return found


def check_inferences(graph: Index) -> Iterator[Finding]:
    """Findings on inferences whose triple or whose grounds are missing, or that rest on what is only claimed."""
    for node, triple in inferred(graph).items():
        if triple not in graph:
            yield Finding("inference", named(node, graph), "what is inferred stands in the graph", " ".join(map(str, triple)))
        if not str(node).endswith(f"/{digest(*map(str, triple))}"):
            yield Finding("inference-iri", named(node, graph), "an inference's IRI is the hash of its triple", " ".join(map(str, triple)))
        for source in graph.objects(node, terms.prov_wasDerivedFrom):
            if not graph.objects(source, RDF.type):
                yield Finding("inference", named(node, graph), "what it follows from is in the graph; run kg reason anew", str(source))
            elif graph.value(source, terms.status) not in {None, terms.Asserted}:
                yield Finding("inference", named(node, graph), "nothing follows from what is not asserted", str(source))
