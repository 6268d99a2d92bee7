"""Networks -> the measures that a researcher asks for, of each node and of the whole. Above ties, below tables.

All floats are rounded to six decimals, nodes are taken in the order of their IRIs, and communities get the seed 0, so that a graph has the
same measures every run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import networkx as nx

from kg.network.graphs import Networks
from kg.network.ties import one_sided, signed_triangles, ties, undirected

DIGITS: Final = 6
DAMPING: Final = 0.85
TOLERANCE: Final = 1e-12
SEED: Final = 0
PIVOTS: Final = 1000  # nodes up to which betweenness is exact: 30 s for 2,500 nodes and 8,000 ties


@dataclass(frozen=True, slots=True)
class Position:
    """Where a node stands in a network; of an undirected one what comes in and goes out is None.

    `degree`, `in_degree`, `out_degree`: with how many others it is tied; `strength` and its parts: by how many edges.
    `pagerank`: Brin and Page 1998, weighted, damping 0.85. `betweenness`: Freeman 1977, on unweighted ties along their directions,
    divided by the number of pairs; of more than 1,000 nodes estimated from the paths of 1,000 (Brandes and Pich 2007).
    `community`: the number of its community, 1 the largest, None without a tie that counts for one.
    """

    node: str
    degree: int
    in_degree: int | None
    out_degree: int | None
    strength: int
    in_strength: int | None
    out_strength: int | None
    pagerank: float
    betweenness: float
    community: int | None


@dataclass(frozen=True, slots=True)
class Whole:
    """A network as a whole; what does not apply or has nothing to count is None.

    `edges` (of mentions: sentences) and `ties` (pairs with an edge, along their directions); `density` of the ties; `reciprocity`: the
    share of directed ties that are returned, of what one does to another (what several do to each other is left out); `communities` of
    more than one node and their `modularity` (Newman and Girvan 2004). `triangles_n`: those whose three ties are signed, n of them
    negative, and `balance`: the share with an even number of negative ties (Heider 1946; Cartwright and Harary 1956).
    """

    nodes: int
    edges: int
    ties: int
    density: float | None
    reciprocity: float | None
    communities: int
    modularity: float | None
    triangles_0: int | None
    triangles_1: int | None
    triangles_2: int | None
    triangles_3: int | None
    balance: float | None


@dataclass(frozen=True, slots=True)
class Measured:
    """A network with its measures."""

    graph: nx.Graph[str]
    positions: tuple[Position, ...]
    whole: Whole


def measure(read: Sequence[Networks], *, progress: Callable[[str], None] = lambda _: None) -> Iterator[Measured]:
    """The networks of which measures are taken, with them; `progress` gets the name of each before."""
    for networks in read:
        for name, graph in networks.measured().items():
            progress(f"{name}, {networks.level}")
            yield Measured(graph, tuple(positions(graph)), whole(graph))


def positions(graph: nx.Graph[str]) -> list[Position]:
    """The position of each node, in order."""
    tied = ties(graph)
    ranks, between = pagerank(tied), nx.betweenness_centrality(tied, k=PIVOTS if len(tied) > PIVOTS else None, seed=SEED)
    groups = {node: number for number, group in enumerate(communities(graph), 1) for node in group}
    directed = tied.is_directed()
    return [
        Position(
            node,
            len({*tied.predecessors(node), *tied.successors(node)}) if directed else tied.degree(node),
            tied.in_degree(node) if directed else None,
            tied.out_degree(node) if directed else None,
            tied.degree(node, weight="weight"),
            tied.in_degree(node, weight="weight") if directed else None,
            tied.out_degree(node, weight="weight") if directed else None,
            round(ranks[node], DIGITS),
            round(between[node], DIGITS),
            groups.get(node),
        )
        for node in sorted(tied)
    ]


def pagerank(tied: nx.Graph[str]) -> dict[str, float]:
    """PageRank by power iteration over weighted ties, an undirected tie counting both ways; a node that points nowhere points everywhere.

    networkx has it on scipy only, whose sums differ in their last digits between machines.
    """
    if not tied:
        return {}
    size = len(tied)
    out = {node: sorted((other, tie["weight"]) for other, tie in tied.adj[node].items()) for node in sorted(tied)}
    totals = {node: sum(weight for _, weight in others) for node, others in out.items()}
    rank = dict.fromkeys(out, 1 / size)
    change = 1.0
    while change > TOLERANCE:
        spread = sum(rank[node] for node in out if not totals[node])
        new = dict.fromkeys(out, (1 - DAMPING + DAMPING * spread) / size)
        for node, others in out.items():
            for other, weight in others:
                new[other] += DAMPING * rank[node] * weight / totals[node]
        change = sum(abs(new[node] - rank[node]) for node in out)
        rank = new
    return rank


def friendly(graph: nx.Graph[str]) -> nx.Graph[str]:
    """The undirected ties that make a community: in a network of acts those with more cooperation than conflict, else all."""
    tied = undirected(graph)
    tied.remove_edges_from([(u, v) for u, v, sign in tied.edges(data="sign", default=1) if sign < 1])
    return tied


def communities(graph: nx.Graph[str]) -> list[tuple[str, ...]]:
    """The communities of more than one node by the Louvain method (Blondel and others 2008), the largest first."""
    tied = friendly(graph)
    names = sorted(tied)
    numbered = nx.Graph()  # integers, whose order in a set does not depend on the run
    numbered.add_nodes_from(range(len(names)))
    place = {name: number for number, name in enumerate(names)}
    edges = ((*sorted((place[u], place[v])), weight) for u, v, weight in tied.edges(data="weight"))
    numbered.add_weighted_edges_from(sorted(edges))
    if not numbered.number_of_edges():
        return []
    found = nx.community.louvain_communities(numbered, weight="weight", seed=SEED)
    groups = [tuple(names[number] for number in sorted(group)) for group in found if len(group) > 1]
    return sorted(groups, key=lambda group: (-len(group), group))


def whole(graph: nx.Graph[str]) -> Whole:
    """The measures of a network as a whole."""
    tied = ties(graph)
    groups = communities(graph)
    negative = [signs.count(-1) for _, signs in signed_triangles(undirected(graph))]
    none, one, two, three = (negative.count(n) if graph.graph["signed"] else None for n in range(4))
    even = sum(n % 2 == 0 for n in negative)
    return Whole(
        tied.number_of_nodes(),
        graph.number_of_edges() if graph.is_multigraph() else int(graph.size(weight="weight")),
        tied.number_of_edges(),
        round(nx.density(tied), DIGITS) if len(tied) > 1 else None,
        _reciprocity(graph),
        len(groups),
        _modularity(graph, groups),
        none,
        one,
        two,
        three,
        round(even / len(negative), DIGITS) if negative else None,
    )


def _reciprocity(graph: nx.Graph[str]) -> float | None:
    if not graph.is_directed():
        return None
    tied = ties(one_sided(graph))
    return round(float(nx.overall_reciprocity(tied)), DIGITS) if tied.number_of_edges() else None


def _modularity(graph: nx.Graph[str], groups: list[tuple[str, ...]]) -> float | None:
    if not groups:
        return None
    tied = friendly(graph)
    alone = set(tied).difference(*groups)
    parts = [set(group) for group in groups] + [{node} for node in sorted(alone)]
    return round(float(nx.community.modularity(tied, parts, weight="weight")), DIGITS)
