"""Why facts cannot all be true: the smallest set of them that contradicts itself, with the words that each stands on.

The set is found by QuickXplain (Junker, "QuickXplain: preferred explanations and relaxations for over-constrained problems", AAAI
2004): halves of the facts are left out as long as what remains contradicts itself, so that nothing can be left out in the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import pyoxigraph
from pyoxigraph import NamedNode
from rdflib import URIRef
from rdflib.namespace import RDF

from kg.explain.claims import View
from kg.graph.turtle import pyoxigraph_triple
from kg.reason import rl
from kg.reason.facts import Triple, vocabulary

Consistent = Callable[[Iterable[Triple]], bool]
LONGEST: Final = 3  # passages that a fact is shown with


def smallest(facts: Iterable[Triple], consistent: Consistent) -> tuple[Triple, ...]:
    """A set of the facts of which none can be left out, that contradicts itself; `consistent` judges sets of axioms and facts."""
    axioms = set(vocabulary())

    def holds(chosen: Iterable[Triple]) -> bool:
        return consistent(axioms | set(chosen))

    ordered = sorted(facts, key=lambda triple: tuple(map(str, triple)))
    return tuple(_explain((), (), ordered, holds))


def _explain(background: Sequence[Triple], added: Sequence[Triple], facts: Sequence[Triple], holds: Consistent) -> list[Triple]:
    if added and not holds(background):
        return []
    if len(facts) == 1:
        return list(facts)
    first, second = facts[: len(facts) // 2], facts[len(facts) // 2 :]
    of_second = _explain([*background, *first], first, second, holds)
    of_first = _explain([*background, *of_second], of_second, first, holds)
    return [*of_first, *of_second]


def contradiction(facts: Iterable[Triple], consistent: Consistent) -> tuple[Triple, ...]:
    """The smallest set, looked for first by rules around the nodes that clash, and over all facts where these see nothing."""
    facts = set(facts)

    def by_rules(triples: Iterable[Triple]) -> bool:
        return rl.closure(triples) is not None

    near = set()
    for node in rl.clashes(vocabulary(), facts):
        near |= {triple for triple in facts if node in triple}
    ends = {node for triple in near for node in triple}
    near |= {(s, p, o) for s, p, o in facts if p == RDF.type and s in ends}
    if near and not by_rules(set(vocabulary()) | near):
        return smallest(near, by_rules)
    if not by_rules(set(vocabulary()) | facts):
        return smallest(facts, by_rules)
    return smallest(facts, consistent)


def told(facts: Iterable[Triple], store: pyoxigraph.Store) -> Iterator[str]:
    """Lines that tell the facts and the words that they stand on."""
    view = View(store)
    for subject, predicate, value in facts:
        stated = pyoxigraph_triple((URIRef(str(subject)), URIRef(str(predicate)), value))
        relation = "is a" if predicate == RDF.type else view.name(stated.predicate)
        yield f"  {view.name(_named(stated.subject))} | {relation} | {view.name(_term(stated.object))}"
        for passage in _passages(view, stated):
            yield f"      {passage}"


def _passages(view: View, stated: pyoxigraph.Triple) -> list[str]:
    """The sentences of the claims on a triple, else those of its subject's own evidence."""
    subject = _named(stated.subject)
    claims = [
        claim
        for claim in view.subjects(URIRef(RDF.subject), subject)
        if view.values(claim, RDF.predicate) == [stated.predicate] and view.values(claim, RDF.object) == [stated.object]
    ]
    found = sorted({passage for node in claims or [subject] for passage in view.passages(node)})
    return [f"{p.article}, {p.begin}: {' '.join(p.marked('[', ']').split())}" for p in found[:LONGEST]]


def _named(node: object) -> NamedNode:
    assert isinstance(node, NamedNode)
    return node


def _term(node: object) -> NamedNode | pyoxigraph.Literal:
    assert isinstance(node, NamedNode | pyoxigraph.Literal)
    return node
