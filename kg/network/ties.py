"""Multigraphs -> ties: one weighted edge for each pair, signed where there is cooperation and conflict. Between graphs and measures.

A tie has the `weight` of its edges (how often), and in a network of acts `cooperation` and `conflict` (how often each), `sign` (1 where
there is more cooperation, -1 where there is more conflict, 0 where they balance) and `score` (the mean of its scores).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Any

import networkx as nx


def ties(graph: nx.Graph[str]) -> nx.Graph[str]:
    """The ties of a network: a DiGraph of a directed one, a Graph of another."""
    joined = nx.DiGraph() if graph.is_directed() else nx.Graph()
    return _joined(graph, joined)


def undirected(graph: nx.Graph[str]) -> nx.Graph[str]:
    """The ties without their directions: what each of two does to the other counts for both. What is done to each other counts once."""
    return _joined(graph, nx.Graph())


def _joined(graph: nx.Graph[str], joined: nx.Graph[str]) -> nx.Graph[str]:
    joined.add_nodes_from(graph.nodes(data=True))
    signed = graph.graph["signed"]
    for u, v, data in graph.edges(data=True):
        if data.get("mutual") and not joined.is_directed() and u > v:
            continue  # the other direction of the same
        tie: dict[str, Any] = joined.get_edge_data(u, v, {"weight": 0})
        tie["weight"] += data["weight"]
        if signed:
            side = "cooperation" if data["sign"] > 0 else "conflict"
            other = "conflict" if data["sign"] > 0 else "cooperation"
            tie[side] = tie.get(side, 0) + 1
            tie[other] = tie.get(other, 0)
            tie["total"] = tie.get("total", 0.0) + data["score"]
        joined.add_edge(u, v, **tie)
    if signed:
        for *_, tie in joined.edges(data=True):
            tie["sign"] = (tie["cooperation"] > tie["conflict"]) - (tie["cooperation"] < tie["conflict"])
            tie["score"] = round(tie.pop("total") / tie["weight"], 4)
    return joined


def one_sided(graph: nx.Graph[str]) -> nx.Graph[str]:
    """The edges of what one does to another, without what several do to each other, which is reciprocal by nature."""
    kept = graph.copy()
    kept.remove_edges_from([edge[:-1] for edge in graph.edges(keys=True, data="mutual") if edge[-1]])
    return kept


def signed_triangles(graph: nx.Graph[str]) -> list[tuple[tuple[str, str, str], tuple[int, int, int]]]:
    """Each three nodes of an undirected graph that are all tied with a sign, and the signs of ab, ac and bc; in order."""
    signs = {frozenset((u, v)): sign for u, v, sign in graph.edges(data="sign") if sign}
    near: dict[str, set[str]] = {}
    for pair in signs:
        one, other = sorted(pair)
        near.setdefault(one, set()).add(other)
    found = []
    for a in sorted(near):
        for b, c in combinations(sorted(near[a]), 2):
            if c in near.get(b, ()):
                found.append(((a, b, c), _signs(signs, ((a, b), (a, c), (b, c)))))
    return found


def _signs(signs: dict[frozenset[str], int], pairs: Iterable[tuple[str, str]]) -> tuple[int, int, int]:
    ab, ac, bc = (signs[frozenset(pair)] for pair in pairs)
    return ab, ac, bc
