"""Triples -> Turtle that a person can read: sorted, prefixed, the same bytes every run."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

import pyoxigraph
from rdflib import Literal, URIRef
from rdflib.namespace import RDF, RDFS, XSD
from rdflib.term import Node

from kg import terms
from kg.iris import Minter

#: How every Turtle file of a graph begins; by it a build knows those that it may take away.
HEADER: Final = "newskg graph: https://w3id.org/newskg/ontology"
STRING: Final = XSD.string
INDENT = re.compile(r"^\t", re.MULTILINE)
BLOCK_END = re.compile(r"(?<!>) \.$", re.MULTILINE)
KINDS = (
    "country", "person", "organization", "group", "place", "treaty", "post", "name", "rule", "correction", "corrector", "run",
    "software", "dataset",
)  # fmt: skip


def prefixes(minter: Minter, *, article: str = "", inferences: bool = False) -> dict[str, str]:
    """The prefixes of a file: the vocabularies, a prefix for each kind of resource, `char:` for the spans of one article."""
    found = dict(terms.PREFIXES)
    found.update({"id-name" if kind == "name" else kind: f"{minter.base}id/{kind}/" for kind in KINDS})
    found.update(event=f"{minter.base}event/", claim=f"{minter.base}claim/", doc=f"{minter.base}doc/")
    if inferences:
        found["inference"] = f"{minter.base}inference/"
    if article:
        found["char"] = f"{minter.base}doc/{article}/char/"
    return found


@lru_cache(maxsize=20_000)
def _iri(iri: str) -> pyoxigraph.NamedNode:
    return pyoxigraph.NamedNode(iri)


def oxigraph_term(node: Node) -> pyoxigraph.NamedNode | pyoxigraph.Literal:
    """The term as Oxigraph has it."""
    if isinstance(node, URIRef) or not isinstance(node, Literal):  # most are IRIs, and rdflib is slow to say what is no literal
        return _iri(str(node))
    if node.language:
        return pyoxigraph.Literal(str(node), language=node.language)
    return pyoxigraph.Literal(str(node), datatype=_iri(str(node.datatype or STRING)))


def pyoxigraph_triple(triple: tuple[URIRef, URIRef, Node]) -> pyoxigraph.Triple:
    """The triple in the terms of Oxigraph."""
    subject, predicate, value = triple
    return pyoxigraph.Triple(_iri(str(subject)), _iri(str(predicate)), oxigraph_term(value))


def rdflib_triple(triple: pyoxigraph.Triple) -> tuple[URIRef, URIRef, Node]:
    """The triple in the terms of rdflib, every literal as it is written. Raises ValueError for a blank node."""
    subject, predicate, value = triple.subject, triple.predicate, triple.object
    if not isinstance(subject, pyoxigraph.NamedNode) or isinstance(value, pyoxigraph.BlankNode | pyoxigraph.Triple):
        raise ValueError(f"{triple}: a resource without an IRI")
    return URIRef(subject.value), URIRef(predicate.value), _node(value)


def _node(term: pyoxigraph.NamedNode | pyoxigraph.Literal) -> Node:
    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = URIRef(term.datatype.value)
    return Literal(term.value, datatype=None if datatype == STRING else datatype, normalize=False)


#: Subjects come in the order in which a reader wants them: the article, what happened, who and where, the claims, the spans.
FIRST: Final = {RDF.type: 0, RDFS.label: 1}
SECTIONS = ("/doc/", "/id/treaty/", "/event/", "/id/", "/claim/", "/char/")


def _place(subject: URIRef) -> tuple[int, str, tuple[int, ...]]:
    """Subjects by section and name, spans by their place in the text."""
    head, _, tail = str(subject).rpartition("/char/")
    where = tuple(int(part) for part in tail.split("-")) if head else (0, 0)
    section = len(SECTIONS) if head else next((n for n, part in enumerate(SECTIONS) if part in subject), len(SECTIONS))
    return (section, head or str(subject), where)


def _order(pair: tuple[URIRef, Node]) -> tuple[int, str, str, str]:
    """Of one subject `rdf:type` and the label first, then by predicate and value."""
    predicate, value = pair
    kind = f"{value.datatype} {value.language}" if type(value) is Literal else ""  # isinstance is slow where it is none
    return (FIRST.get(predicate, 2), str(predicate), str(value), kind)


def _begins_one(prefix: str, texts: Sequence[str]) -> bool:
    """Whether one of the sorted texts begins so: the first that does not come before it."""
    at = bisect_left(texts, prefix)
    return at < len(texts) and texts[at].startswith(prefix)


def turtle(triples: Iterable[tuple[URIRef, URIRef, Node]], used: Mapping[str, str], *, comment: str = "") -> bytes:
    """The Turtle document of these triples, with only those of the prefixes that it uses, in UTF-8."""
    by_subject: dict[URIRef, list[tuple[URIRef, Node]]] = {}
    for subject, predicate, value in set(triples):
        by_subject.setdefault(subject, []).append((predicate, value))
    ordered = [(subject, *pair) for subject in sorted(by_subject, key=_place) for pair in sorted(by_subject[subject], key=_order)]
    nodes = {node for triple in ordered for node in triple}
    nodes |= {node.datatype for node in nodes if type(node) is Literal and node.datatype}
    texts = sorted(map(str, nodes))
    needed = {name: iri for name, iri in used.items() if _begins_one(iri, texts)}
    body = pyoxigraph.serialize(
        map(pyoxigraph_triple, ordered),
        format=pyoxigraph.RdfFormat.TURTLE,
        prefixes=needed,
    )
    assert body is not None
    head = "".join(f"# {line}\n" for line in comment.splitlines())
    # A literal holds no line end as such, so what stands at the ends of lines is layout.
    return (head + BLOCK_END.sub(" .\n", INDENT.sub("    ", body.decode("utf-8")))).encode("utf-8")
