"""Whole and partial ISO dates as one number (2003-01 is 20030100), the short form in which the compiled file keeps
them."""

from __future__ import annotations


def day_number(day: str) -> int | None:
    """The number of a date YYYY, YYYY-MM or YYYY-MM-DD, None for an empty string. Raises ValueError for anything
    else."""
    if not day:
        return None
    parts = [int(part) for part in day.split("-")]
    if len(day) not in (4, 7, 10):
        raise ValueError(f"{day!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, date = (*parts, 0, 0)[:3]
    return year * 10_000 + month * 100 + date


def iso_day(number: int | None) -> str:
    """The date of a number, as far as it is known."""
    if not number:
        return ""
    year, rest = divmod(number, 10_000)
    month, date = divmod(rest, 100)
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{date:02}" if date else "")
