"""Makes the names of an article agree with each other: the last of the corrections, after `kg.annotate.gazetteer` has been
over each of its paragraphs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from kg.annotate.entity_rules import acronyms, repeated, storm_names
from kg.annotate.gazetteer import THINGS, Piece, laid_over, load_names, load_words, pieces_of, set_names
from kg.tokens import Doc


def agree(doc: Doc) -> Doc:
    """The same Doc with names that agree throughout: one label for the same words, surnames of named persons as
    persons, no persons of the names of storms.
    """
    pieces = pieces_of(doc)
    names = load_names()
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    surnames: set[str] = set()
    for piece in pieces:
        votes[doc[piece.start : piece.end].text][piece.label] += 1
        if piece.label == "PERSON" and piece.end - piece.start > 1:
            surnames.add(doc[piece.end - 1].text)
    out: list[Piece] = []
    for piece in pieces:
        text, label = doc[piece.start : piece.end].text, piece.label
        if label in THINGS and text not in names:
            best, count = votes[text].most_common(1)[0]
            if text in surnames and label != "PERSON":
                label = "PERSON"
            elif best in THINGS and count > votes[text][label]:
                label = best
        out.append(Piece(piece.start, piece.end, label))
    short = acronyms(doc, [(piece.start, piece.end) for piece in out if piece.label == "ORG"])
    explained = [Piece(token.i, token.i + 1, "ORG") for token in doc if token.text in short]
    found = laid_over(out, [*explained, *_missed(doc, out, surnames)])
    again = repeated(doc, [(piece.start, piece.end, piece.label) for piece in found if piece.label in THINGS])
    storms = storm_names(doc, load_words()["storms"])
    agreed = laid_over(found, [Piece(*border) for border in again])
    return set_names(doc, (piece for piece in agreed if doc[piece.start : piece.end].text not in storms))


def _missed(doc: Doc, pieces: list[Piece], surnames: set[str]) -> Iterator[Piece]:
    """Surnames of persons named in the Doc that stand alone, capitalised, and were not recognised."""
    inside = {place for piece in pieces for place in range(piece.start, piece.end)}
    for token in doc:
        if token.i in inside or token.text not in surnames or token.pos_ != "PROPN":
            continue
        if len(token) > 2 and token.text[0].isupper():
            yield Piece(token.i, token.i + 1, "PERSON")
