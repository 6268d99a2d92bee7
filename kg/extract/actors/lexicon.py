"""The vocabulary of `lexicon.toml`, ready for look-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.tokens import Token
from kg.wordlists import lists

#: Which class wins where a noun stands in several ("side", "party", "head"); earlier wins.
ORDER = ("force", "police", "armed_group", "body", "government", "spokesperson", "leader", "group", "people", "country", "place")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists of actor nouns, posts, places and pronouns; all lower case."""

    heads: Mapping[str, str]  # noun lemma, or two lemmas with a blank -> class
    ends: frozenset[str]  # the last words of these
    canonical: Mapping[str, str]  # "lawmaker" -> "parliament": nouns that stand for the same body
    country_nouns: frozenset[str]
    place_nouns: frozenset[str]
    bases: frozenset[str]
    post_heads: frozenset[str]
    post_modifiers: frozenset[str]
    not_title: frozenset[str]
    of_bodies: frozenset[str]
    former: frozenset[str]
    continued: Mapping[str, tuple[str, ...]]
    short: Mapping[str, str]
    paraphrase: Mapping[str, str]
    masculine: frozenset[str]
    feminine: frozenset[str]
    honorifics: frozenset[str]
    place_verbs: frozenset[str]
    place_prepositions: frozenset[str]
    locative: frozenset[str]
    no_organization: frozenset[str]
    directions: frozenset[str]
    pronouns: Mapping[str, Mapping[str, str]]
    numerals: Mapping[str, int]

    def category(self, token: Token) -> str:
        """The class of an actor noun by its lemma and the word before it; empty when it is none."""
        lemmas = singulars(token)
        if self.ends.isdisjoint(lemmas):
            return ""
        before = token.nbor(-1).lemma_lower if token.i > 0 else ""
        for lemma in lemmas:
            found = self.heads.get(f"{before} {lemma}") or self.heads.get(lemma)
            if found:
                return found
        return ""


def singulars(token: Token) -> tuple[str, ...]:
    """The lemma of a noun, and what it would be by its ending alone (a lemmatizer errs on words that it has not seen)."""
    return _singulars(token.lower_, token.lemma_)


@lru_cache(maxsize=10_000)
def _singulars(word: str, lemma: str) -> tuple[str, ...]:
    found = [lemma.lower(), word]
    for ending, stem in (("ies", "y"), ("men", "man"), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            found.append(word.removesuffix(ending) + stem)
    return tuple(dict.fromkeys(found))


@cache
def lexicon() -> Lexicon:
    """The lexicon of this extractor, read once."""
    data = lists(__package__)
    heads: dict[str, str] = {}
    for category in reversed(ORDER):
        heads.update(dict.fromkeys(data["heads"][category], category))
    posts, persons, places = data["posts"], data["persons"], data["places"]
    return Lexicon(
        heads=heads,
        ends=frozenset(noun.split()[-1] for noun in heads),
        canonical=data["heads"]["canonical"],
        country_nouns=frozenset(data["heads"]["country"]),
        place_nouns=frozenset(data["heads"]["place"]),
        bases=frozenset(data["heads"]["bases"]),
        post_heads=frozenset(posts["heads"]),
        post_modifiers=frozenset(posts["modifiers"]),
        not_title=frozenset(posts["not_title"]),
        of_bodies=frozenset(posts["of_bodies"]),
        former=frozenset(posts["former"]),
        continued={head: tuple(tails) for head, tails in posts["continued"].items()},
        short=posts["short"],
        paraphrase=posts["paraphrase"],
        masculine=frozenset(persons["masculine"]),
        feminine=frozenset(persons["feminine"]),
        honorifics=frozenset(persons["honorifics"]),
        place_verbs=frozenset(places["object_verbs"]),
        place_prepositions=frozenset(places["prepositions"]),
        locative=frozenset(places["locative"]),
        no_organization=frozenset(data["names"]["no_organization"]),
        directions=frozenset(data["names"]["directions"]),
        pronouns=data["pronouns"],
        numerals=data["numerals"],
    )
