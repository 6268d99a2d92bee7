"""What a statement about one's own future does besides: a promise, a threat, a refusal.

"Peru says it will release the prisoners" promises (AGREE), "will boycott the talks" threatens (THREATEN), "will not accept the
terms" refuses (REJECT). The promised or threatened deed is an event of its own, planned.
"""

from __future__ import annotations

from dataclasses import replace

from kg import syntax
from kg.extract.events import phrases, reach
from kg.extract.events.triggers import Trigger
from kg.records import Event, Form, Mention, Statement, Status
from kg.tokens import Token

FUTURE = frozenset({"will", "'ll", "’ll", "would", "wo", "shall", "ready", "prepared", "willing"})
PROMISED = frozenset({"AID", "SUPPORT", "CONCEDE", "RETREAT", "COOPERATE"})
THREATENED = frozenset({"SANCTION", "COERCE", "PROTEST", "ASSAULT"})
REFUSED = frozenset({"AGREE", "CONCEDE", "CONSULT", "RETREAT", "COOPERATE", "AID"})
CONDITIONS = frozenset({"unless", "if", "until"})


def vow(event: Event, trigger: Trigger, said: Statement | None) -> Event | None:
    """The promise, threat or refusal that the announcement of `event` in the statement `said` is, or None."""
    verb = trigger.verb
    if verb is None or not event.agents or trigger.noun is not None:
        return None
    auxiliaries = {c.lower_ for c in syntax.auxiliaries(verb)}
    conditional = any(t.lower_ in CONDITIONS and t.dep_ in {"mark", "case"} for t in verb.subtree if t.i > verb.i)
    if event.status is Status.HYPOTHETICAL and conditional and auxiliaries & {"may", "could", "might"}:
        return _threat(event, verb) if event.type in THREATENED else None
    if event.status is Status.PLANNED and event.type in PROMISED and auxiliaries & FUTURE and not conditional:
        return _act(event, "AGREE")
    if not auxiliaries & FUTURE or said is None or not _spoken(event, said):
        return None
    if event.status is Status.DENIED and event.type in REFUSED:
        return _act(_apart(event, verb), "REJECT")
    if event.status is not Status.PLANNED and not (event.status is Status.HYPOTHETICAL and conditional and "would" in auxiliaries):
        return None
    if event.type in THREATENED or (event.type in {"REJECT", "RETREAT"} and (conditional or verb.lemma_ == "boycott")):
        return _threat(event, verb)
    return _act(event, "AGREE") if event.type in PROMISED else None


def _apart(event: Event, verb: Token) -> Event:
    """An event of several parties with the one that refuses as agent and the others as recipients."""
    own = {m.span for t in syntax.doers(verb) for m in phrases.doer(t)}
    agents = tuple(m for m in event.agents if m.span in own) or event.agents
    return replace(event, agents=agents, recipients=(*event.recipients, *(m for m in event.agents if m not in agents)))


def _act(event: Event, code: str) -> Event:
    return replace(event, type=code, status=Status.ASSERTED, according_to=(), place=None, time=None, rule=f"vow {event.rule}")


def _threat(event: Event, verb: Token) -> Event:
    own = {m.span for m in event.agents}
    feared = tuple(m for m in reach.feared(verb) if m.span not in own)
    return replace(_act(event, "THREATEN"), recipients=event.recipients or feared)


def _spoken(event: Event, said: Statement) -> bool:
    """Whether the speaker may be who acts: the same words, a pronoun, one who speaks for the other."""
    if said.speaker is None:
        return False
    speaker = said.speaker
    return any(m.form is Form.PRONOUN or voices(speaker, m) or voices(m, speaker) for m in event.agents)


def voices(one: Mention, other: Mention) -> bool:
    """Whether one may speak for the other: the same words or entry, or a part of the one ("a spokesman for Peru") may."""
    if one.span.text.casefold() == other.span.text.casefold() or one.head == other.head:
        return True
    if set(one.entries[:1]) & set(other.entries[:1]):
        return True
    return any(part.form is Form.PRONOUN or voices(part, other) for part in one.of)
