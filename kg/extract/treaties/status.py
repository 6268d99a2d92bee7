"""How the text holds an agreement: signed or standing, attributed to a speaker, planned, wished for, or denied."""

from __future__ import annotations

from collections.abc import Sequence

from kg import syntax
from kg.annotate.layers import sentence_index
from kg.extract.treaties.lexicon import lemma, verb_forms, words
from kg.extract.treaties.links import Link, seen_through
from kg.extract.treaties.phrases import Phrase
from kg.records import Event, Statement, Status
from kg.tokens import Token

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
MODAL = frozenset({"could", "may", "might", "can", "would", "should", "must", "ought", "ca"})
IF = frozenset({"if", "unless", "whether", "until", "lest", "provided"})
PLANNED_WORDS = frozenset({"planned", "proposed", "future", "draft", "upcoming", "prospective", "expected"})
POSSIBLE_WORDS = frozenset({"possible", "potential", "eventual", "any", "lasting", "permanent"})
STANDING_WORDS = frozenset({"existing", "past", "current", "previous", "earlier", "old", "present", "long-standing"})
REAL = frozenset({"after", "since", "when", "while", "because", "as", "before", "although", "though", "following", "despite"})
TOWARDS = frozenset({"for", "on", "to", "toward", "towards", "of", "about"})
COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl", "acl", "obj", "obl", "nmod", "csubj", "nsubj:pass"})


def status(phrase: Phrase, links: Sequence[Link]) -> tuple[Status, bool]:
    """The status of one mention, and whether a clause of signing says so (then it outweighs the other mentions)."""
    signing = [link for link in links if link.role in {"object", "oblique"} and link.does("conclude") and link.does("signature")]
    for link in signing:
        if link.givers:  # read from the order of the words: nothing beyond the verb itself counts
            return _own_mood(link.word) or _said(phrase.head), True
        mood = _mood(link.word) if link.word.pos_ in {"VERB", "AUX"} or not phrase.definite else None
        held = mood if mood is Status.HYPOTHETICAL else _told(link.word) or mood or _said(phrase.head)
        if held is Status.DENIED and phrase.definite:  # "has not signed the protocol": it stands without him
            return _said(phrase.head), False
        return held, True
    unreal = _own_words(phrase)
    stands = phrase.definite or bool({t.lower_ for t in phrase.tokens} & STANDING_WORDS)
    kept = any(link.does("keep") and not link.does("conclude") and "have" not in link.forms for link in links)
    if unreal is None and not stands and not kept:
        top = seen_through(syntax.first_conjunct(phrase.head))
        unreal = _effect(links, syntax.case(phrase.head)) or (
            _own_mood(top.head) if top.head != top and top.head.pos_ in {"VERB", "AUX"} else None
        )
    return unreal or _said(phrase.head), False


def refused(phrase: Phrase, links: Sequence[Link]) -> bool:
    """Whether the clause says that somebody does not bind himself by an agreement that stands."""
    signing = [link for link in links if link.role in {"object", "oblique"} and link.does("conclude")]
    return phrase.definite and any((_told(link.word) or _mood(link.word)) is Status.DENIED for link in signing)


def _told(word: Token) -> Status | None:
    """The status that the events extractor gave the signing, where it found one."""
    begin: int = word.begin
    here: list[Event] = [e for e in word.doc.events if e.type == "AGREE" and e.trigger.begin <= begin < e.trigger.end]
    return here[0].status if here else None


def _own_words(phrase: Phrase) -> Status | None:
    head = phrase.head
    near = {t.lower_ for t in phrase.tokens[:-1]} | {c.lower_ for c in head.children if c.dep_ == "det"}
    if "no" in near:
        return Status.DENIED
    if near & PLANNED_WORDS:
        return Status.PLANNED
    if near & POSSIBLE_WORDS and not phrase.definite:
        return Status.HYPOTHETICAL
    return None


def _effect(links: Sequence[Link], preposition: str) -> Status | None:
    for link in links:
        if link.role not in {"object", "oblique"} or link.does("signature"):
            continue
        if link.does("want") and (link.role == "object" or preposition in TOWARDS):
            return Status.HYPOTHETICAL
        if link.does("fail") or (link.does("conclude") and _mood(link.word) is Status.DENIED):
            return Status.DENIED
        if link.does("conclude"):
            return _mood(link.word)
    return None


def _mood(token: Token) -> Status | None:
    """The first word on the way to the root that takes the signing out of reality; None when none does."""
    while True:
        if token.pos_ in {"VERB", "AUX"}:
            own = _own_mood(token)
            if own is not None:
                return own
        head, dep = token.head, token.dep_
        if head == token or dep in syntax.RELATIVES or dep in {"nsubj", "nmod:poss", "parataxis", "appos"}:
            return None
        if dep == "advcl" and any(c.dep_ == "mark" and c.lower_ in REAL for c in token.children):
            return None
        if dep == "acl" and token.tag_ in {"VBN", "VBG"}:
            return None
        if dep in COMPLEMENTS:
            effect = _governed(token, head)
            if effect is not None:
                return effect
        token = head


def _governed(token: Token, head: Token) -> Status | None:
    forms = verb_forms(head, syntax.case(token)) if head.pos_ in {"VERB", "AUX"} else frozenset({lemma(head)})
    infinitive = syntax.has_to(token)
    if forms & words("verbs/fail"):
        return Status.DENIED
    if infinitive and forms & words("verbs/plan"):
        return Status.PLANNED
    if (infinitive or token.pos_ == "NOUN" or token.dep_ == "ccomp") and forms & words("verbs/want"):
        return Status.HYPOTHETICAL
    if infinitive and token.dep_ in {"advcl", "acl"}:
        return Status.HYPOTHETICAL
    return None


def _own_mood(verb: Token) -> Status | None:
    aux = {c.lower_ for c in syntax.auxiliaries(verb)}
    if any(c.dep_ == "mark" and c.lower_ in IF for c in verb.children):
        return Status.HYPOTHETICAL
    if syntax.negated(verb):
        return Status.DENIED
    if aux & FUTURE:
        return Status.PLANNED
    if aux & MODAL:
        return Status.HYPOTHETICAL
    return None


def _said(token: Token) -> Status:
    """Attributed where the words stand in what somebody says, else asserted."""
    at: int = token.begin
    here = sentence_index(token)
    said: list[Statement] = [s for s in token.doc.statements if s.sentence == here and s.content.begin <= at < s.content.end]
    return Status.ATTRIBUTED if said else Status.ASSERTED
