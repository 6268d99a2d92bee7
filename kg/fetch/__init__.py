"""Pages and feeds of the web -> a web archive (WARC), which `kg build` reads: a stage before all others.

Polite: robots.txt is obeyed (RFC 9309), a host is left alone between two requests, what has not changed is not sent again (RFC 9110,
conditional requests). Safe: size and time have a cap, and an address that is no public one is refused unless it is allowed, also where
a redirect leads there.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from kg.errors import InputError, MissingExtra

try:
    import httpx

    from kg.fetch.archive import Archive
    from kg.fetch.client import Refused, Site
    from kg.fetch.links import linked
except ImportError as error:
    raise MissingExtra("kg fetch needs the extra newskg[fetch]") from error

__all__ = ["Limits", "Outcome", "fetch"]

SCHEMES: Final = ("http", "https")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be asked: seconds between two requests to a host, bytes and seconds for a page, pages of a feed."""

    delay: float = 1.0
    size: int = 8_000_000
    seconds: float = 30.0
    pages: int = 50


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an address: "fetched", "unchanged", or else "failed" for the reason that `why` gives."""

    url: str
    result: str
    why: str = ""


def fetch(
    urls: Sequence[str],
    file: Path,
    *,
    limits: Limits = Limits(),
    private: bool = False,
    wait: Callable[[float], None] = time.sleep,
) -> Iterator[Outcome]:
    """Get pages, and for a feed also the pages that its entries link, and add them to the archive `file`.

    Addresses of this machine and of private networks are asked only where `private` is set. Raises InputError, before anything is
    asked, for what is no web address, and for a file that cannot be written or is no web archive.
    """
    for url in urls:
        try:
            parts = urlsplit(url)
        except ValueError as error:
            raise InputError(f"{url}: not a web address ({error})") from error
        if parts.scheme not in SCHEMES or not parts.hostname:
            raise InputError(f"{url}: not a web address (http:// or https://)")
        if parts.username is not None or parts.password is not None:
            raise InputError(f"{parts.hostname}: a name and password do not belong in a web address")
    with Archive(file) as archive, Site(limits, private=private, wait=wait) as site:
        waiting, known = deque((url, True) for url in urls), set(urls)
        while waiting:
            url, given = waiting.popleft()
            try:
                page = site.get(url, archive.validators(url))
            except Refused as error:
                yield Outcome(url, "failed", str(error))
                continue
            except httpx.HTTPError as error:
                yield Outcome(url, "failed", str(error) or type(error).__name__)
                continue
            if page is None:
                yield Outcome(url, "unchanged")
                continue
            archive.add(url, page)
            yield Outcome(url, "fetched")
            if given:
                entries = [link for link in linked(page, url) if link not in known][: limits.pages]
                known.update(entries)
                waiting.extend((link, False) for link in entries)
