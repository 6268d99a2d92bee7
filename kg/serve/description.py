"""The description of the endpoint by SPARQL 1.1 Service Description, which it gives where no query is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph
from rdflib.namespace import RDF

from kg import terms
from kg.serve.served import Served

Node = pyoxigraph.NamedNode
Triple = pyoxigraph.Triple
SD: Final = "http://www.w3.org/ns/sparql-service-description#"
FORMATS: Final = "http://www.w3.org/ns/formats/"
WRITTEN: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "JSON-LD", "N-Triples", "RDF_XML",
)  # fmt: skip


def service(served: Served, endpoint: str, triples: int) -> set[Triple]:
    """The triples that describe the endpoint at this address over a graph of so many triples."""
    return set(_service(served, endpoint, triples))


def _service(served: Served, endpoint: str, triples: int) -> Iterator[Triple]:
    node, dataset, graph = (Node(f"{endpoint}#{name}") for name in ("service", "dataset", "graph"))
    kind = Node(RDF.type)
    yield Triple(node, kind, Node(f"{SD}Service"))
    yield Triple(node, Node(f"{SD}endpoint"), Node(endpoint))
    yield Triple(node, Node(f"{SD}supportedLanguage"), Node(f"{SD}SPARQL11Query"))
    for name in WRITTEN:
        yield Triple(node, Node(f"{SD}resultFormat"), Node(f"{FORMATS}{name}"))
    yield Triple(node, Node(f"{SD}defaultDataset"), dataset)
    yield Triple(dataset, kind, Node(f"{SD}Dataset"))
    yield Triple(dataset, Node(f"{SD}defaultGraph"), graph)
    yield Triple(graph, kind, Node(f"{SD}Graph"))
    integer = Node(f"{terms.PREFIXES['xsd']}integer")
    yield Triple(graph, Node(terms.void_triples), pyoxigraph.Literal(str(triples), datatype=integer))
    yield Triple(Node(served.dataset), Node(f"{terms.PREFIXES['void']}sparqlEndpoint"), Node(endpoint))
    yield Triple(Node(served.dataset), Node(terms.dcterms_title), pyoxigraph.Literal(served.title, language="en"))
    if served.licence:
        yield Triple(Node(served.dataset), Node(terms.dcterms_license), Node(served.licence))
