"""Wires the stages: articles -> readings -> entities -> graph -> checked -> published.

Each article is read by itself: `reading` makes of it a value that is complete, checked and written (`sealed`). Workers do that, in this
process, in several of this machine or on a cluster (`workers`, `cluster`); the `cache` keeps what they give, so that a build that was
cut off goes on and a later one reads what has changed. When all are there they are put together, as a folder for people to read
(`folder`) or in parts that need no memory for the whole (`parts`), and `publishing` puts the files in their places.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

from kg.annotate.pipeline import find_pipeline
from kg.build.cache import Cache, content_hash, key_of, open_cache
from kg.build.collector import at_rest
from kg.build.folder import assemble, compose
from kg.build.made import CLAIMS, DATASET, ENTITIES, RUN, Built, Effort, Made
from kg.build.parts import publish_parts
from kg.build.reading import Clock, Order, get_ready, read_parts, read_sealed
from kg.build.tasks import Keyed, in_tasks
from kg.build.workers import Workers, workers
from kg.corrections import NAME as CORRECTIONS
from kg.corrections import Correction, read_corrections
from kg.errors import CheckFailed, InputError
from kg.graph import LICENCE
from kg.iris import BASE, Minter
from kg.records import Article

__all__ = ["CLAIMS", "DATASET", "ENTITIES", "RUN", "Built", "Clock", "Effort", "Made", "build", "compose", "read_parts"]


def build(
    articles: Iterable[Article],
    folder: Path,
    *,
    model: str | None = None,
    base: str = BASE,
    licence: str = LICENCE,
    with_text: bool = False,
    store: bool = False,
    corrections: Path | None = None,
    parts: bool = False,
    jobs: int = 1,
    cluster: str | None = None,
    keep: bool = False,
    fresh: bool = False,
    keep_going: bool = False,
    progress: Callable[[str], None] = lambda _: None,
    clock: Clock = time.perf_counter,
) -> Built:
    """Read the articles into a graph and publish it in `folder`, the texts of the articles only `with_text`, and an embedded
    `store` of it where asked for.

    The corrections are those of the file, else of the one in `folder`. With `parts` memory does not grow with the number of articles.
    `jobs` processes read, or the workers of the Dask cluster at this address. With `keep` what was read stays in `folder/.work` for
    the next build, unless that is to read everything anew (`fresh`). With `keep_going` an article that cannot be read or fails its
    checks is set aside. `progress` is told each article. The stages are timed by the `clock`.
    Raises CheckFailed, with the former graph left as it was, when shapes or offsets fail; InputError when there is no
    article or the folder cannot be written.
    """
    corrected = _corrections(corrections, folder)
    identity, files = find_pipeline(model)
    made = Made(identity, Minter(base), licence, with_text, store)
    here = not parts and jobs == 1 and cluster is None
    order = Order(model, base, corrected, own=not parts, text=with_text, clock=clock, here=here)
    with ExitStack() as opened:
        at_work = opened.enter_context(workers(jobs=jobs, cluster=cluster, ready=partial(get_ready, model)))
        if not parts:
            articles = list(articles)  # what cannot be read is known before anything is written
        cache = opened.enter_context(open_cache(folder if keep else None, fresh=fresh))
        effort, failed = _read(articles, order, content_hash(files) if model is not None else "", cache, at_work, progress)
        if failed and not keep_going:
            raise CheckFailed(f"{folder}: not published, an article fails its checks", lines=tuple(failed))
        if not len(cache):
            raise InputError("no article to read")
        start = clock()
        if parts:
            built = publish_parts(cache, folder, made, corrected, at_work.spread, effort)
        else:
            with at_rest():
                built = assemble(cache.sealed(), folder, made, corrected, effort=effort)
        cache.forget()
        seconds = {**effort.seconds, "put together": clock() - start}
    return replace(built, effort=replace(built.effort, seconds=seconds))


def _corrections(file: Path | None, folder: Path) -> tuple[Correction, ...]:
    """Those of the file, else of the one that lies in the folder of the graph."""
    if file is None and not (folder / CORRECTIONS).is_file():
        return ()
    return read_corrections(file or folder / CORRECTIONS)


def _read(
    articles: Iterable[Article], order: Order, pipeline: str, cache: Cache, at_work: Workers, progress: Callable[[str], None]
) -> tuple[Effort, list[str]]:
    """Brings what the articles give into the cache, where it is not there already; the effort, and what was found where one failed."""
    counts, seconds = Counter[str](), Counter[str]()
    set_aside: list[tuple[str, str]] = []
    failed: list[str] = []
    to_read = _to_read(articles, partial(key_of, order=order, pipeline=pipeline), cache, progress, counts)
    for outcomes in at_work.spread(partial(read_sealed, order), in_tasks(to_read, at_work.number)):
        cache.keep((outcome.key, outcome.sealed) for outcome in outcomes if outcome.sealed is not None)
        for outcome in outcomes:
            seconds.update(outcome.seconds)
            counts["read"] += 1
            if outcome.whole is not None:
                cache.hold(outcome.key, outcome.whole)
            if outcome.sealed is None:
                cache.leave_out(outcome.key)
                set_aside.append((outcome.identifier, outcome.lines[0]))
                failed += outcome.lines
            progress(outcome.identifier)
    return Effort(counts["read"], counts["kept"], tuple(sorted(set_aside)), {}, dict(seconds)), failed


def _to_read(
    articles: Iterable[Article], key: Callable[[Article], str], cache: Cache, progress: Callable[[str], None], counts: Counter[str]
) -> Iterator[Keyed]:
    """The articles, each with its key, that are not in the cache."""
    for article in articles:
        its_key = key(article)
        if cache.want(article, its_key):
            counts["kept"] += 1
            progress(article.id)
        else:
            yield its_key, article
