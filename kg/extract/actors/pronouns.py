"""Pronouns that can stand for an actor, with their number and gender."""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.layers import article_span, sentence_index
from kg.extract.actors.lexicon import lexicon
from kg.records import Form, Kind, Mention
from kg.tokens import Doc, Token


def pronouns(doc: Doc) -> Iterator[Mention]:
    """A mention for each personal or possessive pronoun; expletives ("it is likely that") are left out."""
    table = lexicon().pronouns
    for token in doc:
        features = table.get(token.lower_)
        if features is None or token.mention is not None or token.dep_ == "det" or token.text == "US":
            continue
        if token.dep_ == "expl" and not _speaks(token):
            continue
        if token.lower_ == "it" and any(c.dep_ in {"ccomp", "csubj"} for c in token.head.children) and token.head.pos_ == "ADJ":
            continue
        mention = Mention(
            span=article_span(token, token),
            form=Form.PRONOUN,
            kind=Kind(features["kind"]),
            head=token.lower_,
            sentence=sentence_index(token),
            number=features["number"],
            gender=features["gender"],
            subject=token.dep_ in {"nsubj", "nsubj:pass"},
        )
        token.mention = mention
        yield mention


def _speaks(token: Token) -> bool:
    """Whether the verb behind "it" is one of saying, so that somebody says it ("It said soldiers spotted")."""
    return token.i + 1 < len(token.doc) and token.nbor().lemma_ in {"say", "add", "note", "warn", "announce", "report"}
