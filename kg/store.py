"""Opens a published graph for reading. Graph side, between the folder that kg build wrote and the queries and exports.

All `*.ttl` directly in the folder together are the graph. `open_store` reads the store that the folder keeps (`kg.embedded`), or
holds the graph in memory by Oxigraph, which loads some hundred thousand triples a second. Either writes numbers in their canonical
form ("1.50" becomes 1.5): values stay, spellings may not. `read_folder` gives the triples as they are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph

from kg.embedded import has_store, open_database, remove_store, write_store
from kg.errors import InputError

__all__ = ["has_store", "keep_store", "open_store", "read_folder", "read_turtle", "turtle_files"]


def open_store(folder: Path) -> pyoxigraph.Store:
    """The graph in `folder` as a store: the one that the folder keeps, where it is of these files, else one in memory.

    Raises InputError for a folder that is not there, holds no Turtle file, or holds one that cannot be read.
    """
    files = turtle_files(folder)
    kept = open_database(folder, files)
    if kept is not None:
        return kept
    store = pyoxigraph.Store()
    for file in files:
        with _clear(file):
            store.load(file.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE)
    return store


def store_of(triples: Iterable[pyoxigraph.Triple]) -> pyoxigraph.Store:
    """The triples in a store in memory."""
    store = pyoxigraph.Store()
    store.bulk_extend(pyoxigraph.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    return store


def keep_store(folder: Path, *, wanted: bool) -> None:
    """Make the store of the folder anew from its Turtle files, where it is wanted; else take away a former one.

    Raises InputError where the store cannot be written.
    """
    if not wanted:
        remove_store(folder)
        return
    files = turtle_files(folder)
    write_store(folder, files, (triple for file in files for triple in read_turtle(file)))


def read_folder(folder: Path) -> set[pyoxigraph.Triple]:
    """The triples of the graph in `folder`, every literal as it is written; raises as `open_store` does."""
    return {triple for file in turtle_files(folder) for triple in read_turtle(file)}


def turtle_files(folder: Path) -> list[Path]:
    """The Turtle files that are the graph, by name; InputError where there is none."""
    if not folder.is_dir():
        raise InputError(f"{folder}: {'a file, not a folder' if folder.exists() else 'no such folder'}")
    files = sorted(path for path in folder.glob("*.ttl") if path.is_file())
    if not files:
        raise InputError(f"{folder}: no Turtle file (*.ttl) in this folder")
    return files


def read_turtle(file: Path) -> Iterator[pyoxigraph.Triple]:
    """The triples of a file; InputError where it cannot be read or is no Turtle."""
    with _clear(file):
        for quad in pyoxigraph.parse(file.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE):
            yield quad.triple


@contextmanager
def _clear(file: Path) -> Iterator[None]:
    try:
        yield
    except SyntaxError as error:
        raise InputError(f"{file}: no Turtle: {' '.join(str(error.msg).split())}") from error
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror or error})") from error
