"""Between the nodes of rdflib, with which facts are compared and proved, and those of Oxigraph, from which they come."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph
from rdflib import Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node


@lru_cache(maxsize=8_000)
def _iri(iri: str) -> pyoxigraph.NamedNode:
    return pyoxigraph.NamedNode(iri)


@lru_cache(maxsize=8_000)
def _reference(iri: str) -> URIRef:
    return URIRef(iri)


def pyoxigraph_triple(triple: tuple[Node, Node, Node]) -> pyoxigraph.Triple:
    """The triple in the terms of Oxigraph."""
    subject, predicate, value = triple
    return pyoxigraph.Triple(_iri(str(subject)), _iri(str(predicate)), _oxigraph_term(value))


def _oxigraph_term(node: Node) -> pyoxigraph.NamedNode | pyoxigraph.Literal:
    if not isinstance(node, Literal):
        return _iri(str(node))
    if node.language:
        return pyoxigraph.Literal(str(node), language=node.language)
    return pyoxigraph.Literal(str(node), datatype=_iri(str(node.datatype or XSD.string)))


def rdflib_triple(triple: pyoxigraph.Triple) -> tuple[URIRef, URIRef, Node]:
    """The triple in the terms of rdflib, every literal as it is written. Raises ValueError for a blank node."""
    subject, predicate, value = triple.subject, triple.predicate, triple.object
    if not isinstance(subject, pyoxigraph.NamedNode) or isinstance(value, pyoxigraph.BlankNode | pyoxigraph.Triple):
        raise ValueError(f"{triple}: a resource without an IRI")
    return _reference(subject.value), _reference(predicate.value), rdflib_node(value)


def rdflib_node(term: pyoxigraph.NamedNode | pyoxigraph.Literal) -> Node:
    """The term as rdflib has it."""
    if isinstance(term, pyoxigraph.NamedNode):
        return _reference(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = _reference(term.datatype.value)
    return Literal(term.value, datatype=None if datatype == XSD.string else datatype, normalize=False)
