"""Which mentions can bind themselves by an agreement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg import syntax
from kg.extract.treaties.lexicon import lemma, words
from kg.records import Form, Kind, Mention
from kg.tokens import Token

MEASURES = frozenset(
    {
        "number",
        "group",
        "series",
        "majority",
        "part",
        "some",
        "several",
        "all",
        "most",
        "many",
        "dozen",
        "lot",
        "total",
        "pair",
        "member",
    }
)


def actors(tokens: Iterable[Token]) -> Iterator[Mention]:
    """The mentions that can bind themselves; through a measuring noun those it measures ("a group of states")."""
    for token in tokens:
        mention: Mention | None = token.mention
        if token.time is not None:
            continue
        if _dateline(token):
            yield from actors(t for c in token.children if c.dep_ == "appos" for t in syntax.conjuncts(c))
            continue
        if lemma(token) in MEASURES and (mention is None or (mention.form is Form.DESCRIPTION and syntax.obliques(token, "of"))):
            yield from actors(t for t in syntax.obliques(token, "of") if t != token)
            continue
        if mention is None:
            if lemma(token) in words("parties/delegates"):
                yield from actors(t for t in syntax.obliques(token, "of", "from") if t != token)
            continue
        if can_sign(mention):
            yield mention


def _dateline(token: Token) -> bool:
    """ "GENEVA (AP) —" before the first words of an article."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return token.is_sent_start is True and following is not None and following.text in {"—", "–", "-", "--", "("}


def can_sign(mention: Mention) -> bool:
    """Whether a mention can be a party: no spokesman, mediator or mere place."""
    if mention.category in words("parties/not_category") or mention.head.lower() in words("parties/not_head"):
        return False
    if mention.span.text.split()[-1].lower() in words("kinds/sure") | words("kinds/open"):
        return False
    return not (mention.kind is Kind.PLACE and mention.form is Form.DESCRIPTION)


def unique(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Each once, the first of its name."""
    found: dict[object, Mention] = {}
    for mention in mentions:
        found.setdefault((mention.entries or mention.span.text) if mention.form is Form.NAME else mention.span, mention)
    return tuple(found.values())
