"""The time words of `lexicon.toml`, as tables and as alternatives of regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.wordlists import lists


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Tables by word, lower case; `units` knows singular and plural forms."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, str]
    day_parts: dict[str, str]
    units: dict[str, str]
    plurals: frozenset[str]
    numerals: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    words: dict[str, tuple[str, ...]]
    references: dict[str, str]
    sets: dict[str, str]
    holidays: dict[str, str]
    named_days: dict[str, str]
    short: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon of this folder, read once."""
    data = lists(__package__)
    plurals = {unit: data["plurals"].get(unit, unit + "s") for unit in data["units"]}
    return Lexicon(
        months=data["months"],
        weekdays=data["weekdays"],
        seasons=data["seasons"],
        day_parts=data["day_parts"],
        units=data["units"] | {plurals[unit]: letter for unit, letter in data["units"].items()},
        plurals=frozenset(plurals.values()),
        numerals=data["numerals"],
        ordinals=data["ordinals"],
        decades=data["decades"],
        words={name: tuple(words) for name, words in data["words"].items()},
        references=data["references"],
        sets=data["sets"],
        holidays=data["holidays"],
        named_days=data["named_days"],
        short=frozenset(data["short"]["months"]) | frozenset(data["short"]["weekdays"]),
    )


def any_of(words: Iterable[str]) -> str:
    """A regular expression of the words, the longest first, with `-s` hyphens and blanks as they stand."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


def number(text: str) -> float | None:
    """The number that digits or words give ("1,200", "2 1/2", "twenty-three", "two and a half"), None when vague."""
    words = lexicon()
    text = text.strip()
    if text in words.words["vague"]:
        return None
    whole = 0.0
    for suffix in (" and a half", "-and-a-half", " 1/2"):
        if text.endswith(suffix):
            text, whole = text.removesuffix(suffix).strip(), 0.5
    if text in {"a", "an"}:
        return 1 + whole
    if text.startswith("half"):
        return 0.5
    if re.fullmatch(r"\d[\d,]*(?:\.\d+)?", text):
        return float(text.replace(",", "")) + whole
    for word in re.split(r"[ -]", text):
        if word in {"a", "an", "and", ""}:
            continue
        value = words.numerals.get(word)
        if value is None:
            return None
        whole = (whole or 1) * value if value >= 100 else whole + value
    return whole


def ordinal(text: str) -> int:
    """The place that an ordinal gives ("3rd", "twenty-first"); 0 for none."""
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else lexicon().ordinals.get(text, 0)
