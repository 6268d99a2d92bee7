"""Stores for the tests: an Oxigraph server and Virtuoso, each a program of its own on loopback; and a proxy that puts faults before one."""

from __future__ import annotations

import base64
import shutil
import socket
import subprocess
import sysconfig
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx

OXIGRAPH = Path(sysconfig.get_path("scripts")) / "oxigraph"
VIRTUOSO = shutil.which("virtuoso-t")
VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 10
CheckpointInterval = 0
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 100000
"""


def free_port() -> int:
    """A port of loopback that nothing listens on."""
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(command: list[str], ready: str, folder: Path) -> Iterator[None]:
    """A program that has said that it is ready, until the end of the block; what it says goes on being read."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    with process.stdout as said:
        try:
            lines = []
            for line in said:
                lines.append(line)
                if ready in line:
                    break
            else:
                raise RuntimeError(f"{command[0]} ended: {''.join(lines)}")
            reader = threading.Thread(target=lambda: [None for _ in said], daemon=True)
            reader.start()
            yield
        finally:
            process.kill()
            process.wait()
            reader.join()


@contextmanager
def oxigraph(folder: Path, *, port: int | None = None) -> Iterator[str]:
    """An Oxigraph server that keeps its data in memory: its address, below which are /store, /query and /update."""
    address = f"127.0.0.1:{port or free_port()}"
    with running([str(OXIGRAPH), "serve", "-b", address], "Listening", folder):
        yield f"http://{address}"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Virtuoso with its data in `folder`: its address; the user dba has the password dba."""
    ports = {"sql": free_port(), "http": free_port()}
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(**ports))
    command = [str(VIRTUOSO), "+configfile", "virtuoso.ini", "+foreground", "+wait"]
    with running(command, "Server online", folder):
        yield f"http://127.0.0.1:{ports['http']}"


class Faults(ThreadingHTTPServer):
    """A proxy before a store. `script` says of each request by its number, from 0, what happens to it:

    a status refuses it with the words of `body`, "drop" closes the connection, "lose" lets the store do it and loses the answer,
    "hang" is silent until the test ends, and None lets it through; one for which the script has nothing gets `after`. `asked`
    holds the method and the graph of each. With `wants` a request needs that Authorization, else it gets 401 and the `challenge`.
    """

    daemon_threads = True

    def __init__(self, store: str) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.store = httpx.Client(base_url=store, timeout=60, trust_env=False)
        self.script: list[int | str | None] = []
        self.after: int | str | None = None
        self.body, self.headers = "Out of luck\nand more of it", {"Content-Type": "text/plain"}
        self.wants, self.challenge = "", 'Basic realm="store"'
        self.asked: list[tuple[str, str]] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is part of the play."""


class Handler(BaseHTTPRequestHandler):
    """One connection to the proxy."""

    server: Faults
    protocol_version = "HTTP/1.1"

    def handle_any(self) -> None:
        server = self.server
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if server.wants and self.headers.get("Authorization") != server.wants:
            self.answer(401, b"", {"WWW-Authenticate": server.challenge})
            return
        number = len(server.asked)
        server.asked.append((self.command, httpx.URL(self.path).params.get("graph", "")))
        fault = server.script[number] if number < len(server.script) else server.after
        if fault == "hang":
            server.over.wait()
        if fault in {"hang", "drop"}:
            self.close_connection = True
            return
        if isinstance(fault, int):
            self.answer(fault, server.body.encode(), server.headers)
            return
        kept = {name: self.headers[name] for name in ("Content-Type", "Accept") if name in self.headers}
        done = server.store.request(self.command, self.path, content=body, headers=kept)
        if fault == "lose":
            self.close_connection = True
            return
        self.answer(done.status_code, done.content, {"Content-Type": done.headers.get("content-type", "text/plain")})

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = handle_any

    def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def faults(store: str) -> Iterator[Faults]:
    """The proxy before the store at an address."""
    server = Faults(store)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
        server.store.close()


def basic(user: str, password: str) -> str:
    """The header of Basic authentication."""
    return f"Basic {base64.b64encode(f'{user}:{password}'.encode()).decode()}"
