"""Builds that are cut off at five moments, one of them by a full disk, end in the bytes of one that was not."""

from __future__ import annotations

import pytest

from kg.bench import interrupts
from kg.records import Article

TEXT = "Chile and Peru signed a harbour agreement in Lima. Bolivia accused Chile of closing road {}."


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_five_cuts() -> None:
    rows = interrupts([Article(f"news-{n}", TEXT.format(n)) for n in range(6)], number=5).rows
    assert sum(row.get("cut_off", 0) for row in rows.values()) == 5
    assert all(row["same_bytes"] == row["of"] for row in rows.values())
    assert rows["disk full"]["of"] >= 1
