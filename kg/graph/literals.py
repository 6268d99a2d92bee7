"""Literals in canonical lexical form."""

from __future__ import annotations

from functools import lru_cache

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

DATE_TYPES: dict[int, URIRef] = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


NUMBER, DECIMAL = XSD.nonNegativeInteger, XSD.decimal
REMEMBERED = 50_000  # literals that are kept at hand


def date_literal(value: str) -> Literal:
    """An ISO 8601 year, month or day with its datatype. Raises KeyError for another length."""
    return Literal(value, datatype=DATE_TYPES[len(value)], normalize=False)


def text(value: str) -> Literal:
    """A plain string."""
    return Literal(value, normalize=False)


def english(value: str) -> Literal:
    """A name or label in English, on one line: text may break a name at a line's end."""
    return Literal(folded(value), lang="en", normalize=False)


def folded(value: str) -> str:
    """The words with single blanks between them."""
    return " ".join(value.split())


@lru_cache(maxsize=REMEMBERED)
def offset(value: int) -> Literal:
    """A number of code points, or of people and things."""
    return Literal(str(value), datatype=NUMBER, normalize=False)


def degrees(value: float) -> Literal:
    """A latitude or longitude with four decimals (about 11 m), without trailing zeros."""
    shown = f"{value:.4f}".rstrip("0")
    return Literal(shown + "0" if shown.endswith(".") else shown, datatype=DECIMAL, normalize=False)


@lru_cache(maxsize=REMEMBERED)
def share(value: float) -> Literal:
    """A number from 0 to 1 with two decimals."""
    return Literal(f"{value:.2f}", datatype=DECIMAL, normalize=False)
