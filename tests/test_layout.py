"""The house: what lies where, how long a module may be, and that nothing speaks of the machine it was written on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
TOP = {"CHANGELOG.md", "LICENSE", "README.md", "kg", "ontology", "output", "pyproject.toml", "seeds", "tests"}
MADE = {"build", "dist", "PKG-INFO"}  # by packaging, never committed
MADE_BELOW = {"__pycache__", "node_modules"}
LONGEST = 350  # lines of a module
MODULES = sorted((PROJECT / "kg").rglob("*.py"))
EXTRACTORS = sorted(path.parent for path in (PROJECT / "kg" / "extract").glob("*/__init__.py"))
SUITES = sorted({path.parent for path in (PROJECT / "tests").rglob("test_*.py")})
# put together from parts, so that this file does not break its own rule
FOREIGN = [
    re.compile(pattern.encode())
    for pattern in ("/" + "work/", "/tmp/" + r"\w", "/home/" + r"\w", "/ro" + r"ot/\w", "python" + "hosted", "index-" + "url")
]  # fmt: skip


def ours() -> Iterator[Path]:
    """Every file of the project that is not made by a tool."""
    for name in sorted(TOP):
        path = PROJECT / name
        yield from [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file() and not MADE_BELOW & set(p.parts))
    yield from sorted(path for path in (PROJECT / ".ci").rglob("*") if path.is_file())


def test_nothing_else_lies_at_the_top() -> None:
    found = {path.name for path in PROJECT.iterdir() if not path.name.startswith(".") and path.suffix != ".egg-info"}
    assert found - MADE <= TOP
    assert {"LICENSE", "README.md", "kg", "ontology", "pyproject.toml", "seeds", "tests"} <= found


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_a_module_fits_in_one_reading_and_says_its_place(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert text.count("\n") < LONGEST or "\nGenerated from " in text
    assert text.startswith('"""')


def test_there_are_modules_extractors_and_suites() -> None:
    assert len(MODULES) > 50
    assert {path.name for path in EXTRACTORS} >= {"actors", "events", "places", "statements", "time", "treaties"}
    assert len(SUITES) > 10


@pytest.mark.parametrize("folder", EXTRACTORS, ids=lambda path: path.name)
def test_an_extractor_has_its_examples_and_its_words_as_data(folder: Path) -> None:
    assert (folder / "examples.toml").is_file()
    data = [path for path in folder.iterdir() if path.suffix in {".toml", ".jsonl", ".tsv"} and path.name != "examples.toml"]
    assert data
    text = (folder / "__init__.py").read_text(encoding="utf-8")
    assert re.search(r"^NEEDS: tuple\[str, \.\.\.\] = |^NEEDS = \(", text, re.MULTILINE)
    assert re.search(r"^def extract\(doc: Doc\)", text, re.MULTILINE)


def test_no_room_for_odds_and_ends() -> None:
    names = {path.stem for path in MODULES} | {path.parent.name for path in MODULES}
    assert names & {"utils", "util", "helpers", "helper", "common", "base", "misc"} == set()


def test_test_modules_have_names_of_their_own() -> None:
    names = [path.name for path in (PROJECT / "tests").rglob("*.py") if path.name != "conftest.py"]
    assert sorted(names) == sorted(set(names))


def test_nothing_names_the_machine_it_was_written_on() -> None:
    found = [
        f"{path.relative_to(PROJECT)}: {match[0].decode()}"
        for path in ours()
        if PROJECT / "kg" / "model" not in path.parents  # its vocabulary is words of the texts it was trained on
        and path != PROJECT / "kg" / "site" / "static" / "questions.js"  # YASQE carries a list of vocabularies by their addresses
        for pattern in FOREIGN
        if (match := pattern.search(path.read_bytes())) is not None
    ]
    assert found == []
