"""Which rows of different tables mean one person. Between the readers of persons' tables."""

from __future__ import annotations

from kg.knowledge.keys import name_key
from kg.knowledge.tables.draft import Draft, Tables
from kg.knowledge.values import Tenure

RANK = {
    "head_of_state": 700,
    "head_of_government": 690,
    "leader": 690,
    "foreign_minister": 640,
    "igo_head": 640,
    "defence_minister": 600,
    "vice_president": 580,
    "interior_minister": 560,
    "finance_minister": 560,
    "other_minister": 500,
    "speaker": 500,
    "military_chief": 500,
    "intelligence_chief": 480,
    "deputy_foreign_minister": 460,
    "ambassador": 420,
}
"""Prominence that a post lends to its holder."""
CHIEF = 600
"""Prominence from which on a person is a head of state or government, or holds one of the first posts."""


def full_keys(name: str) -> list[str]:
    """The keys that make two rows one person: the full name, with and without "al"; never initials or single words."""
    key = name_key(name)
    bare = " ".join(word for word in key.split() if word not in ("al", "el"))
    return [found for found in dict.fromkeys((key, bare)) if " " in found]


class Register:
    """Finds the person that a further table means: by Wikidata item, else by full name within a country."""

    def __init__(self, tables: Tables) -> None:
        """Starts with the persons that the tables hold."""
        self._tables = tables
        self._by_name: dict[tuple[str, str], Draft] = {}
        self._by_surname: dict[tuple[str, str], list[Draft]] = {}
        self._chiefs: dict[str, list[Draft]] = {}
        for draft in list(tables.drafts.values()):
            if draft.kind == "person":
                self.note(draft)

    def note(self, draft: Draft) -> None:
        """Remembers the names of a draft under its country."""
        for text, _ in draft.all_names():
            for key in full_keys(text):
                self._by_name.setdefault((key, draft.country), draft)
                if draft.prominence >= CHIEF and draft not in (chiefs := self._chiefs.setdefault(key, [])):
                    chiefs.append(draft)
            for word in set(name_key(text).split()[1:]):
                if draft not in (bearers := self._by_surname.setdefault((word, draft.country), [])):
                    bearers.append(draft)

    def find(self, names: list[str], country: str, wikidata: str = "") -> Draft | None:
        """The known person with that item or with one of those full names in that country."""
        if wikidata and (known := self._tables.drafts.get(f"wd:{wikidata}")) and known.kind == "person":
            return known
        for name in names:
            for key in full_keys(name):
                if country and (known := self._by_name.get((key, country))):
                    return known
        return None

    def chief(self, name: str) -> Draft | None:
        """The one person of that full name who holds a first post anywhere (a king of several countries)."""
        chiefs = self._chiefs.get(name_key(name), [])
        return chiefs[0] if len(chiefs) == 1 else None

    def bearers(self, name: str, country: str) -> list[Draft]:
        """Persons of the country whose names hold, after the first word, every word of this family name."""
        words = [word for word in name_key(name).split() if len(word) > 2]
        found = [self._by_surname.get((word, country), []) for word in words]
        return [draft for draft in found[0] if all(draft in others for others in found[1:])] if found else []


def hold(tables: Tables, draft: Draft, tenure: Tenure) -> None:
    """Notes the post and lifts the person's prominence to it."""
    tables.tenures.append(tenure)
    draft.prominence = max(draft.prominence, RANK.get(tenure.role, 400))
    draft.type = "person"
    if not draft.country:
        draft.country = tenure.country
