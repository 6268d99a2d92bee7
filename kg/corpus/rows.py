"""Files of many articles, a record or a row each: JSON Lines, JSON, tables with named columns (CSV, TSV) -> Article."""

from __future__ import annotations

import csv
import itertools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, Final

from kg.corpus.decoding import decode, too_large
from kg.corpus.fields import LONGEST_SHOWN, record_article
from kg.corpus.opening import RAW_LIMIT, opened, whole
from kg.corpus.paths import kind_of
from kg.errors import InputError
from kg.records import Article

#: The largest JSON file that is one value, in bytes.
JSON_LIMIT: Final = 8 * RAW_LIMIT
DELIMITERS: Final = {".tsv": "\t"}
#: Other names of the columns of a table.
COLUMNS: Final = {"content": "text", "body": "text", "headline": "title", "date": "published", "link": "url", "publisher": "source"}


def read_records(path: Path, *, encoding: str | None = None) -> Iterator[Article | InputError]:
    """JSON Lines: a record a line with `id`, `text` and optional `title`, `published`, `url`, `source`.

    A `.json` file may also hold one record or a list of them. In place of a record that cannot be read stands the InputError.
    """
    if kind_of(path) == ".json":
        records = _whole_json(path, encoding)
        if records == []:
            raise InputError(f"{path}: empty, there is no record in it")
        if records is not None:
            for number, record in enumerate(records, start=1):
                yield _article_or_error(record, f"{path}, record {number}")
            return
    with opened(path) as file:
        yield from read_json_lines(file, str(path), encoding=encoding)


def read_json_lines(file: IO[bytes], where: str, *, encoding: str | None = None) -> Iterator[Article | InputError]:
    """The articles of JSON Lines, as they come."""
    count = 0
    for number, line in enumerate(_lines(file, where, encoding), start=1):
        if isinstance(line, InputError):
            count += 1
            yield line
        elif line.strip():
            count += 1
            yield _parsed_line(line, f"{where}, line {number}")
    if not count:
        raise InputError(f"{where}: empty, there is no record in it")


def _lines(file: IO[bytes], where: str, encoding: str | None) -> Iterator[str | InputError]:
    """The lines of a file, one at a time where it is UTF-8; in place of one that is not, the InputError that says so."""
    if encoding is not None:
        yield from decode(file.read(), where, encoding).splitlines(keepends=True)
        return
    number = 0
    while line := file.readline(RAW_LIMIT + 1):
        number += 1
        if len(line) > RAW_LIMIT:
            raise InputError(too_large(f"{where}, line {number}"))
        try:
            yield decode(line, f"{where}, line {number}")
        except InputError as error:
            yield error


def _whole_json(path: Path, encoding: str | None) -> list[Any] | None:
    """The records of a file that is one JSON value over several lines; None when it is JSON Lines."""
    text = decode(whole(path, JSON_LIMIT), str(path), encoding)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, list) else [value]


def _parsed_line(line: str, where: str) -> Article | InputError:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return InputError(f"{where}: broken JSON ({getattr(error, 'msg', 'not to be parsed')})")
    return _article_or_error(record, where)


def read_table(path: Path, *, encoding: str | None = None) -> Iterator[Article | InputError]:
    """A table whose first row names the columns: `text`, `id` (or `url`), and optional `title`, `published`, `url`, `source`.

    A comma or a semicolon divides the columns of CSV, a tab those of TSV. In place of a row that cannot be read stands the
    InputError that says why.
    """
    where = str(path)
    with opened(path) as file:
        lines = _lines(file, where, encoding)
        head = next(lines, "")
        if isinstance(head, InputError):
            raise head
        delimiter = DELIMITERS.get(kind_of(path)) or (";" if head.count(";") > head.count(",") else ",")
        csv.field_size_limit(RAW_LIMIT)
        rows = csv.reader(_sound(itertools.chain([head], lines)), delimiter=delimiter, strict=True)
        try:
            names = [COLUMNS.get(name, name) for name in (" ".join(cell.split()).lower() for cell in next(rows, []))]
            if "text" not in names or not {"id", "url"} & set(names):
                found = ", ".join(filter(None, names))[:LONGEST_SHOWN] or "none"
                raise InputError(f"{where}: its first row should name columns `text` and `id` (or `url`); it names {found}")
            count = 0
            for row in rows:
                if any(cell.strip() for cell in row):
                    count += 1
                    yield _row_article(dict(zip(names, row, strict=False)), f"{where}, line {rows.line_num}")
        except csv.Error as error:
            raise InputError(f"{where}, line {rows.line_num}: broken table ({error})") from error
    if not count:
        raise InputError(f"{where}: empty, there is no row in it")


def _sound(lines: Iterable[str | InputError]) -> Iterator[str]:
    """The lines; a bad one is raised, since a cell may go over several."""
    for line in lines:
        if isinstance(line, InputError):
            raise line
        yield line


def _row_article(row: dict[str, str], where: str) -> Article | InputError:
    return _article_or_error({"id": row.get("url", ""), **row}, where)


def _article_or_error(record: object, where: str) -> Article | InputError:
    try:
        return record_article(record, where)
    except InputError as error:
        return error
