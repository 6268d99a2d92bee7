"""The vocabulary of `lexicon.toml`, ready for look-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.records import Kind
from kg.tokens import Token
from kg.wordlists import lists

IRREGULAR = {"men": "man", "women": "woman", "children": "child", "wives": "wife", "people": "people", "thieves": "thief"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Nouns with the kind that they stand for, determiners and pronouns; all lower case."""

    kinds: Mapping[str, Kind]
    endings: tuple[str, ...]
    bare: frozenset[str]
    several: frozenset[str]
    gender: Mapping[str, str]
    determiners: Mapping[str, str]
    serving: frozenset[str]
    becoming: frozenset[str]
    weather: frozenset[str]
    pronouns: Mapping[str, Mapping[str, str]]

    def noun(self, token: Token) -> str:
        """The noun in the singular; a form of the list before the lemma, which errs on rare words."""
        return _noun(token.lower_, token.lemma_)

    def kind(self, noun: str) -> Kind | None:
        """What a noun stands for; None for a thing."""
        return self.kinds.get(noun) or (Kind.PERSON if noun.endswith(self.endings) else None)


@lru_cache(maxsize=10_000)
def _noun(word: str, lemma: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word]
    forms = [word, lemma.lower()]
    for ending, stem in (("ies", "y"), ("men", "man"), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            forms.append(word.removesuffix(ending) + stem)
    return next((form for form in forms if form in lexicon().kinds), lemma.lower())


@cache
def lexicon() -> Lexicon:
    """The lexicon of this extractor, read once."""
    data = lists(__package__)
    nouns = data["nouns"]
    kinds = {noun: kind for kind in (Kind.PLACE, Kind.ORGANIZATION, Kind.PERSON) for noun in nouns[kind.value]}
    return Lexicon(
        kinds=kinds,
        endings=tuple(nouns["endings"]),
        bare=frozenset(nouns["bare"]),
        several=frozenset(nouns["several"]),
        gender={noun: gender for gender, listed in data["gender"].items() for noun in listed},
        determiners={word: kind for kind, listed in data["determiners"].items() for word in listed},
        serving=frozenset(data["predicates"]["serving"]),
        becoming=frozenset(data["predicates"]["becoming"]),
        weather=frozenset(data["predicates"]["weather"]),
        pronouns=data["pronouns"],
    )
