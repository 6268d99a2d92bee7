"""Dyads of countries, and the tables behind them: quad classes and scores against the ontology and the published scale."""

from __future__ import annotations

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import SKOS

from kg.network import Facts
from kg.network.classes import QUADS, event_classes, read_table, state_numbers
from kg.network.dyads import dyad_events, dyad_years
from kg.ontology_files import PLOVER, ontology_text
from kg.terms import EVENT_CLASSES, PREFIXES

CONCEPTS = Graph().parse(data=ontology_text(PLOVER), format="turtle")
CLASSES = {row["class"]: row for row in read_table("classes.tsv")}


def test_every_class_is_a_tie() -> None:
    assert sorted(CLASSES) == sorted(str(iri).rpartition("/")[2] for iri in EVENT_CLASSES.values())
    assert len(CLASSES) == 17


@pytest.mark.parametrize("name", CLASSES)
def test_quad_classes_are_those_of_the_ontology(name: str) -> None:
    quad = CONCEPTS.value(URIRef(PREFIXES["plover"] + name), SKOS.broader)
    assert str(quad).rpartition("/")[2].replace("-", " ") == QUADS[event_classes()[name].quad]


@pytest.mark.parametrize("name", sorted(CLASSES.keys() - {"CONFLICT"}))
def test_a_score_is_the_mean_over_the_broadest_codes_of_cameo(name: str) -> None:
    start = PREFIXES["plover"] + "cameo/"
    codes = {str(s)[len(start) :] for s in CONCEPTS.subjects(SKOS.broadMatch, URIRef(PREFIXES["plover"] + name))}
    broadest = sorted(code for code in codes if not any(code.startswith(other) and code != other for other in codes))
    assert CLASSES[name]["cameo"].split() == broadest
    values = [float(value) for value in CLASSES[name]["values"].split()]
    assert len(values) == len(broadest)
    assert event_classes()[name].score == round(sum(values) / len(values), 2)


def test_conflict_scores_below_and_cooperation_above_nothing() -> None:
    assert all(kind.score * kind.sign > 0 for kind in event_classes().values())
    assert event_classes()["AID"].score == 7.0
    assert event_classes()["ASSAULT"].score == -9.44


def test_numbers_of_states() -> None:
    numbers = state_numbers()
    assert [numbers[code] for code in ("USA", "GBR", "DEU", "CZE", "YEM", "VNM", "SRB")] == [2, 200, 255, 316, 679, 816, 345]
    assert "PSE" not in numbers
    assert len(set(numbers.values())) == len(numbers) == 195  # the members of the United Nations, Taiwan and Kosovo


def test_the_events_of_dyads(lakes: Facts) -> None:
    rows = [(r.source, r.target, r.event_class, r.status, r.date, r.until, r.year, r.year_from, r.mutual) for r in dyad_events(lakes)]
    assert rows == [
        ("KEN", "TZA", "SANCTION", "Asserted", None, None, 2001, "published", False),
        ("KEN", "UGA", "CONSULT", "Asserted", "2001-02-03", None, 2001, "event", True),
        ("TZA", "KEN", "AID", "Planned", "2002-04", None, 2002, "event", False),
        ("TZA", "UGA", "ACCUSE", "Asserted", None, None, None, None, False),
        ("UGA", "KEN", "CONSULT", "Asserted", "2001-02-03", None, 2001, "event", True),
        ("UGA", "TZA", "ASSAULT", "Attributed", "2000", None, 2000, "event", False),
        ("UGA", "TZA", "COOPERATE", "Asserted", "2001-01", "2001-03", 2001, "event", False),
    ]
    attack = dyad_events(lakes)[5]
    assert (attack.source_cow, attack.target_cow, attack.quad_class, attack.quad) == (500, 510, 4, "material conflict")
    assert (attack.score, attack.score_source, attack.according_to) == (-9.44, "Goldstein 1992, by CAMEO code", "Kenya")
    assert (attack.document, attack.evidence) == ("first", 'Kenya punished Tanzania, "NA".')


def test_dyad_years_add_up(seeds: Facts) -> None:
    events, years = dyad_events(seeds), dyad_years(seeds)
    assert sum(row.count for row in years) == len(events) == 125
    assert len({(row.source, row.target, row.year, row.event_class, row.status) for row in years}) == len(years) == 109
    (row,) = (r for r in years if (r.source, r.target, r.event_class) == ("IRN", "SAU", "AGREE"))
    assert (row.year, row.status, row.count, row.dated, row.score, row.score_sum) == (2023, "Asserted", 5, 1, 4.0, 20.0)
    assert row.document == "saudi-iran-beijing-agreement"
