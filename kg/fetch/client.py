"""One polite client: what robots.txt allows, at its pace, within the limits, from public addresses only."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import urljoin, urlsplit

import httpx
from protego import Protego

from kg import __version__

if TYPE_CHECKING:
    from kg.fetch import Limits

AGENT: Final = f"newskg/{__version__} (+https://w3id.org/newskg/)"
HOPS: Final = 5
#: What is read of a robots.txt (RFC 9309, section 2.5).
ROBOTS_LIMIT: Final = 500_000
PORTS: Final = {"http": 80, "https": 443}
#: Headers that no longer hold once the content is unpacked.
OF_TRANSFER: Final = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection"})


class Refused(Exception):
    """An address that is not fetched, with the reason in one line."""


@dataclass(frozen=True, slots=True)
class Page:
    """An answer with content: its status, headers and bytes."""

    status: int
    headers: tuple[tuple[str, str], ...]
    content: bytes

    def header(self, name: str) -> str:
        """The value of a header; empty where it is not there."""
        return next((value for key, value in self.headers if key.lower() == name), "")


class PublicOnly(httpx.BaseTransport):
    """Connects to the very address that was looked at, so that no name can lead elsewhere between the look and the connection."""

    def __init__(self, *, private: bool) -> None:
        self._private = private
        self._inner = httpx.HTTPTransport(trust_env=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        address = self._address(host, request.url.port or PORTS[request.url.scheme])
        pinned = httpx.Request(
            request.method,
            request.url.copy_with(host=address),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": host},
        )
        return self._inner.handle_request(pinned)

    def _address(self, host: str, port: int) -> str:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise Refused(f"no host of the name {host}") from error
        addresses = [str(address[0]) for _, _, _, _, address in found]
        if not self._private and not all(ipaddress.ip_address(address).is_global for address in addresses):
            raise Refused(f"{host} is on this machine or in a private network; --private allows it")
        return addresses[0]

    def close(self) -> None:
        self._inner.close()


class Site:
    """A client for one run, which remembers what each host allows and when it was asked last."""

    def __init__(self, limits: Limits, *, private: bool, wait: Callable[[float], None]) -> None:
        self._limits = limits
        self._wait = wait
        self._asked: dict[str, float] = {}
        self._robots: dict[str, Protego | None] = {}
        self._client = httpx.Client(
            transport=PublicOnly(private=private), headers={"User-Agent": AGENT}, timeout=limits.seconds / 2, trust_env=False
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._client.close()

    def get(self, url: str, validators: Mapping[str, str]) -> Page | None:
        """The page, after redirects; None where it is as it was when it gave the validators. Raises Refused or httpx.HTTPError."""
        for _ in range(HOPS + 1):
            parts = urlsplit(url)
            if parts.scheme not in PORTS:
                raise Refused(f"leads to {url}, which is no web address")
            self._allowed(url)
            page = self._ask(url, validators, self._limits.size)
            if page.status == 304:
                return None
            target = page.header("location")
            if not (300 <= page.status < 400 and target):
                if page.status != 200:
                    raise Refused(f"the server answers {page.status}")
                return page
            try:
                url = urljoin(url, target)
                urlsplit(url)
            except ValueError as error:
                raise Refused(f"leads to {target}, which is no web address") from error
        raise Refused(f"more than {HOPS} redirects")

    def _allowed(self, url: str) -> None:
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._robots:
            self._robots[host] = self._read_robots(host)
        rules = self._robots[host]
        if rules is None:
            raise Refused("robots.txt cannot be had, so nothing is asked")
        if not rules.can_fetch(url, AGENT):
            raise Refused("robots.txt does not allow it")

    def _read_robots(self, host: str) -> Protego | None:
        """The rules of a host; none forbids anything where it has no such file, and None stands where the server fails."""
        page = self._ask(f"{host}/robots.txt", {}, ROBOTS_LIMIT)
        if page.status >= 500:
            return None
        return Protego.parse(page.content.decode("utf-8", "replace") if page.status == 200 else "")

    def _ask(self, url: str, validators: Mapping[str, str], limit: int) -> Page:
        self._pause(url)
        deadline = time.monotonic() + self._limits.seconds
        content = bytearray()
        with self._client.stream("GET", url, headers=dict(validators)) as response:
            for chunk in response.iter_bytes():
                content += chunk
                if len(content) > limit:
                    raise Refused(f"larger than {limit:,} bytes")
                if time.monotonic() > deadline:
                    raise Refused(f"not done after {self._limits.seconds:g} s")
            headers = tuple((key, value) for key, value in response.headers.multi_items() if key.lower() not in OF_TRANSFER)
            return Page(response.status_code, headers, bytes(content))

    def _pause(self, url: str) -> None:
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        rules = self._robots.get(host)
        delay = max(self._limits.delay, (rules.crawl_delay(AGENT) or 0.0) if rules is not None else 0.0)
        last = self._asked.get(host)
        if last is not None and (left := last + delay - time.monotonic()) > 0:
            self._wait(left)
        self._asked[host] = time.monotonic()
