"""How fast the whole path reads, beside the spaCy pipeline alone, in the same run on the same texts and one core.

The pipeline alone is what `spacy.load` gives, all texts handed to it at once; a build hands it some sixty thousand characters at a
time, and multiplies with numpy's OpenBLAS in place of spaCy's BLIS. Alone it is measured with that too, so that one can tell what of
the ratio is due to what. The three take turns, and the sums of all rounds are compared, since a processor may change its pace from
minute to minute. Seconds are the processor's, so that other work on the machine counts little; loading is left out on both sides.
"""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language

from kg import model_path
from kg.annotate import load_pipeline
from kg.annotate.pipeline import load_alone
from kg.build import Clock, build
from kg.errors import InputError
from kg.evaluate.scores import Figure, Scores, share
from kg.records import Article

ROUNDS: Final = 3
LEAST: Final = 10.0  # seconds of the bare pipeline: a few texts are read as many rounds as that takes


def speed(articles: Sequence[Article], *, model: str | None = None, clock: Clock = time.process_time) -> Scores:
    """Words per second of the bare pipeline and of `build`, their ratio, and what share of the time each stage of the build takes.

    The rate "without checks" leaves out the shapes and offsets that are checked before a graph is published. Words are
    the pipeline's tokens without white space; seconds are those of one round, on average. "other" is what a build does
    between its stages, such as keeping what it has read. Raises InputError when there is no article.
    """
    if not articles:
        raise InputError("no article to read")
    load_pipeline(model)  # says clearly when there is no such pipeline
    name = str(model_path()) if model is None else model
    texts = [article.text for article in articles]
    bare, ours = spacy.load(name), load_alone(name)
    for nlp in (bare, ours):
        _words(nlp, texts[:1])  # so that it is warm
    alone = alike = whole = 0.0
    words = rounds = 0
    stages: defaultdict[str, float] = defaultdict(float)
    with tempfile.TemporaryDirectory(prefix="newskg-") as folder:
        build(articles[:1], Path(folder) / "first", model=model)  # loads tables and shapes
        while rounds < ROUNDS or alone < LEAST:
            start = clock()
            words = _words(bare, texts)
            alone += (after_bare := clock()) - start
            _words(ours, texts)
            alike += (after_ours := clock()) - after_bare
            built = build(articles, Path(folder) / str(rounds), model=model, clock=clock)
            whole += clock() - after_ours
            for stage, taken in built.effort.seconds.items():
                stages[stage] += taken
            rounds += 1
    stages["other"] = whole - sum(stages.values())
    unchecked = whole - stages["check"]
    rows: dict[str, dict[str, Figure]] = {
        row: {"words_per_second": round(share(rounds * words, seconds)), "words": words}
        for row, seconds in (("bare pipeline", alone), ("with our BLAS", alike), ("end to end", whole), ("without checks", unchecked))
    }
    rows["ratio"] = {
        "of_bare": round(share(alone, whole), 3),
        "of_bare_with_our_blas": round(share(alike, whole), 3),
        "of_bare_without_checks": round(share(alone, unchecked), 3),
    }
    for stage, taken in stages.items():
        rows[f"stage {stage}"] = {"share": round(share(taken, whole), 3), "seconds": round(taken / rounds, 3)}
    return Scores("speed", rows)


def _words(nlp: Language, texts: Sequence[str]) -> int:
    """How many words a pipeline finds."""
    return sum(not token.is_space for doc in nlp.pipe(texts) for token in doc)
