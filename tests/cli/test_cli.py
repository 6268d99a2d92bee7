"""The command `kg`: one line on standard error and exit status 2 for what cannot be used, 1 for a graph that fails."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import __version__
from kg.cli import main

PROJECT = Path(__file__).resolve().parents[2]
TEXT = "Peru and Chile signed a trade pact in Lima on Monday. Peru's foreign minister Ana Quorl praised it.\n"
Run = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture()
def kg(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A function that runs the command in this process: exit status, lines of standard output, lines of standard error."""

    def run(*arguments: str | Path) -> tuple[int, list[str], list[str]]:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out.splitlines(), shown.err.splitlines()

    return run


def in_process_of_its_own(*arguments: str | Path) -> tuple[int, list[str], list[str]]:
    """The same by a new Python, as from a shell."""
    done = subprocess.run(
        [sys.executable, "-c", "from kg.cli import main; main()", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(PROJECT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()


def bytes_of(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".work" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of one article, built by the command in a process of its own."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "talks.txt").write_text(TEXT, encoding="utf-8")
    status, out, err = in_process_of_its_own("build", folder / "talks.txt", "-o", folder / "graph")
    assert (status, err) == (0, [])
    assert out[-1].startswith(f"{folder / 'graph'}: 1 articles, ")
    return folder / "graph"


def bad_inputs(folder: Path) -> dict[str, tuple[list[str | Path], str]]:
    """Arguments of `kg build`, and what the line must say."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "empty.txt": b"",
        "blank.txt": b" \n\t\n",
        "binary.txt": bytes(range(256)) * 16,
        "large.txt": b"Peru met Chile. " * 330_000,
        "latin.txt": "Pérez a négocié à Genève avec São Tomé, señor".encode("latin-1"),
        "wide.txt": TEXT.encode("utf-16"),
        "bare-wide.txt": TEXT.encode("utf-16-le"),
        "good.txt": TEXT.encode(),
        "picture.png": b"\x89PNG\r\n\x1a\n",
        "broken.jsonl": b'{"id": "a", "text": "Peru met Chile."}\n{"id": "b", "text": \n',
        "lacks.jsonl": b'{"id": "a"}\n',
        "no-id.jsonl": b'{"text": "Peru met Chile."}\n',
        "list.jsonl": b'["a", "b"]\n',
        "dated.jsonl": b'{"id": "a", "text": "Peru met Chile.", "published": "last Monday"}\n',
        "twice.jsonl": b'{"id": "a", "text": "Peru met Chile."}\n{"id": "a", "text": "Chile met Peru."}\n',
        "dated.md": b"---\ntitle: Talks\npublished: 2021-02-30\n---\nPeru met Chile.\n",
        "open.md": b"---\ntitle: Talks\nPeru met Chile.\n",
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / "nothing").mkdir(exist_ok=True)
    (folder / "nothing" / "README.md").write_text("About nothing.\n", encoding="utf-8")
    return {
        "an empty file": ([folder / "empty.txt"], "empty.txt: empty, there is no text in it"),
        "a blank file": ([folder / "blank.txt"], "blank.txt: empty"),
        "a binary file": ([folder / "binary.txt"], "binary.txt: a binary file, not text"),
        "a file of 5 MB": ([folder / "large.txt"], "large.txt: larger than 2 MB"),
        "Latin-1": ([folder / "latin.txt"], "latin.txt: not in UTF-8"),
        "UTF-16": ([folder / "wide.txt"], "wide.txt: not in UTF-8 but, it seems, in UTF-16"),
        "UTF-16 without a mark": ([folder / "bare-wide.txt"], "bare-wide.txt: not in UTF-8 but, it seems, in UTF-16"),
        "another kind of file": ([folder / "picture.png"], "picture.png: not a kind of file that is read"),
        "a folder without articles": ([folder / "nothing"], "nothing: no article in this folder"),
        "no such file": ([folder / "absent.txt"], "absent.txt: no such file or folder"),
        "a broken line": ([folder / "broken.jsonl"], "broken.jsonl, line 2: broken JSON"),
        "a record without text": ([folder / "lacks.jsonl"], "lacks.jsonl, line 1: the record lacks `text`"),
        "a record without id": ([folder / "no-id.jsonl"], "no-id.jsonl, line 1: the record lacks `id`"),
        "a line that is no record": ([folder / "list.jsonl"], "list.jsonl, line 1: not a JSON object"),
        "a record's date": ([folder / "dated.jsonl"], "'last Monday' is not a date"),
        "one id twice": ([folder / "twice.jsonl"], "have the same id 'a'"),
        "a date of front matter": ([folder / "dated.md"], "dated.md: published: '2021-02-30' is not a date"),
        "open front matter": ([folder / "open.md"], "open.md: the front matter is not closed"),
        "a date that is none": ([folder / "good.txt", "--published", "soon"], "--published: 'soon' is not a date"),
        "a day that is none": ([folder / "good.txt", "--published", "2021-13-01"], "'2021-13-01' is not a date"),
        "a base": ([folder / "good.txt", "--base", "example"], "--base example: not an http(s) IRI"),
        "a model": ([folder / "good.txt", "--model", "no_such_model"], "--model no_such_model: no spaCy pipeline"),
        "an option": ([folder / "good.txt", "--colour"], "No such option: --colour"),
        "no input": ([], "Missing argument"),
        "a file in place of the folder": ([folder / "good.txt", "-o", folder / "good.txt"], "good.txt: cannot be written ("),
    }


NAMES = (
    "an empty file", "a blank file", "a binary file", "a file of 5 MB", "Latin-1", "UTF-16", "UTF-16 without a mark",
    "another kind of file", "a folder without articles", "no such file", "a broken line", "a record without text",
    "a record without id", "a line that is no record", "a record's date", "one id twice", "a date of front matter",
    "open front matter", "a date that is none", "a day that is none", "a base", "a model", "an option", "no input",
    "a file in place of the folder",
)  # fmt: skip


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[list[str | Path], str]]:
    return bad_inputs(tmp_path_factory.mktemp("bad"))


def test_the_names_of_the_bad_inputs(bad: dict[str, tuple[list[str | Path], str]]) -> None:
    assert tuple(bad) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_input_is_one_line_and_leaves_the_graph_alone(
    name: str, bad: dict[str, tuple[list[str | Path], str]], graph: Path, kg: Run
) -> None:
    before = bytes_of(graph)
    arguments, said = bad[name]
    status, out, err = kg("build", "-o", graph, *arguments)
    assert (status, out, len(err)) == (2, [], 1), err
    assert err[0].startswith("kg: ")
    assert said in err[0]
    assert bytes_of(graph) == before


def test_the_same_from_a_shell(bad: dict[str, tuple[list[str | Path], str]], graph: Path) -> None:
    status, out, err = in_process_of_its_own("build", *bad["a binary file"][0], "-o", graph)
    assert (status, out, len(err)) == (2, [], 1)
    assert err[0].endswith("binary.txt: a binary file, not text")


def test_one_bad_article_among_good_ones_stops_the_build(
    bad: dict[str, tuple[list[str | Path], str]], graph: Path, tmp_path: Path, kg: Run
) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Chile met Peru.", encoding="utf-8")
    before = bytes_of(graph)
    status, _, err = kg("build", good, *bad["a broken line"][0], "-o", graph)
    assert (status, len(err)) == (2, 1)
    assert bytes_of(graph) == before


def test_keep_going_names_the_bad_ones_and_builds_the_rest(
    bad: dict[str, tuple[list[str | Path], str]], tmp_path: Path, kg: Run
) -> None:
    (tmp_path / "good.txt").write_text("Chile met Peru in Lima.", encoding="utf-8")
    inputs = [tmp_path / "good.txt", *bad["a broken line"][0], *bad["an empty file"][0], *bad["Latin-1"][0]]
    status, out, err = kg("build", *inputs, "-o", tmp_path / "graph", "--keep-going")
    assert status == 0
    assert [line for line in err if "broken.jsonl, line 2: broken JSON" in line]
    assert [line for line in err if "empty.txt: empty" in line]
    assert [line for line in err if "latin.txt: not in UTF-8" in line]
    assert len(err) == 3
    assert out[-1].startswith(f"{tmp_path / 'graph'}: 2 articles, ")
    made = {"a.ttl", "good.ttl", "claims.ttl", "entities.ttl", "run.ttl", "dataset.ttl"}
    assert {path.name for path in (tmp_path / "graph").glob("*.ttl")} == made


def test_keep_going_with_nothing_good(bad: dict[str, tuple[list[str | Path], str]], graph: Path, kg: Run) -> None:
    before = bytes_of(graph)
    status, _, err = kg("build", *bad["an empty file"][0], "-o", graph, "--keep-going")
    assert (status, len(err)) == (2, 2)
    assert "empty.txt: empty" in err[0]
    assert "no article could be read" in err[1]
    assert bytes_of(graph) == before


def test_published_is_for_one_article(tmp_path: Path, kg: Run) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"Chile met Peru ({name}).", encoding="utf-8")
    status, _, err = kg("build", tmp_path, "-o", tmp_path / "graph", "--published", "2022-08-08")
    assert (status, err) == (2, ["kg: --published is for a single article; 2 were read"])
    assert not (tmp_path / "graph").exists()


def test_published_fixes_monday(graph: Path, tmp_path: Path, kg: Run) -> None:
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8")
    assert 'kg:timeValue "XXXX-WXX-1"' in (graph / "talks.ttl").read_text(encoding="utf-8")
    status, _, err = kg("build", tmp_path / "talks.txt", "-o", tmp_path / "graph", "--published", "2022-08-08")
    assert (status, err) == (0, [])
    assert 'kg:timeValue "2022-08-08"' in (tmp_path / "graph" / "talks.ttl").read_text(encoding="utf-8")


def test_records_of_json_lines(tmp_path: Path, kg: Run) -> None:
    record = {"id": "r1", "text": "Chile met Peru.", "title": "A meeting", "published": "2021-05-05", "url": "https://example.org/1"}
    (tmp_path / "records.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert kg("build", tmp_path / "records.jsonl", "-o", tmp_path / "graph")[0] == 0
    turtle = (tmp_path / "graph" / "r1.ttl").read_text(encoding="utf-8")
    assert turtle.startswith("# newskg graph: https://w3id.org/newskg/ontology\n# article: A meeting\n")
    for line in ('schema:identifier "r1"', 'schema:headline "A meeting"', 'schema:datePublished "2021-05-05"^^xsd:date'):
        assert line in turtle


# validate


def test_a_sound_graph_is_valid(graph: Path, kg: Run) -> None:
    status, out, err = kg("validate", graph)
    assert (status, err) == (0, [])
    assert out[-1].startswith("valid: ")


def test_a_damaged_graph_fails_with_a_report(graph: Path, tmp_path: Path, kg: Run) -> None:
    for name, content in bytes_of(graph).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    file = tmp_path / "talks.ttl"
    file.write_bytes(file.read_bytes().replace(b'nif:anchorOf "Monday"', b'nif:anchorOf "Tuesday"'))
    status, out, err = kg("validate", tmp_path)
    assert (status, err) == (1, [])
    assert any(line.startswith("error offsets: ") and "'Tuesday'" in line for line in out)
    status, out, err = kg("validate", tmp_path, "--texts", graph.parent / "talks.txt")
    assert (status, err) == (1, [])
    assert any(line.startswith("error offsets: ") and "'Monday'" in line and "'Tuesday'" in line for line in out)
    assert out[-1].startswith("NOT valid: ")
    file.write_bytes(b"<urn:a> <urn:b> .")
    status, out, err = kg("validate", tmp_path)
    assert (status, out, len(err)) == (1, [], 1)
    assert "talks.ttl: no Turtle" in err[0]


def test_the_articles_may_be_given_beside_a_graph_without_their_texts(graph: Path, tmp_path: Path, kg: Run) -> None:
    assert kg("validate", graph, "--texts", graph.parent / "talks.txt")[0] == 0
    assert list((graph / "articles").glob("*.txt")) == []


def test_more_articles_and_fewer(graph: Path, tmp_path: Path, kg: Run) -> None:
    shutil.copytree(graph, tmp_path / "graph")
    (tmp_path / "visit.txt").write_text("Bolivia accused Chile of closing the border.\n", encoding="utf-8")
    status, out, err = kg("add", tmp_path / "graph", tmp_path / "visit.txt")
    assert (status, err) == (0, [])
    assert out[0].startswith(f"{tmp_path / 'graph'}: 2 articles, ")
    assert kg("remove", tmp_path / "graph", "visit")[0] == 0
    assert bytes_of(tmp_path / "graph") == bytes_of(graph)
    status, out, err = kg("remove", tmp_path / "graph", "visit")
    assert (status, out, err) == (2, [], [f"kg: visit: no such article in {tmp_path / 'graph'}"])


def test_a_licence_that_is_none(graph: Path, tmp_path: Path, kg: Run) -> None:
    status, out, err = kg("build", graph.parent / "talks.txt", "-o", tmp_path / "graph", "--licence", "CC BY")
    assert (status, out, err) == (2, [], ["kg: --licence CC BY: not an IRI"])


@pytest.mark.parametrize("form", ["turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml", "turtle12"])
def test_a_graph_in_another_form(form: str, graph: Path, tmp_path: Path, kg: Run) -> None:
    status, out, err = kg("export", graph, "--format", form, "-o", tmp_path / "graph")
    assert (status, err) == (0, [])
    assert out[0].endswith(" triples")
    assert (tmp_path / "graph").stat().st_size > 1000


def test_a_form_that_is_none(graph: Path, tmp_path: Path, kg: Run) -> None:
    status, out, err = kg("export", graph, "--format", "word", "-o", tmp_path / "graph")
    assert (status, out, len(err)) == (2, [], 1)
    assert err[0].startswith("kg: --format word: not one of turtle, ")


def test_the_hash_that_is_printed_is_that_of_the_sorted_triples_without_it(graph: Path, tmp_path: Path, kg: Run) -> None:
    _, out, _ = kg("build", graph.parent / "talks.txt", "-o", tmp_path / "graph")
    printed = out[-1].rsplit(" ", 1)[-1]
    kg("export", tmp_path / "graph", "--format", "ntriples", "-o", tmp_path / "graph.nt")
    lines = (tmp_path / "graph.nt").read_bytes().splitlines(keepends=True)
    rest = [line for line in lines if f'<https://schema.org/sha256> "{printed}"'.encode() not in line]
    assert len(rest) == len(lines) - 1
    assert hashlib.sha256(b"".join(rest)).hexdigest() == printed


@pytest.mark.parametrize("name", ["nowhere", ""])
def test_a_folder_that_is_no_graph(name: str, tmp_path: Path, kg: Run) -> None:
    status, out, err = kg("validate", tmp_path / name)
    assert (status, out, len(err)) == (2, [], 1)


# the command itself


def test_version(kg: Run) -> None:
    assert kg("--version") == (0, [f"newskg {__version__}"], [])


def test_help_names_the_commands(kg: Run) -> None:
    status, out, err = kg("--help")
    assert (status, err) == (0, [])
    assert {"build", "validate", "query", "train", "add", "remove", "export"} <= {word for line in out for word in line.split()}


def test_the_help_comes_quickly() -> None:
    """The best of three starts of `kg --help` against the best of three of `import spacy`, by the processor's seconds of each."""
    shown = min(seconds("from kg.cli import main; main()", "--help") for _ in range(3))
    assert shown < 0.4 * min(seconds("import spacy") for _ in range(3))


def seconds(code: str, *arguments: str) -> float:
    """The processor's seconds that a Python takes to start and to run the code."""
    before = os.times()
    subprocess.run([sys.executable, "-c", code, *arguments], stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def test_an_unknown_command(kg: Run) -> None:
    status, out, err = kg("paint")
    assert (status, out, len(err)) == (2, [], 1)
    assert err[0].startswith("kg: No such command 'paint'.")


def test_no_command_shows_the_help(kg: Run) -> None:
    status, out, err = kg()
    assert status == 2
    assert any("Usage:" in line for line in out + err)
