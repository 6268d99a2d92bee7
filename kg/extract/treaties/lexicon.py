"""The vocabulary of `lexicon.toml`, ready for look-up."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kg import syntax
from kg.tokens import Token
from kg.wordlists import stems, word_list, word_map


def words(path: str) -> frozenset[str]:
    """The list at "table/key" of the lexicon."""
    return word_list(__package__, path)


def mapping(path: str) -> Mapping[str, str]:
    """The table at "table/key" of the lexicon."""
    return word_map(__package__, path)


@cache
def kinds() -> Mapping[str, str]:
    """Every noun for an agreement, in singular and plural, with its singular; all lower case."""
    nouns = words("kinds/sure") | words("kinds/open") | words("kinds/again")
    plurals = {form: noun for form, noun in mapping("kinds/plurals").items() if noun in nouns}
    return MappingProxyType({noun: noun for noun in nouns} | plurals)


def lemma(token: Token) -> str:
    """The lemma in lower case."""
    return token.lemma_lower


def verb_forms(verb: Token, preposition: str = "") -> frozenset[str]:
    """The ways the lexicon may list a verb: alone, with its particle, with the preposition of the phrase in question."""
    own = lemma(verb)
    particle = syntax.particle(verb)
    bases = {own, *stems(verb.lower_)}
    forms = {f"{base} {particle}" for base in bases} if particle else bases
    if preposition:
        forms |= {f"{form} {preposition}" for form in forms}
    return frozenset(forms)
