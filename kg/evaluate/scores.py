"""Outcomes of single comparisons -> the table of figures: what an evaluation and a benchmark hand over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

Figure = float | int | None


@dataclass(frozen=True, slots=True)
class Found:
    """Of one document and row: how many of the `predicted` and of the `gold` things agree."""

    row: str
    right: int
    predicted: int
    gold: int


@dataclass(frozen=True, slots=True)
class Judged:
    """One thing that was found and is right or not in one respect."""

    row: str
    right: bool


@dataclass(frozen=True, slots=True)
class Miss:
    """What was not found, or not as the gold has it; `extra` what was found and is not in the gold."""

    row: str
    document: str
    what: str
    extra: bool = False


Outcome = Found | Judged | Miss


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of one set, by row and name of the figure; documents that the graph lacks; what was missed."""

    name: str
    rows: Mapping[str, Mapping[str, Figure]]
    absent: tuple[str, ...] = ()
    misses: tuple[Miss, ...] = ()

    def lines(self) -> Iterator[str]:
        """The table, a line for each row."""
        width = max((len(row) for row in self.rows), default=0)
        for row, figures in self.rows.items():
            yield f"{row:{width}s}  " + "  ".join(f"{name} {shown(value)}" for name, value in figures.items())
        if self.absent:
            yield f"not in the graph: {', '.join(self.absent)}"

    def miss_lines(self) -> Iterator[str]:
        """What was missed (-) and what is not in the gold (+), a line each."""
        for miss in self.misses:
            yield f"{'+' if miss.extra else '-'} {miss.row:12s} {miss.document}: {miss.what}"

    def as_json(self) -> dict[str, object]:
        """The figures as one JSON object: each row by its name, and `documents_not_in_graph`."""
        rows: dict[str, object] = {row: dict(figures) for row, figures in self.rows.items()}
        return {**rows, "documents_not_in_graph": list(self.absent)}


def shown(value: Figure) -> str:
    """A figure as the tables print it: shares with three decimals, counts whole, "-" for none."""
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of precision and recall, 0 when both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def share(part: float, whole: float) -> float:
    """The part's share of the whole, 0 of nothing."""
    return part / whole if whole else 0.0


def summary(name: str, outcomes: Iterable[Outcome], *, absent: Iterable[str] = ()) -> Scores:
    """The outcomes summed up: precision, recall and F1 (micro) for what is found, accuracy for what is judged."""
    found: dict[str, list[Found]] = {}
    judged: dict[str, list[bool]] = {}
    misses: list[Miss] = []
    for outcome in outcomes:
        if isinstance(outcome, Found):
            found.setdefault(outcome.row, []).append(outcome)
        elif isinstance(outcome, Judged):
            judged.setdefault(outcome.row, []).append(outcome.right)
        else:
            misses.append(outcome)
    rows: dict[str, Mapping[str, Figure]] = {}
    for row, items in sorted(found.items()):
        right, predicted, gold = (sum(n) for n in zip(*((i.right, i.predicted, i.gold) for i in items), strict=True))
        p, r = share(right, predicted), share(right, gold)
        rows[row] = {
            "p": round(p, 3), "r": round(r, 3), "f1": round(f1(p, r), 3), "tp": right, "pred": predicted, "gold": gold,
        }  # fmt: skip
    for row, rights in sorted(judged.items()):
        rows[row] = {"accuracy": round(share(sum(rights), len(rights)), 3), "right": sum(rights), "of": len(rights)}
    return Scores(name, rows, tuple(absent), tuple(misses))
