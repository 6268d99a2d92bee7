"""The logic of the packaged queries on small graphs made by hand, on both engines: no extraction is needed here."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from regenerate import Case, oxigraph_lines, rdflib_lines

from kg.query import find

GRAPHS = Path(__file__).parent / "graphs"


@pytest.fixture(params=["oxigraph", "rdflib"])
def ask(request: pytest.FixtureRequest):
    """A function of graph, query and bindings that gives the rows, without the names of the columns."""

    def ask_graph(graph: str, query: str, **bindings: str) -> list[tuple[str, ...]]:
        path = GRAPHS / f"{graph}.ttl"
        case = Case(query, find(query), bindings)
        if request.param == "rdflib":
            return rdflib_lines(case, rdflib.Graph().parse(path))[1:]
        store = pyoxigraph.Store()
        store.load(path=path)
        return oxigraph_lines(case, store)[1:]

    return ask_graph


RIVER = ("Alderia", "Borovia", "Treaty of the River", "treaty", "Asserted", "1999-05", "May 1999", "Port Alder")
RIVERS = [(*RIVER, "Treaty of the River", "first", "0"), (*RIVER, "the treaty", "second", "5")]
BORDER = ("Alderia", "Caldia", "border pact", "pact", "Planned", "", "", "", "border pact", "second", "20")
ALLIANCE = ("Borovia", "Caldia", "alliance", "pact", "Attributed", "", "Monday", "", "alliance", "second", "55")


def test_every_pair_of_parties_with_the_fullest_words_of_each_article(ask) -> None:
    assert ask("treaties", "treaties-between") == [*RIVERS, BORDER, ALLIANCE]


@pytest.mark.parametrize(("first", "second"), [("XAL", "XBO"), ("XBO", "XAL"), ("Borovia", "Alderian"), ("XAL", "Borovia")])
def test_two_parties_by_code_or_name_in_either_order(ask, first: str, second: str) -> None:
    assert ask("treaties", "treaties-between", first=first, second=second) == RIVERS


def test_one_party(ask) -> None:
    assert ask("treaties", "treaties-between", second="XCA") == [BORDER, ALLIANCE]
    assert ask("treaties", "treaties-between", first="Nowhere") == []


def test_a_column_can_be_bound_too(ask) -> None:
    assert ask("treaties", "treaties-between", status="Planned") == [BORDER]


def test_all_treaties_one_row_for_each_signatory(ask) -> None:
    assert [(row[0], row[2], row[3]) for row in ask("treaties", "treaties")] == [
        ("Treaty of the River", "Asserted", "Alderia"),
        ("Treaty of the River", "Asserted", "Borovia"),
        ("Treaty of the River", "Asserted", "Alderia"),
        ("Treaty of the River", "Asserted", "Borovia"),
        ("alliance", "Attributed", "Borovia"),
        ("alliance", "Attributed", "Caldia"),
        ("border pact", "Planned", "Alderia"),
        ("border pact", "Planned", "Caldia"),
        ("trade accord", "Asserted", "Borovia"),
    ]


TOLD = (
    "Asserted",
    "",
    "SANCTION",
    "Alderia",
    "Borovia",
    "2001-02-03",
    "",
    "Alderia punished Borovia on 3 Feb. 2001.",
    "first",
    "8",
)
RUMOUR = ("Attributed", "“an official”", "ACCUSE", "Alderia", "Ivo Brand", "", "", "accused", "first", "72")
SAID = ("Attributed", "Ivo Brand", "SANCTION", "Alderia", "Borovia", "", "", "punishing", "first", "50")
DENIED = ("Denied", "Alderia", "ASSAULT", "Alderia", "Borovia", "", "", "attack", "first", "90")
SUPPOSED = ("Hypothetical", "", "RETREAT", "Borovia", "", "", "", "withdraw", "first", "100")
PLANNED = ("Planned", "", "CONSULT", "Alderia", "", "2001", "", "meet", "first", "80")
PLANNED_TOO = ("Planned", "", "CONSULT", "Ivo Brand", "", "2001", "", "meet", "first", "80")


def test_asserted_and_attributed_events_stand_apart(ask) -> None:
    assert ask("standing", "events") == [TOLD, SAID, RUMOUR, DENIED, SUPPOSED, PLANNED, PLANNED_TOO]


def test_events_of_one_status(ask) -> None:
    assert ask("standing", "events", status="Asserted") == [TOLD]
    assert ask("standing", "events", status="Attributed") == [SAID, RUMOUR]


def test_who_acts_for_a_country_counts_for_it(ask) -> None:
    assert ask("standing", "events", actor="XBO") == [TOLD, SAID, RUMOUR, DENIED, SUPPOSED, PLANNED, PLANNED_TOO]
    assert ask("standing", "events", actor="Ivo Brand") == [RUMOUR, PLANNED, PLANNED_TOO]


def test_what_is_no_fact(ask) -> None:
    assert [row[:3] for row in ask("standing", "not-facts")] == [
        ("Denied", "ASSAULT", "Alderia"),
        ("Hypothetical", "RETREAT", "Borovia"),
        ("Planned", "CONSULT", "Alderia"),
        ("Planned", "CONSULT", "Ivo Brand"),
    ]


def test_the_timeline_keeps_the_status_and_leaves_out_what_has_no_date(ask) -> None:
    assert [(row[0], row[2], row[3], row[6]) for row in ask("standing", "timeline")] == [
        ("2001", "CONSULT", "Alderia", "Planned"),
        ("2001", "CONSULT", "Ivo Brand", "Planned"),
        ("2001-02-03", "SANCTION", "Alderia", "Asserted"),
    ]
    assert [row[0] for row in ask("treaties", "timeline")] == ["1999-05"] * 4


def test_claims_by_speaker(ask) -> None:
    rumour = ("“an official”", "Attributed", "Alderia", "ACCUSE", "Ivo Brand", "accused", "first", "72")
    said = ("Ivo Brand", "Attributed", "Alderia", "SANCTION", "Borovia", "punishing", "first", "50")
    supposed = ("", "Hypothetical", "Borovia", "RETREAT", "", "withdraw", "first", "100")
    assert ask("standing", "claims") == [supposed, said, rumour]
    assert ask("standing", "claims", by="Borovia") == [said]


def test_who_said_what_in_which_post(ask) -> None:
    brand = ("Ivo Brand", "foreign minister", "Borovia", "Alderia", "Direct", "no more grain", "Asserted", "first", "50")
    unnamed = ("“an official”", "", "", "", "Indirect", "it was his fault", "Asserted", "first", "72")
    assert ask("standing", "who-said-what") == [brand, unnamed]
    assert ask("standing", "who-said-what", by="XBO") == [brand]
    assert ask("standing", "who-said-what", quote_kind="Direct") == [brand]


def test_sanctions_and_dyads_count_by_status(ask) -> None:
    assert [row[:3] for row in ask("standing", "sanctions")] == [
        ("Alderia", "Borovia", "Asserted"),
        ("Alderia", "Borovia", "Attributed"),
    ]
    assert ask("standing", "dyads") == [
        ("XAL", "ACCUSE", "XBO", "Attributed", "1"),
        ("XAL", "ASSAULT", "XBO", "Denied", "1"),
        ("XAL", "CONSULT", "XBO", "Planned", "1"),
        ("XAL", "SANCTION", "XBO", "Asserted", "1"),
        ("XAL", "SANCTION", "XBO", "Attributed", "1"),
    ]


def test_a_planned_meeting_is_shown_once_and_as_planned(ask) -> None:
    assert ask("standing", "meetings") == [("Alderia", "Ivo Brand", "2001", "", "Planned", "", "meet", "first", "80")]


def test_only_what_nothing_fixes_is_unresolved_in_time(ask) -> None:
    assert ask("times", "unresolved-times") == [
        ("first", "9", "Monday", "XXXX-WXX-1", "CONSULT", "Denied", "meet"),
        ("first", "45", "now", "PRESENT_REF", "", "", ""),
        ("first", "50", "May", "XXXX-05", "TREATY", "Asserted", "truce"),
    ]
