"""The compiled file: its size, its contents, and that compiling again gives the same bytes."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import InputError, MissingExtra
from kg.knowledge import DATA, Knowledge, compile_tables, load

TABLES = Path(__file__).parents[3] / "shared" / "kb"
needs_tables = pytest.mark.skipif(not TABLES.is_dir(), reason="the source tables (../shared/kb) are not here")


def test_size_of_the_file() -> None:
    assert DATA.stat().st_size < 15_000_000


def test_floor_of_entries() -> None:
    kinds = Counter(entry.kind for entry in load().entries())
    assert kinds["country"] >= 250
    assert kinds["person"] >= 35_000
    assert kinds["organization"] >= 6_500
    assert kinds["place"] >= 36_000
    assert kinds["event"] >= 2_500
    assert kinds["people"] >= 40


def test_every_source_stands_in_the_list_of_sources() -> None:
    listed = set(re.findall(r"`([\w-]+)`", (DATA.parent / "SOURCES.md").read_text(encoding="utf-8")))
    knowledge = load()
    used = {entry.source for entry in knowledge.entries()} | {member.source for member in knowledge.memberships()}
    assert used
    assert used <= listed


def test_every_entry_is_found_by_its_identifier() -> None:
    knowledge = load()
    for identifier in ("ctry:TR", "wd:Q39259", "org:NATO", "gn:587084", "reg:caucasus", "people:kurds"):
        entry = knowledge.by_id(identifier)
        assert entry is not None
        assert entry.id == identifier
    assert knowledge.by_id("wd:Q0") is None


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(MissingExtra, match="no compiled knowledge base"):
        Knowledge(tmp_path / "none.sqlite")


def test_missing_tables(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"countries\.tsv"):
        compile_tables(tmp_path, tmp_path / "out.sqlite")
    assert not (tmp_path / "out.sqlite").exists()


@needs_tables
def test_compiling_again_gives_the_same_bytes(tmp_path: Path) -> None:
    out = tmp_path / "knowledge.sqlite"
    compile_tables(TABLES, out)
    assert out.read_bytes() == DATA.read_bytes()


@needs_tables
def test_no_identifier_but_those_of_the_tables() -> None:
    known: set[str] = set()
    for table in sorted(TABLES.glob("*.tsv")):
        known.update(re.findall(r"\bQ\d+\b", table.read_text(encoding="utf-8")))
    used = {entry.wikidata for entry in load().entries() if entry.wikidata}
    assert len(used) > 35_000
    assert used <= known


def test_the_file_is_not_changed_by_reading() -> None:
    connection = sqlite3.connect(f"{DATA.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        connection.close()
