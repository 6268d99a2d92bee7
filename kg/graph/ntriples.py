"""Triples <-> lines of N-Triples, as Oxigraph writes them: what is hashed, counted and kept, without a graph in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph
from rdflib import URIRef
from rdflib.term import Node

from kg.graph.lines import line
from kg.graph.turtle import rdflib_triple

Triple = tuple[URIRef, URIRef, Node]


def ntriples(triples: Iterable[Triple]) -> list[str]:
    """The sorted lines of the triples, each once, without line ends."""
    return sorted(set(map(line, triples)))


def read_ntriples(lines: Iterable[str]) -> Iterator[Triple]:
    """The triples of such lines."""
    for quad in pyoxigraph.parse("\n".join(lines).encode("utf-8"), format=pyoxigraph.RdfFormat.N_TRIPLES):
        yield rdflib_triple(quad.triple)


def split(line: str) -> tuple[str, str, str]:
    """Subject, predicate and value of a line as they are written there."""
    subject, predicate, value = line[:-2].split(" ", 2)
    return subject, predicate, value
