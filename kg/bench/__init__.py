"""Public benchmarks -> figures, each with the definitions of its set's own scorer, and how fast the whole path reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

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
from kg.bench.query import query
from kg.bench.scale import jobs, scale
from kg.bench.speed import speed
from kg.evaluate.scores import Scores


def _serve(data: Path) -> Scores:
    from kg.bench.serve import serve  # needs what only the tests need

    return serve(data)


SETS = {"plover": plover, "gum-coref": coreference, "gum-dates": dates, "linking": linking, "adversarial": adversarial}
"""The sets that are built and scored: each takes the data, and `model`, `graph`, `progress` as options."""

OF_GRAPHS = {"query": query, "serve": _serve}
"""What is measured on a built graph: each takes its folder."""

OF_TEXTS: dict[str, Callable[..., Scores]] = {
    "speed": speed, "scale": scale, "jobs": jobs, "claims": claims, "edits": edits, "interrupts": interrupts, "mutation": mutation,
}  # fmt: skip
"""What is measured on any texts: each takes the articles and `model`."""

__all__ = [
    "OF_GRAPHS", "OF_TEXTS", "SETS", "adversarial", "claims", "coreference", "dates", "edits", "interrupts", "jobs", "language",
    "linking", "mutation", "plover", "query", "scale", "speed",
]  # fmt: skip
