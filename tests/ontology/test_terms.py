"""kg/terms.py is what the ontology gives, and the errors and files that the ontology's readers use behave."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF

from kg import terms
from kg.errors import CheckFailed, DataError, InputError, KgError, MissingExtra
from kg.generate_terms import assignment, context_text, main, terms_text
from kg.ontology_files import CONTEXT, KG, ontology_file, ontology_text


def test_terms_are_up_to_date() -> None:
    assert Path(terms.__file__).read_text(encoding="utf-8") == terms_text()
    assert ontology_text(CONTEXT) == context_text()
    assert main(["--check"]) == 0


def test_the_context_of_json_ld_names_every_property() -> None:
    context = json.loads(ontology_text(CONTEXT))["@context"]
    assert context["agent"] == {"@id": "kg:agent", "@type": "@id"}
    assert context["confidence"] == {"@id": "kg:confidence", "@type": "xsd:decimal"}
    assert context["rdfs:label"] == {"@id": "rdfs:label", "@language": "en"}
    assert context["nif:anchorOf"] == {"@id": "nif:anchorOf"}
    defined = {term["@id"] for term in context.values() if isinstance(term, dict)}
    graph = Graph().parse(data=ontology_text(KG), format="turtle")
    properties = {s for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for s in graph.subjects(RDF.type, kind)}
    short = {f"kg:{term.removeprefix(terms.PREFIXES['kg'])}" for term in properties if term.startswith(terms.PREFIXES["kg"])}
    assert len(short) > 30
    assert short <= defined


def test_constants_carry_the_local_name_or_the_prefix_too() -> None:
    assert URIRef("https://w3id.org/newskg/ontology#holdsPost") == terms.holdsPost
    assert URIRef("https://w3id.org/newskg/ontology#kind-ceasefire") == terms.kind_ceasefire
    assert URIRef("https://w3id.org/newskg/plover/CONSULT") == terms.plover_CONSULT
    assert URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/hasPlace") == terms.sem_hasPlace


def test_words_lead_to_concepts() -> None:
    assert terms.TREATY_KINDS["cease-fire"] == terms.kind_ceasefire
    assert terms.TREATY_KINDS["memorandum of understanding"] == terms.kind_memorandum
    assert terms.EVENT_CLASSES["mobilize"] == terms.plover_MOBILIZE
    assert sorted(terms.STATUSES) == ["asserted", "attributed", "denied", "hypothetical", "planned"]
    assert sorted(terms.QUOTE_KINDS) == ["direct", "indirect", "mixed"]
    assert sorted(terms.NAME_STATUSES) == ["contested", "current", "former", "nickname"]


def test_a_long_constant_is_broken_as_ruff_breaks_it() -> None:
    iri = "https://example.org/" + "x" * 90
    assert list(assignment("name", URIRef(iri))) == ["name: Final = URIRef(", f'    "{iri}"', ")"]


def test_ontology_files() -> None:
    assert ontology_file(KG).is_file()
    assert ontology_text(KG).startswith("@prefix kg: <https://w3id.org/newskg/ontology#> .")
    with pytest.raises(MissingExtra, match=r"nothing\.ttl"):
        ontology_file("nothing.ttl")


@pytest.mark.parametrize(
    ("error", "status"), [(KgError, 1), (DataError, 1), (CheckFailed, 1), (InputError, 2), (MissingExtra, 2)]
)
def test_exit_status_of_errors(error: type[KgError], status: int) -> None:
    assert error("a line").exit_status == status
    assert str(error("a line")) == "a line"
