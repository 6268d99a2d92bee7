"""The layers of a Doc that extractors share: `doc._.mentions`, `token._.mention`, and so on.

Extractors do not import each other; they read and write these attributes. Offsets: a Doc holds no white space tokens, so a
place in the Doc is not a place in the article; `article_span` gives the article's slice for tokens.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg.records import Span

#: Layers of a Doc, each a tuple of records in the order of the text.
LAYERS = (
    "mentions", "phrases", "posts", "times", "statements", "events", "treaties", "containments", "place_names", "controls",
)  # fmt: skip


def register_layers() -> None:
    """Declare the custom attributes; calling it again changes nothing."""
    if Doc.has_extension("article"):
        return
    Doc.set_extension("article", default=None)  # kg.records.Article
    Doc.set_extension("quotes", default=())  # tuple of (first, last) token indexes of the text inside quotation marks
    for layer in LAYERS:
        Doc.set_extension(layer, default=())
    Token.set_extension("begin", default=0)  # where the token begins in the article, in code points
    Token.set_extension("mention", default=None)  # the innermost Mention that the token belongs to or heads
    Token.set_extension("time", default=None)  # the TimeExpression that the token belongs to
    Token.set_extension("paragraph", default=0)
    Token.set_extension("quoted", default=False)  # stands inside quotation marks


def article_span(first: Token, last: Token) -> Span:
    """The article's slice from the token `first` to the token `last`, both included."""
    begin: int = first._.begin
    end: int = last._.begin + len(last.text)
    return Span(begin, end, first.doc._.article.text[begin:end])


def tokens_span(tokens: Tokens) -> Span:
    """The article's slice of a non-empty span of tokens."""
    return article_span(tokens[0], tokens[-1])


def sentence_index(token: Token) -> int:
    """The index of the token's sentence in the document, from 0."""
    index: int = token.doc.user_data["sentence_of"][token.i]
    return index
