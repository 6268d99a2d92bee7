"""Sealed articles -> a graph in parts, for any number of articles: `part-<digits>.ttl`, `dataset.ttl` and `manifest.json`.

An article belongs to the part whose digits its SHA-256 begins with, so neither the order of the input nor the workers matter, and as
many digits are taken as keep a part below `MOST` articles. A part is a graph complete in itself: the articles with their claims, what
they say of entities, the rules, the run. What is common to parts has the same IRIs in each, so together they are the whole graph, by
union of sets. Only one thing must be agreed on before: the label of an entity that articles write in several ways. The cache counts
them as it counts articles, so that nothing here grows with their number but files.

Contradictions are found within articles; between articles only by a build without parts.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any, Final

import pyoxigraph

from kg import __version__
from kg.build.cache import Cache
from kg.build.made import DATASET, Built, Effort, Made
from kg.build.publishing import publish
from kg.build.sealed import Sealed, corrected_triples, idle_of, warnings
from kg.build.workers import Spread
from kg.corrections import Correction
from kg.errors import CheckFailed
from kg.graph import dataset_of, joined, rule_triples, run_triples, terms
from kg.graph.claims_file import claims_document
from kg.graph.description import outline
from kg.graph.lines import TYPE, Triple, bare
from kg.graph.literals import number
from kg.graph.names import Names
from kg.graph.ntriples import read_ntriples
from kg.graph.turtle import HEADER, prefixes, turtle
from kg.store import keep_store
from kg.validate import ARTICLES, MANIFEST, Finding, Report, check

MOST: Final = 256  # articles of a part, about


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be written: the part, its articles as they were sealed, the labels that were agreed on."""

    name: str
    articles: list[bytes]
    labels: dict[str, str]
    made: Made
    corrected: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A part as it was written: its file, its line of the manifest, its dataset, the texts of its articles where asked for."""

    content: bytes
    entry: dict[str, Any]
    dataset: str
    texts: dict[str, str]


def publish_parts(cache: Cache, folder: Path, made: Made, corrected: tuple[Correction, ...], spread: Spread, effort: Effort) -> Built:
    """Publish the graph of the articles in the cache in parts in `folder`; raises as `build` does."""
    noted = _note(cache)
    report = Report(noted.triples, noted.spans, tuple(sorted({*cache.disagreements(), *noted.warnings}, key=lambda f: (f.warning, f))))
    if not report.ok:
        raise CheckFailed(f"{folder}: not published, the graph fails its checks", lines=tuple(report.lines()))
    cache.vote()
    entries: list[dict[str, Any]] = []
    publish(folder, _files(cache, made, corrected, spread, entries))
    keep_store(folder, wanted=made.store)
    triples = sum(entry["triples"] for entry in entries)
    idle = tuple(map(str, idle_of(corrected, noted.corrections, made.minter)))
    sha256 = hashlib.sha256(_manifest(made, len(cache), entries)).hexdigest()
    done = replace(effort, facts=dict(sorted(noted.facts.items())))
    return Built(len(cache), triples, sha256, replace(report, triples=triples), idle, done, hashed=MANIFEST)


@dataclass(slots=True)
class _Noted:
    triples: int
    spans: int
    warnings: set[Finding]
    corrections: set[str]
    facts: Counter[str]


def _note(cache: Cache) -> _Noted:
    """Counts what the articles say of what they share, and sums up."""
    noted = _Noted(0, 0, set(), set(), Counter())
    for article in map(Sealed.outlined, cache.results()):
        cache.note(article.sha256, article.labels, article.single)
        noted.triples += article.triples
        noted.spans += article.spans
        noted.warnings |= warnings([article])
        noted.corrections.update(article.corrections)
        noted.facts.update(article.facts)
    return noted


def _files(
    cache: Cache, made: Made, corrected: tuple[Correction, ...], spread: Spread, entries: list[dict[str, Any]]
) -> Iterator[tuple[str, bytes]]:
    """The files of the graph as they are written; `entries` gets the lines of the manifest, in order when all are."""
    datasets = {}
    for part in spread(write_part, _tasks(cache, made, corrected)):
        yield part.entry["file"], part.content
        yield from ((f"{ARTICLES}/{sha256}.txt", text.encode("utf-8")) for sha256, text in part.texts.items())
        entries.append(part.entry)
        datasets[part.dataset] = part.entry
    entries.sort(key=lambda entry: str(entry["file"]))
    told = set(_description(datasets, made, len(cache)))
    report = check(told, {})
    if not report.ok:
        raise CheckFailed("the description of the dataset fails its checks", lines=tuple(report.lines()))
    yield f"{DATASET}.ttl", turtle(told, Names(prefixes(made.minter)), comment=f"{HEADER}\ndescription of the dataset")
    yield MANIFEST, _manifest(made, len(cache), entries)


def _tasks(cache: Cache, made: Made, corrected: tuple[Correction, ...]) -> Iterator[Task]:
    digits = 0
    while len(cache) > MOST * 16**digits:
        digits += 1
    for begin in map("".join, product("0123456789abcdef", repeat=digits)):
        articles = list(cache.results(begin))
        if articles:
            yield Task(f"part-{begin or 'all'}.ttl", articles, cache.labels(begin), made, corrected)


def write_part(task: Task) -> Written:
    """The part of a task; the same bytes wherever it is done."""
    made, minter = task.made, task.made.minter
    articles = [Sealed.unpacked(data) for data in task.articles]
    run = set(run_triples((article.sha256 for article in articles), version=__version__, model=made.model, minter=minter))
    (node,) = (subject for subject, _, value in run if value == terms.Run)
    run.update(corrected_triples(articles, task.corrected, minter, node))
    entities = joined((read_ntriples(article.shared) for article in articles), task.labels)
    rules = set(rule_triples((rule for article in articles for rule in article.rules), minter))
    sections = ((article.identifier, article.sha256, article.claims.values()) for article in articles)
    chapters = [
        f"# {HEADER}\n# {task.name}: {len(articles)} articles\n",
        *(article.turtle for article in articles),
        claims_document(sections, rules, minter, comment="claims").decode("utf-8"),
        turtle(entities | run, Names(prefixes(minter)), comment="entities, posts and provenance").decode("utf-8"),
    ]
    content = "\n".join(chapters).encode("utf-8")
    if len({article.sha256 for article in articles}) == len(articles):
        several = entities.union(run, rules, *(read_ntriples(article.apart) for article in articles))
        triples = sum(article.alone for article in articles) + len(several)
    else:  # the same text under two names says the same twice
        triples = len({quad.triple for quad in pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.TURTLE)})
    sha256 = hashlib.sha256(content).hexdigest()
    entry = {"file": task.name, "articles": len(articles), "triples": triples, "bytes": len(content), "sha256": sha256}
    texts = {article.sha256: article.text for article in articles if article.text is not None}
    return Written(content, entry, dataset_of(node), texts)


def _description(datasets: dict[str, dict[str, Any]], made: Made, articles: int) -> Iterator[Triple]:
    """The dataset of all parts, with what is counted in each."""
    whole = dataset_of(made.minter.run(__version__, *made.model, *sorted(map(bare, datasets))))
    yield from outline(whole, articles, base=made.minter.base, licence=made.licence)
    for part, entry in datasets.items():
        yield whole, terms.void_subset, part
        yield part, TYPE, terms.void_Dataset
        yield part, terms.void_documents, number(entry["articles"])
        yield part, terms.void_triples, number(entry["triples"])


def _manifest(made: Made, articles: int, entries: Collection[dict[str, Any]]) -> bytes:
    """`manifest.json`: by what the graph was made, and each part with its counts and the SHA-256 of its file."""
    head = {"newskg": __version__, "pipeline": list(made.model), "base": made.minter.base, "licence": made.licence, "articles": articles}
    return (json.dumps({**head, "parts": list(entries)}, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
