"""Workers on a Dask cluster, which the user has started however his machines are run (kg/docs/scale.md has recipes).

Dask hands the tasks of a worker that is lost to the others; a task gives the same bytes wherever and however often it runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import Any, Final

from kg.errors import InputError, KgError, MissingExtra

PATIENCE: Final = "30s"  # for the scheduler to answer


@contextmanager
def on_cluster(address: str, *, ahead: int) -> Iterator[tuple[Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]], int]]:
    """A function like `map` over the workers of the cluster, in any order, with `ahead` tasks for each thread of a worker; and how
    many threads they have now.

    Raises MissingExtra without Dask, InputError where no scheduler answers at the address, KgError where the cluster is lost.
    """
    try:
        import distributed
    except ImportError as error:
        raise MissingExtra("--cluster needs Dask: pip install 'newskg[cluster]'") from error
    try:
        connect: Any = distributed.Client
        client = connect(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise InputError(f"--cluster {address}: no Dask scheduler answers there") from error
    with client:
        yield partial(_spread, client, ahead), _threads(client)


def _spread(client: Any, ahead: int, function: Callable[[Any], Any], tasks: Iterable[Any], /) -> Iterator[Any]:
    import distributed
    from distributed import CancelledError, KilledWorker

    collect: Any = distributed.as_completed
    waiting = iter(tasks)
    under_way = collect([], loop=client.loop, with_results=True)
    try:
        while True:
            limit = ahead * _threads(client)
            for task in islice(waiting, max(0, limit - under_way.count())):
                under_way.add(client.submit(function, task, pure=False))
            if under_way.is_empty():
                return
            _, result = next(under_way)
            yield result
    except (CancelledError, KilledWorker, OSError) as error:
        raise KgError("the cluster was lost or gave up; what it had finished is kept, start again to go on") from error


def _threads(client: Any) -> int:
    threads: dict[str, int] = client.nthreads()
    return max(1, sum(threads.values()))
