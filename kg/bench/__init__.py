"""Public benchmarks -> figures, each with the definitions of its set's own scorer, and how fast the whole path reads."""

from __future__ import annotations

from collections.abc import Callable

from kg.bench.adversarial import adversarial
from kg.bench.claims import claims
from kg.bench.coreference import coreference
from kg.bench.dates import dates
from kg.bench.edits import edits
from kg.bench.interrupts import interrupts
from kg.bench.language import language
from kg.bench.linking import linking
from kg.bench.mutation import mutation
from kg.bench.plover import plover
from kg.bench.speed import speed
from kg.evaluate.scores import Scores

SETS = {"plover": plover, "gum-coref": coreference, "gum-dates": dates, "linking": linking, "adversarial": adversarial}
"""The sets that are built and scored: each takes the data, and `model`, `graph`, `progress` as options."""

OF_TEXTS: dict[str, Callable[..., Scores]] = {
    "speed": speed, "claims": claims, "edits": edits, "interrupts": interrupts, "mutation": mutation,
}  # fmt: skip
"""What is measured on any texts: each takes the articles and `model`."""

__all__ = [
    "OF_TEXTS", "SETS", "adversarial", "claims", "coreference", "dates", "edits", "interrupts", "language", "linking", "mutation",
    "plover", "speed",
]  # fmt: skip
