"""What the table readers fill: drafts of entries, and the lists beside them. Freed once the file is written."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.knowledge.keys import is_abbreviation, name_key, surface
from kg.knowledge.values import BodyPattern, Demonym, Kind, Membership, Metonym, NameKind, RoleTerm, Tenure

Row = dict[str, str]

PENALTY: dict[NameKind, int] = {
    "label": 0,
    "official": 0,
    "abbreviation": 10,
    "alias": 20,
    "local": 120,
    "former": 300,
    "variant": 150,
}
"""What a name loses of its bearer's prominence by its sort: the label ranks before a former name."""


def rows(folder: Path, table: str) -> Iterator[Row]:
    """The rows of a tab-separated table without quoting; missing cells are empty strings. Raises OSError where it is
    absent."""
    with (folder / table).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""):
            yield {column: value or "" for column, value in row.items() if column}


def values(cell: str, separator: str = "|") -> list[str]:
    """The values of a list cell."""
    return [value.strip() for value in cell.split(separator) if value.strip()]


@dataclass(slots=True)
class Draft:
    """An entry in the making; its fields are those of `values.Entry`."""

    id: str
    kind: Kind
    type: str
    label: str
    source: str
    prominence: int
    country: str = ""
    countries: tuple[str, ...] = ()
    wikidata: str = ""
    lat: str = ""
    lon: str = ""
    population: int = 0
    start: str = ""
    end: str = ""
    names: dict[str, NameKind] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)

    def name(self, text: str, kind: NameKind = "alias") -> None:
        """Adds a name unless one with the same key and case class is there."""
        text = text.strip()
        if not text or not any(char.isalpha() for char in text):
            return
        if kind == "alias" and is_abbreviation(text):
            kind = "abbreviation"
        if text != self.label and text not in self.names:
            self.names[text] = kind

    def all_names(self) -> Iterator[tuple[str, NameKind]]:
        """The label and the other names, in the order they came."""
        yield self.label, "label"
        yield from self.names.items()

    def name_keys(self) -> set[str]:
        """The keys of all names."""
        return {name_key(text) for text, _ in self.all_names()}


@dataclass(slots=True)
class Tables:
    """All that the tables give."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    iso3: dict[str, str] = field(default_factory=dict)
    """Key of the tables (iso2, SU, YU, …) to alpha-3."""
    demonyms: list[Demonym] = field(default_factory=list)
    metonyms: list[Metonym] = field(default_factory=list)
    tenures: list[Tenure] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    patterns: list[BodyPattern] = field(default_factory=list)
    roles: list[RoleTerm] = field(default_factory=list)
    titles: list[tuple[str, str, str]] = field(default_factory=list)
    """Known posts: title, role, wikidata."""
    rejected: set[tuple[str, str]] = field(default_factory=set)
    """(entry or "*", surface) of names that are not taken."""

    def add(self, draft: Draft) -> Draft:
        """Adds the draft, or folds its names into the one that has its identifier."""
        known = self.drafts.setdefault(draft.id, draft)
        if known is not draft:
            for text, kind in draft.all_names():
                known.name(text, "alias" if kind == "label" else kind)
        return known

    def code(self, key: str) -> str:
        """Alpha-3 of a table's country key, or an empty string where it has none."""
        return self.iso3.get(key.partition("|")[0], "")

    def codes(self, cell: str) -> tuple[str, ...]:
        """Alpha-3 codes of a cell with keys divided by spaces."""
        return tuple(dict.fromkeys(code for key in cell.split() if (code := self.code(key))))

    def is_rejected(self, entry: str, text: str) -> bool:
        """Whether the curated list keeps this name out."""
        shown = surface(text)
        return ("*", shown) in self.rejected or (entry, shown) in self.rejected
