"""Turns the source tables into the one file that the package carries: `kg knowledge KB_DIR`."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kg.errors import DataError, InputError
from kg.knowledge.store import write
from kg.knowledge.tables.countries import add_metonym_bodies, read_countries, read_metonyms
from kg.knowledge.tables.curated import CURATED, read_additions, read_rejected, settle
from kg.knowledge.tables.draft import Tables
from kg.knowledge.tables.events import read_events
from kg.knowledge.tables.leaders import read_effective_leaders, read_present_leaders
from kg.knowledge.tables.organisations import (
    read_groups,
    read_international,
    read_news_entities,
    read_parties,
    read_state_bodies,
)
from kg.knowledge.tables.persons import read_cabinets, read_legislators, read_officials, read_positions
from kg.knowledge.tables.places import read_cities, read_regions
from kg.knowledge.tables.register import Register


def read_tables(kb_dir: Path) -> Tables:
    """All drafts of the tables in `kb_dir`, in the order in which later tables fold into earlier ones. Raises OSError,
    ValueError."""
    tables = Tables()
    read_rejected(tables)
    read_countries(kb_dir, tables)
    read_regions(kb_dir, tables)
    read_metonyms(kb_dir, tables)
    read_cities(kb_dir, tables)
    read_international(kb_dir, tables)
    read_state_bodies(kb_dir, tables)
    add_metonym_bodies(tables)
    read_groups(kb_dir, tables)
    read_parties(kb_dir, tables)
    read_events(kb_dir, tables)
    read_cabinets(kb_dir, tables)
    register = Register(tables)
    read_legislators(kb_dir, tables, register)
    read_officials(kb_dir, tables, register)
    read_effective_leaders(kb_dir, tables, register)
    read_present_leaders(kb_dir, tables, register)
    read_positions(kb_dir, tables)
    read_news_entities(kb_dir, tables)
    read_additions(tables)
    settle(tables)
    return tables


def ambiguous_words() -> list[str]:
    """The curated list of names that are common English words too, one a line, `#` for comments."""
    lines = (CURATED / "ambiguous.txt").read_text(encoding="utf-8").splitlines()
    return [word for line in lines if (word := line.partition("#")[0].strip())]


def compile_tables(kb_dir: Path, out: Path) -> None:
    """Writes the compiled knowledge base to `out`, the same bytes for the same tables. Raises InputError where a table
    is missing or `out` cannot be written, DataError where a row is not sound."""
    try:
        write(read_tables(kb_dir), ambiguous_words(), out)
    except OSError as error:
        raise InputError(f"{error.filename or kb_dir}: {(error.strerror or str(error)).lower()}") from error
    except sqlite3.Error as error:
        raise InputError(f"{out}: cannot be written ({error})") from error
    except (ValueError, KeyError) as error:
        raise DataError(f"knowledge base: {kb_dir}: {error}") from error
