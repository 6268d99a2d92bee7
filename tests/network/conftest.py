"""Fixtures: the facts of a small graph made by hand, and those of the committed graph of the seeds."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from kg.network import Facts, read_facts

OUTPUT = Path(__file__).resolve().parents[2] / "output"


@pytest.fixture(scope="session")
def lakes() -> Facts:
    """The facts of lakes.ttl."""
    store = pyoxigraph.Store()
    store.load(path=Path(__file__).parent / "lakes.ttl")
    return read_facts(store)


@pytest.fixture(scope="session")
def seeds() -> Facts:
    """The facts of output/."""
    return read_facts(OUTPUT)
