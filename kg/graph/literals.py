"""Literals in canonical lexical form."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rdflib.namespace import XSD

from kg.graph.lines import DECIMAL, ENGLISH, INTEGER, NUMBER, Term, literal

DATE_TYPES: Final = {4: f"^^<{XSD.gYear}>", 7: f"^^<{XSD.gYearMonth}>", 10: f"^^<{XSD.date}>"}


def date_literal(value: str) -> Term:
    """An ISO 8601 year, month or day with its datatype. Raises KeyError for another length."""
    return literal(value, DATE_TYPES[len(value)])


def text(value: str) -> Term:
    """A plain string."""
    return literal(value)


def english(value: str) -> Term:
    """A name or label in English, on one line: text may break a name at a line's end."""
    return literal(folded(value), ENGLISH)


def folded(value: str) -> str:
    """The words with single blanks between them."""
    return " ".join(value.split())


def offset(value: int) -> Term:
    """A number of code points, or of people and things."""
    return f'"{value}"{NUMBER}'


def number(count: int) -> Term:
    """A count as `xsd:integer`."""
    return f'"{count}"{INTEGER}'


def degrees(value: float) -> Term:
    """A latitude or longitude with four decimals (about 11 m), without trailing zeros."""
    shown = f"{value:.4f}".rstrip("0")
    return f'"{shown}{"0" if shown.endswith(".") else ""}"{DECIMAL}'


@lru_cache(maxsize=1_000)
def share(value: float) -> Term:
    """A number from 0 to 1 with two decimals."""
    return f'"{value:.2f}"{DECIMAL}'
