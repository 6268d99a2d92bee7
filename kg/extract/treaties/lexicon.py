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
    forms = {own, verb.lower_} if not particle else {f"{own} {particle}"}  # lemmatisers err on rare verbs
    if preposition:
        forms |= {f"{form} {preposition}" for form in forms}
    return frozenset(forms)
