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
from typing import Any, Final

from spacy.language import Language

from kg.annotate import annotate, load_pipeline
from kg.build.collector import at_rest
from kg.build.sealed import Checked, Sealed, checked, sealed
from kg.corrections import Correction, correction_iri, revise
from kg.errors import CheckFailed, InputError
from kg.extract import extract
from kg.graph import Part, article_graph, entity_claims, entity_triples
from kg.graph.lines import Term
from kg.iris import BASE, Minter
from kg.records import Article, Reading
from kg.resolve import Resolution, resolve
from kg.tokens import Doc

#: What a mistake in reading one article may raise; it is set aside, and the others are read.
FAULTS: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, RecursionError, TypeError, ValueError)
Clock = Callable[[], float]
Resolved = tuple[Reading, Resolution, frozenset[Term]]


@dataclass(frozen=True, slots=True)
class Order:
    """How articles are to be read: pipeline, base of the IRIs, corrections, what is to be kept of an article beside its Turtle, the
    clock by which the stages are timed, and whether what comes of an article is needed in this process too."""

    model: str | None
    base: str
    corrections: tuple[Correction, ...] = ()
    own: bool = True
    text: bool = False
    clock: Clock = time.perf_counter
    here: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an article: its Sealed as bytes, and itself where it is needed here, else the reason in `lines`; `seconds` by stage."""

    key: str
    identifier: str
    sealed: bytes | None
    lines: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    whole: Sealed | None = None


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


def read_part(doc: Doc, minter: Minter, corrected: Iterable[Correction] = ()) -> Part:
    """What one article gives to a graph."""
    return _written(_resolved(extract(doc), minter, corrected), minter)


def _resolved(reading: Reading, minter: Minter, corrected: Iterable[Correction]) -> Resolved:
    """What was read with the entities that it speaks of, these corrected."""
    resolution = resolve(reading)
    return reading, resolution, frozenset(correction_iri(correction, minter) for correction in revise(reading, resolution, corrected))


def _written(resolved: Resolved, minter: Minter) -> Part:
    """The triples and claims of an article."""
    reading, resolution, revised = resolved
    graph = article_graph(reading, resolution, minter)
    shared = frozenset(entity_triples([(graph.sha256, resolution.entities, graph.used)], minter))
    entity_claims([(graph, resolution.entities)], minter)
    return Part(graph, shared, reading.article.title or "", reading.article.text, revised)


def get_ready(model: str | None) -> None:
    """Loads what every task needs: pipeline, extractors, knowledge base, shapes. A pipeline that there is not is left to the first task."""
    with suppress(InputError):
        read_sealed(Order(model, BASE), [("", Article("example", "Chad and Sudan signed a treaty in Paris on 1 May 2020."))])


def read_sealed(order: Order, articles: Collection[tuple[str, Article]]) -> list[Outcome]:
    """What comes of the articles, each with the key under which it is kept."""
    with at_rest():
        return _read_sealed(order, articles)


def _read_sealed(order: Order, articles: Collection[tuple[str, Article]]) -> list[Outcome]:
    nlp, start = load_pipeline(order.model), order.clock()
    try:
        docs = list(annotate([article for _, article in articles], nlp))
    except FAULTS as error:
        if len(articles) == 1:
            ((key, article),) = articles
            return [Outcome(key, article.id, None, (_failed(article, error),))]
        return [outcome for one in articles for outcome in _read_sealed(order, [one])]  # so that one does not cost the others
    each = (order.clock() - start) / len(docs)
    under_way = [_UnderWay(key, article, doc, {"annotate": each}) for (key, article), doc in zip(articles, docs, strict=True)]
    for stage, function in _stages(order):
        for one in under_way:
            one.take(stage, function, order.clock)
    return [one.outcome() for one in under_way]


def _stages(order: Order) -> Iterator[tuple[str, Callable[[Any], Any]]]:
    """What is done with the Doc of an article, one stage after the other."""
    minter = Minter(order.base)
    yield "extract", extract
    yield "resolve", lambda reading: _resolved(reading, minter, order.corrections)
    yield "graph", lambda resolved: _written(resolved, minter)
    yield "check", lambda part: checked(part, minter, order.corrections)
    yield "write", partial(_packed, order, minter)


def _packed(order: Order, minter: Minter, found: Checked) -> tuple[bytes, Sealed | None]:
    whole = sealed(found, minter, own=order.own, text=order.text)
    return whole.packed(), whole if order.here else None


@dataclass(slots=True)
class _UnderWay:
    """An article on its way through the stages: what the last one gave, or in `lines` why it is set aside."""

    key: str
    article: Article
    value: Any
    seconds: dict[str, float]
    lines: tuple[str, ...] = ()

    def take(self, stage: str, function: Callable[[Any], Any], clock: Clock) -> None:
        """Goes through one more stage, unless it is set aside."""
        if self.lines:
            return
        start = clock()
        try:
            self.value = function(self.value)
        except CheckFailed as error:
            self.lines = error.lines
        except FAULTS as error:
            self.lines = (_failed(self.article, error),)
        self.seconds[stage] = clock() - start

    def outcome(self) -> Outcome:
        """What came of it, after the last stage."""
        data, whole = (None, None) if self.lines else self.value
        return Outcome(self.key, self.article.id, data, self.lines, self.seconds, whole)


def _failed(article: Article, error: BaseException) -> str:
    return f"error {article.id}: reading it failed ({' '.join(f'{type(error).__name__}: {error}'.split())})"
