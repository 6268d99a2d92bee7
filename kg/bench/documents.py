"""A benchmark's JSON Lines -> its rows, and the graph of their texts, for the scorers beside this module."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.build import build
from kg.errors import InputError
from kg.evaluate.built import open_graph
from kg.records import Article

Row = Mapping[str, Any]
Progress = Callable[[str], None]


def read_rows(data: Path, place: str, *, needs: Sequence[str]) -> list[Row]:
    """The rows of a set: `data` is its file, its folder, or the folder in which it lies at `place` ("plover/dev.jsonl").

    Each row must have `id`, `text` and the keys in `needs`. Raises InputError.
    """
    candidates = [data, data / place, data / Path(place).name]
    file = next((path for path in candidates if path.is_file()), None)
    if file is None:
        raise InputError(f"{data}: neither the file of the benchmark nor a folder with {place}")
    rows: list[Row] = []
    try:
        content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        for number, line in enumerate(content.decode("utf-8").splitlines(), start=1):
            if line.strip():
                rows.append(json.loads(line))
                missing = [key for key in ("id", "text", *needs) if key not in rows[-1]]
                if missing:
                    raise InputError(f"{file}: line {number} lacks {', '.join(missing)}")
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 ({error.reason} at byte {error.start})") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{file}: line {number} is no JSON ({error.msg})") from error
    if not rows:
        raise InputError(f"{file}: no row")
    return rows


def published(row: Row) -> str | None:
    """The day that a row gives as `date` or `dct`; None when it gives none that is whole."""
    value = str(row.get("date") or row.get("dct") or "")[:10]
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        return None


@contextmanager
def graph_of(
    rows: Sequence[Row], *, model: str | None, graph: Path | None, progress: Progress = lambda _: None
) -> Iterator[ox.Store]:
    """The graph in the folder `graph`, or else the one built of the rows, which lies there no longer than the block."""
    if graph is not None:
        yield open_graph(graph)
        return
    articles = [Article(row["id"], row["text"], row.get("title") or None, published(row)) for row in rows]
    with tempfile.TemporaryDirectory(prefix="newskg-") as folder:
        build(articles, Path(folder), model=model, progress=progress)
        yield open_graph(Path(folder))
