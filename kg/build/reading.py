"""The part of a build that workers do: an article -> annotated, extracted, resolved, written, checked, sealed.

A worker is a process of this machine or of a cluster. All that it needs comes with its task, all that it gives goes back as bytes,
and the same article gives the same bytes everywhere.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from spacy.language import Language

from kg.annotate import annotate, load_pipeline
from kg.build.collector import at_rest
from kg.build.sealed import seal
from kg.corrections import Correction, correction_iri, revise
from kg.errors import CheckFailed, InputError
from kg.extract import extract
from kg.graph import Part, article_graph, entity_claims, entity_triples
from kg.iris import BASE, Minter
from kg.records import Article
from kg.resolve import resolve
from kg.tokens import Doc

#: What a mistake in reading one article may raise; it is set aside, and the others are read.
FAULTS: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, RecursionError, TypeError, ValueError)
Lap = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Order:
    """How articles are to be read: pipeline, base of the IRIs, corrections, and what is to be kept of an article beside its Turtle."""

    model: str | None
    base: str
    corrections: tuple[Correction, ...] = ()
    own: bool = True
    text: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an article: its Sealed as bytes, else the reason in `lines`; `seconds` by stage."""

    key: str
    identifier: str
    sealed: bytes | None
    lines: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)


def read_parts(
    articles: Iterable[Article],
    nlp: Language,
    minter: Minter,
    corrected: Collection[Correction] = (),
    *,
    progress: Callable[[str], None] = lambda _: None,
) -> Iterator[Part]:
    """What each article gives to a graph, by identifier, the entities corrected; what is accepted or rejected is left to `seal`."""
    for doc in annotate(sorted(articles, key=lambda article: article.id), nlp):
        progress(doc.article.id)
        yield read_part(doc, minter, corrected)


def read_part(doc: Doc, minter: Minter, corrected: Iterable[Correction] = (), *, lap: Lap = lambda _: None) -> Part:
    """What one article gives to a graph; `lap` is told the end of each stage."""
    reading = extract(doc)
    lap("extract")
    resolution = resolve(reading)
    revised = frozenset(correction_iri(correction, minter) for correction in revise(reading, resolution, corrected))
    lap("resolve")
    graph = article_graph(reading, resolution, minter)
    shared = frozenset(entity_triples([(graph.sha256, resolution.entities, graph.used)], minter))
    entity_claims([(graph, resolution.entities)], minter)
    lap("graph")
    return Part(graph, shared, doc.article.title or "", doc.article.text, revised)


def get_ready(model: str | None) -> None:
    """Loads what every task needs: pipeline, extractors, knowledge base, shapes. A pipeline that there is not is left to the first task."""
    with suppress(InputError):
        read_sealed(Order(model, BASE), [("", Article("example", "Chad and Sudan signed a treaty in Paris on 1 May 2020."))])


def read_sealed(order: Order, articles: Collection[tuple[str, Article]]) -> list[Outcome]:
    """What comes of the articles, each with the key under which it is kept."""
    with at_rest():
        return _read_sealed(order, articles)


def _read_sealed(order: Order, articles: Collection[tuple[str, Article]]) -> list[Outcome]:
    nlp, start = load_pipeline(order.model), time.perf_counter()
    try:
        docs = list(annotate([article for _, article in articles], nlp))
    except FAULTS as error:
        if len(articles) == 1:
            ((key, article),) = articles
            return [Outcome(key, article.id, None, (_failed(article, error),))]
        return [outcome for one in articles for outcome in _read_sealed(order, [one])]  # so that one does not cost the others
    each = (time.perf_counter() - start) / len(docs)
    return [_outcome(order, key, doc, each) for (key, _), doc in zip(articles, docs, strict=True)]


def _outcome(order: Order, key: str, doc: Doc, annotated: float) -> Outcome:
    minter, article = Minter(order.base), doc.article
    seconds = {"annotate": annotated}
    lap = partial(_lap, seconds, [time.perf_counter()])
    try:
        part = read_part(doc, minter, order.corrections, lap=lap)
        sealed = seal(part, minter, order.corrections, own=order.own, text=order.text).packed()
    except CheckFailed as error:
        return Outcome(key, article.id, None, error.lines, seconds)
    except FAULTS as error:
        return Outcome(key, article.id, None, (_failed(article, error),), seconds)
    lap("check")
    return Outcome(key, article.id, sealed, seconds=seconds)


def _failed(article: Article, error: BaseException) -> str:
    return f"error {article.id}: reading it failed ({' '.join(f'{type(error).__name__}: {error}'.split())})"


def _lap(seconds: dict[str, float], last: list[float], stage: str) -> None:
    now = time.perf_counter()
    seconds[stage] = now - last[0]
    last[0] = now
