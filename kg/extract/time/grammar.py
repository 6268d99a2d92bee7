"""Time words -> their meaning before anchoring: regular expressions over a paragraph's text in lower case.

The vocabulary is `lexicon.toml`; each rule pairs a pattern with a reader, which gives None where the words are no time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.extract.time.lexicon import any_of, lexicon, number, ordinal
from kg.extract.time.values import Calendar, Fixed, Relative, Words

Match = re.Match[str]
Reader = Callable[[Match], Words | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the reader of its matches."""

    pattern: re.Pattern[str]
    read: Reader


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


def _calendar_date(match: Match) -> Words | None:
    """Month and day, with weekday and year where given."""
    year, month = _year(match), _month(match)
    number_of_day = _get(match, "day")
    day = ordinal(number_of_day) if number_of_day else None
    if day is not None:
        try:
            date(year or 2000, month or 1, day)
        except ValueError:
            return None
    away = _shift(_get(match, "far"))
    return Calendar(year=year, month=month, day=day, clock=_clock(match), year_shift=away, shift=_shift(_get(match, "mod")))


def _iso_date(match: Match) -> Words | None:
    try:
        day = date.fromisoformat(match["iso"])
    except ValueError:
        return None
    return Calendar(year=day.year, month=day.month, day=day.day, clock=_get(match, "time"))


def _slashed_date(match: Match) -> Words | None:
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


def _holiday(match: Match) -> Words | None:
    month, day = lexicon().holidays[match["holiday"]].split("-")
    return Calendar(year=_year(match), month=int(month), day=int(day), shift=_shift(_get(match, "mod")))


def _season(match: Match) -> Words | None:
    away = _shift(_get(match, "far"))
    season = lexicon().seasons[match["season"]]
    return Calendar(year=_year(match), season=season, shift=_shift(_get(match, "mod")), year_shift=away)


def _weekday(match: Match) -> Words | None:
    day = lexicon().weekdays[match["weekday"].rstrip(".")]
    return Calendar(weekday=day, clock=_clock(match), shift=_shift(_get(match, "mod")))


def _year_alone(match: Match) -> Words | None:
    return Calendar(year=int(match["year"]))


def _years(match: Match) -> Words | None:
    """A range of years in one word or joined by a dash: "1914-18", "2019/20"."""
    begin, end = match["year"], match["to"]
    end = begin[: 4 - len(end)] + end
    if int(end) <= int(begin) or (match["dash"] == "/" and int(end) != int(begin) + 1):
        return None
    return Fixed(f"{begin}/{end}", begin, end)


def _decade(match: Match) -> Words | None:
    digits = _get(match, "digits")
    if digits:
        first = digits[:3] if len(digits) == 4 else f"19{digits[0]}"
        if len(digits) == 2 and digits[0] in "01":
            return None
    else:
        first = f"{_get(match, 'hundred') or '19'}{lexicon().decades[match['decade']]}"
    return Fixed(f"{first}X", f"{first}0", f"{first}9")


def _century(match: Match) -> Words | None:
    count = ordinal(match["ordinal"])
    if _get(match, "bc"):
        return Fixed(f"-{count - 1:02d}XX")
    return Fixed(f"{count - 1:02d}XX", f"{count - 1:02d}00", f"{count - 1:02d}99") if 0 < count < 30 else None


def _before_christ(match: Match) -> Words | None:
    return Fixed(f"-{int(match['number'].replace(',', '')):04d}")


def _today(match: Match) -> Words | None:
    count = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[match["day"]]
    beyond = {"before": -1, "after": 1}.get(_get(match, "beyond"), 0)
    return Relative("D", count + beyond, clock="NI" if match["day"] == "tonight" else _clock(match))


def _anno_domini(match: Match) -> Words | None:
    return Calendar(year=int(match["number"] or match["year"]))


def _a_weekday(match: Match) -> Words | None:
    """ "on a Sunday": some Sunday, whatever the publication date."""
    return Fixed(f"XXXX-WXX-{lexicon().weekdays[match['weekday']]}")


def _this_part(match: Match) -> Words | None:
    return Relative("D", -1 if match["mod"] == "last" else 0, clock=_clock(match))


def _this_period(match: Match) -> Words | None:
    """ "last week", "this year", "next month": a period counted from the present."""
    return Relative(lexicon().units[match["unit"]], _shift(_get(match, "mod")) or 0)


def _the_period(match: Match) -> Words | None:
    """ "the following month", "the next day", "that year": counted from a time in the text."""
    count = {"following": 1, "next": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1}.get(match["mod"], 0)
    return Relative(lexicon().units[match["unit"]], count, context=True)


def _away(match: Match) -> Words | None:
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
    if count != int(count):
        unit, factor = ("M", 12 * factor) if unit == "Y" else (unit, factor)
    return Relative(unit, int(count * factor) * (-1 if back else 1), context=not now)


def duration(count: float | None, letter: str) -> str:
    """The TIMEX3 value of so many units; X for a number that the words leave open."""
    scale = {"DE": ("Y", 10), "CE": ("Y", 100), "ML": ("Y", 1000), "FN": ("W", 2), "WE": ("W", 1)}
    if count is None:
        return f"P{letter[0]}X{letter[1]}" if letter.startswith("T") else f"PX{letter}"
    unit, factor = scale.get(letter, (letter, 1))
    amount = count * factor
    text = str(int(amount)) if amount == int(amount) else str(amount)
    return f"P{unit[0]}{text}{unit[1]}" if unit.startswith("T") else f"P{text}{unit}"


def _duration(match: Match) -> Words | None:
    text, letter = _get(match, "number"), lexicon().units[match["unit"]]
    if letter == "TS" and text in {"a", "an", "one", "the"}:
        return None
    if re.fullmatch(r"(?:19|20)\d\d", text) and match["unit"] not in lexicon().plurals:
        return None  # "World Cup 2018 day five"
    count = number(text) if text else None
    if _get(match, "half") and count is not None:
        count += 0.5
    return Fixed(duration(count, letter))


def _one_period(match: Match) -> Words | None:
    """ "the past year", "the next week": a period that touches the present."""
    return Fixed(duration(1, lexicon().units[match["unit"]]))


def _recent(match: Match) -> Words | None:
    return Fixed("PAST_REF" if match["mod"] == "recent" else "FUTURE_REF")


def _every(match: Match) -> Words | None:
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


def _portion(match: Match) -> Words | None:
    """A quarter or a half of a year."""
    count = ordinal(match["ordinal"])
    kind = "Q" if match["kind"].startswith("q") else "H"
    if not 1 <= count <= (4 if kind == "Q" else 2) or (kind == "H" and not (_year(match) or _get(match, "far"))):
        return None
    return Calendar(year=_year(match), portion=f"{kind}{count}", year_shift=_shift(_get(match, "far")))


def _short_quarter(match: Match) -> Words | None:
    return Calendar(year=int(match["year"]), portion=f"Q{match['count']}")


def _fiscal(match: Match) -> Words | None:
    return Fixed(f"FY{match['year']}")


def _of_the_period(match: Match) -> Words | None:
    return Relative(lexicon().units[match["unit"]], 0)


def _time_of_day(match: Match) -> Words | None:
    if _get(match, "word"):
        return Calendar(clock="12:00" if match["word"] == "noon" else "00:00")
    hour, minute = int(match["hour"]), int(_get(match, "minute") or 0)
    half = _get(match, "half").replace(".", "")
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return Calendar(clock=f"{hour:02d}:{minute:02d}")


def _day_part(match: Match) -> Words | None:
    return Calendar(clock=_clock(match))


def _table(name: str) -> Reader:
    """A reader of expressions whose value the lexicon gives."""

    def read(match: Match) -> Words | None:
        table: dict[str, str] = getattr(lexicon(), name)
        value = table[match["word"]]
        if name == "named_days":
            year, month, day = (int(part) for part in value.split("-"))
            return Calendar(year=year, month=month, day=day)
        return Fixed(value)

    return read


@cache
def rules() -> tuple[Rule, ...]:
    """The grammar, the more telling rule first where two match the same words."""
    words = lexicon()
    month = f"(?P<month>{any_of(words.months)}\\.?)"
    full_month = f"(?P<month>{any_of(m for m in words.months if m not in words.short)})"
    weekday = f"(?P<weekday>{any_of(w for w in words.weekdays if w not in words.short)})"
    some_weekday = f"(?:{any_of(words.weekdays)}\\.?,? (?:the )?)?"
    year = r"(?P<year>1\d{3}|20\d{2})"
    day = rf"(?P<day>3[01](?:st)?|[12]\d(?:st|nd|rd|th)?|0?[1-9](?:st|nd|rd|th)?|{any_of(words.ordinals)})"
    unit = f"(?P<unit>{any_of(words.units)})"
    one_unit = f"(?P<unit>{any_of(u for u in words.units if u not in words.plurals and u != 'second')})"
    units = f"(?P<unit>{any_of(words.plurals)})"
    numeral = any_of(words.numerals)
    figure = rf"(?:\d[\d,]*(?:\.\d+)?(?: 1/2)?|{numeral}(?:[ -](?:and )?{numeral})*(?: and a half|-and-a-half)?|half)"
    vague = any_of(words.words["vague"])
    count = rf"(?P<number>{figure}|{vague}|an?(?: (?:hundred|thousand))?)"
    about = f"(?:{any_of(words.words['approximate'])} )*"
    mod = f"(?P<mod>{any_of([*words.words['before'], *words.words['here'], *words.words['after']])})"
    far = f"(?:,? (?:of )?(?P<far>this|last|next) year)?"
    early = f"(?:(?:the )?{any_of(words.words['part'])}[ -])?"
    season = f"(?P<season>{any_of(words.seasons)})"
    part = f"(?P<part>{any_of(words.day_parts)})"
    ordinals = rf"(?P<ordinal>\d+(?:st|nd|rd|th)|{any_of(words.ordinals)})"
    zone = f"(?: {any_of(words.words['zones'])})?"
    table: tuple[tuple[str, Reader], ...] = (
        (r"(?P<iso>\d{4}-\d{2}-\d{2})(?:t(?P<time>\d{2}:\d{2}(?::\d{2})?)z?)?", _iso_date),
        (r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<year>(?:19|20)\d{2})", _slashed_date),
        (rf"{some_weekday}(?:{part} of )?{month} {day}(?:,? {year}|{far})", _calendar_date),
        (rf"{some_weekday}(?:the )?{day}(?: day)?(?: of|-)? ?{month},?(?:[ -]{year}|{far})", _calendar_date),
        (rf"{early}{month}(?:,| of)? {year}", _calendar_date),
        (rf"{early}{full_month}{far}", _calendar_date),
        (rf"{early}{mod} (?:\w+ )?{full_month}", _calendar_date),
        (rf"{early}(?:{mod} )?(?P<holiday>{any_of(words.holidays)})(?:,? {year})?", _holiday),
        (rf"(?:the )?{early}{season}(?: of|,)? {year}", _season),
        (rf"{early}{mod} {season}", _season),
        (rf"(?:the )?{early}{season} of (?P<far>this|last|next) year", _season),
        (rf"(?<=\bin )(?:the )?{early}{season}(?! of\b)", _season),
        (rf"(?<=\bby )(?:the )?{early}{season}(?! of\b)", _season),
        (rf"(?<=\buntil )(?:the )?{early}{season}(?! of\b)", _season),
        (rf"(?<=\bduring )(?:the )?{early}{season}(?! of\b)", _season),
        (rf"{early}(?:(?:on )?{mod} )?{weekday}(?: {part})?", _weekday),
        (rf"(?:the )?(?:{mod} )?{weekday}(?: {part})?", _weekday),
        (rf"(?:{any_of(['a', 'the'])} )?{early}(?:the year )?{year}", _year_alone),
        (r"(?:the )?(?P<year>1\d{3}|20\d{2}) ?(?P<dash>[-/]) ?(?P<to>\d{4}|\d{2})", _years),
        (rf"(?:the )?{early}'?(?P<digits>1\d\d0|20\d0|\d0) ?'?s", _decade),
        (rf"(?:the )?{early}(?:(?P<hundred>19|18) ?)?(?P<decade>{any_of(words.decades)})", _decade),
        (rf"(?:the )?{early}{ordinals}[ -]centur(?:y|ies)(?P<bc> b\.?c\.?(?:e\.?)?)?", _century),
        (rf"(?:the )?{early}{ordinals}(?= (?:and|to|or) (?:the )?{early}[a-z\d]+[ -]centur)", _century),
        (r"(?P<number>\d[\d,]*) b\.?c\.?(?:e\.?)?", _before_christ),
        (r"(?P<number>\d{2,4}) (?:a\.d\.|ad|ce)|(?:a\.d\.|ad) (?P<year>\d{2,4})", _anno_domini),
        (rf"(?:the day (?P<beyond>before|after) )?(?P<day>today|yesterday|tomorrow|tonight)(?: {part})?", _today),
        (rf"(?:early |late |later |earlier )?(?P<mod>this|last) {part}", _this_part),
        (rf"{early}{mod} (?:calendar )?{one_unit}", _this_period),
        (rf"{early}this (?:past |coming )?{one_unit}", _this_period),
        (rf"the (?P<mod>following|next|previous|preceding|same|very same) {one_unit}", _the_period),
        (rf"(?P<mod>that|that same) {one_unit}", _the_period),
        (rf"the {one_unit} (?P<mod>before|after)(?= ?[,.;)]| that\b|$)", _the_period),
        (r"(?:over )?the (?P<unit>weekend)", _of_the_period),
        (rf"an? {weekday}", _a_weekday),
        (rf"the (?:past|last|next|coming) {one_unit}", _one_period),
        (rf"{about}{count}[ -]{unit} (?P<where>ago|back|earlier|before|previously|prior|later|after(?=[,.]|$)|afterwards?|"
         rf"from now|hence)(?! to\b)", _away),
        (rf"(?:the )?(?:(?:past|last|next|first|coming|previous) )?{about}{count}[ -]{unit}(?P<half> and a half)?"
         rf"(?:'|s')?(?![ -]old)", _duration),
        (rf"(?P<number>half) an? {one_unit}", _duration),
        (rf"(?:the |over the )?(?:past |last |next )?{units}", _duration),
        (rf"(?:the )?(?P<mod>recent|coming) {units}", _recent),
        (rf"the {units} (?P<mod>ahead|to come)", _recent),
        (rf"{any_of(words.words['every'])} (?:(?P<other>other )|(?P<number>{figure}) )?{unit}", _every),
        (rf"{any_of(words.words['every'])} {weekday}", _every),
        (rf"{any_of(words.words['every'])} {full_month}", _every),
        (rf"{any_of(words.words['every'])} {season}", _every),
        (rf"{any_of(words.words['every'])} {part}", _every),
        (rf"{weekday}s", _every),
        (rf"(?:the )?{ordinals}[ -](?P<kind>quarter|half)(?:(?:,| of)? (?:fiscal )?{year}|{far})", _portion),
        (rf"q(?P<count>[1-4]) (?:of )?{year}", _short_quarter),
        (rf"(?:fiscal(?: year)? |fy ?){year}", _fiscal),
        (rf"(?:the )?(?:end|start|beginning|middle|first half|second half|rest|remainder) of the {one_unit}", _of_the_period),
        (rf"(?P<unit>year)[ -]end", _of_the_period),
        (r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>a\.?m\.?|p\.?m\.?)(?![a-z])" + zone, _time_of_day),
        (r"(?:(?<=at )|(?<=by )|(?<=from )|(?<=until )|(?<=around )|(?<=about ))(?P<hour>\d{1,2}):(?P<minute>\d\d)" + zone,
         _time_of_day),
        (rf"(?P<hour>\d{{1,2}}):?(?P<minute>\d\d) {any_of(words.words['zones'])}", _time_of_day),
        (r"(?P<word>noon|midnight)", _time_of_day),
        (rf"(?<=\bin )the {early}{part}", _day_part),
        (rf"(?<=\bduring )the {early}{part}", _day_part),
        (r"(?P<word>" + any_of(words.references) + ")", _table("references")),
        (r"(?P<word>" + any_of(words.sets) + ")", _table("sets")),
        (r"(?P<word>" + any_of(words.named_days) + ")", _table("named_days")),
    )
    return tuple(Rule(re.compile(rf"(?<!\w)(?<!\d[.,:/])(?:{pattern})(?!\w|[.,:/]\d)"), read) for pattern, read in table)


def time_words(text: str) -> Iterator[tuple[int, int, Words]]:
    """Time words in a lower-case text, as begin, end and meaning: the leftmost first, of several the longest."""
    found: list[tuple[int, int, int, Words]] = []
    for order, rule in enumerate(rules()):
        for match in rule.pattern.finditer(text):
            meaning = rule.read(match)
            if meaning is not None:
                found.append((match.start(), -match.end(), order, meaning))
    at = 0
    for begin, minus_end, _, meaning in sorted(found, key=lambda f: f[:3]):
        if begin >= at:
            yield begin, -minus_end, meaning
            at = -minus_end
