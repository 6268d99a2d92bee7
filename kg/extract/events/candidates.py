"""The triggers of a sentence, each event of it once: predicates, event nouns with their carriers, what is said with a demand."""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.extract.events import phrases
from kg.extract.events.contests import played
from kg.extract.events.lexicon import NO_EVENT, Frame, lexicon
from kg.extract.events.triggers import Trigger, carrier, halting, lemma, noun_frame, predicate
from kg.extract.events.wars import war
from kg.tokens import Span as Tokens
from kg.tokens import Token

HALT = Frame(
    code="SANCTION",
    objects=(),
    complements=(),
    recipients=("with", "to", "on", "against"),
    marks=frozenset({"loc"}),
    agents=("by", "poss", "adj"),
    row=-1,
)
DEMAND = Frame(code="REQUEST", objects=(), complements=(), recipients=("obj",), marks=frozenset({"content"}))


def candidates(sentence: Tokens) -> list[Trigger]:
    """The triggers of a sentence in the order of the text."""
    found: list[Trigger] = []
    silenced: set[int] = set()
    for token in sentence:
        trigger = _predicate(token)
        if trigger is None or played(token, sentence):
            continue
        if trigger.code == NO_EVENT:
            silenced.add(token.i)
        else:
            found.append(trigger)
    found = [t for t in found if not _swallowed(t, found)]
    nouns = [trigger for token in sentence for trigger in _nouns(token, found, silenced)]
    found = [t for t in found if not any(_carried(t, n) for n in nouns)]
    return sorted([*found, *nouns], key=lambda t: t.head.i)


def _predicate(token: Token) -> Trigger | None:
    if token.mention is not None or not syntax.is_clause(token):
        return None
    if syntax.is_verb(token):
        found = predicate(token) or _demand(token)
        return None if found is not None and ((found.code == "RETREAT" and _recoils(token)) or _shelved(token)) else found
    if token.pos_ in {"ADJ", "NOUN"} and token.dep_ not in {"amod", "compound"} and _predicative(token):
        return predicate(token)
    return None


def _recoils(verb: Token) -> bool:
    """Whether the verb withdraws from an act and from no place: "pulled back from breaking ties"."""
    gerunds = (c for c in verb.children if c.tag_ == "VBG" and c.dep_ in {"advcl", "xcomp", "acl"})
    return any(m.dep_ == "mark" and m.lower_ == "from" for c in gerunds for m in c.children)


def _shelved(verb: Token) -> bool:
    """Whether an intention belongs to the past, and with it no promise: "had planned to host the talks"."""
    return lemma(verb) in lexicon().listed("shelved/verbs") and any(c.lower_ in {"had", "'d"} for c in syntax.auxiliaries(verb))


def _predicative(token: Token) -> bool:
    return any(c.dep_ == "cop" for c in token.children) or token.dep_ == "xcomp"


def _demand(verb: Token) -> Trigger | None:
    """A plain "said" whose clause says what another must do."""
    words = lexicon()
    if lemma(verb) not in words.listed("content/speech"):
        return None
    for clause in verb.children:
        if clause.dep_ not in {"ccomp", "parataxis"}:
            continue
        for inner in syntax.conjuncts(clause):
            owner = syntax.surface_subject(inner)
            addressed = phrases.actor(owner) if owner is not None else None
            if owner is None or addressed is None or syntax.negated(inner):
                continue
            aux = {c.lower_ for c in inner.children if c.dep_ == "aux"}
            needed = lemma(inner) in words.listed("content/demand_verbs") and any(
                c.dep_ == "xcomp" and syntax.has_to(c) for c in inner.children
            )
            speakers = {m.span for t in syntax.doers(verb) for m in phrases.doer(t)}
            if (aux & words.listed("content/demand_auxiliaries") or needed) and addressed.span not in speakers:
                return Trigger(DEMAND, "REQUEST", verb, verb=verb, objects=tuple(syntax.conjuncts(owner)))
    return None


def _nouns(noun: Token, predicates: list[Trigger], silenced: set[int]) -> Iterator[Trigger]:
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.dep_ in {"compound", "amod"} or noun.time is not None:
        return
    if lexicon().nominal.isdisjoint((noun.lower_, noun.lemma_lower, lemma(noun))):
        return
    whole = war(noun)
    if whole is not None:
        yield whole
    if whole is not None or noun.mention is not None:
        return
    halt = _halt(noun)
    if halt is not None:
        yield halt
    frame = noun_frame(noun)
    if frame is None or frame.code == NO_EVENT or halt is not None:
        return
    if "truce" in frame.marks and frame.code == "ASSAULT":  # "violations of the ceasefire"
        truce = lexicon().listed("sets/truce")
        if not any(phrases.keys(t) & truce for t in noun.doc) or (
            syntax.obliques(noun, "of") and not any(phrases.keys(t) & truce for t in syntax.obliques(noun, "of"))
        ):
            return
    top = syntax.first_conjunct(noun)
    over = next((t for t in predicates if t.verb is not None and (noun in t.objects or top.head == t.verb)), None)
    ending = halting(noun)
    if ending is not None:
        if (over is not None and over.verb == ending) or ending.i in silenced:
            return
        code = lexicon().turn.get(frame.code)
        if code is not None:
            yield Trigger(frame, code, noun, verb=ending, noun=noun, halted=True)
        return
    if over is not None and over.code == frame.code:
        return
    if top.head.i in silenced and noun.dep_ == "obj":
        return
    verb, undergone = carrier(noun)
    if over is not None and over.verb == verb and not undergone and over.code not in {"AGREE", "REQUEST", "THREATEN"}:
        verb = None
    yield Trigger(frame, frame.code, noun, verb=verb, noun=noun, undergone=undergone)


def _halt(noun: Token) -> Trigger | None:
    """A noun that ends what stands after "of": "a suspension of air links with Peru", "the lifting of sanctions"."""
    words = lexicon()
    if lemma(noun) not in words.listed("halt/nouns"):
        return None
    for ended in syntax.obliques(noun, "of", "to"):
        code = next((c for kind, c in words.halted.items() if phrases.keys(ended) & words.listed(f"sets/{kind}")), None)
        if code is not None:
            return Trigger(HALT, code, noun, verb=carrier(noun)[0], noun=noun, objects=(ended,))
    return None


def _swallowed(trigger: Trigger, others: list[Trigger]) -> bool:
    """Whether the event is only what another refuses or stops ("refused to meet", "stop supporting")."""
    verb = trigger.verb
    if verb is None or verb.dep_ not in {"xcomp", "ccomp", "advcl"} or not (syntax.has_to(verb) or verb.tag_ == "VBG"):
        return False
    return any(o.verb == verb.head and o.frame.marks & {"refuse", "halt"} for o in others)


def _carried(trigger: Trigger, noun: Trigger) -> bool:
    """Whether a predicate is only the carrier of a noun event of the same class."""
    return noun.code == trigger.code and noun.verb is not None and noun.verb == trigger.verb and not noun.undergone
