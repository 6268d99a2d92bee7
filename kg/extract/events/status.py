"""How the text holds an event: asserted, attributed, planned, denied or hypothetical, and on whose word.

From the trigger outwards, the first word that takes the event out of reality decides; speech and accusation only say whose
word it is. A relative clause or a clause of time presupposes its content, so nothing beyond it changes the status.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg import syntax
from kg.annotate.layers import sentence_index
from kg.extract.events import governors, phrases, unreal
from kg.extract.events.lexicon import lexicon
from kg.extract.events.triggers import Trigger, claiming, lemma
from kg.extract.events.vows import voices
from kg.records import Form, Mention, Statement, Status
from kg.tokens import Doc, Token

VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"})
PRESUPPOSED = frozenset({"after", "since", "when", "while", "because", "as", "before", "although", "though", "following", "by"})
NOBODY = frozenset({"nobody", "none", "nothing", "noone", "neither"})
TEMPORAL = frozenset({"after", "before", "during", "following", "upon", "until", "pending"})


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
    speaker = _source(said, trigger.head.doc) if said is not None else ()
    if _question(trigger.head) or unreal.fiction(trigger.head):
        return Standing(Status.HYPOTHETICAL)
    found, accuser = _climb(trigger, reported=said is not None)
    if found is Status.DENIED:
        return Standing(Status.DENIED, accuser or speaker)
    if found is not None:
        return Standing(found)
    if accuser is not None:
        return Standing(Status.ATTRIBUTED, accuser)
    if said is not None and not _performed(trigger, agents, said):
        return Standing(Status.ATTRIBUTED, speaker)
    holder = unreal.view(trigger.head)
    if holder is not None:
        return Standing(Status.ATTRIBUTED, holder)
    own = [t for t in (trigger.head, trigger.verb) if t is not None]
    if any(map(unreal.hearsay, own)) or unreal.scare_quoted(trigger.head) or unreal.tagged(trigger.head):
        return Standing(Status.ATTRIBUTED)
    return Standing(Status.ASSERTED)


def statement(token: Token) -> Statement | None:
    """The smallest statement whose content holds the token."""
    at: int = token.begin
    holding = [s for s in token.doc.statements if s.content.begin <= at < s.content.end and (s.cue is None or s.cue.begin != at)]
    holding = [s for s in holding if s.sentence == sentence_index(token)]
    return min(holding, key=lambda s: (s.content.end - s.content.begin, not s.according_to), default=None) or _cut(token)


def _cut(token: Token) -> Statement | None:
    """The statement whose opening clause holds the token: "When Lima fell, she said, Quito signed": the rest is its content."""
    opening = token.sent[0]
    if opening.tag_ not in {"WRB", "IN"} or opening.lower_ == "according":
        return None
    statements: tuple[Statement, ...] = token.doc.statements
    for said in statements:
        if said.cue is None or said.sentence != sentence_index(token) or not token.begin < said.cue.begin < said.content.begin:
            continue
        between = [t for t in token.sent if said.cue.begin <= t.begin < said.content.begin]
        before = [t for t in token.sent if token.begin < t.begin < said.cue.begin]
        if between[-1].text == "," and any(t.text == "," for t in before):
            return said
    return None


def _source(said: Statement, doc: Doc) -> tuple[Mention, ...]:
    """Whose word the content of a statement is: the speaker's, or theirs whom the speaker cites ("citing officials")."""
    cited = [
        m
        for sentence in list(doc.sents)[said.sentence : said.sentence + 1]
        for t in sentence
        if t.lower_ == "citing" and t.begin not in range(said.content.begin, said.content.end)
        for o in syntax.objects(t)[:1]
        for m in phrases.doer(o)
    ]
    return tuple(cited) or ((said.speaker,) if said.speaker is not None else ())


def _performed(trigger: Trigger, agents: list[Mention], said: Statement) -> bool:
    """Whether the words do what they say: "we welcome the ruling", "it hopes that Peru will sign"."""
    if trigger.code not in VERBAL:
        return False
    speaker = said.speaker
    if trigger.noun is not None:  # "Peru says it heeds the demand of Peru": told of the speaker, and presupposed
        return speaker is not None and bool(agents) and all(voices(speaker, m) for m in agents)
    subject = syntax.surface_subject(trigger.head)
    if subject is not None and subject.lower_ in {"i", "we"}:
        return True
    copula = [c for c in trigger.head.children if c.dep_ == "cop"]
    if (copula[0] if copula else trigger.head).tag_ not in {"VBZ", "VBP"}:
        return False
    return all(m.form is Form.PRONOUN or (speaker is not None and voices(speaker, m)) for m in agents)


def _question(token: Token) -> bool:
    sentence = token.sent
    return any(t.text == "?" for t in sentence[-2:]) and not token.quoted


def mood(verb: Token, *, reported: bool) -> Status | None:
    """What the verb's own negation and auxiliaries say; None for a plain indicative."""
    words = lexicon()
    opening = unreal.condition(verb)
    if opening is not None:
        return opening
    beside = unreal.adverb(verb)
    to = next((c.i for c in verb.children if c.dep_ == "mark" and c.lower_ == "to"), -1)
    if _negated(verb) or beside is Status.DENIED or (to > 0 and verb.doc[to - 1].lower_ == "yet"):  # "has yet to sign"
        return Status.DENIED
    aux = {c.lower_ for c in syntax.auxiliaries(verb)}
    if aux & words.listed("status/planned_auxiliaries"):
        return Status.PLANNED
    if "would" in aux and any(c.dep_ == "advcl" and unreal.condition(c) is Status.HYPOTHETICAL for c in verb.children):
        return Status.HYPOTHETICAL
    if "would" in aux and (reported or lemma(verb.head) in words.listed("status/speech")):
        return Status.PLANNED
    if aux & words.listed("status/hypothetical_auxiliaries"):
        return Status.HYPOTHETICAL
    if any(lemma(c) == "be" and c.i < to for c in syntax.auxiliaries(verb)):  # "is to visit"
        return Status.PLANNED
    when = any(c.lower_ == "when" and c.dep_ in {"mark", "advmod"} for c in verb.children)
    if when and verb.dep_ == "advcl" and verb.tag_ in {"VBZ", "VBP"}:
        return Status.PLANNED
    if syntax.has_to(verb) and verb.dep_ in {"ROOT", "parataxis"}:  # a headline: "Peru to host summit"
        return Status.PLANNED
    return beside


def _negated(verb: Token) -> bool:
    if syntax.negated(verb):
        return True
    found = syntax.surface_subject(verb)
    if found is not None and (found.lower_ in NOBODY or any(_nobody(c) for c in found.children if c.i < found.i)):
        return True
    return any(t.lower_ in NOBODY or any(c.dep_ == "det" and c.lower_ == "no" for c in t.children) for t in syntax.objects(verb))


def _nobody(word: Token) -> bool:
    """Whether the word before a noun leaves none of it: "no", "neither", "not a single", "hardly any"; not "not only"."""
    if word.lower_ in {"no", "neither", "hardly", "scarcely"}:
        return True
    if word.lower_ == "not":
        return word.nbor().lower_ in {"a", "one", "any"}
    return any(_nobody(c) for c in word.children if c.i < word.i)


def _noun_mood(noun: Token) -> Status | None:
    words = lexicon()
    if any(c.dep_ == "det" and c.lower_ in {"no", "any", "neither"} for c in noun.children):
        return Status.DENIED if any(c.lower_ != "any" for c in noun.children if c.dep_ == "det") else Status.HYPOTHETICAL
    adjectives = {t.lower_ for t in noun.subtree if t.i < noun.i and t.dep_ in {"amod", "acl"}}
    if noun.dep_ == "nsubj" and lemma(noun.head) in words.listed("status/pending"):  # "the deployment is months away"
        return Status.HYPOTHETICAL
    if noun.dep_ == "ROOT":  # a headline: "talks likely"
        adjectives |= {t.lower_ for t in noun.children if t.i > noun.i and t.dep_ in {"advmod", "amod", "acl"}}
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
        carried = _carried(trigger)
        if carried is not None:
            return carried, None
    token = trigger.verb if trigger.verb is not None else trigger.head
    accuser: tuple[Mention, ...] | None = None
    plain = syntax.is_verb(token) or token.pos_ in {"AUX", "ADJ"} or trigger.verb is not None
    while True:
        if plain:
            found = mood(token, reported=reported)
            if found is not None:
                return (None if found is Status.ASSERTED else found), accuser
        liar = unreal.belied(token) if accuser is not None else None
        if liar is not None:
            return Status.DENIED, liar
        head, dep = token.head, token.dep_
        if head != token and unreal.supposed(token, head, dep):
            return Status.HYPOTHETICAL, accuser
        judged = unreal.truth(token, head, dep) if head != token else None
        if judged is not None:
            return judged, accuser
        told = unreal.report(token, head, dep) if head != token else None
        if told is not None:
            accuser = accuser if accuser is not None else tuple(m for t in governors.accusers(told) for m in phrases.doer(t))
            token, plain = told, False
            continue
        if head == token or dep in syntax.RELATIVES:
            return None, accuser
        if dep == "conj" and syntax.has_to(token) and not syntax.has_to(head) and syntax.is_verb(head):
            dep = "xcomp"  # "agreed to resume talks and to restrain ..."
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
        effect, people = governors.effect(token, head, dep)
        if effect is None:
            effect, people = governors.unlisted(token, head, dep, reported=reported)
        if effect is Status.ATTRIBUTED:
            accuser = accuser if accuser is not None else people
        elif effect is Status.PLANNED and _negated(head) and syntax.is_verb(head):
            return Status.DENIED, accuser
        elif effect is not None:
            return effect, people if effect is Status.DENIED else accuser
        if dep == "nmod" and effect is None and lemma(head) not in lexicon().listed("transparent/nouns"):
            return None, accuser
        if dep == "obl" and syntax.case(token) in {"of", "about"} and governors.is_speech(head) and accuser is None:
            accuser = tuple(m for t in governors.accusers(head) for m in phrases.doer(t))  # "wrote of an attack"
        if dep == "obl" and syntax.case(token) in TEMPORAL and mood(head, reported=reported) is Status.PLANNED:
            return Status.PLANNED, accuser  # "will take effect after ratification"
        if _presupposed(token, dep):
            return None, accuser
        plain = dep in {"xcomp", "ccomp"} and not (dep == "ccomp" and governors.is_speech(head))
        token = head


def _carried(trigger: Trigger) -> Status | None:
    """What the carrier of an event noun says of it: "seek a withdrawal", "threaten sanctions", "plan an exercise"."""
    if trigger.verb is None or trigger.noun is None or trigger.halted:
        return None
    words, carrier = lexicon(), unreal.names(trigger.verb)
    if carrier & words.listed("status/wishing"):
        return Status.HYPOTHETICAL
    if carrier & words.listed("status/denied"):
        return Status.DENIED
    return Status.PLANNED if carrier & (words.listed("status/planning") | words.listed("status/postponed")) else None


def _tensed_apart(token: Token) -> bool:
    """Whether a coordinated verb has its own tense ("will meet and has agreed")."""
    return any(c.dep_ == "aux" for c in token.children)


def _presupposed(token: Token, dep: str) -> bool:
    if dep == "advcl":
        marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "advmod"}}
        return bool(marks & PRESUPPOSED) or (token.tag_ == "VBG" and not marks)
    return dep in {"nsubj", "nmod:poss", "appos", "parataxis", "obl:unmarked"} or (
        dep == "acl" and token.tag_ in {"VBN", "VBG"} and lemma(token.head.head) not in lexicon().listed("report/showing")
    )
