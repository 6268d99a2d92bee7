"""The page of documentation on networks shows what is so: its sessions run, its tables name the columns and files that there are."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from kg.network import LEVELS, Facts, networks
from kg.network.dyads import dyad_events
from kg.network.measures import measure
from kg.network.writing import tables

PROJECT = Path(__file__).resolve().parents[2]
PAGE = (PROJECT / "kg" / "docs" / "networks.md").read_text(encoding="utf-8")


def test_the_sessions_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    sessions = re.findall(r"```pycon\n(.*?)```", PAGE, re.DOTALL)
    assert len(sessions) == 1
    found = doctest.DocTestParser().get_doctest(sessions[0], {}, "networks.md", None, 0)
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(found)
    assert (result.failed, result.attempted) == (0, 12)


def test_the_rows_of_the_readme_are_rows_of_the_table(seeds: Facts) -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    head, *rows = re.findall(r"^\| ((?:source|[A-Z]{3}) \| (?:target|[A-Z]{3}) \| .*) \|$", readme, re.MULTILINE)
    assert len(rows) == 2
    made = [[str(getattr(row, name) or "NA") for name in head.split(" | ")] for row in dyad_events(seeds)]
    assert [row for row in rows if row.split(" | ") not in made] == []


def test_networks_tables_and_columns_are_named(seeds: Facts) -> None:
    named = set(re.findall(r"`([\w.-]+)`", PAGE))
    read = [networks(seeds, level=level) for level in LEVELS]
    assert set(read[0].all()) <= named
    made = dict(tables(seeds, list(measure(read))))
    assert {f"{name}.csv" for name in made} <= named
    assert {name for name, _ in made["dyads"].columns} <= named
