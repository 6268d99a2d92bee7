"""Who speaks: from the head of a noun phrase to its mention, through documents to those who issued them."""

from __future__ import annotations

from kg import syntax
from kg.annotate.layers import sentence_index
from kg.extract.statements.lexicon import lexicon
from kg.extract.statements.subjects import is_document, issuing_subject
from kg.records import Form, Kind, Mention
from kg.tokens import Token

#: How many sentences back a document ("the statement", "the resolution") is looked for.
REACH = 3
MEDIA = frozenset({"agency", "newspaper", "daily", "channel", "station", "network", "magazine", "weekly", "broadcaster", "site", "website"})
PRESS = frozenset({"media", "news", "press", "newspaper"})


def speakers(noun: Token) -> tuple[Mention, ...]:
    """The mentions of a noun phrase and of what is coordinated to it, in the order of the text, each once."""
    found = [mention for token in syntax.conjuncts(noun) if (mention := speaker(token)) is not None]
    return tuple(dict.fromkeys(found))


def speaker(noun: Token) -> Mention | None:
    """The mention that speaks: a person named in apposition, who issued a document, or whom the noun itself names."""
    named = _named_beside(noun)
    if named is not None:
        return named
    mention: Mention | None = noun.mention
    if is_document(noun) and (mention is None or mention.form is not Form.NAME):
        return _issuer(noun) or mention
    if mention is not None:
        return mention
    if noun.lemma_lower in lexicon().partitives:
        return next((m for t in syntax.obliques(noun, "of") if (m := speaker(t)) is not None), None)
    return _named_before(noun)


def _named_beside(noun: Token) -> Mention | None:
    """A person's name in apposition: "a spokesman for the ministry, Ivo Stark", "team member Ana Ruiz"."""
    own: Mention | None = noun.mention
    if own is not None and own.form is Form.NAME and (own.kind is Kind.PERSON or not _names_follow(noun)):
        return None
    for child in noun.children:
        apart = child.dep_ == "appos" or (child.dep_ in {"flat", "nmod:desc", "compound"} and child.i > noun.i)
        mention: Mention | None = child.mention
        if apart and mention is not None and mention.form is Form.NAME and mention.kind is Kind.PERSON:
            return mention
        outlet = child.dep_ == "appos" and child.i == noun.i + 1 and noun.lemma_lower in MEDIA  # "the agency Kyodo"
        if outlet and mention is not None and mention.form is Form.NAME and mention.kind is Kind.ORGANIZATION:
            return mention
    if noun.tag_ not in {"NN", "NNP"}:
        return None
    # The apposition may hang on the noun within: "a spokesman for [the ministry, Ivo Stark], said".
    for inner in (t for t in noun.subtree if t.dep_ == "appos" and t.head != noun):
        mention = inner.mention
        if mention is not None and mention.form is Form.NAME and mention.kind is Kind.PERSON and _in_commas(inner):
            return mention
    return None


def _names_follow(noun: Token) -> bool:
    """Whether a name stands directly behind the noun, with no comma: "U.N. Special Representative Juan Ruiz"."""
    return any(c.dep_ in {"appos", "flat"} and c.left_edge.i == noun.i + 1 for c in noun.children)


def _in_commas(token: Token) -> bool:
    first, last = token.left_edge.i, token.right_edge.i
    doc = token.doc
    return first > 0 and doc[first - 1].text == "," and last + 1 < len(doc) and doc[last + 1].text == ","


def _named_before(noun: Token) -> Mention | None:
    """The name that a noun without mention follows: "Bloomberg news", "the Reuters bureau"."""
    for child in noun.children:
        mention: Mention | None = child.mention
        if child.dep_ in {"compound", "nmod:desc", "flat"} and mention is not None and mention.form is Form.NAME:
            return mention
    return None


def _issuer(noun: Token) -> Mention | None:
    own: Mention | None = noun.mention
    if any(c.lower_ in PRESS for c in noun.children):  # "U.S. media reports"
        return own
    held = next((m for m in own.of if not _whereabouts(m)), None) if own is not None else None
    if held is not None:
        return held
    before = (c for c in noun.children if c.i < noun.i and c.dep_ in {"nmod:poss", "compound", "amod", "nmod:desc", "nmod"})
    after = syntax.obliques(noun, "by", "from", "of", "for")
    issuing = (t for c in noun.children if c.dep_ in {"acl", "acl:relcl"} for t in syntax.obliques(c, "by", "from"))
    for token in (*before, *after, *issuing):
        mention: Mention | None = token.mention
        if mention is not None and not _whereabouts(mention):
            return mention
    doer = issuing_subject(noun)
    if doer is not None and not is_document(doer):
        return speaker(doer)
    return _issued_before(noun)


def _whereabouts(mention: Mention) -> bool:
    return mention.location or mention.kind is Kind.PLACE


def _issued_before(noun: Token) -> Mention | None:
    """Who issued the same document where an earlier sentence names it."""
    here = sentence_index(noun)
    lemma = noun.lemma_lower
    for at in range(noun.i - 1, -1, -1):
        token = noun.doc[at]
        if here - sentence_index(token) > REACH:
            return None
        if token.lemma_lower == lemma and sentence_index(token) < here:
            return _issuer(token)
    return None
