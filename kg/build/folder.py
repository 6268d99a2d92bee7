"""Sealed articles -> the folder of a graph for people to read: a Turtle file for each article, and what is common to all.

Everything is in memory here, so that the graph has one description, one hash and the contradictions between all its articles.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from kg import __version__
from kg.build.made import CLAIMS, DATASET, ENTITIES, RUN, Built, Effort, Made
from kg.build.publishing import publish
from kg.build.sealed import Sealed, contradictions, corrected_triples, disagreement, facts_of, idle_of, seal, warnings
from kg.corrections import Correction
from kg.errors import CheckFailed, InputError
from kg.graph import Part, dataset_of, description, joined, rule_triples, run_triples, terms
from kg.graph.claims_file import block, claims_document
from kg.graph.lines import TYPE, Triple, bare
from kg.graph.literals import text
from kg.graph.names import Names
from kg.graph.ntriples import ntriples, read_ntriples
from kg.graph.turtle import HEADER, prefixes, turtle
from kg.iris import Minter, digest
from kg.resolve.entities import slug
from kg.store import keep_store
from kg.validate import ARTICLES, Finding, Report, check

RESERVED = frozenset({ENTITIES, RUN, CLAIMS, DATASET, "inferred", "network"})
LONGEST = 80  # characters of an article's identifier that go into the name of its file
ABOUT_CLAIMS = "claims: every triple between entities, events, treaties and statements, with its words, rule and standing"


def compose(
    parts: Iterable[Part],
    folder: Path,
    made: Made,
    corrected: Collection[Correction] = (),
) -> Built:
    """Publish the graph of these parts in `folder`, whoever read them and when; raises as `build` does."""
    sealed = [seal(part, made.minter, corrected, text=made.with_text) for part in parts]
    return assemble(sealed, folder, made, corrected)


def assemble(
    articles: Iterable[Sealed],
    folder: Path,
    made: Made,
    corrected: Collection[Correction] = (),
    effort: Effort | None = None,
) -> Built:
    """Publish the graph of sealed articles in `folder`; raises as `build` does."""
    minter, files = made.minter, dict[str, bytes]()
    ordered = sorted(articles, key=lambda article: article.identifier)
    if not ordered:
        raise InputError("no article to read")
    entities = joined(read_ntriples(article.shared) for article in ordered)
    rules = set(rule_triples((rule for article in ordered for rule in article.rules), minter))
    run = set(run_triples((article.sha256 for article in ordered), version=__version__, model=made.model, minter=minter))
    (node,) = (subject for subject, _, value in run if value == terms.Run)
    run.update(corrected_triples(ordered, corrected, minter, node))
    opposed = contradictions(ordered, minter)
    common = ntriples(entities.union(run, rules, *(_contradicting(iri, others) for iri, others in opposed.items())))
    lines = sorted(dict.fromkeys(chain(common, *(article.own for article in ordered))))  # quick, for it is made of sorted pieces
    told = set(description(lines, dataset_of(node), base=minter.base, licence=made.licence))
    count = len(lines) + len(set(ntriples(told)).difference(lines))
    report = _report(ordered, run | told, minter, triples=count)
    if not report.ok:
        raise CheckFailed(f"{folder}: not published, the graph fails its checks", lines=tuple(report.lines()))
    for name, triples, comment in (
        (ENTITIES, entities, "entities and posts"),
        (RUN, run, "provenance"),
        (DATASET, told, "description of the dataset"),
    ):
        files[f"{name}.ttl"] = turtle(triples, Names(prefixes(minter)), comment=f"{HEADER}\n{comment}")
    sections = ((article.identifier, article.sha256, _blocks(article, opposed, minter)) for article in ordered)
    files[f"{CLAIMS}.ttl"] = claims_document(sections, rules, minter, comment=f"{HEADER}\n{ABOUT_CLAIMS}")
    for article in ordered:
        files[_file_name(article.identifier, taken=files)] = article.turtle.encode("utf-8")
        files[f"{ARTICLES}/{article.sha256}.ttl"] = article.shared_turtle.encode("utf-8")
        if made.with_text and article.text is not None:
            files[f"{ARTICLES}/{article.sha256}.txt"] = article.text.encode("utf-8")
    publish(folder, files.items(), names=files)
    keep_store(folder, wanted=made.store)
    sha256 = next(bare(value) for subject, relation, value in told if (subject, relation) == (dataset_of(node), terms.schema_sha256))
    idle = tuple(map(str, idle_of(corrected, {iri for article in ordered for iri in article.corrections}, minter)))
    done = replace(effort or Effort(read=len(ordered)), facts=facts_of(ordered))
    return Built(len(ordered), count, sha256, report, idle, done)


def _contradicting(iri: str, others: Iterable[str]) -> Iterator[Triple]:
    return ((iri, terms.contradicts, other) for other in others)


def _blocks(article: Sealed, opposed: dict[str, set[str]], minter: Minter) -> Iterator[str]:
    """The blocks of the article's claims, written anew where another article contradicts one."""
    named = Names(prefixes(minter, article=article.sha256))
    for iri, written in article.claims.items():
        if iri in opposed:
            first = bisect_left(article.own, f"{iri} ")
            last = bisect_left(article.own, f"{iri}!", first)  # "!" follows the blank
            triples = {*read_ntriples(article.own[first:last]), *_contradicting(iri, opposed[iri])}
            written = block(triples, named)
        yield written


def _report(ordered: list[Sealed], common: set[Triple], minter: Minter, *, triples: int) -> Report:
    """The report on the whole: each article passed its checks when it was sealed, so here is what only the whole can break."""
    heads = {
        triple
        for article in ordered
        for doc in (minter.article(article.sha256),)
        for triple in (
            (doc, TYPE, terms.Article),
            (doc, terms.schema_identifier, text(article.identifier)),
            (doc, terms.schema_sha256, text(article.sha256)),
        )
    }
    found = {*check(common | heads, {}).findings, *warnings(ordered), *disagreements(ordered)}
    spans = sum(article.spans for article in ordered)
    return Report(triples=triples, spans=spans, findings=tuple(sorted(found, key=lambda f: (f.warning, f))))


def disagreements(articles: Iterable[Sealed]) -> Iterator[Finding]:
    """Findings on resources for which articles give several values of a property that has one."""
    values: dict[tuple[str, str], set[str]] = {}
    for article in articles:
        for subject, predicate, value in article.single:
            values.setdefault((subject, predicate), set()).add(value)
    for (subject, predicate), found in values.items():
        if len(found) > 1:
            yield disagreement(subject, predicate, " / ".join(sorted(found)))


def _file_name(identifier: str, *, taken: Collection[str]) -> str:
    """The Turtle file of an article: its identifier, with a hash where that alone is too long, taken or reserved."""
    name = slug(identifier)
    if len(name) > LONGEST or name in RESERVED or f"{name}.ttl" in taken:
        name = f"{name[:LONGEST].rstrip('-')}-{digest(identifier)}"
    return f"{name}.ttl"
