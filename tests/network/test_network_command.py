"""`kg network`: what it writes, the same bytes every run, and the measures back in the graph, valid and gone with the next build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from kg.build.publishing import publish
from kg.cli import main
from kg.errors import CheckFailed, InputError
from kg.network import write
from kg.query import Rows, inline, run
from kg.store import read_folder, read_turtle
from kg.validate import validate

PROJECT = Path(__file__).resolve().parents[2]
OUTPUT = PROJECT / "output"
RUN = "import sys; from kg.cli import main; sys.argv[0] = 'kg'; main()"
TABLES = ["changes", "dyad-years", "dyads", "networks", "positions", "silence", "triangles"]


def kg(*arguments: object, hash_seed: str = "0", without: str = "") -> subprocess.CompletedProcess[str]:
    """The command in a process of its own; with a package that cannot be imported."""
    block = f"import sys; sys.modules[{without!r}] = None; " if without else ""
    return subprocess.run(
        [sys.executable, "-c", block + RUN, *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(PROJECT)},
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the committed graph with its measures in it."""
    folder = tmp_path_factory.mktemp("graph") / "output"
    shutil.copytree(OUTPUT, folder)
    write(folder, folder.parent / "networks", back=True)
    return folder


def ask(graph: Path, query: str) -> list[tuple[str, ...]]:
    answer = run(graph, inline(f"PREFIX prov: <http://www.w3.org/ns/prov#> {query}"))
    assert isinstance(answer, Rows)
    return [tuple(str(getattr(term, "value", "")) for term in row) for row in answer.rows]


def test_the_same_files_whatever_the_hash_seed(graph: Path, tmp_path: Path) -> None:
    done = kg("network", graph, "-o", tmp_path / "out", "--parquet", "--write-back", hash_seed="4294967295")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"{tmp_path / 'out'}: 14 networks, 56 files",
        f"{graph / 'network.ttl'}: 4164 triples, checked",
    ]
    found = contents(tmp_path / "out")
    first = contents(graph.parent / "networks")
    assert {name: content for name, content in found.items() if not name.endswith(".parquet")} == first
    assert sorted(name for name in found if name.endswith(".parquet")) == [f"{name}.parquet" for name in TABLES]
    assert [name.removesuffix(".csv") for name in found if name.endswith(".csv")] == TABLES
    assert sum(name.endswith(".graphml") for name in found) == sum(name.endswith(".gexf") for name in found) == 14


def test_the_graph_without_the_measures_gives_the_same_networks(graph: Path, tmp_path: Path) -> None:
    write(OUTPUT, tmp_path)
    assert contents(tmp_path) == contents(graph.parent / "networks")
    assert not (OUTPUT / "network.ttl").exists()


def test_the_graph_with_the_measures_is_valid(graph: Path) -> None:
    report = validate(graph)
    assert (report.ok, report.findings) == (True, ())
    assert report.triples == len(read_folder(OUTPUT)) + 4164


def test_the_measures_can_be_asked_for(graph: Path) -> None:
    rows = ask(
        graph,
        """SELECT ?who ?in ?out ?rank WHERE {
             ?network a kg:Network ; rdfs:label "countries: who acts on whom, as articles assert it"@en .
             ?it kg:inNetwork ?network ; kg:positionOf/rdfs:label ?who ; kg:inDegree ?in ; kg:outDegree ?out ; kg:pageRank ?rank .
           } ORDER BY DESC(?rank) LIMIT 2""",
    )
    assert rows == [("Egypt", "4", "2", "0.112881"), ("Russia", "5", "6", "0.104113")]


def test_the_measures_have_their_provenance(graph: Path) -> None:
    rows = ask(
        graph,
        """SELECT DISTINCT ?label ?data ?by WHERE {
             ?network a kg:Network ; prov:wasGeneratedBy ?made .
             ?made rdfs:label ?label ; prov:used ?data ; prov:wasAssociatedWith/schema:softwareVersion ?by . ?data a void:Dataset }""",
    )
    assert [(label, by) for label, _, by in rows] == [("measures of networks", "0.1.0")]
    events = ask(
        graph,
        """SELECT ?label WHERE {
             ?it kg:positionOf <https://w3id.org/newskg/id/country/CHL> ; kg:inNetwork/rdfs:label ?network ;
                 prov:wasDerivedFrom/rdfs:label ?label
             FILTER(STRSTARTS(?network, "countries: who acts")) }""",
    )
    assert events == [("Carlos Saul Menem, Eduardo Frei Ruiz Tagle: attended the signing (AGREE)",)]


def test_a_build_takes_the_measures_away(graph: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(graph, folder)
    publish(folder, [(name, content) for name, content in contents(folder).items() if name != "network.ttl"])
    assert not (folder / "network.ttl").exists()
    assert (folder / "claims.ttl").exists()


def test_nobody_elses_file_is_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(OUTPUT, folder)
    (folder / "network.ttl").write_text("# mine\n")
    with pytest.raises(InputError, match=r"network\.ttl: not written by kg network"):
        write(folder, tmp_path / "out", back=True)
    assert (folder / "network.ttl").read_text() == "# mine\n"


def test_a_graph_that_fails_its_checks_gets_no_measures(tmp_path: Path) -> None:
    shutil.copy(PROJECT / "tests" / "network" / "lakes.ttl", tmp_path)
    with pytest.raises(CheckFailed, match=r"network\.ttl: not written") as failed:
        write(tmp_path, tmp_path / "out", back=True)
    assert any("kg:quote" in line or "quote" in line for line in failed.value.lines)
    assert not (tmp_path / "network.ttl").exists()


def test_everything_in_the_file_is_of_networks(graph: Path) -> None:
    subjects = {triple.subject.value for triple in read_turtle(graph / "network.ttl")}
    kinds = {subject.removeprefix("https://w3id.org/newskg/id/").partition("/")[0] for subject in subjects}
    assert kinds == {"network", "position", "analysis"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["network", "missing", "-o", "out"], "kg: missing: no such folder"),
        (["network", OUTPUT], "kg: Missing option '--output' / '-o'."),
        (["network", OUTPUT, "-o", PROJECT / "README.md"], f"kg: {PROJECT / 'README.md'}: cannot be written (File exists)"),
        (["network", OUTPUT, "-o", "out", "--years", 0], "kg: Invalid value for '--years': "),
    ],
)
def test_wrong_usage_is_one_line(
    arguments: list[object], message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    shown = capsys.readouterr().err
    assert ended.value.code == 2
    assert shown.startswith(message)
    assert shown.count("\n") == 1


def test_a_graph_in_which_nothing_happens(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("<https://example.org/doc/1> a <https://w3id.org/newskg/ontology#Article> .\n")
    done = write(tmp_path, tmp_path / "out", parquet=True)
    assert (done.networks, done.files) == (14, 56)
    found = {name: content.decode().splitlines() for name, content in contents(tmp_path / "out").items() if name.endswith(".csv")}
    assert {name: len(lines) for name, lines in found.items()} == {f"{name}.csv": 11 if name == "networks" else 1 for name in TABLES}
    assert found["positions.csv"][0].startswith("network,level,label,class,iso3,wikidata,node,degree,")
    assert found["networks.csv"][1] == "acts-asserted,countries,0,0,0,NA,NA,0,NA,0,0,0,0,NA"
    schema = etree.XMLSchema(etree.parse(PROJECT / "tests" / "network" / "gexf.xsd"))
    schema.assertValid(etree.parse(tmp_path / "out" / "acts-actors.gexf"))


def test_parquet_without_its_extra_is_one_line_and_writes_nothing(tmp_path: Path) -> None:
    done = kg("network", OUTPUT, "-o", tmp_path / "out", "--parquet", without="pyarrow")
    assert (done.returncode, done.stderr.strip()) == (2, "kg: Parquet needs pyarrow: install the extra newskg[network]")
    assert not (tmp_path / "out").exists()
