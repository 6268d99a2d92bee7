"""Small graphs for the tests of reasoning, and how they read what follows: `name relation name` or `name: class`, by the ends of IRIs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
from rdflib import Graph
from rdflib.namespace import RDF

from kg.iris import Minter
from kg.reason import rl
from kg.reason.dated import dated
from kg.reason.facts import Triple, vocabulary
from kg.reason.inference import Grounds, Inference
from kg.reason.nodes import pyoxigraph_triple
from kg.store import store_of
from kg.terms import PREFIXES

MADE = Path(__file__).parent / "made.ttl"
TURTLE = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())


def triples(turtle: str) -> set[Triple]:
    """The triples of a Turtle text without prefixes."""
    return set(Graph().parse(data=TURTLE + turtle, format="turtle"))


def store(graph: Iterable[Triple]) -> pyoxigraph.Store:
    """The triples in a store."""
    return store_of(pyoxigraph_triple(triple) for triple in graph)  # type: ignore[arg-type]


def grounds(graph: set[Triple]) -> Grounds:
    """The grounds of what follows from a small graph."""
    return Grounds(graph, dated(store(graph)), Minter())


def inferences(graph: set[Triple]) -> list[Inference]:
    """What follows by the rules of OWL 2 RL."""
    basis = grounds(graph)
    closed = rl.closure(set(vocabulary()) | basis.facts)
    assert closed is not None
    found = list(basis.inferences(closed))
    assert len(found) == len(basis.wanted(closed))  # nothing without a proof
    return found


def short(triple: Triple) -> str:
    """A triple as the tests write it."""
    subject, predicate, value = (str(node).rsplit("#", 1)[-1].rsplit("/", 1)[-1].rsplit(":", 1)[-1] for node in triple)
    return f"{subject}: {value}" if triple[1] == RDF.type else f"{subject} {predicate} {value}"


def follows(graph: set[Triple]) -> list[str]:
    """What follows, in words and in order."""
    return sorted(short(one.triple) for one in inferences(graph))
