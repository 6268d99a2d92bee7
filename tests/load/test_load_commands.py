"""`kg load` and `kg query --to` as they are typed: what they print, and with which status they end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from servers import Faults

from kg.cli import main

DOC = "https://w3id.org/newskg/doc/"
Run = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A function that runs the command in this process: exit status, lines of standard output, lines of standard error."""

    def run(*arguments: str | Path) -> tuple[int, list[str], list[str]]:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out.splitlines(), shown.err.splitlines()

    return run


def test_load_ask_and_retract(kg: Run, store: str, graph: Path) -> None:
    to = f"{store}/store"
    assert kg("load", graph, "--to", to, "--dry-run")[1][-1] == f"4 graphs, 30 triples; nothing was sent to {to}"
    assert kg("load", graph, "--to", to) == (0, [f"{to}: 4 graphs with 30 triples sent"], [])
    assert kg("load", graph, "--to", to) == (0, [f"{to}: 0 graphs with 0 triples sent, 4 were there"], [])
    asked = kg("query", "--to", f"{store}/query", "articles", "--bind", "article=second", "--format", "csv")
    head = "article,published,headline,source,reprints,asserted,not_asserted,statements,treaties"
    assert asked == (0, [head, "second,,,,0,0,0,0,0"], [])
    assert kg("load", graph, "--to", to, "--retract", "second") == (0, [f"{to}: second taken out"], [])
    assert kg("load", graph, "--to", to, "--retract", "second") == (0, [f"{to}: second was not there"], [])
    assert kg("query", "--to", f"{store}/query", "-e", "ASK { ?it schema:identifier 'second' }", "--format", "csv") == (0, ["false"], [])


def test_what_is_refused_is_a_line_a_graph_and_a_last_one(kg: Run, proxy: Faults, graph: Path) -> None:
    proxy.script, proxy.body = [400], "bad literal"
    to = f"{proxy.url}/store"
    status, out, err = kg("load", graph, "--to", to)
    assert (status, out) == (1, [])
    assert err == [
        f"first <{DOC}a1>: {to}: 400 Bad Request: bad literal",
        "the dataset <https://w3id.org/newskg/id/dataset/d1>: kept back until all articles are there",
        f"kg: {to}: 2 of 4 graphs are not in the store; the same command sends them again",
    ]


def test_wrong_usage_is_one_line(kg: Run, graph: Path) -> None:
    assert kg("query") == (2, [], ["kg: Missing argument 'DIR' or option '--to'."])
    status, out, err = kg("query", graph, "articles", "--to", "http://127.0.0.1:9/query")
    assert (status, out, err) == (2, [], [f"kg: {graph}: a folder or --to, not both"])
    status, out, err = kg("load", graph, "--to", "http://ana:secret@127.0.0.1:9/store")
    assert (status, out, len(err)) == (2, [], 1)
    assert "secret" not in err[0]
    status, out, err = kg("load", graph.parent / "nowhere", "--to", "http://127.0.0.1:9/store")
    assert (status, out, err) == (2, [], [f"kg: {graph.parent / 'nowhere'}: no such folder"])
