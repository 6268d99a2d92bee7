"""Makes the names of an article agree with each other: the last of the corrections, after `kg.annotate.gazetteer` has been
over each of its paragraphs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from kg.annotate.entity_rules import acronyms, initials, repeated, storm_names
from kg.annotate.gazetteer import THINGS, Piece, laid_over, load_words, pieces_of, set_names
from kg.annotate.names_table import load_names
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
            surnames.add(_surname(doc, piece))
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
    letters = initials(doc, [(piece.start, piece.end) for piece in out if piece.label == "PERSON"])
    explained = [Piece(token.i, token.i + 1, "PERSON") for token in doc if token.text in letters]
    explained += [Piece(token.i, token.i + 1, "ORG") for token in doc if token.text in short - letters]
    found = laid_over(out, [*explained, *_missed(doc, out, surnames)])
    found = laid_over(found, list(_longer(doc, found)))
    again = repeated(doc, [(piece.start, piece.end, piece.label) for piece in found if piece.label in THINGS])
    storms = storm_names(doc, load_words()["storms"])
    agreed = laid_over(found, [Piece(*border) for border in again])
    return set_names(doc, (piece for piece in agreed if doc[piece.start : piece.end].text not in storms))


def _surname(doc: Doc, piece: Piece) -> str:
    """The last word of a full name; the first where a given name of two parts follows it, as in Korean: "Velm Jae-in"."""
    family_first = piece.end - piece.start > 3 and doc[piece.end - 2].text == "-" and doc[piece.end - 1].is_lower
    return doc[piece.start if family_first else piece.end - 1].text


def _longer(doc: Doc, pieces: list[Piece]) -> Iterator[Piece]:
    """Single words of persons with those before them that belong to the same full name elsewhere in the Doc."""
    inside = {place for piece in pieces for place in range(piece.start, piece.end)}
    persons = [piece for piece in pieces if piece.label == "PERSON"]
    full: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for piece in persons:
        if piece.end - piece.start > 2:
            full[doc[piece.end - 1].text].add(tuple(token.text for token in doc[piece.start : piece.end]))
    for piece in persons:
        last = piece.end - 1
        for name in sorted(full[doc[last].text]) if piece.start == last else ():
            start = last
            while last - start + 1 < len(name) and start and start - 1 not in inside and doc[start - 1].text == name[start - 2 - last]:
                start -= 1
            if start < last:
                yield Piece(start, piece.end, "PERSON")


def _missed(doc: Doc, pieces: list[Piece], surnames: set[str]) -> Iterator[Piece]:
    """Surnames of persons named in the Doc that stand alone, capitalised, and were not recognised."""
    inside = {place for piece in pieces for place in range(piece.start, piece.end)}
    for token in doc:
        if token.i in inside or token.text not in surnames or token.pos_ != "PROPN":
            continue
        if len(token) > 2 and token.text[0].isupper():
            yield Piece(token.i, token.i + 1, "PERSON")
