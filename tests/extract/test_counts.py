"""The number of those to whom something is done: exact numerals of the object, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.records import Reading


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("Kenyan police arrested 40 protesters.", 40, "40 protesters"),
        ("Kenyan troops killed twelve rebels.", 12, "twelve rebels"),
        ("The Kenyan army expelled 1,200 refugees.", 1200, "1,200 refugees"),
        ("Kenyan police arrested about 40 protesters.", None, ""),
        ("Kenyan police arrested at least 40 protesters.", None, ""),
        ("Kenyan police arrested the protesters.", None, ""),
        ("Kenyan police arrested one protester.", None, ""),
    ],
)
def test_exact_counts(read: Callable[..., Reading], text: str, value: int | None, words: str) -> None:
    (event,) = read(text).events
    if value is None:
        assert event.count is None
    else:
        assert event.count is not None
        assert (event.count.value, event.count.span.text) == (value, words)
