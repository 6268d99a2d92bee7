"""How the text holds a period of control, and on whose word."""

from __future__ import annotations

from kg import syntax
from kg.annotate.layers import sentence_index
from kg.extract.control.lexicon import lemma, words
from kg.records import Event, Mention, Statement, Status
from kg.tokens import Token

CLASSES = frozenset({"ASSAULT", "COERCE", "RETREAT", "CONCEDE"})


def standing(head: Token) -> tuple[Status, tuple[Mention, ...]]:
    """Status and source: those of the event that the same word tells where there is one, else by the grammar around."""
    at: int = head.begin
    events: list[Event] = [e for e in head.doc.events if e.type in CLASSES and e.trigger.begin <= at < e.trigger.end]
    if events:
        return events[0].status, events[0].according_to
    speakers = _speakers(head)
    unreal, accusers = _unreal(head)
    if unreal is Status.ATTRIBUTED:
        return unreal, accusers
    if unreal is not None:
        return unreal, speakers or () if unreal is Status.DENIED else ()
    if speakers is not None:
        return Status.ATTRIBUTED, speakers
    return Status.ASSERTED, ()


def _speakers(head: Token) -> tuple[Mention, ...] | None:
    """The speaker of the statement whose content holds the word; None outside statements."""
    at: int = head.begin
    here = sentence_index(head)
    said: list[Statement] = [s for s in head.doc.statements if s.sentence == here and s.content.begin <= at < s.content.end]
    if not said:
        return None
    inner = min(said, key=lambda s: s.content.end - s.content.begin)
    return (inner.speaker,) if inner.speaker is not None else ()


def _unreal(token: Token) -> tuple[Status | None, tuple[Mention, ...]]:
    while True:
        if token.pos_ in {"VERB", "AUX", "ADJ"}:
            own = _mood(token)
            if own is not None:
                return own, ()
        head, dep = token.head, token.dep_
        if (
            head == token
            or dep in syntax.RELATIVES
            or dep in {"nsubj", "nsubj:pass", "obj", "nmod:poss", "amod", "parataxis", "appos", "conj"}
        ):
            return None, ()
        if dep == "acl" and token.tag_ in {"VBN", "VBG"} and not any(c.dep_ == "mark" for c in token.children):
            return None, ()
        name = lemma(head)
        if name in words("verbs/accuse"):
            return Status.ATTRIBUTED, tuple(t.mention for t in syntax.doers(head) if t.mention is not None)
        if name in words("verbs/fail"):
            return Status.DENIED, ()
        if syntax.has_to(token) or dep in {"xcomp", "nmod", "obl"}:
            if name in words("verbs/planned"):
                return Status.PLANNED, ()
            if name in words("verbs/want") or (syntax.has_to(token) and dep in {"acl", "advcl"}):
                return Status.HYPOTHETICAL, ()
        token = head


def _mood(verb: Token) -> Status | None:
    aux = {c.lower_ for c in syntax.auxiliaries(verb)}
    if syntax.negated(verb):
        return Status.DENIED
    if aux & words("marks/future"):
        return Status.PLANNED
    if aux & words("marks/modal") or any(c.dep_ == "mark" and c.lower_ in words("marks/conditional") for c in verb.children):
        return Status.HYPOTHETICAL
    return None
