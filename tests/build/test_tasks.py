"""Articles in tasks for workers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.build.tasks import CHARACTERS, LEAST, Keyed, in_tasks
from kg.records import Article


def articles(number: int, size: int = 1_000) -> list[Keyed]:
    return [(f"key-{n}", Article(f"news-{n}", "x" * size)) for n in range(number)]


def sizes(number: int, workers: int, size: int = 1_000) -> list[int]:
    tasks = list(in_tasks(articles(number, size), workers))
    assert [one for task in tasks for one in task] == articles(number, size)
    return [sum(len(article.text) for _, article in task) for task in tasks]


def test_one_worker_has_large_tasks() -> None:
    assert sizes(150, 1) == [CHARACTERS, CHARACTERS, 30_000]


def test_tasks_that_are_shared_grow_and_towards_the_end_grow_small() -> None:
    assert sizes(600, 2)[:4] == [LEAST, 2 * LEAST, 4 * LEAST, CHARACTERS]
    last = sizes(600, 2)[6:]
    assert last == sorted(last, reverse=True)
    assert last[-1] <= LEAST
    assert all(size <= max(LEAST, sum(last[place:]) / 4 + 1_000) for place, size in enumerate(last))


@pytest.mark.parametrize("workers", [1, 2, 16])
@pytest.mark.parametrize(("number", "size"), [(0, 1), (1, 5), (3, 200_000), (2_000, 500)])
def test_each_article_is_in_one_task(number: int, size: int, workers: int) -> None:
    assert sum(sizes(number, workers, size)) == number * size


def test_no_more_is_read_ahead_than_is_needed() -> None:
    read = []

    def reading() -> Iterator[Keyed]:
        for one in articles(1_000):
            read.append(one)
            yield one

    tasks = in_tasks(reading(), 2)
    assert len(next(tasks)) * 1_000 == LEAST
    assert len(read) * 1_000 == 4 * LEAST
