"""When and where an agreement was concluded: in its own phrase, else in the clause that tells the signing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg import syntax
from kg.extract.treaties.lexicon import lemma, words
from kg.extract.treaties.links import Link
from kg.extract.treaties.phrases import Phrase
from kg.records import Form, Kind, Mention, TimeExpression

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
            and child._.time is not None
            and syntax.case(child) in {"of", "from", "in", "on", ""}
            and child.dep_ not in {"appos"}
        ) and _point(child._.time):
            return child._.time  # type: ignore[no-any-return]
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
                if inner != token and placed and _is_place(inner, direct=False):
                    yield inner._.mention


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
        if child._.time is not None and child.dep_ not in CLAUSAL and _point(child._.time):
            yield child._.time
    for child in near:
        if child.dep_ in syntax.OBLIQUES and syntax.case(child) not in OCCASION:
            continue
        if child.dep_ in CLAUSAL or child._.time is not None or (child._.mention is not None and child.dep_ not in syntax.OBLIQUES):
            continue
        for token in _inside(child):
            if token._.time is not None and _point(token._.time) and (token.i > phrase.head.i or token.i < phrase.first.i):
                yield token._.time


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
        if syntax.case(host) in placing and _is_place(host, direct=True):
            yield host._.mention
    for host in hosts:  # "in the Chadian capital, Ndjamena"
        described = host._.mention is not None and host._.mention.kind is Kind.PLACE and host._.mention.form is Form.DESCRIPTION
        if syntax.case(host) in placing and described:
            yield from (c._.mention for c in host.children if c.dep_ in {"appos", "flat", "nmod:desc"} and _is_place(c, direct=False))
    for host in hosts:
        party = syntax.case(host) in {"between", "by", "with"}
        actor = host._.mention is not None and host._.mention.kind is not Kind.PLACE
        if host == phrase.head or (actor and not party) or syntax.case(host) in {"for", "under"}:
            continue
        for token in _inside(host):
            below = token.dep_ in syntax.OBLIQUES and syntax.case(token) in placing
            if token == host or not (below or token.dep_ in {"appos", "compound"}) or not _is_place(token, direct=False):
                continue
            if not party or (below and _named(token.head)):  # "with the United Nations in Geneva", no "with rebels in Darfur"
                yield token._.mention


def _named(token: Token) -> bool:
    mention: Mention | None = token._.mention
    return mention is not None and mention.form is Form.NAME


def _is_place(token: Token, *, direct: bool) -> bool:
    mention: Mention | None = token._.mention
    if mention is None:
        return False
    if mention.kind is Kind.PLACE:
        return mention.form is Form.NAME
    return direct and mention.kind is Kind.COUNTRY and mention.form is Form.NAME and syntax.case(token) == "in"
