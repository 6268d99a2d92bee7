"""Every packaged query: its form, and its rows over output/, the same on Oxigraph and on rdflib."""

from __future__ import annotations

import re
from dataclasses import replace

import pyoxigraph
import pytest
import rdflib
from regenerate import EXPECTED, OUTPUT, Case, cases, oxigraph_lines, rdflib_lines, read_expected

from kg.query import Query, bound, find, packaged, run
from kg.store import open_store

CASES = list(cases())
QUERIES = packaged()
# What a text calls something or where its words stand is no report of an event, and has no status.
WITHOUT_STATUS = {"articles", "evidence", "place-names", "posts"}
ANEW = "python tests/queries/regenerate.py writes the rows anew; read the diff"


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    """The graph of output/ in Oxigraph."""
    return open_store(OUTPUT)


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    """The graph of output/ in rdflib."""
    graph = rdflib.Graph()
    for file in sorted(OUTPUT.glob("*.ttl")):
        graph.parse(file)
    return graph


def columns(query: Query) -> list[str]:
    select = re.search(r"^SELECT (.*)$", query.text, re.MULTILINE)
    assert select is not None
    return re.findall(r"\?(\w+)(?:\)| |$)", select[1].replace("(COUNT(DISTINCT ?it) AS", ""))


def test_each_query_has_a_case_and_each_case_its_file() -> None:
    assert {case.query.name for case in CASES} == {query.name for query in QUERIES}
    assert {case.file for case in CASES} == set(EXPECTED.glob("*.csv"))


def test_the_promised_queries_are_there() -> None:
    assert [query.name for query in QUERIES] == [
        "articles",
        "claims",
        "control",
        "dyads",
        "events",
        "evidence",
        "mediators",
        "meetings",
        "not-facts",
        "place-names",
        "posts",
        "said-about",
        "sanctions",
        "supports-warns-accuses",
        "timeline",
        "treaties",
        "treaties-between",
        "unnamed-sources",
        "unresolved-times",
        "wars",
        "who-said-what",
    ]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_query_says_its_question_and_orders_by_every_column(query: Query) -> None:
    assert "?" in query.question
    assert query.question.endswith(("?", ")"))
    order = query.text.rstrip().splitlines()[-1]
    assert order.startswith("ORDER BY ")
    assert sorted(columns(query)) == sorted(order.removeprefix("ORDER BY ").replace("?", "").split())
    for name, _ in query.parameters:
        assert f"?{name}" in query.asked_for([name])


@pytest.mark.parametrize("query", [query for query in QUERIES if query.text != query.whole], ids=lambda query: query.name)
def test_the_part_for_a_parameter_changes_no_row(query: Query, store: pyoxigraph.Store) -> None:
    names = [name for name, _ in query.parameters if not re.search(rf"\?{name}\b", query.text)]
    assert names
    assert run(store, replace(query, text=query.asked_for(names))) == run(store, query)


def test_what_another_parameter_needs_is_left_out() -> None:
    events = find("events")
    assert "actor" not in events.text
    assert "# class: one of" in events.text
    assert "?actor" not in bound(events, {"status": "Planned"})
    assert bound(events, {"actor": "USA"}).endswith('VALUES (?actor) { ("USA") }\n')
    assert events.asked_for(["actor"]).count("AS ?actor)") == 1


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_what_is_reported_shows_its_status(query: Query) -> None:
    if query.name in WITHOUT_STATUS:
        assert not {"agent", "signatory", "speaker", "subject", "party"} & set(columns(query))
    else:
        assert "status" in columns(query)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_oxigraph_gives_the_expected_rows(case: Case, store: pyoxigraph.Store) -> None:
    assert oxigraph_lines(case, store) == read_expected(case), ANEW


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_rdflib_gives_the_expected_rows(case: Case, graph: rdflib.Graph) -> None:
    assert rdflib_lines(case, graph) == read_expected(case), ANEW


def test_the_expected_rows_are_not_empty() -> None:
    rows = {case.name: len(read_expected(case)) - 1 for case in CASES}
    assert rows["treaties-between-egypt-israel"] >= 1
    assert [name for name in ("events", "who-said-what", "timeline", "treaties", "posts") if rows[name] < 20] == []
    assert rows["evidence-of-egypt"] >= 10
