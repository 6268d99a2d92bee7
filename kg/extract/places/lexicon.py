"""The vocabulary of `lexicon.toml`, ready for look-up."""

from __future__ import annotations

from collections.abc import Mapping

from kg.tokens import Token
from kg.wordlists import word_list, word_map


def words(path: str) -> frozenset[str]:
    """The list at "table/key" of the lexicon."""
    return word_list(__package__, path)


def naming() -> Mapping[str, str]:
    """Verbs of naming with the standing of the name they give."""
    return word_map(__package__, "verbs/naming")


def is_place_noun(token: Token) -> bool:
    """Whether the noun says what kind of place something is."""
    return token.lemma_lower in words("nouns/places") and token.pos_ in {"NOUN", "PROPN"}
