"""Pronouns -> entities, by number, gender and salience; the first person inside a quotation is its speaker."""

from __future__ import annotations

from kg.records import Form, Kind, Mention
from kg.resolve.names import Names
from kg.resolve.salience import Salience

FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})
OBJECTS = frozenset({"him", "them"})  # who stands for somebody else than the subject beside it
WINDOW = 2  # sentences back
PLURAL_ACTORS = frozenset({"force", "police", "armed_group", "group"})


def refer(mention: Mention, names: Names, salience: Salience) -> tuple[str, ...]:
    """The entity of a third-person pronoun, an empty tuple when nobody fits."""
    barred = salience.nearest_subject(mention) if mention.head in OBJECTS else ()
    for other, keys in salience.ranked(mention, window=WINDOW):
        if keys != barred and _agree(mention, other, keys, names):
            return keys
    return ()


def _agree(pronoun: Mention, other: Mention, keys: tuple[str, ...], names: Names) -> bool:
    entities = [names.entities[key] for key in keys]
    if pronoun.gender in {"masc", "fem"}:
        return (
            len(entities) == 1
            and entities[0].kind is Kind.PERSON
            and (entities[0].gender in {"", pronoun.gender})
            and not (entities[0].gender == "" and other.gender not in {"", pronoun.gender})
        )
    if pronoun.number == "plur":
        if len(entities) > 1:
            return True
        plural = not entities[0].named or entities[0].category in PLURAL_ACTORS or other.number == "plur"
        return plural and entities[0].kind is not Kind.PERSON and entities[0].kind is not Kind.PLACE
    # "it", "its"
    return (
        len(entities) == 1
        and entities[0].kind in {Kind.COUNTRY, Kind.ORGANIZATION}
        and other.number == "sing"
        and not (other.form is Form.DEMONYM and other.category != "people")
        and not other.location
    )
