"""When and where an agreement was concluded: in its own phrase, else in the clause that tells the signing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import syntax
from kg.extract.treaties.lexicon import lemma, words
from kg.extract.treaties.links import Link
from kg.extract.treaties.phrases import Phrase
from kg.records import Form, Kind, Mention, TimeExpression
from kg.tokens import Token

CLAUSAL = syntax.RELATIVES | {"acl", "advcl", "ccomp", "xcomp", "parataxis", "nsubj", "nsubj:pass", "conj", "appos"}
OCCASION = frozenset({"in", "at", "on", "during", "by", "with", ""})
GROUPS = ("conclude", "signature", "mediate", "happen", "end")


def date(phrase: Phrase, links: Sequence[Link]) -> TimeExpression | None:
    """The day, month or year of signing; no duration."""
    if phrase.time is not None:
        return phrase.time
    for child in phrase.head.children:
        if (
            child.i > phrase.head.i
            and child.time is not None
            and syntax.case(child) in {"of", "from", "in", "on", ""}
            and child.dep_ not in {"appos"}
        ) and _point(child.time):
            return child.time
    for word in _tellers(links):
        found = next(_times(word, phrase), None)
        if found is not None:
            return found
    return next((time for word in _ceremony(phrase, links) for time in _times(word, phrase)), None)


def place(phrase: Phrase, links: Sequence[Link]) -> Mention | None:
    """The place of signing, by a phrase of place that may hang on an occasion ("at a summit in Dakar")."""
    for word in _tellers([link for link in links if not link.does("end")]):
        found = next(_places(word, phrase), None)
        if found is not None:
            return found
    if any(link.does("signature") and link.role == "object" for link in links):
        told = (mention for word in _ceremony(phrase, links) for mention in _places(word, phrase))
        return next(_occasions(phrase), None) or next(told, None)
    return None


def _ceremony(phrase: Phrase, links: Sequence[Link]) -> Iterator[Token]:
    """The ceremony of which the sentence after a signing tells, and the verb on which it hangs."""
    end = phrase.head.sent.end
    if end == len(phrase.head.doc) or not any(link.does("signature") and link.role == "object" for link in links):
        return
    for token in phrase.head.doc[end].sent:
        if lemma(token) in words("time_and_place/ceremonies"):
            signing = any(lemma(child) == "signing" for child in token.children) or lemma(token) == "signing"
            if signing or syntax.case(token) in {"at", "during", "in"}:
                yield token
                yield from [token.head] if token.head.pos_ == "VERB" else []


def _occasions(phrase: Phrase) -> Iterator[Mention]:
    """ "during a visit to Baku" anywhere behind the agreement in its sentence: parsers hang such phrases on the wrong word."""
    for token in phrase.head.sent:
        if (
            token.i > phrase.head.i
            and lemma(token) in words("time_and_place/occasions")
            and syntax.case(token) in OCCASION | {"after", "following"}
        ):
            for inner in _inside(token):
                placed = syntax.case(inner) in words("time_and_place/placing") and inner.dep_ in syntax.OBLIQUES
                if inner != token and placed:
                    yield from _place(inner, direct=False)


def _tellers(links: Sequence[Link]) -> Iterator[Token]:
    """The words whose adverbials speak of the signing; a coordinated verb without any borrows those of its head."""
    for group in GROUPS:
        for link in links:
            if (
                not link.does(group)
                or (group == "happen" and link.role != "subject")
                or (group == "mediate" and link.role != "object")
            ):
                continue
            yield link.word
            if link.word.dep_ == "conj" and link.word.head.pos_ == "VERB" and syntax.surface_subject(link.word) is None:
                yield link.word.head


def _point(time: TimeExpression) -> bool:
    return not time.value.startswith(("P", "PRESENT", "PAST", "FUTURE"))


def _times(word: Token, phrase: Phrase) -> Iterator[TimeExpression]:
    near = sorted(word.children, key=lambda t: abs(t.i - word.i))
    for child in near:
        if child.time is not None and child.dep_ not in CLAUSAL and _point(child.time):
            yield child.time
    for child in near:
        if child.dep_ in syntax.OBLIQUES and syntax.case(child) not in OCCASION:
            continue
        if child.dep_ in CLAUSAL or child.time is not None or (child.mention is not None and child.dep_ not in syntax.OBLIQUES):
            continue
        for token in _inside(child):
            if token.time is not None and _point(token.time) and (token.i > phrase.head.i or token.i < phrase.first.i):
                yield token.time


def _inside(token: Token) -> Iterator[Token]:
    """The words of a phrase without its clauses, outermost first."""
    yield token
    for child in token.children:
        if child.dep_ not in CLAUSAL - {"conj"}:
            yield from _inside(child)


def _places(word: Token, phrase: Phrase) -> Iterator[Mention]:
    placing = words("time_and_place/placing")
    hosts = [c for c in word.children if c.dep_ in syntax.OBLIQUES | {"obj", "advcl"} and c.pos_ in {"NOUN", "PROPN"}]
    hosts += [c for c in phrase.head.children if c.i > phrase.head.i and c.dep_ in syntax.OBLIQUES]
    for host in hosts:
        if host == phrase.head:
            continue
        if syntax.case(host) in placing:
            yield from _place(host, direct=True)
    for host in hosts:  # "in the Chadian capital, Ndjamena"
        described = host.mention is not None and host.mention.kind is Kind.PLACE and host.mention.form is Form.DESCRIPTION
        if syntax.case(host) in placing and described:
            yield from (place for c in host.children if c.dep_ in {"appos", "flat", "nmod:desc"} for place in _place(c, direct=False))
    for host in hosts:
        party = syntax.case(host) in {"between", "by", "with"}
        actor = host.mention is not None and host.mention.kind is not Kind.PLACE
        if host == phrase.head or (actor and not party) or syntax.case(host) in {"for", "under"}:
            continue
        for token in _inside(host):
            below = token.dep_ in syntax.OBLIQUES and syntax.case(token) in placing
            if token == host or not (below or token.dep_ in {"appos", "compound"}):
                continue
            if not party or (below and _named(token.head)):  # "with the United Nations in Geneva", no "with rebels in Darfur"
                yield from _place(token, direct=False)


def _named(token: Token) -> bool:
    mention: Mention | None = token.mention
    return mention is not None and mention.form is Form.NAME


def _place(token: Token, *, direct: bool) -> Iterator[Mention]:
    """The place that the word names, also a country if a `direct` "in" stands before it."""
    mention = token.mention
    if mention is None or mention.form is not Form.NAME:
        return
    if mention.kind is Kind.PLACE or (direct and mention.kind is Kind.COUNTRY and syntax.case(token) == "in"):
        yield mention
