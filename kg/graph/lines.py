"""Terms and triples as lines of N-Triples have them: what graphs are written, checked, hashed and kept as.

A term is a str: `<https://…>`, `"words"@en`, `"7"^^<…integer>`. Equal terms are equal strings, a triple is a line when it is joined, and
nothing needs an object of rdflib or Oxigraph, of which each takes several times as long to make and to compare.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import pyoxigraph
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

Term = str
Triple = tuple[Term, Term, Term]
TYPE: Final = f"<{RDF.type}>"
LABEL: Final = f"<{RDFS.label}>"
COMMENT: Final = f"<{RDFS.comment}>"
ALSO: Final = f"<{SKOS.altLabel}>"
SAME: Final = f"<{OWL.sameAs}>"
PARTS: Final = (f"<{RDF.subject}>", f"<{RDF.predicate}>", f"<{RDF.object}>")
ENGLISH: Final = "@en"
DECIMAL, INTEGER, NUMBER = (f"^^<{datatype}>" for datatype in (XSD.decimal, XSD.integer, XSD.nonNegativeInteger))
SPECIAL: Final = re.compile(r'[\x00-\x1f"\\\x7f]')  # what a literal cannot hold as it is
KNOWN: Final = 8_000  # terms that are kept at hand


def iri(value: str) -> Term:
    """The term of an IRI."""
    return f"<{value}>"


def literal(value: str, suffix: str = "") -> Term:
    """The term of a literal: a plain text, or one with a suffix for its language or datatype."""
    if SPECIAL.search(value):
        return f"{pyoxigraph.Literal(value)}{suffix}"
    return f'"{value}"{suffix}'


def is_iri(term: Term) -> bool:
    """Whether the term is an IRI."""
    return term[0] == "<"


def is_literal(term: Term) -> bool:
    """Whether the term is a literal."""
    return term[0] == '"'


def bare(term: Term) -> str:
    """What stands between < and >, or the characters of a literal; "" for "" and the name of a blank node."""
    if term[:1] != '"':
        return term[1:-1] if term[:1] == "<" else term
    end = term.rindex('"')
    return _unescaped(term[: end + 1]) if "\\" in term else term[1:end]


def suffix_of(term: Term) -> str:
    """The language (`@en`) or the datatype (`^^<…>`) of a literal as it is written; "" for a plain text."""
    return term[term.rindex('"') + 1 :]


def line(triple: Triple) -> str:
    """The line of a triple, without its end."""
    return f"{triple[0]} {triple[1]} {triple[2]} ."


@lru_cache(maxsize=KNOWN)
def _unescaped(term: Term) -> str:
    (quad,) = pyoxigraph.parse(f"<x:> <x:> {term} .", format=pyoxigraph.RdfFormat.N_TRIPLES)
    return str(quad.object.value)


# to and from the libraries


def written(node: Node) -> Term:
    """The term of a node of rdflib."""
    if not isinstance(node, Literal):
        return f"_:{node}" if isinstance(node, BNode) else f"<{node}>"
    if node.language:
        return str(pyoxigraph.Literal(str(node), language=node.language))
    return literal(str(node), "" if node.datatype in (None, XSD.string) else f"^^<{node.datatype}>")


def from_rdflib(triple: tuple[Node, Node, Node]) -> Triple:
    """The triple of one of rdflib."""
    subject, predicate, value = triple
    return written(subject), written(predicate), written(value)


@lru_cache(maxsize=KNOWN)
def rdflib_literal(term: Term) -> Literal:
    """The literal as rdflib has it, as it is written."""
    text, suffix = bare(term), suffix_of(term)
    if suffix.startswith("@"):
        return Literal(text, lang=suffix[1:])
    return Literal(text, datatype=URIRef(suffix[3:-1]) if suffix else None, normalize=False)


def from_oxigraph(triple: pyoxigraph.Triple) -> Triple:
    """The triple of one of Oxigraph. Raises ValueError for a blank node."""
    subject, predicate, value = str(triple.subject), str(triple.predicate), str(triple.object)
    if subject[0] != "<" or value[0] not in '<"' or value.startswith("<<"):
        raise ValueError(f"{triple}: a resource without an IRI")
    return subject, predicate, value
