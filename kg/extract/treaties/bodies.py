"""The bodies that an agreement sets up: "to establish a joint commission", "provides for the creation of a court"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import syntax
from kg.annotate.layers import article_span, sentence_index
from kg.extract.treaties.lexicon import lemma, verb_forms, words
from kg.extract.treaties.links import Link, seen_through
from kg.extract.treaties.phrases import Phrase
from kg.records import Span
from kg.tokens import Doc, Token


def established(phrase: Phrase, links: Sequence[Link]) -> tuple[Span, ...]:
    """The bodies set up in the clause of the phrase or in the next sentence that goes on with "it"."""
    found: list[Token] = []
    for child in phrase.head.children:
        if child.dep_ == "acl" and child.i > phrase.head.i:
            for verb in syntax.conjuncts(child):
                found.extend(_of_verb(verb))
    for link in links:
        if link.role == "subject":
            for verb in syntax.conjuncts(link.word):
                found.extend(_of_verb(verb))
    outer = seen_through(phrase.head)
    if syntax.case(outer) == "under" and outer.head.pos_ == "VERB" and verb_forms(outer.head) & words("establishes/verbs"):
        found.extend(t for t in syntax.undergoers(outer.head) if _is_body(t))
    for verb in _continued(phrase):
        found.extend(_of_verb(verb))
    return tuple(dict.fromkeys(_span(token) for token in found))


def _of_verb(verb: Token) -> Iterator[Token]:
    forms = verb_forms(verb)
    if forms & words("establishes/verbs"):
        yield from (t for t in syntax.objects(verb) if _is_body(t))
    if forms & words("establishes/frames"):
        for noun in (*syntax.objects(verb), *syntax.obliques(verb, "for", "to")):
            if lemma(noun) in words("establishes/nouns"):
                yield from (t for t in syntax.obliques(noun, "of") if _is_body(t))
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"}:
            yield from _of_verb(child)


def _is_body(token: Token) -> bool:
    return lemma(token) in words("establishes/bodies") or token.lower_ in words("establishes/bodies")


def _continued(phrase: Phrase) -> Iterator[Token]:
    """Verbs of the next sentence whose subject "it" takes up an agreement that the sentence before concludes."""
    doc: Doc = phrase.head.doc
    following = sentence_index(phrase.head) + 1
    if phrase.head.dep_ not in {"obj", "nsubj", "nsubj:pass"}:
        return
    for token in doc[phrase.head.i :]:
        if sentence_index(token) > following:
            return
        if sentence_index(token) == following and token.lower_ == "it" and token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
            yield from syntax.conjuncts(token.head)


def _span(head: Token) -> Span:
    first = head
    for child in sorted(head.lefts, key=lambda t: -t.i):
        if child.dep_ not in {"amod", "compound", "nmod:desc", "punct"} or child.right_edge.i + 1 != first.i:
            break
        first = child.left_edge
    return article_span(first, head)
