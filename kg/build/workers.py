"""Hands tasks to workers and takes their results as they come: in this process, in others of this machine, on a Dask cluster.

No more tasks are under way than the workers need, so that memory does not grow with the number of articles. A result may come in any
order; whoever collects them must not care.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import islice
from multiprocessing.process import BaseProcess
from typing import Final, Protocol, TypeVar

from kg.build.cluster import on_cluster
from kg.errors import InputError, KgError

Task = TypeVar("Task")
Result = TypeVar("Result")
AHEAD: Final = 3  # tasks for each worker that are under way or wait


class Spread(Protocol):
    """A function like `map` whose results come in any order."""

    def __call__(self, function: Callable[[Task], Result], tasks: Iterable[Task], /) -> Iterator[Result]: ...


@contextmanager
def workers(*, jobs: int = 1, cluster: str | None = None, ready: Callable[[], object] = lambda: None) -> Iterator[Spread]:
    """A function like `map` over so many processes, or over the workers of the cluster at this address, in any order.

    The processes call `ready` at once, whenever the first task comes.
    Raises InputError for less than one process and for a cluster that does not answer.
    """
    if jobs < 1:
        raise InputError(f"--jobs {jobs}: one process at least")
    if cluster is not None:
        with on_cluster(cluster, ahead=AHEAD) as spread:
            yield spread
    elif jobs == 1:
        yield map
    else:
        pool = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_prepared)
        try:
            for _ in range(jobs):
                pool.submit(ready)
            yield partial(_spread, pool, AHEAD * jobs)
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


def _spread(pool: ProcessPoolExecutor, limit: int, function: Callable[[Task], Result], tasks: Iterable[Task], /) -> Iterator[Result]:
    waiting, under_way = iter(tasks), set[Future[Result]]()
    try:
        while True:
            under_way |= {pool.submit(function, task) for task in islice(waiting, limit - len(under_way))}
            if not under_way:
                return
            done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    except BrokenProcessPool as error:
        raise KgError("a worker ended by itself (killed, or out of memory); what it had finished is kept, start again to go on") from error
