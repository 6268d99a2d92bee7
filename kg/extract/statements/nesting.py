"""Whose word a saying is: "Lima said that Quito had told ...", "the agency quoted her as saying", "repeated Peru's claim that"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg import syntax
from kg.extract.statements.lexicon import lexicon, verb_lemma
from kg.extract.statements.subjects import is_document, is_passive, quoted_as, verb_subject
from kg.records import Statement, Status
from kg.tokens import Token


def reporter(token: Token, rule: str) -> Token | None:
    """Who passes on what another says: who quotes, or who repeats a claim; None where the text itself tells it."""
    if rule in {"plain", "clause"}:
        return _carrier(token)
    verb = quoted_as(token) if rule == "quoted" else token.head if rule == "noun" and token.dep_ == "obj" else None
    if verb is None or (rule == "noun" and not verb_lemma(verb, lexicon().relaying)):
        return None
    if is_passive(verb) and any(c.dep_ == "aux:pass" for c in verb.children):
        return next((c for c in verb.children if c.dep_ == "obl:agent"), None) or next(iter(syntax.obliques(verb, "by")), None)
    return verb_subject(verb, "plain")


def _carrier(token: Token) -> Token | None:
    """Who carries the document that says it: "in a statement carried by the agency, Peru said"."""
    for document in (c for c in token.children if c.dep_ in syntax.OBLIQUES and is_document(c)):
        for clause in (c for c in document.children if c.dep_ == "acl" and verb_lemma(c, lexicon().relaying)):
            return next(iter(syntax.obliques(clause, "by")), None) or next((c for c in clause.children if c.dep_ == "obl:agent"), None)
    return None


def nested(statements: Iterable[Statement]) -> list[Statement]:
    """The statements, those said within another attributed to who says that one."""
    every = list(statements)
    return [one if one.according_to else _within(one, every) for one in every]


def _within(one: Statement, every: Iterable[Statement]) -> Statement:
    holders = [
        s
        for s in every
        if s.sentence == one.sentence and one.cue is not None and s.content.covers(one.cue) and s.content.covers(one.content) and s != one
    ]
    outer = min(holders, key=lambda s: s.content.end - s.content.begin, default=None)
    if outer is None or outer.speaker is None or outer.speaker == one.speaker:
        return one
    status = Status.ATTRIBUTED if one.status is Status.ASSERTED else one.status
    return replace(one, status=status, according_to=(outer.speaker,))
