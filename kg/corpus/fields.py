"""What is known of an article beside its text, held to its kind: identifier, title, date, address, source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from kg.corpus.decoding import check_text
from kg.errors import InputError
from kg.records import Article

ISO_DATE: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.DOTALL)
LONGEST_SHOWN: Final = 40  # characters of a bad value that a message shows


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
    raise InputError(f"{where}: {str(value)[:LONGEST_SHOWN]!r} is not a date; write it as YYYY-MM-DD")


def one_line(value: object, where: str) -> str | None:
    """A title, source or address on one line; None when it is absent or empty."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"{where}: {str(value)[:LONGEST_SHOWN]!r} should be a text")
    folded = " ".join(value.split())
    return check_text(folded, where) if folded else None


def record_article(record: object, where: str) -> Article:
    """The article of a record with `id` and `text`, and optional `title`, `published` (or `date`), `url` and `source`.

    InputError when `id` or `text` is missing or a value is of a wrong kind.
    """
    if not isinstance(record, Mapping):
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
        id=one_line(identifier, f"{where}: id") or "",
        text=check_text(text, f"{where}: text"),
        title=one_line(record.get("title"), f"{where}: title"),
        published=publication_date(record.get("published", record.get("date")), f"{where}: published"),
        url=one_line(record.get("url"), f"{where}: url"),
        source=one_line(record.get("source"), f"{where}: source"),
    )
