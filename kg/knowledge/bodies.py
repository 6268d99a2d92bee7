"""Bodies of a state as news names them ("Indian troops", "Norway's Foreign Ministry"), found by the patterns of the
knowledge base."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.knowledge.values import BodyPattern

_POSSESSIVE = re.compile(r"['’]s?$")
_OTHER_SLOT = re.compile(r"\s*\(in\|to\)\s*\{PLACE\}")
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class StateBody:
    """A body or post of a country that a name describes."""

    country: str
    """Alpha-3 code."""
    body: str
    """The words without the country, lower case: "foreign ministry"."""
    type: str
    """armed_forces, ministry, legislature, police, media, government, role, state (the country itself: "Russian
    officials"), …"""
    sector: str
    """CAMEO/PLOVER sector: GOV, MIL, LEG, COP, …"""
    function: str


def body_rules(patterns: tuple[BodyPattern, ...]) -> tuple[tuple[re.Pattern[str], bool, BodyPattern], ...]:
    """Each pattern with a country as an expression over the words beside the country, and whether the country comes
    last."""
    rules = []
    for pattern in patterns:
        words = _OTHER_SLOT.sub("", pattern.pattern)
        if words.startswith("{C_ADJ} "):
            rules.append((re.compile(words.removeprefix("{C_ADJ} "), re.IGNORECASE), False, pattern))
        elif words.endswith(" of {COUNTRY}"):
            body = words.removesuffix(" of {COUNTRY}").replace("{X}", r"[\w ]+")
            rules.append((re.compile(body, re.IGNORECASE), True, pattern))
    return tuple(rules)


def _splits(name: str) -> Iterator[tuple[str, str, bool]]:
    """Words for the country, words for the body, and whether the country comes last."""
    words = name.split()
    for size in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        yield _POSSESSIVE.sub("", " ".join(words[:size])), " ".join(words[size:]), False
    before, of, after = name.rpartition(" of ")
    if of:
        yield after, before, True


def state_body(
    name: str, rules: tuple[tuple[re.Pattern[str], bool, BodyPattern], ...], country_of: Callable[[str], str]
) -> StateBody | None:
    """The body that the name describes; `country_of` gives the alpha-3 code of a country's name or adjective, or ""."""
    name = re.sub(r"^(the|a|an)\s+", "", name.strip(), flags=re.IGNORECASE)
    for place, body, last in _splits(name):
        for expression, country_last, pattern in rules:
            if last is country_last and expression.fullmatch(body) and (country := country_of(place)):
                return StateBody(country, body.casefold(), pattern.type, pattern.sector, pattern.function)
    return None
