"""Time expressions with their TIMEX3 values, resolved only where the text or the known publication date fixes them.

`date` is the day, month or year that the words name. After "since" it is `begin`, after "until" `end`; both ends of a
range ("from 1980 to 1988") have `begin` and `end`; a week, quarter or decade has the dates that it spans.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import accumulate, groupby

from kg.annotate.layers import article_span, sentence_index
from kg.extract.time.anchor import anchor, calendar_value, in_story, on_the_day, week_in_order
from kg.extract.time.grammar import time_words
from kg.extract.time.lexicon import lexicon
from kg.extract.time.tense import Tense, tense
from kg.extract.time.values import Anchored, Calendar, Fixed, Found, Relative, Words
from kg.records import TimeExpression
from kg.tokens import Doc, Token

NEEDS: tuple[str, ...] = ()

FOLDED = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "−": "-", "\u00a0": " "})
#: How many sentences back a date may stand that "a year later" or "the next day" counts from.
CONTEXT_SENTENCES = 4
RANGE_WORDS = frozenset({"to", "until", "till", "through", "-", "and"})
LINKS = frozenset({"to", "until", "till", "through", "-", "and", "or", ",", "–", "—"})


def extract(doc: Doc) -> Iterator[TimeExpression]:
    """Every time expression of the Doc in the order of the text; sets `token.time`."""
    article = doc.article
    published = date.fromisoformat(article.published) if article.published else None
    context: tuple[int, str] | None = None
    for _, group in groupby(_with_clock(doc, find(doc)), key=lambda found: sentence_index(doc[found.first])):
        expressions = list(group)
        readings: list[Anchored] = []
        for index, found in enumerate(expressions):
            here = sentence_index(doc[found.first])
            words = found.words
            if isinstance(words, Calendar):
                words = _borrow_year(doc, expressions, index, readings)
            near = context[1] if context is not None and here - context[0] <= CONTEXT_SENTENCES else None
            when = tense(_head(doc, found))
            if isinstance(words, Calendar) and near is not None and when is not Tense.FUTURE:
                words = in_story(words, near, published=published)
                if context is not None and context[0] == here:
                    words = on_the_day(words, near)
            value = anchor(words, published=published, tense=when, context=near)
            readings.append(value)
            fixed = value.date or (value.begin if "-W" in value.value else None)
            if fixed is not None:
                context = (here, fixed)
        for found, value in zip(expressions, _spans_of_time(doc, expressions, readings, published=published), strict=True):
            record = TimeExpression(
                span=article_span(doc[found.first], doc[found.last]),
                value=value.value,
                sentence=sentence_index(doc[found.first]),
                date=value.date,
                begin=value.begin,
                end=value.end,
            )
            for token in doc[found.first : found.last + 1]:
                token.time = record
            yield record


def find(doc: Doc) -> Iterator[Found]:
    """The time words of each paragraph as tokens, where their form and word class allow the reading."""
    for _, group in groupby(doc.sents, key=lambda sent: int(sent[0].paragraph)):
        sentences = list(group)
        tokens = doc[sentences[0].start : sentences[-1].end]
        whole = tokens.text
        text = whole.translate(FOLDED).lower()
        if len(text) != len(whole):
            continue  # lower case changed the length: no offset would be right
        words_found = list(time_words(text))
        if not words_found:
            continue
        starts = [0, *accumulate(len(token) + len(token.whitespace_) for token in tokens)][:-1]
        for begin, end, words in words_found:
            first = tokens.start + bisect_right(starts, begin) - 1
            last = tokens.start + bisect_left(starts, end) - 1
            found = _without_article(doc, Found(first, last, words))
            if _acceptable(doc, found) and not _part_of_name(doc, found):
                yield from _ends_of_range(doc, found)


def _part_of_name(doc: Doc, found: Found) -> bool:
    """Whether the words are part of a proper name that goes on behind them ("the October War", "the June Movement")."""
    if found.last + 1 >= len(doc) or (isinstance(found.words, Calendar) and found.words.year is not None):
        return False
    following = doc[found.last + 1]
    if found.first > 0 and doc[found.first - 1].lower_ in {"on", "in", "since", "until", "by"}:
        return False  # "On Friday Air Niugini landed"
    return following.tag_ in {"NNP", "NNPS"} and following.is_title and doc[found.last].head == following


def _without_article(doc: Doc, found: Found) -> Found:
    """The words without the article that belongs to another noun ("the 1991 treaty", "a two-day visit")."""
    first, last = found.first, found.last
    attributive = (doc[last].text.isdigit() and last == first + 1) or (last > first and doc[last - 1].text == "-")
    if attributive and doc[first].lower_ in {"a", "an", "the"}:
        return replace(found, first=first + 1)
    return found


def _ends_of_range(doc: Doc, found: Found) -> Iterator[Found]:
    """Two expressions for a range of years whose words stand apart ("2003-2005", "1914 – 18"), else the one found."""
    years = re.fullmatch(r"(\d{4})/(\d{4})", found.words.value) if isinstance(found.words, Fixed) else None
    if years is None or found.first == found.last or not years[2].endswith(doc[found.last].text):
        yield found
        return
    yield Found(found.first, found.first, Calendar(year=int(years[1])))
    yield Found(found.last, found.last, Calendar(year=int(years[2])))


def _with_clock(doc: Doc, expressions: Iterable[Found]) -> Iterator[Found]:
    """Joins a time of day with the day next to it ("6 p.m. on Friday", "Friday at noon")."""
    before: Found | None = None
    for found in expressions:
        if before is not None:
            between = [token.lower_ for token in doc[before.last + 1 : found.first]]
            words = _joined_clock(before.words, found.words)
            if words is not None and len(between) <= 1 and all(word in {"on", "at", ",", "of"} for word in between):
                before = Found(before.first, found.last, words)
                continue
            yield before
        before = found
    if before is not None:
        yield before


def _joined_clock(first: Words, second: Words) -> Words | None:
    for clock, day in ((first, second), (second, first)):
        if isinstance(clock, Calendar) and clock.clock and clock == Calendar(clock=clock.clock):
            if isinstance(day, Calendar) and (day.day or day.weekday) and not day.clock:
                return replace(day, clock=clock.clock)
            if isinstance(day, Relative) and day.unit == "D" and not day.clock:
                return replace(day, clock=clock.clock)
    return None


def _head(doc: Doc, found: Found) -> Token:
    return doc[found.first : found.last + 1].root


def _acceptable(doc: Doc, found: Found) -> bool:
    """Whether the tokens can be time words: months capitalised, years no counts, no age, no name."""
    first, last = doc[found.first], doc[found.last]
    words = found.words
    if isinstance(words, Calendar):
        if words.weekday is not None and first.i > 0 and doc[first.i - 1].lower_ in lexicon().words["day_names"]:
            return False
        if words.year is not None and words == Calendar(year=words.year):
            return _is_year(last)
        for token in doc[found.first : found.last + 1]:
            word = token.lower_.rstrip(".")
            if word in lexicon().months and not _is_month(token, alone=words.day is None and words.year is None):
                return False
            if word in lexicon().seasons and token.pos_ in {"VERB", "AUX"}:
                return False
    following = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if following is not None and following.lower_ in {"old", "-old"}:
        return False
    hyphen = following is not None and following.text in {"-", "–"} and last.i + 2 < len(doc)
    if hyphen and doc[last.i + 2].lower_ in {"old", "olds"}:
        return False
    if first.i > first.sent.start and doc[first.i - 1].lower_ == "aged":
        return False
    if last.lower_ in {"past", "future"} and isinstance(words, Fixed) and last.pos_ != "NOUN":
        return False
    if first.i == last.i and first.lower_ in lexicon().sets and not first.is_lower:
        return False
    return not (first.i == last.i and first.ent_type_ == "PERSON")


def _is_month(token: Token, *, alone: bool) -> bool:
    if not token.text[0].isupper():
        return False
    if not alone:
        return True
    if token.lower_ in lexicon().short or token.tag_ == "MD" or token.ent_type_ == "PERSON":
        return False
    return not (token.lower_ in {"may", "march"} and token.pos_ in {"VERB", "AUX"})


def _is_year(token: Token) -> bool:
    """Whether a number of four digits is a year and not a count, a price or a resolution."""
    if not token.text.isdigit():
        return True
    words = lexicon().words
    sent = token.sent
    before = token.nbor(-1) if token.i > sent.start else None
    after = token.nbor(1) if token.i + 1 < sent.end else None
    word_before = before.lower_ if before is not None else ""
    if word_before in words["not_year_after"] or (after is not None and after.lower_ in words["not_year_before"]):
        return False
    if before is not None and word_before in {"and", ","} and token.i - 2 >= sent.start:
        previous = token.nbor(-2)
        if re.fullmatch(r"\d{4}", previous.text) and not _is_year(previous):
            return False
    year = int(token.text)
    cue = word_before in words["year_after"] or word_before in {"(", "[", "–", "—"} or before is None
    cue = cue or (word_before == "," and after is not None and after.text in {".", ")", "]", ";"})
    if not 1900 <= year <= 2035 and not (cue or (before is not None and before.lower_.rstrip(".") in lexicon().months)):
        return False
    counted = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"
    if counted and (year % 50 == 0 or not 1900 <= year <= 2035):
        return word_before in {"the", "'s", "its", "their"}
    return True


def _borrow_year(doc: Doc, expressions: list[Found], index: int, readings: list[Anchored]) -> Calendar:
    """The calendar words at `index`, with the year that another date of the sentence gives them.

    A later date gives its year when the two are joined ("September 27 and November 10, 2020"), an earlier one when this
    one follows it in the calendar ("on September 27, 2020 ... on November 10"), or in a range across the new year.
    """
    found = expressions[index]
    words = found.words
    assert isinstance(words, Calendar)
    if words.year is not None or words.month is None or words.shift is not None or words.year_shift is not None:
        return words
    for other in expressions[index + 1 : index + 3]:
        later = other.words
        if not _joined(doc, expressions[index].last, other.first, expressions):
            break
        if isinstance(later, Calendar) and later.year is not None:
            return replace(words, year=later.year - (later.month is not None and _place(words) > _place(later)))
    for back in range(index - 1, -1, -1):
        known = readings[back].date
        if known is None:
            continue
        year, month, day = (*(int(part) for part in known.split("-")), 0, 0)[:3]
        if month == 0 or _place(words) >= (month, day):
            return replace(words, year=year)
        joined = back == index - 1 and _joined(doc, expressions[back].last, found.first, [])
        return replace(words, year=year + 1) if joined else words
    return words


def _place(words: Calendar) -> tuple[int, int]:
    return words.month or 0, words.day or 0


def _joined(doc: Doc, last: int, first: int, expressions: list[Found]) -> bool:
    """Whether only a conjunction, a preposition of range, "on" or other dates stand between two expressions."""
    inside = {i for found in expressions for i in range(found.first, found.last + 1)}
    between = [doc[i].lower_ for i in range(last + 1, first) if i not in inside]
    return all(word in LINKS or word in {"on", "in", "from"} for word in between) and len(between) <= 4


def _spans_of_time(doc: Doc, expressions: list[Found], readings: list[Anchored], *, published: date | None) -> list[Anchored]:
    """The readings with `begin` and `end` in place of `date` in ranges and after "since" and "until"."""
    result = list(readings)
    for index, found in enumerate(expressions):
        value = result[index]
        before = doc[found.first - 1].lower_ if found.first > doc[found.first].sent.start else ""
        following = expressions[index + 1] if index + 1 < len(expressions) else None
        if following is not None and following.first - found.last == 2:
            link = doc[found.last + 1].lower_.translate(FOLDED)
            ranged = link in RANGE_WORDS and (link != "and" or before == "between")
            if ranged and isinstance(found.words, Calendar) and isinstance(following.words, Calendar):
                result[index : index + 2] = readings[index : index + 2] = week_in_order(
                    (found.words, readings[index]), (following.words, readings[index + 1]), published=published
                )
            ends = readings[index].date, readings[index + 1].date
            if ranged and ends[0] is not None and ends[1] is not None and ends[0] <= ends[1]:
                result[index] = replace(readings[index], date=None, begin=ends[0], end=ends[1])
                result[index + 1] = replace(readings[index + 1], date=None, begin=ends[0], end=ends[1])
                continue
        if value.date is not None and before == "since":
            result[index] = replace(value, date=None, begin=value.date)
        elif value.date is not None and before in {"until", "till"} and value.begin is None:
            result[index] = replace(value, date=None, end=value.date)
    return result


__all__ = ["NEEDS", "calendar_value", "extract", "find"]
