"""The vocabulary of `lexicon.toml`, ready for look-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from kg.tokens import Token
from kg.wordlists import lists


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists of reported speech; lemmas in lower case."""

    plain: frozenset[str]
    clause: frozenset[str]
    deny: frozenset[str]
    quotation: frozenset[str]
    phrasal: frozenset[str]
    phrasal_verbs: frozenset[str]  # the first words of these
    quoting: frozenset[str]
    relaying: frozenset[str]
    naming: frozenset[str]
    characterising: frozenset[str]
    reporting: frozenset[str]  # all verbs that may begin a report
    addressing: frozenset[str]
    telling: frozenset[str]
    intransitive: frozenset[str]
    evidential: frozenset[str]
    adding: frozenset[str]
    denying: frozenset[str]
    planning: frozenset[str]
    documents: frozenset[str]
    sources: frozenset[str]
    issuing: frozenset[str]
    claims: frozenset[str]
    partitives: frozenset[str]
    openers: frozenset[str]
    time: frozenset[str]
    scare_words: int


@cache
def lexicon() -> Lexicon:
    """The lexicon of this extractor, read once."""
    data = lists(__package__)
    groups = {**data["verbs"], **data["nouns"], **data["words"]}
    scare_words: int = groups.pop("scare_words")
    verbs = frozenset(phrase.split()[0] for phrase in groups["phrasal"])
    lists_of = {name: frozenset(words) for name, words in groups.items()}
    reporting = verbs.union(*(lists_of[rule] for rule in ("plain", "deny", "clause", "characterising", "naming", "quotation")))
    return Lexicon(**lists_of, phrasal_verbs=verbs, reporting=reporting, scare_words=scare_words)


def verb_lemma(token: Token, among: frozenset[str]) -> str:
    """The lemma in `among` that the token is a form of, by the lemmatizer or by its ending; empty when none."""
    forms = _forms(token.lower_, token.lemma_lower)
    return "" if among.isdisjoint(forms) else next(form for form in forms if form in among)


@lru_cache(maxsize=10_000)
def _forms(word: str, lemma: str) -> tuple[str, ...]:
    """What a word may be a form of, the lemma first."""
    forms = [lemma, word]
    for ending, rests in (("ing", ("", "e")), ("ied", ("y",)), ("ies", ("y",)), ("ed", ("", "e")), ("s", ("",))):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            forms.extend(stem + rest for rest in rests)
            if len(stem) > 2 and stem[-1] == stem[-2]:
                forms.append(stem[:-1])
    return tuple(forms)
