"""The vocabulary of `lexicon.toml`, ready for look-up."""

from __future__ import annotations

from functools import cache

from kg import syntax
from kg.tokens import Token
from kg.wordlists import lists, stems, word_list


def words(path: str) -> frozenset[str]:
    """The list at "table/key" of the lexicon."""
    return word_list(__package__, path)


@cache
def _known() -> frozenset[str]:
    tables = (lists(__package__)["verbs"], lists(__package__)["nouns"])
    return frozenset(word for table in tables for listed in table.values() for word in listed)


@cache
def heads() -> frozenset[str]:
    """The first word of every form that the lexicon lists."""
    return frozenset(form.split()[0] for form in _known())


def lemma(token: Token) -> str:
    """The lemma in lower case; for a verb form that lemmatisers err on ("controlled") the stem that the lexicon has."""
    own = token.lemma_lower
    if own in _known() or token.pos_ != "VERB":
        return own
    return next((stem for stem in stems(token.lower_) if stem in _known()), own)


def form(verb: Token) -> str:
    """The verb as the lexicon lists it, with its particle."""
    particle = syntax.particle(verb)
    return f"{lemma(verb)} {particle}" if particle else lemma(verb)
