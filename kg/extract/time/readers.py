"""Readers of matched time words: what the groups of a pattern of the grammar mean, or None where they are no time."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from kg.extract.time.lexicon import lexicon, number, ordinal
from kg.extract.time.values import Calendar, Fixed, Relative, Words

Match = re.Match[str]
Reader = Callable[[Match], Words | None]
YEAR = 4  # digits, as ISO 8601 has it: what has fewer is a decade or a century


def _get(match: Match, name: str) -> str:
    """The text of a group, empty when the pattern lacks it or it took no part."""
    return (match.groupdict().get(name) or "").strip()


def _month(match: Match, name: str = "month") -> int | None:
    return lexicon().months.get(_get(match, name).rstrip("."))


def _clock(match: Match) -> str:
    return lexicon().day_parts.get(_get(match, "part"), "")


def _shift(word: str) -> int | None:
    words = lexicon().words
    return next((n for name, n in (("before", -1), ("here", 0), ("after", 1)) if word in words[name]), None)


def _year(match: Match) -> int | None:
    text = _get(match, "year").lstrip("'")
    return int(text) if text else None


def read_calendar_date(match: Match) -> Words | None:
    """Month and day, with weekday and year where given."""
    year, month = _year(match), _month(match)
    number_of_day = _get(match, "day")
    day = ordinal(number_of_day) if number_of_day else None
    until = ordinal(_get(match, "until")) or None
    if day is not None:
        try:
            date(year or 2000, month or 1, day)
            date(year or 2000, month or 1, until or day)
        except ValueError:
            return None
    if day is not None and until is not None and until <= day:
        return None
    away = _shift(_get(match, "far"))
    shift = _shift(_get(match, "mod"))
    return Calendar(year=year, month=month, day=day, until=until, clock=_clock(match), shift=shift, year_shift=away)


def read_iso_date(match: Match) -> Words | None:
    try:
        day = date.fromisoformat(match["iso"])
    except ValueError:
        return None
    return Calendar(year=day.year, month=day.month, day=day.day, clock=_get(match, "time"))


def read_slashed_date(match: Match) -> Words | None:
    """Day and month in either order: where both could be either, the year alone is sure."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    if a <= 12 and b <= 12 and a != b:
        return Fixed(f"{year}-XX-XX", str(year), str(year))
    month, day = (a, b) if a <= 12 else (b, a)
    try:
        date(year, month, day)
    except ValueError:
        return None
    return Calendar(year=year, month=month, day=day)


def read_holiday(match: Match) -> Words | None:
    month, day = lexicon().holidays[match["holiday"]].split("-")
    return Calendar(year=_year(match), month=int(month), day=int(day), shift=_shift(_get(match, "mod")))


def read_season(match: Match) -> Words | None:
    away = _shift(_get(match, "far"))
    season = lexicon().seasons[match["season"]]
    return Calendar(year=_year(match), season=season, shift=_shift(_get(match, "mod")), year_shift=away)


def read_weekday(match: Match) -> Words | None:
    day = lexicon().weekdays[match["weekday"].rstrip(".")]
    return Calendar(weekday=day, clock=_clock(match), shift=_shift(_get(match, "mod")))


def read_year_alone(match: Match) -> Words | None:
    return Calendar(year=int(match["year"]))


def read_years(match: Match) -> Words | None:
    """A range of years in one word or joined by a dash: "1914-18", "2019/20"."""
    begin, end = match["year"], match["to"]
    end = begin[: 4 - len(end)] + end
    if int(end) <= int(begin) or (match["dash"] == "/" and int(end) != int(begin) + 1):
        return None
    return Fixed(f"{begin}/{end}", begin, end)


def years(digits: str) -> Fixed:
    """A decade or a century by the digits that its years share, as TIMEX3 writes it: "197", "18"."""
    return Fixed(digits, digits.ljust(YEAR, "0"), digits.ljust(YEAR, "9"))


def read_decade(match: Match) -> Words | None:
    digits = _get(match, "digits")
    if digits:
        first = digits[:3] if len(digits) == 4 else f"19{digits[0]}"
        if len(digits) == 2 and digits[0] in "01":
            return None
    else:
        first = f"{_get(match, 'hundred') or '19'}{lexicon().decades[match['decade']]}"
    return years(first)


def read_century(match: Match) -> Words | None:
    count = ordinal(match["ordinal"])
    if _get(match, "bc"):
        return Fixed(f"-{count - 1:02d}XX")
    return years(f"{count - 1:02d}") if 0 < count < 30 else None


def read_before_christ(match: Match) -> Words | None:
    return Fixed(f"-{int(match['number'].replace(',', '')):04d}")


def read_today(match: Match) -> Words | None:
    count = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[match["day"]]
    beyond = {"before": -1, "after": 1}.get(_get(match, "beyond"), 0)
    return Relative("D", count + beyond, clock="NI" if match["day"] == "tonight" else _clock(match))


def read_anno_domini(match: Match) -> Words | None:
    return Calendar(year=int(match["number"] or match["year"]))


def read_a_weekday(match: Match) -> Words | None:
    """ "on a Sunday": some Sunday, whatever the publication date."""
    return Fixed(f"XXXX-WXX-{lexicon().weekdays[match['weekday']]}")


def read_this_part(match: Match) -> Words | None:
    return Relative("D", -1 if match["mod"] == "last" else 0, clock=_clock(match))


def read_this_period(match: Match) -> Words | None:
    """ "last week", "this year", "next month": a period counted from the present."""
    return Relative(lexicon().units[match["unit"]], _shift(_get(match, "mod")) or 0)


def read_the_period(match: Match) -> Words | None:
    """ "the following month", "the next day", "that year": counted from a time in the text."""
    return Relative(lexicon().units[match["unit"]], _away(match["mod"]), context=True)


def read_the_part(match: Match) -> Words | None:
    """ "the following morning", "that night": a part of a day counted from a day in the text."""
    return Relative("D", _away(match["mod"].removeprefix("the ")), clock=_clock(match), context=True)


def _away(word: str) -> int:
    return {"following": 1, "next": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1}.get(word, 0)


def read_away(match: Match) -> Words | None:
    """ "two years ago", "a month earlier", "three days later"."""
    count = number(match["number"])
    where = match["where"].split()[0]
    back = where in {"ago", "back", "earlier", "before", "previously", "prior"}
    letter = lexicon().units[match["unit"]]
    now = where in {"ago", "back", "from"}
    if count is None or letter.startswith("T") or letter in {"Q", "WE", "ML"}:
        return Fixed(("PAST_REF" if back else "FUTURE_REF") if now else duration(count, letter))
    scale = {"DE": ("Y", 10), "CE": ("Y", 100), "FN": ("W", 2)}
    unit, factor = scale.get(letter, (letter, 1))
    if count * factor != int(count * factor):
        unit, factor = ("M", 12 * factor) if unit == "Y" else (unit, factor)
    return Relative(unit, int(count * factor) * (-1 if back else 1), context=not now)


def duration(count: float | None, letter: str) -> str:
    """The TIMEX3 value of so many units; X for a number that the words leave open."""
    if count is None:
        return f"P{letter[0]}X{letter[1]}" if letter.startswith("T") else f"PX{letter}"
    unit, amount = ("W", 2 * count) if letter == "FN" else (letter, count)
    text = str(int(amount)) if amount == int(amount) else str(amount)
    return f"P{unit[0]}{text}{unit[1]}" if unit.startswith("T") else f"P{text}{unit}"


def read_duration(match: Match) -> Words | None:
    text, letter = _get(match, "number"), lexicon().units[match["unit"]]
    if text in {"a", "an"} and match["unit"] in lexicon().plurals:
        text = ""  # "a decades-long war"
    if letter == "Q" or (letter == "TS" and text in {"a", "an", "one", "the"}):
        return None
    if re.fullmatch(r"(?:19|20)\d\d", text) and match["unit"] not in lexicon().plurals:
        return None  # "World Cup 2018 day five"
    count = number(text) if text else None
    if _get(match, "half") and count is not None:
        count += 0.5
    return Fixed(duration(count, letter))


def read_one_period(match: Match) -> Words | None:
    """ "the past year", "the next week": a period that touches the present."""
    return Fixed(duration(1, lexicon().units[match["unit"]]))


def read_recent(match: Match) -> Words | None:
    return Fixed("PAST_REF" if match["mod"] == "recent" else "FUTURE_REF")


def read_every(match: Match) -> Words | None:
    """A set of times: "every year", "every two weeks", "each Monday"."""
    words = lexicon()
    if _get(match, "weekday"):
        return Fixed(f"XXXX-WXX-{words.weekdays[match['weekday']]}")
    if _get(match, "month"):
        return Fixed(f"XXXX-{words.months[match['month']]:02d}")
    if _get(match, "season"):
        return Fixed(f"XXXX-{words.seasons[match['season']]}")
    if _get(match, "part"):
        return Fixed(f"XXXX-XX-XXT{words.day_parts[match['part']]}")
    count = number(_get(match, "number") or "one") or 1
    return Fixed(duration(2 if _get(match, "other") else count, words.units[match["unit"]]))


def read_portion(match: Match) -> Words | None:
    """A quarter or a half of a year."""
    count = ordinal(match["ordinal"])
    kind = "Q" if match["kind"].startswith("q") else "H"
    if not 1 <= count <= (4 if kind == "Q" else 2) or (kind == "H" and not (_year(match) or _get(match, "far"))):
        return None
    return Calendar(year=_year(match), portion=f"{kind}{count}", year_shift=_shift(_get(match, "far")))


def read_short_portion(match: Match) -> Words | None:
    return Calendar(year=_year(match), portion=f"{match['kind'].upper()}{match['count']}")


def read_fiscal(match: Match) -> Words | None:
    return Fixed(f"FY{match['year']}")


def read_of_the_period(match: Match) -> Words | None:
    return Relative(lexicon().units[match["unit"]], 0)


def read_before_last(match: Match) -> Words | None:
    """ "the week before last"."""
    return Relative(lexicon().units[match["unit"]], -2)


def read_in_the_period(match: Match) -> Words | None:
    """ "later in the year": the year that the text tells of."""
    return Relative(lexicon().units[match["unit"]], 0, context=True)


def read_time_of_day(match: Match) -> Words | None:
    if _get(match, "word"):
        return Calendar(clock="12:00" if match["word"] == "noon" else "00:00")
    hour, minute = int(match["hour"]), int(_get(match, "minute") or 0)
    half = _get(match, "half").replace(".", "")
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return Calendar(clock=f"{hour:02d}:{minute:02d}")


def read_day_part(match: Match) -> Words | None:
    return Calendar(clock=_clock(match))


def read_table(name: str) -> Reader:
    """A reader of expressions whose value the lexicon gives."""

    def read(match: Match) -> Words | None:
        table: dict[str, str] = getattr(lexicon(), name)
        value = table[match["word"]]
        if name == "named_days":
            year, month, day = (int(part) for part in value.split("-"))
            return Calendar(year=year, month=month, day=day)
        return Fixed(value)

    return read
