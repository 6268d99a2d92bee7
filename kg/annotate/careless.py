"""Names in lower case, in a text that is carelessly written: by what the knowledge base and the table of names know."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache

from kg import knowledge
from kg.annotate.names_table import Match, load_names, name_lengths
from kg.tokens import Doc, Token

#: The share of sentences that open in lower case from which a text counts as carelessly written.
CARELESS = 0.15
LEAST = 5  # letters of a single word that is taken for a place
PROMINENT = 300  # the least prominence of such a place
LONGEST = 4  # words
_PLACES = frozenset({"COUNTRY", "CITY", "PLACE"})


def is_careless(doc: Doc) -> bool:
    """Whether the text opens many sentences in lower case, or speaks of "i"."""
    openings = [sent[0] for sent in doc.sents if sent[0].is_alpha]
    lower = sum(token.is_lower for token in openings)
    return lower > CARELESS * len(openings) or any(token.text == "i" for token in doc)


def careless_names(doc: Doc, short: Set[str]) -> Iterator[Match]:
    """Countries of several words in lower case, and in a careless text other places too ("flew from kerala to new delhi"); `short` are
    short forms of countries.
    """
    names, lengths, sorts = load_names(), _lengths_in_lower(), _PLACES if is_careless(doc) else frozenset({"COUNTRY"})
    for token in doc:
        if not token.is_lower or (token.text not in lengths and sorts is not _PLACES):
            continue
        for end in range(min(token.i + lengths.get(token.text, 0), len(doc)), token.i + 1, -1):
            found = names.get(doc[token.i : end].text.title())
            if found and found[1] in sorts and all(word.is_lower for word in doc[token.i : end]):
                yield Match(token.i, end, *found)
                break
        else:
            if sorts is _PLACES and (token.text in short or _is_place(token)):
                yield Match(token.i, token.i + 1, "PLACE", "PLACE")


@cache
def _lengths_in_lower() -> dict[str, int]:
    """The words of the longest name of several words, for each first one in lower case."""
    several = ((first.lower(), first, most) for first, most in name_lengths().items() if most > 1)
    return {lower: min(LONGEST, most) for lower, first, most in several if lower.islower() and lower.title() == first}


def _is_place(token: Token) -> bool:
    """Whether a single word names a country or a well-known place, and nothing else."""
    if len(token) < LEAST or token.pos_ not in {"PROPN", "NOUN"}:
        return False
    kb, name = knowledge.load(), token.text.title()
    return not kb.is_ambiguous(name) and bool(kb.country(name) or any(place.prominence > PROMINENT for place in kb.place(name)))
