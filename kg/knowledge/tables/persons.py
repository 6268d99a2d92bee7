"""Persons with their posts: cabinets, heads of state, effective leaders, the Phoenix officials of 1990-2014,
legislators."""

from __future__ import annotations

import re
from pathlib import Path

from kg.knowledge.keys import name_key, without_title
from kg.knowledge.tables.draft import Draft, Tables, rows, values
from kg.knowledge.tables.register import CHIEF, Register, hold
from kg.knowledge.values import Tenure

_OPEN_LICENCES = ("CC0", "MIT", "PDDL")
_BRITISH = frozenset({"Scotland", "Wales", "Northern_Ireland"})
_SPELL = re.compile(r"(\w+):([\d-]*)\.\.([\d-]*)")
_PHOENIX_ROLES = {
    "GOV": "official",
    "GOVMIL": "defence_official",
    "GOVJUD": "justice_official",
    "LEG": "legislator",
    "GOVLEG": "legislator",
    "MIL": "military",
    "REB": "rebel",
    "OPP": "opposition",
    "ELI": "elite",
}


def read_cabinets(folder: Path, tables: Tables) -> None:
    """persons.tsv with offices.tsv and offices_updates.tsv; rows under CC BY-SA are left out."""
    for row in rows(folder, "persons.tsv"):
        if not row["licence"].startswith(_OPEN_LICENCES):
            continue
        draft = tables.add(
            Draft(
                id=row["id"],
                kind="person",
                type="person",
                label=row["label"],
                source="cabinets",
                prominence=380,
                country=tables.code(row["iso2"]),
                wikidata=row["qid"],
                start=row["birth"],
                end=row["death"],
            )
        )
        if row["gender"]:
            draft.extra["gender"] = row["gender"]
        for name in values(row["aliases"]):
            if " " in (short := without_title(name)) and not tables.is_rejected(draft.id, name):
                draft.name(short)
    ends = {(row["person_id"], row["role"], row["start"]): row["end"] for row in rows(folder, "offices_updates.tsv")}
    for row in rows(folder, "offices.tsv"):
        known = tables.drafts.get(row["person_id"])
        if known is None or not row["licence"].startswith(_OPEN_LICENCES):
            continue
        end = row["end"] or ends.pop((row["person_id"], row["role"], row["start"]), "")
        title = row["office"] if not row["office"].startswith("[") else ""
        country = tables.code(row["iso2"]) or known.country
        hold(
            tables,
            known,
            Tenure(row["person_id"], title, row["role"], country, row["start"], end, row["as_of"], "cabinets"),
        )
    for row in rows(folder, "offices_updates.tsv"):
        known = tables.drafts.get(row["person_id"])
        if known is not None and (row["person_id"], row["role"], row["start"]) in ends:
            hold(
                tables,
                known,
                Tenure(
                    known.id,
                    row["office"],
                    row["role"],
                    tables.code(row["iso2"]),
                    row["start"],
                    row["end"],
                    "",
                    "peppercat_fact",
                ),
            )


def read_officials(folder: Path, tables: Tables, register: Register) -> None:
    """persons_phoenix.tsv: officials 1990-2014 with the spells of their CAMEO role; the names are in ASCII."""
    for row in rows(folder, "persons_phoenix.tsv"):
        country = tables.code(row["iso2"])
        names = [short for name in (row["name"], *values(row["aliases"])) if " " in (short := without_title(name))]
        if not names:
            continue
        draft = register.find(names, country, row["qid"])
        if draft is None:
            draft = tables.add(
                Draft(
                    id=f"phx:{row['cameo']}/{name_key(row['name']).replace(' ', '_')}",
                    kind="person",
                    type="person",
                    label=names[0],
                    source="phoenix",
                    prominence=300,
                    country=country,
                )
            )
        for name in names:
            draft.name(name, "variant")
        for code, start, end in _SPELL.findall(row["spells"]):
            role = _PHOENIX_ROLES.get(code, "official")
            # the general GOV spell with an exact day comes from the list of heads of state and government
            exact = start[8:] not in ("", "01") or (end[8:] not in ("", "28", "29", "30", "31"))
            draft.prominence = max(draft.prominence, CHIEF if code == "GOV" and exact else 340)
            tables.tenures.append(Tenure(draft.id, "", role, country, start, end, "" if end else "2014-12", "phoenix"))
        draft.type = "person"
        register.note(draft)


def read_legislators(folder: Path, tables: Tables, register: Register) -> None:
    """legislators_2015.tsv: members of parliaments as of 2015 that the English Wikipedia knows; names and Wikidata
    items only."""
    for row in rows(folder, "legislators_2015.tsv"):
        if row["id"] in tables.drafts or not row["enwiki"] or not row["label"] or "," in row["label"]:
            continue
        country = tables.code(row["iso2"] or ("GB" if row["jurisdiction"] in _BRITISH else ""))
        draft = tables.add(
            Draft(
                id=row["id"],
                kind="person",
                type="legislator",
                label=row["label"],
                source="everypolitician",
                prominence=250,
                country=country,
                wikidata=row["qid"],
            )
        )
        register.note(draft)


def read_positions(folder: Path, tables: Tables) -> None:
    """positions.tsv: known titles of posts with their role and Wikidata item."""
    for row in rows(folder, "positions.tsv"):
        tables.titles.append((row["label"], row["role"], row["qid"]))
