"""Marks the text inside double quotation marks: `doc.quotes` and `token.quoted`.

A quotation left open at the end of a paragraph ends there (a press convention: the next paragraph opens again). A
straight mark that can only close opens nothing. A span of one to three words inside a sentence is marked like any
other; whether it is a scare quote is for the extractors to say.
"""

from __future__ import annotations

from kg.tokens import Doc, Token

OPEN = frozenset("“«„") | {"``"}
CLOSE = frozenset("”»") | {"''"}
LOW = "„"
STRAIGHT = '"'


def mark_quotes(doc: Doc) -> None:
    """Set the quote layers of a Doc whose tokens know their paragraphs."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for token in doc:
        if start is not None and token.paragraph != doc[start].paragraph:
            _close(start, token.i - 1, found)
            start = None
        if start is not None and doc[start].text == LOW and token.text == "“":
            _close(start, token.i - 1, found)  # „so“
            start = None
        elif token.text in OPEN or (token.text == STRAIGHT and _opens(token, inside=start is not None)):
            if start is not None:
                _close(start, token.i - 1, found)
            start = token.i
        elif start is not None and (token.text in CLOSE or token.text == STRAIGHT):
            _close(start, token.i - 1, found)
            start = None
    if start is not None:
        _close(start, len(doc) - 1, found)
    doc.quotes = tuple(found)
    for first, last in found:
        for token in doc[first : last + 1]:
            token.quoted = True


def _close(mark: int, last: int, found: list[tuple[int, int]]) -> None:
    if last > mark:
        found.append((mark + 1, last))


def _opens(token: Token, *, inside: bool) -> bool:
    """Whether a straight mark opens a quotation.

    Outside one it does, unless it clings to the word before and not to the one after; inside one only if it is apart
    on the left and not on the right (the former was never closed).
    """
    first = token.i == 0 or token.nbor(-1).paragraph != token.paragraph
    apart_left = first or token.nbor(-1).whitespace_ != ""
    last = token.i + 1 == len(token.doc) or token.nbor().paragraph != token.paragraph
    apart_right = last or token.whitespace_ != ""
    if not inside:
        return apart_left or not apart_right
    return apart_left and not apart_right
