"""Claims -> `claims.ttl`, written line by line: a section for each article with its own `char:`, then the rules.

A corpus has more claims than anything else, so no graph is built for them: an IRI is a prefix and a name that needs no
escape, or stands in full.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache

from kg.graph.claims import Claims
from kg.graph.lines import DECIMAL, Term, Triple, bare, suffix_of
from kg.graph.turtle import prefixes
from kg.iris import Minter

#: A local name that Turtle takes as it stands.
LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]|%[0-9A-F]{2})*")
KNOWN = 8_000  # terms whose written form is kept at hand
TYPE = "rdf:type"  # as it is named before it is written "a"
ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def claims_turtle(articles: Iterable[tuple[str, Claims]], rules: Iterable[Triple], minter: Minter, *, comment: str = "") -> bytes:
    """The Turtle document of the claims of articles, given by their SHA-256, and what describes the rules, in UTF-8."""
    sections = (
        (claims.article, sha256, claim_blocks(sha256, {claim.iri: claim.triples(minter) for claim in claims}, minter).values())
        for sha256, claims in articles
    )
    return claims_document(sections, rules, minter, comment=comment)


def claims_document(
    articles: Iterable[tuple[str, str, Iterable[str]]], rules: Iterable[Triple], minter: Minter, *, comment: str = ""
) -> bytes:
    """The same of claims that are written already: for each article its identifier, its SHA-256 and the blocks of its claims."""
    used = prefixes(minter)
    named = _Names(minter)
    lines = [*(f"# {line}" for line in comment.splitlines()), *(f"@prefix {name}: <{iri}> ." for name, iri in used.items())]
    for identifier, sha256, blocks in articles:
        lines += ["", f"# article: {' '.join(identifier.split())}", f"@prefix char: <{bare(minter.article(sha256))}/char/> ."]
        for written in blocks:
            lines += ["", written]
    for described in _by_subject(rules):
        lines += ["", block(described, named)]
    return ("\n".join(lines) + "\n").encode("utf-8")


def claim_blocks(sha256: str, claims: Mapping[str, Iterable[Triple]], minter: Minter) -> dict[str, str]:
    """The blocks of an article's claims by their IRIs, when their triples are given so."""
    named = _Names(minter, sha256)
    return {iri: block(triples, named) for iri, triples in claims.items()}


def claim_block(triples: Iterable[Triple], sha256: str, minter: Minter) -> str:
    """The lines of one claim of the article."""
    return block(triples, _Names(minter, sha256))


def block(triples: Iterable[Triple], named: Mapping[Term, str]) -> str:
    """The lines of one subject: `rdf:type` first, then its properties in order, with their values in order."""
    values: dict[Term, list[str]] = {}
    subject: Term | None = None
    for node, predicate, value in triples:
        subject = node
        values.setdefault(predicate, []).append(named[value])
    relations = sorted([(_written(named[predicate]), found) for predicate, found in values.items()])
    shown = [f"{name} {', '.join(sorted(found))}" for (_, name), found in relations]
    return f"{'' if subject is None else named[subject]} " + " ;\n    ".join(shown) + " ."


@lru_cache(maxsize=1_000)
def _written(relation: str) -> tuple[str, str]:
    """The place of a predicate among those of its subject, and how it is written there."""
    return ("", "a") if relation == TYPE else (relation, relation)


def _by_subject(triples: Iterable[Triple]) -> Iterator[list[Triple]]:
    found: dict[Term, list[Triple]] = {}
    for triple in triples:
        found.setdefault(triple[0], []).append(triple)
    for subject in sorted(found, key=bare):
        yield found[subject]


class _Names(dict[Term, str]):
    """The terms as the claims of one article write them, its spans by their offsets."""

    def __init__(self, minter: Minter, sha256: str = "") -> None:
        super().__init__()
        self._char = f"{minter.article(sha256)[:-1]}/char/"
        self._name = _namer(minter)

    def __missing__(self, term: Term) -> str:
        name = self[term] = f"char:{term[len(self._char) : -1]}" if term.startswith(self._char) else self._name(term)
        return name


@cache
def _namer(minter: Minter) -> Callable[[Term], str]:
    """A function that writes a term with the longest prefix that fits it."""
    ordered = sorted(prefixes(minter).items(), key=lambda pair: -len(pair[1]))

    @lru_cache(maxsize=KNOWN)
    def name(node: Term) -> str:
        return _literal(node) if node[0] == '"' else _iri(node[1:-1])

    def _iri(iri: str) -> str:
        for prefix, start in ordered:
            if iri.startswith(start) and LOCAL.fullmatch(iri, len(start)):
                return f"{prefix}:{iri[len(start) :]}"
        return f"<{iri}>"

    def _literal(literal: Term) -> str:
        if literal.endswith(DECIMAL):
            return bare(literal)
        words, suffix = bare(literal).translate(ESCAPED), suffix_of(literal)
        return f'"{words}"^^{_iri(suffix[3:-1])}' if suffix.startswith("^") else f'"{words}"{suffix}'

    return name


