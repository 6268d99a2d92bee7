"""Whether a whole graph, claims and all, agrees with the ontology, by the OWL reasoner HermiT. Graph side, inside reason.

What has no meaning in OWL 2 DL is left out of what it reads, and says nothing about consistency: annotations,
the reification triples of claims, and literals whose datatype the datatype map of OWL 2 lacks (xsd:date,
xsd:gYearMonth, xsd:gYear, geo:wktLiteral), on which HermiT would stop.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import owlready2
from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, XSD
from rdflib.term import Node

from kg.ontology_files import KG, PLOVER, ontology_text
from kg.reason.hermit import reasoned

# OWL 2 Structural Specification, section 4; None is a literal without datatype or with a language.
DATATYPE_MAP: Final = frozenset(
    {
        None,
        OWL.real,
        OWL.rational,
        RDF.PlainLiteral,
        RDF.langString,
        XSD.decimal,
        XSD.integer,
        XSD.nonNegativeInteger,
        XSD.nonPositiveInteger,
        XSD.positiveInteger,
        XSD.negativeInteger,
        XSD.long,
        XSD.int,
        XSD.short,
        XSD.byte,
        XSD.unsignedLong,
        XSD.unsignedInt,
        XSD.unsignedShort,
        XSD.unsignedByte,
        XSD.double,
        XSD.float,
        XSD.string,
        XSD.normalizedString,
        XSD.token,
        XSD.language,
        XSD.Name,
        XSD.NCName,
        XSD.NMTOKEN,
        XSD.boolean,
        XSD.hexBinary,
        XSD.base64Binary,
        XSD.anyURI,
        XSD.dateTime,
        XSD.dateTimeStamp,
    }
)
LOGICAL: Final = (OWL.ObjectProperty, OWL.DatatypeProperty)


@dataclass(frozen=True, slots=True)
class Consistency:
    """What the reasoner found: `consistent`, and else `reasons`, a line for each contradiction that is plain to see."""

    consistent: bool
    reasons: tuple[str, ...] = ()


def ontology() -> Graph:
    """The ontology and its concepts (kg.ttl and plover.ttl) as one graph."""
    return Graph().parse(data=ontology_text(KG), format="turtle").parse(data=ontology_text(PLOVER), format="turtle")


def logical(graph: Graph, vocabulary: Graph) -> Iterator[tuple[Node, Node, Node]]:
    """The triples of `graph` that OWL 2 DL gives a meaning to, under the declarations of `vocabulary`."""
    known = {RDF.type, OWL.sameAs, OWL.differentFrom}
    for kind in LOGICAL:
        known.update(s for s in vocabulary.subjects(RDF.type, kind) if isinstance(s, URIRef))
    for s, p, o in graph:
        if p in known and not (isinstance(o, Literal) and o.datatype not in DATATYPE_MAP):
            yield s, p, o


def check_consistency(graph: Graph) -> Consistency:
    """Whether `graph`, all of it, and the ontology agree; MissingExtra without Java, DataError when HermiT stops."""
    axioms = ontology()
    triples = {triple for triple in axioms if triple[1] != OWL.imports} | set(logical(graph, axioms))
    with reasoned(triples, values=False) as world:
        if world is None:
            return Consistency(consistent=False, reasons=tuple(conflicts(graph, axioms)))
        empty = sorted(c.iri for c in world.inconsistent_classes() if c is not owlready2.Nothing)
    return Consistency(consistent=not empty, reasons=tuple(f"{iri} can have no member" for iri in empty))


def conflicts(graph: Graph, vocabulary: Graph) -> Iterator[str]:
    """A line for each node whose classes, written or implied by a property, exclude each other: the plain cases."""
    above: dict[Node, set[Node]] = defaultdict(set)
    for c in vocabulary.subjects(RDF.type, OWL.Class):
        above[c] = {d for d in vocabulary.transitive_objects(c, RDFS.subClassOf) if d is not None}
    apart = [
        (a, b)
        for axiom in vocabulary.subjects(RDF.type, OWL.AllDisjointClasses)
        for members in vocabulary.objects(axiom, OWL.members)
        for a, b in combinations(sorted(Collection(vocabulary, members), key=str), 2)
    ]
    domain = {p: set(vocabulary.objects(p, RDFS.domain)) for p in vocabulary.subjects(RDFS.domain)}
    range_ = {p: set(vocabulary.objects(p, RDFS.range)) for p in vocabulary.subjects(RDFS.range)}
    classes: dict[Node, set[Node]] = defaultdict(set)
    for s, p, o in graph:
        found = {o} if p == RDF.type else domain.get(p, set())
        for c in found:
            classes[s] |= above.get(c, {c})
        if not isinstance(o, Literal):
            for c in range_.get(p, set()):
                classes[o] |= above.get(c, {c})
    for node in sorted(classes, key=str):
        for a, b in apart:
            if a in classes[node] and b in classes[node]:
                yield f"{graph.value(node, RDFS.label) or node} ({node}) is {local(a)} and {local(b)}"


def local(term: Node) -> str:
    """The part of an IRI after its last # or /, to be read by people."""
    return str(term).rsplit("#", 1)[-1].rsplit("/", 1)[-1]
