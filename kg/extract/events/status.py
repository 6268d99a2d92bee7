"""How the text holds an event: asserted, attributed, planned, denied or hypothetical, and on whose word.

From the trigger outwards, the first word that takes the event out of reality decides; speech and accusation only say whose
word it is. A relative clause or a clause of time presupposes its content, so nothing beyond it changes the status.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg import syntax
from kg.annotate.layers import sentence_index
from kg.extract.events import phrases
from kg.extract.events.lexicon import lexicon
from kg.extract.events.triggers import Trigger, claiming, forms, lemma
from kg.records import Form, Mention, Statement, Status

COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl", "csubj", "csubj:pass", "advcl", "obj", "obl", "nmod", "nsubj:pass", "obl:agent", "dep"})
FIRST = frozenset({"first", "second", "third", "last", "only", "latest"})  # "the first state to recognize"
VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"})
PRESUPPOSED = frozenset({"after", "since", "when", "while", "because", "as", "before", "although", "though", "following", "by"})
THROUGH = frozenset({"of", "for", "to", "on", "about", "over", "that", ""})


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and whose word it is."""

    status: Status
    according_to: tuple[Mention, ...] = ()


def standing(trigger: Trigger, agents: list[Mention]) -> Standing:
    """The status of the event of a trigger whose agents are known."""
    said = statement(trigger.head)
    if trigger.noun is not None and trigger.verb is not None and claiming(trigger.noun) == trigger.verb:
        denied = lemma(trigger.verb) in {"deny", "reject"}
        return Standing(Status.DENIED if denied else Status.ATTRIBUTED, tuple(agents))
    speaker = (said.speaker,) if said is not None and said.speaker is not None else ()
    unreal, accuser = _climb(trigger, reported=said is not None)
    if unreal is Status.DENIED:
        return Standing(Status.DENIED, accuser or speaker)
    if unreal is not None:
        return Standing(unreal)
    if _question(trigger.head):
        return Standing(Status.HYPOTHETICAL)
    if accuser is not None:
        return Standing(Status.ATTRIBUTED, accuser)
    if said is not None and not _performed(trigger, agents, said):
        return Standing(Status.ATTRIBUTED, speaker)
    if any(c.lower_ in lexicon().listed("status/hearsay") for t in (trigger.head, trigger.verb) if t is not None for c in t.children):
        return Standing(Status.ATTRIBUTED)
    return Standing(Status.ASSERTED)


def statement(token: Token) -> Statement | None:
    """The smallest statement whose content holds the token."""
    at: int = token._.begin
    holding = [s for s in token.doc._.statements if s.content.begin <= at < s.content.end and (s.cue is None or s.cue.begin != at)]
    holding = [s for s in holding if s.sentence == sentence_index(token)]
    return min(holding, key=lambda s: s.content.end - s.content.begin, default=None)


def _performed(trigger: Trigger, agents: list[Mention], said: Statement) -> bool:
    """Whether the words do what they say: "we welcome the ruling", "it hopes that Peru will sign"."""
    if trigger.code not in VERBAL or trigger.noun is not None:
        return False
    subject = syntax.surface_subject(trigger.head)
    if subject is not None and subject.lower_ in {"i", "we"}:
        return True
    copula = [c for c in trigger.head.children if c.dep_ == "cop"]
    if (copula[0] if copula else trigger.head).tag_ not in {"VBZ", "VBP"}:
        return False
    own = {said.speaker.span.text, said.speaker.head} if said.speaker is not None else set()
    return all(m.form is Form.PRONOUN or own & {m.span.text, m.head} for m in agents)


def _question(token: Token) -> bool:
    sentence = token.sent
    return any(t.text == "?" for t in sentence[-2:]) and not token._.quoted


def mood(verb: Token, *, reported: bool) -> Status | None:
    """What the verb's own negation and auxiliaries say; None for a plain indicative."""
    words = lexicon()
    if any(c.dep_ == "mark" and c.lower_ in words.listed("status/conditional_marks") for c in verb.children):
        return Status.HYPOTHETICAL
    if _negated(verb):
        return Status.DENIED
    aux = {c.lower_ for c in syntax.auxiliaries(verb)}
    if aux & words.listed("status/planned_auxiliaries"):
        return Status.PLANNED
    if "would" in aux and (reported or lemma(verb.head) in words.listed("status/speech")):
        return Status.PLANNED
    if aux & words.listed("status/hypothetical_auxiliaries"):
        return Status.HYPOTHETICAL
    to = next((c.i for c in verb.children if c.dep_ == "mark" and c.lower_ == "to"), -1)
    if any(lemma(c) == "be" and c.i < to for c in syntax.auxiliaries(verb)):  # "is to visit"
        return Status.PLANNED
    when = any(c.lower_ == "when" and c.dep_ in {"mark", "advmod"} for c in verb.children)
    if when and verb.dep_ == "advcl" and verb.tag_ in {"VBZ", "VBP"}:
        return Status.PLANNED
    if syntax.has_to(verb) and verb.dep_ in {"ROOT", "parataxis"}:  # a headline: "Peru to host summit"
        return Status.PLANNED
    return None


def _negated(verb: Token) -> bool:
    if syntax.negated(verb):
        return True
    found = syntax.surface_subject(verb)
    return found is not None and any(c.dep_ == "det" and c.lower_ in {"no", "neither"} for c in found.children)


def _noun_mood(noun: Token) -> Status | None:
    words = lexicon()
    if any(c.dep_ == "det" and c.lower_ in {"no", "any", "neither"} for c in noun.children):
        return Status.DENIED if any(c.lower_ != "any" for c in noun.children if c.dep_ == "det") else Status.HYPOTHETICAL
    adjectives = {t.lower_ for t in noun.subtree if t.i < noun.i and t.dep_ in {"amod", "acl"}}
    if adjectives & words.listed("status/denied_adjectives"):
        return Status.DENIED
    if adjectives & words.listed("status/planned_adjectives"):
        return Status.PLANNED
    if adjectives & words.listed("status/hypothetical_adjectives"):
        return Status.HYPOTHETICAL
    return None


def _climb(trigger: Trigger, *, reported: bool) -> tuple[Status | None, tuple[Mention, ...] | None]:
    """The first unreal status met on the way to the root, and who accuses or denies (None: nobody)."""
    noun = trigger.noun
    if noun is not None:
        found = _noun_mood(noun)
        if found is not None:
            return found, None
    token = trigger.verb if trigger.verb is not None else trigger.head
    accuser: tuple[Mention, ...] | None = None
    plain = syntax.is_verb(token) or token.pos_ in {"AUX", "ADJ"} or trigger.verb is not None
    while True:
        if plain:
            found = mood(token, reported=reported)
            if found is not None:
                return found, accuser
        head, dep = token.head, token.dep_
        if head == token or dep in syntax.RELATIVES:
            return None, accuser
        if dep == "conj":
            plain = (
                syntax.is_verb(head) == syntax.is_verb(token)
                and plain
                and syntax.surface_subject(token) is None
                and not _tensed_apart(token)
            )
            if not plain and syntax.surface_subject(token) is not None and head.dep_ not in {"ccomp", "xcomp"}:
                return None, accuser
            token = head
            continue
        bearer = syntax.bearer(token)
        head = head if bearer is None else bearer
        effect, people = _effect(token, head, dep)
        if effect is Status.ATTRIBUTED:
            accuser = accuser if accuser is not None else people
        elif effect is Status.PLANNED and _negated(head) and syntax.is_verb(head):
            return Status.DENIED, accuser
        elif effect is not None:
            return effect, people if effect is Status.DENIED else accuser
        if dep == "nmod" and effect is None and lemma(head) not in lexicon().listed("transparent/nouns"):
            return None, accuser
        if _presupposed(token, dep):
            return None, accuser
        plain = dep in {"xcomp", "ccomp"} and not (dep == "ccomp" and _is_speech(head))
        token = head


def _tensed_apart(token: Token) -> bool:
    """Whether a coordinated verb has its own tense ("will meet and has agreed")."""
    return any(c.dep_ == "aux" for c in token.children)


def _is_speech(token: Token) -> bool:
    return lemma(token) in lexicon().listed("status/speech")


def _presupposed(token: Token, dep: str) -> bool:
    if dep == "advcl":
        marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "advmod"}}
        return bool(marks & PRESUPPOSED) or (token.tag_ == "VBG" and not marks)
    return dep in {"nsubj", "nmod:poss", "appos", "parataxis", "obl:unmarked"} or (dep == "acl" and token.tag_ in {"VBN", "VBG"})


def _effect(token: Token, head: Token, dep: str) -> tuple[Status | None, tuple[Mention, ...]]:
    """What a governing word does to the event below it."""
    words = lexicon()
    if dep not in COMPLEMENTS:
        return None, ()
    infinitive = syntax.has_to(token)
    names = {form for form, _ in forms(head)} | ({lemma(head)} if not syntax.is_verb(head) else set())
    marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "case"}}
    if dep in {"obl", "nmod"} and not (marks <= THROUGH or syntax.case(token) in THROUGH):
        return None, ()
    if dep == "acl" and not infinitive and not marks & {"of", "that", "for"}:
        return None, ()
    if dep == "advcl" and not infinitive and not marks:  # "cancelled the summit, accusing Peru"
        return None, ()
    if dep == "advcl" and marks & words.listed("status/conditional_marks"):
        return Status.HYPOTHETICAL, ()
    if names & words.listed("status/denied") and dep == "ccomp" and not infinitive and "deny" not in names:
        return Status.HYPOTHETICAL, ()
    if names & words.listed("status/denied"):
        return Status.DENIED, tuple(m for t in syntax.doers(head) for m in phrases.doer(t)) if names & {"deny", "disavow"} else ()
    clause = infinitive or dep in {"ccomp", "obj", "obl", "nmod", "acl", "xcomp"} or bool(marks & {"of", "for", "from", "against"})
    nominal = token.pos_ in {"NOUN", "PROPN"} and dep in {"obj", "obl", "nmod", "nsubj:pass"}
    if clause and names & words.listed("status/attributed") and not infinitive and not (nominal and dep == "obj"):
        if not (dep == "ccomp" and _is_speech(head)):
            return Status.ATTRIBUTED, tuple(m for t in _accusers(head) for m in phrases.doer(t))
        return None, ()
    if clause and names & words.listed("status/hypothetical") and not (dep == "ccomp" and _is_speech(head) and lemma(head) != "warn"):
        return Status.HYPOTHETICAL, ()
    if clause and names & words.listed("status/planned") and not (dep == "ccomp" and _is_speech(head)):
        return (Status.PLANNED, ()) if infinitive or dep != "obl" or syntax.case(token) in {"to", "for", "on"} else (None, ())
    if infinitive and dep in {"advcl", "acl"} and not any(c.lower_ in FIRST for c in head.children):
        return (None, ()) if lemma(head) == "use" or lemma(token) == "protest" else (Status.PLANNED, ())
    return None, ()


def _accusers(head: Token) -> list[Token]:
    return syntax.doers(head) if syntax.is_verb(head) else syntax.possessors(head) + syntax.obliques(head, "by")
