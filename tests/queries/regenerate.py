"""The expected rows of the packaged queries over output/: read by the tests, written anew by `python tests/queries/regenerate.py`.

Read the diff before committing: the rows are what the project promises to answer. `cases.toml` says which query is
asked with which values bound; `expected/<case>.csv` holds its rows, with LF as line end.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
import rdflib

from kg.query import Query, Rows, bound, find, run
from kg.render import render
from kg.store import open_store

HERE = Path(__file__).resolve().parent
EXPECTED = HERE / "expected"
OUTPUT = HERE.parent.parent / "output"

Lines = list[tuple[str, ...]]  # the column names, then the rows


@dataclass(frozen=True, slots=True)
class Case:
    """One packaged query with some values bound."""

    name: str
    query: Query
    bindings: dict[str, str]

    @property
    def file(self) -> Path:
        """Where the expected rows are."""
        return EXPECTED / f"{self.name}.csv"


def cases() -> Iterator[Case]:
    """The cases of cases.toml, in their order."""
    for name, case in tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8")).items():
        yield Case(name, find(case["query"]), case.get("bind", {}))


def oxigraph_lines(case: Case, store: pyoxigraph.Store) -> Lines:
    """What the project itself answers."""
    answer = run(store, case.query, bindings=case.bindings)
    assert isinstance(answer, Rows)
    return [tuple(line) for line in csv.reader(render(answer, "csv").splitlines(keepends=True))]


def rdflib_lines(case: Case, graph: rdflib.Graph) -> Lines:
    """What rdflib answers to the same text."""
    result = graph.query(bound(case.query, case.bindings))
    assert result.vars is not None
    rows = [tuple("" if term is None else str(term) for term in row) for row in result]
    return [tuple(str(variable) for variable in result.vars), *rows]


def read_expected(case: Case) -> Lines:
    """The rows on file."""
    with case.file.open(encoding="utf-8", newline="") as file:
        return [tuple(line) for line in csv.reader(file)]


def write_expected(case: Case, lines: Lines) -> None:
    """Put the rows on file."""
    with case.file.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(lines)


def main() -> None:
    """Write every file of expected/ anew, and take away those of no case."""
    store = open_store(OUTPUT)
    EXPECTED.mkdir(exist_ok=True)
    known = list(cases())
    for old in sorted(set(EXPECTED.glob("*.csv")) - {case.file for case in known}):
        old.unlink()
    for case in known:
        lines = oxigraph_lines(case, store)
        write_expected(case, lines)
        print(f"{case.name}: {len(lines) - 1} rows")


if __name__ == "__main__":
    main()
