"""What a reasoner is given: the facts of a graph, and the ontology. Graph side, above the store.

A fact is what an article asserts: the plain triples between entities, and what is said of events, statements and treaties whose
status is asserted. What is attributed, planned, denied or hypothetical is left out before any reasoner reads the graph, so that
nothing follows from it. Spans, claims and provenance say nothing of the world and are left out too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

import pyoxigraph
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from kg import terms
from kg.ontology_files import DEFINITIONS, KG, PLOVER, ontology_text

Triple = tuple[Node, Node, Node]
#: What relates entities, events, statements, treaties and posts.
RELATIONS: Final = frozenset(
    {
        terms.agent, terms.recipient, terms.mediator, terms.sem_hasPlace, terms.sem_eventType, terms.status,
        terms.speaker, terms.addressee, terms.about, terms.reports, terms.quoteKind, terms.controller, terms.controlled,
        terms.signatory, terms.signedAt, terms.establishes, terms.treatyKind,
        terms.holdsPost, terms.heldPost, terms.postOf, terms.title, terms.country, terms.iso3,
        terms.schema_containedInPlace, terms.placeName, terms.nameStatus, terms.nameUsedBy,
    }
)  # fmt: skip
#: The classes of what facts are about; spans, articles, claims, runs and measures are not among them.
KINDS: Final = (terms.Actor, terms.Place, terms.Event, terms.Treaty, terms.Post, terms.PlaceName, terms.DescribedEntity)
#: The defined properties that only turn a role of an event round: ^kg:agent asks the same, so they are not written.
TURNED: Final = frozenset({terms.agentIn, terms.recipientIn, terms.mediatorIn, terms.controllerIn, terms.sceneOf, terms.hostOf})
PROPERTIES: Final = frozenset({OWL.ObjectProperty, OWL.DatatypeProperty})
#: The words of OWL that the axioms are written in.
AXIOMS: Final = frozenset(
    {
        RDF.type, RDF.first, RDF.rest, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.equivalentClass,
        OWL.intersectionOf, OWL.unionOf, OWL.onProperty, OWL.someValuesFrom, OWL.hasValue, OWL.inverseOf, OWL.propertyChainAxiom,
        OWL.members, OWL.distinctMembers,
    }
)  # fmt: skip
BUILT_IN: Final = frozenset(
    {
        RDF.nil, XSD.string, OWL.Class, OWL.Restriction, OWL.NamedIndividual, OWL.AllDifferent, OWL.AllDisjointClasses,
        OWL.FunctionalProperty, OWL.SymmetricProperty, OWL.TransitiveProperty, *PROPERTIES,
    }
)  # fmt: skip


def telling(triple: pyoxigraph.Triple) -> bool:
    """Whether a triple of a graph is a fact, or says of a claim what it claims and how it stands; most triples, of spans, are not."""
    return triple.predicate.value in _told() and (triple.predicate.value != str(RDF.type) or triple.object in _kinds())


@cache
def _told() -> frozenset[str]:
    return frozenset(map(str, (*RELATIONS, RDF.type, RDF.subject, RDF.predicate, RDF.object, OWL.sameAs)))


@cache
def _kinds() -> frozenset[pyoxigraph.NamedNode]:
    return frozenset(pyoxigraph.NamedNode(str(kind)) for kind in (*classes(), terms.Claim))


def facts_of(graph: Iterable[Triple]) -> set[Triple]:
    """The facts among the triples of a graph, without a triple about anything that is not asserted."""
    triples = set(graph)
    standing: dict[Node, set[Node]] = {}
    for subject, predicate, value in triples:
        if predicate == terms.status:
            standing.setdefault(subject, set()).add(value)
    unreal = {node for node, found in standing.items() if terms.Asserted not in found}
    unreal |= {s for s, p, o in triples if p == RDF.type and o == terms.Claim}
    facts = {
        (s, p, o) for s, p, o in triples if (p in RELATIONS or (p == RDF.type and o in classes())) and s not in unreal and o not in unreal
    }
    return facts | set(_same(triples))


def _same(triples: set[Triple]) -> Iterator[Triple]:
    """The `owl:sameAs` of those that share an identifier: one of two different things would be both."""
    known = Counter(o for _, p, o in triples if p == OWL.sameAs)
    yield from ((s, p, o) for s, p, o in triples if p == OWL.sameAs and known[o] > 1)


@cache
def classes() -> frozenset[Node]:
    """The classes of kg.ttl that facts are about."""
    ontology = Graph().parse(data=ontology_text(KG), format="turtle")
    return frozenset(kind for top in KINDS for kind in ontology.transitive_subjects(RDFS.subClassOf, top) if kind is not None)


@cache
def vocabulary() -> Graph:
    """The axioms of kg.ttl and definitions.ttl about what facts are made of, with the classes of PLOVER.

    Labels, the classes of text, and what is only said to stand below a term of another vocabulary are left out: nothing follows
    from them for a fact, and a reasoner takes its time over each.
    """
    ontology = Graph()
    for name in (KG, DEFINITIONS):
        ontology.parse(data=ontology_text(name), format="turtle")
    known = {*RELATIONS, *ontology.subjects(RDFS.isDefinedBy, None)}
    known -= {s for s, o in ontology.subject_objects(RDF.type) if o in PROPERTIES and s not in RELATIONS and s not in defined()}
    plover = Graph().parse(data=ontology_text(PLOVER), format="turtle")
    known |= set(plover.subjects(RDF.type, terms.EventClass))
    known -= set(ontology.subjects(RDF.type, SKOS.ConceptScheme))
    whole = Graph()
    for s, p, o in ontology:
        if (s in known or isinstance(s, BNode)) and p in AXIOMS and (o in known or isinstance(o, BNode | Literal) or o in BUILT_IN):
            whole.add((s, p, o))
    for concept in plover.subjects(RDF.type, terms.EventClass):
        whole.add((concept, RDF.type, OWL.NamedIndividual))
        whole.add((concept, RDF.type, terms.EventClass))
    return whole


@cache
def defined() -> frozenset[Node]:
    """The classes and properties of definitions.ttl: what kg reason writes of."""
    graph = Graph().parse(data=ontology_text(DEFINITIONS), format="turtle")
    home = URIRef("https://w3id.org/newskg/definitions")
    return frozenset(s for s in graph.subjects(RDFS.isDefinedBy, home))
