"""The embedded store: a copy of a published graph, in the folder of the graph, that Oxigraph queries from disk. Below the store.

`DIR/store` holds the database and `graph.json`, which names the Turtle files that the database is a copy of, each with its size,
the time of its last change and its SHA-256. A store is opened only where these are the files of the folder: a file that was
changed, added or taken away, by whatever program, makes it stale. Where size or time differ (in a copy of the folder), the
content decides.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import pyoxigraph

from kg.errors import InputError

NAME: Final = "store"
DATABASE: Final = "oxigraph"
MANIFEST: Final = "graph.json"
Fingerprint = tuple[int, int, str]  # bytes, nanoseconds since 1970, SHA-256


def has_store(folder: Path) -> bool:
    """Whether the folder keeps a store of ours, be it fresh or stale."""
    return (folder / NAME / MANIFEST).is_file()


def write_store(folder: Path, files: Sequence[Path], triples: Iterable[pyoxigraph.Triple]) -> None:
    """Put a store of the triples, which are those of the files, in the place of the former one; InputError where it cannot be written.

    The new one is complete before it takes that place, and who has the former one open goes on reading it.
    """
    new, old = folder / ".store-new", folder / ".store-old"
    if (folder / NAME).exists() and not has_store(folder):
        raise InputError(f"{folder / NAME}: not written by kg build, and the store needs this name; move it away")
    try:
        for left in (new, old):
            shutil.rmtree(left, ignore_errors=True)
        new.mkdir()
        fingerprints = {file.name: _fingerprint(file) for file in files}
        store = pyoxigraph.Store(new / DATABASE)
        store.bulk_extend(pyoxigraph.Quad(*triple) for triple in triples)
        store.optimize()
        store.flush()
        del store  # closes the database
        (new / MANIFEST).write_text(json.dumps(fingerprints, indent=1) + "\n", encoding="utf-8")
        if has_store(folder):
            (folder / NAME).rename(old)
        new.rename(folder / NAME)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        shutil.rmtree(new, ignore_errors=True)
        raise InputError(f"{folder / NAME}: cannot be written ({error.strerror or error}); the Turtle files are in place") from error


def remove_store(folder: Path) -> None:
    """Take the store away, where there is one of ours."""
    if has_store(folder):
        shutil.rmtree(folder / NAME, ignore_errors=True)


def database(folder: Path, files: Sequence[Path]) -> Path | None:
    """The database of these files, for `Store.read_only`; None where the folder keeps none, or one of other content."""
    try:
        kept = {str(name): tuple(values) for name, values in json.loads((folder / NAME / MANIFEST).read_bytes()).items()}
        fresh = kept.keys() == {file.name for file in files} and all(_same(file, kept[file.name]) for file in files)
    except (OSError, ValueError, AttributeError, TypeError, IndexError):  # none, or not written by us
        return None
    return folder / NAME / DATABASE if fresh else None


def open_database(folder: Path, files: Sequence[Path]) -> pyoxigraph.Store | None:
    """The store of these files, which only reads; any number of programs may have it open. None where `database` gives none."""
    found = database(folder, files)
    try:
        return pyoxigraph.Store.read_only(str(found)) if found else None
    except (OSError, RuntimeError):  # taken away or replaced in this moment, or damaged: the Turtle files say the same
        return None


def _fingerprint(file: Path) -> Fingerprint:
    status = file.stat()
    with file.open("rb") as content:
        return status.st_size, status.st_mtime_ns, hashlib.file_digest(content, "sha256").hexdigest()


def _same(file: Path, kept: tuple[object, ...]) -> bool:
    status = file.stat()
    if (status.st_size, status.st_mtime_ns) == kept[:2]:
        return True
    return status.st_size == kept[0] and _fingerprint(file)[2] == kept[2]
