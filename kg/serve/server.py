"""Runs the server until it is interrupted: a socket, a database of its own, the application."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path

import uvicorn

from kg.errors import InputError
from kg.serve.app import application
from kg.serve.limits import Limits
from kg.serve.served import own_database, read_served


def serve(
    folder: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    site: Path | None = None,
    limits: Limits | None = None,
    report: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve the graph in `folder` until SIGINT or SIGTERM, then end the requests that are under way; `report` gets the address.

    It serves the graph as it is now: who builds it anew starts the server again. Port 0 takes a free one. Raises InputError for a
    folder that is no built graph, and for an address that cannot be had.
    """
    limits = limits or Limits()
    served = read_served(folder, site)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # both end alike: uvicorn first answers what it was asked
    with (
        contextlib.suppress(KeyboardInterrupt),
        _socket(host, port) as listening,
        tempfile.TemporaryDirectory(prefix="newskg-serve-") as place,
    ):
        app = application(served, own_database(folder, Path(place)), limits)
        config = uvicorn.Config(
            app, log_level="warning", server_header=False, ws="none", limit_concurrency=limits.connections,
            timeout_graceful_shutdown=int(limits.seconds) + 1,
        )  # fmt: skip
        name = f"[{host}]" if ":" in host else host
        report(f"http://{name}:{listening.getsockname()[1]}/ serves {folder}: {served.title}")
        uvicorn.Server(config).run(sockets=[listening])


def _socket(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror  # below 0: a host that nobody knows
        raise InputError(f"http://{host}:{port}: cannot be served ({reason})") from error
