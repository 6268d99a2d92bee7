"""Public benchmarks -> figures, each with the definitions of its set's own scorer, and how fast the whole path reads."""

from __future__ import annotations

from kg.bench.adversarial import adversarial
from kg.bench.coreference import coreference
from kg.bench.dates import dates
from kg.bench.edits import edits
from kg.bench.language import language
from kg.bench.linking import linking
from kg.bench.plover import plover
from kg.bench.speed import speed

SETS = {"plover": plover, "gum-coref": coreference, "gum-dates": dates, "linking": linking, "adversarial": adversarial}
"""The sets that are built and scored: each takes the data, and `model`, `graph`, `progress` as options."""

__all__ = ["SETS", "adversarial", "coreference", "dates", "edits", "language", "linking", "plover", "speed"]
