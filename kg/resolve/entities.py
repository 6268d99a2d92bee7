"""The values of the resolved side: entities with stable keys, and the posts that persons hold."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from kg.knowledge import Entry
from kg.records import Kind, Span

#: Classes of organisations of the ontology by the types of the knowledge base and the categories of mentions.
ORGANIZATION_CLASSES = {
    "force": "ArmedForce",
    "armed_forces": "ArmedForce",
    "police": "GovernmentBody",
    "armed_group": "ArmedGroup",
    "jihadist": "ArmedGroup",
    "insurgent": "ArmedGroup",
    "insurgent/government": "ArmedGroup",
    "separatist": "ArmedGroup",
    "militia": "ArmedGroup",
    "paramilitary": "ArmedGroup",
    "body": "GovernmentBody",
    "government body": "GovernmentBody",
    "government/cabinet": "GovernmentBody",
    "legislature": "GovernmentBody",
    "ministry": "GovernmentBody",
    "court": "GovernmentBody",
    "ministry_foreign": "GovernmentBody",
    "ministry_defence": "GovernmentBody",
    "central_bank": "GovernmentBody",
    "intelligence": "GovernmentBody",
    "government_authority": "GovernmentBody",
    "igo": "IntergovernmentalOrganization",
    "igo_organ": "IntergovernmentalOrganization",
    "igo_finance": "IntergovernmentalOrganization",
    "supranational": "IntergovernmentalOrganization",
    "alliance": "IntergovernmentalOrganization",
    "party": "PoliticalParty",
    "media": "MediaOrganization",
    "news agency": "MediaOrganization",
    "company": "Company",
}


#: Letters that Unicode does not take apart into a plain one and a mark.
PLAIN = str.maketrans({"ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "þ": "th", "æ": "ae", "œ": "oe"})
LETTERS = frozenset({"Ll", "Lo", "Nd"})
REMEMBERED = 8_000  # names whose form is kept at hand


@dataclass(frozen=True, slots=True)
class Post:
    """An office: title lower case, and the key of the country or organisation it belongs to."""

    title: str
    of: str | None
    former: bool
    span: Span
    rule: str = ""


@dataclass(slots=True)
class Entity:
    """What mentions stand for in one article; `key` is stable and becomes the IRI below `id/`."""

    key: str
    kind: Kind
    label: str
    classes: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    iso3: str = ""
    country: str | None = None  # key of a country
    wikidata: str = ""
    lat: float | None = None
    lon: float | None = None
    named: bool = True
    described: bool = False  # two phrases or more stand for it, none of them a name
    gender: str = ""
    entry: Entry | None = None
    posts: list[Post] = field(default_factory=list)
    spans: set[Span] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    category: str = ""
    number: str = "sing"


@lru_cache(maxsize=REMEMBERED)
def slug(name: str) -> str:
    """A readable, stable part of an IRI: ASCII letters and digits joined by hyphens; a hash for letters that have no such form."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN))
    folded = "".join(char for char in plain if not unicodedata.combining(char))
    found = re.sub(r"[^a-z0-9]+", "-", re.sub("['’ʼʻʿʾ]", "", folded)).strip("-")
    if found and not any(unicodedata.category(char) in LETTERS and not char.isascii() for char in folded):
        return found
    return f"{found}-{hashlib.sha256(name.encode('utf-8')).hexdigest()[:12]}".strip("-")


def country_key(iso3: str) -> str:
    """The key of a country."""
    return f"country/{iso3}"


def linked_key(kind: str, entry: Entry) -> str:
    """The key of an entity that the knowledge base knows: its label, and its identifier there."""
    tail = entry.wikidata or re.sub(r"[^A-Za-z0-9]+", "-", entry.id)
    return f"{kind}/{slug(entry.label)}-{tail}"
