"""Descriptions -> entities: "Russian officials" are Russia, "the two countries" two countries, "the president" who holds the post.

Each function gives the keys of entities, or an empty tuple: an explicit "not known".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kg.records import Form, Kind, Mention
from kg.resolve.entities import ORGANIZATION_CLASSES, Entity, country_key, slug
from kg.resolve.names import Names, name_words
from kg.resolve.salience import Salience

NO_KEYS: tuple[str, ...] = ()
JOINT = re.compile(r"\s*(?:,|and|, and|&|-|–|with)\s*(?:the\s+)?")
HOME = frozenset({"country", "nation"})
WINDOW = 4  # sentences back in which a description finds whom it means


def describe(mention: Mention, owners: Sequence[str], names: Names, salience: Salience) -> tuple[str, ...]:
    """The entities of a description; `owners` are the keys of the mentions that it hangs on."""
    match mention.category:
        case "government" | "spokesperson":
            return _state(mention, owners, names, salience)
        case "leader" | "post":
            return _holder(mention, owners, names, salience)
        case "force" | "police" | "body":
            return _body(mention, owners, names, salience)
        case "armed_group" | "group":
            return _group(mention, owners, names, salience)
        case "people":
            homes = [_country_of(key, names) if key.startswith("place/") else key for key in owners]  # "residents of Lima"
            return tuple(dict.fromkeys(key for key in homes if key is not None and key.startswith("country/")))
        case "country":
            return _countries(mention, names, salience)
        case "place":
            return _place(mention, owners, names, salience)
    return NO_KEYS


def _actors(owners: Sequence[str]) -> tuple[str, ...]:
    return tuple(key for key in owners if not key.startswith("place/"))


def _country_of(key: str, names: Names) -> str | None:
    return key if key.startswith("country/") else names.entities[key].country


def _state(mention: Mention, owners: Sequence[str], names: Names, salience: Salience) -> tuple[str, ...]:
    """A government or its officials: the country; a spokesman: whom he speaks for."""
    actors = _actors(owners)
    if actors:
        if mention.category == "spokesperson":
            return actors[:1]
        countries = tuple(key for key in actors if key.startswith("country/"))
        joined = any(  # "the government of Ethiopia and the Tigray People's Liberation Front"
            JOINT.fullmatch(names.article.text[one.span.end : other.span.begin])
            for one, other in pairwise(mention.of)
            if one.span.end <= other.span.begin
        )
        return actors if joined or not countries else countries
    if mention.category == "spokesperson":
        return _same_words(mention, salience)
    for key in owners:  # "officials in Kabul"
        capital = names.kb.capital(names.entities[key].label)
        if capital is not None and country_key(capital.country) == names.entities[key].country:
            return (country_key(capital.country),)
    if mention.definite or mention.head == "authority":
        return _latest_country(mention, salience)
    return NO_KEYS


def _same_words(mention: Mention, salience: Salience) -> tuple[str, ...]:
    """Whom the latest mention with the same head stood for ("the statement", "the spokesman")."""
    for other, keys in reversed(salience.seen):
        if other.head == mention.head and other.form is Form.DESCRIPTION and other.span.begin < mention.span.begin:
            return keys
    return NO_KEYS


def _latest_country(mention: Mention, salience: Salience) -> tuple[str, ...]:
    barred = () if mention.subject else salience.nearest_subject(mention)
    found = [
        (other, keys)
        for other, keys in salience.ranked(mention, window=WINDOW)
        if len(keys) == 1 and keys[0].startswith("country/") and keys != barred
    ]
    named = [keys for other, keys in found if other.form is not Form.DEMONYM or other.category == "people"]
    return next(iter(named or [keys for _, keys in found]), NO_KEYS)


def _holder(mention: Mention, owners: Sequence[str], names: Names, salience: Salience) -> tuple[str, ...]:
    """Who holds the post that the words name, in the document; the country where nobody named does."""
    countries = [key for key in owners if key.startswith("country/")]
    if mention.number == "plur":
        return tuple(countries) or _actors(owners)
    holders = [
        entity.key
        for entity in names.entities.values()
        if entity.kind is Kind.PERSON
        and mention.span not in names.indefinite  # "an al-Qaida leader" is not the one whom the text names
        and any(
            _same_post(mention.post, post.title) and (not countries or (post.of or entity.country or countries[0]) in countries)
            for post in entity.posts
        )
    ]
    for key in holders if len(holders) == 1 and countries else ():  # "Nepal's king" says whose king the king is
        names.entities[key].country = names.entities[key].country or countries[0]
    if holders:
        recent = salience.recent(holders, mention)
        if recent:
            return (recent[0],)
        if owners or len(holders) == 1:
            return (holders[0],)
    if countries:
        return tuple(countries[:1])
    if owners:
        return _actors(owners)[:1]
    if mention.definite and mention.category == "leader":
        for other, keys in salience.ranked(mention, window=WINDOW):
            if other.kind is Kind.PERSON and len(keys) == 1 and keys[0].startswith("person/"):
                return keys
    return NO_KEYS


def _same_post(asked: str, held: str) -> bool:
    """Whether the words of one title end the other: "minister" is said of a foreign minister."""
    if not asked:
        return False
    return asked == held or held.endswith(" " + asked) or (asked == "leader" and held in {"president", "prime minister", "king"})


def _body(mention: Mention, owners: Sequence[str], names: Names, salience: Salience) -> tuple[str, ...]:
    """A body or armed force of a country; without an owner the one that was named before."""
    actors = _actors(owners)
    if not actors and mention.category == "police":  # "police in Nairobi"
        actors = tuple(country for key in owners if (country := names.entities[key].country) is not None)
    if not actors:
        for entity in reversed(list(names.entities.values())):
            same_kind = mention.category in {"force", "police"} and entity.category == mention.category
            same_word = mention.head in entity.heads or _ends_in(entity, mention.head)
            if entity.kind is Kind.ORGANIZATION and entity.named and (same_word or same_kind):
                return (entity.key,)
        bare = mention.category in {"force", "police"} and (mention.definite or mention.subject)
        actors = _latest_country(mention, salience) if bare else NO_KEYS
    found = []
    for owner in actors:
        holder = names.entities[owner]
        country = _country_of(owner, names)
        if holder.kind is Kind.ORGANIZATION and country is not None and "IntergovernmentalOrganization" not in holder.classes:
            holder = names.entities[country]
        if holder.kind is Kind.PERSON and country is None:
            continue
        if holder.kind is Kind.ORGANIZATION and mention.category != "force":
            found.append(owner)
            continue
        if holder.kind is Kind.ORGANIZATION:
            label = f"forces of {holder.label}"
        elif mention.category == "force" and country is not None:
            label = f"armed forces of {names.entities[country].label}"
        elif country is not None:
            label = f"{_without_owner(mention)} of {names.entities[country].label}"
        else:
            continue
        found.append(_organization(label, mention, country, names).key)
    return tuple(dict.fromkeys(found))


def _ends_in(entity: Entity, noun: str) -> bool:
    """Whether a name of the organisation ends in the noun: "the council" after "the U.N. Security Council"."""
    return any(words[-1] == noun and len(words) > 1 for name in sorted(entity.names) if (words := name_words(name)))


def _without_owner(mention: Mention) -> str:
    """The description without the words of its owner: "Russian interior ministry" -> "interior ministry"."""
    text = mention.span.text
    for owner in sorted(mention.of, key=lambda m: -m.span.begin):
        if mention.span.covers(owner.span) and owner.kind in {Kind.COUNTRY, Kind.PLACE}:
            begin, end = owner.span.begin - mention.span.begin, owner.span.end - mention.span.begin
            text = (text[:begin] + text[end:]).replace("’s ", " ").replace("'s ", " ").strip(" -")
    own = text.rpartition(" ")[0]
    return f"{own} {mention.head}".strip() if mention.category in {"body", "police"} else text or mention.head


def _organization(label: str, mention: Mention, country: str | None, names: Names) -> Entity:
    key = f"organization/{slug(label)}"
    found = names.add(key, lambda: Entity(key, Kind.ORGANIZATION, label, gender="neut", country=country))
    found.category = found.category or mention.category
    if mention.category in ORGANIZATION_CLASSES:
        found.classes.add(ORGANIZATION_CLASSES[mention.category])
    found.names.add(mention.span.text)
    found.heads.add(mention.head)
    return found


def _group(mention: Mention, owners: Sequence[str], names: Names, salience: Salience) -> tuple[str, ...]:
    """Rebels, protesters and the like: a group named before, or one without a name that belongs to this article."""
    actors = _actors(owners)
    country = next((c for key in owners if (c := _country_of(key, names)) is not None), None)
    for entity in reversed(list(names.entities.values())):
        if entity.kind is not Kind.ORGANIZATION or (country is not None and entity.country not in {None, country}):
            continue
        same_head = mention.head in entity.heads
        same_kind = mention.category == "armed_group" and (entity.category == "armed_group" or "ArmedGroup" in entity.classes)
        same_country = country is not None and entity.country == country
        said_again = same_country or (not mention.of and entity.named)  # "rebels" and "militants" may be two groups
        if same_head or (same_kind and said_again and (mention.definite or mention.number == "plur")):
            entity.heads.add(mention.head)
            return (entity.key,)
    organizations = [key for key in actors if names.entities[key].kind is Kind.ORGANIZATION]
    if organizations:  # "rebels from the Free Aceh Movement"
        names.entities[organizations[0]].heads.add(mention.head)
        return (organizations[0],)
    place = next((names.entities[key] for key in owners if key.startswith("place/")), None)
    where = place.label if place is not None else names.entities[country].label if country is not None else ""
    label = f"{_without_owner(mention)} ({where})" if where else mention.span.text
    key = f"group/{slug(names.article.id)}/{slug(label)}"
    found = names.add(
        key, lambda: Entity(key, Kind.ORGANIZATION, label, named=False, gender="neut", country=country, number="plur")
    )
    found.category = found.category or mention.category
    found.heads.add(mention.head)
    if mention.category in ORGANIZATION_CLASSES:
        found.classes.add(ORGANIZATION_CLASSES[mention.category])
    return (key,)


def _countries(mention: Mention, names: Names, salience: Salience) -> tuple[str, ...]:
    """ "the two countries": the countries last spoken of, as many as are said; "the country": the latest."""
    wanted = mention.count or (2 if mention.head in {"side", "party"} and mention.number == "plur" else 0)
    if mention.head in {"side", "party"} and mention.number == "sing":
        return NO_KEYS
    if mention.head in {"north", "south"}:
        return _half(mention, names, salience)
    if mention.number == "sing" and wanted < 2:
        own = any(owner.form is Form.PRONOUN for owner in mention.of)
        latest = NO_KEYS if own else _latest_country(mention, salience)
        return latest or (_main_country(salience) if mention.head in HOME else NO_KEYS)
    if wanted < 2:
        return NO_KEYS
    ranked = [pair for pair in salience.ranked(mention, window=WINDOW * 2) if _is_party(pair[0], salience)]
    if mention.head in {"side", "party"}:  # who speaks to both sides is neither of them
        speakers = {key for other, keys in ranked if other.subject and other.sentence == mention.sentence for key in keys}
        ranked = [(other, keys) for other, keys in ranked if not set(keys) & speakers]
        actors = ("country/", "organization/", "group/")
        joined = _joined(ranked, actors, wanted, names.article.text)
        return joined or _first_keys(ranked, ("country/",), wanted) or _first_keys(ranked, actors, wanted)
    return _joined(ranked, ("country/",), wanted, names.article.text) or _first_keys(ranked, ("country/",), wanted)


def _half(mention: Mention, names: Names, salience: Salience) -> tuple[str, ...]:
    """ "the North": the country seen last whose name begins so ("North Korea")."""
    for _, keys in reversed(salience.seen):
        if len(keys) == 1 and keys[0].startswith("country/") and names.entities[keys[0]].label.lower().startswith(f"{mention.head} "):
            return keys
    return NO_KEYS


def _main_country(salience: Salience) -> tuple[str, ...]:
    """The country of which the text has spoken at least as often as of all others together."""
    counts = Counter(keys for _, keys in salience.seen if len(keys) == 1 and keys[0].startswith("country/"))
    keys, count = next(iter(counts.most_common(1)), (NO_KEYS, 0))
    return keys if 2 * count >= counts.total() else NO_KEYS


def _joined(ranked: list[tuple[Mention, tuple[str, ...]]], kinds: tuple[str, ...], wanted: int, text: str) -> tuple[str, ...]:
    """The latest group of that many that the text joins: "Saudi Arabia and Iran", "Chad, Niger and Mali", "Indian-Pakistani"."""
    chains: list[list[str]] = []
    end = -1
    for mention, keys in sorted(ranked, key=lambda pair: pair[0].span.begin):
        fits = len(keys) == 1 and keys[0].startswith(kinds)
        if fits and chains and end >= 0 and JOINT.fullmatch(text[end : mention.span.begin]):
            chains[-1].append(keys[0])
        elif fits:
            chains.append([keys[0]])
        if fits:
            end = mention.span.end
        elif mention.span.begin >= end:
            end = -1
    return next((tuple(dict.fromkeys(c)) for c in reversed(chains) if len(set(c)) == wanted > 1), NO_KEYS)


def _is_party(mention: Mention, salience: Salience) -> bool:
    """Whether a mention can be one of "the two countries": no adjective alone, but a pair of them ("Indian-Pakistani")."""
    if mention.form is not Form.DEMONYM or mention.category == "people":
        return True
    borders = {(m.span.begin, m.span.end) for m, _ in salience.seen if m.form is Form.DEMONYM}
    return any(begin == mention.span.end + 1 or end == mention.span.begin - 1 for begin, end in borders)


def _first_keys(ranked: list[tuple[Mention, tuple[str, ...]]], kinds: tuple[str, ...], wanted: int) -> tuple[str, ...]:
    """The first `wanted` different keys of these kinds; none when there are fewer."""
    found = list(dict.fromkeys(key for _, keys in ranked for key in keys if key.startswith(kinds)))
    return tuple(found[:wanted]) if len(found) >= wanted else NO_KEYS


def _place(mention: Mention, owners: Sequence[str], names: Names, salience: Salience) -> tuple[str, ...]:
    """ "the city", "the region": the latest place of that kind; "Darfur region" is a name and not treated here."""
    places = [key for key in owners if key.startswith("place/")]
    if places:
        return (places[0],)
    countries = [key for key in owners if key.startswith("country/")]
    if mention.head == "border" and len(countries) > 1:
        label = mention.span.text
        found = names.add(f"place/{slug(label)}", lambda: Entity(f"place/{slug(label)}", Kind.PLACE, label, gender="neut"))
        found.classes.add("Region")
        return (found.key,)
    if countries or mention.number == "plur" or not mention.definite:
        return NO_KEYS
    city = mention.head in {"city", "town", "village", "port", "capital"}
    for other, keys in salience.ranked(mention, window=WINDOW):
        if len(keys) == 1 and keys[0].startswith("place/"):
            settlement = "Settlement" in names.entities[keys[0]].classes
            if settlement == city:
                return keys
        if mention.head == "state" and len(keys) == 1 and keys[0].startswith("country/") and other.form is Form.NAME:
            return keys
    return NO_KEYS
