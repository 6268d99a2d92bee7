"""Countries, former states and territories: names, demonyms, capitals and the buildings that stand for governments."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from kg.knowledge.keys import name_key
from kg.knowledge.tables.curated import read_parents
from kg.knowledge.tables.draft import Draft, Tables, rows, values
from kg.knowledge.values import Demonym, DemonymForm, Kind, Metonym, NameKind

_KINDS: dict[str, NameKind] = {
    "common": "alias",
    "official": "official",
    "conventional": "alias",
    "local": "local",
    "native": "local",
    "former": "former",
    "alt": "alias",
    "abbrev": "abbreviation",
    "phoenix_variant": "variant",
}
_FORMS: dict[str, DemonymForm] = {
    "demonym_adj": "adjective",
    "demonym_noun_sg": "singular",
    "demonym_noun_pl": "plural",
}
_PROMINENCE = {
    "country": 900,
    "territory": 760,
    "historical_state": 650,
    "de_facto_state": 600,
    "government_authority": 640,
}
_ENTRY_KIND: dict[str, Kind] = {"de_facto_state": "place", "government_authority": "organization"}
_NOISE = re.compile(r"\s*(\*|\(the\))")
_SEATS = re.compile(r"org:(\w+)")


def read_countries(folder: Path, tables: Tables) -> None:
    """countries.tsv and country_aliases.tsv into drafts and demonyms."""
    for row in rows(folder, "countries.tsv"):
        key = row["id"].removeprefix("ctry:")
        iso3 = row["iso3"].upper()
        tables.iso3[key] = iso3
        draft = tables.add(
            Draft(
                id=row["id"],
                kind=_ENTRY_KIND.get(row["type"], "country"),
                type=row["type"],
                label=row["label"],
                source="countries",
                prominence=_PROMINENCE[row["type"]],
                country=iso3,
                wikidata=row["qid"],
                start=row["valid_from"],
                end=row["valid_to"],
                lat=row["capital_lat"],
                lon=row["capital_lon"],
            )
        )
        for column in ("iso2", "region", "subregion", "continent", "capital", "capital_geonames_id", "un_member_since"):
            if row[column]:
                draft.extra[column] = row[column]
        draft.name(row["official_name"].split("(prior to")[0], "official")
    for row in rows(folder, "country_aliases.tsv"):
        draft = tables.drafts[row["id"]]
        if form := _FORMS.get(row["kind"]):
            tables.demonyms.append(Demonym(word=row["alias"], country=draft.country, form=form, entry=draft.id))
        elif (kind := _KINDS.get(row["kind"])) and not tables.is_rejected(draft.id, row["alias"]):
            draft.name(_NOISE.sub("", row["alias"]), kind)
    read_parents(tables)
    tables.demonyms = [replace(word, country=tables.drafts[word.entry].country) for word in tables.demonyms]


def add_metonym_bodies(tables: Tables) -> None:
    """An organisation for each building that stands for a government and is no body of that country already: the
    Kremlin."""
    known = {
        (key, draft.country)
        for draft in tables.drafts.values()
        if draft.kind == "organization"
        for key in draft.name_keys()
    }
    bodies: dict[tuple[str, str, str], list[Metonym]] = {}
    for metonym in tables.metonyms:
        if metonym.kind == "building":
            bodies.setdefault((metonym.country, metonym.function, metonym.place_wikidata), []).append(metonym)
    for (country, function, item), together in bodies.items():
        label = together[0].name
        if (name_key(label), country) in known or country == "VAT":
            continue
        draft = tables.add(
            Draft(
                id=f"metonym:{country}/{name_key(label).replace(' ', '_')}",
                kind="organization",
                type="metonym",
                label=label,
                source="metonyms",
                prominence=610,
                country=country,
                wikidata=item,
            )
        )
        draft.extra["function"] = function
        for metonym in together[1:]:
            draft.name(metonym.name)


def read_metonyms(folder: Path, tables: Tables) -> None:
    """metonyms.tsv: buildings, capitals and the seats of international organisations."""
    for row in rows(folder, "metonyms.tsv"):
        target = tables.drafts.get(row["target_id"])
        seats = tuple(f"org:{name}" for name in _SEATS.findall(row["target"]))
        if target is not None and target.kind != "country":
            seats = (target.id,)
        if target is None and not seats:
            continue
        kind = (
            "seat"
            if seats and row["kind"] == "building/place"
            else "building"
            if row["kind"].startswith("building")
            else "capital"
        )
        names = {name_key(name): name for name in reversed((row["metonym"], *values(row["aliases"])))}
        for name in reversed(names.values()):
            if tables.is_rejected("metonym", name):
                continue
            tables.metonyms.append(
                Metonym(
                    name=name,
                    country=target.country if target and not seats else "",
                    function="" if seats else row["function"],
                    kind=kind,
                    organizations=seats,
                    place_wikidata=row["place_qid"],
                    government_wikidata=row["gov_qid"],
                )
            )
    known = {(name_key(metonym.name), metonym.country) for metonym in tables.metonyms}
    for draft in list(tables.drafts.values()):
        capital = draft.extra.get("capital", "").removesuffix(", D.C.")
        if capital and draft.kind == "country" and draft.country and (name_key(capital), draft.country) not in known:
            tables.metonyms.append(Metonym(name=capital, country=draft.country, function="government", kind="capital"))
