"""Claims -> `claims.ttl`, written line by line: a section for each article with its own `char:`, then the rules.

A corpus has more claims than anything else, so no graph is built for them: an IRI is a prefix and a name that needs no
escape, or stands in full.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial

from rdflib import Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

from kg.graph.claims import Claims, Triple
from kg.graph.turtle import prefixes
from kg.iris import Minter

#: A local name that Turtle takes as it stands.
LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]|%[0-9A-F]{2})*")
DECIMAL, PLAIN = XSD.decimal, frozenset({None, XSD.string})
KNOWN = 20_000  # terms whose written form is kept at hand
TYPE = "rdf:type"  # as it is named before it is written "a"
ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def claims_turtle(articles: Iterable[tuple[str, Claims]], rules: Iterable[Triple], minter: Minter, *, comment: str = "") -> bytes:
    """The Turtle document of the claims of articles, given by their SHA-256, and what describes the rules, in UTF-8."""
    sections = (
        (claims.article, sha256, claim_blocks(sha256, {str(claim.iri): claim.triples(minter) for claim in claims}, minter).values())
        for sha256, claims in articles
    )
    return claims_document(sections, rules, minter, comment=comment)


def claims_document(
    articles: Iterable[tuple[str, str, Iterable[str]]], rules: Iterable[Triple], minter: Minter, *, comment: str = ""
) -> bytes:
    """The same of claims that are written already: for each article its identifier, its SHA-256 and the blocks of its claims."""
    used = prefixes(minter)
    named = _namer(minter)
    lines = [*(f"# {line}" for line in comment.splitlines()), *(f"@prefix {name}: <{iri}> ." for name, iri in used.items())]
    for identifier, sha256, blocks in articles:
        lines += ["", f"# article: {' '.join(identifier.split())}", f"@prefix char: <{minter.article(sha256)}/char/> ."]
        for written in blocks:
            lines += ["", written]
    for described in _by_subject(rules):
        lines += ["", block(described, named)]
    return ("\n".join(lines) + "\n").encode("utf-8")


def claim_blocks(sha256: str, claims: Mapping[str, Iterable[Triple]], minter: Minter) -> dict[str, str]:
    """The blocks of an article's claims by their IRIs, when their triples are given so."""
    named = partial(_named, f"{minter.article(sha256)}/char/", _namer(minter))
    return {iri: block(triples, named) for iri, triples in claims.items()}


def claim_block(triples: Iterable[Triple], sha256: str, minter: Minter) -> str:
    """The lines of one claim of the article."""
    return block(triples, partial(_named, f"{minter.article(sha256)}/char/", _namer(minter)))


def block(triples: Iterable[Triple], named: Callable[[Node], str]) -> str:
    """The lines of one subject: `rdf:type` first, then its properties in order, with their values in order."""
    values: dict[URIRef, list[str]] = {}
    subject: Node | None = None
    for node, predicate, value in triples:
        subject = node
        values.setdefault(predicate, []).append(named(value))
    relations = {named(predicate): found for predicate, found in values.items()}
    shown = [
        f"{'a' if relation == TYPE else relation} {', '.join(sorted(relations[relation]))}"
        for relation in sorted(relations, key=lambda name: (name != TYPE, name))
    ]
    return f"{'' if subject is None else named(subject)} " + " ;\n    ".join(shown) + " ."


def _by_subject(triples: Iterable[Triple]) -> Iterator[list[Triple]]:
    found: dict[URIRef, list[Triple]] = {}
    for triple in triples:
        found.setdefault(triple[0], []).append(triple)
    yield from found.values()


def _named(char: str, named: Callable[[Node], str], node: Node) -> str:
    """The term as `named` writes it, a span of the article by its offsets."""
    if type(node) is URIRef and str.startswith(node, char):  # rdflib's own startswith is slow
        return f"char:{node[len(char) :]}"
    return named(node)


@cache
def _namer(minter: Minter) -> Callable[[Node], str]:
    """A function that writes a term with the longest prefix that fits it."""
    ordered = sorted(prefixes(minter).items(), key=lambda pair: -len(pair[1]))

    @lru_cache(maxsize=KNOWN)
    def name(node: Node) -> str:
        return _literal(node) if isinstance(node, Literal) else _iri(str(node))

    def _iri(iri: str) -> str:
        for prefix, start in ordered:
            if iri.startswith(start) and LOCAL.fullmatch(iri, len(start)):
                return f"{prefix}:{iri[len(start) :]}"
        return f"<{iri}>"

    def _literal(literal: Literal) -> str:
        if literal.datatype == DECIMAL:
            return str(literal)
        words = f'"{str(literal).translate(ESCAPED)}"'
        if literal.language:
            return f"{words}@{literal.language}"
        return words if literal.datatype in PLAIN else f"{words}^^{_iri(str(literal.datatype))}"

    return name


