"""A real server on loopback over the committed graph, started once, and a client."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest

OUTPUT = Path(__file__).resolve().parents[2] / "output"
Start = Callable[..., AbstractContextManager[str]]


@contextmanager
def _started(folder: Path, *options: str, quiet: bool = True) -> Iterator[str]:
    """The address of a server of the folder, which ends without error, and if `quiet` has nothing to say, when it is no longer needed."""
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", str(folder), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        line = server.stderr.readline()
        try:
            assert line.startswith("kg: http://127.0.0.1:"), line
            yield line.split()[1].rstrip("/")
        finally:
            server.terminate()
            said = server.stderr.read()
            status = server.wait(timeout=30)
    assert status == 0
    assert "Traceback" not in said
    assert not (quiet and said), said


@pytest.fixture(scope="session")
def start() -> Start:
    """A function of a folder and options that starts a server of it, for a `with` statement, and gives its address."""
    return _started


@pytest.fixture(scope="session")
def address(start: Start) -> Iterator[str]:
    """The address of a server with two workers."""
    with start(OUTPUT, "--workers", "2", "--seconds", "20", "--megabytes", "1") as found:
        yield found


@pytest.fixture(scope="session")
def client(address: str) -> Iterator[httpx.Client]:
    """A client of that server, which follows nothing by itself."""
    with httpx.Client(base_url=address, timeout=60, headers={"Accept": "*/*"}) as found:
        yield found
