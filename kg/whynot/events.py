"""What became of the verbs and event nouns of a sentence, by the steps of `kg.extract.events`."""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.extract.events.candidates import candidates
from kg.extract.events.lexicon import NO_EVENT, Frame, lexicon
from kg.extract.events.roles import fits, roles
from kg.extract.events.triggers import Trigger, forms, lemma, noun_frame, objects_of, predicate
from kg.records import Event, Reading, Status
from kg.resolve import Resolution
from kg.tokens import Span as Tokens
from kg.tokens import Token
from kg.whynot.steps import Step, Verdict

SHOWN = 3  # entries of a predicate that are told
#: Words that take the clause they stand in out of reality.
UNREAL = frozenset({"if", "unless", "whether", "not", "n't", "never", "no"})


def verdicts(sentence: Tokens, reading: Reading, resolution: Resolution) -> Iterator[Verdict]:
    """Of each verb and event noun of a sentence what became of it."""
    triggers = {trigger.head.i: trigger for trigger in candidates(sentence)}
    for token in sentence:
        trigger = triggers.get(token.i)
        named = noun_frame(token) is not None and token.pos_ in {"NOUN", "PROPN"}
        if trigger is not None or named or (syntax.is_verb(token) and syntax.is_clause(token)):
            step, words = _judge(token, trigger, reading, resolution)
            yield Verdict(step, token.begin, token.text, words)


def _judge(token: Token, trigger: Trigger | None, reading: Reading, resolution: Resolution) -> tuple[Step, str]:
    event = next((e for e in reading.events if e.trigger.begin <= token.begin < e.trigger.end), None)
    if event is not None:
        return _read(token, event, resolution)
    if trigger is None:
        return _untriggered(token)
    agents, recipients = roles(trigger)
    rule = f"“{trigger.form or lemma(trigger.head)}” as {trigger.code}"
    if not agents:
        return Step.ACTORS, f"{rule}: no agent{_unrecognised(token, trigger)}"
    if not fits(trigger, agents, recipients):
        names = ", ".join(m.span.text for m in agents)
        marks = ", ".join(sorted(trigger.frame.marks)) or "none"
        return Step.MARKS, f"{rule}: the actors found ({names}) do not satisfy the marks of the entry ({marks})"
    return Step.REPEATED, f"{rule}: taken for an event that the article tells elsewhere, or that another word here carries"


def _untriggered(token: Token) -> tuple[Step, str]:
    words = lexicon()
    if not syntax.is_verb(token):
        return Step.FRAME, f"“{token.text}” is listed as an event noun, and stands here as part of another event or name"
    listed = [form for form, _ in forms(token) if form in words.predicates]
    if not listed:
        return Step.LEXICON, f"predicate “{lemma(token)}” is not in the lexicon (predicates.tsv)"
    frame = predicate(token)
    if frame is not None and frame.code == NO_EVENT:
        return Step.FRAME, f"predicate “{listed[0]}”: the lexicon says that it is no event with these words"
    if frame is not None:
        return Step.REPEATED, f"predicate “{listed[0]}”: only part of what another word here says"
    objects = ", ".join(f"“{t.text}”" for t in objects_of(token)) or "none"
    wanted = list(dict.fromkeys(_wanted(f) for f in words.predicates[listed[0]]))
    more = f" (and {len(wanted) - SHOWN} more)" if len(wanted) > SHOWN else ""
    return Step.FRAME, f"predicate “{listed[0]}” wants {'; or '.join(wanted[:SHOWN])}{more}; its objects here: {objects}"


def _wanted(frame: Frame) -> str:
    parts = [f"{name} {' or '.join(cell)}" for name, cell in (("object", frame.objects), ("complement", frame.complements)) if cell]
    return f"{' and '.join(parts) or 'nothing more'} for {frame.code}"


def _unrecognised(token: Token, trigger: Trigger) -> str:
    """The subject that no extractor took for an actor, if there is one."""
    verb = trigger.verb or token
    subjects = syntax.doers(verb) if syntax.is_verb(verb) else []
    unknown = [t for t in subjects if t.mention is None]
    if unknown:
        return f": “{unknown[0].text}” is not recognised as an actor"
    return ": no subject" if not subjects else f": “{subjects[0].text}” cannot act here"


def _read(token: Token, event: Event, resolution: Resolution) -> tuple[Step, str]:
    who, whom = (", ".join(m.span.text for m in side) or "nobody" for side in (event.agents, event.recipients))
    told = f"read as {event.type} by “{event.rule}”: agent {who}; recipient {whom}"
    named = [*event.agents, *event.recipients]
    if named and not resolution.of(*named):
        return Step.RESOLVED, f"{told}; dropped: nothing says whom “{named[0].span.text}” stands for"
    if event.status is Status.ASSERTED:
        return Step.READ, f"{told}; asserted"
    cause = _cause(token, event.status)
    because = f" because of “{cause}”" if cause else ""
    sources = ", ".join(m.span.text for m in event.according_to)
    return Step.STATUS, f"{told}; not asserted but {event.status}{because}{f', on the word of {sources}' if sources else ''}"


def _cause(token: Token, status: Status) -> str:
    """The first word from the trigger outwards that takes an event out of reality: an auxiliary, a negation, a mark or a verb above."""
    lists = lexicon().words
    at = token
    while True:
        for child in at.children:
            if child.dep_ in {"aux", "advmod", "mark", "det"} and (child.tag_ == "MD" or child.lower_ in UNREAL):
                return child.text
        if at.head == at:
            return ""
        infinitive = next((c.text for c in at.children if c.dep_ == "mark" and c.lower_ == "to"), "")
        at = at.head
        if any(lemma(at) in lists.get(f"status/{name}", ()) for name in (status.value, "attributed", "speech")):
            return at.text
        if infinitive and status is Status.PLANNED:
            return infinitive
