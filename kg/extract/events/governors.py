"""What a governing word does to the event in its complement: by the lists of status.toml, and where it stands in none of them."""

from __future__ import annotations

from kg import syntax
from kg.extract.events import phrases
from kg.extract.events.lexicon import lexicon
from kg.extract.events.triggers import forms, lemma
from kg.records import Mention, Status
from kg.tokens import Token

COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl", "csubj", "csubj:pass", "advcl", "obj", "obl", "nmod", "nsubj:pass", "obl:agent", "dep"})
FIRST = frozenset({"first", "second", "third", "last", "only", "latest"})  # "the first state to recognize"
OWNING = frozenset({"admit", "acknowledge", "confess", "concede", "own"})
THROUGH = frozenset({"of", "for", "to", "on", "about", "over", "that", ""})
CHARGES = frozenset({"of", "for", "from", "against"})
OPEN = frozenset({"at", "against", "to", "of", "on", "about", "over", "towards", "toward"})  # before a gerund: not yet done
Effect = tuple[Status | None, tuple[Mention, ...]]


def effect(token: Token, head: Token, dep: str) -> tuple[Status | None, tuple[Mention, ...]]:
    """What a listed governing word does to the event below it, and on whose word."""
    words = lexicon()
    if dep not in COMPLEMENTS:
        return None, ()
    infinitive = syntax.has_to(token)
    if infinitive and brought_about(head):
        return None, ()
    names = {form for form, _ in forms(head)} | ({lemma(head)} if not syntax.is_verb(head) else set())
    if infinitive and syntax.is_verb(head) and _future(head):
        return Status.PLANNED, ()
    impersonal = dep == "xcomp" if infinitive else dep in {"ccomp", "csubj", "csubj:pass"}
    if impersonal and names & (words.listed("status/attributed") | words.listed("status/speech")) and syntax.is_passive(head):
        return Status.ATTRIBUTED, ()  # "is believed to have struck", "it was claimed that"
    if dep == "ccomp" and token.tag_ == "VB" and names & words.listed("status/hypothetical") and not syntax.auxiliaries(token):
        return Status.HYPOTHETICAL, ()  # "insisted that Peru surrender"
    if dep == "ccomp" and "mean" in names:
        return None, ()
    if dep in {"xcomp", "advcl"} and token.tag_ == "VBG" and names & OWNING:  # "admitted detaining a pilot"
        return Status.ATTRIBUTED, tuple(m for t in syntax.doers(head) for m in phrases.doer(t))
    if names & words.listed("status/postponed") and dep in {"obj", "nsubj:pass"}:
        return Status.PLANNED, ()
    marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "case"}}
    if names & {"threaten"} and dep == "obl" and syntax.case(token) == "with":
        return Status.HYPOTHETICAL, ()
    if dep in {"obl", "nmod"} and not (marks <= THROUGH or syntax.case(token) in THROUGH):
        return None, ()
    if dep == "acl" and not infinitive and not marks & {"of", "that", "for"}:
        return None, ()
    if dep == "advcl" and not infinitive and not marks:  # "cancelled the summit, accusing Peru"
        return None, ()
    if dep == "advcl" and marks & words.listed("status/conditional_marks"):
        return Status.HYPOTHETICAL, ()
    modal = {c.lower_ for c in syntax.auxiliaries(token)} & (words.listed("status/hypothetical_auxiliaries") | {"will"})
    if dep == "ccomp" and "warn" in names and not modal:  # "had warned him that Peru was training rebels": said, not threatened
        return None, ()
    if infinitive and "order" in names and syntax.objects(head):
        return Status.HYPOTHETICAL, ()
    if names & words.listed("status/denied") and dep == "ccomp" and not infinitive and "deny" not in names:
        return Status.HYPOTHETICAL, ()
    if names & words.listed("status/denied"):
        return Status.DENIED, tuple(m for t in syntax.doers(head) for m in phrases.doer(t)) if names & {"deny", "disavow"} else ()
    clause = infinitive or dep in COMPLEMENTS - {"advcl", "nsubj:pass", "obl:agent", "dep"} or bool(marks & CHARGES)
    nominal = token.pos_ in {"NOUN", "PROPN"} and dep in {"obj", "obl", "nmod", "nsubj:pass"}
    if clause and names & words.listed("status/attributed") and not infinitive and not (nominal and dep == "obj"):
        if not (dep == "ccomp" and is_speech(head)):
            return Status.ATTRIBUTED, tuple(m for t in accusers(head) for m in phrases.doer(t))
        return None, ()
    if clause and names & words.listed("status/hypothetical") and not (dep == "ccomp" and is_speech(head) and lemma(head) != "warn"):
        return Status.HYPOTHETICAL, ()
    if clause and names & words.listed("status/planned") and not (dep == "ccomp" and is_speech(head)):
        return (Status.PLANNED, ()) if infinitive or dep != "obl" or syntax.case(token) in {"to", "for", "on"} else (None, ())
    if infinitive and dep in {"advcl", "acl"} and not any(c.lower_ in FIRST for c in head.children):
        return (None, ()) if lemma(head) == "use" or lemma(token) == "protest" else (Status.PLANNED, ())
    return None, ()


def brought_about(head: Token) -> bool:
    """Whether the infinitive below is done, however it hangs: "went on to expel", "was quick to recognise", "helped to free"."""
    names = {form for form, _ in forms(head)} | {lemma(head)}
    if "help" in names:
        return head.tag_ in {"VBD", "VBZ", "VBP"}
    return bool(names & lexicon().listed("real/brought_about"))


def _future(head: Token) -> bool:
    """Whether the verb with an infinitive is but a future: "is going to sign", "was supposed to sign"."""
    if lemma(head) not in lexicon().listed("status/future"):
        return False
    return head.tag_ == "VBG" if lemma(head) == "go" else syntax.is_passive(head)


def accusers(head: Token) -> list[Token]:
    """Who says what the governing word introduces."""
    return syntax.doers(head) if syntax.is_verb(head) else syntax.possessors(head) + syntax.obliques(head, "by")


def is_speech(token: Token) -> bool:
    """Whether the word is a verb of speech, whose clause a statement holds."""
    return lemma(token) in lexicon().listed("status/speech")


def unlisted(token: Token, head: Token, dep: str, *, reported: bool) -> Effect:
    """What becomes of a complement whose governing word is in no list: real only below a word that makes it so.

    "managed to seize" and "it emerged that" assert, "swore to defend", "balked at signing" and "it is plain that" need not.
    """
    words = lexicon()
    names = {form for form, _ in forms(head)} | {lemma(head)}
    marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "case"}}
    if dep == "xcomp" and (syntax.has_to(token) or ("to" in marks and syntax.auxiliaries(token))):
        if lemma(head) == "have" and head.tag_ in {"VBZ", "VBP"} and not syntax.auxiliaries(head):
            return Status.HYPOTHETICAL, ()  # "has to sign"; who had to, did
        if names & words.listed("real/infinitive") or any(c.lower_ in FIRST for c in head.children):
            return None, ()
        perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in token.children)
        seeming = perfect or bool(names & words.listed("report/seeming"))
        return (Status.ATTRIBUTED if seeming else Status.PLANNED), ()  # "claims to have left", "swore to leave"
    if token.tag_ == "VBG" and dep in {"xcomp", "advcl", "acl", "obl"} and not names & words.listed("real/gerund"):
        if "from" in marks:
            return Status.DENIED, ()
        if marks & OPEN or (dep == "xcomp" and not marks and syntax.is_verb(head)):
            return Status.HYPOTHETICAL, ()
    if dep == "ccomp" and not reported and is_speech(head):  # said, though no statement was found
        return Status.ATTRIBUTED, tuple(m for t in accusers(head) for m in phrases.doer(t))
    if syntax.has_to(token) or syntax.surface_subject(token) is None:
        return None, ()
    if dep == "ccomp" and not reported and syntax.is_verb(head) and not names & words.listed("real/clause"):
        return Status.ATTRIBUTED, tuple(m for t in accusers(head) for m in phrases.doer(t))
    if dep in {"csubj", "csubj:pass"} and not names & words.listed("real/clause"):
        return Status.HYPOTHETICAL, ()
    return None, ()
