"""Networks of a built graph: who acts on whom, signs with whom, speaks of whom, is mentioned with whom. Graph side, above the store.

`read(folder)` gives the networks of countries (or, with `level="actors"`, of persons, organizations and countries) as networkx graphs.
"""

from kg.network.graphs import LEVELS, Level, Networks, networks, read, with_status
from kg.network.measures import communities, positions, whole
from kg.network.reading import Actor, Fact, Facts, Sentence, Words, read_facts
from kg.network.silence import silence_map, windows
from kg.network.ties import ties, undirected
from kg.network.writing import Written, write

__all__ = [
    "LEVELS", "Actor", "Fact", "Facts", "Level", "Networks", "Sentence", "Words", "Written", "communities", "networks", "positions",
    "read", "read_facts", "silence_map", "ties", "undirected", "whole", "windows", "with_status", "write",
]  # fmt: skip
