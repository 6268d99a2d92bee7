"""Fetching, from a server on loopback: what is asked, how often, what is kept, and what is refused."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

pytest.importorskip("httpx")

from kg.corpus import read
from kg.errors import InputError
from kg.fetch import Limits, Outcome, fetch

TEXT = (
    "Ministers of Chad and Niger met in Agadez on Tuesday to settle the course of the border that both of them claim since 1960. "
    "They agreed to send surveyors into the hills before the rains, a spokeswoman for the hosts said after the talks had ended."
)
PAGE = f"<html><head><title>Border talks</title></head><body><article><h1>Border talks</h1><p>{TEXT}</p></article></body></html>".encode()
FEED = (
    b'<rss version="2.0"><channel><title>t</title><link>/</link><description>d</description>'
    b"<item><title>a</title><link>/talks</link></item><item><title>b</title><link>/secret</link></item></channel></rss>"
)


class Handler(BaseHTTPRequestHandler):
    """A small news site that notes what it is asked."""

    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers.get("If-None-Match", "")))
        status, headers, body = self.server.answer(self.path, self.headers.get("If-None-Match", ""))
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


class Server(ThreadingHTTPServer):
    """The server, with its robots.txt and the requests that came."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.robots: tuple[int, bytes] = (200, b"User-agent: *\nDisallow: /secret\nCrawl-delay: 7\n")
        self.asked: list[tuple[str, str]] = []

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self, path: str, etag: str) -> tuple[int, dict[str, str], bytes]:
        html = {"Content-Type": "text/html; charset=utf-8"}
        match path:
            case "/robots.txt":
                return self.robots[0], {}, self.robots[1]
            case "/talks":
                return (304, {}, b"") if etag == '"1"' else (200, {**html, "ETag": '"1"'}, PAGE)
            case "/feed":
                return 200, {"Content-Type": "application/rss+xml"}, FEED
            case "/moved":
                return 301, {"Location": "/talks"}, b""
            case "/inside":
                return 302, {"Location": "http://localhost:1/"}, b""
            case "/file":
                return 302, {"Location": "file:///etc/hostname"}, b""
            case "/circle":
                return 302, {"Location": "/circle"}, b""
            case "/big":
                return 200, html, b"x" * 5000
            case _:
                return 404, {}, b""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def outcomes(server: Server, file: Path, *paths: str, waits: list[float] | None = None) -> list[Outcome]:
    noted = waits if waits is not None else []
    return list(fetch([server.home + path for path in paths], file, limits=Limits(size=4000), private=True, wait=noted.append))


def test_a_page_is_fetched_once_and_read(server: Server, tmp_path: Path) -> None:
    file = tmp_path / "news.warc.gz"
    assert outcomes(server, file, "/talks") == [Outcome(f"{server.home}/talks", "fetched")]
    assert outcomes(server, file, "/talks") == [Outcome(f"{server.home}/talks", "unchanged")]
    assert server.asked == [("/robots.txt", ""), ("/talks", ""), ("/robots.txt", ""), ("/talks", '"1"')]
    (article,) = read([file], report=pytest.fail)
    assert (article.id, article.url, article.title) == (f"{server.home}/talks", f"{server.home}/talks", "Border talks")
    assert TEXT[:120] in article.text


def test_a_feed_brings_its_pages_as_far_as_robots_allow(server: Server, tmp_path: Path) -> None:
    waits: list[float] = []
    assert outcomes(server, tmp_path / "a.warc.gz", "/feed", waits=waits) == [
        Outcome(f"{server.home}/feed", "fetched"),
        Outcome(f"{server.home}/talks", "fetched"),
        Outcome(f"{server.home}/secret", "failed", "robots.txt does not allow it"),
    ]
    assert "/secret" not in [path for path, _ in server.asked]
    assert len(waits) == 2  # before the feed and before the page, both after another request
    assert all(6 < seconds <= 7 for seconds in waits)  # the pace that robots.txt asks for


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/none", "the server answers 404"),
        ("/big", "larger than 4,000 bytes"),
        ("/circle", "more than 5 redirects"),
        ("/file", "leads to file:///etc/hostname, which is no web address"),
    ],
)
def test_what_is_not_fetched(path: str, why: str, server: Server, tmp_path: Path) -> None:
    assert outcomes(server, tmp_path / "a.warc.gz", path) == [Outcome(server.home + path, "failed", why)]


def test_a_redirect_is_followed(server: Server, tmp_path: Path) -> None:
    assert outcomes(server, tmp_path / "a.warc.gz", "/moved") == [Outcome(f"{server.home}/moved", "fetched")]
    assert [article.title for article in read([tmp_path / "a.warc.gz"], report=pytest.fail)] == ["Border talks"]


def test_nothing_is_asked_where_robots_cannot_be_had(server: Server, tmp_path: Path) -> None:
    server.robots = (503, b"")
    (found,) = outcomes(server, tmp_path / "a.warc.gz", "/talks")
    assert found.why == "robots.txt cannot be had, so nothing is asked"
    server.robots = (404, b"")
    assert outcomes(server, tmp_path / "b.warc.gz", "/talks")[0].result == "fetched"


@pytest.mark.parametrize(
    "url", ["http://localhost:9/", "http://127.0.0.1:9/", "http://[::1]:9/", "http://0x7f000001:9/", "http://10.0.0.1/"]
)
def test_addresses_that_are_not_public_are_refused(url: str, tmp_path: Path) -> None:
    (found,) = fetch([url], tmp_path / "a.warc.gz")
    assert found.why.endswith(" is on this machine or in a private network; --private allows it")


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://example.org/", "ftp://example.org/: not a web address (http:// or https://)"),
        ("http://[x/", "http://[x/: not a web address (Invalid IPv6 URL)"),
        ("talks.html", "talks.html: not a web address (http:// or https://)"),
        ("http://me:word@example.org/", "example.org: a name and password do not belong in a web address"),
    ],
)
def test_wrong_addresses(url: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        list(fetch([url], tmp_path / "a.warc.gz"))
    assert str(caught.value) == message


def test_a_file_that_is_no_archive_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "notes.warc.gz"
    file.write_bytes(b"My notes.")
    with pytest.raises(InputError, match=r"not a web archive, so nothing is added to it"):
        list(fetch(["https://example.org/"], file))
    assert file.read_bytes() == b"My notes."
    with pytest.raises(InputError, match=r"the name of a web archive ends in \.warc\.gz"):
        list(fetch(["https://example.org/"], tmp_path / "a.txt"))
