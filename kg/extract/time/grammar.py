"""Time words -> their meaning before anchoring: regular expressions over a paragraph's text in lower case.

The vocabulary is `lexicon.toml`; each rule pairs a pattern with a reader, which gives None where the words are no time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.time import readers
from kg.extract.time.lexicon import any_of, lexicon
from kg.extract.time.readers import Reader
from kg.extract.time.values import Words

#: What a text must hold: one of some words, or a match.
Sign = tuple[str, ...] | re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the reader of its matches, the groups of it without whose words it matches nothing, and what else must stand in a text.

    The last two only save time: nothing matches where they are missing.
    """

    pattern: re.Pattern[str]
    read: Reader
    needs: frozenset[str]
    must: Sign | None = None


#: The words of a text without figures and marks.
LETTERS = re.compile(r"[^\W\d_]+")
#: Groups that hold a digit wherever they match.
DIGITS = ("iso", "a", "dash", "digits", "hour", "minute", "count")
#: Around every pattern: neither part of a longer word nor of a longer figure.
WHOLE = r"(?<!\w)(?<!\d[.,:/])(?:{})(?!\w|[.,:/]\d)"


@cache
def needed() -> dict[str, tuple[frozenset[str], Sign]]:
    """What must stand in a text, by the name of a group, for any rule that has the group: one of some words, in the plural or not, or a
    sign. A quick look spares most of the rules.
    """
    words = lexicon()
    tables: dict[str, Iterable[str]] = {
        "month": words.months,
        "weekday": words.weekdays,
        "season": words.seasons,
        "holiday": words.holidays,
        "decade": words.decades,
        "unit": [*words.units, "weekend", "year"],
    }
    found: dict[str, tuple[frozenset[str], Sign]] = dict.fromkeys(DIGITS, (frozenset(), re.compile(r"\d")))
    for group, listed in tables.items():
        single = frozenset(word for word in listed if word.isalpha())
        found[group] = single, tuple(set(listed) - single)
    return found


def missing(text: str) -> frozenset[str]:
    """The groups that match nothing in a text."""
    words = set(LETTERS.findall(text))
    words.update([word[:-1] for word in words if word.endswith("s")])
    return frozenset(group for group, (single, sign) in needed().items() if single.isdisjoint(words) and not holds(text, sign))


@cache
def rules() -> tuple[Rule, ...]:
    """The grammar, the more telling rule first where two match the same words."""
    words = lexicon()
    month = f"(?P<month>{any_of(words.months)}\\.?)"
    full_month = f"(?P<month>{any_of(m for m in words.months if m not in words.short)})"
    weekday = f"(?P<weekday>{any_of(w for w in words.weekdays if w not in words.short)})"
    moving = [*words.words["before"], *words.words["here"], *words.words["after"]]
    any_mod = any_of(moving)
    some_weekday = f"(?:(?:{any_mod} )?{any_of(words.weekdays)}\\.?,? (?:the )?)?"
    year = r"(?P<year>1\d{3}|20\d{2})"
    day = rf"(?P<day>3[01](?:st)?|[12]\d(?:st|nd|rd|th)?|0?[1-9](?:st|nd|rd|th)?|{any_of(words.ordinals)})"
    until = (
        r"(?:(?: ?- ?| to | through )(?P<until>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?(?![\d,]*\d| [ap]\.?m))?"
    )
    unit = f"(?P<unit>{any_of(words.units)})"
    one_unit = f"(?P<unit>{any_of(u for u in words.units if u not in words.plurals and u != 'second')})"
    units = f"(?P<unit>{any_of(words.plurals)})"
    numeral = any_of(words.numerals)
    figure = rf"(?:\d[\d,]*(?:\.\d+)?(?: 1/2)?|{numeral}(?:[ -](?:and )?{numeral})*(?: and a half|-and-a-half)?|half)"
    vague = any_of(words.words["vague"])
    count = rf"(?P<number>{figure}|{vague}|an?(?: (?:hundred|thousand))?)"
    about = f"(?:{any_of(words.words['approximate'])} )*"
    mod = f"(?P<mod>{any_mod})"
    far = "(?:,? (?:of )?(?P<far>this|last|next) year)?"
    early = f"(?:(?:the )?{any_of(words.words['part'])}[ -])?"
    season = f"(?P<season>{any_of(words.seasons)})"
    part = f"(?P<part>{any_of(words.day_parts)})"
    ordinals = rf"(?P<ordinal>\d+(?:st|nd|rd|th)|{any_of(words.ordinals)})"
    zone = f"(?: {any_of(words.words['zones'])})?"
    every = any_of(words.words["every"])
    parts, always, mods = tuple(words.day_parts), words.words["every"], tuple(moving)
    eras = re.compile(r"\d (?:a\.d\.|ad|ce)|(?:a\.d\.|ad) \d")
    table: tuple[tuple[str, Reader] | tuple[str, Reader, Sign], ...] = (
        (r"(?P<iso>\d{4}-\d{2}-\d{2})(?:t(?P<time>\d{2}:\d{2}(?::\d{2})?)z?)?", readers.read_iso_date, re.compile(r"\d-\d\d-")),
        (r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<year>(?:19|20)\d{2})", readers.read_slashed_date, re.compile(r"\d[/.]\d\d?[/.]")),
        (rf"{some_weekday}(?:{part} of )?{month} {day}{until}(?:,? {year}|{far})", readers.read_calendar_date),
        (
            rf"{some_weekday}(?:the )?{day}{until}(?: day)?(?: of|-)? ?{month},?(?:[ -]{year}|{far})",
            readers.read_calendar_date,
        ),
        (rf"{early}{month}(?:,| of)? {year}", readers.read_calendar_date),
        (rf"{early}{full_month}{far}", readers.read_calendar_date),
        (rf"{early}{mod} (?:\w+ )?{full_month}", readers.read_calendar_date, mods),
        (rf"{early}(?:{mod} )?(?P<holiday>{any_of(words.holidays)})(?:,? {year})?", readers.read_holiday),
        (rf"(?:the )?{early}{season}(?: of|,)? {year}", readers.read_season),
        (rf"{early}{mod} {season}", readers.read_season),
        (rf"(?:the )?{early}{season} of (?P<far>this|last|next) year", readers.read_season),
        (rf"(?<=\bin )(?:the )?{early}{season}(?! of\b)", readers.read_season),
        (rf"(?<=\bby )(?:the )?{early}{season}(?! of\b)", readers.read_season),
        (rf"(?<=\buntil )(?:the )?{early}{season}(?! of\b)", readers.read_season),
        (rf"(?<=\bduring )(?:the )?{early}{season}(?! of\b)", readers.read_season),
        (rf"{early}(?:(?:on )?{mod} )?{weekday}(?: {part})?", readers.read_weekday),
        (rf"(?:the )?(?:{mod} )?{weekday}(?: {part})?", readers.read_weekday),
        (rf"(?:{any_of(['a', 'the'])} )?{early}(?:the year )?{year}", readers.read_year_alone, re.compile(r"\d{4}")),
        (r"(?:the )?(?P<year>1\d{3}|20\d{2}) ?(?P<dash>[-/]) ?(?P<to>\d{4}|\d{2})", readers.read_years, re.compile(r"\d ?[-/] ?\d")),
        (rf"(?:the )?{early}'?(?P<digits>1\d\d0|20\d0|\d0) ?'?s", readers.read_decade, ("0s", "0 s", "0's", "0 's")),
        (rf"(?:the )?{early}(?:(?P<hundred>19|18) ?)?(?P<decade>{any_of(words.decades)})", readers.read_decade),
        (rf"(?:the )?{early}{ordinals}[ -]centur(?:y|ies)(?P<bc> b\.?c\.?(?:e\.?)?)?", readers.read_century, ("centur",)),
        (rf"(?:the )?{early}{ordinals}(?= (?:and|to|or) (?:the )?{early}[a-z\d]+[ -]centur)", readers.read_century, ("centur",)),
        (r"(?P<number>\d[\d,]*) b\.?c\.?(?:e\.?)?", readers.read_before_christ, (" b.c", " bc")),
        (
            r"(?P<number>\d{2,4}) (?:a\.d\.|ad|ce)|(?:a\.d\.|ad) (?P<year>\d{2,4})",
            readers.read_anno_domini,
            eras,
        ),
        (
            rf"(?:the day (?P<beyond>before|after) )?(?P<day>today|yesterday|tomorrow|tonight)(?: {part})?",
            readers.read_today,
            ("today", "yesterday", "tomorrow", "tonight"),
        ),
        (rf"(?:early |late |later |earlier )?(?P<mod>this|last) {part}", readers.read_this_part, parts),
        (rf"{early}{mod} (?:calendar )?{one_unit}", readers.read_this_period, mods),
        (rf"{early}this (?:past |coming )?{one_unit}", readers.read_this_period, ("this ",)),
        (
            rf"the (?P<mod>following|next|previous|preceding|same|very same) {one_unit}",
            readers.read_the_period,
            ("the following", "the next", "the pre", "the same", "the very same"),
        ),
        (rf"(?P<mod>that|that same) {one_unit}", readers.read_the_period, ("that ",)),
        (rf"(?P<mod>that|that same|the following|the next|the previous|the same) {part}", readers.read_the_part, parts),
        (rf"the {one_unit} (?P<mod>before|after)(?= ?[,.;)]| that\b|$)", readers.read_the_period, (" before", " after")),
        (r"(?:over )?the (?P<unit>weekend)", readers.read_of_the_period, ("the weekend",)),
        (rf"an? {weekday}", readers.read_a_weekday),
        (
            rf"the (?:past|last|next|coming) {one_unit}",
            readers.read_one_period,
            ("the past ", "the last ", "the next ", "the coming "),
        ),
        (
            rf"{about}{count}[ -]{unit} (?P<where>ago|back|earlier|previously|later|(?:before|prior|after)(?=[,.]|$)"
            rf"|afterwards?|from now|hence)(?! to\b)",
            readers.read_away,
            ("ago", "back", "earlier", "previously", "later", "before", "prior", "after", "from now", "hence"),
        ),
        (
            rf"(?:the )?(?:(?:past|last|next|first|coming|previous) )?{about}{count}[ -]{unit}(?P<half> and a half)?"
            rf"(?:'|s')?(?![ -]old)",
            readers.read_duration,
        ),
        (rf"(?P<number>half) an? {one_unit}", readers.read_duration, ("half a",)),
        (rf"(?:the |over the )?(?:past |last |next )?{units}", readers.read_duration, tuple(words.plurals)),
        (rf"(?:the )?(?P<mod>recent|coming) {units}", readers.read_recent, ("recent", "coming")),
        (rf"the {units} (?P<mod>ahead|to come)", readers.read_recent, ("ahead", "to come")),
        (rf"{every} (?:(?P<other>other )|(?P<number>{figure}) )?{unit}", readers.read_every, always),
        (rf"{every} {weekday}", readers.read_every, always),
        (rf"{every} {full_month}", readers.read_every, always),
        (rf"{every} {season}", readers.read_every, always),
        (rf"{every} {part}", readers.read_every, always),
        (rf"{weekday}s", readers.read_every, tuple(f"{day}s" for day in words.weekdays)),
        (
            rf"(?:the )?{ordinals}[ -](?P<kind>quarter|half)(?:(?:,| of)? (?:fiscal )?{year}|{far})",
            readers.read_portion,
            ("quarter", "half"),
        ),
        (rf"(?P<kind>q)(?P<count>[1-4])(?:,? (?:of )?{year})?", readers.read_short_portion, ("q1", "q2", "q3", "q4")),
        (rf"(?P<kind>h)(?P<count>[12]),? (?:of )?{year}", readers.read_short_portion, ("h1", "h2")),
        (rf"(?:fiscal(?: year)? |fy ?){year}", readers.read_fiscal, ("fiscal", "fy")),
        (
            rf"(?:the )?(?:end|start|beginning|middle|first half|second half|rest|remainder) of the {one_unit}",
            readers.read_of_the_period,
            ("end of the ", "start of the ", "beginning of the ", "middle of the ", "half of the ", "rest of the ", "remainder of the "),
        ),
        (rf"the {one_unit} before last", readers.read_before_last, ("before last",)),
        (r"(?P<unit>year)[ -]end", readers.read_of_the_period, ("year end", "year-end")),
        (
            rf"(?:early|earlier|late|later) in the {one_unit}",
            readers.read_in_the_period,
            ("early in the ", "earlier in the ", "late in the ", "later in the "),
        ),
        (
            r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>a\.?m\.?|p\.?m\.?)(?![a-z])" + zone,
            readers.read_time_of_day,
            re.compile(r"\d ?[ap]\.?m"),
        ),
        (
            r"(?:(?<=at )|(?<=by )|(?<=from )|(?<=until )|(?<=around )|(?<=about ))(?P<hour>\d{1,2}):(?P<minute>\d\d)"
            + zone,
            readers.read_time_of_day,
            (":",),
        ),
        (rf"(?P<hour>\d{{1,2}}):?(?P<minute>\d\d) {any_of(words.words['zones'])}", readers.read_time_of_day, words.words["zones"]),
        (r"(?P<word>noon|midnight)", readers.read_time_of_day, ("noon", "midnight")),
        (rf"(?<=\bin )the {early}{part}", readers.read_day_part, parts),
        (rf"(?<=\bduring )the {early}{part}", readers.read_day_part, ("during the ",)),
        (r"(?P<word>" + any_of(words.references) + ")", readers.read_table("references"), tuple(words.references)),
        (r"(?P<word>" + any_of(words.sets) + ")", readers.read_table("sets"), tuple(words.sets)),
        (r"(?P<word>" + any_of(words.named_days) + ")", readers.read_table("named_days"), tuple(words.named_days)),
    )
    return tuple(_rule(row[0], row[1], row[2] if len(row) == 3 else None) for row in table)


def _rule(words: str, read: Reader, must: Sign | None) -> Rule:
    pattern = re.compile(WHOLE.format(words))
    return Rule(pattern, read, frozenset(needed().keys() & pattern.groupindex.keys()), must)


def time_words(text: str) -> Iterator[tuple[int, int, Words]]:
    """Time words in a lower-case text, as begin, end and meaning: the leftmost first, of several the longest."""
    found: list[tuple[int, int, int, Words]] = []
    absent = missing(text)
    for order, rule in enumerate(rules()):
        if not rule.needs.isdisjoint(absent) or (rule.must is not None and not holds(text, rule.must)):
            continue
        for match in rule.pattern.finditer(text):
            meaning = rule.read(match)
            if meaning is not None:
                found.append((match.start(), -match.end(), order, meaning))
    at = 0
    for begin, minus_end, _, meaning in sorted(found, key=lambda f: f[:3]):
        if begin >= at:
            yield begin, -minus_end, meaning
            at = -minus_end


def holds(text: str, sign: Sign) -> bool:
    """Whether one of the words, or a match, stands in the text."""
    return sign.search(text) is not None if isinstance(sign, re.Pattern) else any(map(text.__contains__, sign))
