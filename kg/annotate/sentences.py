"""A component before the parser: where a sentence surely begins and where it surely does not.

The parser keeps to these and decides the rest. A full stop, question or exclamation mark as a token of its own, with
closing quotation marks after it, ends a sentence when a capital letter, a digit or an opening quotation mark follows.
Where the token before ends nothing, no sentence begins.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

NAME = "kg_sentences"
FINAL = frozenset(".!?…")
CLOSING = frozenset("\"”’'»)]") | {"''"}
OPENING = frozenset("\"“‘'«([") | {"``"}
MAY_END = FINAL | CLOSING | frozenset(":;-–—*•|")


@Language.component(NAME)
def set_sentence_starts(doc: Doc) -> Doc:
    """Set `is_sent_start` where punctuation decides it."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        if token.text[0] in FINAL or (token.text in CLOSING and before.whitespace_ == ""):
            token.is_sent_start = False
            continue
        at = token.i - 1
        while at > 0 and doc[at].text in CLOSING and doc[at - 1].whitespace_ == "":
            at -= 1
        if doc[at].text and doc[at].text[0] in FINAL:
            token.is_sent_start = _begins(token) or None
        elif before.text[-1] not in MAY_END:
            token.is_sent_start = False
    return doc


def _begins(token: Token) -> bool:
    return token.text[0].isupper() or token.text[0].isdigit() or token.text in OPENING
