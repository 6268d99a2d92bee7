"""Where things are said to happen: circles on the outlines of the countries (Natural Earth 1:110m, as the site carries them)."""

from __future__ import annotations

import json
from collections import Counter
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import Any

from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from kg.facts import Facts, Thing
from kg.plot.looks import CONFLICT, INK, LAND, SOFT

Point = tuple[float, float]
NAMED = 24  # places with a name, the largest


def world(facts: Facts, figure: Figure) -> int:
    """The number of the facts that have a place with coordinates."""
    found = Counter(ref.iri for fact in facts.facts for ref in fact.role("place", "signed at", "controlled"))
    placed = [(thing, found[thing.ref.iri]) for thing in facts.things if thing.place is not None and found[thing.ref.iri]]
    placed.sort(key=lambda pair: (-pair[1], pair[0].ref))
    figure.set_size_inches(7.2, 3.2)
    axes = figure.subplots()
    axes.add_collection(LineCollection(outlines(), colors=SOFT, linewidths=0.35))
    axes.set_facecolor("white")
    for thing, number in placed:
        assert thing.place is not None
        axes.plot(
            [thing.place[1]], [thing.place[0]], "o", markersize=3.2 * number**0.5, color=CONFLICT, alpha=0.55,
            markeredgecolor=INK, markeredgewidth=0.5,
        )  # fmt: skip
    for thing, number in _apart(placed):
        assert thing.place is not None
        axes.annotate(
            f"{thing.ref.label} {number}", (thing.place[1], thing.place[0]), xytext=(4, 3), textcoords="offset points", fontsize=6,
            bbox={"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": LAND, "linewidth": 0.3, "alpha": 0.8},
        )  # fmt: skip
    axes.set_xlim(-180, 180)
    axes.set_ylim(-60, 85)
    axes.set_aspect("equal")
    axes.set_axis_off()
    return sum(number for _, number in placed)


def outlines() -> list[list[Point]]:
    """The arcs of the countries as lines of (longitude, latitude) in degrees, decoded from the quantized TopoJSON of world-atlas."""
    text = (files("kg") / "site" / "static" / "world.js").read_text(encoding="utf-8")
    topology: dict[str, Any] = json.loads(text.partition(".world=")[2].rstrip(";\n"))
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines: list[list[Point]] = []
    for arc in topology["arcs"]:
        xs, ys = accumulate(step[0] for step in arc), accumulate(step[1] for step in arc)
        lines += _unbroken([(x * scale_x + left, y * scale_y + bottom) for x, y in zip(xs, ys, strict=True)])
    return lines


def _unbroken(line: list[Point]) -> list[list[Point]]:
    """The line cut where it passes from one edge of the map to the other."""
    cuts = [at for at, (one, other) in enumerate(pairwise(line), start=1) if abs(one[0] - other[0]) > 180]
    return [line[begin:end] for begin, end in pairwise([0, *cuts, len(line)])]


def _apart(placed: list[tuple[Thing, int]]) -> list[tuple[Thing, int]]:
    """The largest places whose names do not run into each other."""
    named: list[tuple[Thing, int]] = []
    for thing, number in placed:
        latitude, longitude = thing.place or (0.0, 0.0)
        near = ((abs(longitude - at[1]), abs(latitude - at[0])) for other, _ in named if (at := other.place))
        if len(named) < NAMED and not any(across < 30 and along < 5 for across, along in near):
            named.append((thing, number))
    return named
