"""How sure a claim of a relation is: how often one was right where people had read the passages (confidence.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from kg.graph import terms
from kg.graph.lines import Term, bare

CLASSES = frozenset(terms.EVENT_CLASSES.values())


@cache
def _right() -> dict[str, float]:
    found: dict[str, dict[str, float]] = tomllib.loads(
        resources.files(__package__).joinpath("confidence.toml").read_text(encoding="utf-8")
    )
    return found["right"]


@cache
def confidence(relation: Term) -> float:
    """From 0 to 1, by the local name of the property; a PLOVER class is an `event`. KeyError for a relation without figure."""
    return _right()["event" if relation in CLASSES else bare(relation).rsplit("#", 1)[-1].rsplit("/", 1)[-1]]
