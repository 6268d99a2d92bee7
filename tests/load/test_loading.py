"""Loading into a real Oxigraph server, by both protocols: the same quads as an export, twice as once, in parts, and taken out again."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pyoxigraph
import pytest

from kg.errors import InputError
from kg.load import Loaded, load, plan, retract
from kg.load.graphs import named_graphs
from kg.store import read_folder

DOC = "https://w3id.org/newskg/doc/"
DATASET = "https://w3id.org/newskg/id/dataset/d1"
WAYS = [("gsp", "store"), ("update", "update")]


def quads(store: str) -> set[str]:
    """What the server at an address holds, as lines of N-Quads."""
    answer = httpx.get(f"{store}/store", headers={"Accept": "application/n-quads"}).raise_for_status()
    return set(answer.text.splitlines(keepends=True))


def lines(folder: Path) -> set[str]:
    """What it should hold: each line of each named graph with the graph, as Oxigraph writes literals."""
    held = pyoxigraph.Store()
    for graph in named_graphs(read_folder(folder)):
        held.load("".join((*graph.body, *graph.own)), format=pyoxigraph.RdfFormat.N_TRIPLES, to_graph=pyoxigraph.NamedNode(graph.iri))
    return {f"{quad} .\n" for quad in held}


def test_the_seeds_twice_are_the_seeds_once(store: str, output: Path) -> None:
    to = f"{store}/store"
    assert load(output, to) == Loaded(11, 0, 32385, ())
    held = quads(store)
    assert len(held) == 32385
    assert held == lines(output)
    assert load(output, to) == Loaded(0, 11, 0, ())
    assert load(output, to, again=True, part=700) == Loaded(11, 0, 32385, ())
    assert quads(store) == held


def test_an_update_cannot_ask_what_is_there_and_sends_all_again(store: str, graph: Path) -> None:
    for _ in range(2):
        assert load(graph, f"{store}/update", method="update", part=3) == Loaded(4, 0, 30, ())
        assert quads(store) == lines(graph)


@pytest.mark.parametrize(("method", "path"), WAYS)
def test_what_other_stores_hold_and_what_changed(method: str, path: str, store: str, graph: Path) -> None:
    other = {"graph": "http://example.org/other"}
    httpx.put(f"{store}/store", params=other, content="<a:a> <a:b> <a:c> .", headers={"Content-Type": "text/turtle"})
    load(graph, f"{store}/{path}", method=method)
    file = graph / "three.ttl"
    file.write_text(file.read_text(encoding="utf-8").replace('"Chile"@en', '"Chili"@en'), encoding="utf-8")
    done = load(graph, f"{store}/{path}", method=method)
    assert done == (Loaded(1, 3, 12, ()) if method == "gsp" else Loaded(4, 0, 30, ()))
    assert quads(store) == lines(graph) | {"<a:a> <a:b> <a:c> <http://example.org/other> .\n"}


def test_a_graph_goes_in_by_parts_and_says_last_what_it_is(graph: Path, proxy) -> None:
    load(graph, f"{proxy.url}/store", part=3)
    first = [("PUT", f"{DOC}a1"), ("POST", f"{DOC}a1"), ("POST", f"{DOC}a1"), ("POST", f"{DOC}a1")]
    rest = [(method, f"{DOC}{name}") for name in ("b2", "c3") for method in ("PUT", "POST", "POST")]
    assert proxy.asked == [*first, *rest, ("PUT", DATASET), ("POST", DATASET)]
    (second,) = [one for one in named_graphs(read_folder(graph)) if one.name == "second"]
    parts = list(second.parts(3))
    assert [part.count("\n") for part in parts] == [3, 2, 2]
    assert parts[-1].splitlines() == [
        f"<{DOC}b2> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/newskg/ontology#Article> .",
        f'<{DOC}b2> <https://schema.org/identifier> "second" .',
    ]
    assert "ontology#Article" not in "".join(parts[:-1])


def test_no_part_is_larger_than_a_megabyte(graph: Path) -> None:
    words = "".join(f'<{DOC}a1/char/{n}-9> <https://e.org/a> "{"é" * 100_000}" .\n' for n in range(12))
    (graph / "more.ttl").write_text(words, encoding="utf-8")
    found = [one for one in named_graphs(read_folder(graph)) if one.name == "first"]
    assert [len(part.encode()) < 1_000_000 for part in found[0].parts(5000)] == [True] * 3


def test_a_store_that_lost_a_graph_gets_it_again(graph: Path, store: str) -> None:
    load(graph, f"{store}/store")
    httpx.delete(f"{store}/store", params={"graph": f"{DOC}b2"}).raise_for_status()
    assert load(graph, f"{store}/store") == Loaded(1, 3, 7, ())
    assert quads(store) == lines(graph)


def test_an_article_is_taken_out_and_the_others_keep_what_they_share(graph: Path, store: str) -> None:
    load(graph, f"{store}/store")
    assert retract(graph, f"{store}/store", "first") is True
    assert quads(store) == {line for line in lines(graph) if f"<{DOC}a1> .\n" not in line}
    assert sum('rdf-schema#label> "Peru"@en' in line for line in quads(store)) == 2
    assert not any("Chile" in line for line in quads(store))
    assert retract(graph, f"{store}/store", "a1") is False
    with pytest.raises(InputError, match=r"^--retract fourth: no such article in .* or loaded from it$"):
        retract(graph, f"{store}/store", "fourth")
    load(graph, f"{store}/store")
    assert quads(store) == lines(graph)
    assert retract(graph, f"{store}/update", f"{DOC}c3", method="update") is True
    assert not any(f"<{DOC}c3> .\n" in line for line in quads(store))


def test_what_the_folder_has_no_more_is_named_and_an_old_description_goes(graph: Path, store: str) -> None:
    load(graph, f"{store}/store")
    file = graph / "three.ttl"
    gone = "\n".join(line for line in file.read_text(encoding="utf-8").splitlines() if "doc:c3" not in line)
    file.write_text(gone.replace(" , <https://w3id.org/newskg/doc/c3/char/0-4>", "").replace("d1", "d2"), encoding="utf-8")
    assert load(graph, f"{store}/store") == Loaded(1, 2, 4, ("third",))
    graphs = {line.rsplit(" ", 2)[1] for line in quads(store)}
    assert graphs == {f"<{DOC}{name}>" for name in ("a1", "b2", "c3")} | {"<https://w3id.org/newskg/id/dataset/d2>"}
    assert retract(graph, f"{store}/store", "third") is True
    assert load(graph, f"{store}/store") == Loaded(0, 3, 0, ())
    assert quads(store) == lines(graph)


def test_a_dry_run_sends_nothing(graph: Path, proxy) -> None:
    said = list(plan(graph, f"{proxy.url}/store", part=3))
    assert said == [
        f"first <{DOC}a1>: 12 triples, 4 requests",
        f"second <{DOC}b2>: 7 triples, 3 requests",
        f"third <{DOC}c3>: 7 triples, 3 requests",
        f"the dataset <{DATASET}>: 4 triples, 2 requests",
        f"4 graphs, 30 triples; nothing was sent to {proxy.url}/store",
    ]
    assert proxy.asked == []
    load(graph, f"{proxy.url}/store")
    assert next(plan(graph, f"{proxy.url}/store")) == f"first <{DOC}a1>: 12 triples, sent before"


def test_the_journal_lies_beside_the_folder_and_may_be_broken_or_gone(graph: Path, store: str) -> None:
    load(graph, f"{store}/store")
    journal = graph.parent / ".graph.loaded.jsonl"
    entries = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    assert [entry.get("name") for entry in entries] == ["first", "second", "third", "", None]
    assert entries[-1] == {"to": f"{store}/store", "finished": True}
    journal.write_text(journal.read_text(encoding="utf-8")[:-150], encoding="utf-8")
    assert load(graph, f"{store}/store") == Loaded(1, 3, 4, ())
    journal.write_bytes(b"\xff\x00[]\n")
    assert load(graph, f"{store}/store") == Loaded(4, 0, 30, ())
    journal.unlink()
    journal.mkdir()
    said: list[str] = []
    assert load(graph, f"{store}/store", report=said.append) == Loaded(4, 0, 30, ())
    assert said == [f"{journal}: cannot be written (Is a directory); a run that breaks off will begin anew"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"method": "ftp"}, "--method ftp: not one of gsp, update"),
        ({"part": 0}, "--part 0: not a number of triples"),
    ],
)
def test_an_option_that_is_none(options: dict, message: str, graph: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(graph, "http://127.0.0.1:9/store", **options)
    assert str(caught.value) == message
