"""The tables, as pandas, R and Parquet read them."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pandas
import pytest
from pyarrow import parquet

from kg.network import LEVELS, Facts, networks
from kg.network.measures import measure
from kg.network.tables import Table, csv_bytes, parquet_bytes, table
from kg.network.writing import tables


@dataclass(frozen=True, slots=True)
class Sample:
    """A row with each type."""

    name: str
    number: int | None
    share: float | None
    note: str | None
    true: bool


ROWS = [Sample('Namibia, "the"', 565, 0.5, None, True), Sample("line\nend", None, None, "ü", False)]


@pytest.fixture(scope="module")
def all_tables(seeds: Facts) -> dict[str, Table]:
    return dict(tables(seeds, list(measure([networks(seeds, level=level) for level in LEVELS])), years=5))


def test_csv_is_written_as_r_and_pandas_take_it() -> None:
    assert csv_bytes(table(Sample, ROWS, level=["a", "b"])).decode() == (
        'level,name,number,share,note,true\na,"Namibia, ""the""",565,0.5,NA,TRUE\nb,"line\nend",NA,NA,ü,FALSE\n'
    )


def test_parquet_keeps_types_and_what_is_missing() -> None:
    read = parquet.read_table(io.BytesIO(parquet_bytes(table(Sample, ROWS))))
    assert [str(field.type) for field in read.schema] == ["string", "int64", "double", "string", "bool"]
    assert read.to_pylist()[1] == {"name": "line\nend", "number": None, "share": None, "note": "ü", "true": False}
    empty = parquet.read_table(io.BytesIO(parquet_bytes(table(Sample, []))))
    assert (empty.num_rows, empty.num_columns) == (0, 5)


def test_the_tables_and_their_columns(all_tables: dict[str, Table]) -> None:
    assert {name: len(data.rows) for name, data in all_tables.items()} == {
        "dyads": 125, "dyad-years": 109, "positions": 415, "networks": 10, "triangles": 17, "changes": 23, "silence": 214,
    }  # fmt: skip
    assert [name for name, _ in all_tables["dyads"].columns] == [
        "event", "source", "source_cow", "target", "target_cow", "date", "until", "year", "year_from", "event_class", "quad_class", "quad",
        "score", "score_source", "status", "according_to", "mutual", "document", "published", "evidence", "span",
    ]  # fmt: skip


def test_pandas_reads_every_table_with_its_types(all_tables: dict[str, Table]) -> None:
    for data in all_tables.values():
        frame = pandas.read_csv(io.BytesIO(csv_bytes(data)))
        assert list(frame.columns) == [name for name, _ in data.columns]
        assert len(frame) == len(data.rows)
        for number, (name, kind) in enumerate(data.columns):
            values = [row[number] for row in data.rows]
            full = None not in values
            if kind is bool:
                assert frame[name].dtype == bool
            elif kind is int and full:
                assert frame[name].dtype == "int64"
            elif kind in (int, float):
                assert frame[name].dtype == "float64"
            assert [None if pandas.isna(value) else value for value in frame[name]] == values
        wide = pandas.read_parquet(io.BytesIO(parquet_bytes(data)))
        assert [None if pandas.isna(value) else value for value in wide.iloc[0]] == list(data.rows[0])


def test_pandas_adds_up_a_dyad(all_tables: dict[str, Table]) -> None:
    frame = pandas.read_csv(io.BytesIO(csv_bytes(all_tables["dyads"])))
    asserted = frame[(frame.source == "RUS") & (frame.target == "UKR") & (frame.status == "Asserted")]
    assert dict(asserted.groupby("quad").size()) == {"material conflict": 1, "verbal conflict": 1, "verbal cooperation": 3}


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="needs R (Debian r-base-core)")
def test_r_reads_the_dyads_with_their_types(all_tables: dict[str, Table], tmp_path: Path) -> None:
    file = tmp_path / "dyads.csv"
    file.write_bytes(csv_bytes(all_tables["dyads"]))
    script = (
        'd <- read.csv(commandArgs(TRUE)[1], encoding = "UTF-8");'
        "cat(nrow(d), ncol(d), class(d$source), class(d$source_cow), class(d$year), class(d$score), class(d$mutual), class(d$date),"
        ' sum(is.na(d$date)), sum(d$mutual), sum(d$score[d$source == "IRN" & d$target == "SAU" & d$status == "Asserted"]), sep = "\\n")'
    )
    done = subprocess.run(["Rscript", "--vanilla", "-e", script, str(file)], check=True, capture_output=True, text=True)
    rows = [dict(zip((name for name, _ in all_tables["dyads"].columns), row, strict=True)) for row in all_tables["dyads"].rows]
    undated = sum(row["date"] is None for row in rows)
    mutual = sum(row["mutual"] is True for row in rows)
    assert done.stdout.split() == [
        "125", "21", "character", "integer", "integer", "numeric", "logical", "character", str(undated), str(mutual), "20",
    ]  # fmt: skip
