"""The country of actors whose own words name none: rebels, officials, office-holders and parties of the country spoken of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.records import Form, Kind, Mention, Reading
from kg.resolve.entities import Entity

#: The keys of the entities that each mention stands for.
Keys = Mapping[Mention, tuple[str, ...]]

#: Organisations that are at home in no one state, by class and by words of their names.
OTHER_CLASSES = frozenset({"IntergovernmentalOrganization", "MediaOrganization", "Company"})
WORLDWIDE = frozenset(
    {
        "international", "world", "global", "watch", "amnesty", "agency", "united", "nations", "european", "african", "asian", "arab",
        "islamic", "american", "commonwealth", "conference", "organization", "organisation", "borders", "cross", "crescent", "greenpeace",
        "news", "press", "times", "post", "television", "radio", "group", "community", "qaeda", "qaida", "committee", "commission",
        "council", "regional", "pacific",
    }
)  # fmt: skip
#: Groups without a name that may be at home anywhere.
FOREIGN = frozenset(
    {
        "organization", "organisation", "agency", "aid agency", "aid group", "community", "monitor", "observer", "inspector",
        "investigator", "mediator", "news agency", "press", "media", "television", "newspaper", "radio", "news report", "media report",
        "watchdog", "human rights group", "rights group", "union", "alliance", "bloc", "ally", "mission", "aid worker", "analyst",
        "critic",
    }
)  # fmt: skip


def settle(reading: Reading, entities: Mapping[str, Entity], keys: Keys) -> None:
    """Give actors without a country that of their sentences: the one where these place them, else the only one they name.

    "Rebels shelled a bridge in Aceh": Indonesian rebels. Where the sentences name several countries it stays open.
    """
    placed, named = spoken_of(entities, keys)
    homeless: dict[str, set[int]] = {}
    for mention, own in keys.items():
        for key in own:
            owned = any(keys.get(owner) for owner in mention.of)
            if _country(entities[key]) is None and _has_home(entities[key]) and not owned:
                homeless.setdefault(key, set()).add(mention.sentence)
    abroad = _abroad(reading, entities, keys)
    found = {key: home for key, sentences in homeless.items() for home in _home(sentences, placed, named)}
    for key, home in found.items():
        if entities[key].kind is not Kind.PERSON or (key, home) not in abroad:
            entities[key].country = home


def spoken_of(entities: Mapping[str, Entity], keys: Keys) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
    """For each sentence the countries where something happens, and all that it names, also by their people and towns."""
    placed: dict[int, set[str]] = {}
    named: dict[int, set[str]] = {}
    for mention, own in keys.items():
        for country in (_country(entities[key]) for key in own):
            if country is not None:
                named.setdefault(mention.sentence, set()).add(country)
                if mention.location:
                    placed.setdefault(mention.sentence, set()).add(country)
    return placed, named


def _abroad(reading: Reading, entities: Mapping[str, Entity], keys: Keys) -> set[tuple[str, str]]:
    """Actors and countries that deal with each other, so that the one is not of the other ("King Olaf visited Peru")."""
    found: set[tuple[str, str]] = set()
    for event in reading.events:
        others = [*event.agents, *event.recipients]
        for actor in others:
            for other in others:
                place = other.location or other.kind is Kind.PLACE
                apart = other.kind in {Kind.COUNTRY, Kind.PLACE} and other.form is Form.NAME and (not place or event.type == "CONSULT")
                lands = [land for key in keys.get(other, ()) if (land := _country(entities[key])) is not None]
                if apart and other != actor:
                    found.update((key, land) for key in keys.get(actor, ()) for land in lands)
    return found


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
    words = {word for name in entity.names for word in name.casefold().split()}
    return entity.entry is None and not entity.classes & OTHER_CLASSES and not words & WORLDWIDE


def _home(sentences: set[int], placed: Mapping[int, set[str]], named: Mapping[int, set[str]]) -> Iterator[str]:
    for countries in (placed, named):
        here = set().union(*(countries.get(sentence, set()) for sentence in sentences))
        if len(here) == 1:
            yield from here
            return
