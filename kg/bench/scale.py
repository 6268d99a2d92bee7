"""What more articles cost, and what a second process gains: each measured on the same texts in the same run.

A machine whose speed swings would hide both, so what is compared runs at the same time or by turns.
"""

from __future__ import annotations

import multiprocessing
import pickle
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from statistics import fmean
from typing import Final

from threadpoolctl import threadpool_limits

from kg import model_path
from kg.annotate.pipeline import load_alone
from kg.build import build
from kg.errors import InputError
from kg.evaluate.scores import Scores, share
from kg.records import Article

SIZE: Final = 1_000
TURNS: Final = 2


def scale(articles: Sequence[Article], *, model: str | None = None, size: int = SIZE) -> Scores:
    """Seconds of the processor for an article, and peak memory, in one build of all articles and in builds of some `size` of them.

    The one build has one core; the builds that share the articles among them have another at the same time, one after the other. Loading
    is left out of the seconds. `time` and `memory` are what the smaller builds need in terms of the one. Raises InputError where there
    are too few articles for two builds.
    """
    number = round(len(articles) / size)
    if number < 2:
        raise InputError(f"{len(articles)} articles: at least {round(1.5 * size)} are needed to compare builds of {size} with one of all")
    with tempfile.TemporaryDirectory(prefix="newskg-") as place, _process() as one, _process() as other:
        whole = one.submit(_cost, _written(articles, Path(place) / "all"), model)
        several = [other.submit(_cost, _written(articles[start::number], Path(place) / str(start)), model) for start in range(number)]
        seconds, peak = whole.result()
        costs = [cost.result() for cost in several]
    alike, peaks = sum(cost for cost, _ in costs), fmean(peak for _, peak in costs)
    return Scores(
        "scale",
        {
            "one build": {"articles": len(articles), "seconds_per_article": round(seconds / len(articles), 4), "peak_mb": round(peak)},
            f"{number} builds": {
                "articles": len(articles), "seconds_per_article": round(alike / len(articles), 4), "peak_mb": round(peaks)
            },
            "ratio": {"time": round(share(alike, seconds), 3), "memory": round(share(peaks, peak), 3)},
        },
    )  # fmt: skip


def jobs(articles: Sequence[Article], *, model: str | None = None, turns: int = TURNS) -> Scores:
    """Seconds by the clock of a build by two processes and by one, loading and all, by turns; and of the bare pipeline likewise.

    `gain` is how many times as fast two are; that of the pipeline alone, half of the texts in each of two processes, is what the
    machine gives. Nothing else should run. Raises InputError when there is no article.
    """
    if not articles:
        raise InputError("no article to read")
    name = str(model_path()) if model is None else model
    texts = [article.text for article in articles]
    one, two, alone, both = 0.0, 0.0, 0.0, 0.0
    for _ in range(turns):
        with _process() as first:
            two += first.submit(_clock, articles, model, 2).result()
            one += first.submit(_clock, articles, model, 1).result()
            alone += first.submit(_read_alone, texts, name).result()
            with _process() as second:
                halves = [process.submit(_read_alone, texts[start::2], name) for start, process in enumerate((first, second))]
                both += max(half.result() for half in halves)
    return Scores(
        "jobs",
        {
            "one job": {"seconds": round(one / turns, 2), "articles": len(articles)},
            "two jobs": {"seconds": round(two / turns, 2), "articles": len(articles)},
            "ratio": {"gain": round(share(one, two), 3), "gain_of_bare_pipeline": round(share(alone, both), 3)},
        },
    )


def _process() -> ProcessPoolExecutor:
    """A process for one task after the other, a new one for each."""
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), max_tasks_per_child=1)


def _written(articles: Iterable[Article], file: Path) -> Path:
    """The file, with the articles in it, to be read one by one as `kg build` reads them."""
    with file.open("wb") as out:
        for article in articles:
            pickle.dump(article, out)
    return file


def _read(file: Path) -> Iterator[Article]:
    with file.open("rb") as given:
        while given.peek(1):
            yield pickle.load(given)


def _cost(file: Path, model: str | None) -> tuple[float, float]:
    """Seconds of the processor of a build in parts, without loading, and the most memory that this process ever had, in MB."""
    with tempfile.TemporaryDirectory(prefix="newskg-") as place:
        build(islice(_read(file), 1), Path(place) / "first", model=model)  # loads pipeline, tables and shapes
        start = time.process_time()
        build(_read(file), Path(place) / "all", model=model, parts=True)
        return time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _clock(articles: Sequence[Article], model: str | None, number: int) -> float:
    """Seconds by the clock of a build in parts by that many processes, loading and all."""
    with tempfile.TemporaryDirectory(prefix="newskg-") as place:
        start = time.perf_counter()
        build(articles, Path(place), model=model, parts=True, jobs=number)
        return time.perf_counter() - start


def _read_alone(texts: Sequence[str], name: str) -> float:
    """Seconds by the clock of the pipeline alone, once it is loaded, on one core as in a build."""
    nlp = load_alone(name)
    threadpool_limits(1, user_api="blas")
    start = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    return time.perf_counter() - start
