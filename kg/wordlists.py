"""Vocabulary kept as data: the lists of an extractor's `lexicon.toml`, and the stems of verbs to look them up by."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@cache
def lists(package: str) -> Mapping[str, Any]:
    """The tables of `lexicon.toml` in a package, read once."""
    return MappingProxyType(tomllib.loads((files(package) / "lexicon.toml").read_text(encoding="utf-8")))


@cache
def word_list(package: str, path: str) -> frozenset[str]:
    """The list at "table/key" of a package's lexicon. Raises KeyError where there is none."""
    table, key = path.split("/")
    return frozenset(lists(package)[table][key])


@cache
def word_map(package: str, path: str) -> Mapping[str, str]:
    """The words at "table/key" of a package's lexicon with what each stands for. Raises KeyError where there is none."""
    table, key = path.split("/")
    return MappingProxyType(dict(lists(package)[table][key]))


def stems(word: str) -> tuple[str, ...]:
    """What a regular verb form may come from; lemmatisers err on rare verbs ("initialed", "controlled")."""
    for ending in ("ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            base = word.removesuffix(ending)
            doubled = len(base) > 3 and base[-1] == base[-2]
            return (base, base + "e", base[:-1]) if doubled else (base, base + "e")
    return (word,)
