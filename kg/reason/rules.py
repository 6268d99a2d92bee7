"""The axioms of definitions.ttl as rules, to say from which facts a triple follows. Graph side, inside reason.

A definition `C ≡ A ⊓ ∃p.B` gives the rule "x is a C if x is an A and has p to a B"; a union gives a rule for each of its parts. Chains,
inverses, symmetry, transitivity, and what stands above or is the domain or range give rules of one or two steps. These are rules of
OWL 2 RL (https://www.w3.org/TR/owl2-profiles/#OWL_2_RL), written out for the terms that there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, product

from rdflib import BNode, Graph, Literal, URIRef, Variable
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS
from rdflib.term import Node

Atom = tuple[Node, Node, Node]
X, Y, Z = Variable("x"), Variable("y"), Variable("z")


@dataclass(frozen=True, slots=True)
class Rule:
    """If all of `body` holds, `head` does; `term` is the class or property whose axiom says so."""

    term: URIRef
    body: tuple[Atom, ...]
    head: Atom


def rules_of(axioms: Graph) -> tuple[Rule, ...]:
    """The rules that the axioms give, in a fixed order."""
    return tuple(sorted(set(_rules(axioms)), key=lambda rule: (str(rule.term), str(rule.body), str(rule.head))))


def _rules(axioms: Graph) -> Iterator[Rule]:
    for term, expression in axioms.subject_objects(OWL.equivalentClass):
        for body in bodies(axioms, expression, X, count()):
            yield Rule(URIRef(str(term)), body, (X, RDF.type, term))
    for low, high in _named(axioms, RDFS.subClassOf):
        yield Rule(high, ((X, RDF.type, low),), (X, RDF.type, high))
    for low, high in _named(axioms, RDFS.subPropertyOf):
        yield Rule(high, ((X, low, Y),), (X, high, Y))
    for relation, kind in _named(axioms, RDFS.domain):
        yield Rule(kind, ((X, relation, Y),), (X, RDF.type, kind))
    for relation, kind in _named(axioms, RDFS.range):
        if (relation, RDF.type, OWL.ObjectProperty) in axioms:
            yield Rule(kind, ((X, relation, Y),), (Y, RDF.type, kind))
    for one, other in _named(axioms, OWL.inverseOf):
        yield Rule(one, ((X, other, Y),), (Y, one, X))
        yield Rule(other, ((X, one, Y),), (Y, other, X))
    for both in axioms.subjects(RDF.type, OWL.SymmetricProperty):
        yield Rule(URIRef(str(both)), ((X, both, Y),), (Y, both, X))
    for onward in axioms.subjects(RDF.type, OWL.TransitiveProperty):
        yield Rule(URIRef(str(onward)), ((X, onward, Y), (Y, onward, Z)), (X, onward, Z))
    yield from chains(axioms)


def chains(axioms: Graph) -> Iterator[Rule]:
    """The rules of property chains of two links (prp-spo2)."""
    for relation, links in axioms.subject_objects(OWL.propertyChainAxiom):
        first, second = Collection(axioms, links)
        yield Rule(URIRef(str(relation)), ((X, first, Y), (Y, second, Z)), (X, relation, Z))


def _named(axioms: Graph, predicate: URIRef) -> Iterator[tuple[URIRef, URIRef]]:
    for one, other in axioms.subject_objects(predicate):
        if isinstance(one, URIRef) and isinstance(other, URIRef):
            yield one, other


def bodies(axioms: Graph, expression: Node, variable: Variable, numbers: Iterator[int]) -> Iterator[tuple[Atom, ...]]:
    """What must hold for `variable` to belong to a class expression: one conjunction for each way."""
    if not isinstance(expression, BNode):
        yield ((variable, RDF.type, expression),)
    elif parts := axioms.value(expression, OWL.intersectionOf):
        ways = [list(bodies(axioms, part, variable, numbers)) for part in Collection(axioms, parts)]
        yield from (tuple(atom for body in way for atom in body) for way in product(*ways))
    elif parts := axioms.value(expression, OWL.unionOf):
        for part in Collection(axioms, parts):
            yield from bodies(axioms, part, variable, numbers)
    elif relation := axioms.value(expression, OWL.onProperty):
        value = axioms.value(expression, OWL.hasValue)
        if isinstance(value, URIRef | Literal):
            yield ((variable, relation, value),)
        elif filler := axioms.value(expression, OWL.someValuesFrom):
            other = Variable(f"v{next(numbers)}")
            for body in bodies(axioms, filler, other, numbers):
                yield ((variable, relation, other), *body)
