"""The store in the folder of a graph: it answers as the Turtle files do, many read it at once, and it is never stale."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest

from kg.embedded import database, has_store, remove_store
from kg.errors import InputError
from kg.query import Query, Rows, inline, packaged, run
from kg.reason import reason
from kg.records import Article
from kg.store import keep_store, open_store, turtle_files
from kg.update import add, remove

OUTPUT = Path(__file__).resolve().parents[1] / "output"
ONE = "<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n"
TWO = "<http://example.org/a> <http://example.org/b> <http://example.org/d> .\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one triple and its store."""
    (tmp_path / "one.ttl").write_text(ONE)
    keep_store(tmp_path, wanted=True)
    return tmp_path


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The committed graph with a store."""
    folder = tmp_path_factory.mktemp("graph") / "graph"
    shutil.copytree(OUTPUT, folder)
    keep_store(folder, wanted=True)
    return folder


def fresh(folder: Path) -> bool:
    return database(folder, turtle_files(folder)) is not None


def objects(folder: Path) -> list[str]:
    return sorted(str(triple.object)[-2:-1] for triple in open_store(folder))


@pytest.mark.parametrize("query", packaged(), ids=lambda query: query.name)
def test_the_store_answers_as_the_turtle_files_do(graph: Path, query: Query) -> None:
    assert fresh(graph)
    assert run(graph, query) == run(OUTPUT, query)


def test_the_store_only_reads(folder: Path) -> None:
    store = open_store(folder)
    with pytest.raises(RuntimeError, match="read-write"):
        store.update("DELETE WHERE { ?s ?p ?o }")
    assert len(store) == 1


def test_without_a_store_the_graph_is_in_memory(tmp_path: Path) -> None:
    (tmp_path / "one.ttl").write_text(ONE)
    store = open_store(tmp_path)
    store.update("DELETE WHERE { ?s ?p ?o }")  # what a store on disk refuses
    assert len(store) == 0


def test_a_file_of_another_content_makes_it_stale(folder: Path) -> None:
    (folder / "one.ttl").write_text(TWO)  # of the same size
    assert not fresh(folder)
    assert objects(folder) == ["d"]


def test_a_file_more_makes_it_stale(folder: Path) -> None:
    (folder / "inferred.ttl").write_text(TWO)
    assert not fresh(folder)
    assert objects(folder) == ["c", "d"]


def test_a_file_less_makes_it_stale(folder: Path) -> None:
    (folder / "two.ttl").write_text(TWO)
    keep_store(folder, wanted=True)
    (folder / "one.ttl").unlink()
    assert not fresh(folder)
    assert objects(folder) == ["d"]


def test_another_time_of_the_same_content_does_not(folder: Path) -> None:
    os.utime(folder / "one.ttl", (0, 0))
    assert fresh(folder)


def test_the_copy_of_a_folder_keeps_its_store(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    copy = tmp_path_factory.mktemp("copies") / "copy"
    shutil.copytree(folder, copy, copy_function=shutil.copyfile)
    assert fresh(copy)


@pytest.mark.parametrize("content", ["", "[]", '{"one.ttl": 1}', '{"one.ttl": []}', "\udcff"], ids=repr)
def test_a_broken_manifest_is_no_store(folder: Path, content: str) -> None:
    (folder / "store" / "graph.json").write_text(content, errors="surrogateescape")
    assert not fresh(folder)
    assert objects(folder) == ["c"]


def test_a_damaged_database_is_passed_over(folder: Path) -> None:
    (folder / "store" / "oxigraph" / "CURRENT").write_text("nonsense\n")
    assert objects(folder) == ["c"]


def test_who_reads_goes_on_reading_when_the_store_is_replaced(folder: Path) -> None:
    before = open_store(folder)
    (folder / "one.ttl").write_text(TWO)
    keep_store(folder, wanted=True)
    assert [str(triple.object)[-2:-1] for triple in before] == ["c"]
    assert fresh(folder)
    assert objects(folder) == ["d"]
    assert sorted(path.name for path in folder.iterdir()) == ["one.ttl", "store"]


def test_several_programs_read_at_once(graph: Path) -> None:
    count = (
        "import sys, pathlib; from kg.store import open_store; "
        "s = open_store(pathlib.Path(sys.argv[1])); print('open', flush=True); input(); print(len(s))"
    )
    programs = [
        subprocess.Popen([sys.executable, "-c", count, str(graph)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for program in programs:  # all have opened it before any ends
        assert program.stdout is not None
        assert program.stdout.readline() == "open\n"
    found = [program.communicate("\n", timeout=60)[0] for program in programs]
    expected = len({quad.triple for file in turtle_files(OUTPUT) for quad in pyoxigraph.parse(path=file)})
    assert found == [f"{expected}\n"] * 3


def test_a_store_that_is_not_wanted_goes(folder: Path) -> None:
    keep_store(folder, wanted=False)
    assert not has_store(folder)
    assert not (folder / "store").exists()


def test_a_folder_of_that_name_which_is_not_ours_stays(tmp_path: Path) -> None:
    (tmp_path / "one.ttl").write_text(ONE)
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "wine.txt").write_text("of the user")
    with pytest.raises(InputError, match="not written by kg build"):
        keep_store(tmp_path, wanted=True)
    remove_store(tmp_path)
    assert (tmp_path / "store" / "wine.txt").read_text() == "of the user"


def test_a_store_that_cannot_be_written_leaves_the_graph(folder: Path) -> None:
    (folder / ".store-new").write_text("a file in the way")
    with pytest.raises(InputError, match=r"store: cannot be written \(.*\); the Turtle files are in place"):
        keep_store(folder, wanted=True)
    assert objects(folder) == ["c"]


def test_adding_and_removing_keep_the_store_in_step(graph: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(graph, folder)
    remove(["new-start-treaty-prague"], folder)
    assert fresh(folder)
    names = run(folder, inline("SELECT ?n { ?a a kg:Article ; schema:identifier ?n }"))
    assert isinstance(names, Rows)
    found = {str(name) for (name,) in names.rows}
    assert len(found) == 9
    assert '"new-start-treaty-prague"' not in found
    add([Article("harbour", "Chile and Peru signed a harbour agreement in Lima.", published="2021-05-04")], folder)
    assert fresh(folder)
    assert run(folder, inline('ASK { [] kg:signatory/kg:iso3 "PER" ; kg:signatory/kg:iso3 "CHL" }')) is True


def test_what_follows_goes_into_the_store(tmp_path: Path) -> None:
    for name in ("dataset.ttl", "entities.ttl", "new-start-treaty-prague.ttl"):
        shutil.copy(OUTPUT / name, tmp_path)
    reason(tmp_path, engine="rl")
    assert not has_store(tmp_path)  # nobody asked for one
    (tmp_path / "inferred.ttl").unlink()
    keep_store(tmp_path, wanted=True)
    reason(tmp_path, engine="rl")
    assert fresh(tmp_path)
    assert run(tmp_path, inline("ASK { ?who a kg:HeadOfState }")) is True
