"""Which names a phrase matcher may trust without further signs, and under which label. Decided when the tables are
compiled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.knowledge.keys import is_abbreviation, is_strict, name_key
from kg.knowledge.tables.draft import Draft, Tables
from kg.knowledge.values import Kind, Label, NameKind, Phrase

_LABELS: dict[Kind, Label] = {
    "country": "PLACE",
    "place": "PLACE",
    "organization": "ORG",
    "person": "PERSON",
    "people": "NORP",
    "event": "EVENT",
}
_LAWS = frozenset({"agreement", "treaty", "declaration", "resolution"})
_LEAST: dict[Kind, int] = {"country": 0, "place": 380, "organization": 230, "person": 600, "people": 0, "event": 240}
"""Least prominence of an entry whose names are given: cities of about 100,000 people, persons in the first posts."""
_SKIPPED: dict[Kind, frozenset[NameKind]] = {
    "country": frozenset({"variant", "local"}),
    "place": frozenset({"variant", "local"}),
    "person": frozenset(),
    "organization": frozenset({"variant"}),
    "people": frozenset(),
    "event": frozenset(),
}
_GREAT_CITY = 440
"""A city of a million."""
_KNOWN_BODY = 600
_CLOSE_COUNTRIES = frozenset({"ARM", "AZE", "GEO"})


def _label(draft: Draft) -> Label:
    return "LAW" if draft.kind == "event" and draft.type in _LAWS else _LABELS[draft.kind]


def _name_words(tables: Tables) -> frozenset[str]:
    """Words that are first names of two known persons or family names of three: no town of that name is trusted."""
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for draft in tables.drafts.values():
        words = name_key(draft.label).split()
        if draft.kind == "person" and len(words) > 1:
            first[words[0]] += 1
            last[words[-1]] += 1
    return frozenset({word for word in first if first[word] > 1} | {word for word in last if last[word] > 2})


def _trusted(draft: Draft, text: str, kind: NameKind, ambiguous: frozenset[str], name_words: frozenset[str]) -> bool:
    """Whether the words alone are a sign: capitals, no common word, full names of persons, no abbreviation of a minor
    body."""
    key = name_key(text)
    if not text[0].isalnum() and text[0] not in "'‘’":
        return False
    if kind in _SKIPPED[draft.kind] or not any(char.isupper() for char in text) or "(" in text or key in ambiguous:
        return False
    several = " " in key
    if draft.kind == "person":
        return several
    if draft.kind == "organization" and draft.prominence < _KNOWN_BODY:
        return several and not is_abbreviation(text)
    if draft.kind == "event":
        return several or draft.prominence >= _KNOWN_BODY
    if draft.type == "city" and draft.prominence < _GREAT_CITY and key in name_words:
        return False
    return not (is_strict(text) and draft.kind == "place")


def phrases(tables: Tables, ambiguous: frozenset[str]) -> Iterator[Phrase]:
    """Name, label and entry, each name once, the most prominent bearer's; demonyms as NORP with the entry they belong
    to."""
    name_words = _name_words(tables)
    best: dict[str, tuple[int, Phrase]] = {}
    for draft in sorted(tables.drafts.values(), key=lambda draft: (-draft.prominence, draft.id)):
        if draft.prominence < _LEAST[draft.kind] and not (draft.kind == "place" and draft.country in _CLOSE_COUNTRIES):
            continue
        if draft.type.startswith("government/") or draft.type == "government":
            continue
        for text, kind in draft.all_names():
            if text not in best and _trusted(draft, text, kind, ambiguous, name_words):
                best[text] = (draft.prominence, Phrase(text, _label(draft), draft.id))
    for demonym in tables.demonyms:
        if demonym.word[:1].isupper() and name_key(demonym.word) not in ambiguous:
            known = best.get(demonym.word)
            weight = tables.drafts[demonym.entry].prominence
            if known is None or known[1].label != "NORP" or known[0] < weight:
                best[demonym.word] = (weight, Phrase(demonym.word, "NORP", demonym.entry))
    for text in sorted(best):
        yield best[text][1]
