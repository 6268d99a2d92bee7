"""Names in lower case, in a text that is carelessly written: by what the knowledge base and the table of names know."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache
from typing import NamedTuple

from kg import knowledge
from kg.annotate.names_table import Match, load_names
from kg.tokens import Doc, Token

#: The share of sentences that open in lower case from which a text counts as carelessly written.
CARELESS = 0.15
LEAST = 5  # letters of a single word that is taken for a place
PROMINENT = 300  # the least prominence of such a place
LONGEST = 4  # words
_COUNTRIES = frozenset({"COUNTRY"})
_PLACES = _COUNTRIES | {"CITY", "PLACE"}


def is_careless(doc: Doc) -> bool:
    """Whether the text opens many sentences in lower case, or speaks of "i"."""
    openings = [sent[0] for sent in doc.sents if sent[0].is_alpha]
    lower = sum(token.is_lower for token in openings)
    return lower > CARELESS * len(openings) or "i" in [token.text for token in doc]


def careless_names(doc: Doc, short: Set[str]) -> Iterator[Match]:
    """Countries of several words in lower case, and in a careless text other places too ("flew from kerala to new delhi"); `short` are
    short forms of countries.
    """
    names, sorts = load_names(), _PLACES if is_careless(doc) else _COUNTRIES
    openings = _openings(sorts)
    for token in doc:
        opening = openings.get(token.text)
        if not token.is_lower or (opening is None and sorts is not _PLACES):
            continue
        longest = opening.longest if opening is not None and opening.goes_on(doc, token) else 0
        for end in range(min(token.i + longest, len(doc)), token.i + 1, -1):
            found = names.get(doc[token.i : end].text.title())
            if found and found[1] in sorts and all(word.is_lower for word in doc[token.i : end]):
                yield Match(token.i, end, *found)
                break
        else:
            if sorts is _PLACES and (token.text in short or _is_place(token)):
                yield Match(token.i, token.i + 1, "PLACE", "PLACE")


class _Opening(NamedTuple):
    """Names of several words that begin with the same one: the words of the longest, and the second words, in lower case."""

    longest: int
    second: Set[str]

    def goes_on(self, doc: Doc, first: Token) -> bool:
        """Whether what follows the first word may be the second of such a name."""
        place = first.i + 1
        return place < len(doc) and (doc[place].text in self.second or not doc[place].whitespace_)


@cache
def _openings(sorts: frozenset[str]) -> dict[str, _Opening]:
    """What names of several words of these sorts begin with, in lower case."""
    found: dict[str, _Opening] = {}
    for name, (_, sort) in load_names().items():
        first, *others = name.split(" ")
        lower = first.lower()
        if sort in sorts and others and lower.islower() and lower.title() == first:
            known = found.get(lower, _Opening(0, frozenset()))
            found[lower] = _Opening(max(known.longest, min(LONGEST, len(others) + 1)), known.second | {others[0].lower()})
    return found


def _is_place(token: Token) -> bool:
    """Whether a single word names a country or a well-known place, and nothing else."""
    if len(token) < LEAST or token.pos_ not in {"PROPN", "NOUN"}:
        return False
    kb, name = knowledge.load(), token.text.title()
    return not kb.is_ambiguous(name) and bool(kb.country(name) or any(place.prominence > PROMINENT for place in kb.place(name)))
