"""The table of names that the knowledge base is sure of, and companies: found in a Doc.

The names are compiled from `kg.knowledge` into `names.tsv` beside this module, so that a pipeline loads in a fraction of a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from kg.tokens import Doc, Token

NAMES = Path(__file__).parent / "names.tsv"
COMPANIES = Path(__file__).parent / "companies.tsv"
LONGEST = 9
"""Longest name in tokens that is looked up."""

_PIECES = re.compile(r"\w+|[^\w\s]")
_QUIET = frozenset({"COUNTRY", "CITY", "PLACE", "COMPANY"})


class Match(NamedTuple):
    """A name of the knowledge base in a Doc: tokens `start` to `end` (excluded), our label, and its finer sort in the
    table.
    """

    start: int
    end: int
    label: str
    sort: str


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def load_names() -> dict[str, tuple[str, str]]:
    """Each name of the tables, its pieces divided by blanks, with our label and its sort (COUNTRY, CITY, COMPANY, ...)."""
    names = {" ".join(_PIECES.findall(name)): ("ORG", "COMPANY") for (name,) in _rows(COMPANIES)}
    names.update({" ".join(_PIECES.findall(name)): (label, sort) for name, label, sort in _rows(NAMES)})
    return names


@cache
def name_lengths() -> dict[str, int]:
    """The pieces of the longest name for each first piece."""
    found: dict[str, int] = {}
    for name in load_names():
        pieces = name.split(" ")
        found[pieces[0]] = max(found.get(pieces[0], 0), len(pieces))
    return found


@lru_cache(maxsize=10_000)
def _pieces_of(word: str) -> str:
    return " ".join(_PIECES.findall(word.replace("’", "'")))


def label_of(text: str) -> str:
    """The label of a name of the table, "" for others."""
    return load_names().get(_pieces_of(text), ("", ""))[0]


def key_of(token: Token) -> str:
    """The word as the table has it, its pieces divided by blanks."""
    return _pieces_of(token.text)


@lru_cache(maxsize=10_000)
def _opening(key: str) -> tuple[bool, int, int]:
    """Whether a word stands in capitals that are no short form, and the pieces of the longest name that it may open, as it stands and,
    if it stands in lower case, with a capital letter.
    """
    lengths, first = name_lengths(), key.split(" ", 1)[0]
    plain, titled = lengths.get(first, 0), lengths.get(first.title(), 0)
    shouted = len(first) > 4 and first.isupper()
    opens = plain if first[:1].isupper() or first[:1].isdigit() else 0
    return shouted, max(plain, titled) if shouted else opens, max(plain, titled) if len(first) > 2 and first.islower() else 0


def find_names(doc: Doc) -> Iterator[Match]:
    """The longest names of the table in the Doc, from left to right; words in capitals match too if longer than four
    letters, and proper nouns in lower case if they name a place or a company.
    """
    names = load_names()
    keys = [key_of(token) for token in doc]
    at = 0
    while at < len(keys):
        shouted, longest, in_lower = _opening(keys[at])
        quiet = in_lower > 0 and doc[at].pos_ == "PROPN"
        longest = in_lower if quiet else longest
        if not longest:
            at += 1
            continue
        for end in range(min(at + min(longest, LONGEST), len(doc)), at, -1):
            text = " ".join(keys[at:end])
            found = names.get(text) or (names.get(text.title()) if shouted and text.isupper() else None)
            if quiet and found is None and all(token.pos_ == "PROPN" and token.is_lower for token in doc[at:end]):
                found = names.get(text.title())
                found = found if found and found[1] in _QUIET else None
            if found:
                yield Match(at, end, *found)
                at = end
                break
        else:
            at += 1
