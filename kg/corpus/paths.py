"""Which files an input path stands for: itself, or the articles in the folder, in the order of their paths."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import InputError

TEXT = frozenset({".txt", ".text"})
MARKDOWN = frozenset({".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
RECORDS = frozenset({".jsonl", ".ndjson", ".json"})
KNOWN = TEXT | MARKDOWN | HTML | RECORDS


def article_files(paths: Iterable[Path]) -> Iterator[Path | InputError]:
    """The files to read, each once; in place of a path that gives none, the InputError that says why.

    In a folder, hidden files, files of other kinds and README files are passed over.
    """
    seen: set[str] = set()
    for path in paths:
        try:
            found = list(_files(path))
        except InputError as error:
            yield error
            continue
        except OSError as error:
            yield InputError(f"{path}: cannot be read ({error.strerror or error})")
            continue
        for file in found:
            real = os.path.realpath(file)
            if real not in seen:
                seen.add(real)
                yield file


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        found = sorted(
            (file for file in path.rglob("*") if _is_article(file.relative_to(path)) and file.is_file()),
            key=lambda file: file.relative_to(path).parts,
        )
        if not found:
            raise InputError(f"{path}: no article in this folder (read are {_kinds()}; README files are passed over)")
        yield from found
    elif not path.exists():
        raise InputError(f"{path}: no such file or folder")
    elif not path.is_file():
        raise InputError(f"{path}: neither a file nor a folder")
    elif path.suffix.lower() not in KNOWN:
        raise InputError(f"{path}: not a kind of file that is read ({_kinds()})")
    else:
        yield path


def _is_article(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden and path.suffix.lower() in KNOWN and path.stem.lower() != "readme"


def _kinds() -> str:
    return " ".join(sorted(KNOWN))
