"""Writes the drafts as one SQLite file, the same bytes on every run. The reader of that file is `lookup`."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from pathlib import Path

from kg.knowledge.days import day_number
from kg.knowledge.keys import (
    is_abbreviation,
    is_strict,
    name_key,
    person_keys,
    skeleton,
    surface,
    surname_keys,
)
from kg.knowledge.phrases import phrases
from kg.knowledge.tables.draft import PENALTY, Draft, Tables
from kg.knowledge.tables.register import CHIEF
from kg.knowledge.values import Membership, NameKind, Tenure

HERE = Path(__file__).parent
LETTERS: dict[NameKind, str] = {
    "label": "l",
    "alias": "a",
    "abbreviation": "b",
    "official": "o",
    "former": "f",
    "local": "n",
    "variant": "v",
}
_FAMILY_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "VNM", "KHM", "HKG", "SGP"})
_MIDDLE_NAMES = frozenset({"", "AUS", "CAN", "GBR", "IRL", "NZL", "USA"})
_MOTHERS_NAME_FIRST = frozenset({"PHL"})
_TWO_SURNAMES = frozenset(
    {
        "ARG",
        "BOL",
        "CHL",
        "COL",
        "CRI",
        "CUB",
        "DOM",
        "ECU",
        "ESP",
        "GNQ",
        "GTM",
        "HND",
        "MEX",
        "NIC",
        "PAN",
        "PER",
        "PRI",
        "PRY",
        "SLV",
        "URY",
        "VEN",
        "PHL",
    }
)
_MINISTER = 450
_SHORT_FORM = 60
_VERSION_FIELDS = slice(96, 100)
"""Bytes of the SQLite header that name the library's version; set to one value so that they do not differ between
machines."""


def _strict(text: str, words: frozenset[str]) -> str | None:
    """What a name must show beside its key: its letters when short, a capital when an abbreviation or a common word."""
    return surface(text) if is_strict(text) else "^" if is_abbreviation(text) or name_key(text) in words else None


def _names(drafts: list[Draft], words: frozenset[str]) -> Iterator[tuple[str, int, int, str | None]]:
    """Key, entry, rank and case rule of every name; the best rank where an entry has a key twice."""
    for number, draft in enumerate(drafts, start=1):
        best: dict[str, tuple[int, str | None]] = {}
        for text, kind in draft.all_names():
            rank = draft.prominence - PENALTY[kind]
            key, strict = name_key(text), _strict(text, words)
            if key and (key not in best or (rank > best[key][0] and strict == best[key][1])):
                best[key] = (rank, strict)
            if draft.kind == "person":
                for short in person_keys(
                    text,
                    shorten=draft.country not in _FAMILY_FIRST and draft.prominence >= _MINISTER,
                    two_surnames=draft.country in _TWO_SURNAMES - _MOTHERS_NAME_FIRST,
                    middle_name=draft.country in _MIDDLE_NAMES,
                ):
                    best.setdefault(short, (rank - _SHORT_FORM, None))
        for key, (rank, strict) in best.items():
            yield key, number, rank, strict


def _surnames(drafts: list[Draft]) -> Iterator[tuple[str, int]]:
    """Key of each family name of each person."""
    for number, draft in enumerate(drafts, start=1):
        if draft.kind == "person":
            found: set[str] = set()
            for text, kind in draft.all_names():
                if kind in ("label", "alias") or draft.prominence >= 600:
                    found.update(
                        surname_keys(
                            text,
                            family_first=draft.country in _FAMILY_FIRST,
                            two_surnames=draft.country in _TWO_SURNAMES or draft.prominence >= CHIEF,
                        )
                    )
            yield from ((key, number) for key in found if len(key) > 1)


def _skeletons(drafts: list[Draft]) -> Iterator[tuple[str, int]]:
    """Consonants of the label of persons in office, for other transliterations."""
    for number, draft in enumerate(drafts, start=1):
        if (
            draft.kind == "person"
            and draft.source not in ("elevant", "everypolitician")
            and (key := skeleton(draft.label))
        ):
            yield key, number


def _first_names(drafts: Iterable[Draft]) -> Iterator[tuple[str, int, int, int]]:
    """First words of persons' names that at least two of them bear, with the bearers known as male and female."""
    bearers: Counter[str] = Counter()
    genders: dict[str, Counter[str]] = defaultdict(Counter)
    for draft in drafts:
        words = name_key(draft.label).split()
        if draft.kind == "person" and len(words) > 1 and len(words[0]) > 1 and draft.country not in _FAMILY_FIRST:
            bearers[words[0]] += 1
            genders[words[0]][draft.extra.get("gender", "")] += 1
    for word, count in bearers.items():
        if count > 1 and word.isalpha():
            yield word, count, genders[word]["male"], genders[word]["female"]


def _degrees(cell: str) -> int | None:
    """Degrees in ten-thousandths, about 11 m."""
    return round(float(cell) * 10_000) if cell else None


def _item(draft: Draft) -> int | None:
    """The number of the Wikidata item; NULL where the identifier says it already."""
    if draft.id == f"wd:{draft.wikidata}":
        return None
    return int(draft.wikidata.removeprefix("Q") or 0)


def _sorts(drafts: list[Draft]) -> dict[tuple[str, str, str], int]:
    """Number of each kind, type and source that occur together."""
    return {
        sort: number
        for number, sort in enumerate(sorted({(row.kind, row.type, row.source) for row in drafts}), start=1)
    }


def _entries(drafts: list[Draft]) -> Iterator[tuple[object, ...]]:
    sorts = _sorts(drafts)
    for number, draft in enumerate(drafts, start=1):
        names = "|".join(LETTERS[kind] + text.replace("|", "/") for text, kind in draft.all_names())
        extra = "\t".join(f"{name}={value}" for name, value in sorted(draft.extra.items()) if value)
        yield (
            number,
            draft.id,
            sorts[draft.kind, draft.type, draft.source],
            names,
            draft.country or None,
            " ".join(draft.countries) or None,
            _item(draft),
            _degrees(draft.lat),
            _degrees(draft.lon),
            draft.population or None,
            day_number(draft.start),
            day_number(draft.end),
            draft.prominence,
            extra or None,
        )


def _post(row: Tenure) -> tuple[str, str, str, str, str]:
    """What the holders of one post share."""
    return row.country, row.role, row.title, row.as_of, row.source


def _memberships(rows: Iterable[Membership]) -> Iterator[tuple[str, ...]]:
    """Organisation, status, dates and source, with the countries that share them."""
    together: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in rows:
        together[row.organization, row.status, row.since, row.until, row.as_of, row.source].add(row.country)
    for shared, countries in together.items():
        yield *shared, " ".join(sorted(countries))


def _order(row: tuple[object, ...]) -> tuple[tuple[int, object], ...]:
    """Sorts rows by their cells, numbers as numbers; no order of a set is left."""
    return tuple((0, cell) if isinstance(cell, int) else (1, str(cell)) for cell in row)


def write(tables: Tables, ambiguous: Iterable[str], out: Path) -> None:
    """Writes the file `out` anew. Raises sqlite3.Error where it cannot be written."""
    words = frozenset(name_key(word) for word in ambiguous)
    drafts = [tables.drafts[identifier] for identifier in sorted(tables.drafts)]
    numbers = {draft.id: number for number, draft in enumerate(drafts, start=1)}
    posts = {post: number for number, post in enumerate(sorted({_post(row) for row in tables.tenures}), start=1)}
    fills: dict[str, Iterable[tuple[object, ...]]] = {
        "sort": ((number, *sort) for sort, number in _sorts(drafts).items()),
        "entry": _entries(drafts),
        "name": _names(drafts, words),
        "surname": _surnames(drafts),
        "skeleton": _skeletons(drafts),
        "first_name": _first_names(drafts),
        "title": ((number, *row) for number, row in enumerate(sorted(set(tables.titles)), start=1)),
        "post": ((number, *post) for post, number in posts.items()),
        "tenure": {
            (numbers[row.person], posts[_post(row)], day_number(row.start) or 0, day_number(row.end) or 0)
            for row in tables.tenures
        },
        "demonym": {astuple(row) for row in tables.demonyms},
        "metonym": {(*astuple(row)[:4], " ".join(row.organizations), *astuple(row)[5:]) for row in tables.metonyms},
        "membership": _memberships(tables.memberships),
        "body_pattern": [astuple(row) for row in tables.patterns],
        "role_term": {name_key(row.term): (name_key(row.term), *astuple(row)) for row in tables.roles}.values(),
        "phrase": ((row.text, row.label, numbers[row.entry]) for row in phrases(tables, words)),
        "ambiguous": {(word,) for word in words},
    }
    out.unlink(missing_ok=True)
    connection = sqlite3.connect(out)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.executescript((HERE / "schema.sql").read_text(encoding="utf-8"))
        for table, lines in fills.items():
            ordered = sorted(lines, key=_order)
            if ordered:
                marks = ", ".join("?" * len(ordered[0]))
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", ordered)
        connection.executescript((HERE / "indices.sql").read_text(encoding="utf-8"))
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
    content = bytearray(out.read_bytes())
    content[_VERSION_FIELDS] = (3_040_000).to_bytes(4, "big")
    out.write_bytes(content)
