"""Queries as text and as files: what is answered, in which form, and what is refused with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph
import pytest
from rich.console import Console

from kg.errors import InputError
from kg.query import Answer, Rows, bound, find, inline, run
from kg.render import default_format, render, table

DATA = """
@prefix x: <http://example.org/> .
@prefix kg: <https://w3id.org/newskg/ontology#> .
x:a a kg:Country ; x:says "[bold]a \\"b\\", c[/bold]\\n\\u001B[2Jd"@en ; x:size 1.50 .
"""


@pytest.fixture
def store() -> pyoxigraph.Store:
    """A store with three triples."""
    store = pyoxigraph.Store()
    store.load(DATA.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    return store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the same triples."""
    (tmp_path / "data.ttl").write_text(DATA)
    return tmp_path


def refusal(store: pyoxigraph.Store, text: str, **bindings: str) -> str:
    with pytest.raises(InputError) as caught:
        run(store, inline(text), bindings=bindings)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def shown(answer: Answer) -> str:
    console = Console(width=100, force_terminal=False)
    with console.capture() as capture:
        console.print(table(answer, title="What is [it]?"))
    return capture.get()


def test_the_prefixes_of_the_ontology_are_known(store: pyoxigraph.Store, folder: Path) -> None:
    expected = Rows(("s",), ((pyoxigraph.NamedNode("http://example.org/a"),),))
    assert run(store, inline("SELECT ?s { ?s a kg:Country }")) == expected
    assert run(folder, inline("SELECT ?s { ?s a kg:Country }")) == expected


def test_a_query_from_a_file(folder: Path) -> None:
    file = folder / "mine.rq"
    file.write_text(
        "# How large is it?\n# size: a number\nPREFIX x: <http://example.org/>\nSELECT ?size { ?s x:size ?size }",
        encoding="utf-8-sig",
    )
    query = find(str(file))
    assert (query.question, query.parameters) == ("How large is it?", (("size", "a number"),))
    assert render(run(folder, str(file)), "csv") == "size\r\n1.5\r\n"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "treaty-between",
            "no packaged query and no file of this name; did you mean treaties-between? (kg query DIR lists the queries)",
        ),
        ("qqq", "no packaged query and no file of this name (kg query DIR lists the queries)"),
        ("nothing.rq", "no such file"),
        ("nowhere/nothing", "no such file"),
    ],
)
def test_a_query_that_is_not_there(name: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        find(name)
    assert str(caught.value) == f"{name}: {message}"


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "latin.rq").write_bytes(b"# caf\xe9")
    with pytest.raises(InputError, match=r"latin\.rq: not UTF-8 \(unexpected end of data at byte 5\)$"):
        find(str(tmp_path / "latin.rq"))
    with pytest.raises(InputError, match=r"a folder, not a query$"):
        find(str(tmp_path))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no query in it"),
        ("# only a comment", "no query in it"),
        ("SELECT ?a WHERE ?a", "line 1, column 17: no SPARQL query at ?a"),
        ("SELECT ?a {\n ?a a kg:Country ;;; kg:x }", None),
        ("SELECT ?a {\n  ?a a y:Country }", "line 2, column 17: no SPARQL query: the prefix y: is not declared"),
        ("SELECT * { ?a ?b", "line 1, column 17: the query ends too early, or names something where SPARQL does not allow it"),
        ("SELECT ?b (COUNT(*) AS ?n) { ?a a ?b }", "line 1, column 39: the SELECT contains a variable that is unbound"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT would change the graph, which is only read"),
        ("prefix x: <a:> delete where { ?a ?b ?c }", "DELETE would change the graph, which is only read"),
        ("SELECT * { " + "{" * 300 + "}" * 300 + " }", "more than 200 brackets within brackets"),
        (
            "SELECT (<http://example.org/f>(1) AS ?x) { }",
            "cannot be answered: The custom function <http://example.org/f> is not supported",
        ),
    ],
)
def test_bad_text_is_one_line_with_its_place(store: pyoxigraph.Store, text: str, message: str | None) -> None:
    said = refusal(store, text)
    assert said.startswith("query: ")
    if message is not None:
        assert said == f"query: {message}"


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("SELECT * { SERVICE <http://localhost:1/> { ?a ?b ?c } }", 12),
        ("SELECT * { ?a ?b ?c.service silent ?d { ?a ?b ?c } }", 21),
        ("SELECT * { { SELECT * { ?a ?b '''x''' SERVICE<http://localhost:1/>{ ?a ?b ?c } } } }", 39),
        ("SELECT * { \\u0053ERVICE <http://localhost:1/> { ?a ?b ?c } }", 12),
    ],
)
def test_service_is_not_followed(store: pyoxigraph.Store, text: str, column: int) -> None:
    said = refusal(store, text)
    assert said == f"query: line 1, column {column}: SERVICE is not followed: a query stays in its graph"


def test_the_word_service_elsewhere_is_no_call(store: pyoxigraph.Store) -> None:
    text = """PREFIX service: <http://example.org/SERVICE#>  # SERVICE
        SELECT ?service { ?service service:service "SERVICE", ''' SERVICE " ''' }"""
    assert run(store, inline(text)) == Rows(("service",), ())


def test_values_are_bound_as_terms() -> None:
    query = inline("SELECT * { ?a ?b $c } # ?d")
    text = bound(query, {"c": 'x "y" \\ \n', "a": "<http://example.org/a>", "b": '"z"@en'})
    assert text == ('SELECT * { ?a ?b $c } # ?d\nVALUES (?a ?b ?c) { (<http://example.org/a> "z"@en "x \\"y\\" \\\\ \\n") }\n')
    assert bound(query, {}) == query.text


@pytest.mark.parametrize(
    ("bindings", "message"),
    [
        ({"d": "x"}, "query: there is no ?d to bind; there is a, b"),
        ({"a": "<x y>"}, '--bind a=<x y>: neither a plain text nor an <address> nor a "literal"@en'),
        ({"a": '"x'}, '--bind a="x: neither a plain text nor an <address> nor a "literal"@en'),
        ({"a": "<a:a> . <a:a> <a:a> <a:a>"}, None),
    ],
)
def test_what_cannot_be_bound(store: pyoxigraph.Store, bindings: dict[str, str], message: str | None) -> None:
    said = refusal(store, "SELECT * { ?a a ?b }", **bindings)
    assert message is None or said == message


def test_a_query_with_values_at_its_end_takes_no_others(store: pyoxigraph.Store) -> None:
    said = refusal(store, "SELECT * { ?a a ?b } VALUES ?b { kg:Country }", a="x")
    assert said == "query: ends in a VALUES clause, beside which nothing can be bound"


SELECT = "SELECT ?s ?o ?n ?none { ?s <http://example.org/says> ?o ; <http://example.org/size> ?n }"


def test_csv(store: pyoxigraph.Store) -> None:
    assert render(run(store, inline(SELECT)), "csv") == ('s,o,n,none\r\nhttp://example.org/a,"[bold]a ""b"", c[/bold]\n\x1b[2Jd",1.5,\r\n')
    assert render(True, "csv") == "true\r\n"


def test_json(store: pyoxigraph.Store) -> None:
    assert json.loads(render(run(store, inline(SELECT)), "json")) == {
        "head": {"vars": ["s", "o", "n", "none"]},
        "results": {
            "bindings": [
                {
                    "s": {"type": "uri", "value": "http://example.org/a"},
                    "o": {"type": "literal", "value": '[bold]a "b", c[/bold]\n\x1b[2Jd', "xml:lang": "en"},
                    "n": {"type": "literal", "value": "1.5", "datatype": "http://www.w3.org/2001/XMLSchema#decimal"},
                }
            ]
        },
    }
    assert json.loads(render(run(store, inline("ASK { ?s a kg:Person }")), "json")) == {"head": {}, "boolean": False}


def test_turtle(store: pyoxigraph.Store) -> None:
    answer = run(store, inline("CONSTRUCT { ?s a kg:Place } WHERE { ?s a kg:Country }"))
    assert default_format(answer) == "ttl"
    assert render(answer, "ttl") == ("@prefix kg: <https://w3id.org/newskg/ontology#> .\n<http://example.org/a> a kg:Place .\n")
    described = render(run(store, inline("DESCRIBE <http://example.org/a>")), "ttl")
    assert len(list(pyoxigraph.parse(described, format=pyoxigraph.RdfFormat.TURTLE))) == 3


def test_a_table_obeys_neither_markup_nor_escapes_in_the_text(store: pyoxigraph.Store) -> None:
    lines = shown(run(store, inline("SELECT ?o ?t ?n { ?s <http://example.org/says> ?o ; a ?t ; <http://example.org/size> ?n }")))
    assert '[bold]a "b", c[/bold]' in lines
    assert "\N{REPLACEMENT CHARACTER}[2Jd" in lines
    assert "\x1b" not in lines
    assert "kg:Country" in lines
    assert lines.startswith("What is [it]?\n")


def test_tables_of_nothing_of_a_truth_and_of_triples(store: pyoxigraph.Store) -> None:
    assert "no rows (s)" in shown(run(store, inline("SELECT ?s { ?s a kg:Person }")))
    assert "yes" in shown(run(store, inline("ASK { ?s a kg:Country }")))
    assert "object" in shown(run(store, inline("CONSTRUCT WHERE { ?s a ?o }")))


@pytest.mark.parametrize(
    ("text", "form", "message"),
    [
        (
            "SELECT * { ?s ?p ?o }",
            "ttl",
            "--format ttl: only CONSTRUCT and DESCRIBE give a graph; --format table, csv or json shows this",
        ),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "csv", "--format csv: the answer is a graph; --format ttl or table shows it"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "json", "--format json: the answer is a graph; --format ttl or table shows it"),
        ("ASK { ?s ?p ?o }", "xml", "--format xml: there is table, csv, json, ttl"),
    ],
)
def test_a_form_that_does_not_fit(store: pyoxigraph.Store, text: str, form: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        render(run(store, inline(text)), form)
    assert str(caught.value) == message
