"""How fast the whole path reads, beside the spaCy pipeline alone, in the same run on the same texts and one core.

The pipeline alone is what `spacy.load` gives, all texts handed to it at once; a build hands it some twenty thousand characters at a
time, and multiplies with numpy's OpenBLAS in place of spaCy's BLIS. Alone it is measured with that too, so that one can tell what of
the ratio is due to what. Seconds are the processor's, so that other work on the machine counts little; loading is left out on both sides.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from kg import model_path
from kg.annotate import annotate, load_pipeline
from kg.annotate.pipeline import load_alone
from kg.build import build
from kg.errors import InputError
from kg.evaluate.scores import Figure, Scores, share
from kg.extract import extract
from kg.graph import article_graph, entity_triples
from kg.graph.turtle import prefixes, turtle
from kg.iris import Minter
from kg.records import Article
from kg.resolve import resolve
from kg.validate import check

Clock = Callable[[], float]


def speed(articles: Sequence[Article], *, model: str | None = None, clock: Clock = time.process_time) -> Scores:
    """Words per second of the bare pipeline and of `build`, their ratio, and what share of the time each stage takes.

    The rate "without checks" leaves out the shapes and offsets that are checked before a graph is published. Words are
    the pipeline's tokens without white space. Raises InputError when there is no article.
    """
    if not articles:
        raise InputError("no article to read")
    load_pipeline(model)  # says clearly when there is no such pipeline
    name = str(model_path()) if model is None else model
    texts = [article.text for article in articles]
    words, alone = _by_pipeline(spacy.load(name), texts, clock)
    _, alike = _by_pipeline(load_alone(name), texts, clock)
    with tempfile.TemporaryDirectory(prefix="newskg-") as folder:
        build(articles[:1], Path(folder), model=model)  # loads tables and shapes
        start = clock()
        build(articles, Path(folder), model=model)
        whole = clock() - start
    seconds: dict[str, float] = {}
    for stage, taken in _stages(articles, model, clock):
        seconds[stage] = seconds.get(stage, 0.0) + taken
    total = sum(seconds.values())
    rows: dict[str, dict[str, Figure]] = {
        "bare pipeline": {"words_per_second": round(share(words, alone)), "words": words},
        "with our BLAS": {"words_per_second": round(share(words, alike)), "words": words},
        "end to end": {"words_per_second": round(share(words, whole)), "words": words},
        "without checks": {"words_per_second": round(share(words, total - seconds["check"])), "words": words},
        "ratio": {
            "of_bare": round(share(alone, whole), 3),
            "of_bare_with_our_blas": round(share(alike, whole), 3),
            "of_bare_without_checks": round(share(alone, total - seconds["check"]), 3),
        },
    }
    for stage, taken in seconds.items():
        rows[f"stage {stage}"] = {"share": round(share(taken, total), 3), "seconds": round(taken, 3)}
    return Scores("speed", rows)


def _by_pipeline(nlp: Language, texts: Sequence[str], clock: Clock) -> tuple[int, float]:
    """How many words a pipeline finds, and in how many seconds, once it is warm."""
    list(nlp.pipe(texts[:1]))
    start = clock()
    words = sum(not token.is_space for doc in nlp.pipe(texts) for token in doc)
    return words, clock() - start


def _stages(articles: Sequence[Article], model: str | None, clock: Clock) -> Iterator[tuple[str, float]]:
    """Seconds of each stage, in the order in which `build` runs them."""
    minter, nlp, texts = Minter(), load_pipeline(model), {}
    written = []
    start = clock()
    for doc in annotate(articles, nlp):
        yield "annotate", (now := clock()) - start
        reading = extract(doc)
        yield "extract", (then := clock()) - now
        resolution = resolve(reading)
        yield "resolve", (now := clock()) - then
        one = article_graph(reading, resolution, minter)
        turtle(one.triples, prefixes(minter, article=one.sha256))
        written.append((one, resolution))
        texts[one.sha256] = reading.article.text
        start = clock()
        yield "graph", start - now
    entities = set(entity_triples(((one.sha256, r.entities, one.used) for one, r in written), minter))
    turtle(entities, prefixes(minter))
    yield "graph", (now := clock()) - start
    check(entities.union(*(one.triples for one, _ in written)), texts)
    yield "check", clock() - now
