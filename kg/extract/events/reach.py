"""Actors that no frame names: whom the words below a trigger reach, who stands before a verb that lost its subject."""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.extract.events import phrases
from kg.extract.events.triggers import Trigger, lemma
from kg.records import Form, Kind, Mention
from kg.tokens import Token

#: Adverbials that say why, when or on whose word something is done, not to whom.
ASIDE = frozenset(
    {
        "according to", "after", "before", "during", "since", "despite", "because of", "due to", "following", "amid", "amidst", "until",
        "like", "unlike", "without", "except", "besides", "including", "through", "via", "by", "as", "under", "than", "from",
    }
)  # fmt: skip
CAUSES = ASIDE | {"for"}  # of violence: what it is done for is not its victim
SOURCE = ASIDE - {"by", "from"}  # below a noun they lead to whom it is of: "rights violations by the police"
AGAINST_HARM = frozenset({"PROTEST", "ACCUSE"})  # these turn on who does a harm, not on who suffers it
DOWN = frozenset({"obj", "iobj", "xcomp", "ccomp", "acl", "appos", "conj", "nmod:poss", "amod", "compound", "nsubj:pass", "flat", "nummod"})
CONDITIONS = frozenset({"unless", "if", "until"})
DEPTH = 5  # steps below the trigger
MANY = 3  # more than so many are the members of something, to none of whom alone it is done
BESIDE = 12  # tokens before a verb in which its lost subject may stand


def reached(trigger: Trigger, agents: list[Mention]) -> list[Mention]:
    """The actors nearest below the trigger in the tree that are none of its agents; in relative clauses only at last."""
    return _nearest(trigger, agents, DOWN) or _nearest(trigger, agents, DOWN | syntax.RELATIVES)


def against(trigger: Trigger) -> list[Mention]:
    """Against whom forces are raised, however deep it is said: "called up reservists for a war against Peru"."""
    phrasal = [t for t in trigger.head.subtree if t.dep_ in syntax.OBLIQUES and t.i > trigger.head.i]
    aims = [t for t in phrasal if syntax.case(t) in {"against", "toward"} or lemma(syntax.first_conjunct(t).head) == "border"]
    return phrases.unique(m for t in aims for c in syntax.conjuncts(t) for m in phrases.within(c, place=True))


def _nearest(trigger: Trigger, agents: list[Mention], down: frozenset[str]) -> list[Mention]:
    own = {m.span for m in agents}
    heads = {m.entries[:1] for m in agents if m.entries}
    start = [trigger.noun or trigger.head]
    if trigger.verb is not None and trigger.verb != start[0]:
        start.append(trigger.verb)
    aside = CAUSES if trigger.code == "ASSAULT" else ASIDE
    level = [t for token in start for t in _below(token, down, top=token, aside=aside)]
    for _ in range(DEPTH):
        level = concerned(trigger, level)
        named = [m for t in level for c in syntax.conjuncts(t) for m in _actors(c)]
        found = [m for m in named if m.span not in own and m.entries[:1] not in heads]
        if found:
            found = phrases.unique([m for m in found if m.kind is not Kind.PLACE] or found)
            return found if len(found) <= MANY else []
        level = [below for t in level for below in _below(t, down, top=start[0], aside=aside)]
    return []


def concerned(trigger: Trigger, tokens: list[Token]) -> list[Token]:
    """The words without those for who suffers a harm, where the deed turns on who does it."""
    return [t for t in tokens if not phrases.suffers(t)] if trigger.code in AGAINST_HARM else tokens


def _actors(token: Token) -> list[Mention]:
    mention = phrases.actor(token, place=True)
    if mention is None or mention.form is Form.PRONOUN or (mention.kind is Kind.ACTOR and not mention.of):
        return []
    return [mention]


def _below(token: Token, down: frozenset[str], *, top: Token, aside: frozenset[str]) -> Iterator[Token]:
    """The words right below one that may name to whom something is done, not those behind the prepositions that lead `aside`."""
    for child in token.children:
        if child.time is not None or (token == top and child.i < top.i and child.dep_ != "nsubj:pass" and syntax.is_verb(top)):
            continue
        kept = child.dep_ in down and not (child.dep_ == "conj" and syntax.is_verb(child))
        out = SOURCE if token.pos_ == "NOUN" or token.tag_ == "VBN" else aside
        aimed = child.dep_ in syntax.OBLIQUES and syntax.case(child) not in out
        if kept or aimed or (child.dep_ == "nsubj" and token != top) or (child.dep_ == "advcl" and syntax.has_to(child)):
            yield child


def feared(verb: Token) -> list[Mention]:
    """Who must act to avert what is threatened: the subject of "unless", "until" or "if" below it."""
    clauses = [t for t in verb.subtree if t.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in t.children)]
    owners = [owner for clause in clauses if (owner := syntax.surface_subject(clause)) is not None]
    return [m for owner in owners for t in syntax.conjuncts(owner) for m in _actors(t)]


def goal(verb: Token) -> list[Mention]:
    """Where the deed goes whose purpose the verb is: "sent experts to Peru to investigate"."""
    if verb.dep_ not in {"advcl", "xcomp", "acl"} or not syntax.has_to(verb):
        return []
    outer = verb.head if syntax.is_verb(verb.head) else verb.head.head
    return [m for p in ("to", "in", "into") for t in syntax.obliques(outer, p) if t.i < verb.i for m in phrases.within(t, place=True)]


def before(verb: Token) -> list[Mention]:
    """The actor nearest before a finite verb that the parser left without subject, no verb standing between."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.dep_ not in {"ROOT", "ccomp", "parataxis", "amod", "advcl"}:
        return []
    if any(c.dep_ == "mark" for c in verb.children):
        return []
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - BESIDE) : verb.i]):
        timed = token.tag_ == "IN" and token.head.time is not None
        if token.tag_ in {"VBD", "VBZ", "VBP", "VB", "VBG", "IN"} and token.dep_ not in {"aux", "aux:pass", "cop"} and not timed:
            return []
        mention: Mention | None = token.mention
        if mention is not None and phrases.acts(mention) and mention.form is not Form.PRONOUN and token.time is None:
            return [mention]
    return []

