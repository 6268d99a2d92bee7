"""The commands for readers, as a shell calls them: `kg why`, `kg whynot`, `kg compare`, and corrections of `kg build`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cli import app
from kg.errors import InputError


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("inputs") / "articles.jsonl"
    records = [
        {"id": "one", "text": "Chad attacked Sudan on 3 May 2021.", "published": "2021-05-04"},
        {"id": "two", "text": "Chad denied that it had attacked Sudan.", "published": "2021-05-05"},
    ]
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def graph(inputs: Path) -> Path:
    app(["build", str(inputs), "-o", str(inputs.parent / "graph")], standalone_mode=False)
    return inputs.parent / "graph"


def assault(graph: Path) -> str:
    lines = (graph / "one.ttl").read_text(encoding="utf-8").splitlines()
    return next(line.split()[0] for line in lines if line.startswith("event:assault-"))


def test_why(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    app(["why", assault(graph), str(graph)], standalone_mode=False)
    out = capsys.readouterr().out
    assert "  words       [Chad] [attacked] Sudan on 3 May 2021.\n" in out
    assert "  rule        events: predicate attack\n" in out
    assert "  path        attacked -nsubj-> Chad\n" in out
    assert "  against     https://w3id.org/newskg/claim/" in out


def test_why_reads_output_by_default(graph: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(graph.parent)
    with pytest.raises(InputError, match="output: no such folder"):
        app(["why", "country:TCD"], standalone_mode=False)
    (graph.parent / "output").symlink_to(graph)
    app(["why", "country:TCD"], standalone_mode=False)
    assert " | agent | Chad\n" in capsys.readouterr().out


def test_compare(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    app(["compare", assault(graph), str(graph)], standalone_mode=False)
    out = capsys.readouterr().out
    assert [line.split("│")[1].strip() for line in out.splitlines() if "(2021" in line] == ["one (2021-05-04)", "two (2021-05-05)"]
    assert "denied, according to Chad" in out


def test_whynot(inputs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    app(["whynot", "Chad juggled."], standalone_mode=False)
    assert capsys.readouterr().out.splitlines() == [
        "Chad juggled.", "  juggled        predicate “juggle” is not in the lexicon (predicates.tsv)",
    ]  # fmt: skip
    app(["whynot", "DENIED that", str(inputs)], standalone_mode=False)
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "Chad denied that it had attacked Sudan."
    assert any("not asserted but denied because of “denied”, on the word of Chad" in line for line in out[1:])


def test_corrections_from_a_file_of_ones_own(inputs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[[relabel]]\nwhat = "country:TCD"\nlabel = "Tchad"\n[[accept]]\nwhat = "claim:0"\n', encoding="utf-8")
    app(["build", str(inputs), "-o", str(tmp_path / "graph"), "--corrections", str(file)], standalone_mode=False)
    assert capsys.readouterr().err.splitlines()[-1] == "kg: correction without effect: accept claim:0"
    assert 'rdfs:label "Tchad"@en' in (tmp_path / "graph" / "entities.ttl").read_text(encoding="utf-8")
