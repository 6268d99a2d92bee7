"""Actors and places as the text names them: names, demonyms, descriptions, pronouns, and the posts of persons.

Mentions are not resolved here: "the president" and "he" stay words with their grammar; `kg.resolve` finds whom they mean.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.actors.boundaries import mend
from kg.extract.actors.descriptions import descriptions
from kg.extract.actors.names import names
from kg.extract.actors.posts import posts
from kg.extract.actors.pronouns import pronouns
from kg.records import Mention, PostHeld
from kg.tokens import Doc

NEEDS: tuple[str, ...] = ()


def extract(doc: Doc) -> Iterator[Mention | PostHeld]:
    """Every mention of an actor or place, in the order of the text, then the posts that persons hold."""
    mend(doc)
    found = [*names(doc), *pronouns(doc), *descriptions(doc)]
    unique = {mention.span: mention for mention in found}
    yield from sorted(unique.values(), key=lambda mention: (mention.span.begin, -mention.span.end))
    yield from posts(doc)
