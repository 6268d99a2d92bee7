"""Noun phrases and pronouns, whatever they stand for: what `kg.resolve` finds coreference among.

A name is a phrase that holds its mention; a phrase without a mention may stand for a person, organization or place that the
article never names ("the man", "my father", "the company"), or for a thing, which "it" may mean as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.layers import article_span, sentence_index
from kg.extract.phrases.grammar import determiner, doer, equal_to, modifiers, owner, predicate, role
from kg.extract.phrases.lexicon import lexicon
from kg.records import Form, Kind, Mention, Phrase, Span
from kg.tokens import Doc, Token

NEEDS: tuple[str, ...] = ("actors",)
INSIDE = frozenset({"compound", "flat", "fixed", "amod", "nummod", "goeswith", "nmod:desc", "flat:foreign"})

CALLED = frozenset({"appos", "vocative", "nsubj", "ROOT"})  # "Ana Ruiz, editor of …"; "Counsel, are you …?"
SPECIFIED = frozenset({"det", "nmod:poss", "amod", "compound", "nummod", "cop", "flat"})
BEFORE = frozenset({"case", "cc", "punct", "mark", "cop", "advmod", "aux"})  # what stands before a phrase and is no part of it


def extract(doc: Doc) -> Iterator[Phrase]:
    """A phrase for each name, noun and personal pronoun, in the order of the text."""
    pronouns = lexicon().pronouns
    for token in doc:
        mention = _mention(token)
        if token.lower_ in pronouns and (token.pos_ in {"PRON", "DET"} or token.lower_ in {"mine", "there"}):
            if _refers(token):
                yield _pronoun(token)
        elif mention is not None:
            yield _phrase(token, mention)
        elif _is_noun(token) and token.time is None and token.mention is None and _is_phrase(token):
            yield _phrase(token, None)


def _is_noun(token: Token) -> bool:
    """A noun; or a pronoun that stands as one ("those who left", "someone")."""
    return token.pos_ in {"NOUN", "PROPN"} or (token.pos_ == "PRON" and token.lower_ in lexicon().kinds)


def _is_phrase(token: Token) -> bool:
    """No part of a longer phrase, but for what has a determiner of its own ("his brother Alfred")."""
    return token.dep_ not in INSIDE or (token.dep_ != "amod" and determiner(token) != "" and token.head.mention is not None)


def _mention(token: Token) -> Mention | None:
    """The name or description that the token heads."""
    mention: Mention | None = token.mention
    if mention is None or mention.form is Form.PRONOUN or (mention.form is Form.DEMONYM and mention.category != "people"):
        return None
    if mention.form is Form.DESCRIPTION:
        return mention
    last = token.i + 1 == len(token.doc) or token.nbor().mention is not mention
    return mention if last else None


def _refers(token: Token) -> bool:
    """No expletive ("it rains"), no word of an idiom ("you know"), no name of a country ("US")."""
    if token.lower_ == "it":
        return token.mention is not None and token.head.lemma_ not in lexicon().weather
    if token.lower_ == "there":
        return token.dep_ == "advmod"
    return token.text != "US" and token.dep_ not in {"expl", "discourse", "det"}


def _pronoun(token: Token) -> Phrase:
    features = lexicon().pronouns[token.lower_]
    span = article_span(token, token)
    return Phrase(
        span,
        head=span,
        noun=token.lower_,
        kind=None if features.get("gender") == "neut" or features["number"] == "plur" else Kind.PERSON,
        sentence=sentence_index(token),
        paragraph=token.paragraph,
        person=features["person"],
        number=features["number"],
        gender=features.get("gender", ""),
        pronoun=True,
        role=role(token),
        predicate=predicate(token),
        subject=_span(doer(token)),
        quoted=token.quoted,
        mention=token.mention,
    )


def _phrase(token: Token, mention: Mention | None) -> Phrase:
    words = lexicon()
    noun = words.noun(token)
    named = mention is not None and mention.form is not Form.DESCRIPTION
    top = _top(token, mention)
    people = named and mention is not None and mention.form is Form.DEMONYM  # "the Danes"
    plural = people or ((token.tag_ in {"NNS", "NNPS"} or noun in words.several) and not named)
    return Phrase(
        _extent(token, top, mention),
        head=article_span(token, token),
        noun=token.lower_ if named else noun,
        kind=mention.kind if named and mention is not None else None if _is_mass(token, noun) else words.kind(noun),
        sentence=sentence_index(token),
        paragraph=token.paragraph,
        number="plur" if plural else "sing",
        gender=(mention.gender if mention is not None else "") or words.gender.get(noun, ""),
        determiner=determiner(top),
        modifiers=() if named else modifiers(token),
        owner=_span(owner(top)),
        same=_span(equal_to(top)),
        role=role(top),
        predicate=predicate(top),
        quoted=token.quoted,
        mention=mention,
    )


def _is_mass(token: Token, noun: str) -> bool:
    """A noun in the singular with nothing before it names no one ("justice", "freedom of assembly"), unless somebody is called so."""
    words = lexicon()
    if token.tag_ != "NN" or noun in words.several | words.bare or token.dep_ in CALLED:
        return False
    return not any(child.dep_ in SPECIFIED for child in token.lefts)


def _top(token: Token, mention: Mention | None) -> Token:
    """The word through which the phrase hangs on its clause: a name may have its head before its last word."""
    top = token
    while mention is not None and mention.form is Form.NAME and top.head.mention is mention and top.head != top:
        top = top.head
    return top


def _extent(token: Token, top: Token, mention: Mention | None) -> Span:
    """The name; or the phrase from its first word, determiner and possessor included, to its head."""
    if mention is not None and mention.form is not Form.DESCRIPTION:
        return mention.span
    if any(child.dep_ in {"nsubj", "expl"} for child in top.lefts):  # a predicate: all that stands before it is not its own
        first = next((child.left_edge for child in token.lefts if child.dep_ in SPECIFIED - {"cop"}), token)
    else:
        first = top.left_edge
    while first.i < token.i and (first.dep_ in BEFORE or first.pos_ in {"PUNCT", "AUX", "VERB"}):
        first = first.nbor()
    if first.i > token.i:
        first = token
    if first.sentence != token.sentence:
        first = token
    return article_span(first, token)


def _span(token: Token | None) -> Span | None:
    """The head word by which the token's phrase is known: the last word of a name."""
    if token is None:
        return None
    mention: Mention | None = token.mention
    if mention is not None and mention.form is not Form.DESCRIPTION and mention.form is not Form.PRONOUN:
        while token.i + 1 < len(token.doc) and token.nbor().mention is mention:
            token = token.nbor()
    return article_span(token, token)
