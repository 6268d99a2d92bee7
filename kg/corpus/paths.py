"""Which files an input stands for: itself, those that a pattern names, or the articles in the folder, in the order of their paths."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import InputError

TEXT = frozenset({".txt", ".text"})
MARKDOWN = frozenset({".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
RECORDS = frozenset({".jsonl", ".ndjson", ".json"})
TABLES = frozenset({".csv", ".tsv"})
FEEDS = frozenset({".rss", ".atom", ".xml"})
ARCHIVES = frozenset({".warc"})
PDF = frozenset({".pdf"})
KNOWN = TEXT | MARKDOWN | HTML | RECORDS | TABLES | FEEDS | ARCHIVES | PDF
COMPRESSED = frozenset({".gz", ".zst"})
STANDARD_INPUT = Path("-")
#: How a feed begins; other XML in a folder is passed over.
FEED_ROOTS = (b"<rss", b"<feed", b"<rdf:RDF")


def kind_of(path: Path) -> str:
    """The ending that tells the kind of a file, in lower case, without that of a compression: ".jsonl" for "a.jsonl.gz"."""
    name = Path(path.stem) if path.suffix.lower() in COMPRESSED else path
    return name.suffix.lower()


def name_of(path: Path) -> str:
    """The name of a file without its ending, which is the identifier of its article."""
    return Path(path.stem).stem if path.suffix.lower() in COMPRESSED else path.stem


def article_files(paths: Iterable[Path]) -> Iterator[Path | InputError]:
    """The files to read, each once, feeds first; in place of a path that gives none, the InputError that says why.

    In a folder, hidden files, files of other kinds and README files are passed over. Feeds come first because they know more of
    the files that they link than these do of themselves.
    """
    seen: set[str] = set()
    found: list[Path | InputError] = []
    for path in paths:
        try:
            for file in _files(path):
                real = os.path.realpath(file)
                if real not in seen:
                    seen.add(real)
                    found.append(file)
        except InputError as error:
            found.append(error)
        except OSError as error:
            found.append(InputError(f"{path}: cannot be read ({error.strerror or error})"))
    yield from sorted(found, key=lambda one: isinstance(one, InputError) or kind_of(one) not in FEEDS)


def _files(path: Path) -> Iterator[Path]:
    if path == STANDARD_INPUT:
        yield path
    elif path.is_dir():
        found = sorted(
            (file for file in path.rglob("*") if _is_article(file, path) and file.is_file()),
            key=lambda file: file.relative_to(path).parts,
        )
        if not found:
            raise InputError(f"{path}: no article in this folder (read are {_kinds()}; README files are passed over)")
        yield from found
    elif not path.exists() and glob.has_magic(str(path)):
        anchor = Path(path.anchor or ".")
        named = sorted(anchor.glob(str(path.relative_to(anchor))))
        if not named:
            raise InputError(f"{path}: no file has such a name")
        for one in named:
            if one.is_file() or _holds_articles(one):
                yield from _files(one)
    elif not path.exists():
        raise InputError(f"{path}: no such file or folder")
    elif not path.is_file():
        raise InputError(f"{path}: neither a file nor a folder")
    elif kind_of(path) not in KNOWN:
        raise InputError(f"{path}: not a kind of file that is read ({_kinds()})")
    else:
        yield path


def _holds_articles(folder: Path) -> bool:
    return folder.is_dir() and any(_is_article(file, folder) for file in folder.rglob("*"))


def _is_article(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    if hidden or kind_of(file) not in KNOWN or name_of(file).lower() == "readme":
        return False
    return kind_of(file) != ".xml" or _is_feed(file)


def _is_feed(file: Path) -> bool:
    with file.open("rb") as opened:
        start = opened.read(1024)
    return any(root in start for root in FEED_ROOTS)


def _kinds() -> str:
    return f"{' '.join(sorted(KNOWN))}, also with .gz or .zst"
