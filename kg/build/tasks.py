"""Cuts the articles that are to be read into tasks for workers."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final

from kg.records import Article

#: A task has so many characters about: the larger, the less a character costs. Where several workers share the articles the first are
#: small, so that few articles keep all of them busy, and each is twice as large as the one before.
CHARACTERS: Final = 60_000
LEAST: Final = 10_000
#: Where several workers share them a task is no more than one part in so many of what is to come for each, so that towards the end
#: tasks grow small again and no worker has a large one left while the others wait.
PARTS: Final = 2

Keyed = tuple[str, Article]


def in_tasks(articles: Iterable[Keyed], workers: int = 1) -> Iterator[tuple[Keyed, ...]]:
    """The articles, each with its key, in tasks for so many workers; read ahead only as far as is needed to see the end in time."""
    waiting = iter(articles)
    ahead = deque[Keyed]()
    characters, parts = 0, 1 if workers == 1 else PARTS * workers
    enough = CHARACTERS if workers == 1 else LEAST
    while True:
        while characters < parts * enough and (one := next(waiting, None)) is not None:
            ahead.append(one)
            characters += _size(one)
        if not ahead:
            return
        task: list[Keyed] = []
        size, wanted = 0, min(enough, max(LEAST, characters // parts))
        while ahead and size < wanted:
            task.append(ahead.popleft())
            size += _size(task[-1])
        characters -= size
        yield tuple(task)
        enough = min(2 * enough, CHARACTERS)


def _size(keyed: Keyed) -> int:
    return len(keyed[1].text)
