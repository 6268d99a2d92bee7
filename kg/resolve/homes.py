"""The country of actors whose own words name none: rebels, officials, office-holders and parties of the country spoken of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.records import Kind, Mention
from kg.resolve.entities import Entity

#: Named organisations that belong to one state; others ("Amnesty International") may be at home anywhere.
OF_A_STATE = frozenset({"ArmedGroup", "PoliticalParty"})
PARTISAN = frozenset(
    {"movement", "front", "party", "league", "brigade", "brigades", "army", "opposition", "coalition", "militia", "guerrillas", "rebels"}
)
#: Groups without a name that may be at home anywhere.
FOREIGN = frozenset(
    {
        "organization", "organisation", "agency", "aid agency", "aid group", "community", "monitor", "observer", "inspector", "investigator",
        "mediator", "news agency", "press", "media", "television", "newspaper", "radio", "news report", "media report",
        "watchdog", "human rights group", "rights group", "union", "alliance", "bloc", "ally", "mission", "aid worker", "analyst", "critic",
    }
)  # fmt: skip


def settle(entities: Mapping[str, Entity], keys: Mapping[Mention, tuple[str, ...]]) -> None:
    """Give actors without a country that of their sentences: the one where these place them, else the only one they name.

    "Rebels shelled a bridge in Aceh": Indonesian rebels. Where the sentences name several countries it stays open.
    """
    placed: dict[int, set[str]] = {}
    named: dict[int, set[str]] = {}
    homeless: dict[str, set[int]] = {}
    for mention, own in keys.items():
        for key in own:
            country = _country(entities[key])
            if country is not None:
                named.setdefault(mention.sentence, set()).add(country)
                if mention.location:
                    placed.setdefault(mention.sentence, set()).add(country)
            elif _has_home(entities[key]) and not any(keys.get(owner) for owner in mention.of):
                homeless.setdefault(key, set()).add(mention.sentence)
    found = {key: home for key, sentences in homeless.items() for home in _home(sentences, placed, named)}
    for key, home in found.items():
        entities[key].country = home


def _country(entity: Entity) -> str | None:
    if "IntergovernmentalOrganization" in entity.classes:
        return None
    return entity.key if entity.kind is Kind.COUNTRY else entity.country


def _has_home(entity: Entity) -> bool:
    if entity.kind is Kind.PERSON:
        return entity.entry is None and any(post.of is None for post in entity.posts)
    if entity.kind is not Kind.ORGANIZATION:
        return False
    if not entity.named:
        return not entity.heads & FOREIGN
    partisan = any(word in PARTISAN for name in sorted(entity.names) for word in name.casefold().split())
    return entity.entry is None and (partisan or bool(entity.classes & OF_A_STATE))


def _home(sentences: set[int], placed: Mapping[int, set[str]], named: Mapping[int, set[str]]) -> Iterator[str]:
    for countries in (placed, named):
        here = set().union(*(countries.get(sentence, set()) for sentence in sentences))
        if len(here) == 1:
            yield from here
            return
