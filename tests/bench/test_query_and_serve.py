"""The measures of the store and of the server, on less and for a shorter time."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from kg.bench.multiplied import multiplied
from kg.bench.query import on_rdflib, query
from kg.bench.serve import serve
from kg.errors import InputError
from kg.query import Rows, inline, packaged, run
from kg.store import read_folder

OUTPUT = Path(__file__).resolve().parents[2] / "output"


def test_a_graph_is_multiplied_by_its_articles() -> None:
    triples = read_folder(OUTPUT)
    more = list(multiplied(triples, 60_000))
    assert more == list(multiplied(triples, 60_000))
    assert len(more) == len(set(more)) > 60_000
    assert triples < set(more)
    store = pyoxigraph.Store()
    store.extend(pyoxigraph.Quad(*triple) for triple in more)
    before, after = run(OUTPUT, "articles"), run(store, "articles")
    assert isinstance(before, Rows)
    assert isinstance(after, Rows)
    assert len(before.rows) == 10
    assert len(after.rows) == 20
    # A copy tells what its article tells: the same rows, but for the names of the articles.
    assert sorted(str(row[1:]) for row in after.rows) == sorted(str(row[1:]) for row in before.rows * 2)
    countries = inline("SELECT (COUNT(?it) AS ?n) { ?it a kg:Country }")
    assert run(store, countries) == run(OUTPUT, countries)


def test_the_store_is_measured_beside_rdflib(tmp_path: Path) -> None:
    file = OUTPUT / "new-start-treaty-prague.ttl"
    for name in (file.name, "entities.ttl"):
        (tmp_path / name).write_bytes((OUTPUT / name).read_bytes())
    scores = query(tmp_path, triples=1, limit=20)
    assert list(scores.rows) == [*(one.name for one in packaged()), "finished", "all"]
    whole = scores.rows["all"]
    assert whole["triples"] == len(read_folder(tmp_path))
    assert whole["rdflib_finished"] == len(packaged())
    assert float(whole["times_faster"] or 0) > 1
    assert float(whole["memory_times_faster"] or 0) > 1
    assert scores.rows["finished"]["store_seconds"] == whole["store_seconds"]
    assert scores.rows["treaties"]["rows"] == len(rows_of(tmp_path, "treaties")) > 0


def test_what_rdflib_does_not_finish_is_ended(tmp_path: Path) -> None:
    file = tmp_path / "graph.nt"
    integer = "<http://www.w3.org/2001/XMLSchema#integer>"
    lines = (f'<http://example.org/{n}> <http://example.org/is> "{n}"^^{integer} .\n' for n in range(300))
    file.write_text("".join(lines), encoding="utf-8")
    endless, small = inline("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c + ?f + ?i < 0) }"), inline("SELECT ?c { ?a ?b ?c }")
    (_, late), (_, soon) = on_rdflib(file, [endless, small], 1)
    assert late is None
    assert soon is not None
    assert soon[1] == 300


def rows_of(folder: Path, name: str) -> tuple[object, ...]:
    answer = run(folder, name)
    assert isinstance(answer, Rows)
    return answer.rows


def test_a_server_holds_under_load() -> None:
    scores = serve(OUTPUT, clients=20, seconds=5)
    whole = scores.rows["all"]
    assert (whole["failed"], whole["share"], whole["clients"]) == (0, 1.0, 20)
    assert int(whole["answered"] or 0) > 0


def test_what_is_no_graph_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no Turtle file"):
        query(tmp_path)
    with pytest.raises(InputError, match="no Turtle file"):
        serve(tmp_path)
