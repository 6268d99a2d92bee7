"""The tense of the clause that time words stand in: it says whether "Monday" is the last one or the next."""

from __future__ import annotations

from enum import StrEnum

from kg.extract.time.lexicon import lexicon
from kg.tokens import Token

FUTURE_AUXILIARIES = frozenset({"will", "'ll", "’ll", "wo", "shall"})
MODALS = frozenset({"would", "could", "may", "might", "should", "can", "must", "ca"})
VERBS = frozenset({"VERB", "AUX"})


class Tense(StrEnum):
    """Where the clause lies as seen from the publication date."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = ""


def tense(token: Token) -> Tense:
    """The tense of the nearest clause around the token; NONE where no finite verb is found."""
    ahead = lexicon().words["ahead"]
    if token.head.lemma_lower in ahead and any(c.dep_ == "case" and c.lower_ == "for" for c in token.children):
        return Tense.FUTURE  # "was scheduled for Monday"
    while True:
        if _awaited(token):
            return Tense.FUTURE
        if token.pos_ in VERBS or any(child.dep_ in {"cop", "aux"} for child in token.children):
            found = _clause_tense(token)
            if found is not Tense.NONE:
                return found
        elif token.lemma_lower in ahead and token.dep_ in {"nmod", "obl", "obj"}:
            return Tense.FUTURE
        if token.head == token:
            return Tense.NONE
        token = token.head


def _awaited(token: Token) -> bool:
    """Whether the token is what somebody looks forward to ("we look forward to the talks", "ahead of the vote")."""
    words = lexicon().words
    if token.pos_ in VERBS or token.head == token:
        return False
    verb = token.head
    lemma = verb.lemma_lower
    forms = {lemma, *(f"{lemma} {child.lower_}" for child in verb.children if child.dep_ in {"advmod", "compound:prt"})}
    if token.dep_ in {"obj", "obl"} and forms & set(words["awaiting"]):
        return True
    cases = [child for child in token.children if child.dep_ == "case" and child.i > 0]
    return any(f"{case.nbor(-1).lower_} {case.lower_}" in words["before_what_comes"] for case in cases)


def _clause_tense(verb: Token) -> Tense:
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "aux:pass", "cop"}]
    words = {a.lower_ for a in auxiliaries}
    if words & FUTURE_AUXILIARIES or (verb.lower_ in FUTURE_AUXILIARIES):
        return Tense.FUTURE
    if words & MODALS:
        return Tense.PAST if "have" in words else Tense.FUTURE
    if any(c.dep_ == "mark" and c.lower_ == "to" for c in verb.children) or "to" in words:
        if any(a.lemma_ == "be" and a.tag_ in {"VBZ", "VBP", "VBD"} for a in auxiliaries):
            return Tense.FUTURE  # "is to be held"
        return _infinitive_tense(verb)
    perfect = verb.tag_ == "VBN" and any(a.lemma_ == "have" for a in auxiliaries)
    if perfect or verb.tag_ == "VBD" or any(a.tag_ == "VBD" for a in auxiliaries):
        return Tense.PAST
    if verb.tag_ == "VBG" and any(a.tag_ in {"VBZ", "VBP"} for a in auxiliaries):
        return Tense.FUTURE if verb.lemma_ != "go" or _going_to(verb) else Tense.PRESENT
    if any(a.tag_ in {"VBZ", "VBP"} for a in auxiliaries) or verb.tag_ in {"VBZ", "VBP"}:
        return Tense.PRESENT
    if verb.tag_ == "VBN" and not auxiliaries:
        active = verb.dep_ == "conj" or any(c.dep_ == "obj" for c in verb.children)  # a past tense taken for a participle
        return Tense.FUTURE if verb.lemma_ in lexicon().words["ahead"] and not active else Tense.PAST
    return Tense.NONE


def _going_to(verb: Token) -> bool:
    return any(c.dep_ == "xcomp" for c in verb.children)


def _infinitive_tense(verb: Token) -> Tense:
    """ "plans to visit": ahead; "arrived to attend": the tense of the clause above."""
    head = verb.head
    if head == verb:
        return Tense.NONE
    if head.lemma_lower in lexicon().words["ahead"] or head.lemma_ in {"be", "go"}:
        return Tense.FUTURE
    if verb.dep_ == "acl":
        return Tense.FUTURE
    return Tense.NONE
