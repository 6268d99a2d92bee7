"""Rules on names that the words around them give away: people in letters and after titles, whole names by the parse, storms, towns.

Used by the gazetteer's corrections beside `entity_rules`; each takes a Doc and the borders of its names and gives borders.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from kg.annotate.entity_rules import Border
from kg.tokens import Doc, Token

LONGEST = 4  # words of a name that is found by what stands before it


def is_name_word(token: Token) -> bool:
    """Whether it is a proper noun that begins with a capital."""
    return token.pos_ == "PROPN" and token.text[0].isupper() and len(token) > 1 and token.text.replace("-", "").isalpha()


def _run(doc: Doc, start: int) -> int:
    """The end of the name words from `start` on within one sentence."""
    end = start
    while end < len(doc) and end < start + LONGEST and is_name_word(doc[end]) and (end == start or not doc[end].is_sent_start):
        end += 1
    return end


def _opens(doc: Doc, place: int) -> bool:
    return place == 0 or doc[place].is_sent_start


def addressed(doc: Doc, *, kin: Set[str], greetings: Set[str], closings: Set[str]) -> Iterator[tuple[int, int]]:
    """Names after a title or a word of kinship, after the greeting and the closing of a letter ("Dear Mira ,", "Regards , Mira")."""
    for token in doc:
        start = token.i + 1
        if token.text in kin:
            pass
        elif token.text in greetings and _opens(doc, token.i):
            end = _run(doc, start)
            if end == len(doc) or doc[end].text not in {",", ":", "-", "--", "!", "."}:
                continue
        elif token.text in closings and start < len(doc) and doc[start].text in {",", "!", "."}:
            start += 1
        else:
            continue
        end = _run(doc, start)
        if end > start:
            yield start, end


def senders(doc: Doc) -> Iterator[tuple[int, int]]:
    """Names in the header of a message: "Mira Tolan" <address>."""
    for token in doc:
        if token.text in {'"', "“"}:
            end = _run(doc, token.i + 1)
            if token.i + 1 < end < len(doc) and doc[end].text[0] in '"”':
                after = doc[end].text[1:2] or (doc[end + 1].text[0] if end + 1 < len(doc) else "")
                if after == "<":
                    yield token.i + 1, end


def whole_names(doc: Doc, borders: Sequence[Border]) -> Iterator[Border]:
    """Persons with the words that the parser takes for parts of the same name."""
    inside = {place for start, end, _ in borders for place in range(start, end)}
    for start, end, label in borders:
        if label == "PERSON":
            while end < len(doc) and end not in inside and doc[end].dep_ == "flat" and start <= doc[end].head.i < end and is_name_word(doc[end]):
                end += 1
        yield start, end, label
