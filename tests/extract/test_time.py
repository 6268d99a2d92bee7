"""The grammar and calendar of time expressions; whole sentences are in `kg/extract/time/examples.toml`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.time import extract
from kg.extract.time.anchor import anchor
from kg.extract.time.grammar import holds, missing, rules, time_words
from kg.extract.time.lexicon import number, ordinal
from kg.extract.time.readers import duration
from kg.extract.time.tense import Tense, tense
from kg.extract.time.values import Anchored, Calendar, Fixed, Relative
from kg.tokens import Doc

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,200", 1200.0),
        ("2 1/2", 2.5),
        ("twenty-three", 23.0),
        ("two and a half", 2.5),
        ("two-and-a-half", 2.5),
        ("three hundred", 300.0),
        ("a hundred", 100.0),
        ("an", 1.0),
        ("half", 0.5),
        ("several", None),
    ],
)
def test_number(words: str, value: float | None) -> None:
    assert number(words) == value


def test_ordinal() -> None:
    assert [ordinal(word) for word in ("3rd", "twentieth", "gold")] == [3, 20, 0]


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (44, "D", "P44D"),
        (None, "Y", "PXY"),
        (3, "DE", "P3DE"),
        (2, "TH", "PT2H"),
        (None, "TM", "PTXM"),
        (2.5, "Y", "P2.5Y"),
    ],
)
def test_duration(count: float | None, unit: str, value: str) -> None:
    assert duration(count, unit) == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("june 31, 2021", Calendar(year=2021)),  # no such day: the year alone
        ("8-may-2006", Calendar(2006, 5, 8)),
        ("the 1st day of feb. 1860", Calendar(1860, 2, 1)),
        ("july of last year", Calendar(month=7, year_shift=-1)),
        ("508 bc", Fixed("-0508")),
        ("2019/20", Fixed("2019/2020", "2019", "2020")),
        ("the day before yesterday", Relative("D", -2)),
        ("ten years ago", Relative("Y", -10)),
        ("two decades ago", Relative("Y", -20)),
        ("a few years ago", Fixed("PAST_REF")),
    ],
)
def test_grammar(text: str, words: object) -> None:
    assert [meaning for _, _, meaning in time_words(text)][-1] == words


@pytest.mark.parametrize("text", ["814.863.1874", "2,000", "9:25", "13/14/2020", "the second time", "41st"])
def test_no_time(text: str) -> None:
    assert list(time_words(text)) == []


@pytest.mark.parametrize(
    ("words", "published", "when", "expected"),
    [
        (Relative("W", -1), date(2022, 8, 8), Tense.PAST, Anchored("2022-W31", None, "2022-08-01", "2022-08-07")),
        (Relative("W", 0), date(2021, 1, 1), Tense.PAST, Anchored("2020-W53", None, "2020-12-28", "2021-01-03")),
        (Relative("M", -1), date(2020, 1, 31), Tense.PAST, Anchored("2019-12", "2019-12")),
        (Relative("D", 1), date(2020, 2, 28), Tense.NONE, Anchored("2020-02-29", "2020-02-29")),
        (Relative("Q", -1), date(2015, 6, 16), Tense.PAST, Anchored("2015-Q1", None, "2015-01", "2015-03")),
        (Relative("WE", 0), date(2016, 9, 7), Tense.PAST, Anchored("2016-W35-WE", None, "2016-09-03", "2016-09-04")),
        (Relative("WE", 0), date(2016, 9, 7), Tense.FUTURE, Anchored("2016-W36-WE", None, "2016-09-10", "2016-09-11")),
        (Relative("DE", -1), date(2016, 9, 7), Tense.PAST, Anchored("200", None, "2000", "2009")),
        (Relative("Y", -1), None, Tense.PAST, Anchored("XXXX")),
        (Calendar(weekday=1), date(2022, 8, 8), Tense.PAST, Anchored("2022-08-08", "2022-08-08")),
        (Calendar(weekday=1), date(2022, 8, 9), Tense.FUTURE, Anchored("2022-08-15", "2022-08-15")),
        (Calendar(weekday=1, shift=-1), date(2022, 8, 8), Tense.PAST, Anchored("2022-08-01", "2022-08-01")),
        (Calendar(weekday=1), None, Tense.PAST, Anchored("XXXX-WXX-1")),
        (Calendar(month=2, shift=-1), date(2005, 2, 14), Tense.PAST, Anchored("2004-02", "2004-02")),
        (Calendar(month=12, day=30), date(2021, 1, 2), Tense.PAST, Anchored("2020-12-30", "2020-12-30")),
        (Calendar(season="SU", shift=-1), date(2023, 2, 23), Tense.PAST, Anchored("2022-SU", None, "2022", "2022")),
        (Calendar(year=2020, season="WI"), None, Tense.PAST, Anchored("2020-WI")),
    ],
)
def test_anchor(words: Calendar | Relative, published: date | None, when: Tense, expected: Anchored) -> None:
    assert anchor(words, published=published, tense=when, context=None) == expected


@given(st.integers(-400, 400), st.sampled_from(["D", "W", "M", "Q", "Y", "WE", "DE", "CE"]), st.dates(date(1900, 1, 1)))
def test_anchored_dates_are_dates(count: int, unit: str, published: date) -> None:
    if unit in {"D", "W", "WE"} and published.year > 9900:
        published = published.replace(year=9000)
    found = anchor(Relative(unit, count), published=published, tense=Tense.PAST, context=None)
    for iso in (found.date, found.begin, found.end):
        if iso is not None and len(iso) == 10:
            assert date.fromisoformat(iso).isoformat() == iso
    assert found.begin is None or found.end is None or found.begin <= found.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister left on Monday.", Tense.PAST),
        ("The minister has left on Monday.", Tense.PAST),
        ("The Coast Guard (USCG) called off its search late on Monday.", Tense.PAST),
        ("The minister will leave on Monday.", Tense.FUTURE),
        ("The minister plans to leave on Monday.", Tense.FUTURE),
        ("The minister said he would leave on Monday.", Tense.FUTURE),
    ],
)
def test_tense(text: str, expected: Tense, parse: Callable[..., Doc]) -> None:
    monday = next(token for token in parse(text) if token.text == "Monday")
    assert tense(monday) is expected


def test_tokens_know_their_time(parse: Callable[..., Doc]) -> None:
    doc = parse("The pact was signed on\nMarch 4, 2019\nin Quito.")
    (found,) = extract(doc)
    assert found.span.text == doc.article.text[found.span.begin : found.span.end]
    assert [token.text for token in doc if token.time == found] == ["March", "4", ",", "2019"]


def test_no_rule_matches_a_text_without_what_it_must_hold() -> None:
    texts = [line.lower() for file in sorted(SEEDS.glob("*.md")) for line in file.read_text(encoding="utf-8").splitlines()]
    texts += ["in the third century", "at noon", "half an hour", "the week before last", "fiscal 2019", "200 b.c.", "a.d. 40", "every year"]
    spared = 0
    texts += ["for a year", "the next quarter", "two days later", "the same week", "two weeks ago", "the 1990s", "at 14:30", "q3 2019"]
    for rule in rules():
        passed_over = [text for text in texts if rule.needs & missing(text) or not (rule.must is None or holds(text, rule.must))]
        assert not [text for text in passed_over if rule.pattern.search(text)]
        spared += len(passed_over)
    assert spared > 1000
