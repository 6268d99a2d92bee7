"""Rows of the compiled file back into values, for `lookup`; the opposite of `store`."""

from __future__ import annotations

import sqlite3

from kg.knowledge.days import iso_day
from kg.knowledge.keys import surface
from kg.knowledge.values import Entry, Metonym, Name, NameKind, Tenure

_KINDS: dict[str, NameKind] = {
    "l": "label",
    "a": "alias",
    "b": "abbreviation",
    "o": "official",
    "f": "former",
    "n": "local",
    "v": "variant",
}
ENTRY = "SELECT e.*, s.kind AS kind, s.type AS type, s.source AS source FROM entry e JOIN sort s ON s.no = e.sort "
TENURE = (
    "SELECT e.id AS person, p.title, p.role, p.country, t.started, t.ended, p.as_of, p.source "
    "FROM tenure t JOIN post p ON p.no = t.post JOIN entry e ON e.no = t.person "
)


def entry_of(row: sqlite3.Row) -> Entry:
    """An entry from its row."""
    identifier: str = row["id"]
    number = row["wikidata"]
    extra = tuple(tuple(fact.split("=", 1)) for fact in (row["extra"] or "").split("\t") if fact)
    names = tuple(name[1:] for name in row["names"].split("|"))
    return Entry(
        id=identifier,
        kind=row["kind"],
        type=row["type"],
        label=names[0],
        names=names,
        country=row["country"] or "",
        countries=tuple((row["countries"] or "").split()),
        wikidata=identifier.removeprefix("wd:") if number is None else f"Q{number}" if number else "",
        lat=None if row["lat"] is None else row["lat"] / 10_000,
        lon=None if row["lon"] is None else row["lon"] / 10_000,
        population=row["population"] or 0,
        start=iso_day(row["started"]),
        end=iso_day(row["ended"]),
        prominence=row["prominence"],
        source=row["source"],
        extra=extra,
    )


def tenure_of(row: sqlite3.Row) -> Tenure:
    """A tenure from its row."""
    person, title, role, country, started, ended, as_of, source = row
    return Tenure(person, title, role, country, iso_day(started), iso_day(ended), as_of, source)


def shows(written: str, strict: str | None) -> bool:
    """Whether the written form satisfies the case rule of a name."""
    if strict is None:
        return True
    shown = surface(written)
    return any(char.isupper() for char in shown) if strict == "^" else shown == strict


def metonym_of(row: sqlite3.Row) -> Metonym:
    """A metonym from its row."""
    name, country, function, kind, organizations, place, government = row
    return Metonym(name, country, function, kind, tuple(organizations.split()), place, government)


def names_of(row: sqlite3.Row) -> tuple[Name, ...]:
    """The names of an entry's row with their sort."""
    return tuple(Name(name[1:], _KINDS[name[0]]) for name in row["names"].split("|"))
