"""The stage itself: inputs -> articles; what is wrong is raised at once or, with `keep_going`, reported and left out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from kg.corpus.decoding import checked_encoding
from kg.corpus.fields import publication_date
from kg.corpus.formats import STDIN, read_file
from kg.corpus.language import ENGLISH, language_of
from kg.corpus.pages import NoArticle
from kg.corpus.paths import STANDARD_INPUT, article_files
from kg.corpus.reprints import find_reprints, originals, words_of
from kg.corpus.shelf import Shelf
from kg.errors import InputError
from kg.records import Article

Report = Callable[[str], None]


def read(
    paths: Sequence[Path],
    *,
    published: str | None = None,
    encoding: str | None = None,
    keep_going: bool = False,
    report: Report,
    counted: Callable[[int], None] = lambda _: None,
) -> Iterator[Article]:
    """Every article of the files, folders and patterns (`-` is standard input), in the order given and of the paths within a folder.

    `published` dates a single article that gives no date; `encoding` names that of the files where it is not UTF-8 ("auto": find it
    out). InputError for the first thing that cannot be read; with `keep_going` each is told to `report` and left out, and InputError
    is raised only when nothing remains. Articles in other languages than English and pages without an article are reported and
    passed over; of articles with the same text, or nearly the same, one is given, with the others as its reprints. `counted` is told
    how many articles there are before the first is given.
    """
    name = checked_encoding(encoding)
    with closing(Shelf()) as shelf:
        _fill(shelf, paths, encoding=name, keep_going=keep_going, report=report)
        find_reprints(shelf)
        counted(shelf.originals_count())
        articles = _told(originals(shelf), report)
        yield from articles if published is None else [_dated(list(articles), published)]


def _fill(shelf: Shelf, paths: Sequence[Path], *, encoding: str | None, keep_going: bool, report: Report) -> None:
    """Put every article on the shelf; raises as `read` does."""
    empty = True
    for path, found in _found(paths, encoding):
        problem = found if isinstance(found, InputError) else _duplicate(found, path, shelf)
        if isinstance(problem, NoArticle):
            report(f"{problem}; passed over")
        elif problem is not None:
            if not keep_going:
                raise problem
            report(str(problem))
        elif isinstance(found, Article):
            language = language_of(found.text)
            if language != ENGLISH:
                report(f"{path}: {found.id} is not in English but, it seems, in {language}; passed over")
                continue
            shelf.put(found, words=len(words_of(found.text)), origin=str(path))
            empty = False
    if empty:
        raise InputError(f"no article could be read from {', '.join(str(path) for path in paths) or 'nothing'}")


def _found(paths: Sequence[Path], encoding: str | None) -> Iterator[tuple[Path, Article | InputError]]:
    linked: set[str] = set()
    for file in article_files(paths):
        if isinstance(file, InputError):
            yield Path(), file
        elif os.path.realpath(file) not in linked:
            origin = Path(STDIN) if file == STANDARD_INPUT else file
            for page, article in read_file(file, encoding=encoding):
                if page is not None:
                    linked.add(os.path.realpath(page))
                yield origin, article


def _duplicate(article: Article, path: Path, shelf: Shelf) -> InputError | None:
    """The problem of an id that another article of the run has."""
    first = shelf.origin(article.id)
    if first is None:
        return None
    where = f"{first} and {path}" if first != str(path) else f"two records of {path}"
    return InputError(f"{where} have the same id {article.id!r}; ids must differ in one run")


def _told(articles: Iterator[Article], report: Report) -> Iterator[Article]:
    for article in articles:
        for reprint in article.reprints:
            same = "the same text as" if reprint.sha256 == article.sha256 else f"{reprint.share:.0%} of its text in common with"
            report(f"{reprint.id} has {same} {article.id}; read once, as its reprint")
        yield article


def _dated(articles: Sequence[Article], published: str) -> Article:
    """The one article with the date of publication that was given for it."""
    day = publication_date(published, "--published")
    if len(articles) != 1:
        raise InputError(f"--published is for a single article; {len(articles)} were read")
    if articles[0].published not in {None, day}:
        raise InputError(f"--published {day}: {articles[0].id} gives its own date, {articles[0].published}")
    return replace(articles[0], published=day)
