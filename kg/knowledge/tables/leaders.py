"""Heads of state and government: REIGN with Archigos (1990-2021) and the Factbook (May 2026)."""

from __future__ import annotations

import re
from pathlib import Path

from kg.knowledge.keys import name_key, without_title
from kg.knowledge.tables.draft import Draft, Row, Tables, rows
from kg.knowledge.tables.register import Register, hold
from kg.knowledge.values import Tenure

_NOT_THEIRS = frozenset({"A2.9-7654", "A2.9-7399"})
"""REIGN rows of an occupier (Saddam Hussein as the ruler of Kuwait, an American general as that of Iraq)."""
_COW = {"UKG": "GB", "GRC": "GR", "CZR": "CZ", "CZE": "CSK", "GDR": "DD", "YPR": "YD"}
"""Keys of the countries that REIGN names by its code only."""
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_BROKEN = re.compile(r"[ÃÅÄ¡³]|&| and ")


def _same_name(leader: str, full: str) -> bool:
    """Whether the full name that Archigos links can be REIGN's leader: each word found, the initial the same ("H.
    Aliyev" is not Ilham)."""
    words, whole = name_key(leader).split(), name_key(full).split()
    initials = {word[0] for word in whole}
    return bool(whole) and all(word in whole if len(word) > 2 else word[0] in initials for word in words)


def _identify(row: Row, country: str, tables: Tables, register: Register) -> tuple[str, Draft | None]:
    """The name to use for a REIGN row and the known person it is; the link of the source is taken only where name and
    birth agree."""
    full = row["label"] or row["enwiki"].split(" (")[0]
    linked = tables.drafts.get(f"wd:{row['qid']}") if row["qid"] else None
    if linked is not None and row["birth_year"] and linked.start and linked.start[:4] != row["birth_year"]:
        full, linked = "", None
    if full and not _same_name(row["leader"], full):
        full, linked = "", None
    if linked is not None:
        return full, linked
    if full and (known := register.find([full], country)):
        return full, known
    if known := register.find([row["leader"]], country):
        return full or row["leader"], known
    began, ended = row["start"], row["end"] or row["open_as_of"]
    held = {
        tenure.person
        for tenure in tables.tenures
        if tenure.country == country
        and tenure.role in ("official", "leader")
        and tenure.start[:7] <= ended
        and began <= (tenure.end or "2014-12")[:7]
    }
    bearers = [
        draft
        for draft in register.bearers(row["leader"], country)
        if draft.start[:4] == row["birth_year"] or (not draft.start and draft.id in held and draft.prominence >= 600)
    ]
    return full or row["leader"], bearers[0] if len(bearers) == 1 else None


def read_effective_leaders(folder: Path, tables: Tables, register: Register) -> None:
    """leaders_effective_1990_2021.tsv; read after the officials, so that a bare family name finds its bearer."""
    for row in rows(folder, "leaders_effective_1990_2021.tsv"):
        country = tables.code(row["iso2"] or _COW.get(row["cow"], ""))
        row["leader"] = _BRACKETS.sub("", row["leader"])
        if row["reign_leadid"] in _NOT_THEIRS or _BROKEN.search(row["leader"]):
            continue
        name, known = _identify(row, country, tables, register)
        if known is None and " " not in name:
            continue
        if known is None:
            known = tables.add(
                Draft(
                    id=f"reign:{row['reign_leadid'] or name_key(name).replace(' ', '_')}",
                    kind="person",
                    type="person",
                    label=name,
                    source="reign",
                    prominence=600,
                    country=country,
                )
            )
        else:
            known.name(name)
        hold(
            tables, known, Tenure(known.id, "", "leader", country, row["start"], row["end"], row["open_as_of"], "reign")
        )
        register.note(known)


def read_present_leaders(folder: Path, tables: Tables, register: Register) -> None:
    """leaders_current_factbook.tsv: heads of state and government as of May 2026; items from the CC BY-NC set are left
    out."""
    seen: dict[str, Draft] = {}
    for row in rows(folder, "leaders_current_factbook.tsv"):
        country = tables.code(row["iso2"])
        name = (without_title(row["name"]) or row["name"]).strip(" .,")
        item = row["qid"] if row["qid_source"] == "persons.tsv" else ""
        known = register.find([name], country, item) or register.chief(name) or seen.get(name_key(name))
        if known is None:
            known = tables.add(
                Draft(
                    id=f"person:{country or row['iso2']}/{name_key(name).replace(' ', '_')}",
                    kind="person",
                    type="person",
                    label=name,
                    source="factbook",
                    prominence=560,
                    country=country,
                )
            )
            seen[name_key(name)] = known
        hold(
            tables,
            known,
            Tenure(known.id, row["title"], row["role"], country, row["since"], "", row["as_of"], "factbook"),
        )
        register.note(known)
