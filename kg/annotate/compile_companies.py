"""Compiles `companies.tsv`, names of companies and brands for the gazetteer, from three open lists: run when they change.

The knowledge base has no table of companies. A name is kept when it can hardly mean something else: no name of a person
or a place, no common word, no single short word.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

from kg.annotate.gazetteer import load_words
from kg.knowledge import Knowledge

_ALLOWED = re.compile(r"[A-Z][A-Za-z0-9&'. +-]+")
_TICKER_NAME = re.compile(r"""['"]name['"]: ['"]([^'"]+)['"]""")
_HEADER = """\
# Names of companies and brands, one a line. Compiled by kg.annotate.compile_companies from
# simple-icons (titles; CC0 1.0), name-suggestion-index (brands; BSD-3-Clause, Copyright name-suggestion-index
# contributors) and pytickersymbols (company names of stock indices; MIT, Copyright 2023 portfolio+).
"""
_RARER = 0.7
"""A word must stand in capitals at least twice as often as in lower case (natural logarithm)."""


def _short(name: str, endings: frozenset[str]) -> str:
    """The name without its company endings ("Inc.", "Group")."""
    words = name.replace("(The)", " ").replace(",", " ").split()
    while len(words) > 1 and words[-1] in endings:
        words.pop()
    return " ".join(words)


def read_names(*, icons: Path, suggestions: Path, tickers: Path) -> Iterator[str]:
    """All names: `simple-icons.json`, `nsi.min.json` and `indices_data.py` of the three packages."""
    for icon in json.loads(icons.read_text(encoding="utf-8")):
        yield icon["title"]
    for path, group in json.loads(suggestions.read_text(encoding="utf-8"))["nsi"].items():
        for item in group["items"] if path.startswith("brands/") else ():
            yield from (item["tags"][key] for key in ("name", "brand", "short_name") if key in item["tags"])
    endings = load_words()["company_endings"] | load_words()["company_tails"]
    yield from (_short(name, endings) for name in _TICKER_NAME.findall(tickers.read_text(encoding="utf-8")))


def is_safe(name: str, knowledge: Knowledge, logp: dict[str, float]) -> bool:
    """Whether the name can hardly mean something else; `logp` has log probabilities of word forms by case."""
    if not _ALLOWED.fullmatch(name) or knowledge.is_ambiguous(name):
        return False
    words = name.split()
    if name.endswith(("'s", "'")) and len(words) == 1:  # in running text rather a possessive: "Togo's"
        return False
    if any(word[0].islower() and word not in load_words()["particles"] for word in words):
        return False
    if any(entry.kind in {"country", "place", "person", "people"} for entry in knowledge.by_name(name)):
        return False
    if len(words) == 1:
        if len(name) < 4 or knowledge.is_first_name(name) or knowledge.is_surname(name) or knowledge.demonym(name):
            return False
        return name.isupper() or logp.get(name.lower(), -25.0) <= logp.get(name, -20.0) - _RARER
    is_person = len(words) == 2 and knowledge.is_first_name(words[0])
    return not is_person and not all(knowledge.place(word) or knowledge.country(word) for word in words)


def compile_companies(knowledge: Knowledge, path: Path, *, icons: Path, suggestions: Path, tickers: Path, counts: Path) -> int:
    """Writes the table and gives the number of its names; `counts` is `en_lexeme_prob.json.gz` of spacy-lookups-data."""
    with gzip.open(counts, "rt", encoding="utf-8") as file:
        logp: dict[str, float] = json.load(file)
    found = set(read_names(icons=icons, suggestions=suggestions, tickers=tickers))
    names = sorted(name for name in found if is_safe(name, knowledge, logp))
    path.write_text(_HEADER + "".join(f"{name}\n" for name in names), encoding="utf-8")
    return len(names)
