"""What the compilers of the gazetteer's tables keep and leave out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.annotate.compile_companies import is_safe, read_names
from kg.annotate.names_table import COMPANIES
from kg.knowledge import load


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Quorl Systems", True),
        ("Quorl", True),
        ("Target", False),  # a common word
        ("Togo's", False),  # in news a possessive
        ("Jordan", False),  # a country
        ("George Tolan", False),  # a person
        ("Qu", False),
        ("the Quorl", False),
    ],
)
def test_a_company_name_is_safe(name: str, safe: bool) -> None:
    assert is_safe(name, load(), {"Target": -11.0, "target": -10.0}) is safe


def test_names_are_read_from_the_three_lists(tmp_path: Path) -> None:
    icons, suggestions, tickers = (tmp_path / name for name in ("icons.json", "nsi.json", "data.py"))
    icons.write_text(json.dumps([{"title": "Quorl"}]), encoding="utf-8")
    items = {"items": [{"tags": {"name": "Velm Bank", "short_name": "VB"}}]}
    suggestions.write_text(json.dumps({"nsi": {"brands/bank": items, "flags/x": items}}), encoding="utf-8")
    tickers.write_text("[{'name': 'Tolan Motors Holdings, Inc.'}]", encoding="utf-8")
    names = list(read_names(icons=icons, suggestions=suggestions, tickers=tickers))
    assert names == ["Quorl", "Velm Bank", "VB", "Tolan Motors"]


def test_the_table_of_companies_is_sound() -> None:
    lines = [line for line in COMPANIES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) > 5_000
    assert lines == sorted(set(lines))
    assert not {"Jordan", "Georgia", "Target", "Apple"}.intersection(lines)
