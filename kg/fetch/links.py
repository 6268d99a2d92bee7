"""The pages that a feed links."""

from __future__ import annotations

from typing import Final
from urllib.parse import urljoin

import feedparser

from kg.fetch.client import Page

#: What may be a feed by its content type; servers send many.
FEEDS: Final = ("xml", "rss", "atom")


def linked(page: Page, url: str) -> list[str]:
    """The addresses of the entries of a feed, in their order, each once; none for any other page."""
    kind = page.header("content-type").partition(";")[0].lower()
    if not any(name in kind for name in FEEDS) or "html" in kind:
        return []
    entries = feedparser.parse(page.content, sanitize_html=False).entries
    links = (_joined(url, entry.link) for entry in entries if isinstance(entry.get("link"), str))
    return list(dict.fromkeys(link for link in links if link.startswith(("http://", "https://"))))


def _joined(url: str, link: str) -> str:
    try:
        return urljoin(url, link)
    except ValueError:
        return ""
