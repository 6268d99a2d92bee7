"""Which entity of the graph stands for which entity of the gold, and how far two spans overlap."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from kg.evaluate.built import BuiltEntity
from kg.evaluate.gold import GoldEntity

NOT_A_WORD: Final = re.compile(r"[^\w\s]")
BEFORE_NAMES: Final = re.compile(r"(?:the|an?|mr|mrs|ms|dr|president|prime minister) ")


def plain(name: str) -> str:
    """A name for comparison: without accents, case, punctuation, and one leading article or title."""
    decomposed = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().replace("ı", "i")
    words = " ".join(NOT_A_WORD.sub(" ", letters).split())
    lead = BEFORE_NAMES.match(words)
    return words[lead.end() :] if lead else words


def last_words(names: set[str]) -> set[str]:
    """The last word of each name, for a person the family name."""
    return {name.split()[-1] for name in names if name}


def same_entity(gold: GoldEntity, built: BuiltEntity) -> bool:
    """A country by its ISO code; any other of the same kind by a name, a person also by the last word of one."""
    if gold.type != built.kind:
        return False
    if gold.type == "country":
        return gold.iso3 == built.iso3
    wanted = {plain(name) for name in (gold.name, *gold.names)}
    names = {plain(name) for name in built.names}
    return bool(wanted & names) or (gold.type == "person" and bool(last_words(wanted) & last_words(names)))


def align(golds: Sequence[GoldEntity], built: Sequence[BuiltEntity]) -> dict[str, str]:
    """The ids of the gold entities by the IRIs that stand for them, one to one; the first that fits, in given order."""
    taken: dict[str, str] = {}
    for gold in golds:
        for entity in built:
            if entity.iri not in taken and same_entity(gold, entity):
                taken[entity.iri] = gold.id
                break
    return taken


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """What two spans share, as a part of what lies from the first begin to the last end; 0 to 1."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    covered = max(one[1], other[1]) - min(one[0], other[0])
    return max(0, shared) / covered if covered else 0.0
