"""Wars as a whole: "the eight-year war between Iran and Iraq", "a civil war in Liberia", "the Maoist insurgency"."""

from __future__ import annotations

from kg import syntax
from kg.extract.events import phrases, setting
from kg.extract.events.lexicon import Frame, lexicon
from kg.extract.events.triggers import Trigger
from kg.records import Kind, Mention
from kg.tokens import Token

FRAME = Frame(code="CONFLICT", objects=(), complements=(), recipients=(), marks=frozenset({"sym"}))
PLAIN = frozenset({"conflict", "uprising", "revolt", "insurrection"})


def war(noun: Token) -> Trigger | None:
    """A trigger where the noun names a war as a whole, or None."""
    words = lexicon()
    if not {noun.lemma_lower, noun.lower_} & words.listed("war/nouns"):
        return None
    forms = phrases.keys(noun)
    if not forms & words.listed("war/nouns") or forms & words.listed("war/not_war"):
        return None
    if noun.dep_ in {"compound", "amod"} or (syntax.case(noun) in {"of", "for", "at", "without"} and not any(noun.lefts)):
        return None
    named = noun.tag_ in {"NNP", "NNPS"} and any(c.dep_ in {"compound", "amod", "flat"} for c in noun.children)
    sides = parties(noun)
    strong = setting.measured(noun) or "civil war" in forms
    begin, end = setting.bounds(Trigger(FRAME, "CONFLICT", noun, noun=noun))
    timed = begin is not None or end is not None or ended(noun)
    placed = any(syntax.obliques(noun, "in", "over"))
    plain = bool(forms & PLAIN)
    if named or len(sides) > 1 or strong or (not plain and (sides or placed or timed)) or (plain and timed):
        return Trigger(FRAME, "CONFLICT", noun, noun=noun)
    return None


def ended(noun: Token) -> bool:
    """Whether the clause says that the war broke out or ended."""
    words = lexicon()
    verb = noun.head
    return noun.dep_ in {"obj", "nsubj", "nsubj:pass"} and verb.lemma_lower in words.listed("war/end") | words.listed("war/begin")


def parties(noun: Token) -> list[Mention]:
    """Who fights: between, with and against whom, and whose war it is."""
    found = [
        m for p in ("between", "with", "against", "among", "by") for t in syntax.obliques(noun, p) for m in phrases.inner(t, place=True)
    ]
    found += [m for t in syntax.possessors(noun) if (m := phrases.actor(t, place=True)) is not None]
    if noun.dep_ == "obj" and noun.head.lemma_lower in lexicon().listed("war/wage"):
        found += [m for t in syntax.doers(noun.head) for m in phrases.doer(t)]
    if noun.tag_ not in {"NNP", "NNPS"}:
        found += phrases.before(noun)
    return phrases.unique(m for m in found if m.kind is not Kind.PLACE)
