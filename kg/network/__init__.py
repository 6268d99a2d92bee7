"""Networks of a built graph: who acts on whom, signs with whom, speaks of whom, is mentioned with whom. Graph side, above the store.

`read(folder)` gives the networks of countries (or, with `level="actors"`, of persons, organizations and countries) as networkx graphs.
"""

from kg.network.graphs import LEVELS, STANDINGS, Level, Networks, networks, read, with_status
from kg.network.reading import Actor, Fact, Facts, Sentence, Words, read_facts

__all__ = [
    "LEVELS", "STANDINGS", "Actor", "Fact", "Facts", "Level", "Networks", "Sentence", "Words", "networks", "read", "read_facts",
    "with_status",
]  # fmt: skip
