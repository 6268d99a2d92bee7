"""Claims do not make a build much dearer."""

from __future__ import annotations

import sys
from itertools import accumulate, count
from pathlib import Path

import pytest

from kg.bench import claims
from kg.corpus import read
from kg.errors import InputError
from kg.evaluate import floors_of, read_floors

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def test_a_build_with_claims_costs_no_more_than_the_floor_allows() -> None:
    """Counted in calls of functions, the same on every machine: measured 1.167 (.857); the issue allows 1.3 in time."""
    articles = list(read([SEEDS], report=pytest.fail))[:4]
    claims(articles, turns=1)  # fills what is kept from one build to the next
    calls = count()
    before = sys.getprofile()
    sys.setprofile(lambda *_: next(calls) and None)
    try:
        scores = claims(articles, turns=1, clock=lambda: float(next(calls)))
    finally:
        sys.setprofile(before)
    assert scores.rows["with claims"]["triples"] > 1.5 * scores.rows["without"]["triples"] > 3000
    (floor,) = floors_of(scores, read_floors())
    assert floor.least == 0.77
    assert floor.met, scores.rows


def test_the_figures_are_of_the_fastest_turns() -> None:
    ticks = accumulate([0, 9, 0, 4, 0, 3, 0, 2])  # with claims 9 seconds and without 4, then 3 and 2
    scores = claims(list(read([SEEDS], report=pytest.fail))[:1], turns=2, clock=lambda: float(next(ticks)))
    assert scores.rows["ratio"] == {"cost": 1.5, "without_of_with": 0.667}


def test_no_article() -> None:
    with pytest.raises(InputError, match="no article to read"):
        claims([])
