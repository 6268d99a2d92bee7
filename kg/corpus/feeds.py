"""RSS and Atom -> Article: the pages that the entries link where they lie beside the feed, else the full texts in the feed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from kg.corpus.decoding import decode
from kg.corpus.fields import ISO_DATE, one_line
from kg.corpus.opening import RAW_LIMIT, whole
from kg.corpus.pages import PARSER_FAULTS, NoArticle, read_html
from kg.corpus.paths import HTML, TEXT, kind_of, name_of
from kg.corpus.texts import read_text
from kg.errors import InputError, MissingExtra
from kg.records import Article

WEB: Final = ("http://", "https://")
TAG: Final = re.compile(r"<[a-zA-Z/!][^>]*>")


def read_feed(path: Path, *, encoding: str | None = None) -> Iterator[tuple[Path | None, Article | InputError]]:
    """The articles of a feed, each with the file that it was read from where that is not the feed itself.

    An entry's title and date hold for its page. In place of an entry that cannot be read, or that gives but a summary (NoArticle),
    stands the InputError that says why.
    """
    try:
        import feedparser
    except ImportError as error:
        raise MissingExtra(f"{path}: feeds are read by the extra newskg[inputs]") from error
    try:
        found = feedparser.parse(whole(path, RAW_LIMIT), sanitize_html=False, resolve_relative_uris=False)
    except PARSER_FAULTS as error:
        raise InputError(f"{path}: broken XML, no feed can be read from it") from error
    if not found.get("version"):
        raise InputError(f"{path}: no RSS or Atom feed")
    if not found.entries:
        raise InputError(f"{path}: a feed without entries")
    publisher = one_line(_text(found.feed.get("title")), f"{path}: title")
    for number, entry in enumerate(found.entries, start=1):
        where = f"{path}, entry {number}"
        page = _beside(path, _text(entry.get("link")))
        try:
            article = _of_page(page, entry, where, encoding) if page is not None else _of_entry(entry, where)
            yield page, replace(article, source=article.source or publisher)
        except InputError as error:
            yield page, error


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _beside(feed: Path, link: str) -> Path | None:
    """The file that a relative link names, in the folder of the feed or below it; None for any other link."""
    try:
        parts = urlsplit(link)
        folder = feed.parent.resolve()
        file = (folder / unquote(parts.path)).resolve()
        beside = bool(link) and not parts.scheme and not parts.netloc and folder in file.parents and file.is_file()
    except (OSError, ValueError):  # no address, or no name that a file can have
        return None
    return file if beside and kind_of(file) in HTML | TEXT else None


def _of_page(page: Path, entry: Any, where: str, encoding: str | None) -> Article:
    data = whole(page, RAW_LIMIT)
    if kind_of(page) in HTML:
        article = read_html(data, str(page), identifier=name_of(page), encoding=encoding)
    else:
        article = read_text(decode(data, str(page), encoding), str(page), identifier=name_of(page))
    return _with_entry(article, entry, where)


def _of_entry(entry: Any, where: str) -> Article:
    """The article whose whole text the entry carries; a summary is none."""
    link = _text(entry.get("link"))
    identifier = one_line(_text(entry.get("id")) or link, f"{where}: id")
    content = max((_text(part.get("value")) for part in entry.get("content", ())), key=len, default="")
    if not content.strip():
        fetch = f"; kg fetch gets {link}" if link.startswith(WEB) else ""
        raise NoArticle(f"{where}: gives no more than a summary{fetch}")
    if identifier is None:
        raise InputError(f"{where}: has neither an id nor a link")
    if TAG.search(content):
        page = f"<html><body><article>{content}</article></body></html>".encode()
        article = read_html(page, where, identifier=identifier)
        article = replace(article, title=None, published=None, url=None, source=None)  # those of the entry hold
    else:
        article = read_text(content, where, identifier=identifier)
    address = one_line(link, f"{where}: link") if link.startswith(WEB) else None
    return _with_entry(replace(article, url=address), entry, where)


def _with_entry(article: Article, entry: Any, where: str) -> Article:
    title = one_line(TAG.sub("", _text(entry.get("title"))), f"{where}: title")
    published = _day(_text(entry.get("published")))
    return replace(article, title=title or article.title, published=published or article.published)


def _day(text: str) -> str | None:
    """The day of a date of RSS (RFC 5322) or Atom (RFC 3339), at the place where it was written; None where it is neither."""
    match = ISO_DATE.fullmatch(text.strip())
    try:
        return date.fromisoformat(match[1]).isoformat() if match else parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
