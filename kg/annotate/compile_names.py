"""Compiles `names.tsv`, the names that the gazetteer trusts, from the knowledge base: run when the knowledge base
changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.annotate.gazetteer import load_words
from kg.knowledge import Knowledge

_HEADER = (
    "# Names that the gazetteer trusts: name, label, sort. Compiled from kg/knowledge by kg.annotate.compile_names;\n"
    "# sources and licences: kg/knowledge/SOURCES.md. Corrections belong into the tables of the knowledge base.\n"
)


def _capitalised(words: list[str], particles: frozenset[str]) -> bool:
    return all(not w[0].islower() or w in particles or w.startswith(("al-", "el-", "d'")) for w in words)


def trusted_names(knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
    """Name, label and sort (COUNTRY, CITY, PLACE, ORG, METONYM, PERSON, NORP, EVENT, LAW), ordered by name."""
    lists = load_words()
    particles, titles = lists["particles"], lists["titles"] | lists["honorifics"]
    for phrase in sorted(knowledge.gazetteer(), key=lambda phrase: phrase.text):
        name = phrase.text.removeprefix("the ").removeprefix("The ") if phrase.text != "The Hague" else phrase.text
        words = name.split()
        if name in lists["no_names"] or not _capitalised(words, particles) or words[-1] in particles or "\t" in name:
            continue
        entry = knowledge.by_id(phrase.entry)
        if phrase.label == "NORP" and knowledge.country(name) is not None:  # "Congo"
            yield name, "PLACE", "COUNTRY"
            continue
        sort: str = phrase.label
        if phrase.label == "PERSON" and (
            not 2 <= len(words) <= 4 or words[0] in titles or any(char in "0123456789,()" for char in name)
        ):
            continue
        if phrase.entry.startswith("metonym:"):
            sort = "METONYM"
        elif entry is not None and phrase.label == "PLACE":
            sort = "COUNTRY" if entry.kind == "country" else "CITY" if entry.type in {"city", "capital"} else "PLACE"
        yield name, phrase.label, sort


def compile_names(knowledge: Knowledge, path: Path) -> int:
    """Writes the table and gives the number of its names; two runs give the same bytes."""
    rows = sorted({name: (label, sort) for name, label, sort in trusted_names(knowledge)}.items())
    lines = [f"{name}\t{label}\t{sort}\n" for name, (label, sort) in rows]
    path.write_text(_HEADER + "".join(lines), encoding="utf-8")
    return len(lines)
