"""Dated facts in time: a row a class, a marker a fact; a line where only the month or the year is known, or a period."""

from __future__ import annotations

import calendar
import re

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from kg.facts import Fact, Facts
from kg.facts.dyads import class_of
from kg.plot.looks import INK, LOOKS, SOFT

DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def interval(date: str) -> tuple[float, float] | None:
    """The first and the last moment of a date as the graph writes it, in years; None for one that is no such date."""
    match = DATE.fullmatch(date)
    if match is None:
        return None
    year = int(match[1])
    months = (int(match[2]),) * 2 if match[2] else (1, 12)
    last = calendar.monthrange(year, months[1])[1] if match[3] is None else int(match[3])
    first = 1 if match[3] is None else int(match[3])
    return _moment(year, months[0], first - 1), _moment(year, months[1], last)


def _moment(year: int, month: int, days: int) -> float:
    before = sum(calendar.monthrange(year, each)[1] for each in range(1, month))
    return year + (before + days) / (366 if calendar.isleap(year) else 365)


def timeline(facts: Facts, figure: Figure) -> int:
    """The number of the facts that have a date and stand in the picture."""
    found = [(fact, span) for fact in facts.facts if (span := _span(fact)) is not None]
    names = sorted({class_of(fact) for fact, _ in found}, reverse=True)
    axes = figure.subplots()
    for status, look in LOOKS.items():
        these = [(fact, span) for fact, span in found if fact.status == status]
        rows = [names.index(class_of(fact)) + (list(LOOKS).index(status) - 2) * 0.14 for fact, _ in these]
        axes.hlines(rows, [begin for _, (begin, _) in these], [end for _, (_, end) in these], color=SOFT, linewidth=1.2)
        axes.plot(
            [sum(span) / 2 for _, span in these], rows, look.marker, markersize=4.5, markeredgewidth=0.8, label=status,
            markeredgecolor=INK, markerfacecolor=look.fill if look.filled else "white", linestyle="none",
        )  # fmt: skip
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(-0.6, len(names) - 0.4)
    axes.grid(axis="y", linewidth=0.3, color="#d8d4ca")
    axes.set_axisbelow(True)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    figure.legend(frameon=False, loc="outside upper center", ncols=len(LOOKS))
    return len(found)


def _span(fact: Fact) -> tuple[float, float] | None:
    spans = [span for date in (*fact.on, *fact.since, *fact.until) if (span := interval(date)) is not None]
    return (min(begin for begin, _ in spans), max(end for _, end in spans)) if spans else None
