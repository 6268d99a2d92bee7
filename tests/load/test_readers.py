"""Other readers take every Turtle file of output/ and every form of its export without a word: Jena's riot, rapper, serdi."""

from __future__ import annotations

from pathlib import Path

import pytest
from programs import jena, program, run

from kg.export import FORMATS, export

OUTPUT = Path(__file__).resolve().parents[2] / "output"
TURTLE = sorted(OUTPUT.glob("*.ttl")) + sorted(OUTPUT.glob("articles/*.ttl"))
#: By form: the ending of the file, and whether riot, rapper and serdi know it. RDF 1.2 none of them does.
READ = {
    "turtle": ("ttl", True, "turtle", "turtle"),
    "trig": ("trig", True, None, "trig"),
    "ntriples": ("nt", True, "ntriples", "ntriples"),
    "nquads": ("nq", True, None, "nquads"),
    "jsonld": ("jsonld", False, None, None),  # Debian's Jena fails on its own reader
    "rdfxml": ("rdf", True, "rdfxml", None),
}


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The exports of output/ by form."""
    folder = tmp_path_factory.mktemp("exports")
    for form, (ending, *_) in READ.items():
        export(OUTPUT, form, folder / f"output.{ending}")
    return {form: folder / f"output.{ending}" for form, (ending, *_) in READ.items()}


def test_all_forms_are_there() -> None:
    assert {*READ, "turtle12"} == set(FORMATS)
    assert len(TURTLE) == 24


def test_riot(exports: dict[str, Path], tmp_path: Path) -> None:
    files = [*TURTLE, *(exports[form] for form, (_, known, _, _) in READ.items() if known)]
    # checks IRIs, literals and languages too; names each file, and after it what it finds
    said = run(*jena(tmp_path), "riotcmd.riot", "--validate", *files)
    assert said.splitlines() == [f"[main] INFO org.apache.jena.riot - File: {file}" for file in files]


def test_rapper(exports: dict[str, Path]) -> None:
    rapper = program("rapper", "raptor2-utils")
    for file in TURTLE:
        assert run(rapper, "-q", "-i", "turtle", "-c", file) == ""
    for form, (_, _, name, _) in READ.items():
        if name is not None:
            assert run(rapper, "-i", name, "-c", exports[form]).splitlines()[-1] == "rapper: Parsing returned 31613 triples"


def test_serdi(exports: dict[str, Path]) -> None:
    serdi = program("serdi", "serdi")
    for file in TURTLE:
        said = run(serdi, "-i", "turtle", "-o", "ntriples", file).splitlines()
        assert said
        assert [line for line in said if not line.endswith(" .")] == []
    for form, (_, _, _, name) in READ.items():
        if name is not None:
            expected = 32385 if form in {"trig", "nquads"} else 31613
            assert len(run(serdi, "-i", name, "-o", "nquads", exports[form]).splitlines()) == expected
