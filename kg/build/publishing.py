"""Puts files into the folder of a graph, each whole or not at all, and takes away what a former build left, and nothing else."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

from kg.errors import InputError
from kg.graph.turtle import HEADER
from kg.validate import ARTICLES, MANIFEST, read_manifest

NEW: Final = ".new"  # where files wait until all are written
OF_ARTICLE: Final = re.compile(r"[0-9a-f]{64}\.(?:ttl|txt)")


def publish(folder: Path, files: Iterable[tuple[str, bytes]], *, names: Collection[str] | None = None) -> None:
    """Write the files, given by their names below `folder`, and when all are on the disk put them in the places of the former.

    `names`, where they are known before, are compared with what lies there first. Raises InputError when it cannot write, or when
    a file of the same name was not written by a build.
    """
    try:
        for name in sorted(names or ()):
            _refuse_foreign(folder, name)
        new = folder / NEW
        shutil.rmtree(new, ignore_errors=True)
        for place in (folder, new):
            (place / ARTICLES).mkdir(parents=True, exist_ok=True)
        written = set()
        for name, content in files:
            if names is None:
                _refuse_foreign(folder, name)
            (new / name).write_bytes(content)
            written.add(name)
        _to_disk(new, written)
        for old in sorted(folder.glob("*.ttl")):
            if old.name not in written and _written_by_build(old):
                old.unlink()
        for old in sorted((folder / ARTICLES).iterdir()):
            if OF_ARTICLE.fullmatch(old.name) and f"{ARTICLES}/{old.name}" not in written:
                old.unlink()
        if MANIFEST not in written and read_manifest(folder) is not None:
            (folder / MANIFEST).unlink()
        for name in sorted(written, key=lambda name: (name == MANIFEST, name)):
            (new / name).replace(folder / name)
        shutil.rmtree(new)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror})") from error


def _refuse_foreign(folder: Path, name: str) -> None:
    file = folder / name
    if file.parent == folder and file.exists() and not _written_by_build(file):
        raise InputError(f"{file}: not written by kg build, and the graph needs this name; move it away")


def _written_by_build(file: Path) -> bool:
    if file.name == MANIFEST:
        return read_manifest(file.parent) is not None
    if not file.is_file():
        return False
    with file.open("rb") as content:
        return content.read(len(HEADER) + 2) == f"# {HEADER}".encode()


def _to_disk(folder: Path, names: Iterable[str]) -> None:
    """The files of these names below the folder are on the disk when this is done."""
    if sys.platform == "linux":  # syncfs(2) brings a whole file system there, in a tenth of the time that many files take one by one
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            if ctypes.CDLL(None, use_errno=True).syncfs(descriptor) != 0:
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        finally:
            os.close(descriptor)
    else:
        for name in names:
            with (folder / name).open("rb+") as written:
                os.fsync(written.fileno())
