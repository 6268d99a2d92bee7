"""International organisations, bodies of states, armed groups, parties and other organisations known from news."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from kg.knowledge.keys import name_key
from kg.knowledge.tables.curated import CURATED
from kg.knowledge.tables.draft import Draft, Tables, rows, values
from kg.knowledge.values import BodyPattern, Membership, RoleTerm

_LEADER = 600
_IGO = {
    "supranational": 860,
    "alliance": 840,
    "igo": 800,
    "igo_organ": 760,
    "court": 740,
    "bloc": 740,
    "contact_group": 680,
    "political_org": 680,
    "forum": 640,
    "ngo": 620,
    "treaty": 640,
}


def read_international(folder: Path, tables: Tables) -> None:
    """organisations_core.tsv, organisations_factbook_extra.tsv and org_memberships.tsv."""
    for row in rows(folder, "organisations_core.tsv"):
        draft = tables.add(
            Draft(
                id=row["id"],
                kind="organization",
                type=row["type"],
                label=row["label"],
                source="organisations",
                prominence=_IGO.get(row["type"], 600),
                wikidata=row["qid"],
                start=row["founded"],
            )
        )
        for name in values(row["abbr"]):
            draft.extra.setdefault("abbreviation", name)
            draft.name(name, "abbreviation")
        for name in values(row["aliases"]):
            if not tables.is_rejected(draft.id, name):
                draft.name(name)
    for row in rows(folder, "organisations_factbook_extra.tsv"):
        draft = tables.add(
            Draft(
                id=row["id"],
                kind="organization",
                type="igo",
                label=row["label"] or row["abbr"],
                source="factbook",
                prominence=400,
            )
        )
        draft.extra["abbreviation"] = row["abbr"]
        draft.name(row["abbr"], "abbreviation")
    for row in rows(folder, "org_memberships.tsv"):
        country = tables.code(row["iso2"])
        if row["org_id"] in tables.drafts and country and row["status"] != "member_per_factbook_only":
            tables.memberships.append(
                Membership(
                    organization=row["org_id"],
                    country=country,
                    status=row["status"],
                    since=row["since"],
                    until=row["until"],
                    as_of=row["as_of"],
                    source="memberships",
                )
            )


def read_state_bodies(folder: Path, tables: Tables) -> None:
    """gov_bodies.tsv, gov_body_patterns.tsv and the role terms of agents_roles.tsv."""
    labels = Counter(label for label, _ in {(row["label"], row["iso2"]) for row in rows(folder, "gov_bodies.tsv")})
    for row in rows(folder, "gov_bodies.tsv"):
        state = tables.drafts.get(f"ctry:{row['iso2']}")
        label = f"{row['label']} of {state.label}" if state and labels[row["label"]] > 1 else row["label"]
        draft = tables.add(
            Draft(
                id=row["id"],
                kind="organization",
                type=row["type"],
                label=label,
                source="gov_bodies",
                prominence=520 if row["iso2"] == "US" else 430,
                country=tables.code(row["iso2"]),
                wikidata=row["qid"],
            )
        )
        for name in (row["label"], *values(row["aliases"])):
            if not tables.is_rejected(draft.id, name):
                draft.name(name)
    for row in rows(folder, "gov_body_patterns.tsv"):
        tables.patterns.append(BodyPattern(row["pattern"], row["entity_type"], row["plover_sector"], row["function"]))
    for row in rows(CURATED, "body_patterns.tsv"):
        tables.patterns.append(BodyPattern(row["pattern"], row["type"], row["sector"], row["function"]))
    for row in rows(folder, "agents_roles.tsv"):
        if row["sector"] and row["is_stem"] != "1":
            tables.roles.append(RoleTerm(row["term"], row["sector"], row["code"]))


def read_groups(folder: Path, tables: Tables) -> None:
    """armed_groups.tsv: 101 curated groups, and those of the Phoenix dictionaries."""
    for row in rows(folder, "armed_groups.tsv"):
        curated = row["id"].startswith("grp:")
        countries = tables.codes(row["country"])
        draft = tables.add(
            Draft(
                id=row["id"],
                kind="organization",
                type=f"armed_group/{row['type']}",
                label=row["label"],
                source="armed_groups" if curated else "phoenix_groups",
                prominence=660 if curated else 240,
                country=countries[0] if len(countries) == 1 else "",
                wikidata=row["qid"],
                countries=countries if len(countries) > 1 else (),
            )
        )
        for name in values(row["aliases"]):
            if not tables.is_rejected(draft.id, name):
                draft.name(name)


def read_parties(folder: Path, tables: Tables) -> None:
    """parties.tsv (Party Facts): the parties that have a Wikidata item."""
    for row in rows(folder, "parties.tsv"):
        country = tables.code(row["iso2"])
        if not row["qid"] or not row["label"][:1].isupper():
            continue
        draft = tables.add(
            Draft(
                id=row["id"],
                kind="organization",
                type="party",
                label=row["label"],
                source="partyfacts",
                prominence=300 if country else 150,
                country=country,
                wikidata=row["qid"],
                start=row["founded"],
                end=row["dissolved"],
            )
        )
        if row["abbr"]:
            draft.extra["abbreviation"] = row["abbr"]
            draft.name(row["abbr"], "abbreviation")
        for name in values(row["aliases"]):
            draft.name(name, "variant")


def _leaders_without_item(tables: Tables) -> dict[str, Draft]:
    """Heads of state and government without a Wikidata item, by full name, where one country alone had a leader of
    that name."""
    found: dict[str, list[Draft]] = {}
    for draft in tables.drafts.values():
        if draft.kind == "person" and draft.prominence >= _LEADER and not draft.wikidata:
            for key in draft.name_keys():
                found.setdefault(key, []).append(draft)
    return {key: drafts[0] for key, drafts in found.items() if " " in key and len(drafts) == 1}


def _fits(label: str, name: str) -> bool:
    """Whether a surface form names the entity by itself: shares a word with the label, or is its initials."""
    words = {word.casefold() for word in label.split() if len(word) > 2}
    initials = "".join(word[0] for word in label.split() if word[0].isupper())
    return name[:1].isupper() and (
        len(words & {word.casefold() for word in name.split()}) > 1 or name.replace(".", "") == initials
    )


def read_news_entities(folder: Path, tables: Tables) -> None:
    """news_entities_elevant.tsv: persons, organisations, places and peoples met in news, with their Wikidata items."""
    linked = {draft.wikidata: draft for draft in tables.drafts.values() if draft.wikidata}
    leaders = _leaders_without_item(tables)
    for row in rows(folder, "news_entities_elevant.tsv"):
        types = row["types"].split("|")
        known = linked.get(row["qid"])
        draft = known
        if known is None:
            if not row["label"][:1].isupper() or any(char.isdigit() for char in row["label"]):
                continue
            leader = leaders.get(name_key(row["label"])) if types[0] == "Person" else None
            if leader is not None and not leader.wikidata:
                leader.wikidata = row["qid"]
                leader.extra["wikidata_by"] = "name"
                continue
            if types[0] == "Person":
                draft = Draft(row["id"], "person", "person", row["label"], "elevant", 450)
            elif types[0] == "Human Population":
                draft = Draft(row["id"], "people", "people", row["label"], "elevant", 480)
            elif types[0] == "Geographic Entity":
                draft = Draft(row["id"], "place", "place", row["label"], "elevant", 330)
            elif types[0] == "Organization" or types == ["Product", "Organization"]:
                draft = Draft(row["id"], "organization", "organization", row["label"], "elevant", 440)
            else:
                continue
            draft.wikidata = row["qid"]
            tables.add(draft)
        assert draft is not None
        for name in values(row["surface_forms"]):
            if draft.kind in ("organization", "person") and _fits(draft.label, name):
                draft.name(name, "variant")
