"""One file -> its articles, by its kind. Every reader raises InputError (MissingExtra) and nothing else for bad input."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from kg.corpus.archives import read_archive
from kg.corpus.decoding import ARTICLE_LIMIT, decode
from kg.corpus.feeds import read_feed
from kg.corpus.opening import RAW_LIMIT, opened, whole
from kg.corpus.pages import NoArticle, read_html
from kg.corpus.paths import ARCHIVES, FEEDS, HTML, MARKDOWN, PDF, RECORDS, STANDARD_INPUT, TABLES, kind_of, name_of
from kg.corpus.pdf import PDF_LIMIT, read_pdf
from kg.corpus.rows import read_json_lines, read_records, read_table
from kg.corpus.texts import read_markdown, read_text
from kg.errors import InputError
from kg.records import Article

#: What standard input is called in messages, and as an article.
STDIN = "stdin"
Found = tuple[Path | None, Article | InputError]


def read_file(path: Path, *, encoding: str | None = None) -> Iterator[Found]:
    """The articles of a file, each with the other file that it was read from, if any; in place of one that cannot be read, the
    InputError that says why."""
    kind = kind_of(path)
    try:
        if path == STANDARD_INPUT:
            found = _standard_input(encoding)
        elif kind in FEEDS:
            yield from read_feed(path, encoding=encoding)
            return
        elif kind in RECORDS:
            found = read_records(path, encoding=encoding)
        elif kind in TABLES:
            found = read_table(path, encoding=encoding)
        elif kind in ARCHIVES:
            found = read_archive(path, encoding=encoding)
        else:
            found = iter((_single(path, kind, encoding),))
        for article in found:
            yield None, article
    except InputError as error:
        yield None, error
    except OSError as error:
        yield None, InputError(f"{path}: cannot be read ({error.strerror or error})")


def _single(path: Path, kind: str, encoding: str | None) -> Article:
    name, where = name_of(path), str(path)
    if kind in PDF:
        return read_pdf(whole(path, PDF_LIMIT), where, identifier=name)
    if kind in HTML:
        try:
            return read_html(whole(path, RAW_LIMIT), where, identifier=name, encoding=encoding)
        except NoArticle as error:
            raise InputError(str(error)) from error  # a page that was asked for by its name, not one of many
    text = decode(whole(path, ARTICLE_LIMIT), where, encoding)
    return (read_markdown if kind in MARKDOWN else read_text)(text, where, identifier=name)


def _standard_input(encoding: str | None) -> Iterator[Article | InputError]:
    """Standard input: JSON Lines where it begins with a brace, else the text of one article."""
    with opened(STANDARD_INPUT) as file:
        if cast(io.BufferedReader, file).peek(ARTICLE_LIMIT).lstrip().startswith(b"{"):
            yield from read_json_lines(file, STDIN, encoding=encoding)
        else:
            yield read_text(decode(file.read(ARTICLE_LIMIT + 1), STDIN, encoding), STDIN, identifier=STDIN)
