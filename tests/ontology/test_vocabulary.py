"""ontology/kg.ttl: every term explained and aligned, the fixed vocabulary complete, and within OWL 2 DL."""

from __future__ import annotations

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.ontology_files import KG, PLOVER, SHAPES, ontology_text
from kg.reason import DATATYPE_MAP
from kg.terms import PREFIXES

NAMESPACE = PREFIXES["kg"]
IRI = URIRef("https://w3id.org/newskg/ontology")
VOCABULARY = Graph().parse(data=ontology_text(KG), format="turtle")
WHOLE = Graph().parse(data=ontology_text(PLOVER), format="turtle") + VOCABULARY
BUILT_IN = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl"))
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual)


def own(kind: URIRef) -> list[URIRef]:
    """The terms of the kg namespace of that kind, in order."""
    found = {s for s in VOCABULARY.subjects(RDF.type, kind) if isinstance(s, URIRef) and s.startswith(NAMESPACE)}
    return sorted(found)


OWN = [term for kind in KINDS for term in own(kind)]

FIXED_CLASSES = """
Article Actor Person Organization Country Place Region Settlement GovernmentBody ArmedForce ArmedGroup
IntergovernmentalOrganization PoliticalParty MediaOrganization Company
Post Treaty Event Statement Conflict ControlPeriod Claim"""
FIXED_OBJECT_PROPERTIES = """
evidence country holdsPost postOf treatyKind signatory signedAt mediator establishes status
agent recipient trigger timeExpression accordingTo controller controlled speaker addressee quoteSpan quoteKind reports
about"""
FIXED_DATA_PROPERTIES = "confidence iso3 title signedOn timeValue framedAs quote"
FIXED_INDIVIDUALS = "Asserted Attributed Planned Denied Hypothetical Direct Indirect Mixed"


def test_it_is_small() -> None:
    assert len(own(OWL.Class)) == 34
    assert len(own(OWL.ObjectProperty)) + len(own(OWL.DatatypeProperty)) == 40


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (OWL.Class, FIXED_CLASSES),
        (OWL.ObjectProperty, FIXED_OBJECT_PROPERTIES),
        (OWL.DatatypeProperty, FIXED_DATA_PROPERTIES),
        (OWL.NamedIndividual, FIXED_INDIVIDUALS),
    ],
)
def test_the_fixed_vocabulary_is_there(kind: URIRef, names: str) -> None:
    assert [name for name in names.split() if URIRef(NAMESPACE + name) not in own(kind)] == []


@pytest.mark.parametrize("term", OWN, ids=lambda term: term[len(NAMESPACE) :])
def test_every_term_is_explained(term: URIRef) -> None:
    label = [o for o in VOCABULARY.objects(term, RDFS.label) if isinstance(o, Literal) and o.language == "en"]
    comment = [o for o in VOCABULARY.objects(term, RDFS.comment) if isinstance(o, Literal) and o.language == "en"]
    assert len(label) == 1
    assert len(comment) == 1
    assert (term, RDFS.isDefinedBy, IRI) in VOCABULARY
    if (term, RDF.type, SKOS.ConceptScheme) not in VOCABULARY:
        assert (term, SKOS.example, None) in VOCABULARY


@pytest.mark.parametrize("term", own(OWL.Class), ids=lambda term: term[len(NAMESPACE) :])
def test_every_class_stands_below_a_class_of_another_vocabulary(term: URIRef) -> None:
    above = set(VOCABULARY.transitive_objects(term, RDFS.subClassOf))
    assert any(isinstance(c, URIRef) and not c.startswith(NAMESPACE) for c in above)


@pytest.mark.parametrize(
    ("below", "above"),
    [
        ("kg:Event", "sem:Event"),
        ("kg:Actor", "sem:Actor"),
        ("kg:Place", "geo:Feature"),
        ("kg:Article", "schema:NewsArticle"),
        ("kg:Article", "nif:Context"),
        ("kg:Post", "org:Post"),
        ("kg:Claim", "prov:Entity"),
        ("kg:TreatyKind", "skos:Concept"),
        ("kg:agent", "sem:hasActor"),
        ("kg:recipient", "sem:hasActor"),
        ("kg:mediator", "sem:hasActor"),
        ("kg:holdsPost", "org:holds"),
        ("kg:accordingTo", "prov:wasAttributedTo"),
        ("kg:placeName", "skosxl:altLabel"),
    ],
)
def test_alignment(below: str, above: str) -> None:
    expand = VOCABULARY.namespace_manager.expand_curie
    kind = RDFS.subClassOf if below[3].isupper() else RDFS.subPropertyOf
    assert expand(above) in set(VOCABULARY.transitive_objects(expand(below), kind))


def test_a_country_is_actor_and_place() -> None:
    above = set(VOCABULARY.transitive_objects(URIRef(NAMESPACE + "Country"), RDFS.subClassOf))
    assert {URIRef(NAMESPACE + "Actor"), URIRef(NAMESPACE + "Place")} <= above


# OWL 2 DL, as far as the triples show it


def test_every_term_has_one_kind() -> None:
    kinds: dict[URIRef, set[URIRef]] = {}
    for kind in (*KINDS, OWL.AnnotationProperty):
        for term in WHOLE.subjects(RDF.type, kind):
            if isinstance(term, URIRef):
                kinds.setdefault(term, set()).add(kind)
    assert {str(term): found for term, found in kinds.items() if len(found) > 1} == {}


def test_everything_used_is_declared() -> None:
    declared = {s for kind in (*KINDS, OWL.AnnotationProperty) for s in WHOLE.subjects(RDF.type, kind)}
    used = set(WHOLE.predicates()) | {o for o in WHOLE.objects(None, RDF.type) if not isinstance(o, BNode)}
    used |= {o for p in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain) for o in WHOLE.objects(None, p)}
    loose = {str(t) for t in used if isinstance(t, URIRef) and t not in declared and not str(t).startswith(BUILT_IN)}
    assert loose == set()


def test_no_built_in_term_is_redefined() -> None:
    assert PREFIXES["owl"] == str(OWL.Class)[: -len("Class")]
    assert [s for s in WHOLE.subjects() if isinstance(s, URIRef) and str(s).startswith(BUILT_IN)] == []
    assert [o for o in WHOLE.objects(None, RDFS.subClassOf) if str(o).startswith(BUILT_IN)] == []


def test_ranges_of_data_properties_are_in_the_datatype_map() -> None:
    ranges = {o for p in own(OWL.DatatypeProperty) for o in VOCABULARY.objects(p, RDFS.range)}
    assert ranges
    assert ranges <= DATATYPE_MAP


# The concepts


def test_plover_has_its_sixteen_classes_and_conflict() -> None:
    event_class = URIRef(NAMESPACE + "EventClass")
    found = sorted(str(s).rsplit("/", 1)[-1] for s in WHOLE.subjects(RDF.type, event_class))
    assert " ".join(found) == (
        "ACCUSE AGREE AID ASSAULT COERCE CONCEDE CONFLICT CONSULT COOPERATE MOBILIZE PROTEST REJECT REQUEST RETREAT "
        "SANCTION SUPPORT THREATEN"
    )
    for concept in WHOLE.subjects(RDF.type, event_class):
        assert len(list(WHOLE.objects(concept, SKOS.prefLabel))) == 1
        assert len(list(WHOLE.objects(concept, SKOS.definition))) == 1
        assert [str(o) for o in WHOLE.objects(concept, SKOS.notation)] == [str(concept).rsplit("/", 1)[-1]]


@pytest.mark.parametrize(
    ("code", "label", "plover"),
    [
        ("042", "Make a visit", "CONSULT"),
        ("057", "Sign formal agreement", "SUPPORT"),
        ("0871", "Declare truce, ceasefire", "RETREAT"),
        ("112", "Accuse", "ACCUSE"),
        ("163", "Impose embargo, boycott, or sanctions", "SANCTION"),
        ("191", "Impose blockade, restrict movement", "COERCE"),
        ("195", "Employ aerial weapons", "ASSAULT"),
    ],
)
def test_cameo_codes_lead_to_plover(code: str, label: str, plover: str) -> None:
    concept = URIRef(f"{PREFIXES['plover']}cameo/{code}")
    assert WHOLE.value(concept, SKOS.prefLabel) == Literal(label, lang="en")
    assert list(WHOLE.objects(concept, SKOS.broadMatch)) == [URIRef(PREFIXES["plover"] + plover)]


def test_every_cameo_code_but_statements_and_appeals_is_mapped() -> None:
    scheme = URIRef(PREFIXES["plover"] + "cameo")
    codes = list(WHOLE.subjects(SKOS.inScheme, scheme))
    assert len(codes) == 276
    unmapped = sorted(str(c)[-2:] for c in codes if (c, SKOS.broadMatch, None) not in WHOLE)
    assert unmapped == ["01", "02"]


def test_the_shapes_list_the_concepts_that_there_are() -> None:
    shapes = ontology_text(SHAPES)
    for name in ("Status", "QuoteKind", "NameStatus", "TreatyKind", "EventClass"):
        for concept in WHOLE.subjects(RDF.type, URIRef(NAMESPACE + name)):
            prefix = "kg" if str(concept).startswith(NAMESPACE) else "plover"
            word = f" {prefix}:{str(concept)[len(PREFIXES[prefix]) :]} "
            assert word in shapes.replace("\n", " ")
