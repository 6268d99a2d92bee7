"""Which chain a pronoun or a noun phrase continues: agreement first, then syntax, then salience."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from kg.records import Kind, Phrase
from kg.resolve.chains import Chain, Chains
from kg.wordlists import lists, word_list

PACKAGE: Final = "kg.resolve"
PRONOUN_WINDOW, DESCRIPTION_WINDOW = 4, 3  # sentences back
POINTING = frozenset({"definite", "demonstrative"})


def salience() -> Mapping[str, float]:
    """The weight of each factor."""
    weights: Mapping[str, float] = lists(PACKAGE)["salience"]
    return weights


def of_pronoun(pronoun: Phrase, chains: Chains) -> Chain | None:
    """The chain that a pronoun of the third person continues; None where nothing fits."""
    reflexive = pronoun.noun in word_list(PACKAGE, "pronouns/reflexive")
    barred = [] if reflexive else _fellows(pronoun, chains)
    best, found = salience()["least"], None
    for between, other in enumerate(chains.before(pronoun, window=PRONOUN_WINDOW)):
        chain = chains.of[other.head]
        if other.person != "third" or chain in barred:
            continue
        cost = _agreement(pronoun, other, chain)
        if cost is None:
            continue
        if reflexive and other.head == pronoun.subject:
            return chain
        score = cost + _salience(pronoun, other, chain, between)
        if score > best:
            best, found = score, chain
    return found


def _fellows(pronoun: Phrase, chains: Chains) -> list[Chain]:
    """Whom an object cannot mean: the subject and other objects of its own verb."""
    if pronoun.role != "object":
        return []
    near = [other.head for other in chains.before(pronoun, window=0) if other.role and other.predicate == pronoun.predicate]
    heads = [*near, *([pronoun.subject] if pronoun.subject is not None else [])]
    return [chains.of[head] for head in heads if head in chains.of]


def _agreement(pronoun: Phrase, other: Phrase, chain: Chain) -> float | None:
    """What it costs that number, gender and kind do not surely agree, 0 or less; None where they differ."""
    weights = salience()
    plural = "plur" in {chain.number, other.number}
    match pronoun.gender:
        case "masc" | "fem":
            if chain.kind is not Kind.PERSON or plural or chain.gender not in {"", pronoun.gender}:
                return None
            return 0.0 if chain.gender else weights["unknown_gender"]
        case "place":
            return 0.0 if chain.kind in {Kind.PLACE, Kind.COUNTRY} else None
        case "neut":
            if chain.kind is Kind.PERSON or plural or chain.gender in {"masc", "fem"}:
                return None
            return weights["thing"] if chain.kind is None else weights["place"] if chain.kind is Kind.PLACE else 0.0
    if plural:
        return weights["thing"] if chain.kind is None else 0.0
    if chain.kind is Kind.ORGANIZATION:
        return weights["team"]
    unnamed = chain.kind is Kind.PERSON and not chain.gender and chain.key is None
    return weights["somebody"] if unnamed else None


def _salience(pronoun: Phrase, other: Phrase, chain: Chain, between: int) -> float:
    """How much a phrase, with so many phrases between, is in the reader's mind."""
    weights = salience()
    score = weights["sentence"] * (pronoun.sentence - other.sentence)
    score += weights["often"] * math.log(len(chain.phrases)) + weights["nearer"] * math.log(1 + between)
    score += weights.get(other.role, 0.0)
    score += weights["parallel"] if other.role and other.role == pronoun.role else 0.0
    score += weights["pronoun"] if other.pronoun else weights["named"] if chain.key is not None else 0.0
    score += weights["quotation"] if other.quoted != pronoun.quoted else 0.0
    score += weights["owned"] if other.determiner == "possessive" else 0.0
    return score


def of_description(phrase: Phrase, chains: Chains) -> Chain | None:
    """The chain that a noun phrase continues; None where it begins one of its own."""
    if phrase.determiner == "indefinite" and phrase.number == "sing":
        return None
    for other in chains.with_noun(phrase.noun):
        if _same(phrase, other, chains):
            return chains.of[other.head]
    pointing = phrase.determiner in POINTING and phrase.number == "sing" and not phrase.modifiers
    return _anybody(phrase, chains) if pointing and phrase.noun in word_list(PACKAGE, "nouns/anybody") else None


def _same(phrase: Phrase, other: Phrase, chains: Chains) -> bool:
    """Whether two phrases with the same noun can mean the same: by number, owner, and modifiers that do not tell them apart."""
    if phrase.number != other.number:
        return False
    if phrase.owner is not None:
        owner = chains.of.get(phrase.owner)
        return other.owner is None or (owner is not None and chains.of.get(other.owner) is owner)
    if phrase.modifiers:
        said = {word for p in chains.of[other.head].phrases if p.noun == phrase.noun for word in p.modifiers}
        return said.issuperset(phrase.modifiers)
    return phrase.determiner in POINTING or not other.modifiers


def _anybody(phrase: Phrase, chains: Chains) -> Chain | None:
    """The latest person, whatever noun or name was used: "the woman" after "Ms. Diaz"."""
    for other in chains.before(phrase, window=DESCRIPTION_WINDOW):
        chain = chains.of[other.head]
        one = chain.kind is Kind.PERSON and chain.number == "sing" and other.person == "third"
        if one and not phrase.quoted and chain.gender in {"", phrase.gender}:
            return chain
    return None
