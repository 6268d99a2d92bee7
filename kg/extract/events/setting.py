"""Where and when: the place and the time expressions that belong to the clause or noun of an event."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg import syntax
from kg.extract.events import phrases
from kg.extract.events.lexicon import lexicon
from kg.extract.events.triggers import Trigger, forms
from kg.records import Kind, Mention, TimeExpression

PLACING = frozenset({"in", "at", "near", "inside", "outside", "around", "across", "along", "throughout", "within", "to", "into", "from", "on", "off"})
ADVERBIAL = frozenset({"obl", "obl:unmarked", "advmod", "nmod", "nmod:unmarked", "nmod:poss", "obl:tmod", "nmod:tmod", "amod", "compound", "nmod:desc", "obj", "dep", "obl:agent"})


def _hosts(trigger: Trigger) -> Iterator[Token]:
    """The words whose adverbials speak of the event, nearest first."""
    seen = []
    for token in (trigger.noun, trigger.head, trigger.verb):
        if token is not None and token not in seen:
            seen.append(token)
            yield token
    if trigger.noun is None:
        yield from trigger.objects
    top = trigger.verb or trigger.head
    if top.dep_ == "xcomp" and syntax.is_verb(top.head) and lexicon().listed("light/verbs") & {f for f, _ in forms(top.head)}:
        yield top.head
    if top.dep_ == "conj" and syntax.is_verb(top.head) == syntax.is_verb(top) and syntax.surface_subject(top) is None:
        yield top.head


def place(trigger: Trigger) -> Mention | None:
    """The place of an event: the nearest phrase with a preposition of place that names a place."""
    for host in _hosts(trigger):
        for child in host.children:
            if child.dep_ not in syntax.OBLIQUES or syntax.case(child) not in PLACING:
                continue
            for token in (child, *syntax.obliques(child, "of", "in")):
                mention: Mention | None = token._.mention
                if mention is not None and (mention.kind is Kind.PLACE or mention.location):
                    return mention
        if host in trigger.objects or host == trigger.noun:
            mention = host._.mention
            if mention is not None and mention.kind is Kind.PLACE and host != trigger.noun:
                return mention
            for child in host.children:
                own: Mention | None = child._.mention
                if own is not None and own.kind is Kind.PLACE and child.dep_ in {"compound", "nmod:poss", "amod", "nmod", "nmod:desc"}:
                    return own
    return None


def time(trigger: Trigger) -> TimeExpression | None:
    """The time of an event: the nearest time expression among the adverbials of its clause or noun."""
    for host in _hosts(trigger):
        if trigger.noun is None and host in trigger.objects and host._.time is None and host.pos_ not in {"NOUN", "PROPN"}:
            continue
        times = [(abs(c.i - host.i), c._.time) for c in host.children if c._.time is not None and c.dep_ in ADVERBIAL]
        times += [
            (abs(c.i - host.i), g._.time)
            for c in host.children
            if c.dep_ in syntax.OBLIQUES and c._.time is None and c._.mention is None
            for g in c.children
            if g._.time is not None and g.dep_ in {"nmod", "nmod:unmarked", "nummod"} and syntax.case(c) in {"in", "on", "at", "during"}
        ]
        if times:
            return min(times, key=lambda pair: pair[0])[1]
    return None


def bounds(trigger: Trigger) -> tuple[TimeExpression | None, TimeExpression | None]:
    """When a war began and ended: times at verbs such as "broke out" and "ended" of which the war is subject or object."""
    noun = trigger.noun or trigger.head
    begin = end = None
    for verb in _war_verbs(noun):
        names = {form for form, _ in forms(verb)}
        found = next((t._.time for t in verb.children if t._.time is not None and t.dep_ in ADVERBIAL), None)
        if found is None:
            found = next((g._.time for c in verb.children if c.dep_ in syntax.OBLIQUES for g in c.subtree if g._.time is not None), None)
        if names & lexicon().listed("war/end"):
            end = end or found
        elif names & lexicon().listed("war/begin"):
            begin = begin or found
    return begin, end


def _war_verbs(noun: Token) -> Iterator[Token]:
    top = syntax.first_conjunct(noun)
    verbs = [c for c in noun.children if c.dep_ in {"acl:relcl", "acl", "advcl:relcl"}]
    if syntax.is_verb(top.head) and top.dep_ in {"nsubj", "nsubj:pass", "obj"}:
        verbs.append(top.head)
    for verb in verbs:
        yield from syntax.conjuncts(verb)


def measured(noun: Token) -> bool:
    """Whether a noun has a length or strength of its own ("44-day", "nine-year-old", "brutal ethnic")."""
    armed = lexicon().listed("war/armed")
    words = {w for c in noun.children if c.i < noun.i for w in phrases.keys(c) | {t.lower_ for t in c.subtree}}
    parts = {part for word in words for part in word.replace("–", "-").split("-")}
    return bool(parts & armed)
