"""Scores of coreference over clusters of mentions: MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin 1998), entity-based
CEAF with phi4 (Luo 2005). Each function gives what is right and what it is right of, for recall of `key` by `response`;
precision is the same with the two exchanged.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence

import networkx as nx

Cluster = frozenset[Hashable]


def home(clusters: Iterable[Cluster]) -> dict[Hashable, Cluster]:
    """The cluster of each mention."""
    return {mention: cluster for cluster in clusters for mention in cluster}


def muc(key: Sequence[Cluster], response: Mapping[Hashable, Cluster]) -> tuple[float, float]:
    """Links: a cluster of n mentions that lies in m clusters of the response has n - m of its n - 1 links."""
    right = wanted = 0
    for cluster in key:
        parts = {response.get(mention, mention) for mention in cluster}
        right += len(cluster) - len(parts)
        wanted += len(cluster) - 1
    return right, wanted


def b_cubed(key: Sequence[Cluster], response: Mapping[Hashable, Cluster]) -> tuple[float, float]:
    """Mentions: for each the part of its cluster that the response gives the same cluster; 0 for one that it lacks."""
    right = sum(
        len(cluster & response[mention]) / len(cluster) for cluster in key for mention in cluster if mention in response
    )
    return right, sum(len(cluster) for cluster in key)


def ceaf_e(key: Sequence[Cluster], response: Sequence[Cluster]) -> float:
    """The sum of phi4 over the best one-to-one alignment; divided by the number of clusters of a side it is its figure."""
    places: dict[Hashable, set[int]] = {}
    for number, cluster in enumerate(response):
        for mention in cluster:
            places.setdefault(mention, set()).add(number)
    graph = nx.Graph()
    for number, cluster in enumerate(key):
        for other in sorted({place for mention in cluster for place in places.get(mention, ())}):
            phi4 = 2 * len(cluster & response[other]) / (len(cluster) + len(response[other]))
            graph.add_edge(("key", number), ("response", other), weight=phi4)
    aligned = nx.max_weight_matching(graph)
    return float(sum(graph.edges[edge]["weight"] for edge in sorted(aligned)))
