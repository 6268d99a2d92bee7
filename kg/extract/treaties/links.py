"""What is done with an agreement: the verbs and nouns that hold its phrase, each with the part it plays there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg import syntax
from kg.extract.treaties.lexicon import lemma, verb_forms, words
from kg.extract.treaties.phrases import Phrase
from kg.records import Form, Kind, Mention
from kg.tokens import Token

CONTACT = 8
"""Words within which the verb of a relative clause without pronoun stands."""


@dataclass(frozen=True, slots=True)
class Link:
    """A verb (or a noun of signing) and the agreement: `role` is "object", "subject" or "oblique"; `forms` as in the lexicon."""

    word: Token
    role: str
    forms: frozenset[str]
    givers: tuple[Token, ...] = ()  # who does it, where the parse does not tell: "a pact the two sides reached"

    def does(self, group: str) -> bool:
        """Whether the lexicon lists it in that group of verbs."""
        return bool(self.forms & words(f"verbs/{group}"))


def links_of(phrase: Phrase) -> tuple[Link, ...]:
    """Every link of the phrase, the nearest first."""
    found = list(_links(phrase))
    if not any(link.does("signature") for link in found):
        beside = _beside(phrase)
        if beside is not None:
            found.append(beside)
    return tuple(found)


def _beside(phrase: Phrase) -> Link | None:
    """A verb of signing right before the phrase, with the names before it, where the parser does not join them."""
    doc, sentence = phrase.head.doc, phrase.head.sent
    at = phrase.first.i - 1
    while at > sentence.start and doc[at].pos_ in {"DET", "NUM", "ADV", "PRON"}:
        at -= 1
    verb = doc[at]
    if at <= sentence.start or verb.pos_ != "VERB" or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    if not verb_forms(verb) & words("verbs/signature"):
        return None
    givers = before(verb)
    return Link(verb, "object", verb_forms(verb), givers) if givers else None


def before(verb: Token) -> tuple[Token, ...]:
    """The names right before a verb and its auxiliaries, in order, back to the last preposition or verb."""
    doc, sentence = verb.doc, verb.sent
    found: list[Token] = []
    at = verb.i - 1
    while at > sentence.start and doc[at].pos_ in {"AUX", "ADV", "PART"}:
        at -= 1
    while (at >= sentence.start and doc[at].pos_ in {"NOUN", "PROPN", "ADJ", "DET", "CCONJ", "PUNCT", "PART", "PRON", "NUM"}) or (
        at > sentence.start and doc[at].tag_ == "VBG" and doc[at - 1].lower_ in {"and", "the", ","}
    ):
        mention: Mention | None = doc[at].mention
        if mention is not None and mention.kind is not Kind.PLACE and _whole(doc[at], mention):
            if found and doc[at + 1].pos_ not in {"CCONJ", "PUNCT"}:
                break  # two names with nothing between are no row
            found.append(doc[at])
        at -= 1
    complement = at > sentence.start and doc[at].pos_ == "ADP" and doc[at - 1].mention is None
    if complement and len(found) > 1 and lemma(doc[at - 1]) not in words("parties/delegates"):
        found.pop()  # "Ana Silva, head of Peru's council, and …": the council does not sign
    return tuple(reversed(found))


def _whole(token: Token, mention: Mention) -> bool:
    """Whether a name stands by itself at its last word: no adjective or possessor of what follows."""
    following = token.nbor(1)
    adjective = (
        (mention.form is Form.DEMONYM and mention.category != "people") or token.tag_ == "PRP$" or token.dep_ == "cc:preconj"
    )
    qualifies = following.tag_ == "POS" or following.pos_ in {"NOUN", "PROPN", "ADJ", "DET"}
    return not adjective and not qualifies and following.mention != mention


def seen_through(head: Token) -> Token:
    """The noun through which the agreement is seen ("the terms of the accord"), else the head itself."""
    at = head
    while (
        at.dep_ in {"nmod", "compound", "obl"}
        and at.head.pos_ == "NOUN"
        and lemma(at.head) in words("verbs/through")
        and (at.dep_ == "compound" or syntax.case(at) in {"of", "in", "to", "with", "from", "for", "on"})
    ):
        at = at.head
    return at


def _links(phrase: Phrase) -> Iterator[Link]:
    head = phrase.head
    contact = _contact(head)
    if contact is not None:
        yield contact
    for child in head.children:
        if child.dep_ in {"acl", "acl:relcl", "amod"} and child.i > head.i and (contact is None or child != contact.word):
            yield from _clause_behind(child)
    tops = [head]
    outer = syntax.first_conjunct(head)
    if outer != head:
        tops.append(outer)
    through = seen_through(outer)
    if through != outer:
        tops.append(through)
    for top in tops:
        yield from _governor(top)


def _contact(head: Token) -> Link | None:
    """A relative clause right behind the noun, read from the order of the words: parsers miss it."""
    nouns: list[Token] = []
    for token in head.doc[head.i + 1 : head.i + 1 + CONTACT]:
        if token.i == head.i + 1 and token.lower_ in {"that", "which"}:
            continue
        if token.sent != head.sent or token.pos_ in {"PUNCT", "ADP", "SCONJ"} or token.tag_ in {"TO", "WDT", "WP"}:
            return None
        if token.pos_ == "VERB":
            listed = bool(verb_forms(token) & words("verbs/signature"))
            free = nouns and not any(c.dep_ in {"obj", "ccomp", "nsubj:pass"} and c.i > token.i for c in token.children)
            return Link(token, "object", verb_forms(token), tuple(nouns)) if listed and free else None
        if token.pos_ in {"NOUN", "PROPN"} or token.tag_ == "PRP":
            nouns.append(token)
    return None


def _clause_behind(clause: Token) -> Iterator[Link]:
    """ "an accord signed by", "a pact that ended"."""
    for verb in syntax.conjuncts(clause):
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        if clause.dep_ in {"acl", "amod"}:
            if clause.tag_ == "VBN":
                yield Link(verb, "object", verb_forms(verb))
            elif clause.tag_ == "VBG" or syntax.has_to(clause):
                yield Link(verb, "subject", verb_forms(verb))
            continue
        passive = syntax.is_passive(verb)
        relative = next((c for c in (*verb.children, *clause.children) if c.lower_ in {"that", "which", "whom"}), None)
        if relative is not None and relative.dep_ in syntax.OBLIQUES and syntax.case(relative) not in {"", "on", "to"}:
            continue  # "a declaration in which they agreed to": what they do by it, not to it
        if relative is not None and relative.dep_ in {"nsubj"} and not passive:
            yield Link(verb, "subject", verb_forms(verb))
        else:
            yield Link(verb, "object", verb_forms(verb))


def _governor(noun: Token) -> Iterator[Link]:
    verb, dep = noun.head, noun.dep_
    if verb == noun:
        return
    if dep in {"obj", "nsubj:pass"}:
        for each in _sharing(verb):
            yield Link(each, "object", verb_forms(each))
        if dep == "nsubj:pass":  # "was brokered by Chad and was signed on Friday"
            for each in verb.children:
                if each.dep_ == "conj" and syntax.is_passive(each) and syntax.surface_subject(each) in {None, noun}:
                    yield Link(each, "object", verb_forms(each))
    elif dep == "nsubj":
        for each in _sharing(verb):
            passive = syntax.is_passive(each)
            yield Link(each, "object" if passive else "subject", verb_forms(each))
    elif dep in syntax.OBLIQUES and verb.pos_ in {"VERB", "AUX"}:
        preposition = syntax.case(noun)
        if (
            preposition == "in" and verb.dep_ in {"xcomp", "advcl"} and lemma(verb.head) == "agree"
        ):  # "agreed to open the border in a deal"
            yield Link(verb.head, "oblique", verb_forms(verb.head, preposition))
        yield Link(verb, "oblique", verb_forms(verb, preposition) if preposition else verb_forms(verb))
    elif dep in syntax.OBLIQUES and verb.pos_ in {"NOUN", "PROPN"}:
        forms = frozenset({lemma(verb)})
        if forms & words("verbs/acts"):
            yield Link(verb, "object", forms | {"sign"})
        elif syntax.case(noun) in {"for", "of"} and forms & words("verbs/want"):  # "a call for a ceasefire"
            yield Link(verb, "oblique", forms)
        elif forms & {"agreement", "deal"} and syntax.case(noun) == "on":  # "agreement on the accords was reached"
            yield from _governor(verb)


def _sharing(verb: Token) -> list[Token]:
    """The verb and those coordinated to it that have no object of their own ("drafted and signed a pact")."""
    found = [verb]
    if (
        verb.dep_ == "conj"
        and verb.head.pos_ == "VERB"
        and not any(c.dep_ in {"obj", "ccomp", "xcomp"} for c in verb.head.children)
    ):
        found.append(verb.head)
    found.extend(
        c
        for c in verb.children
        if c.dep_ == "conj"
        and c.pos_ == "VERB"
        and not any(g.dep_ in {"obj", "ccomp", "xcomp", "nsubj", "obl"} for g in c.children)
    )
    return found
