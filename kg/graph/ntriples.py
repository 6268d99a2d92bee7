"""Triples <-> lines of N-Triples, as Oxigraph writes them: what is hashed, counted and kept, without a graph in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph
from rdflib import Literal, URIRef
from rdflib.term import Node

from kg.graph.turtle import oxigraph_term, rdflib_triple

Triple = tuple[URIRef, URIRef, Node]


def ntriples(triples: Iterable[Triple]) -> list[str]:
    """The sorted lines of the triples, each once, without line ends."""
    return sorted({f"<{subject}> <{predicate}> {_value(value)} ." for subject, predicate, value in triples})


def _value(node: Node) -> str:
    return str(oxigraph_term(node)) if isinstance(node, Literal) else f"<{node}>"


def read_ntriples(lines: Iterable[str]) -> Iterator[Triple]:
    """The triples of such lines."""
    for quad in pyoxigraph.parse("\n".join(lines).encode("utf-8"), format=pyoxigraph.RdfFormat.N_TRIPLES):
        yield rdflib_triple(quad.triple)


def split(line: str) -> tuple[str, str, str]:
    """Subject, predicate and value of a line as they are written there."""
    subject, predicate, value = line[:-2].split(" ", 2)
    return subject, predicate, value
