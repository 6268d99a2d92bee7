"""HTML pages, whole or as parts of feeds and archives -> the article in them, found by trafilatura."""

from __future__ import annotations

import re
from typing import Final

from kg.corpus.decoding import check_text, decode
from kg.corpus.fields import one_line, publication_date
from kg.errors import InputError
from kg.records import Article

#: What the libraries raise on pages and feeds that they do not expect (a page that is one script, a bad address, a blank in a namespace).
PARSER_FAULTS: Final = (AssertionError, AttributeError, LookupError, RecursionError, SyntaxError, TypeError, ValueError)
UTF_8: Final = frozenset({"utf-8", "utf8"})
#: Labels that the HTML standard reads as windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels).
HTML_LABELS: Final = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
}
DECLARED_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)


class NoArticle(InputError):
    """A page that was read and holds no article: an index, a form, a picture."""


def read_html(data: bytes, where: str, *, identifier: str, charset: str | None = None, encoding: str | None = None) -> Article:
    """The article of an HTML page: its text, title and date as the page states them; NoArticle where it has none.

    The bytes are in the `charset` of the transfer, else in the encoding that the page declares, else as `decode` takes them.
    """
    from trafilatura import bare_extraction  # takes half a second to import and is needed for pages only

    page = _page(data, where, charset, encoding)
    try:
        found = bare_extraction(
            page,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except PARSER_FAULTS as error:
        raise InputError(f"{where}: broken HTML, no article can be read from it") from error
    if found is None or isinstance(found, dict) or not found.text:
        raise NoArticle(f"{where}: no article found in this page")
    return Article(
        id=identifier,
        text=check_text(found.text, where),
        title=one_line(found.title, where),
        published=publication_date(found.date, f"{where}: date"),
        url=one_line(found.url, where),
        source=one_line(found.sitename, where),
    )


def _page(data: bytes, where: str, charset: str | None, encoding: str | None) -> str:
    declared = DECLARED_CHARSET.search(data[:2048])
    label = (charset or (declared[1].decode("ascii") if declared else "utf-8")).lower()
    try:
        page = decode(data, where, encoding) if label in UTF_8 else data.decode(HTML_LABELS.get(label, label))
    except (LookupError, UnicodeError):
        page = decode(data, where, encoding)
    if not page.strip():
        raise InputError(f"{where}: empty, there is no text in it")
    return page
