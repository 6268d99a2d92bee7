"""HermiT and the rules of OWL 2 RL find the same over the seeds' graph: every class of everything, and every relation between two things.

Literals are left out, and classes and relations that are not the graph's own (owl:Thing, sameAs of each to itself), of which engines
differ in how much they write out.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import URIRef
from rdflib.namespace import RDF
from small import MADE, grounds, short, triples

from kg import terms
from kg.errors import MissingExtra
from kg.iris import Minter
from kg.reason import INFERRED, hermit, rl
from kg.reason.dated import dated
from kg.reason.facts import RELATIONS, Triple, classes, defined, vocabulary
from kg.reason.inference import Grounds
from kg.reason.nodes import rdflib_triple
from kg.store import read_folder, store_of

OUTPUT = Path(__file__).resolve().parents[2] / "output"


def of_the_seeds() -> Grounds:
    """The grounds of what follows from the graph of the seeds."""
    assert not (OUTPUT / INFERRED).exists()
    told = read_folder(OUTPUT)
    return Grounds(map(rdflib_triple, told), dated(store_of(told)), Minter())


def found(closed: set[Triple] | None, basis: Grounds) -> tuple[set[Triple], set[Triple]]:
    """The classes of the things, and the relations between them, that a closure adds to the facts."""
    assert closed is not None
    things = {node for subject, _, value in basis.facts for node in (subject, value) if isinstance(node, URIRef)}
    kinds, relations = classes() | defined(), RELATIONS | defined()
    new = {triple for triple in closed - basis.facts if triple[0] in things}
    return {t for t in new if t[1] == RDF.type and t[2] in kinds}, {t for t in new if t[1] in relations and t[2] in things}


@pytest.mark.parametrize(("graph", "classes_found", "relations_found"), [("made", 26, 65), ("seeds", 117, 741)])
def test_hermit_and_the_rules_find_the_same(graph: str, classes_found: int, relations_found: int) -> None:
    try:
        hermit.java()
    except MissingExtra as error:
        pytest.skip(str(error))
    basis = of_the_seeds() if graph == "seeds" else grounds(triples(MADE.read_text(encoding="utf-8")))
    whole = set(vocabulary()) | basis.facts
    by_rules, by_hermit = found(rl.closure(whole), basis), found(hermit.closure(whole), basis)
    for one, other in zip(by_rules, by_hermit, strict=True):
        assert sorted(map(short, one - other)) == []
        assert sorted(map(short, other - one)) == []
    assert tuple(map(len, by_rules)) == (classes_found, relations_found)
    assert {t[1] for t in by_rules[1]} >= {terms.treatyPartner, terms.represents, terms.within, terms.agentIn}
