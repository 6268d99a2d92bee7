"""Builds that are cut off at random moments and started again: do they give the bytes of one that nothing cut off?

Four of five are killed (SIGKILL), the fifth finds the disk full: the system refuses to let a file grow beyond a random size.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

from kg.annotate import load_pipeline
from kg.build import build
from kg.build.cache import PLACE
from kg.errors import InputError
from kg.evaluate.scores import Figure, Scores
from kg.records import Article

CUTS: Final = 50
ROOM: Final = (5_000, 400_000)  # bytes that a file may have on a disk that is full


def interrupts(articles: Sequence[Article], *, model: str | None = None, number: int = CUTS, seed: int = 11) -> Scores:
    """Of `number` builds by how they were cut off: how many gave the same bytes in the end, and how many articles were not read again."""
    if not articles:
        raise InputError("no article to read")
    load_pipeline(model)
    chance = random.Random(seed)
    rows: dict[str, Counter[str]] = {"killed": Counter(), "disk full": Counter()}
    with tempfile.TemporaryDirectory(prefix="newskg-") as place:
        start = time.perf_counter()
        _started(articles, Path(place) / "whole", model).join()
        whole, expected = time.perf_counter() - start, _files(Path(place) / "whole")
        for cut in range(number):
            folder, full = Path(place) / str(cut), cut % 5 == 4
            process = _started(articles, folder, model, room=chance.randrange(*ROOM) if full else None)
            process.join(None if full else chance.uniform(0, whole))
            process.kill()
            process.join()
            row = rows["disk full" if full else "killed"]
            row["of"] += 1
            row["cut_off"] += process.exitcode != 0
            kept = build(articles, folder, model=model, keep=True).effort.kept
            row["articles_kept"] += kept
            row["same_bytes"] += _files(folder) == expected
    figures: dict[str, dict[str, Figure]] = {name: dict(row) for name, row in rows.items()}
    return Scores("interrupts", figures)


def _started(articles: Sequence[Article], folder: Path, model: str | None, *, room: int | None = None) -> BaseProcess:
    """A build in a process of its own, which has the pipeline already."""
    process = multiprocessing.get_context("fork").Process(target=_built, args=(articles, folder, model, room))
    process.start()
    return process


def _built(articles: Sequence[Article], folder: Path, model: str | None, room: int | None) -> None:
    if room is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        build(articles, folder, model=model, keep=True)
    except InputError:
        os._exit(InputError.exit_status)


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and PLACE not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
