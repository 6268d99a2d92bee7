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


def lemma(token: Token) -> str:
    """The lemma in lower case."""
    return token.lemma_.lower()


def form(verb: Token) -> str:
    """The verb as the lexicon lists it, with its particle."""
    particle = syntax.particle(verb)
    return f"{lemma(verb)} {particle}" if particle else lemma(verb)
