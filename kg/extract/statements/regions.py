"""Regions of a sentence: pairs of token indexes, both included, with their quotation marks, ends and clauses."""

from __future__ import annotations

from kg import syntax
from kg.extract.statements.subjects import FINITE
from kg.tokens import Doc
from kg.tokens import Span as Tokens

Region = tuple[int, int]

SUBJECT_LIKE = syntax.ALL_SUBJECTS | {"expl"}
WITHIN_NOUNS = frozenset({"amod", "compound"})
QUOTE_MARKS = frozenset('"“”«»„') | {"``", "''"}
PUNCTUATION = QUOTE_MARKS | frozenset(".,;:!?…-–—'’‘") | {"--", "...", ".."}


def trim(doc: Doc, first: int, last: int) -> Region | None:
    """The region without punctuation at its ends; marks around a part of it stay. None when no word is left."""
    while last + 1 < len(doc) and doc[last].whitespace_ == "" and (doc[last + 1].is_alpha or doc[last + 1].tag_ == "HYPH"):
        last += 1  # never inside a word of several tokens
    while first <= last and _loose(doc, first, first, last):
        first += 1
    while last >= first and _loose(doc, last, first, last):
        last -= 1
    return (first, last) if first <= last and any(t.is_alpha for t in doc[first : last + 1]) else None


def _loose(doc: Doc, index: int, first: int, last: int) -> bool:
    if doc[index].text not in PUNCTUATION and doc[index].text.strip(".") != "":
        return False
    for begin, end in doc.quotes:
        if index in (begin - 1, end + 1) and first <= begin - 1 and end + 1 <= last:
            return not any(t.is_alpha for t in (*doc[first : begin - 1], *doc[end + 2 : last + 1]))
    return True


def segments(sentence: Tokens) -> list[Region]:
    """The parts of quotations that stand in the sentence, without their marks."""
    return [
        (max(first, sentence.start), min(last, sentence.end - 1))
        for first, last in sentence.doc.quotes
        if first < sentence.end and last >= sentence.start
    ]


def has_clause(doc: Doc, first: int, last: int) -> bool:
    """Whether the region holds a subject and a finite verb of its own."""
    tokens = doc[first : last + 1]
    subjects = [t for t in tokens if t.dep_ in SUBJECT_LIKE]
    return (any(t.tag_ in FINITE for t in tokens) and bool(subjects)) or any(
        t.head.tag_ == "VBN" and t.i < t.head.i <= last for t in subjects
    )


def looks_like_clause(doc: Doc, first: int, last: int, *, loose: bool) -> bool:
    """Whether by its words a region opens with a noun phrase and a finite verb: for where the tree shows no clause.

    `loose`: anything may stand between them, as what follows the verb can be nothing but a clause.
    """
    noun = False
    for token in doc[first : last + 1]:
        finite = token.dep_ not in WITHIN_NOUNS and (token.tag_ in FINITE or (loose and token.tag_ == "VBN"))
        if finite and (not loose or noun):
            return noun
        if loose or token.dep_ in WITHIN_NOUNS:
            noun = noun or token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}
            continue
        if token.tag_ in {"WDT", "WP", "WRB", "TO", "VBG"} or token.text in {",", ";", ":"} or (noun and token.tag_ == "PRP"):
            return False
        noun = noun or token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}
    return False
