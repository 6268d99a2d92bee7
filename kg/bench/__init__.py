"""Public benchmarks -> figures, each with the definitions of its set's own scorer, and how fast the whole path reads."""

from __future__ import annotations

from kg.bench.coreference import coreference
from kg.bench.dates import dates
from kg.bench.language import language
from kg.bench.linking import linking
from kg.bench.mutation import mutation
from kg.bench.plover import plover
from kg.bench.speed import speed

SETS = {"plover": plover, "gum-coref": coreference, "gum-dates": dates, "linking": linking}
"""The sets that are built and scored: each takes the data, and `model`, `graph`, `progress` as options."""

__all__ = ["SETS", "coreference", "dates", "language", "linking", "mutation", "plover", "speed"]
