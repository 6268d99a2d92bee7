"""Where and when: the place and the time expressions that belong to the clause or noun of an event."""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.extract.events import phrases
from kg.extract.events.lexicon import lexicon
from kg.extract.events.triggers import Trigger, forms, lemma
from kg.records import Kind, Mention, TimeExpression
from kg.tokens import Token

PLACING = frozenset(
    {
        "in",
        "at",
        "near",
        "inside",
        "outside",
        "around",
        "across",
        "along",
        "throughout",
        "within",
        "to",
        "into",
        "from",
        "on",
        "off",
    }
)
ADVERBIAL = frozenset(
    {
        "obl",
        "obl:unmarked",
        "advmod",
        "nmod",
        "nmod:unmarked",
        "nmod:poss",
        "obl:tmod",
        "nmod:tmod",
        "amod",
        "compound",
        "nmod:desc",
        "obj",
        "dep",
        "obl:agent",
    }
)


def _hosts(trigger: Trigger) -> Iterator[Token]:
    """The words whose adverbials speak of the event, nearest first."""
    seen = []
    for token in (trigger.noun, trigger.head, trigger.verb):
        if token is not None and token not in seen:
            seen.append(token)
            yield token
    if trigger.noun is None:
        yield from trigger.objects
    if trigger.noun is not None and trigger.noun.dep_ == "obl" and lemma(trigger.noun.head) in lexicon().listed("war/end"):
        yield trigger.noun.head  # "ended in a ceasefire on May 3"
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
                mention: Mention | None = token.mention
                if mention is not None and (mention.kind is Kind.PLACE or mention.location):
                    return mention
        if host in trigger.objects or host == trigger.noun:
            mention = host.mention
            if mention is not None and mention.kind is Kind.PLACE and host != trigger.noun:
                return mention
            for child in host.children:
                own: Mention | None = child.mention
                if own is not None and own.kind is Kind.PLACE and child.dep_ in {"compound", "nmod:poss", "amod", "nmod", "nmod:desc"}:
                    return own
    return None


def time(trigger: Trigger) -> TimeExpression | None:
    """The time of an event: the nearest time expression among the adverbials of its clause or noun; no length of time."""
    for host in _hosts(trigger):
        near = [c for c in host.children if c.dep_ in ADVERBIAL]
        for child in list(near):
            if child.dep_ in syntax.OBLIQUES and child.mention is None and syntax.case(child) in {"in", "on", "at", "during"}:
                near.extend(g for g in child.children if g.dep_ in {"nmod", "nmod:unmarked", "nummod"})
        if host == trigger.noun or host in trigger.objects:  # "the May 3, 1991 agreement"
            near.extend(t for t in host.subtree if t.i < host.i)
        times = [(abs(t.i - host.i), t.time) for t in near if t.time is not None and not t.time.value.startswith("P")]
        if times:
            nearest: TimeExpression = min(times, key=lambda pair: pair[0])[1]
            return nearest
    return _when(trigger.verb or trigger.head)


def _when(verb: Token) -> TimeExpression | None:
    """The time that a clause with "when" or "after which" hangs on: "since 1991, when the army seized the town"."""
    relative = next((c for c in verb.children if c.lower_ == "when"), None)
    if relative is None or relative.i < 2:
        return None
    before = relative.nbor(-2) if relative.nbor(-1).text == "," else relative.nbor(-1)
    time: TimeExpression | None = before.time
    return time


def bounds(trigger: Trigger) -> tuple[TimeExpression | None, TimeExpression | None]:
    """When a war began and ended: times at verbs such as "broke out" and "ended" of which the war is subject or object."""
    begin = end = None
    for verb in war_verbs(trigger.noun or trigger.head):
        names = {form for form, _ in forms(verb)}
        times = [t.time for c in verb.children if c.dep_ in ADVERBIAL for t in c.subtree if t.time is not None]
        found = next((t for t in times if not t.value.startswith("P")), None)
        if names & lexicon().listed("war/end"):
            end = end or found
        elif names & lexicon().listed("war/begin"):
            begin = begin or found
    return begin, end


def war_verbs(noun: Token) -> Iterator[Token]:
    """Verbs that say that the war of the noun began or ended: of which it is subject or object, or that follow it as "which …"."""
    words = lexicon()
    named = words.listed("war/begin") | words.listed("war/end")
    top = syntax.first_conjunct(noun)
    verbs = [c for c in noun.children if c.dep_ in {"acl:relcl", "acl", "advcl:relcl", "advcl"}]
    if syntax.is_verb(top.head) and top.dep_ in {"nsubj", "nsubj:pass", "obj"}:
        verbs.append(top.head)
    for token in noun.sent:  # parsers hang "which broke out" on any noun before it
        if token.i > noun.i and token.dep_ in syntax.RELATIVES and any(c.lower_ in {"which", "that"} for c in token.children):
            verbs.append(token)
    verbs += [c for v in verbs for c in v.children if c.dep_ == "advcl" and c.tag_ == "VBD" and syntax.surface_subject(c) is None]
    seen: set[int] = set()
    for verb in [v for each in verbs for v in syntax.conjuncts(each)]:
        if verb.i not in seen and any(form in named for form, _ in forms(verb)):
            seen.add(verb.i)
            yield verb


def measured(noun: Token) -> bool:
    """Whether a noun has a length or strength of its own ("44-day", "nine-year-old", "brutal ethnic")."""
    armed = lexicon().listed("war/armed")
    words = {w for c in noun.children if c.i < noun.i for w in phrases.keys(c) | {t.lower_ for t in c.subtree}}
    parts = {part for word in words for part in word.replace("–", "-").split("-")}
    return bool(parts & armed)
