"""The same build on a Dask cluster of two workers on this machine, of which one is killed in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kg.build import build
from kg.errors import InputError
from kg.records import Article

PROJECT = Path(__file__).resolve().parents[2]
TEXT = "Chile and Peru signed {} agreements in Lima. Bolivia accused Chile of closing road {}."
ARTICLES = [Article(f"news-{n}", TEXT.format(n, n)) for n in range(24)]
#: What a worker reads before its first task (more than once): it kills itself in the middle of its second one.
KILLER = """
import os, signal
from kg.build import reading

def stopping(order, articles, sound=reading.read_sealed, calls=[]):
    calls.append(articles)
    if len(calls) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return sound(order, articles)

if reading.read_sealed.__name__ != "stopping":
    reading.read_sealed = stopping
"""


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@contextmanager
def started(*arguments: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    """A program of Dask for as long as the block."""
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    process = subprocess.Popen(
        [sys.executable, "-m", *map(str, arguments)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CHARACTERS", "LEAST"):
        monkeypatch.setattr(f"kg.build.tasks.{name}", 1)  # one article a task
    distributed: Any = pytest.importorskip("distributed")
    (tmp_path / "killer.py").write_text(KILLER, encoding="utf-8")
    scheduler_file = tmp_path / "scheduler.json"
    scheduler = ("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
    worker = ("distributed.cli.dask_worker", "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
    known = ("--scheduler-file", scheduler_file)
    killer = ("--preload", tmp_path / "killer.py")
    with started(*scheduler, *known), started(*worker, *known), started(*worker, *known, *killer) as victim:
        with distributed.Client(scheduler_file=str(scheduler_file), timeout="120s", set_as_default=False) as client:
            client.wait_for_workers(2, timeout=240)
            address = client.scheduler.address
        built = build(ARTICLES, tmp_path / "cluster", cluster=address)
        assert victim.wait(timeout=60) == -signal.SIGKILL
    assert built.effort.read == len(ARTICLES)
    build(ARTICLES, tmp_path / "alone")
    assert files(tmp_path / "cluster") == files(tmp_path / "alone")


def test_no_scheduler_at_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("kg.build.cluster.PATIENCE", "1s")
    with pytest.raises(InputError, match=r"--cluster tcp://127\.0\.0\.1:9: no Dask scheduler answers there"):
        build(ARTICLES, tmp_path, cluster="tcp://127.0.0.1:9")
