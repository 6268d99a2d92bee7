"""Each definition, chain and property on made cases: literally what follows, and that nothing follows from what is not asserted."""

from __future__ import annotations

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS
from small import MADE, follows, grounds, inferences, short, triples

from kg import terms
from kg.ontology_files import DEFINITIONS, KG, ontology_text
from kg.reason import rl
from kg.reason.facts import TURNED, defined, facts_of, vocabulary

HOME = URIRef("https://w3id.org/newskg/definitions")
GRAPH = Graph().parse(data=ontology_text(DEFINITIONS), format="turtle")
OWN = sorted(defined())

#: What follows in made.ttl, by the class or property.
EXPECTED = {
    "Belligerent": "ruhn tova",
    "CeasefireAgreement": "truce",
    "ConflictParty": "front ruhn tova",
    "ConflictZone": "delta",
    "ContestedPlace": "port",
    "ControllingPower": "front",
    "Diplomat": "envoy",
    "DiplomaticPost": "foreign-minister",
    "Donor": "selm",
    "HeadOfGovernment": "premier",
    "HeadOfState": "head",
    "HighLevelMeeting": "talks",
    "HostCountry": "tova",
    "PeaceTreaty": "accord",
    "SanctionsSender": "selm",
    "SanctionsTarget": "ruhn",
    "Spokesperson": "voice",
    "ThirdParty": "envoy",
    "TreatyBody": "commission",
    "TreatyParty": "front general ruhn tova",
    "ends": "accord>war",
    "establishedBy": "commission>accord",
    "heldBy": "club-president>chair foreign-minister>envoy general-of-ruhn>general president>head prime-minister>premier spokesman>voice",
    "represents": "chair>commission envoy>selm general>ruhn head>tova premier>ruhn voice>ministry voice>selm",
    "signatoryCountry": "truce>ruhn",
    "signatoryTo": "front>accord general>truce ruhn>accord tova>accord",
    "spokenFor": "said>ministry said>selm",
    "takesPlaceIn": "hold>delta hold>quay hold>tova talks>delta talks>quay talks>tova war>delta war>tova",
    "treatyPartner": "front>ruhn front>tova ruhn>front ruhn>tova tova>front tova>ruhn",
    "within": "delta>tova quay>delta quay>tova",
}


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """What follows in made.ttl, written as above."""
    found: dict[str, list[str]] = {}
    for line in follows(triples(MADE.read_text(encoding="utf-8"))):
        if ": " in line:
            one, term = line.split(": ")
            found.setdefault(term, []).append(one)
        else:
            one, term, other = line.split(" ")
            found.setdefault(term, []).append(f"{one}>{other}")
    return {term: " ".join(lines) for term, lines in found.items()}


@pytest.mark.parametrize("term", EXPECTED)
def test_what_follows_by_each_definition(term: str, made: dict[str, str]) -> None:
    assert made.get(term) == EXPECTED[term]


def test_nothing_else_follows_and_every_written_term_has_a_case(made: dict[str, str]) -> None:
    assert sorted(made) == sorted(EXPECTED)
    assert sorted(EXPECTED) == sorted(str(term).rsplit("#", 1)[-1] for term in set(OWN) - TURNED)


@pytest.mark.parametrize("status", ["Attributed", "Planned", "Denied", "Hypothetical"])
def test_what_is_not_asserted_makes_nobody_a_belligerent(status: str) -> None:
    text = (
        "<urn:a> a kg:Country ; rdfs:label 'A' . <urn:b> a kg:Country ; rdfs:label 'B' ."
        "<urn:w> a kg:Event, kg:Conflict ; kg:agent <urn:a>, <urn:b> ; kg:status kg:{} ."
        "<urn:t> a kg:Treaty ; kg:signatory <urn:a>, <urn:b> ; kg:status kg:{} ; rdfs:label 'peace treaty' ."
    )
    assert follows(triples(text.format(status, status))) == []
    assert "a: Belligerent" in follows(triples(text.format("Asserted", status)))
    assert "a treatyPartner b" in follows(triples(text.format(status, "Asserted")))


def test_a_definition_says_itself_that_an_event_is_asserted() -> None:
    """Another reasoner, given the whole graph, must come to the same: the facts are not chosen first here."""
    told = triples("<urn:a> a kg:Country . <urn:w> a kg:Conflict ; kg:agent <urn:a> ; kg:status kg:Planned .")
    closed = rl.closure(set(vocabulary()) | told)
    assert closed is not None
    assert (URIRef("urn:a"), RDF.type, URIRef(terms.PREFIXES["kg"] + "Belligerent")) not in closed
    assert (URIRef("urn:a"), terms.agentIn, URIRef("urn:w")) in closed  # it was there to be counted


def test_a_claim_of_an_entity_is_no_fact() -> None:
    told = triples(
        "<urn:p> a kg:Place . <urn:c> a kg:Country, kg:Place . <urn:claim> a kg:Claim ; kg:status kg:Attributed ;"
        "rdf:subject <urn:p> ; rdf:predicate schema:containedInPlace ; rdf:object <urn:c> ."
    )
    assert sorted(map(short, facts_of(told))) == ["c: Country", "c: Place", "p: Place"]


def test_a_treaty_of_other_parties_or_of_another_day_ends_no_war() -> None:
    text = (
        "<urn:a> a kg:Country . <urn:b> a kg:Country . <urn:c> a kg:Country ."
        "<urn:w> a kg:Event, kg:Conflict ; kg:agent <urn:a>, <urn:b> ; kg:status kg:Asserted ; sem:hasEndTimeStamp '2001-04-10'^^xsd:date ."
        "<urn:t> a kg:Treaty ; kg:status kg:Asserted ; rdfs:label 'pact'@en ; kg:signatory <urn:a>, <urn:{}> ; kg:signedOn '{}'^^xsd:date ."
    )
    assert "t ends w" in follows(triples(text.format("b", "2001-04-10")))
    assert "t ends w" not in follows(triples(text.format("c", "2001-04-10")))
    assert "t ends w" not in follows(triples(text.format("b", "2001-04-11")))


def test_what_it_follows_from() -> None:
    told = triples(
        "<urn:a> a kg:Country . <urn:w> a kg:Event, kg:Conflict ; kg:agent <urn:a> ; kg:status kg:Asserted ."
        "<urn:claim> a kg:Claim ; kg:status kg:Asserted ; rdf:subject <urn:w> ; rdf:predicate kg:agent ; rdf:object <urn:a> ."
        "<urn:q> a kg:Place ; schema:containedInPlace <urn:r> . <urn:r> a kg:Place ; schema:containedInPlace <urn:a> . <urn:a> a kg:Place ."
    )
    found = {short(one.triple): one for one in inferences(told)}
    assert found["a: Belligerent"].derived_from == (URIRef("urn:claim"), URIRef("urn:w"))
    assert found["a: Belligerent"].rule == "definitions: Belligerent"
    minter = grounds(told).minter
    steps = [minter.inference("urn:q", str(terms.within), "urn:r"), minter.inference("urn:r", str(terms.within), "urn:a")]
    assert found["q within a"].derived_from == tuple(sorted(steps))


def test_owlrl_gives_the_same_as_reasonable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pure-Python engine takes the place of the one in Rust; on a war and a meeting, as it is slow."""
    told = triples(
        "<urn:a> a kg:Country, kg:Actor ; kg:iso3 'AAA' . <urn:w> a kg:Event, kg:Conflict ; kg:agent <urn:a> ; kg:status kg:Asserted ."
        "<urn:p> a kg:Person, kg:Actor ; kg:holdsPost <urn:o> . <urn:o> a kg:Post ; kg:title 'president' ; kg:postOf <urn:a> ."
    )
    fast = follows(told)
    assert "p: HeadOfState" in fast
    monkeypatch.setattr(rl, "engine", lambda: "owlrl")
    assert follows(told) == fast


# The file of the definitions


def test_there_are_at_least_twelve_definitions() -> None:
    assert len(set(GRAPH.subjects(OWL.equivalentClass))) == 20


@pytest.mark.parametrize("term", OWN, ids=lambda term: str(term).rsplit("#", 1)[-1])
def test_every_term_is_explained(term: URIRef) -> None:
    for predicate in (RDFS.label, RDFS.comment, SKOS.example):
        (value,) = GRAPH.objects(term, predicate)
        assert isinstance(value, Literal)
        assert value.language == "en"
    assert list(GRAPH.objects(term, RDFS.isDefinedBy)) == [HOME]
    assert len(set(GRAPH.objects(term, RDF.type)) & {OWL.Class, OWL.ObjectProperty}) == 1


def test_everything_used_is_declared_in_the_two_files() -> None:
    both = GRAPH + Graph().parse(data=ontology_text(KG), format="turtle")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual)
    declared = {s for kind in kinds for s in both.subjects(RDF.type, kind)}
    used = {
        o
        for p in (OWL.onProperty, OWL.someValuesFrom, OWL.inverseOf, OWL.hasValue, RDFS.domain, RDFS.range)
        for o in GRAPH.objects(None, p)
    }
    plover = terms.PREFIXES["plover"]  # individuals of plover.ttl, which imports kg.ttl
    assert {str(o) for o in used if isinstance(o, URIRef) and o not in declared and not o.startswith(plover)} == set()


def test_properties_with_chains_stand_in_no_axiom_that_owl_2_dl_keeps_for_simple_ones() -> None:
    compound = {*GRAPH.subjects(OWL.propertyChainAxiom), *GRAPH.subjects(RDF.type, OWL.TransitiveProperty)}
    while above := {o for p in compound for o in GRAPH.objects(p, RDFS.subPropertyOf)} - compound:
        compound |= above
    compound |= {p for p, q in GRAPH.subject_objects(OWL.inverseOf) if q in compound}
    for kind in (OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.IrreflexiveProperty, OWL.AsymmetricProperty):
        assert set(GRAPH.subjects(RDF.type, kind)) & compound == set()
    assert terms.within in compound
    assert terms.hostOf in compound
