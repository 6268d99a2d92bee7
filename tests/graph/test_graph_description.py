"""The dataset as VoID and DCAT: counts that can be counted again, and a hash that any change breaks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pyoxigraph
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, OWL, RDF, RDFS, VOID
from scene import MINTER, read, thing, written

from kg import terms
from kg.graph import LICENCE, description, joined
from kg.graph.lines import ALSO, LABEL, SAME, Triple, from_rdflib
from kg.graph.literals import english
from kg.graph.ntriples import ntriples

DATASET = thing("dataset/0123456789abcdef")
LINES = {*written(), from_rdflib((thing("country/NOR"), OWL.sameAs, URIRef("http://www.wikidata.org/entity/Q20")))}
GRAPH = set(read(LINES))


def told(graph: set[Triple], *, licence: str = LICENCE) -> Graph:
    return read(description(ntriples(graph), f"<{DATASET}>", base=MINTER.base, licence=licence))


def hashed(graph: Iterable) -> str:
    """The hash of triples of rdflib by Oxigraph's RDFC-1.0."""
    data = "\n".join(ntriples(map(from_rdflib, graph)))
    canonical = pyoxigraph.Dataset(pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.N_TRIPLES))
    canonical.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return hashlib.sha256("".join(sorted(f"{quad} .\n" for quad in canonical)).encode("utf-8")).hexdigest()


def test_what_is_told() -> None:
    found = told(LINES)
    assert set(found.objects(DATASET, RDF.type)) == {VOID.Dataset, DCAT.Dataset}
    assert found.value(DATASET, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert str(found.value(DATASET, VOID.uriSpace)) == MINTER.base
    assert int(found.value(DATASET, VOID.triples)) == len(GRAPH)
    assert int(found.value(DATASET, VOID.documents)) == 1
    assert int(found.value(DATASET, VOID.distinctSubjects)) == len({s for s, _, _ in GRAPH})
    vocabularies = set(found.objects(DATASET, VOID.vocabulary))
    assert {URIRef("https://w3id.org/newskg/ontology"), URIRef(terms.PREFIXES["nif"])} <= vocabularies
    assert URIRef(terms.PREFIXES["geo"]) not in vocabularies
    examples = set(found.objects(DATASET, VOID.exampleResource))
    assert len(examples) > 3
    assert examples <= {s for s, _, _ in GRAPH}
    served = found.value(DATASET, DCAT.distribution)
    assert str(found.value(served, DCAT.mediaType)).endswith("text/turtle")


def test_counts_by_class_and_property() -> None:
    found = told(LINES)
    parts = list(found.objects(DATASET, VOID.classPartition))
    classes = {found.value(part, VOID["class"]): int(found.value(part, VOID.entities)) for part in parts}
    kinds = {o for _, p, o in GRAPH if p == RDF.type}
    assert classes == {kind: sum(1 for _, p, o in GRAPH if p == RDF.type and o == kind) for kind in kinds}
    parts = list(found.objects(DATASET, VOID.propertyPartition))
    uses = {found.value(part, VOID.property): int(found.value(part, VOID.triples)) for part in parts}
    assert uses == {relation: sum(1 for _, p, _ in GRAPH if p == relation) for relation in {p for _, p, _ in GRAPH}}
    assert int(found.value(DATASET, VOID.classes)) == len(classes)
    assert int(found.value(DATASET, VOID.properties)) == len(uses)


def test_the_links_to_wikidata() -> None:
    found = told(LINES)
    links = found.value(DATASET, VOID.subset)
    assert (links, RDF.type, VOID.Linkset) in found
    assert found.value(links, VOID.linkPredicate) == OWL.sameAs
    assert int(found.value(links, VOID.triples)) == sum(1 for _, p, _ in GRAPH if p == OWL.sameAs) > 1
    assert told({t for t in LINES if t[1] != SAME}).value(DATASET, VOID.subset) is None


def test_another_licence() -> None:
    licence = "https://spdx.org/licenses/MIT"
    found = told(LINES, licence=licence)
    assert set(found.objects(None, DCTERMS.license)) == {URIRef(licence)}


def test_the_hash_is_that_of_all_the_rest() -> None:
    found = set(told(LINES))
    given = [str(o) for s, p, o in found if s == DATASET and p == terms.schema_sha256]
    rest = [t for t in {*GRAPH, *found} if not (t[0] == DATASET and t[1] == terms.schema_sha256)]
    assert given == [hashed(rest)]
    assert hashed(rest[1:]) != given[0]
    label = (DATASET, RDFS.label, Literal("another"))
    assert hashed([*rest, label]) != given[0]


def test_one_label_by_vote_and_the_first_of_the_alphabet_where_it_is_even() -> None:
    node = MINTER.entity("person/x")
    votes = [{(node, LABEL, english("Xu")), (node, ALSO, english("Xa"))}, {(node, LABEL, english("Xa"))}]
    assert joined(votes) == {(node, LABEL, english("Xa")), (node, ALSO, english("Xu"))}
    third = {(node, LABEL, english("Xu"))}
    assert joined([*votes, third]) == {(node, LABEL, english("Xu")), (node, ALSO, english("Xa"))}
