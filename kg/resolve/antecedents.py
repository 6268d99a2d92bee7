"""Which chain a pronoun or a noun phrase continues: agreement, then syntax, then salience."""

from __future__ import annotations

import math

from kg.records import Kind, Phrase
from kg.resolve.chains import Chain, Chains

W = {
    "sentence": 1.0, "subject": 0.7, "object": 0.2, "parallel": 0.3, "often": 0.4, "things": -2.0, "organization": -0.3, "no_gender": -0.4,
    "person_they": -1.5, "owned": -0.5, "indefinite": 0.0, "near": 0.3, "pronoun": 0.3, "quoted": -0.8, "named": 0.2, "place": -0.4, "title": 0.0, "min": -4.0, "country": 0.0, "several":-0.2,
}
PRONOUN_WINDOW = 4
DESCRIPTION_WINDOW = 3
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
GENERAL = frozenset({"man", "woman", "boy", "girl", "person", "lady", "gentleman", "guy", "kid"})
GENERAL_ORGANIZATION = frozenset({"company", "organization", "organisation", "group", "firm", "agency", "team", "band", "institution", "club", "party", "body"})


def of_pronoun(pronoun: Phrase, chains: Chains) -> Chain | None:
    """The chain that a pronoun of the third person continues; None when nothing fits."""
    best: tuple[float, int] | None = None
    found: Chain | None = None
    barred = _barred(pronoun, chains)
    for rank, other in enumerate(chains.before(pronoun, window=PRONOUN_WINDOW)):
        chain = chains.of[other.head]
        if chain in barred or other.person != "third":
            continue
        cost = _agreement(pronoun, other, chain)
        if cost is None:
            continue
        if pronoun.noun in REFLEXIVE:
            if other.role == "subject" and other.predicate == pronoun.predicate:
                return chain
            continue
        score = cost + _salience(pronoun, other, chain, rank)
        if best is None or (score, -rank) > best:
            best, found = (score, -rank), chain
    return found if best is not None and best[0] > W["min"] else None


def _barred(pronoun: Phrase, chains: Chains) -> list[Chain]:
    """Whom an object cannot mean: the subject of its own verb."""
    if pronoun.role != "object" or pronoun.noun in REFLEXIVE:
        return []
    return [
        chains.of[other.head]
        for other in chains.before(pronoun, window=0)
        if other.role and other.predicate == pronoun.predicate
    ]


def _agreement(pronoun: Phrase, other: Phrase, chain: Chain) -> float | None:
    """0 or the cost of an agreement that is not sure; None where number, gender or kind differ."""
    if pronoun.gender in {"masc", "fem"}:
        if chain.kind is not Kind.PERSON or other.number == "plur" or chain.number == "plur" or chain.gender not in {"", pronoun.gender}:
            return None
        return 0.0 if chain.gender else W["no_gender"]
    if pronoun.gender == "place":
        return 0.0 if chain.kind in {Kind.PLACE, Kind.COUNTRY} else None
    if pronoun.gender == "neut":
        if chain.kind is Kind.PERSON or chain.number == "plur" or other.gender in {"masc", "fem"}:
            return None
        if chain.kind is None:
            return W["things"]
        return W["place"] if chain.kind is Kind.PLACE else W["country"] if chain.kind is Kind.COUNTRY else 0.0
    if chain.number == "plur":
        return W["things"] if chain.kind is None else 0.0
    if chain.kind is Kind.ORGANIZATION:
        return W["organization"]
    if chain.kind is Kind.PERSON and not chain.gender and not chain.key:
        return W["person_they"]
    return None


def _salience(pronoun: Phrase, other: Phrase, chain: Chain, rank: int) -> float:
    score = -W["sentence"] * (pronoun.sentence - other.sentence)
    score += W["subject"] if other.role == "subject" else W["object"] if other.role == "object" else 0.0
    score += W["parallel"] if other.role and other.role == pronoun.role else 0.0
    score += W["often"] * math.log(len(chain.phrases))
    score += W["pronoun"] if other.pronoun else W["named"] if chain.key else 0.0
    score += W["quoted"] if other.quoted != pronoun.quoted else 0.0
    score += W["owned"] if other.determiner == "possessive" else 0.0
    score -= W["near"] * math.log(1 + rank)
    return score


def of_description(phrase: Phrase, chains: Chains) -> Chain | None:
    """The chain that a noun phrase continues; None where it begins one of its own."""
    if phrase.determiner == "indefinite" and phrase.number == "sing":
        return None
    for other in chains.with_noun(phrase.noun):
        if _same(phrase, other, chains):
            return chains.of[other.head]
    if phrase.determiner in {"definite", "demonstrative"} and phrase.number == "sing":
        chain = _part_of_name(phrase, chains)
        if chain is not None:
            return chain
    if phrase.determiner in {"definite", "demonstrative"} and phrase.number == "sing" and not phrase.modifiers:
        return _otherwise_called(phrase, chains)
    return None


def _part_of_name(phrase: Phrase, chains: Chains) -> Chain | None:
    """The latest organization or place with the noun in its name: "the society" after "the Linguistic Society"."""
    for chain in reversed(chains.all):
        if chain.key is not None and chain.kind in {Kind.ORGANIZATION, Kind.PLACE} and phrase.kind is not None:
            if any(_heads(phrase.noun, p.span.text.lower().split()) for p in chain.phrases if p.mention is not None and not p.pronoun):
                return chain
    return None


def _heads(noun: str, name: list[str]) -> bool:
    """Whether the noun is the head of the name."""
    head = name[name.index("of") - 1] if "of" in name[1:] else name[-1]
    return head == noun and len(name) > 1


def _same(phrase: Phrase, other: Phrase, chains: Chains) -> bool:
    """Whether an earlier phrase with the same noun can stand for the same."""
    if phrase.number != other.number:
        return False
    if phrase.owner is not None:
        chain = chains.of.get(phrase.owner)
        return other.owner is not None and chain is not None and chains.of.get(other.owner) is chain
    said = {m for p in chains.of[other.head].phrases if p.noun == phrase.noun for m in p.modifiers} | set(other.modifiers)
    if phrase.modifiers:
        return set(phrase.modifiers) <= said
    pointed = phrase.determiner in {"definite", "demonstrative"}
    return pointed or not other.modifiers


def _otherwise_called(phrase: Phrase, chains: Chains) -> Chain | None:
    """Who was called by a name or another noun: "the woman", "the company"."""
    if phrase.noun in GENERAL:
        for other in chains.before(phrase, window=DESCRIPTION_WINDOW):
            chain = chains.of[other.head]
            if chain.kind is Kind.PERSON and chain.number == "sing" and other.person == "third" and chain.gender in {"", phrase.gender} and not phrase.quoted:
                return chain
    if phrase.noun in GENERAL_ORGANIZATION:
        for other in chains.before(phrase, window=DESCRIPTION_WINDOW):
            chain = chains.of[other.head]
            if chain.kind is Kind.ORGANIZATION and chain.key is not None:
                return chain
    return None
