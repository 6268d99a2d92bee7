"""What one article gives to a graph, checked and written: made by a worker, kept in the cache, put into its place by the folder.

An article is sealed by itself, so that it does not matter who does it, when, and in which order. What articles have to agree on is
left open here: the name of an entity that they share (`names`) and the claims of others that contradict its own (`told`).
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import accumulate
from typing import Any, Final

from rdflib import Literal, URIRef
from rdflib.namespace import RDFS

from kg import terms
from kg.corrections import Correction, correction_iri, correction_triples, file_triples, judge
from kg.errors import CheckFailed
from kg.graph import ArticleGraph, Claim, Claims, Part, mark, rule_triples
from kg.graph.claims_file import claim_blocks
from kg.graph.lines import TYPE, reference
from kg.graph.ntriples import ntriples
from kg.graph.parts import Triple
from kg.graph.turtle import HEADER, prefixes, turtle
from kg.iris import Minter
from kg.records import Status
from kg.validate import Finding, check
from kg.validate.shapes import single_valued

FASTEST: Final = 1  # the level of zlib: what is kept is read again once
BULK: Final = frozenset({"turtle", "shared_turtle", "own", "shared", "claims"})  # fields that are packed as they are
#: A claim without its words: IRI, proposition, whether its value is an IRI, status, sources, event, rules.
Told = list[Any]


@dataclass(frozen=True, slots=True)
class Sealed:
    """The files of an article: `turtle` of what stands on its words alone, `claims` the blocks of its claims by IRI, `shared_turtle` of
    what it says of entities and posts; `own` and `shared` are the same as lines of N-Triples, `own` only where asked for.

    `single` are the values of which a resource known to other articles too may have one only: subject, predicate, value.
    `corrections` are the IRIs of those that had something to change; `facts` counts the resources of each class.
    """

    identifier: str
    sha256: str
    title: str
    published: str
    text: str | None
    turtle: str
    claims: dict[str, str]
    shared_turtle: str
    own: list[str]
    shared: list[str]
    told: list[Told]
    rules: list[str]
    single: list[tuple[str, str, str]]
    corrections: list[str]
    triples: int
    spans: int
    warnings: list[tuple[str, str, str, str]]
    facts: dict[str, int]

    def packed(self) -> bytes:
        """The value as bytes: a line of JSON with what is short and the lengths of the rest, and the rest as it is."""
        bulk = [self.turtle, self.shared_turtle, "\n".join(self.own), "\n".join(self.shared), *self.claims.values()]
        short = {each.name: getattr(self, each.name) for each in fields(self) if each.name not in BULK}
        head = json.dumps([short, list(self.claims), list(map(len, bulk))], ensure_ascii=False)
        return zlib.compress("".join([head, "\n", *bulk]).encode("utf-8"), FASTEST)

    @staticmethod
    def unpacked(data: bytes) -> Sealed:
        """The value of the bytes."""
        head, _, body = zlib.decompress(data).decode("utf-8").partition("\n")
        short, claims, lengths = json.loads(head)
        ends = list(accumulate(lengths))
        turtle, shared_turtle, own, shared, *blocks = (body[end - length : end] for end, length in zip(ends, lengths, strict=True))
        return Sealed(
            turtle=turtle,
            shared_turtle=shared_turtle,
            own=own.split("\n") if own else [],
            shared=shared.split("\n") if shared else [],
            claims=dict(zip(claims, blocks, strict=True)),
            **short,
        )


def seal(
    part: Part,
    minter: Minter,
    corrected: Collection[Correction] = (),
    *,
    own: bool = True,
    text: bool = False,
) -> Sealed:
    """What the article gives, after those of the corrections that accept or reject; those on entities have been applied to the part.

    With its triples as lines (`own`), and its text, where asked for.

    Raises CheckFailed where it does not pass the checks.
    """
    graph, shared = part.graph, set(part.shared)
    applied = part.corrections | {correction_iri(correction, minter) for correction in judge(graph, shared, corrected, minter)}
    mark([graph])
    claims = {str(claim.iri): list(claim.triples(minter)) for claim in graph.claims}
    triples = graph.triples.union(*claims.values())
    everything = triples.union(shared, rule_triples(graph.rules, minter))
    corrections = correction_triples([c for c in corrected if correction_iri(c, minter) in applied], minter, minter.run())
    report = check(
        everything.union(triple for triple in corrections if triple[0] != minter.run()),
        {} if part.text is None else {part.sha256: part.text},
    )
    if not report.ok:
        raise CheckFailed(f"{part.identifier}: fails its checks", lines=tuple(report.lines()))
    kinds = [value for _, predicate, value in everything if str.__eq__(predicate, TYPE)]  # rdflib's own comparison is ten times slower
    named = prefixes(minter, article=part.sha256)
    title = " ".join((part.title or part.identifier).split())
    says = f"{HEADER}\nwhat {' '.join(part.identifier.split())} says of entities and posts"
    return Sealed(
        identifier=part.identifier,
        sha256=part.sha256,
        title=title,
        published=graph.published,
        text=part.text if text else None,
        turtle=turtle(graph.triples, named, comment=f"{HEADER}\narticle: {title}").decode("utf-8"),
        claims=claim_blocks(part.sha256, claims, minter),
        shared_turtle=turtle(shared, named, comment=says).decode("utf-8"),
        own=ntriples(triples) if own else [],
        shared=ntriples(shared),
        told=[told(claim) for claim in graph.claims],
        rules=sorted(graph.rules),
        single=_single(everything, minter),
        corrections=sorted(map(str, applied)),
        triples=len(everything),
        spans=report.spans,
        warnings=[(f.rule, f.focus, f.words, f.found) for f in report.findings],
        facts=dict(sorted(Counter(map(_local, kinds)).items())),
    )


def _single(triples: Collection[tuple[Any, Any, Any]], minter: Minter) -> list[tuple[str, str, str]]:
    """The values that all articles must agree on, of resources that do not belong to one article; labels have a vote of their own."""
    of_all, one = f"{minter.base}id/", single_valued() - {RDFS.label}
    return sorted([(str(s), str(p), str(o)) for s, p, o in triples if p in one and str.startswith(s, of_all)])


def _local(kind: Any) -> str:
    return str(kind).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def told(claim: Claim) -> Told:
    """What of a claim decides which others contradict it."""
    subject, predicate, value = claim.proposition
    sources, about = list(claim.sources), None if claim.about is None else str(claim.about)
    return [claim.iri, subject, predicate, value, isinstance(value, URIRef), claim.status.value, sources, about, sorted(claim.rules)]


def contradictions(articles: Collection[Sealed], minter: Minter) -> dict[str, set[str]]:
    """For each claim the claims, of its own article and of others, that contradict it; both by their IRIs."""
    graphs = []
    for article in articles:
        claims = Claims(article.identifier, minter)
        for iri, subject, predicate, value, resource, status, sources, about, rules in article.told:
            thing = reference(value) if resource else Literal(value)
            node = reference(iri)
            claims.found[node] = Claim(
                node, (reference(subject), reference(predicate), thing), Status(status), tuple(map(reference, sources)),
                None if about is None else reference(about), rules=set(rules),
            )  # fmt: skip
        graphs.append(ArticleGraph(article.sha256, (), claims, article.published))
    mark(graphs)
    return {str(claim.iri): set(map(str, claim.contradicts)) for graph in graphs for claim in graph.claims if claim.contradicts}


def corrected_triples(articles: Collection[Sealed], corrected: Collection[Correction], minter: Minter, run: URIRef) -> Iterator[Triple]:
    """What a run was given to correct, what of it had something to change, and in which articles."""
    effective = {iri for article in articles for iri in article.corrections}
    yield from file_triples(corrected, minter, run)
    yield from correction_triples([c for c in corrected if str(correction_iri(c, minter)) in effective], minter, run)
    for article in articles:
        for iri in article.corrections:
            yield minter.article(article.sha256), terms.correctedBy, URIRef(iri)


def idle_of(corrected: Collection[Correction], effective: Collection[str], minter: Minter) -> list[Correction]:
    """The corrections that had nothing to change in any article."""
    return [correction for correction in corrected if str(correction_iri(correction, minter)) not in effective]


def warnings(articles: Iterable[Sealed]) -> set[Finding]:
    """What the checks of the articles reported without refusing it."""
    return {Finding(*found, warning=True) for article in articles for found in article.warnings}


def facts_of(articles: Iterable[Sealed]) -> dict[str, int]:
    """How many resources of each class the articles gave, what several gave counted for each."""
    found: Counter[str] = Counter()
    for article in articles:
        found.update(article.facts)
    return dict(sorted(found.items()))


def disagreement(subject: str, predicate: str, values: str) -> Finding:
    """The finding on a resource for which articles give several values of a property that has one."""
    return Finding("agree", f"<{subject}>", f"all articles give one value of <{predicate}>", values)
