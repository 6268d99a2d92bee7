"""How many it is done to: the numeral of a predicate's object ("arrested 40 protesters"); counts.toml has the number words."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from kg.annotate.layers import article_span
from kg.extract.events.triggers import Trigger
from kg.records import Count
from kg.tokens import Token

FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


@cache
def words() -> dict[str, Any]:
    """The tables of counts.toml: `numerals` with their values, and the `inexact` words before a numeral."""
    return tomllib.loads(resources.files(__package__).joinpath("counts.toml").read_text(encoding="utf-8"))


def count(trigger: Trigger) -> Count | None:
    """The exact number of the first object that has one; none for "about 40" or "at least 40"."""
    for noun in trigger.objects:
        for numeral in noun.children:
            if numeral.dep_ != "nummod" or numeral.i > noun.i or numeral.time is not None:
                continue
            value = _value(numeral)
            exact = numeral.i == 0 or numeral.nbor(-1).lower_ not in words()["inexact"]
            if value is not None and exact and not any(numeral.children):
                return Count(value, article_span(numeral, noun))
    return None


def _value(numeral: Token) -> int | None:
    if FIGURES.fullmatch(numeral.text):
        return int(numeral.text.replace(",", ""))
    value: int | None = words()["numerals"].get(numeral.lower_)
    return value
