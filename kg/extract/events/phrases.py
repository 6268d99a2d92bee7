"""Noun phrases as the frames see them: the forms of a noun, what a measuring noun measures, the actors in a phrase."""

from __future__ import annotations

from collections.abc import Iterable

from kg import syntax
from kg.extract.events.lexicon import lexicon
from kg.records import Form, Kind, Mention
from kg.tokens import Token

TEXTS = frozenset({"statement", "report"})  # they speak for an actor but nothing is done to them
GROUPS = frozenset({"force", "police", "armed_group", "group", "body", "place", "country"})  # no one person is these
BESIDE = frozenset({"appos", "flat", "nmod:desc"})
HUMAN = ("er", "or", "ist", "ian", "man", "ant", "ee", "dent")
COUNTRIES = frozenset({"nation", "country", "republic", "state"})
JOINED = frozenset({"compound", "nmod:desc", "nmod", "flat"})
VICTIMS = frozenset({"of", "on", "against", "in", "at", "upon"})  # behind a harm they lead to who suffers it
INSIDE = ("of", "by", "from", "between", "among", "with", "in", "against", "on", "for", "to")


def keys(noun: Token) -> frozenset[str]:
    """The forms under which a lexicon may list the noun: lemma, word, each with the word before it."""
    own = {noun.lemma_lower, noun.lower_}
    found = set(own)
    for child in noun.children:
        if child.i < noun.i and child.dep_ in {"amod", "compound", "nmod"}:
            for word in (child.lemma_lower, child.lower_):
                found.update(f"{word} {form}" for form in own)
            if child.dep_ == "compound" or child.tag_ == "NN":
                found.update(f"{grand.lower_} {child.lower_} {form}" for grand in child.children for form in own)
    if noun.lemma_lower in lexicon().listed("transparent/heads"):  # "mediation efforts", "aid program"
        found.update(form for c in noun.children if c.i < noun.i and c.dep_ == "compound" for form in (c.lemma_lower, c.lower_))
    following = [c for c in noun.children if c.dep_ == "nmod" and syntax.case(c) == "of"]
    found.update(f"{noun.lemma_lower} of {c.lower_}" for c in following)
    return frozenset(found)


def content(noun: Token) -> list[Token]:
    """The nouns that count: "attacks" of "a series of attacks", with conjuncts; the noun itself where it measures nothing."""
    lemma = noun.lemma_lower
    if lemma in COUNTRIES:
        return [t for t in syntax.obliques(noun, "of") if t.mention is not None] or [noun]
    if lemma in lexicon().listed("transparent/nouns") or noun.tag_ in {"CD", "DT"}:
        inner = syntax.obliques(noun, "of", "by")
        if inner and noun.mention is None:
            return inner
    return [noun]


def harm(noun: Token) -> bool:
    """Whether the noun names what is done to somebody: "the killing of a policeman", "an attack on the embassy"."""
    own, nouns = keys(noun), lexicon().nouns
    assault = any(nouns[form].code == "ASSAULT" for form in own & nouns.keys())
    return assault or not lexicon().listed("sets/suffering").isdisjoint(own)


def _owner_suffers(noun: Token) -> bool:
    """Whether who owns the harm suffers it: "his arrest"; not "Sudan's raids", nor "Chad's arrest of the crew"."""
    return not lexicon().listed("sets/suffering").isdisjoint(keys(noun)) and not syntax.obliques(noun, "of")


def suffers(token: Token) -> bool:
    """Whether the word names who suffers the harm that it hangs on: "the arrest of Jo Cox by the police"."""
    noun = token.head
    if not harm(noun):
        return False
    return syntax.case(token) in VICTIMS or token.dep_ == "appos" or (token.dep_ == "nmod:poss" and _owner_suffers(noun))


def culprits(noun: Token) -> list[Mention]:
    """Who does the harm that a noun names."""
    found = [m for t in syntax.obliques(noun, "by", "from") for m in inner(t, place=True)]
    return unique(found or ([] if _owner_suffers(noun) else _owners(noun)))


def acts(mention: Mention) -> bool:
    """Whether a mention can do or undergo something: no place, no country used as a place."""
    return mention.kind is not Kind.PLACE and not mention.location


def actor(token: Token, *, place: bool = False) -> Mention | None:
    """The mention of a token as an actor, or as a place too where `place` is set."""
    mention: Mention | None = token.mention
    if mention is None or mention.form is Form.DESCRIPTION:
        mention = _name_beside(token) or mention
    if mention is None or token.time is not None or mention.head in TEXTS:
        return None
    if mention.head in COUNTRIES and any(t.mention is not None for t in syntax.obliques(token, "of")):
        return None  # "the nations of Chad and Sudan" names them itself
    return mention if place or acts(mention) else None


def _name_beside(token: Token) -> Mention | None:
    """The name of a person beside a title or description: "President Deby" read with the title as head, "the envoy, Jo Cox"."""
    for child in token.children:
        mention: Mention | None = child.mention
        if mention is None or mention.form is not Form.NAME or child.dep_ not in BESIDE or child.i < token.i:
            continue
        own: Mention | None = token.mention
        if child.dep_ == "appos" and (own is None or own.category in GROUPS):  # "an appeal from President Deby", read as "an appeal, Deby"
            continue
        if mention.kind is Kind.PERSON or (mention.kind is Kind.ORGANIZATION and child.dep_ == "flat"):
            return mention
    return None


def before(noun: Token) -> list[Mention]:
    """Actors that stand before a noun as adjective or compound: "an Armenian attack", "U.S.-led talks"."""
    found = []
    for child in noun.children:
        if child.i < noun.i and child.dep_ in {"amod", "compound", "nmod:desc", "nmod", "det"}:
            for word in (*syntax.conjuncts(child), *(c for c in child.children if c.dep_ in {"compound", "obl", "advmod"})):
                mention = word.mention
                if mention is not None and mention.kind is not Kind.PERSON and word.i < noun.i:
                    found.append(mention)
    return unique(found)


NAMED = frozenset({Kind.PERSON, Kind.COUNTRY, Kind.ORGANIZATION})


def unique(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions without repetition, in their order."""
    return list({mention.span: mention for mention in mentions}.values())


def _human(noun: Token) -> bool:
    """Whether a noun without mention of its own names people or their arms: "Swiss doctors", "Turkish bulldozers"."""
    words = lexicon()
    known = keys(noun) & (words.listed("sets/troop") | words.listed("sets/person"))
    return bool(known) or (noun.tag_ == "NNS" and noun.lemma_lower.endswith(HUMAN))


def joined(noun: Token) -> list[Mention]:
    """Names coordinated with the noun that the parser hung below it ("Mr. Deby" in "Mr. Deby and President Bashir")."""
    found = []
    words = [t for t in noun.subtree if t.i < noun.i]
    links = [t.i for t in words if t.dep_ == "cc"]
    for word in words:
        mention = word.mention
        own = noun.mention
        if mention is None or mention.form is not Form.NAME or word.dep_ not in JOINED:
            continue
        if own is not None and (mention == own or mention in own.of):
            continue
        if any(word.i < link for link in links) and acts(mention) and mention.kind in NAMED:
            found.append(mention)
    return found


def doer(token: Token) -> list[Mention]:
    """Who acts in a phrase that is a subject or an agent: the phrase itself, or who measures or qualifies it."""
    found: list[Mention] = []
    for noun in content(token):
        mention = actor(noun)
        if mention is not None:
            found.extend(joined(noun))
        if mention is not None:
            found.append(mention)
        elif noun.mention is None and noun.pos_ in {"NOUN", "PROPN"} and _human(noun):
            found.extend(before(noun))
    return unique(m for m in found if m.form is not Form.DEMONYM or m.kind is not Kind.PLACE)


def within(token: Token, *, place: bool = False, prepositions: tuple[str, ...] = INSIDE) -> list[Mention]:
    """Who is acted on in a phrase: the phrase itself if it is an actor, else its possessor, adjective or complement."""
    found: list[Mention] = []
    for noun in content(token):
        mention = actor(noun, place=place)
        if mention is not None:
            found.extend(joined(noun))
            found.append(mention)
            continue
        owners = _owners(noun)
        for preposition in () if owners else prepositions:
            owners = [m for t in syntax.obliques(noun, preposition) for m in inner(t, place=place)]
            if owners:
                break
        found.extend(owners)
    return unique(found)


def _owners(noun: Token) -> list[Mention]:
    """Whose it is, leaving out "its" and "their", which lead back to who acts."""
    found = [m for t in syntax.possessors(noun) if (m := actor(t, place=True)) is not None and m.form is not Form.PRONOUN]
    return found or before(noun)


def inner(token: Token, *, place: bool = False) -> list[Mention]:
    """The actors of a phrase inside another, one level down."""
    found = []
    for noun in content(token):
        mention = actor(noun, place=place)
        if mention is not None:
            found.append(mention)
        else:
            found.extend(_owners(noun))
    return found
