"""One real event once: whether an event was told before in the same article."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.events.triggers import Trigger, lemma
from kg.records import Event, Form, Mention

DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "his", "her", "its"})
STEM = 5  # letters that a verb and its noun share ("withdraw", "withdrawal")


def told(event: Event, trigger: Trigger, before: Iterable[tuple[Event, Trigger]]) -> bool:
    """Whether `event` repeats one of the events `before` it."""
    return any(_same(event, trigger, old, known) for old, known in before)


def _same(event: Event, trigger: Trigger, old: Event, known: Trigger) -> bool:
    if event.type != old.type:
        return False
    near = event.sentence == old.sentence
    if event.time is not None and old.time is not None and event.time.value != old.time.value and not near:
        return False
    noun = trigger.noun is not None and trigger.verb is None
    kin = _kin(trigger, known)
    if event.type == "CONFLICT":
        return _same_war(event, trigger, old)
    if near:
        if event.type == "PROTEST":
            return _agree(event.agents, old.agents) and _agree(event.recipients, old.recipients)
        echo = trigger.noun is not None or known.noun is not None or _coordinated(trigger, known)
        return echo and kin and _agree(event.agents, old.agents) and _agree(event.recipients, old.recipients)
    if noun and _pointed(trigger) and (kin or not event.agents):
        return _agree(event.agents, old.agents)
    fresh = event.time is not None and event.time.date is not None and old.time is None
    fresh = fresh or (event.place is not None and (old.place is None or not _alike(event.place, old.place)))
    fresh = fresh or (trigger.noun is None and known.noun is None and _other_objects(trigger, known))
    return kin and not fresh and _agree(event.agents, old.agents) and _agree(event.recipients, old.recipients)


def _other_objects(trigger: Trigger, known: Trigger) -> bool:
    """Whether two predicates have objects that are nouns of different kinds ("took the town", "took the island")."""
    new, old = ({lemma(t) for t in each.objects if t.pos_ in {"NOUN", "PROPN"}} for each in (trigger, known))
    return bool(new and old) and not new & old


def _coordinated(trigger: Trigger, known: Trigger) -> bool:
    """The same predicate twice, or two that share one object ("attacked and killed a soldier")."""
    first, second = known.head, trigger.head
    joined = second.dep_ == "conj" and second.head == first
    return joined and (lemma(first) == lemma(second) or (second.i <= first.i + 2 and set(known.objects) == set(trigger.objects)))


def _same_war(event: Event, trigger: Trigger, old: Event) -> bool:
    noun = trigger.noun or trigger.head
    if _pointed(trigger) and not (event.agents and old.agents) and noun.tag_ != "NNP":
        return event.place is None or old.place is None or _alike(event.place, old.place)
    apart = any(c.lower_ in {"another", "separate", "new", "second"} for c in noun.children)
    if not event.agents and event.place is None and noun.tag_ not in {"NNP", "NNPS"} and not apart:
        return True
    if event.agents and old.agents:
        return any(_alike(a, b) for a in event.agents for b in old.agents)
    return event.place is not None and old.place is not None and _alike(event.place, old.place)


def _kin(trigger: Trigger, known: Trigger) -> bool:
    """The same word, synonyms of one line of the lexicon, a verb and its noun, or two verbs with one object."""
    if _coordinated(trigger, known):
        return True
    names = [_words(trigger), _words(known)]
    if any(a[:STEM] == b[:STEM] for a in names[0] for b in names[1]):
        return True
    return trigger.frame is known.frame and (trigger.noun is None) == (known.noun is None)


def _words(trigger: Trigger) -> list[str]:
    return [lemma(t) for t in ((trigger.noun,) if trigger.noun is not None else (trigger.head,))]


def _pointed(trigger: Trigger) -> bool:
    noun = trigger.noun or trigger.head
    return any(c.lower_ in DEFINITE for c in noun.children if c.dep_ in {"det", "nmod:poss"})


def _agree(new: Iterable[Mention], old: Iterable[Mention]) -> bool:
    """Whether the actors may be the same: one side names none, or they share one, or one side is a pronoun or description."""
    ours, theirs = list(new), list(old)
    if not ours or not theirs:
        return True
    return any(_alike(a, b) for a in ours for b in theirs)


def _alike(a: Mention, b: Mention) -> bool:
    if a.form is Form.PRONOUN or b.form is Form.PRONOUN:
        return True
    if a.entries and b.entries and a.entries[0] == b.entries[0]:
        return True
    mine, other = a.span.text.casefold(), b.span.text.casefold()
    if mine == other or (a.head.casefold() == b.head.casefold() and a.form is Form.NAME):
        return True
    if Form.DESCRIPTION in (a.form, b.form):
        if a.head == b.head:
            return not (a.of and b.of) or any(_alike(x, y) for x in a.of for y in b.of)
        return any(_alike(x, b) for x in a.of) or any(_alike(a, x) for x in b.of)
    return False
