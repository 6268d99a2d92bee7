"""Why facts cannot all be true: the smallest sets of them that contradict themselves, with the words that each stands on.

A set is found by QuickXplain (Junker, "QuickXplain: preferred explanations and relaxations for over-constrained problems", AAAI 2004):
halves of the facts are left out as long as what remains contradicts itself, so that nothing can be left out in the end. It is looked for
among few facts first, those about one thing that clashes, so that the time does not grow with the graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

import pyoxigraph
from pyoxigraph import NamedNode
from rdflib import URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from kg.explain.claims import View
from kg.graph.turtle import pyoxigraph_triple
from kg.reason import rl
from kg.reason.facts import Triple, vocabulary

Consistent = Callable[[Iterable[Triple]], bool]
LONGEST: Final = 3  # passages that a fact is shown with
MOST: Final = 5  # contradictions that are looked into
ALIKE: Final = 2  # facts of one relation that are taken first: two differ already where one value is allowed
BATCH: Final = 100  # things that are judged together where no rule says which of them clash


def smallest(facts: Iterable[Triple], consistent: Consistent) -> tuple[Triple, ...]:
    """A set of the facts of which none can be left out, that contradicts itself; `consistent` judges sets of axioms and facts.

    Of several such sets one of classes comes first, as it says most plainly what clashes.
    """
    axioms = set(vocabulary())

    def holds(chosen: Iterable[Triple]) -> bool:
        return consistent(axioms | set(chosen))

    ordered = sorted(facts, key=lambda triple: (triple[1] != RDF.type, *map(str, triple)))
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


def contradictions(facts: Iterable[Triple], consistent: Consistent) -> tuple[tuple[Triple, ...], ...]:
    """The smallest sets, at most five, that rules find about the things that clash; one by `consistent` where the rules see nothing."""
    facts = set(facts)
    about = _about(facts)
    clashing = rl.clashes(vocabulary(), facts)
    found = dict.fromkeys(islice(filter(None, (_around(node, about) for node in clashing)), MOST))
    if found:
        return tuple(found)
    judge = _by_rules if clashing else consistent
    axioms = set(vocabulary())
    for batch in _batches(about):
        if not judge(axioms | batch):
            return (smallest(batch, judge),)
    return (smallest(facts, judge),)


def _by_rules(triples: Iterable[Triple]) -> bool:
    return rl.closure(triples) is not None


def _about(facts: Iterable[Triple]) -> Mapping[Node, list[Triple]]:
    """The facts in which each thing stands as subject or value, in order."""
    found = defaultdict(list)
    for triple in sorted(facts, key=lambda triple: tuple(map(str, triple))):
        for node in {triple[0], triple[2]}:
            found[node].append(triple)
    return found


def _around(node: Node, about: Mapping[Node, list[Triple]]) -> tuple[Triple, ...]:
    """The smallest set around a thing that clashes, by rules: of few facts of each relation, else of all; empty where it needs others."""
    relations: dict[tuple[Node, bool], list[Triple]] = defaultdict(list)
    for triple in about[node]:
        relations[triple[1], triple[0] == node].append(triple)
    few = [triple for (relation, _), group in relations.items() for triple in (group if relation == RDF.type else group[:ALIKE])]
    for chosen in (few, about[node]):
        near = _with_classes(chosen, about)
        if not _by_rules({*vocabulary(), *near}):
            return smallest(near, _by_rules)
    return ()


def _with_classes(facts: Iterable[Triple], about: Mapping[Node, list[Triple]]) -> set[Triple]:
    """The facts with the classes of all that stand in them."""
    facts = set(facts)
    ends = {node for subject, _, value in facts for node in (subject, value)}
    return facts | {triple for node in ends for triple in about[node] if triple[1] == RDF.type and triple[0] == node}


def _batches(about: Mapping[Node, list[Triple]]) -> Iterator[set[Triple]]:
    """The facts about a number of things at a time, with the classes of all that stand in them."""
    nodes = sorted(about, key=str)
    for first in range(0, len(nodes), BATCH):
        yield _with_classes((triple for node in nodes[first : first + BATCH] for triple in about[node] if triple[0] == node), about)


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
