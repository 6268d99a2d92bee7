"""What SHACL cannot say of triples: no blank node, valid IRIs, known terms, nothing stated that is only claimed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from kg.graph import terms
from kg.graph.lines import PARTS, TYPE, Term, bare, is_iri, is_literal, rdflib_literal
from kg.terms import PREFIXES
from kg.validate.findings import Finding, named
from kg.validate.index import Index

# RFC 3987: an absolute IRI has a scheme, and none of the characters that Turtle forbids between < and >.
IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]*")
PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
#: The same of many, each on a line of its own, in one look.
IRIS: Final = re.compile(
    r"(?:<[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`%]*(?:%[0-9A-Fa-f]{2}[^\x00-\x20<>\"{}|\\^`%]*)*>\n)*"
)
KNOWN: Final = frozenset(value for value in vars(terms).values() if isinstance(value, str) and value.startswith("<"))
SUBJECT, PREDICATE, OBJECT = PARTS
Claimed = tuple[Term | None, Term | None, Term | None]
OURS: Final = f"<{PREFIXES['kg']}"


def check_triples(graph: Index) -> Iterator[Finding]:
    """Findings on the nodes of all triples, each node once."""
    nodes = graph.nodes()
    iris = [node for node in nodes if node[0] == "<"]
    suspects = [node for node in nodes if node[0] != "<" and not well_typed(node)]
    suspects += [node for node in iris if node.startswith(OURS) and node not in KNOWN] if are_iris(iris) else iris
    for node in suspects:
        if is_iri(node):
            if not IRI.fullmatch(bare(node)) or PERCENT.search(node):
                yield Finding("iri", node, 'an IRI is absolute, without spaces or any of <>"{}|\\^`')
            elif node.startswith(OURS) and node not in KNOWN:
                yield Finding("unknown-term", node, "a term of the kg: namespace stands in ontology/kg.ttl")
        elif is_literal(node):
            yield Finding("literal", node, "a literal is written as its datatype wants it")
        else:
            neighbours = sorted(f"{bare(s)} {bare(p)}" if o == node else f"{bare(p)} {bare(o)}" for s, p, o in graph if node in {s, o})
            yield Finding("blank-node", "a resource without a name", "every resource has an IRI", "; ".join(neighbours[:2]))


def are_iris(nodes: Sequence[Term]) -> bool:
    """Whether all of these are absolute IRIs."""
    lines = "\n".join([*nodes, ""])
    return IRIS.fullmatch(lines) is not None and lines.count("\n") == len(nodes)


def well_typed(node: Term) -> bool:
    """Whether the term is a literal that its datatype allows."""
    return node[0] == '"' and (node[-1] != ">" or _of_its_datatype(node))


@lru_cache(maxsize=8_000)
def _of_its_datatype(literal: Term) -> bool:
    return not rdflib_literal(literal).ill_typed


def check_claims(graph: Index) -> Iterator[Finding]:
    """Findings on claims that are not asserted and yet stand as a plain triple, no asserted claim beside them.

    Events and treaties carry their own status, so what stands about them is not stated by standing there.
    """
    status: dict[Claimed, set[Term | None]] = defaultdict(set)
    claims: dict[Claimed, list[Term]] = defaultdict(list)
    for claim in graph.subjects(TYPE, terms.Claim):
        subject = graph.value(claim, SUBJECT)
        if any((subject, TYPE, kind) in graph for kind in (terms.Event, terms.Treaty)):
            continue
        triple = (
            subject,
            graph.value(claim, PREDICATE),
            graph.value(claim, OBJECT),
        )
        status[triple].add(graph.value(claim, terms.status))
        claims[triple].append(claim)
    for triple, found in status.items():
        s, p, o = triple
        if s is not None and p is not None and o is not None and terms.Asserted not in found and (s, p, o) in graph:
            for claim in claims[triple]:
                words = "what is not asserted does not stand as a plain triple as well"
                yield Finding("claim", named(claim, graph), words, f"{s} {p} {o}")
