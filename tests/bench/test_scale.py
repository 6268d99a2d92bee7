"""One build beside two smaller ones, and two processes beside one: every figure is a real one."""

from __future__ import annotations

import pytest

from kg.bench import jobs, scale
from kg.errors import InputError
from kg.records import Article

TEXT = "Chile and Peru signed a harbour agreement in Lima. Bolivia accused Chile of closing road {}."
ARTICLES = [Article(f"news-{n}", TEXT.format(n)) for n in range(6)]


def test_scale() -> None:
    rows = scale(ARTICLES, size=3).rows
    assert rows.keys() == {"one build", "2 builds", "ratio"}
    assert rows["one build"]["peak_mb"] > 50
    assert 0.1 < rows["ratio"]["memory"] < 2
    assert rows["ratio"]["time"] > 0


def test_too_few_articles() -> None:
    with pytest.raises(InputError, match="6 articles: at least 1500 are needed"):
        scale(ARTICLES)


def test_jobs() -> None:
    rows = jobs(ARTICLES, turns=1).rows
    assert rows["one job"]["seconds"] > 0
    assert 0 < rows["ratio"]["gain"] < 3
    assert 0 < rows["ratio"]["gain_of_bare_pipeline"] < 3
