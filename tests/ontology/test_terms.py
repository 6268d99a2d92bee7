"""kg/terms.py is what the ontology gives, and the errors and files that the ontology's readers use behave."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import URIRef

from kg import terms
from kg.errors import CheckFailed, DataError, InputError, KgError, MissingExtra
from kg.generate_terms import assignment, main, terms_text
from kg.ontology_files import KG, ontology_file, ontology_text


def test_terms_are_up_to_date() -> None:
    assert Path(terms.__file__).read_text(encoding="utf-8") == terms_text()
    assert main(["--check"]) == 0


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
