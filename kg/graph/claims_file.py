"""Claims -> `claims.ttl`, written block by block: a section for each article with its own `char:`, then the rules.

A corpus has more claims than anything else, so no graph is built for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.graph.lines import TYPE, Term, Triple, bare
from kg.graph.names import Names
from kg.graph.turtle import prefixes
from kg.iris import Minter


def claims_document(
    articles: Iterable[tuple[str, str, Iterable[str]]], rules: Iterable[Triple], minter: Minter, *, comment: str = ""
) -> bytes:
    """The Turtle document of claims, in UTF-8: for each article its identifier, its SHA-256 and the blocks of its claims, in their order,
    and what describes the rules."""
    used = prefixes(minter)
    named = Names(used)
    lines = [*(f"# {line}" for line in comment.splitlines()), *(f"@prefix {name}: <{iri}> ." for name, iri in used.items())]
    for identifier, sha256, blocks in articles:
        lines += ["", f"# article: {' '.join(identifier.split())}", f"@prefix char: <{bare(minter.article(sha256))}/char/> ."]
        for written in blocks:
            lines += ["", written]
    for described in _by_subject(rules):
        lines += ["", block(described, named)]
    return ("\n".join(lines) + "\n").encode("utf-8")


def block(triples: Iterable[Triple], named: Mapping[Term, str]) -> str:
    """The lines of one subject: its type first, then its properties in order, with their values in order."""
    values: dict[Term, list[str]] = {}
    subject: Term | None = None
    for node, predicate, value in triples:
        subject = node
        values.setdefault(predicate, []).append(named[value])
    shown = sorted([f"{'a' if predicate == TYPE else named[predicate]} {', '.join(sorted(found))}" for predicate, found in values.items()])
    return f"{'' if subject is None else named[subject]} " + " ;\n    ".join(shown) + " ."


def _by_subject(triples: Iterable[Triple]) -> Iterator[list[Triple]]:
    found: dict[Term, list[Triple]] = {}
    for triple in triples:
        found.setdefault(triple[0], []).append(triple)
    for subject in sorted(found, key=bare):
        yield found[subject]
