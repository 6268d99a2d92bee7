"""Self-checks in time and place: the questions of `selfchecks/*.rq` asked of a graph, what follows from it and what the tables know.

A question selects `?verdict ?finding ?article`. "agrees" and "differs" say whether two things that the graph holds fit each other;
"beside" puts two together that may both be true and that a reader should see at once. No finding says which of the two is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

import pyoxigraph

from kg import terms
from kg.reason.tables import known
from kg.store import open_store

QUESTIONS: Final = files("kg.reason") / "selfchecks"
VERDICTS: Final = ("differs", "beside", "agrees")  # in the order in which a reader wants them


@dataclass(frozen=True, slots=True, order=True)
class CheckFinding:
    """What one self-check found in one article."""

    verdict: str
    finding: str
    article: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A self-check by its name and question, with what it found: what differs first."""

    name: str
    question: str
    findings: tuple[CheckFinding, ...]

    def lines(self) -> Iterator[str]:
        """The findings for people, below the question."""
        yield f"{self.question} ({self.name})"
        for one in self.findings:
            yield f"  {one.verdict:8s} {one.finding} [{one.article}]"
        if not self.findings:
            yield "  nothing to compare"


def check_times_and_places(folder: Path) -> tuple[CheckResult, ...]:
    """The self-checks on a built graph, in the order of their names; raises as `kg.store.open_store` does."""
    store = open_store(folder)
    store.bulk_extend(list(known(store)))
    return tuple(_checked(store))


def _checked(store: pyoxigraph.Store) -> Iterator[CheckResult]:
    for file in sorted(QUESTIONS.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".rq"):
            text = file.read_text(encoding="utf-8")
            rows = store.query(text, prefixes=dict(terms.PREFIXES))
            assert isinstance(rows, pyoxigraph.QuerySolutions)
            found = {CheckFinding(*(row[part].value for part in ("verdict", "finding", "article"))) for row in rows}
            ordered = sorted(found, key=lambda one: (VERDICTS.index(one.verdict), one))
            yield CheckResult(file.name.removesuffix(".rq"), text.splitlines()[0].lstrip("# "), tuple(ordered))
