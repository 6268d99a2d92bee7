"""From which facts a triple follows: a forward pass over the rules that keeps for each triple the first and shortest way to it.

The reasoner says what follows; this says from what. A round derives what the rounds before it allow, so that no triple rests on
itself, and of several ways in one round the one with the fewest premises is kept, the first by the alphabet of those.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph
from rdflib import Literal, URIRef, Variable
from rdflib.term import Node

from kg.reason.facts import Triple
from kg.reason.nodes import pyoxigraph_triple, rdflib_node
from kg.reason.rules import Atom, Rule
from kg.store import store_of


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a proof: a triple follows by the axiom of a term from its premises."""

    term: URIRef
    premises: tuple[Triple, ...]

    def order(self) -> tuple[int, str, str]:
        """Short steps first."""
        return len(self.premises), str(self.premises), str(self.term)


def steps(facts: Iterable[Triple], rules: Iterable[Rule]) -> dict[Triple, Step]:
    """The step to each triple that follows from the facts by the rules and is none of them."""
    store, found = store_of(map(_parts, facts)), dict[Triple, Step]()
    queries = [(rule, query(rule)) for rule in rules]
    while True:
        new: dict[Triple, Step] = {}
        for rule, asked in queries:
            for triple, step in _derived(store, rule, asked):
                known = new.get(triple)
                if known is None or step.order() < known.order():
                    new[triple] = step
        if not new:
            return found
        found.update(new)
        store.bulk_extend(pyoxigraph.Quad(*part) for part in map(_parts, new))


def query(rule: Rule) -> str:
    """The rule as a SPARQL query for what is new by it."""
    body = " . ".join(" ".join(node.n3() for node in atom) for atom in rule.body)
    return f"SELECT DISTINCT * WHERE {{ {body} FILTER NOT EXISTS {{ {' '.join(node.n3() for node in rule.head)} }} }}"


def _derived(store: pyoxigraph.Store, rule: Rule, asked: str) -> Iterable[tuple[Triple, Step]]:
    answer = store.query(asked)
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    names = [variable.value for variable in answer.variables]
    for row in answer:
        values = {name: _node(row[name]) for name in names}
        if not isinstance(values.get(str(rule.head[0])), Literal):
            premises = tuple(dict.fromkeys(_bound(atom, values) for atom in rule.body))
            yield _bound(rule.head, values), Step(rule.term, premises)


def _bound(atom: Atom, values: Mapping[str, Node]) -> Triple:
    one, two, three = (values[str(node)] if isinstance(node, Variable) else node for node in atom)
    return one, two, three


def _parts(triple: Triple) -> pyoxigraph.Triple:
    return pyoxigraph_triple(triple)


def _node(term: object) -> Node:
    assert isinstance(term, pyoxigraph.NamedNode | pyoxigraph.Literal)
    return rdflib_node(term)
