"""The vocabulary of `lexicon.toml`, ready for look-up."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from spacy.tokens import Token

from kg import syntax


@cache
def _data() -> Mapping[str, Any]:
    return MappingProxyType(tomllib.loads((files(__package__) / "lexicon.toml").read_text(encoding="utf-8")))


@cache
def words(path: str) -> frozenset[str]:
    """The list at "table/key" of the lexicon."""
    table, key = path.split("/")
    return frozenset(_data()[table][key])


@cache
def _known() -> frozenset[str]:
    tables = (_data()["verbs"], _data()["nouns"])
    return frozenset(word for table in tables for listed in table.values() for word in listed)


def lemma(token: Token) -> str:
    """The lemma in lower case; for a verb form that lemmatisers err on ("controlled") the stem that the lexicon has."""
    own = token.lemma_.lower()
    if own in _known() or token.pos_ != "VERB":
        return own
    return next((stem for stem in stems(token.lower_) if stem in _known()), own)


def stems(word: str) -> tuple[str, ...]:
    """What a regular verb form may come from."""
    for ending in ("ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            base = word.removesuffix(ending)
            doubled = len(base) > 3 and base[-1] == base[-2]
            return (base, base + "e", base[:-1]) if doubled else (base, base + "e")
    return (word,)


def form(verb: Token) -> str:
    """The verb as the lexicon lists it, with its particle."""
    particle = syntax.particle(verb)
    return f"{lemma(verb)} {particle}" if particle else lemma(verb)
