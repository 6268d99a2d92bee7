"""The grammar of one noun phrase: determiner, modifiers, owner, role in the clause, and what it is said to be equal to."""

from __future__ import annotations

from kg import syntax
from kg.extract.phrases.lexicon import lexicon
from kg.tokens import Token


def determiner(head: Token) -> str:
    """ "possessive", "definite", "demonstrative", "indefinite", or none."""
    words = lexicon()
    for child in head.lefts:
        if child.dep_ == "nmod:poss":
            return "possessive"
        if child.dep_ in {"det", "det:predet", "amod"} and child.lower_ in words.determiners:
            return words.determiners[child.lower_]
    return ""


def modifiers(head: Token) -> tuple[str, ...]:
    """Adjectives, nouns and numerals before the head, in the order of the text."""
    determiners = lexicon().determiners
    return tuple(
        [child.lower_ for child in head.lefts if child.dep_ in {"amod", "compound", "nummod"} and child.lower_ not in determiners]
    )


def owner(head: Token) -> Token | None:
    """Who stands before the noun with 's or as a possessive pronoun."""
    return next((child for child in head.lefts if child.dep_ == "nmod:poss"), None)


def role(head: Token) -> str:
    """ "subject" or "object" of a verb, or none of them."""
    if head.dep_ in syntax.ALL_SUBJECTS:
        return "subject"
    return "object" if head.dep_ in {"obj", "iobj", "obl", "obl:agent"} else ""


def predicate(head: Token) -> int:
    """Where the verb begins that the phrase is subject or object of, in code points; -1 for none."""
    begin: int = head.head.begin
    return begin if role(head) else -1


def _is_predicate(head: Token) -> bool:
    """Whether a verb makes the noun its subject's predicate: "became a judge", "served as president"."""
    verb = head.head
    if head.dep_ in syntax.OBLIQUES:
        serves = syntax.case(head) == "as" and syntax.is_verb(verb) and (verb.lemma_ in lexicon().serving or syntax.is_passive(verb))
        return serves and not syntax.negated(verb)
    return head.dep_ in {"obj", "xcomp"} and head.i > verb.i and verb.lemma_ in lexicon().becoming and not syntax.negated(verb)


def doer(head: Token) -> Token | None:
    """The subject of the verb that the phrase is object of, also where another clause lends it ("thanked her and left her")."""
    return syntax.subject(head.head) if role(head) == "object" and syntax.is_verb(head.head) else None


def equal_to(head: Token) -> Token | None:
    """The phrase in apposition to which it stands, or the subject of which it is the predicate noun."""
    if head.dep_ == "appos" and head.head.i < head.i:
        return head.head
    if head.dep_ in {"nmod:desc", "compound", "flat"} and head.head.i > head.i:  # "his brother Alfred"
        return head.head
    if _is_predicate(head):
        return next((child for child in head.head.lefts if child.dep_ in syntax.ALL_SUBJECTS and child.i < head.i), None)
    relations = {child.dep_ for child in head.children}
    if "cop" not in relations or "case" in relations or syntax.negated(head):
        return None
    if any(child.dep_ == "aux" and child.lower_ not in {"has", "have", "had", "is", "was"} for child in head.children):
        return None
    subject = next((child for child in head.lefts if child.dep_ in syntax.SUBJECTS), None)
    if subject is not None and subject.lemma_ == "name":  # "my name is Ana Ruiz"
        return owner(subject)
    return subject
