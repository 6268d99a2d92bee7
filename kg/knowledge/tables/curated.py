"""The project's own corrections beside the tables: names to add, names to keep out, entries that no table has."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from kg.knowledge.keys import name_key
from kg.knowledge.tables.draft import Draft, Tables, rows, values
from kg.knowledge.values import Demonym, DemonymForm, Kind, NameKind

CURATED = Path(__file__).parent.parent / "curated"
_FORMS: dict[str, DemonymForm] = {"adjective": "adjective", "singular": "singular", "plural": "plural"}


def read_rejected(tables: Tables) -> None:
    """rejected.tsv: names that a table gives but that mean something else in news."""
    for row in rows(CURATED, "rejected.tsv"):
        tables.rejected.add((row["entry"], row["name"]))


def read_parents(tables: Tables) -> None:
    """parents.tsv: the country in which an authority without general recognition lies, for the containment of
    places."""
    for row in rows(CURATED, "parents.tsv"):
        tables.drafts[row["entry"]].country = row["country"]


def read_additions(tables: Tables) -> None:
    """entries.tsv, then names.tsv: further entries, names and demonyms. Raises ValueError for a kind or entry that is
    none."""
    for row in rows(CURATED, "entries.tsv"):
        if row["kind"] not in get_args(Kind):
            raise ValueError(f"curated/entries.tsv: {row['id']}: {row['kind']!r} is no kind of entry")
        kind: Kind = row["kind"]  # type: ignore[assignment]
        draft = tables.add(
            Draft(
                id=row["id"],
                kind=kind,
                type=row["type"],
                label=row["label"],
                source="curated",
                prominence=int(row["prominence"]),
                country=row["country"],
            )
        )
        draft.country = row["country"] or draft.country
        draft.type, draft.prominence = row["type"], max(draft.prominence, int(row["prominence"]))
        for name in values(row["names"]):
            draft.name(name)
    by_wikidata = {draft.wikidata: draft for draft in tables.drafts.values() if draft.wikidata}
    for row in rows(CURATED, "names.tsv"):
        found = tables.drafts.get(row["entry"]) or by_wikidata.get(row["entry"].removeprefix("wd:"))
        if found is None:
            raise ValueError(f"curated/names.tsv: no entry {row['entry']!r}")
        if form := _FORMS.get(row["kind"]):
            tables.demonyms.append(Demonym(word=row["name"], country=found.country, form=form, entry=found.id))
        elif row["kind"] == "label":
            former, found.label = found.label, row["name"]
            found.names.pop(row["name"], None)
            found.name(former)
        elif row["kind"] in get_args(NameKind):
            name_kind: NameKind = row["kind"]  # type: ignore[assignment]
            found.names.pop(row["name"], None)
            found.name(row["name"], name_kind)
        else:
            raise ValueError(f"curated/names.tsv: {row['name']}: {row['kind']!r} is no kind of name")


def settle(tables: Tables) -> None:
    """Drops what the curated list rejects whole, misspellings that are demonyms, demonyms that are names ("UK"), old
    states as other names."""
    for entry, name in sorted(tables.rejected):
        if name == "*":
            tables.drafts.pop(entry, None)
    words = {(demonym.entry, name_key(demonym.word)) for demonym in tables.demonyms}
    former = {name_key(draft.label) for draft in tables.drafts.values() if draft.type == "historical_state"}
    for draft in tables.drafts.values():
        if draft.kind == "country":
            draft.names = {
                text: "former" if draft.type == "country" and name_key(text) in former else kind
                for text, kind in draft.names.items()
                if kind != "variant" or (draft.id, name_key(text)) not in words
            }
    own = {entry: tables.drafts[entry].name_keys() for entry, _ in words}
    tables.demonyms = [demonym for demonym in tables.demonyms if name_key(demonym.word) not in own[demonym.entry]]
