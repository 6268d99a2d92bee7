"""What time words say before they are anchored, and what they stand for after: between grammar and anchor."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calendar:
    """Words of the calendar; None where they leave a field open. `shift`: -1 "last July", 0 "this July", 1 "next July".

    `year_shift` counts years from the present ("July of last year": -1).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: int | None = None  # the last day of a run of days in the month ("June 3-5")
    weekday: int | None = None  # 1 Monday to 7 Sunday
    season: str = ""
    portion: str = ""  # "Q1" to "Q4", "H1", "H2"
    clock: str = ""  # what stands after T: "17:30", "MO"
    shift: int | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """A period counted from the present, or (`context`) from a time that the text has just named."""

    unit: str
    count: int
    clock: str = ""
    context: bool = False


@dataclass(frozen=True, slots=True)
class Fixed:
    """Words with a TIMEX3 value of their own: durations, sets, references, decades, centuries."""

    value: str
    begin: str | None = None
    end: str | None = None


Words = Calendar | Relative | Fixed


@dataclass(frozen=True, slots=True)
class Found:
    """Time words in a paragraph: token indexes of the Doc, first and last included."""

    first: int
    last: int
    words: Words


@dataclass(frozen=True, slots=True)
class Anchored:
    """A TIMEX3 value and the dates it fixes."""

    value: str
    date: str | None = None
    begin: str | None = None
    end: str | None = None
