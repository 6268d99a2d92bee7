"""What a server does not give: time, size, memory, too many at once; it says so, and goes on. How it ends, and when it does not begin."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import psutil
import pytest

from kg.store import keep_store

OUTPUT = Path(__file__).resolve().parents[2] / "output"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?d && ?d != ?g) }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c"
SMALL, OTHER = "ASK {}", "ASK { FILTER(1 < 2) }"
BROKEN = "the query broke off, most likely since it needs more than 500,000,000 bytes of memory\n"
Start = Callable[..., AbstractContextManager[str]]


def ask(address: str, query: str) -> httpx.Response:
    return httpx.get(f"{address}/sparql", params={"query": query}, timeout=120)


@pytest.fixture(scope="module")
def narrow(start: Start) -> Iterator[str]:
    """A server with one worker, two seconds for a query, and room for one that waits."""
    with start(OUTPUT, "--workers", "1", "--seconds", "2", "--waiting", "1") as address:
        yield address


def test_a_query_that_takes_too_long_is_stopped(narrow: str) -> None:
    response = ask(narrow, ENDLESS)
    assert (response.status_code, response.text) == (504, "the query took longer than 2 seconds and was stopped\n")
    assert ask(narrow, SMALL).json()["boolean"] is True


def test_an_answer_that_is_too_large_is_not_sent(address: str) -> None:
    response = ask(address, LARGE)
    assert (response.status_code, response.text) == (500, "the answer is larger than 1,000,000 bytes: ask for less, as with LIMIT\n")
    assert ask(address, f"{LARGE} LIMIT 10").status_code == 200


def test_too_many_at_once_are_told_to_come_again(narrow: str) -> None:
    answers: list[httpx.Response] = []
    clients = [threading.Thread(target=lambda: answers.append(ask(narrow, ENDLESS))) for _ in range(8)]
    for each in clients:
        each.start()
    for each in clients:
        each.join()
    statuses = sorted(response.status_code for response in answers)
    assert set(statuses) == {503, 504}
    assert statuses.count(504) in {2, 3}  # one at work, one that waits; a third where the first had ended
    (busy, *_) = (response for response in answers if response.status_code == 503)
    assert (busy.text, busy.headers["retry-after"]) == ("too many queries at once: try again\n", "2")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a system that limits the memory of a process")
def test_a_query_that_breaks_its_worker_breaks_nothing_else(start: Start) -> None:
    with start(OUTPUT, "--workers", "1", "--seconds", "100", "--memory", "500", quiet=False) as address:
        response = ask(address, HUNGRY)
        assert (response.status_code, response.text) == (500, BROKEN)
        assert ask(address, SMALL).status_code == 200
        for worker in _workers_of(address):
            os.kill(worker, signal.SIGKILL)
        assert ask(address, SMALL).status_code == 200  # that was answered before, and needs no worker
        assert ask(address, OTHER).status_code == 500
        assert ask(address, OTHER).status_code == 200


def _workers_of(address: str) -> list[int]:
    port = int(address.rpartition(":")[2])
    (server,) = (c.pid for c in psutil.net_connections("tcp") if c.laddr and c.laddr.port == port and c.status == "LISTEN" and c.pid)
    return [each.pid for each in psutil.Process(server).children() if "spawn_main" in " ".join(each.cmdline())]


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_who_asked_before_the_end_is_answered(sent: signal.Signals, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", str(OUTPUT)]
    command += ["--port", "0", "--workers", "1", "--seconds", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(tmp_path)}) as server:
        assert server.stderr is not None
        address = server.stderr.readline().split()[1].rstrip("/")
        assert ask(address, SMALL).status_code == 200
        with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])), timeout=60) as waiting:
            path = httpx.URL("/sparql", params={"query": ENDLESS}).raw_path.decode()
            waiting.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            assert ask(address, "ASK { ?a a kg:Article }").status_code == 200  # so the server has the other one in hand
            server.send_signal(sent)
            assert waiting.recv(100).startswith(b"HTTP/1.1 504 ")
        assert (server.stderr.read(), server.wait(timeout=60)) == ("", 0)
    assert list(tmp_path.iterdir()) == []


def test_a_graph_that_is_built_anew_does_not_disturb(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(OUTPUT, folder)
    keep_store(folder, wanted=True)
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    with start(folder, "--workers", "1", "--seconds", "2") as address:
        before = ask(address, count).text
        (folder / "claims.ttl").unlink()
        keep_store(folder, wanted=True)
        assert ask(address, ENDLESS).status_code == 504  # after which another worker opens the store
        assert ask(address, count).text == before


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (["nothing"], "kg: nothing: no such folder\n"),
        ([str(OUTPUT), "--site", "nothing"], "kg: --site nothing: no such folder\n"),
        ([str(OUTPUT / "articles")], f"kg: {OUTPUT / 'articles'}: no dataset.ttl, so not written by kg build\n"),
        ([str(OUTPUT), "--host", "192.0.2.1"], "kg: http://192.0.2.1:0: cannot be served (Cannot assign requested address)\n"),
    ],
    ids=["no folder", "no site", "no graph", "no address"],
)
def test_what_cannot_be_served_is_told_in_a_line(options: list[str], line: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", "--port", "0", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, line)


def test_a_port_that_is_taken_is_told_in_a_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", str(OUTPUT), "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, f"kg: http://127.0.0.1:{port}: cannot be served (Address already in use)\n")


def test_without_its_extra_the_command_says_so(tmp_path: Path) -> None:
    (tmp_path / "uvicorn.py").write_text("raise ImportError('not here')")
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", str(OUTPUT)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, cwd=OUTPUT.parent)
    assert (done.returncode, done.stderr) == (2, "kg: kg serve needs the extra serve: pip install 'newskg[serve]'\n")
