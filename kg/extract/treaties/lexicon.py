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
def mapping(path: str) -> Mapping[str, str]:
    """The table at "table/key" of the lexicon."""
    table, key = path.split("/")
    return MappingProxyType(dict(_data()[table][key]))


def lemma(token: Token) -> str:
    """The lemma in lower case."""
    return token.lemma_.lower()


def verb_forms(verb: Token, preposition: str = "") -> frozenset[str]:
    """The ways the lexicon may list a verb: alone, with its particle, with the preposition of the phrase in question."""
    own = lemma(verb)
    particle = syntax.particle(verb)
    bases = {own, *stems(verb.lower_)}
    forms = {f"{base} {particle}" for base in bases} if particle else bases
    if preposition:
        forms |= {f"{form} {preposition}" for form in forms}
    return frozenset(forms)


def stems(word: str) -> tuple[str, ...]:
    """What a regular verb form may come from; lemmatisers err on rare verbs ("initialed")."""
    for ending in ("ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            base = word.removesuffix(ending)
            doubled = len(base) > 3 and base[-1] == base[-2]
            return (base, base + "e", base[:-1]) if doubled else (base, base + "e")
    return (word,)
