"""Web archives (WARC, ISO 28500) -> Article: the pages in them, each address as it was last captured."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, Final

from kg.corpus.fields import one_line
from kg.corpus.opening import RAW_LIMIT, opened
from kg.corpus.pages import DECLARED_CHARSET, NoArticle, read_html
from kg.errors import InputError, MissingExtra
from kg.records import Article

PAGES: Final = ("text/html", "application/xhtml+xml")
#: What is left of an index, a form or a notice has fewer.
FEWEST_WORDS: Final = 30


def read_archive(path: Path, *, encoding: str | None = None) -> Iterator[Article | InputError]:
    """The articles of an archive by the addresses of their pages, which are their identifiers.

    In place of a page that cannot be read, or that holds no article (NoArticle), stands the InputError that says why.
    """
    latest: dict[str, tuple[str, int]] = {}
    for number, record in _pages(path):
        headers = record.rec_headers
        capture = (headers.get_header("WARC-Date") or "", number)
        address = headers.get_header("WARC-Target-URI") or ""
        latest[address] = max(latest.get(address, capture), capture)
    if not latest:
        raise InputError(f"{path}: no page in this archive")
    numbers = {number for _, number in latest.values()}
    for number, record in _pages(path):
        if number in numbers:
            yield _article(record, path)


def _pages(path: Path) -> Iterator[tuple[int, Any]]:
    """The records of an archive that hold a page, with their numbers in it."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise MissingExtra(f"{path}: web archives are read by the extra newskg[inputs]") from error
    logging.getLogger("warcio").setLevel(logging.ERROR)  # it speaks of blanks in addresses
    with opened(path) as file:
        try:
            for number, record in enumerate(ArchiveIterator(file)):
                if _is_page(record):
                    yield number, record
        except (ArchiveLoadFailed, ValueError, AttributeError, LookupError) as error:
            raise InputError(f"{path}: broken archive ({str(error).splitlines()[0] if str(error) else type(error).__name__})") from error


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if record.rec_type == "response" and headers is not None:
        return headers.get_statuscode() == "200" and _kind(headers.get_header("Content-Type")) in PAGES
    return record.rec_type == "resource" and _kind(record.rec_headers.get_header("Content-Type")) in PAGES


def _kind(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()


def _article(record: Any, path: Path) -> Article | InputError:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    where = f"{path}: {address or 'a page without an address'}"
    headers = record.http_headers or record.rec_headers
    declared = DECLARED_CHARSET.search((headers.get_header("Content-Type") or "").encode())
    try:
        identifier = one_line(address, where)
        if identifier is None:
            raise InputError(f"{where}: cannot be identified")
        data = _content(record.content_stream(), where)
        article = read_html(data, where, identifier=identifier, charset=declared[1].decode("ascii") if declared else None)
        if len(article.text.split()) < FEWEST_WORDS:
            raise NoArticle(f"{where}: no article found in this page")
        return replace(article, url=identifier)
    except InputError as error:
        return error


def _content(stream: IO[bytes], where: str) -> bytes:
    data = stream.read(RAW_LIMIT + 1)
    if len(data) > RAW_LIMIT:
        raise NoArticle(f"{where}: larger than a page with an article is")
    return data
