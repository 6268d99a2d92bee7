"""Marks the text inside double quotation marks: `doc._.quotes` and `token._.quoted`.

A quotation left open at the end of a paragraph ends there (a press convention: the next paragraph opens again). A span of
one to three words inside a sentence is marked like any other; whether it is a scare quote is for the extractors to say.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

OPEN = frozenset("“«„") | {"``"}
CLOSE = frozenset("”»") | {"''"}
STRAIGHT = '"'


def mark_quotes(doc: Doc) -> None:
    """Set the quote layers of a Doc whose tokens know their paragraphs."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for token in doc:
        if start is not None and token._.paragraph != doc[start]._.paragraph:
            _close(doc, start, token.i - 1, found)
            start = None
        if token.text in OPEN or (token.text == STRAIGHT and _opens(token, inside=start is not None)):
            if start is not None:
                _close(doc, start, token.i - 1, found)
            start = token.i
        elif start is not None and (token.text in CLOSE or token.text == STRAIGHT):
            _close(doc, start, token.i - 1, found)
            start = None
    if start is not None:
        _close(doc, start, len(doc) - 1, found)
    doc._.quotes = tuple(found)
    for first, last in found:
        for token in doc[first : last + 1]:
            token._.quoted = True


def _close(doc: Doc, mark: int, last: int, found: list[tuple[int, int]]) -> None:
    if last > mark:
        found.append((mark + 1, last))


def _opens(token: Token, *, inside: bool) -> bool:
    """Whether a straight mark opens a quotation: none is open, or it stands apart on the left and not on the right."""
    if not inside:
        return True
    return token.i > 0 and token.nbor(-1).whitespace_ != "" and token.whitespace_ == ""
