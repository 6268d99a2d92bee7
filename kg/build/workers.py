"""Hands tasks to workers and takes their results as they come: in this process, in others of this machine, on a Dask cluster.

No more tasks are under way than the workers need, so that memory does not grow with the number of articles. A result may come in any
order; whoever collects them must not care.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache, partial
from itertools import islice
from multiprocessing.process import BaseProcess
from typing import Final, NamedTuple, Protocol, TypeVar

from kg.build.cluster import on_cluster
from kg.errors import InputError, KgError

Task = TypeVar("Task")
Result = TypeVar("Result")
AHEAD: Final = 3  # tasks for each worker that are under way or wait


class Spread(Protocol):
    """A function like `map` whose results come in any order."""

    def __call__(self, function: Callable[[Task], Result], tasks: Iterable[Task], /) -> Iterator[Result]: ...


class Workers(NamedTuple):
    """How a function is spread over tasks, and how many workers share them."""

    spread: Spread
    number: int


@contextmanager
def workers(*, jobs: int = 1, cluster: str | None = None, ready: Callable[[], object] = lambda: None) -> Iterator[Workers]:
    """So many processes, or the workers of the cluster at this address, with a function like `map` over them, in any order.

    What the processes need is loaded by `ready`: on Linux once, by this process, of which they are copies from the first task on;
    where a process cannot be copied (other systems, other threads at work) by each of them, at once.
    Raises InputError for less than one process and for a cluster that does not answer.
    """
    if jobs < 1:
        raise InputError(f"--jobs {jobs}: one process at least")
    if cluster is not None:
        with on_cluster(cluster, ahead=AHEAD) as (spread, number):
            yield Workers(spread, number)
    elif jobs == 1:
        yield Workers(map, 1)
    else:
        copied = sys.platform == "linux" and threading.active_count() == 1
        context = multiprocessing.get_context("fork" if copied else "spawn")
        pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_prepared)
        try:
            if not copied:
                for _ in range(jobs):
                    pool.submit(ready)
            yield Workers(partial(_spread, pool, AHEAD * jobs, cache(ready) if copied else lambda: None), jobs)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _prepared() -> None:
    """A worker leaves Ctrl-C to the process that started it, and ends when that one does, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _spread(
    pool: ProcessPoolExecutor, limit: int, ready: Callable[[], object], function: Callable[[Task], Result], tasks: Iterable[Task], /
) -> Iterator[Result]:
    """`ready` is called before the pool gets its first task, so before it starts its processes."""
    waiting, under_way = iter(tasks), set[Future[Result]]()
    try:
        while True:
            for task in islice(waiting, limit - len(under_way)):
                ready()
                under_way.add(pool.submit(function, task))
            if not under_way:
                return
            done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    except BrokenProcessPool as error:
        raise KgError("a worker ended by itself (killed, or out of memory); what it had finished is kept, start again to go on") from error
