"""What one article gives to a graph, checked and written: made by a worker, kept in the cache, put into its place by the folder.

An article is sealed by itself, so that it does not matter who does it, when, and in which order. What articles have to agree on is
left open here: the name of an entity that they share (`names`) and the claims of others that contradict its own (`told`).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import accumulate
from typing import Any, Final

import zstandard

from kg.corrections import Correction, correction_iri, correction_triples, file_triples, judge
from kg.errors import CheckFailed
from kg.graph import ArticleGraph, Claim, Claims, Part, mark, rule_triples, terms
from kg.graph.claims_file import block
from kg.graph.lines import LABEL, TYPE, Term, Triple, bare
from kg.graph.names import Names
from kg.graph.ntriples import ntriples
from kg.graph.turtle import HEADER, prefixes, turtle
from kg.iris import Minter
from kg.records import Status
from kg.validate import Finding, Report, check
from kg.validate.index import Index
from kg.validate.shapes import single_valued

CHUNK: Final = 8_192  # bytes that are unpacked at a time
FASTEST: Final = 1  # the level of Zstandard: what is kept is read again once
BULK: Final = frozenset({"turtle", "shared_turtle", "own", "shared", "claims", "told"})  # fields that are packed behind the others
#: A claim without its words: IRI, proposition, status, sources, event, rules.
Told = list[Any]


@dataclass(frozen=True, slots=True)
class Sealed:
    """The files of an article: `turtle` of what stands on its words alone, `claims` the blocks of its claims by IRI, `shared_turtle` of
    what it says of entities and posts; `own` and `shared` are the same as lines of N-Triples, `own` only where asked for.

    `single` are the values of which a resource known to other articles too may have one only: subject, predicate, value; `labels` what
    the article calls them: subject, value. `corrections` are the IRIs of those that had something to change; `facts` counts the resources
    of each class, `alone` the triples that no other article can have, and `apart` are lines of what stands in `turtle` though others may
    have it too (treaties, posts that nobody holds).
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
    labels: list[tuple[str, str]]
    corrections: list[str]
    apart: list[str]
    triples: int
    alone: int
    spans: int
    warnings: list[tuple[str, str, str, str]]
    facts: dict[str, int]

    def packed(self) -> bytes:
        """The value as bytes: a line of JSON with what is short and the lengths of the rest, and the rest as it is."""
        told = json.dumps(self.told, ensure_ascii=False)
        bulk = [self.turtle, self.shared_turtle, "\n".join(self.own), "\n".join(self.shared), told, *self.claims.values()]
        short = {each.name: getattr(self, each.name) for each in fields(self) if each.name not in BULK}
        head = json.dumps([short, list(self.claims), list(map(len, bulk))], ensure_ascii=False)
        return zstandard.ZstdCompressor(level=FASTEST).compress("".join([head, "\n", *bulk]).encode("utf-8"))

    @staticmethod
    def unpacked(data: bytes) -> Sealed:
        """The value of the bytes."""
        head, _, body = zstandard.ZstdDecompressor().decompress(data).decode("utf-8").partition("\n")
        short, claims, lengths = json.loads(head)
        ends = list(accumulate(lengths))
        turtle, shared_turtle, own, shared, told, *blocks = (body[end - length : end] for end, length in zip(ends, lengths, strict=True))
        return Sealed(
            turtle=turtle,
            shared_turtle=shared_turtle,
            own=own.split("\n") if own else [],
            shared=shared.split("\n") if shared else [],
            told=json.loads(told),
            claims=dict(zip(claims, blocks, strict=True)),
            **short,
        )

    @staticmethod
    def outlined(data: bytes) -> Sealed:
        """The value of the bytes without its files, lines and claims: a tenth of the work."""
        head, packed = b"", zstandard.ZstdDecompressor().stream_reader(data)
        while b"\n" not in head:
            head += packed.read(CHUNK)
        short, *_ = json.loads(head.partition(b"\n")[0])
        return Sealed(turtle="", shared_turtle="", own=[], shared=[], told=[], claims={}, **short)


@dataclass(frozen=True, slots=True)
class Checked:
    """An article that has passed its checks: its part, what it says of entities, its claims in order with their triples, all triples,
    the corrections that had something to change, and the report."""

    part: Part
    shared: set[Triple]
    claims: list[tuple[Claim, list[Triple]]]
    everything: Index
    corrections: frozenset[Term]
    report: Report


def seal(part: Part, minter: Minter, corrected: Collection[Correction] = (), *, own: bool = True, text: bool = False) -> Sealed:
    """What the article gives, checked and written; raises as `checked` does."""
    return sealed(checked(part, minter, corrected), minter, own=own, text=text)


def checked(part: Part, minter: Minter, corrected: Collection[Correction] = ()) -> Checked:
    """What the article gives, after those of the corrections that accept or reject; those on entities have been applied to the part.

    Raises CheckFailed where it does not pass the checks.
    """
    graph, shared = part.graph, set(part.shared)
    applied = part.corrections | {correction_iri(correction, minter) for correction in judge(graph, shared, corrected, minter)}
    mark([graph])
    claims = [(claim, list(claim.triples(minter))) for claim in graph.claims]
    rules = rule_triples(graph.rules, minter)
    everything = Index(graph.triples.union(shared, rules, *(triples for _, triples in claims)))
    described = correction_triples([c for c in corrected if correction_iri(c, minter) in applied], minter, minter.run())
    corrections = [triple for triple in described if triple[0] != minter.run()]
    report = check(
        Index({*everything, *corrections}) if corrections else everything, {} if part.text is None else {part.sha256: part.text}
    )
    if not report.ok:
        raise CheckFailed(f"{part.identifier}: fails its checks", lines=tuple(report.lines()))
    return Checked(part, shared, claims, everything, applied, report)


def sealed(found: Checked, minter: Minter, *, own: bool = True, text: bool = False) -> Sealed:
    """The same as it is written, with its triples as lines (`own`), and its text, where asked for."""
    part, graph, report, everything = found.part, found.part.graph, found.report, found.everything
    used = prefixes(minter, article=part.sha256)
    named = Names(used)  # claims are of the same terms
    described = found.shared.union(rule_triples(graph.rules, minter))
    of_all = f"<{minter.base}id/"
    apart = ntriples({triple for triple in graph.triples if triple[0].startswith(of_all)} - described)
    title = " ".join((part.title or part.identifier).split())
    says = f"{HEADER}\nwhat {' '.join(part.identifier.split())} says of entities and posts"
    return Sealed(
        identifier=part.identifier,
        sha256=part.sha256,
        title=title,
        published=graph.published,
        text=part.text if text else None,
        turtle=turtle(graph.triples, named, comment=f"{HEADER}\narticle: {title}").decode("utf-8"),
        claims={claim.iri: block(triples, named) for claim, triples in found.claims},
        shared_turtle=turtle(found.shared, Names(used), comment=says).decode("utf-8"),
        own=ntriples(graph.triples.union(*(triples for _, triples in found.claims))) if own else [],
        shared=ntriples(found.shared),
        told=[told(claim) for claim, _ in found.claims],
        rules=sorted(graph.rules),
        single=_single(everything, minter),
        labels=sorted([(subject, bare(value)) for subject, predicate, value in found.shared if predicate == LABEL]),
        corrections=sorted(found.corrections),
        triples=len(everything),
        apart=apart,
        alone=len(everything) - len(described) - len(apart),
        spans=report.spans,
        warnings=[(f.rule, f.focus, f.words, f.found) for f in report.findings],
        facts=_facts(everything),
    )


def _single(graph: Index, minter: Minter) -> list[tuple[str, str, str]]:
    """The values that all articles must agree on, of resources that do not belong to one article; labels have a vote of their own."""
    of_all = f"<{minter.base}id/"
    return sorted([
        (bare(subject), bare(predicate), bare(value))
        for predicate in single_valued() - {LABEL}
        for subject, value in graph.subject_objects(predicate)
        if subject.startswith(of_all)
    ])


def _facts(graph: Index) -> dict[str, int]:
    found: Counter[str] = Counter()
    for kind, count in Counter(kind for _, kind in graph.subject_objects(TYPE)).items():
        found[bare(kind).rsplit("#", 1)[-1].rsplit("/", 1)[-1]] += count
    return dict(sorted(found.items()))


def told(claim: Claim) -> Told:
    """What of a claim decides which others contradict it."""
    return [claim.iri, claim.proposition, claim.status.value, claim.sources, claim.about, sorted(claim.rules)]


def contradictions(articles: Collection[Sealed], minter: Minter) -> dict[str, set[str]]:
    """For each claim the claims, of its own article and of others, that contradict it; both by their IRIs."""
    graphs = []
    for article in articles:
        claims = Claims(article.identifier, minter)
        for iri, (subject, predicate, value), status, sources, about, rules in article.told:
            claims.found[iri] = Claim(iri, (subject, predicate, value), Status(status), tuple(sources), about, rules=set(rules))
        graphs.append(ArticleGraph(article.sha256, (), claims, article.published))
    mark(graphs)
    return {claim.iri: claim.contradicts for graph in graphs for claim in graph.claims.found.values() if claim.contradicts}


def corrected_triples(articles: Collection[Sealed], corrected: Collection[Correction], minter: Minter, run: Term) -> Iterator[Triple]:
    """What a run was given to correct, what of it had something to change, and in which articles."""
    effective = {iri for article in articles for iri in article.corrections}
    yield from file_triples(corrected, minter, run)
    yield from correction_triples([c for c in corrected if correction_iri(c, minter) in effective], minter, run)
    for article in articles:
        for iri in article.corrections:
            yield minter.article(article.sha256), terms.correctedBy, iri


def idle_of(corrected: Collection[Correction], effective: Collection[str], minter: Minter) -> list[Correction]:
    """The corrections that had nothing to change in any article."""
    return [correction for correction in corrected if correction_iri(correction, minter) not in effective]


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
