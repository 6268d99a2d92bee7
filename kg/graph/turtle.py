"""Triples -> Turtle that a person can read: sorted, prefixed, the same bytes every run."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

import pyoxigraph
from rdflib import Literal, URIRef
from rdflib.term import Node

from kg import terms
from kg.graph.lines import LABEL, STRING, TYPE, oxigraph_literal, reference, written
from kg.iris import Minter

#: How every Turtle file of a graph begins; by it a build knows those that it may take away.
HEADER: Final = "newskg graph: https://w3id.org/newskg/ontology"
FORBIDDEN: Final = re.compile(r'[\x00-\x20<>"{}|\\^`]')  # what Turtle cannot hold between < and >
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
    return oxigraph_literal(node)


def pyoxigraph_triple(triple: tuple[URIRef, URIRef, Node]) -> pyoxigraph.Triple:
    """The triple in the terms of Oxigraph."""
    subject, predicate, value = triple
    return pyoxigraph.Triple(_iri(str(subject)), _iri(str(predicate)), oxigraph_term(value))


def rdflib_triple(triple: pyoxigraph.Triple) -> tuple[URIRef, URIRef, Node]:
    """The triple in the terms of rdflib, every literal as it is written. Raises ValueError for a blank node."""
    subject, predicate, value = triple.subject, triple.predicate, triple.object
    if not isinstance(subject, pyoxigraph.NamedNode) or isinstance(value, pyoxigraph.BlankNode | pyoxigraph.Triple):
        raise ValueError(f"{triple}: a resource without an IRI")
    return reference(subject.value), reference(predicate.value), _node(value)


def _node(term: pyoxigraph.NamedNode | pyoxigraph.Literal) -> Node:
    if isinstance(term, pyoxigraph.NamedNode):
        return reference(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = reference(term.datatype.value)
    return Literal(term.value, datatype=None if datatype == STRING else datatype, normalize=False)


#: Subjects come in the order in which a reader wants them: the article, what happened, who and where, the claims, the spans.
FIRST: Final = {TYPE: 0, LABEL: 1}
SECTIONS = ("/doc/", "/id/treaty/", "/event/", "/id/", "/claim/", "/char/")


def _place(subject: str) -> tuple[int, str, tuple[int, ...]]:
    """Subjects by section and name, spans by their place in the text."""
    head, _, tail = subject.rpartition("/char/")
    if head:
        return (len(SECTIONS), head, tuple(map(int, tail.split("-"))))
    section = next((number for number, part in enumerate(SECTIONS) if part in subject), len(SECTIONS))
    return (section, subject, (0, 0))


@lru_cache(maxsize=1_000)
def _rank(predicate: URIRef) -> tuple[int, str]:
    """Of one subject `rdf:type` and the label first, then by predicate."""
    return (FIRST.get(predicate, 2), str(predicate))


def _order(value: Node) -> tuple[str, str]:
    """Of one predicate by value."""
    return (str(value), f"{value.datatype} {value.language}" if type(value) is Literal else "")  # isinstance is slow where it is none


def _begins_one(prefix: str, texts: Sequence[str]) -> bool:
    """Whether one of the sorted texts begins so: the first that does not come before it."""
    at = bisect_left(texts, prefix)
    return at < len(texts) and texts[at].startswith(prefix)


def turtle(triples: Iterable[tuple[URIRef, URIRef, Node]], used: Mapping[str, str], *, comment: str = "") -> bytes:
    """The Turtle document of these triples, with only those of the prefixes that it uses, in UTF-8.

    Raises ValueError for an IRI that is none.
    """
    by_subject: dict[str, dict[URIRef, list[Node]]] = {}
    for subject, predicate, value in triples if isinstance(triples, set | frozenset) else set(triples):
        by_subject.setdefault(str(subject), {}).setdefault(predicate, []).append(value)
    lines: list[str] = []
    shown: set[str] = set()
    for name in sorted(by_subject, key=_place):
        shown.add(subject := f"<{name}>")
        properties = by_subject[name]
        for relation in sorted(properties, key=_rank):
            shown.add(predicate := f"<{_rank(relation)[1]}>")
            values = properties[relation]
            for value in values if len(values) == 1 else sorted(values, key=_order):
                term = written(value)
                shown.add(term)
                lines.append(f"{subject} {predicate} {term} .")
    shown.update([term[term.rindex("^^") + 2 :] for term in shown if term[0] == '"' and term[-1] == ">"])  # datatypes
    texts = sorted([term[1:-1] for term in shown])
    iris = [term[1:-1] for term in shown if term[0] == "<"]
    if FORBIDDEN.search("".join(iris)):
        raise ValueError(f"no IRI: {next(filter(FORBIDDEN.search, iris))}")
    needed = {name: iri for name, iri in used.items() if _begins_one(iri, texts)}
    body = pyoxigraph.serialize(
        pyoxigraph.parse("\n".join(lines), format=pyoxigraph.RdfFormat.N_TRIPLES, lenient=True),
        format=pyoxigraph.RdfFormat.TURTLE,
        prefixes=needed,
    )
    assert body is not None
    head = "".join(f"# {line}\n" for line in comment.splitlines())
    # A literal holds no line end as such, so what stands at the ends of lines is layout.
    laid_out = body.decode("utf-8").replace("\n\t", "\n    ").replace(" .\n", " .\n\n").replace("> .\n\n", "> .\n")
    return (head + laid_out).encode("utf-8")
