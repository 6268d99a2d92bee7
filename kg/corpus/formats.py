"""One file -> its articles, for each kind of file. Every reader raises InputError and nothing else for bad input."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kg.corpus.decoding import ARTICLE_LIMIT, check_text, decode, too_large
from kg.corpus.paths import HTML, MARKDOWN, RECORDS
from kg.errors import InputError
from kg.records import Article

#: The largest HTML page and the longest line of JSON, in bytes: mark-up and escapes may outweigh the text.
RAW_LIMIT = 4 * ARTICLE_LIMIT
FENCE = "---"
#: What the HTML libraries raise on pages whose tree they do not expect (a page that is one script, a bad address).
PARSER_FAULTS = (AssertionError, AttributeError, LookupError, RecursionError, SyntaxError, TypeError, ValueError)
UTF_8 = frozenset({"utf-8", "utf8"})
#: Labels that the HTML standard reads as windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels).
HTML_LABELS = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
}
ISO_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.DOTALL)
DECLARED_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)


def read_file(path: Path) -> Iterator[Article | InputError]:
    """The articles of a file; in place of a record that cannot be read, the InputError that says why."""
    kind = path.suffix.lower()
    try:
        if kind in RECORDS:
            yield from read_records(path)
        elif kind in HTML:
            yield read_html(_bytes(path, RAW_LIMIT), path)
        elif kind in MARKDOWN:
            yield read_markdown(decode(_bytes(path, ARTICLE_LIMIT), str(path)), path)
        else:
            yield Article(id=path.stem, text=check_text(decode(_bytes(path, ARTICLE_LIMIT), str(path)), str(path)))
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(f"{path}: cannot be read ({error.strerror or error})")


def _bytes(path: Path, limit: int) -> bytes:
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise InputError(too_large(str(path)))
    return data


def publication_date(value: object, where: str) -> str | None:
    """The ISO day of a publication date (a time of day is dropped); None for no value, InputError for no date."""
    if value is None or value == "":
        return None
    match = ISO_DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        return date.fromisoformat(match[1]).isoformat() if match else _no_date(value, where)
    except ValueError:
        return _no_date(value, where)


def _no_date(value: object, where: str) -> str:
    raise InputError(f"{where}: {str(value)[:40]!r} is not a date; write it as YYYY-MM-DD")


def read_markdown(text: str, path: Path) -> Article:
    """A Markdown file; its front matter (title, source, published, url between lines of `---`) is not of the text."""
    where = str(path)
    lines = text.split("\n")
    fields: dict[str, str] = {}
    if lines[0].rstrip() == FENCE:
        end = next((n for n, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE), None)
        if end is None:
            raise InputError(f"{where}: the front matter is not closed by a line of ---")
        for number, line in enumerate(lines[1:end], start=2):
            if not line.strip() or line.startswith("#"):
                continue
            key, colon, value = line.partition(":")
            if not colon:
                raise InputError(f"{where}, line {number}: not a line 'key: value' of front matter")
            fields[key.strip().lower()] = _unquoted(value.strip())
        text = "\n".join(lines[end + 1 :]).lstrip("\n")
    return Article(
        id=path.stem,
        text=check_text(text, where),
        title=_line(fields.get("title"), where),
        published=publication_date(fields.get("published"), f"{where}: published"),
        url=_line(fields.get("url"), where),
        source=_line(fields.get("source"), where),
    )


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _line(value: object, where: str) -> str | None:
    """A title, source or address on one line; None when it is absent or empty."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"{where}: {str(value)[:40]!r} should be a text")
    folded = " ".join(value.split())
    return check_text(folded, where) if folded else None


def read_html(data: bytes, path: Path) -> Article:
    """The article of an HTML page, found by trafilatura: its text, title and date as the page states them."""
    from trafilatura import bare_extraction  # takes half a second to import and is needed for pages only

    where = str(path)
    page = _page(data, where)
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
        raise InputError(f"{where}: no article found in this page")
    return Article(
        id=path.stem,
        text=check_text(found.text, where),
        title=_line(found.title, where),
        published=publication_date(found.date, f"{where}: date"),
        url=_line(found.url, where),
        source=_line(found.sitename, where),
    )


def _page(data: bytes, where: str) -> str:
    """The page decoded as UTF-8, or in the encoding that it declares itself."""
    declared = DECLARED_CHARSET.search(data[:2048])
    label = declared[1].decode("ascii").lower() if declared else "utf-8"
    try:
        page = decode(data, where) if label in UTF_8 else data.decode(HTML_LABELS.get(label, label))
    except (LookupError, UnicodeError):
        page = decode(data, where)
    if not page.strip():
        raise InputError(f"{where}: empty, there is no text in it")
    return page


def read_records(path: Path) -> Iterator[Article | InputError]:
    """JSON Lines: a record a line with `id`, `text` and optional `title`, `published`, `url`, `source`.

    A `.json` file may also hold one record or a list of them.
    """
    if path.suffix.lower() == ".json":
        whole = _whole_json(path)
        if whole is not None:
            for number, record in enumerate(whole, start=1):
                yield _article_or_error(record, f"{path}, record {number}")
            return
    count = 0
    with path.open("rb") as file:
        number = 0
        while line := file.readline(RAW_LIMIT + 1):
            number += 1
            where = f"{path}, line {number}"
            if len(line) > RAW_LIMIT:
                raise InputError(too_large(where))
            if line.strip():
                count += 1
                yield _parsed_line(line, where)
    if not count:
        raise InputError(f"{path}: empty, there is no record in it")


def _whole_json(path: Path) -> list[Any] | None:
    """The records of a file that is one JSON value over several lines; None when it is JSON Lines."""
    text = decode(_bytes(path, 8 * RAW_LIMIT), str(path))
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, list) else [value]


def _parsed_line(line: bytes, where: str) -> Article | InputError:
    try:
        record = json.loads(decode(line, where))
    except InputError as error:
        return error
    except (ValueError, RecursionError) as error:
        return InputError(f"{where}: broken JSON ({getattr(error, 'msg', 'not to be parsed')})")
    return _article_or_error(record, where)


def _article_or_error(record: object, where: str) -> Article | InputError:
    try:
        return record_article(record, where)
    except InputError as error:
        return error


def record_article(record: object, where: str) -> Article:
    """The article of a parsed JSON record; InputError when `id` or `text` is missing or a value is of a wrong kind."""
    if not isinstance(record, dict):
        raise InputError(f"{where}: not a JSON object")
    for name in ("id", "text"):
        if name not in record:
            raise InputError(f"{where}: the record lacks `{name}`")
    identifier, text = record["id"], record["text"]
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        identifier = str(identifier)
    if not isinstance(identifier, str) or not identifier.strip():
        raise InputError(f"{where}: `id` should be a text that is not empty")
    if not isinstance(text, str):
        raise InputError(f"{where}: `text` should be a text")
    return Article(
        id=_line(identifier, f"{where}: id") or "",
        text=check_text(text, f"{where}: text"),
        title=_line(record.get("title"), f"{where}: title"),
        published=publication_date(record.get("published"), f"{where}: published"),
        url=_line(record.get("url"), f"{where}: url"),
        source=_line(record.get("source"), f"{where}: source"),
    )
