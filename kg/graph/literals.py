"""Literals in canonical lexical form."""

from __future__ import annotations

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

DATE_TYPES: dict[int, URIRef] = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def date_literal(value: str) -> Literal:
    """An ISO 8601 year, month or day with its datatype. Raises KeyError for another length."""
    return Literal(value, datatype=DATE_TYPES[len(value)], normalize=False)


def text(value: str) -> Literal:
    """A plain string."""
    return Literal(value)


def english(value: str) -> Literal:
    """A name or label in English, on one line: text may break a name at a line's end."""
    return Literal(folded(value), lang="en")


def folded(value: str) -> str:
    """The words with single blanks between them."""
    return " ".join(value.split())


def offset(value: int) -> Literal:
    """A number of code points, or of people and things."""
    return Literal(str(value), datatype=XSD.nonNegativeInteger, normalize=False)


def degrees(value: float) -> Literal:
    """A latitude or longitude with four decimals (about 11 m), without trailing zeros."""
    shown = f"{value:.4f}".rstrip("0")
    return Literal(shown + "0" if shown.endswith(".") else shown, datatype=XSD.decimal, normalize=False)


def share(value: float) -> Literal:
    """A number from 0 to 1 with two decimals."""
    return Literal(f"{value:.2f}", datatype=XSD.decimal, normalize=False)
