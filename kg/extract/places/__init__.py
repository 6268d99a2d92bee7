"""Places: which lies in which, and what else they are called. The mentions themselves come from the actors extractor."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.places.containment import containments
from kg.extract.places.names import place_names
from kg.records import Containment, PlaceName
from kg.tokens import Doc

NEEDS: tuple[str, ...] = ("actors", "time")


def extract(doc: Doc) -> Iterator[Containment | PlaceName]:
    """Containments, then names, each in the order of the text."""
    yield from containments(doc)
    yield from place_names(doc)
