"""Rows -> CSV and Parquet that R and pandas read with the right types. Between measures and files.

CSV as R's `read.csv` and `pandas.read_csv` take it by default: UTF-8, a comma, a line of names, "NA" for what is missing, TRUE and FALSE,
a full stop in numbers, quotes around texts only where they need them. Parquet has the same columns with their types.
"""

from __future__ import annotations

import csv
import io
import types
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING, Any, Final, get_args, get_type_hints

from kg.errors import MissingExtra

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

MISSING: Final = "NA"
TRUTHS: Final = {True: "TRUE", False: "FALSE"}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with named and typed columns; a column is of str, int, float or bool, and may have None."""

    columns: tuple[tuple[str, type], ...]
    rows: tuple[tuple[object, ...], ...]


def table(kind: type[DataclassInstance], rows: Sequence[DataclassInstance], **first: Sequence[str | None]) -> Table:
    """The table of the values of a dataclass, a field a column; the columns `first` of texts come before, with a value for each row."""
    hints = get_type_hints(kind)
    columns = [(name, str) for name in first] + [(field.name, _type(hints[field.name])) for field in fields(kind)]
    return Table(tuple(columns), tuple((*(values[n] for values in first.values()), *astuple(row)) for n, row in enumerate(rows)))


def _type(hint: Any) -> type:
    """`int` of `int | None`."""
    kinds = [kind for kind in get_args(hint) if kind is not types.NoneType] if isinstance(hint, types.UnionType) else [hint]
    (kind,) = kinds
    assert isinstance(kind, type)
    return kind


def csv_bytes(data: Table) -> bytes:
    """The table as CSV with line feeds."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(name for name, _ in data.columns)
    writer.writerows([_shown(value) for value in row] for row in data.rows)
    return out.getvalue().encode("utf-8")


def _shown(value: object) -> object:
    if value is None:
        return MISSING
    return TRUTHS[value] if isinstance(value, bool) else value


def parquet_bytes(data: Table) -> bytes:
    """The table as Parquet. MissingExtra without pyarrow."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtra("Parquet needs pyarrow: install the extra newskg[network]") from error
    kinds = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
    schema = pyarrow.schema([(name, kinds[kind]) for name, kind in data.columns])
    columns = list(zip(*data.rows, strict=True)) or [() for _ in data.columns]
    out = io.BytesIO()
    parquet.write_table(pyarrow.table([list(column) for column in columns], schema=schema), out)
    return out.getvalue()
