"""Triples as lines of N-Triples, as Oxigraph writes them: what is hashed and kept, and what Turtle is made from.

Every triple of a graph is written so, some of them twice; to make a term of Oxigraph of each would take several times as long.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import pyoxigraph
from rdflib import Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from kg import terms

Triple = tuple[URIRef, URIRef, Node]
STRING: Final = XSD.string
TYPE: Final = RDF.type  # rdflib looks such a name up anew each time
LABEL: Final = RDFS.label
PARTS: Final = (RDF.subject, RDF.predicate, RDF.object)
#: The terms that graphs are written with. rdflib compares two equal ones in Python, one object with itself needs no look.
VOCABULARY: Final = {
    str(term): term
    for term in (
        *vars(terms).values(), TYPE, LABEL, *PARTS, RDF.langString, OWL.sameAs, SKOS.altLabel,
        STRING, XSD.integer, XSD.nonNegativeInteger, XSD.decimal, XSD.date, XSD.gYearMonth, XSD.gYear,
    )
    if isinstance(term, URIRef)
}  # fmt: skip
SPECIAL: Final = re.compile(r'[\x00-\x1f"\\\x7f]')  # what a literal cannot hold as it is


def line(triple: Triple) -> str:
    """The line of a triple, without its end."""
    subject, predicate, value = triple
    return "".join(("<", subject, "> <", predicate, "> ", written(value), " ."))


def written(node: Node) -> str:
    """The term as a line has it."""
    if type(node) is not Literal:
        return f"<{node}>"
    text, language, datatype = str(node), node.language, node.datatype
    if SPECIAL.search(text) or (language and not (language.isalpha() and language.islower())):
        return str(oxigraph_literal(node))
    if language:
        return f'"{text}"@{language}'
    return f'"{text}"{_suffix(datatype)}'


@lru_cache(maxsize=100)
def _suffix(datatype: URIRef | None) -> str:
    return "" if datatype is None or datatype == STRING else f"^^<{datatype}>"


@lru_cache(maxsize=20_000)
def reference(iri: str) -> URIRef:
    """The IRI as a term: of the vocabulary the one object that the whole program has."""
    return VOCABULARY.get(iri) or URIRef(iri)


def oxigraph_literal(literal: Literal) -> pyoxigraph.Literal:
    """The literal as Oxigraph has it."""
    if literal.language:
        return pyoxigraph.Literal(str(literal), language=literal.language)
    return pyoxigraph.Literal(str(literal), datatype=pyoxigraph.NamedNode(str(literal.datatype or STRING)))
