"""The vocabulary of `lexicon.toml`, ready for look-up."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from spacy.tokens import Token


@cache
def _data() -> Mapping[str, Any]:
    return MappingProxyType(tomllib.loads((files(__package__) / "lexicon.toml").read_text(encoding="utf-8")))


@cache
def words(path: str) -> frozenset[str]:
    """The list at "table/key" of the lexicon."""
    table, key = path.split("/")
    return frozenset(_data()[table][key])


@cache
def naming() -> Mapping[str, str]:
    """Verbs of naming with the standing of the name they give."""
    return MappingProxyType(dict(_data()["verbs"]["naming"]))


def is_place_noun(token: Token) -> bool:
    """Whether the noun says what kind of place something is."""
    return token.lemma_.lower() in words("nouns/places") and token.pos_ in {"NOUN", "PROPN"}
