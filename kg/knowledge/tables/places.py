"""Regions, seas and cities, with the country they lie in and their coordinates."""

from __future__ import annotations

import math
import re
from pathlib import Path

from kg.knowledge.keys import is_strict, name_key
from kg.knowledge.tables.draft import Draft, Tables, rows, values

_REGION = {
    "continent": 700,
    "supra": 640,
    "sub_disputed": 630,
    "sub": 560,
    "sea": 560,
    "strait": 540,
    "canal": 540,
    "territory": 520,
    "concept": 300,
    "admin1": 440,
    "historical_soviet_republic": 300,
}
_LATIN = re.compile(r"[A-Za-zÀ-ɏ'’. -]+")
_ARTICLE = re.compile(r"(?:A[dlnrstz]|Ash|El)[ -](?=\w{4})")
_CLOSE_COUNTRIES = frozenset({"AM", "AZ", "GE"})
_ALIAS_POPULATION = 100_000


def read_regions(folder: Path, tables: Tables) -> None:
    """regions.tsv (curated, ISO 3166-2 of large federations, Natural Earth map units) and the UN M49 regions."""
    by_key: dict[str, Draft] = {}
    states = {draft.wikidata: draft for draft in tables.drafts.values() if draft.kind != "organization"}
    for row in rows(folder, "regions.tsv"):
        same = states.get(row["qid"]) if row["qid"] else None
        country = tables.code(row["part_of_iso2"].split(" ")[0])
        if same is not None:
            same.extra.setdefault("iso3166_2", row["iso3166_2"])
            if same.kind == "place" and country:
                same.country = country
            for name in values(row["aliases"]):
                same.name(name)
            continue
        draft = tables.add(
            Draft(
                id=row["id"],
                kind="place",
                type=row["type"].removeprefix("ne_"),
                label=row["label"].split(" (")[0],
                source="rigour"
                if row["licence"] == "MIT"
                else "natural-earth"
                if row["id"].startswith("reg:ne_")
                else "regions",
                prominence=_REGION.get(row["type"], 250),
                country=country,
                wikidata=row["qid"],
                countries=tables.codes(row["member_iso2"]),
            )
        )
        if row["iso3166_2"]:
            draft.extra["iso3166_2"] = row["iso3166_2"]
        for name in values(row["aliases"]):
            if not tables.is_rejected(draft.id, name):
                draft.name(name)
        for key in draft.name_keys():
            by_key.setdefault(key, draft)
    for row in rows(folder, "m49_regions.tsv"):
        region = by_key.get(name_key(row["label"]))
        members = tables.codes(row["members"])
        if region is None:
            tables.add(
                Draft(
                    id=f"m49:{row['m49']}",
                    kind="place",
                    type="supra",
                    label=row["label"],
                    source="m49",
                    prominence=500,
                    countries=members,
                )
            )
        elif not region.countries:
            region.countries = members


def _aliases(row: dict[str, str], population: int) -> list[str]:
    """The other names of a city that English news may use: Latin letters, towns of some size, no inflected or
    bracketed forms."""
    if population < _ALIAS_POPULATION and row["type"] != "capital" and row["iso2"] not in _CLOSE_COUNTRIES:
        return []
    seen = {name_key(row["label"])}
    kept = []
    for name in values(row["aliases"]):
        key = name_key(name)
        if key in seen or len(key) < 4 or not _LATIN.fullmatch(name) or re.search(r" i |'$|''", name):
            continue
        seen.add(key)
        kept.append(name)
    return kept


def read_cities(folder: Path, tables: Tables) -> None:
    """cities.tsv: prominence grows with the logarithm of the population; capitals stand above."""
    for row in rows(folder, "cities.tsv"):
        population = int(row["population"] or 0)
        size = round(60 * math.log10(max(population, 1)))
        draft = tables.add(
            Draft(
                id=row["id"],
                kind="place",
                type=row["type"],
                label=row["label"],
                source="geonames",
                prominence=80 + size + (230 if row["type"] == "capital" else 0),
                country=tables.code(row["iso2"]),
                wikidata="" if row["qid_source"].startswith("dr5hn") and ";" not in row["qid_source"] else row["qid"],
                lat=row["lat"],
                lon=row["lon"],
                population=population,
            )
        )
        if row["admin1"].isalpha():
            draft.extra["admin1"] = row["admin1"]
        if row["capital_of"]:
            draft.extra["capital_of"] = row["capital_of"]
        if short := _ARTICLE.sub("", row["label"]):
            draft.name(short[0].upper() + short[1:])
        for name in _aliases(row, population):
            if not is_strict(name) and not tables.is_rejected(draft.id, name):
                draft.name(name, "variant")
