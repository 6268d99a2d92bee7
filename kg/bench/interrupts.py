"""Builds that are cut off at random moments and started again: do they give the bytes of one that nothing cut off?

Four of five are ended by the system after a random share of the processor time that a build takes, with no more ado than by SIGKILL;
the fifth finds the disk full: no file may grow beyond a random size.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import shutil
import signal
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kg.build import build
from kg.build.cache import PLACE
from kg.errors import InputError
from kg.evaluate.scores import Figure, Scores
from kg.records import Article

CUTS: Final = 50


def interrupts(articles: Sequence[Article], *, model: str | None = None, number: int = CUTS, seed: int = 11) -> Scores:
    """Of `number` builds by how they were cut off: how many gave the same bytes in the end, and how many articles were not read again."""
    if not articles:
        raise InputError("no article to read")
    chance = random.Random(seed)
    rows: dict[str, Counter[str]] = {"killed": Counter(), "disk full": Counter()}
    with tempfile.TemporaryDirectory(prefix="newskg-") as place:
        build(articles, Path(place) / "first", model=model)  # what is loaded once is loaded for all
        start = _time_of_children()
        _run(articles, Path(place) / "whole", model)
        seconds, expected = _time_of_children() - start, _files(Path(place) / "whole")
        largest = max(path.stat().st_size for path in (Path(place) / "whole").rglob("*"))
        while sum(row["cut_off"] for row in rows.values()) < number:
            tried = sum(row["of"] for row in rows.values())
            folder, full = Path(place) / str(tried), tried % 5 == 4
            limit = {"room": chance.randrange(1, largest)} if full else {"seconds": chance.uniform(0, seconds)}
            status = _run(articles, folder, model, **limit)
            row = rows["disk full" if full else "killed"]
            row["of"] += 1
            row["cut_off"] += status != 0
            row["articles_kept"] += build(articles, folder, model=model, keep=True).effort.kept
            row["same_bytes"] += _files(folder) == expected
            shutil.rmtree(folder)
    figures: dict[str, dict[str, Figure]] = {name: dict(row) for name, row in rows.items()}
    return Scores("interrupts", figures)


def _time_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(articles: Sequence[Article], folder: Path, model: str | None, *, seconds: float = 0, room: int = 0) -> int | None:
    """A build in a process of its own, which has the pipeline already, within limits that are not 0; its exit status."""
    process = multiprocessing.get_context("fork").Process(target=_built, args=(articles, folder, model, seconds, room))
    process.start()
    process.join()
    return process.exitcode


def _built(articles: Sequence[Article], folder: Path, model: str | None, seconds: float, room: int) -> None:
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    if room:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        build(articles, folder, model=model, keep=True)
    except InputError:
        os._exit(InputError.exit_status)


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and PLACE not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
