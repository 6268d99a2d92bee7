"""The embedded knowledge base: who and what news names, with the identifiers that its source tables give.

The tables are compiled by `compile_tables` into `knowledge.sqlite`, which the package carries; `load()` opens it once,
in milliseconds, and gives a `Knowledge`, whose look-ups return frozen values, the most prominent first:

- any entry: `by_name(name, kinds=…)`, `by_id`, `by_wikidata`, `names(entry)`, `entries(…)`. A name's key ignores case,
  accents, hyphens, dots and "the"; names of three letters match in their own case only ("US", never "us"),
  abbreviations and names that are common words need a capital;
- countries: `country(name)`, `by_iso3`, `by_iso2`, `countries()`, `demonym(word)`, `capital(name)`, `metonym(name)`;
- persons: `person(name, country=…)`, `surname(name, country=…, on=…)`, `tenures(person)`, `holders(country, role, on)`,
  `is_first_name`, `is_surname`, `gender(first_name)`;
- places and organisations: `place(name, country=…)`, `organization(name, country=…)`, `members(org, on)`,
  `memberships(…)`, `state_body("Indian troops")`;
- words: `body_patterns()`, `sector(term)`, `role_terms()`, `titles()`, `is_ambiguous(word)`, and `gazetteer()` for a
  phrase matcher.

Standard library only. Sources and licences: SOURCES.md; the project's own corrections: the tables in `curated/`.
"""

from __future__ import annotations

from kg.knowledge.bodies import StateBody
from kg.knowledge.compile import compile_tables
from kg.knowledge.lookup import DATA, Knowledge, load
from kg.knowledge.values import (
    BodyPattern,
    Demonym,
    Entry,
    Kind,
    Membership,
    Metonym,
    Name,
    Phrase,
    RoleTerm,
    Tenure,
)

__all__ = [
    "DATA",
    "BodyPattern",
    "Demonym",
    "Entry",
    "Kind",
    "Knowledge",
    "Membership",
    "Metonym",
    "Name",
    "Phrase",
    "RoleTerm",
    "StateBody",
    "Tenure",
    "compile_tables",
    "load",
]
