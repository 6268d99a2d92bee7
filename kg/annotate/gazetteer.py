"""Corrects `doc.ents` from the knowledge base and from the words of the names: after the recogniser, before the
extractors.

`correct` works on each paragraph: names that the knowledge base is sure of are retyped, completed
and added, and the words of a name (titles, company endings, heads such as "University" and "River") put its borders
and its label right; then `kg.annotate.agreement` works on the whole article.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg.annotate.careless import careless_names
from kg.annotate.entity_rules import (
    Border,
    addressed,
    among_places,
    forts,
    full_names,
    inside_phrases,
    is_first_name,
    list_of_people,
    owners_apart,
    pairs_apart,
    papers,
    people,
    place_and_person,
    premises,
    shops,
    split_persons,
    states_apart,
    towns,
    turned_names,
)
from kg.annotate.names_table import Match, find_names, key_of, label_of, load_names
from kg.tokens import Doc, Span

WORDS = Path(__file__).parent / "gazetteer.toml"
_SURE = frozenset({"COUNTRY", "NORP"})
"""Sorts of names that are right also as the first word of a sentence."""
THINGS = frozenset({"PERSON", "ORG", "PLACE"})
"""The labels that one name may bear in turn."""
_LOCATING = frozenset({"in", "at", "from", "near", "outside"})
_MARKS = frozenset({"-", "--", ",", ":", ";", "(", ")", '"', "/"})
DASHES = frozenset({"-", "--", "–", "—"})
_INITIALS = re.compile(r"([A-Z]\.)+")
_FOLLOWERS = re.compile(r"[A-Z][a-z-]+(?:ists|ites)")
_FIRM = re.compile(r"[A-Z]{1,4}&[A-Z]{1,4}")
_CLOCK = re.compile(r"\d{1,2}(?::\d\d)?[ap]\.?m\.?|[A-Z][a-z]{2,4}\.\d+", re.IGNORECASE)
_ADDRESS = re.compile(r"[<>|\\#={}]|://|^www\.|\+\+|\.(?:jpe?g|gif|png|pdf|docx?|xlsx?|html?|txt)$", re.IGNORECASE)
"""What only an address or a file has."""


class Piece(NamedTuple):
    """A name on its way through the corrections: tokens `start` to `end` (excluded) and a label."""

    start: int
    end: int
    label: str


@cache
def load_words(path: Path = WORDS) -> dict[str, frozenset[str]]:
    """The word lists of `gazetteer.toml`."""
    return {key: frozenset(words) for key, words in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def _starts_sentence(doc: Doc, place: int) -> bool:
    return place == 0 or bool(doc[place].is_sent_start) or doc[place - 1].text in {'"', "“", "(", ":", "-", "•", "*"}


def _fits_alone(doc: Doc, match: Match) -> bool:
    """Whether a name that the recogniser passed over may be added: no doubtful first word, no part of a longer name."""
    if match.sort == "COMPANY" and any(token.pos_ != "PROPN" for token in doc[match.start : match.end]):
        return False
    if match.start == 0 and match.label == "PLACE" and doc[0].is_upper and doc[-1].text in DASHES:
        return True  # a dateline: "NEW YORK –"
    if match.end - match.start > 1 or match.sort in _SURE:
        return match.sort != "METONYM"
    if _starts_sentence(doc, match.start) or match.sort in {"METONYM", "ORG", "EVENT"}:
        return False
    after = doc[match.end] if match.end < len(doc) else None
    return after is None or not (after.text[:1].isupper() and after.pos_ == "PROPN")


def _choose(doc: Doc, match: Match) -> bool:
    """Whether the name of the table stands in place of what the recogniser found on its tokens."""
    over = [ent for ent in doc.ents if ent.start < match.end and match.start < ent.end]
    if not over:
        return _fits_alone(doc, match)
    single = match.end - match.start == 1
    if len(over) == 1 and over[0].start == match.start and over[0].end == match.end:
        if match.sort in {"EVENT", "METONYM"} or over[0].label_ in {"DATE", "LAW"}:
            return False
        if single and match.sort in {"CITY", "ORG", "PLACE"} and over[0].label_ == "PERSON":
            return match.sort == "ORG" and doc[match.start].text.isupper()
        located = match.start > 0 and doc[match.start - 1].lower_ in _LOCATING
        return over[0].label_ != match.label and not (match.sort == "CITY" and over[0].label_ == "ORG" and single and not located)
    if single or not all(match.start <= ent.start and ent.end <= match.end for ent in over):
        return False
    return not (match.label == "NORP" and any(ent.label_ == "NORP" and ent.start == match.start for ent in over))


def _from_table(doc: Doc, pieces: list[Piece]) -> list[Piece]:
    new = [Piece(match.start, match.end, match.label) for match in find_names(doc) if _choose(doc, match)]
    return laid_over(pieces, new)


def laid_over(pieces: Iterable[Piece], new: list[Piece]) -> list[Piece]:
    """The names with the new ones in place of those they touch, in the order of the text; the longer new ones first."""
    taken: set[int] = set()
    kept: list[Piece] = []
    for piece in [*sorted(new, key=lambda piece: (piece.start - piece.end, piece.start)), *pieces]:
        span = range(piece.start, piece.end)
        if not taken.intersection(span):
            taken.update(span)
            kept.append(piece)
    return sorted(kept, key=lambda piece: piece.start)


def _trim(doc: Doc, pieces: list[Piece]) -> list[Piece]:
    """Names without titles before, marks around and common words behind them, and with the initials before them."""
    words = load_words()
    titles, place_heads, greetings = words["titles"], words["place_heads"], words["greetings"]
    ranks, last = titles | words["honorifics"], greetings | words["calendar"]
    phrases = inside_phrases(doc, words["phrases"])
    out: list[Piece] = []
    for piece in pieces:
        start, end = piece.start, piece.end
        if piece.label in THINGS and phrases.issuperset(range(start, end)):
            continue
        if piece.label in {"ORG", "PLACE"} and doc[start].text in words["short_titles"] and end - start == 2:
            piece = Piece(start, end, "PERSON")  # "FM Tolan"
        if piece.label == "ORG" and label_of(doc[start].text) == "NORP" and all(word.text in ranks for word in doc[start + 1 : end]):
            piece, end = Piece(start, start + 1, "NORP"), start + 1  # "Saudi Crown Prince"
        while piece.label == "NORP" and end - start > 1 and doc[end - 1].text in ranks:
            end -= 1  # "South Korean President"
        if piece.label in THINGS:
            while end > start and (doc[end - 1].text in _MARKS or doc[end - 1].text in last):
                end -= 1
            while start < end and (doc[start].text in _MARKS or doc[start].text in greetings):
                start += 1
        if piece.label == "PERSON":
            while end - start > 1 and doc[start].text in titles:
                start += 1
            dashes = (place for place in range(start + 1, end) if doc[place].text in DASHES)
            end = next((place for place in dashes if doc[place - 1].whitespace_), end)  # "Mira Tolan - Analyst"
            before = start - 1
            if before >= (out[-1].end if out else 0) and _INITIALS.fullmatch(doc[before].text) and doc[start].is_title:
                start = before
        while end - start > 2 and doc[end - 2].text in DASHES and doc[end - 1].text in words["compounds"]:
            end -= 2  # "Kenya-based"
            piece = Piece(start, end, label_of(doc[start:end].text) or piece.label)
        if piece.label in {"PERSON", "PLACE"} and any(token.is_title for token in doc[start:end]):
            while end - start > 1 and doc[end - 1].pos_ == "NOUN" and doc[end - 1].is_lower:
                if doc[end - 1].text.title() in place_heads or doc[end - 1].text == "strip":
                    break
                end -= 1
        if start < end and not (piece.label in THINGS and _is_no_name(doc[start:end])):
            out.append(Piece(start, end, piece.label))
    return out


@cache
def _no_names() -> frozenset[str]:
    return load_words()["common_abbreviations"] | load_words()["no_things"] | load_words()["calendar"]


def _is_no_name(span: Span) -> bool:
    """Whether words are no name of a person, body or place: a letter, a time of day, an address, an abbreviation, a ship, common words."""
    if span[0].text in load_words()["ships"] or (len(span) == 1 and (len(span[0]) == 1 or _CLOCK.fullmatch(span[0].text))):
        return True
    return any(_ADDRESS.search(word.text) for word in span) or all(word.text in _no_names() for word in span) or _is_common(span)


def _is_common(span: Span) -> bool:
    """Whether words in lower case are no name: neither a known place nor proper nouns."""
    if any(char.isupper() for char in span.text):
        return False
    known = load_names().get(" ".join(key_of(token) for token in span).title(), ("", ""))[0] == "PLACE"
    return not known and any(token.pos_ != "PROPN" for token in span)


def _complete(doc: Doc, pieces: list[Piece]) -> list[Piece]:
    """Names with their company ending, with what follows "of" after a head such as "Ministry", and states after a
    comma.
    """
    words = load_words()
    new: list[Piece] = []
    follower = {piece.start: piece for piece in pieces}
    for place, piece in enumerate(pieces):
        end = piece.end
        after = end + 1 if end < len(doc) and doc[end].text == "," else end
        if piece.label in THINGS and after < len(doc):
            if doc[after].text in words["company_endings"]:
                new.append(Piece(piece.start, after + 1, "ORG"))
                continue
            is_code = after > end and doc[after].text in words["state_codes"] and after not in follower
            if piece.label == "PLACE" and is_code:
                new.append(Piece(after, after + 1, "PLACE"))
                continue
            if piece.label == "ORG" and doc[end].text == "of" and doc[end - 1].text in words["organisation_heads"]:
                second = follower.get(end + 1)
                if second is not None and second.label in {"ORG", "PLACE"}:
                    new.append(Piece(piece.start, second.end, "ORG"))
        before = pieces[place - 1] if place else None
        headed = piece.label == "ORG" and end - piece.start > 1 and doc[end - 1].text in words["organisation_heads"]
        nation = before is not None and before.label == "NORP" and before.end == piece.start
        if before is not None and headed and nation and all(word.text != "of" for word in doc[piece.start : end]):
            new.append(Piece(before.start, end, "ORG"))  # "Kenyan Electoral Commission"
        if piece.label in THINGS and end < len(doc) and doc[end].text == "and":
            inside = [token.text for token in doc[piece.start : end]]
            second = follower.get(end + 1)
            is_ministry = "of" in inside[1:-1] and inside[inside.index("of") - 1] in words["ministry_heads"]
            if is_ministry and second is not None and second.label == "ORG":
                new.append(Piece(piece.start, second.end, "ORG"))
        if piece.label in THINGS and doc[end - 1].text in {"of", "and"} and end - piece.start > 1:
            second = follower.get(end)
            new.append(Piece(piece.start, second.end, "ORG") if second else Piece(piece.start, end - 1, piece.label))
    return laid_over(pieces, new)


def _by_heads(doc: Doc, pieces: list[Piece]) -> list[Piece]:
    """Names of several words under the label that their last word gives, unless the table knows them whole."""
    words, names = load_words(), load_names()
    out = []
    for piece in pieces:
        last = doc[piece.end - 1].text
        label = piece.label
        if piece.end - piece.start == 1 and label in THINGS and last in words["common_heads"]:
            continue  # "our Office"
        known = " ".join(key_of(token) for token in doc[piece.start : piece.end]) in names
        if piece.end - piece.start > 1 and label in THINGS and not known:
            if last in words["organisation_heads"]:
                label = "ORG"
            elif last in words["surnames"] and is_first_name(doc[piece.start].text):
                label = "PERSON" if label == "PERSON" else "PLACE"  # "David Hall"
            elif last in words["place_heads"]:
                label = "PLACE"
            elif last in words["law_heads"] or (doc[piece.start].text in words["law_heads"] and doc[piece.start + 1].text == "of"):
                label = "LAW"  # "Velm Agreement", "Treaty of Velm"
            elif doc[piece.start].text in words["place_heads"] and doc[piece.start + 1].text == "of":
                label = "PLACE"  # "Strait of Velm"
        elif label in THINGS and not known and _FOLLOWERS.fullmatch(last):
            label = "NORP"
        out.append(Piece(piece.start, piece.end, label))
    return out


def pieces_of(doc: Doc) -> list[Piece]:
    """The names of the Doc."""
    return [Piece(ent.start, ent.end, ent.label_) for ent in doc.ents]


def set_names(doc: Doc, pieces: Iterable[Piece]) -> Doc:
    """The Doc with these names and no others."""
    doc.set_ents([Span(doc, piece.start, piece.end, piece.label) for piece in pieces])
    return doc


def _persons(doc: Doc, piece: Piece) -> Iterator[tuple[int, int]]:
    for start, end in list_of_people(doc, piece.start, piece.end):
        yield from split_persons(doc, start, end)


def _side_by_side(doc: Doc, pieces: list[Piece]) -> list[Piece]:
    """Names that stand beside each other cut apart or put together."""
    words = load_words()
    states = words["states"] | words["state_codes"]
    borders: Iterable[Border] = [
        (start, end, piece.label)
        for piece in pieces
        for start, end in (_persons(doc, piece) if piece.label == "PERSON" else [(piece.start, piece.end)])
    ]
    borders = owners_apart(doc, pairs_apart(doc, turned_names(doc, borders), label_of), label_of)
    borders = place_and_person(doc, borders, label_of, words["envoys"], words["titles"])
    borders = premises(doc, full_names(doc, addressed(doc, borders, words["kin"]), words["titles"] | words["honorifics"]))
    borders = towns(doc, states_apart(doc, among_places(doc, borders), states, words["compass"]), states)
    return [Piece(*border) for border in sorted(borders)]


def _by_text(doc: Doc, pieces: list[Piece]) -> list[Piece]:
    """Names that the text around them, or their own form, gives away."""
    words = load_words()
    borders = [(piece.start, piece.end, piece.label) for piece in pieces]
    inside = {place for start, end, _ in borders if end - start > 1 for place in range(start, end)}
    shown = (token for token in doc if token.i not in inside and token.text not in words["common_abbreviations"])
    firms = [(token.i, token.i + 1) for token in shown if _FIRM.fullmatch(token.text)]
    bodies = [*firms, *shops(doc, borders, words["shops"]), *papers(doc, borders, words["papers"])]
    known = {place for start, end, _ in borders if label_of(doc[start:end].text) for place in range(start, end)}
    new = [Piece(*body, "ORG") for body in bodies if known.isdisjoint(range(*body))]
    new += [Piece(*fort, "PLACE") for fort in forts(doc, words["forts"])]
    new += [Piece(token.i, token.i + 1, "PLACE") for token in doc if token.text in words["cities"]]
    found = laid_over(pieces, new)
    taken = {place for piece in found for place in range(piece.start, piece.end)}
    greeted = people(doc, kin=words["kin"], greetings=words["greetings"], closings=words["closings"])
    added = [Piece(name.start, name.end, name.label) for name in careless_names(doc, words["careless_countries"])]
    added += [Piece(*person, "PERSON") for person in greeted]
    return laid_over(found, [piece for piece in added if taken.isdisjoint(range(piece.start, piece.end))])


STEPS: tuple[Callable[[Doc, list[Piece]], list[Piece]], ...] = (_from_table, _trim, _complete, _by_heads, _side_by_side, _by_text)


def correct(doc: Doc) -> Doc:
    """The same Doc with its names corrected from the table and by their words."""
    pieces = pieces_of(doc)
    for step in STEPS:
        pieces = step(doc, pieces)
    return set_names(doc, pieces)
