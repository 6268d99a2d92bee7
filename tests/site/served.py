"""A site of the committed graph, a browser that drives it, and a page that fails the test for any error or outside request."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from kg.corpus import read
from kg.query import Rows, inline, run

PROJECT = Path(__file__).resolve().parents[2]
OUTPUT = PROJECT / "output"
SEEDS = PROJECT / "seeds"
BEIJING = "doc/8c7514920c9a174192ee34df66828ac6d8f5a55a72ecefb8cd3fa19717732300"
#: For a network that is closed: nothing but what a page asks for.
FLAGS = (
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run",
)  # fmt: skip


def texts() -> dict[str, str]:
    """The texts of the seeds by their SHA-256."""
    return {article.sha256: article.text for article in read([SEEDS], report=pytest.fail)}


def count(pattern: str) -> int:
    """How many different ?it of the committed graph fit a pattern of SPARQL; by the graph itself, not by what the site reads of it."""
    rows = run(OUTPUT, inline(f"SELECT DISTINCT ?it WHERE {{ {pattern} }}"))
    assert isinstance(rows, Rows)
    return len(rows.rows)


def launched(playwright: Playwright, profile: Path, **options: object) -> BrowserContext:
    """Debian's chromium with a new profile; the test is skipped where it is absent."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("needs the Debian package chromium")
    return playwright.chromium.launch_persistent_context(profile, executable_path=chromium, args=list(FLAGS), **options)  # type: ignore[arg-type]


@contextmanager
def watched(context: BrowserContext, root: str) -> Iterator[Page]:
    """A page whose console stays silent and that asks for nothing outside `root`."""
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    assert said == []
    assert [url for url in asked if not url.startswith((root, "data:", "blob:"))] == []
    page.close()


class Quiet(SimpleHTTPRequestHandler):
    """The standard library's server of files, without its log."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def web_server(folder: Path) -> Iterator[str]:
    """The address of a web server for the folder, on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
