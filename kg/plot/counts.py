"""Counts of facts by class and status: stacked bars."""

from __future__ import annotations

from collections import Counter

from matplotlib.figure import Figure

from kg.facts import Facts
from kg.facts.dyads import class_of
from kg.plot.looks import INK, LOOKS


def counts(facts: Facts, figure: Figure) -> int:
    """A bar a class, the largest on top, its statuses beside each other; the number of the facts."""
    found = Counter((class_of(fact), fact.status) for fact in facts.facts)
    totals = Counter[str]()
    for (name, _), number in found.items():
        totals[name] += number
    names = sorted(totals, key=lambda name: (totals[name], name))
    axes = figure.subplots()
    left = [0] * len(names)
    for status, look in LOOKS.items():
        widths = [found[name, status] for name in names]
        axes.barh(names, widths, left=left, color=look.fill, hatch=look.hatch, edgecolor=INK, linewidth=0.5, height=0.72, label=status)
        left = [begin + width for begin, width in zip(left, widths, strict=True)]
    for at, name in enumerate(names):
        axes.annotate(str(totals[name]), (totals[name], at), xytext=(3, 0), textcoords="offset points", va="center", fontsize=7)
    axes.set_xlabel("facts")
    axes.margins(y=0.01)
    axes.legend(frameon=False, loc="lower right")
    return totals.total()
