"""The stage itself: paths -> articles; what is wrong is raised at once or, with `keep_going`, reported and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kg.corpus.formats import publication_date, read_file
from kg.corpus.paths import article_files
from kg.errors import InputError
from kg.records import Article


def read(
    paths: Sequence[Path],
    *,
    published: str | None = None,
    keep_going: bool = False,
    report: Callable[[str], None],
) -> Iterator[Article]:
    """Every article of the files and folders, in the order given and of the paths within a folder.

    `published` dates a single article that gives no date. InputError for the first thing that cannot be read; with
    `keep_going` each is told to `report` and left out, and InputError is raised only when nothing remains. A text that
    was already read under another id is left out and reported.
    """
    if published is None:
        yield from _articles(paths, keep_going=keep_going, report=report)
        return
    day = publication_date(published, "--published")
    articles = list(_articles(paths, keep_going=keep_going, report=report))
    if len(articles) != 1:
        raise InputError(f"--published is for a single article; {len(articles)} were read")
    if articles[0].published not in {None, day}:
        raise InputError(f"--published {day}: {articles[0].id} gives its own date, {articles[0].published}")
    yield replace(articles[0], published=day)


def _articles(paths: Sequence[Path], *, keep_going: bool, report: Callable[[str], None]) -> Iterator[Article]:
    origin: dict[str, Path] = {}
    texts: dict[str, str] = {}
    for path, found in _found(paths):
        problem = found if isinstance(found, InputError) else _duplicate(found, path, origin)
        if problem is not None:
            if not keep_going:
                raise problem
            report(str(problem))
            continue
        assert isinstance(found, Article)
        origin[found.id] = path
        first = texts.setdefault(found.sha256, found.id)
        if first != found.id:
            report(f"{path}: {found.id} has the same text as {first}; read once")
            continue
        yield found
    if not origin:
        raise InputError(f"no article could be read from {', '.join(str(path) for path in paths) or 'nothing'}")


def _found(paths: Sequence[Path]) -> Iterator[tuple[Path, Article | InputError]]:
    for file in article_files(paths):
        if isinstance(file, InputError):
            yield Path(), file
        else:
            yield from ((file, article) for article in read_file(file))


def _duplicate(article: Article, path: Path, origin: dict[str, Path]) -> InputError | None:
    """The problem of an id that another article of the run has."""
    if article.id not in origin:
        return None
    first = origin[article.id]
    where = f"{first} and {path}" if first != path else f"two records of {path}"
    return InputError(f"{where} have the same id {article.id!r}; ids must differ in one run")
