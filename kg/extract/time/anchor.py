"""Meaning -> TIMEX3 value and dates: words of the calendar and relative words, set against what is known.

Known are the publication date (or None) and the times that the text itself has fixed nearby; what neither fixes stays
open, with X in its value and no date.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kg.extract.time.readers import years
from kg.extract.time.tense import Tense
from kg.extract.time.values import Anchored, Calendar, Fixed, Relative, Words

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
NEAR_DAYS = 31  # a day without a year that lies this close to the publication date needs no tense
PRESENT_MONTHS = 1  # how many months back a day without a year is still one of the present
OPEN = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX", "Q": "XXXX-QX", "WE": "XXXX-WXX-WE"}


def anchor(words: Words, *, published: date | None, tense: Tense, context: str | None) -> Anchored:
    """The value of time words; `context` is the ISO date (year, month or day) that the text has fixed just before."""
    if isinstance(words, Fixed):
        return Anchored(words.value, None, words.begin, words.end)
    if isinstance(words, Calendar):
        return calendar_value(_fill(words, published, tense), published=published, tense=tense)
    if words.context:
        return _counted_from_text(words, context)
    return _counted(words, published, tense)


def calendar_value(words: Calendar, *, published: date | None = None, tense: Tense = Tense.NONE) -> Anchored:
    """The value of calendar words as far as their fields go."""
    if words.weekday is not None and words.day is None:
        return _weekday(words, published, tense)
    year = "XXXX" if words.year is None else f"{words.year:04d}"
    clock = f"T{words.clock}" if words.clock else ""
    fixed = words.year is not None
    if words.season:
        within = year if fixed and words.season != "WI" else None
        return Anchored(f"{year}-{words.season}", None, within, within)
    if words.portion:
        length = 3 if words.portion[0] == "Q" else 6
        last = int(words.portion[1]) * length
        begin, end = (f"{year}-{last - length + 1:02d}", f"{year}-{last:02d}") if fixed else (None, None)
        return Anchored(f"{year}-{words.portion}", None, begin, end)
    if words.month is None:
        if fixed:
            return Anchored(year, year)
        return Anchored(f"XXXX-XX-XX{clock}")
    day = "" if words.day is None else f"-{words.day:02d}"
    value = f"{year}-{words.month:02d}{day}"
    if words.until is not None:
        final = f"{year}-{words.month:02d}-{words.until:02d}"
        return Anchored(f"{value}/{final}", None, value, final) if fixed else Anchored(f"{value}/{final}")
    return Anchored(value + (clock if day else ""), value if fixed else None)


def in_story(words: Calendar, context: str, *, published: date | None) -> Calendar:
    """A month or day without a year, with the year of the date told just before when it follows that date in the calendar.

    News goes back to the present after a look at the past: a day close to the publication date stays with that, and where
    that is not known a year alone, which may be such a look, gives nothing.
    """
    if words.month is None or words.year is not None or words.shift is not None or words.year_shift is not None:
        return words
    year, month, day = (*(int(part) for part in context.split("-")), 0, 0)[:3]
    if (words.month, words.day or 31) < (month, day):
        return words
    if published is None and not month:
        return words
    if published is not None:
        present = _year_of_month(words, published, Tense.PAST)
        months_ago = (published.year - present) * 12 + published.month - words.month
        if months_ago <= PRESENT_MONTHS or (year, words.month, words.day or 1) > (published.year, published.month, published.day):
            return words  # what has not come yet is no part of a story
    return _with_year(words, year)


def on_the_day(words: Calendar, context: str) -> Calendar:
    """A time of day alone, on the day that its sentence has just named."""
    if not words.clock or words != Calendar(clock=words.clock) or len(context) < len("2020-01-01"):
        return words
    day = date.fromisoformat(context)
    return replace(words, year=day.year, month=day.month, day=day.day)


def _fill(words: Calendar, published: date | None, tense: Tense) -> Calendar:
    """The words with their year set, where the publication date gives it."""
    if published is None or words.year is not None or (words.weekday is not None and words.day is None):
        return words
    if words.year_shift is not None:
        return _with_year(words, published.year + words.year_shift)
    if words.season:
        first, last = SEASON_MONTHS[words.season]
        begun, over = published.month >= first, published.month > last
        if words.shift == 0:
            return _with_year(words, published.year)
        past = words.shift == -1 or (words.shift is None and tense is Tense.PAST)
        if past:
            return _with_year(words, published.year if over or (begun and words.shift is None) else published.year - 1)
        return _with_year(words, published.year + 1 if (begun and words.shift == 1) or over else published.year)
    if words.portion:
        length = 3 if words.portion[0] == "Q" else 6
        begins = (int(words.portion[1]) - 1) * length + 1
        later = begins > published.month
        return _with_year(words, published.year - 1 if later and tense is not Tense.FUTURE else published.year)
    if words.month is None:
        return words
    if words.shift == 0:
        return _with_year(words, published.year)
    if words.day is None:
        return _with_year(words, _year_of_month(words, published, tense))
    return _with_year(words, _year_of_day(words, published, tense))


def _with_year(words: Calendar, year: int) -> Calendar:
    return replace(words, year=year, shift=None, year_shift=None)


def _year_of_month(words: Calendar, published: date, tense: Tense) -> int:
    """Past: the latest such month not after this one; future: the first not before it; else the nearest."""
    assert words.month is not None
    ahead = words.month - published.month
    if words.shift == -1:
        return published.year if ahead < 0 else published.year - 1
    if words.shift == 1 or tense is Tense.FUTURE:
        return published.year + 1 if ahead < 0 or (ahead == 0 and words.shift == 1) else published.year
    if tense is Tense.PAST:
        return published.year if ahead <= 0 else published.year - 1
    return published.year + (ahead < -6) - (ahead > 6)


def _year_of_day(words: Calendar, published: date, tense: Tense) -> int:
    """As for months, but a day close to the publication date is of the same year ("was to end on …", "runs from … on")."""
    assert words.month is not None
    assert words.day is not None
    ahead = (words.month - published.month) * 31 + words.day - published.day
    if words.shift == -1:
        return published.year if ahead < 0 else published.year - 1
    if tense is Tense.FUTURE:
        return published.year + 1 if ahead < -NEAR_DAYS else published.year
    if tense is Tense.PAST:
        return published.year if ahead <= NEAR_DAYS else published.year - 1
    return published.year + (ahead < -186) - (ahead > 186)


def _weekday(words: Calendar, published: date | None, tense: Tense) -> Anchored:
    assert words.weekday is not None
    clock = f"T{words.clock}" if words.clock else ""
    if published is None:
        return Anchored(f"XXXX-WXX-{words.weekday}{clock}")
    back = (published.isoweekday() - words.weekday) % 7
    ahead = (words.weekday - published.isoweekday()) % 7
    if words.shift == -1:
        day = published - timedelta(back or 7)
    elif words.shift == 1:
        day = published + timedelta(ahead or 7)
    elif (words.shift == 0 and tense is not Tense.PAST) or tense is Tense.FUTURE:
        day = published + timedelta(ahead)
    else:
        day = published - timedelta(back)
    return Anchored(f"{day.isoformat()}{clock}", day.isoformat())


def week_in_order(
    first: tuple[Calendar, Anchored], last: tuple[Calendar, Anchored], *, published: date | None
) -> list[Anchored]:
    """Two weekdays of a range in the order of the calendar: "from Monday to Friday", told on a Wednesday, is one week."""
    (_, begin), (_, end) = first, last
    weekdays = all(words.weekday is not None and words.day is None and not words.clock for words, _ in (first, last))
    if not weekdays or published is None or begin.date is None or end.date is None or begin.date <= end.date:
        return [begin, end]
    if date.fromisoformat(end.date) <= published:
        day = (date.fromisoformat(begin.date) - timedelta(7)).isoformat()
        return [Anchored(day, day), end]
    day = (date.fromisoformat(end.date) + timedelta(7)).isoformat()
    return [begin, Anchored(day, day)]


def _counted(words: Relative, published: date | None, tense: Tense) -> Anchored:
    """A period counted from the publication date."""
    clock = f"T{words.clock}" if words.clock else ""
    if published is None:
        return Anchored(OPEN.get(words.unit, "XXXX") + clock)
    if words.unit == "WE":
        return _weekend(words.count, published, tense)
    return _shifted(words, published, clock)


def _shifted(words: Relative, start: date, clock: str = "") -> Anchored:
    count = words.count
    match words.unit:
        case "D":
            day = (start + timedelta(count)).isoformat()
            return Anchored(day + clock, day)
        case "W" | "FN":
            return week(start + timedelta(7 * count * (2 if words.unit == "FN" else 1)))
        case "M":
            months = start.year * 12 + start.month - 1 + count
            value = f"{months // 12:04d}-{months % 12 + 1:02d}"
        case "Q":
            quarters = start.year * 4 + (start.month - 1) // 3 + count
            return calendar_value(Calendar(year=quarters // 4, portion=f"Q{quarters % 4 + 1}"))
        case "Y":
            year = start.year + count
            value = f"{year:04d}" if year > 0 else f"-{1 - year:04d}"
            return Anchored(value, value if year > 0 else None)
        case "DE" | "CE":
            length, digits = (10, 3) if words.unit == "DE" else (100, 2)
            first = start.year // length + count
            span = years(f"{first:0{digits}d}")
            return Anchored(span.value, None, span.begin, span.end) if first > 0 else Anchored("XXXX")
        case _:
            return Anchored("XXXX")
    return Anchored(value, value)


def week(day: date) -> Anchored:
    """The ISO week that holds the day."""
    year, number, weekday = day.isocalendar()
    monday = day - timedelta(weekday - 1)
    return Anchored(f"{year}-W{number:02d}", None, monday.isoformat(), (monday + timedelta(6)).isoformat())


def _weekend(count: int, published: date, tense: Tense) -> Anchored:
    """This weekend: the last one begun in the past tense, else the one of this week."""
    saturday = published + timedelta(6 - published.isoweekday())
    if count < 0 or (count == 0 and tense is Tense.PAST and published.isoweekday() < 6):
        saturday -= timedelta(7)
    elif count > 0:
        saturday += timedelta(7)
    year, number, _ = saturday.isocalendar()
    return Anchored(f"{year}-W{number:02d}-WE", None, saturday.isoformat(), (saturday + timedelta(1)).isoformat())


def _counted_from_text(words: Relative, context: str | None) -> Anchored:
    """A period counted from a date in the text, when that date is fine enough."""
    needed = {"Y": 4, "M": 7, "W": 10, "D": 10}.get(words.unit)
    clock = f"T{words.clock}" if words.clock else ""
    if context is None or needed is None or len(context) < needed:
        return Anchored(OPEN.get(words.unit, "XXXX") + clock)
    start = date.fromisoformat((context + "-01-01")[:10])
    return _shifted(words, start, clock)
