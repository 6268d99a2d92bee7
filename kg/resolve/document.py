"""Resolves one article: every mention gets the entities it stands for, or none."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from kg.records import Form, Kind, Mention, QuoteKind, Reading
from kg.resolve import descriptions, pronouns
from kg.resolve.coreference import describe_unnamed
from kg.resolve.entities import Entity, Post
from kg.resolve.homes import settle, spoken_of
from kg.resolve.names import Names, is_name
from kg.resolve.salience import Salience

#: Classes of descriptions whose bearers are at home where it happens.
LOCAL = frozenset({"force", "police", "people", "body", "post"})
#: Titles under which the best known bearer of a family name is meant.
HEADS = frozenset({"president", "prime minister", "chancellor", "king", "queen"})

BESIDE = re.compile(r"\s+(?:and|or)\s+(?:the\s+|a\s+)?")


@dataclass(slots=True)
class Resolution:
    """The entities of an article by key, and for each mention the keys of those it stands for."""

    entities: dict[str, Entity]
    keys: dict[Mention, tuple[str, ...]] = field(default_factory=dict)

    def of(self, *mentions: Mention | None) -> tuple[str, ...]:
        """The keys of these mentions' entities, in order, each once."""
        found = (key for mention in mentions if mention is not None for key in self.keys.get(mention, ()))
        return tuple(dict.fromkeys(found))


def resolve(reading: Reading) -> Resolution:
    """Names first, longest first for persons; then posts; then descriptions and pronouns in the order of the text."""
    heads = frozenset(held.person.span for held in reading.posts if held.title in HEADS)
    indefinite = frozenset(p.mention.span for p in reading.phrases if p.mention is not None and p.determiner == "indefinite")
    names = Names(reading.article, reading.mentions, heads, indefinite)
    resolution = Resolution(names.entities)
    named = [mention for mention in reading.mentions if is_name(mention)]
    for mention in sorted(named, key=_fullest_first):
        entity = names.named(mention)
        if entity is not None:
            resolution.keys[mention] = (entity.key,)
    _join_place_names(reading, resolution)
    _hold_posts(reading, resolution, names)
    _follow_text(reading, resolution, names)
    describe_unnamed(reading, names.entities, resolution.keys)
    _hold_posts(reading, resolution, names)
    _own_country(reading, resolution)
    _join_groups(reading, resolution)
    settle(reading, resolution.entities, resolution.keys)
    _hold_posts(reading, resolution, names)
    _at_home(reading, resolution, names)
    for mention, keys in resolution.keys.items():
        for key in keys:
            names.entities[key].spans.add(mention.span)
    return resolution


def _join_place_names(reading: Reading, resolution: Resolution) -> None:
    """A name that the article gives as another name of a place means that place ("Myanmar, formerly called Burma")."""
    for fact in reading.place_names:
        place = resolution.of(fact.place)
        for mention in list(resolution.keys):
            if place and mention.kind is Kind.PLACE and mention.span.text == fact.name and resolution.keys[mention] != place:
                resolution.keys[mention] = place
                resolution.entities[place[0]].names.add(fact.name)


def _fullest_first(mention: Mention) -> tuple[int, int]:
    words = len(mention.span.text.split()) if mention.kind in {Kind.PERSON, Kind.ORGANIZATION} else 0
    return (0 if mention.kind is Kind.COUNTRY else 1 if words != 1 else 2, mention.span.begin)


def _hold_posts(reading: Reading, resolution: Resolution, names: Names) -> None:
    """Give persons their posts; a person without a country has that of the post."""
    quoted = [statement.content for statement in reading.statements if statement.kind is QuoteKind.DIRECT]
    for held in reading.posts:
        if any(content.covers(held.span) for content in quoted):
            continue  # whoever speaks gives the title, not the article
        persons = [key for key in resolution.of(held.person) if names.entities[key].kind is Kind.PERSON]
        if len(persons) != 1:
            continue
        person = names.entities[persons[0]]
        of = next((key for key in resolution.of(held.of) if not key.startswith(("place/", "person/", "group/"))), None)
        if of is None and held.of is not None and resolution.of(held.of):
            of = names.entities[resolution.of(held.of)[0]].country
        if of is not None and person.country is None:
            person.country = of if of.startswith("country/") else names.entities[of].country
        at_home = None if held.elsewhere else person.country
        post = Post(held.title, of if of is not None else at_home, held.former, held.span, held.rule)
        if post not in person.posts:
            person.posts = [p for p in person.posts if not (p.span == post.span and p.title == post.title)] + [post]


def _follow_text(reading: Reading, resolution: Resolution, names: Names) -> None:
    salience = Salience()
    for mention in reading.mentions:
        if mention not in resolution.keys:
            keys = _unnamed(mention, resolution, names, salience)
            if keys:
                resolution.keys[mention] = keys
        salience.note(mention, resolution.keys.get(mention, ()))


def _unnamed(mention: Mention, resolution: Resolution, names: Names, salience: Salience) -> tuple[str, ...]:
    if mention.form is Form.DESCRIPTION:
        for owner in mention.of:  # an owner that stands behind the head is not resolved yet
            if owner not in resolution.keys and owner.form is not Form.PRONOUN:
                keys = _unnamed(owner, resolution, names, salience)
                if keys:
                    resolution.keys[owner] = keys
            elif owner not in resolution.keys:
                resolution.keys[owner] = pronouns.refer(owner, names, salience)
        return descriptions.describe(mention, resolution.of(*mention.of), names, salience)
    if mention.form is Form.PRONOUN and mention.head not in pronouns.FIRST_PERSON:
        return pronouns.refer(mention, names, salience)
    return ()


def _join_groups(reading: Reading, resolution: Resolution) -> None:
    """A group without a name that stands beside a government is of its country ("the government of Peru and the rebels")."""
    for one, other in pairwise(mention for mention in reading.mentions if mention.form is Form.DESCRIPTION):
        pair = resolution.of(one) + resolution.of(other)
        if one.category != "government" or other.category != "armed_group" or len(pair) != 2 or not pair[0].startswith("country/"):
            continue
        group = resolution.entities[pair[1]]
        between = reading.article.text[one.span.end : other.span.begin]
        if not group.named and group.country is None and BESIDE.fullmatch(between):
            group.country = pair[0]


def _at_home(reading: Reading, resolution: Resolution, names: Names) -> None:
    """Soldiers, police and people that act or suffer and of whom nothing says whose they are belong to the one country where it happens."""
    placed, _ = spoken_of(resolution.entities, resolution.keys)
    for mention in [m for event in reading.events for m in (*event.agents, *event.recipients)]:
        here = sorted(placed.get(mention.sentence, ()))
        if mention.form is Form.DESCRIPTION and mention.category in LOCAL and mention not in resolution.keys and len(here) == 1:
            keys = descriptions.describe(mention, (here[0],), names, Salience())
            if keys:
                resolution.keys[mention] = keys


def _own_country(reading: Reading, resolution: Resolution) -> None:
    """ "our country" inside a statement is the speaker's; "the nation" of which nothing before tells is the article's own."""
    counts = Counter(key for keys in resolution.keys.values() for key in keys if key.startswith("country/"))
    main, most = next(iter(counts.most_common(1)), ("", 0))
    for mention in reading.mentions:
        if mention.form is Form.DESCRIPTION and mention.category == "country" and mention.number == "sing":
            if mention not in resolution.keys and mention.head in descriptions.HOME and 2 * most > counts.total():
                resolution.keys[mention] = (main,)
            speakers = resolution.of(*(owner for owner in mention.of if owner.head in pronouns.FIRST_PERSON))
            if len(speakers) == 1:
                speaker = resolution.entities[speakers[0]]
                country = speaker.key if speaker.kind is Kind.COUNTRY else speaker.country
                if country is not None:
                    resolution.keys[mention] = (country,)
