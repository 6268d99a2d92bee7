"""Who does what to whom: countries and other actors on a circle; whole lines are cooperation, broken ones conflict."""

from __future__ import annotations

import math
from collections import Counter

import networkx
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch

from kg.facts import Facts, Ref
from kg.facts.dyads import class_of, dyads, is_conflict
from kg.plot.looks import CONFLICT, COOPERATION, INK

MOST = 45  # pairs, the strongest
LONGEST = 22  # characters of a name


def network(facts: Facts, figure: Figure) -> int:
    """The number of the facts between the pairs that are drawn; persons and organizations count for their country."""
    countries = {thing.ref.iri: thing.country[0] for thing in facts.things if thing.country}
    found = Counter[tuple[Ref, Ref, bool, bool]]()
    for fact in facts.facts:
        for one, other, together in dyads(fact):
            ends = countries.get(one.iri, one), countries.get(other.iri, other)
            if ends[0] != ends[1]:
                first, second = sorted(ends) if together else ends
                found[first, second, is_conflict(class_of(fact)), together] += 1
    pairs = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
    weights = Counter[Ref]()
    for (one, other, _, _), number in pairs:
        weights[one] += number
        weights[other] += number
    order = _order([(one, other) for (one, other, _, _), _ in pairs])
    angle = {ref: 2 * math.pi * at / len(order) for at, ref in enumerate(order)}
    figure.set_size_inches(7.2, 6.4)
    axes = figure.subplots()
    axes.set_axis_off()
    axes.set_aspect("equal")
    axes.set_xlim(-1.75, 1.75)
    axes.set_ylim(-1.5, 1.5)
    for at, ((one, other, conflict, together), number) in enumerate(pairs):
        axes.add_patch(
            FancyArrowPatch(
                _place(angle[one]), _place(angle[other]), arrowstyle="-" if together else "-|>", mutation_scale=7, shrinkA=4, shrinkB=5,
                connectionstyle=f"arc3,rad={0.16 + 0.07 * (at % 3)}", linewidth=0.5 + 0.5 * number**0.5,
                linestyle=(0, (3, 2)) if conflict else "-", color=CONFLICT if conflict else COOPERATION, alpha=0.85,
            )
        )  # fmt: skip
    for ref in order:
        (x, y), left = _place(angle[ref]), math.cos(angle[ref]) < 0
        axes.plot([x], [y], "o", markersize=3 + weights[ref] ** 0.5, color=INK, markeredgecolor="white", zorder=3)
        axes.text(
            1.07 * x, 1.07 * y, _short(ref.label), rotation=math.degrees(angle[ref]) + (180 if left else 0), rotation_mode="anchor",
            ha="right" if left else "left", va="center", fontsize=7,
        )  # fmt: skip
    keys = [Line2D([], [], color=COOPERATION, label="cooperation"), Line2D([], [], color=CONFLICT, linestyle=(0, (3, 2)), label="conflict")]
    figure.legend(handles=keys, frameon=False, loc="outside lower center", ncols=2)
    return sum(number for _, number in pairs)


def _order(edges: list[tuple[Ref, Ref]]) -> list[Ref]:
    """Around the circle so that those who deal with each other stand near: depth first, the larger components first."""
    graph = networkx.Graph(edges)
    components = sorted(networkx.connected_components(graph), key=lambda nodes: (-len(nodes), min(nodes)))

    def busiest_first(nodes: set[Ref]) -> list[Ref]:
        return sorted(nodes, key=lambda ref: (-graph.degree(ref), ref))

    return [
        ref
        for nodes in components
        for ref in networkx.dfs_preorder_nodes(graph, busiest_first(nodes)[0], sort_neighbors=lambda found: busiest_first(set(found)))
    ]


def _place(angle: float) -> tuple[float, float]:
    return math.cos(angle), math.sin(angle)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
