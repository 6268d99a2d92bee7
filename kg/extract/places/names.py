"""Other names of places and who uses them: "formerly called …", "also known as …", "which Argentina calls …"."""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.annotate.layers import article_span
from kg.extract.places.lexicon import naming, words
from kg.records import Form, Kind, Mention, PlaceName, Span
from kg.tokens import Doc, Token

QUOTES = frozenset("\"“”«»'’‘") | {"``", "''"}
LONGEST = 6
"""Words of a name at most."""


def place_names(doc: Doc) -> Iterator[PlaceName]:
    """Every other name that the text gives a place."""
    listed = naming()
    for verb in doc:
        if verb.pos_ not in {"VERB", "ADJ"} or not listed.get(verb.lemma_lower):
            continue
        place = _place(verb)
        if place is None:
            continue
        for name, user in _names(verb):
            span = _name_span(name)
            if span is None or span.text == place.span.text or span.covers(place.span):
                continue
            yield PlaceName(
                place=place,
                name=" ".join(span.text.split()),
                standing=_standing(verb, name, user),
                span=span,
                used_by=user,
                rule=f"naming {verb.lemma_lower}",
            )


def _place(verb: Token) -> Mention | None:
    """The place that the verb names: what it hangs on, or the subject of its passive."""
    candidates: list[Token] = []
    if verb.dep_ in syntax.RELATIVES | {"acl", "amod", "advcl", "parataxis"}:
        candidates.append(verb.head)
        candidates.extend(_beside(verb))
    elif verb.dep_ == "conj" and verb.head.lemma_lower in naming():
        return _place(verb.head)
    elif verb.dep_ == "conj" and syntax.surface_subject(verb) is None and verb.i > 1 and verb.nbor(-1).text == ",":
        candidates.append(verb.nbor(-2))  # "the islands, called …", read as a second verb
    if syntax.is_passive(verb):
        found = syntax.surface_subject(verb)
        if found is not None:
            candidates.insert(0, found)
    for token in candidates:
        mention: Mention | None = token.mention
        if mention is not None and (mention.kind is Kind.PLACE or (mention.kind is Kind.COUNTRY and mention.form is Form.NAME)):
            return mention
    return None


def _beside(verb: Token) -> Iterator[Token]:
    """The name right before the comma or bracket that opens the clause: parsers hang such clauses too high."""
    opening = {",", "(", "-", "–", "—"}
    at = verb.left_edge.i - (0 if verb.left_edge.text in opening else 1)
    if at <= verb.sent.start or verb.doc[at].text not in opening:
        return
    yield verb.doc[at - 1]


def _names(verb: Token) -> Iterator[tuple[Token, Mention | None]]:
    """The heads of the names that the verb gives, each with its user."""
    heads = [
        c
        for c in verb.children
        if c.i > verb.i
        and c.dep_ in {"xcomp", "obj", "obl", "nmod", "ccomp", "advcl", "dep"}
        and (syntax.case(c) == "as" or (syntax.case(c) == "" and verb.lemma_lower not in {"know", "refer", "describe"}))
    ]
    user = _user(verb)
    for head in heads[:1]:
        for each in syntax.conjuncts(head):
            if each.pos_ in {"PROPN", "NOUN", "ADJ", "X"}:
                yield each, user or _user_in(each) or (_user_in(verb) if each == head else None)


def _user(verb: Token) -> Mention | None:
    """Who calls it so: the subject of "which Georgia calls", the doer of "called … by Greece"."""
    for token in syntax.doers(verb) if syntax.is_passive(verb) else [c for c in verb.children if c.dep_ == "nsubj"]:
        mention: Mention | None = token.mention
        if mention is not None and mention.form is not Form.PRONOUN:
            return mention
    return None


def _user_in(token: Token) -> Mention | None:
    """ "known as Senkaku in Japan"."""
    for other in syntax.obliques(token, "in", "by", "to"):
        mention: Mention | None = other.mention
        if mention is not None and mention.kind in {Kind.COUNTRY, Kind.ORGANIZATION}:
            return mention
    return None


def _name_span(head: Token) -> Span | None:
    """The words of the name: capitals and what joins them, or everything inside quotation marks; a nickname whole."""
    doc = head.doc
    if head.quoted:
        for first, last in doc.quotes:
            if first <= head.i <= last and last - first < LONGEST + 2:
                end = doc[last]
                while end.i > first and end.text in {",", ".", *QUOTES}:
                    end = end.nbor(-1)
                return article_span(doc[first], end)
        return None
    begin = head
    for child in sorted(head.lefts, key=lambda t: -t.i):
        if child.dep_ in {"case", "det", "mark", "punct", "cc"} and child.text not in {"-", "–"}:
            break
        begin = child.left_edge if child.left_edge.dep_ not in {"case", "det", "mark", "punct"} else child
    end = head
    for child in head.rights:
        if (
            child.i == end.i + 1
            and child.dep_ in {"flat", "compound", "punct"}
            and (child.dep_ != "punct" or child.text in {"-", "–"})
        ):
            end = child
        elif (
            child.dep_ == "nmod"
            and syntax.case(child) == "of"
            and child.left_edge.i == end.i + 1
            and child.right_edge.i - end.i <= 4
        ):
            end = child.right_edge if child.right_edge.mention is not None else child
        elif child.dep_ not in {"punct"}:
            break
    while end.i + 1 < len(doc) and doc[end.i + 1].ent_iob_ == "I" and end.ent_type_:
        end = doc[end.i + 1]
    while begin.ent_iob_ == "I" and begin.i > 0:
        begin = doc[begin.i - 1]
    if end.i - begin.i >= LONGEST:
        return None
    return article_span(begin, end)


def _standing(verb: Token, name: Token, user: Mention | None) -> str:
    adverbs = {c.lower_ for c in verb.children if c.dep_ == "advmod"} | {t.lower_ for t in verb.doc[max(verb.i - 2, 0) : verb.i]}
    if adverbs & words("adverbs/former"):
        return "former"
    if user is not None:
        return "contested"
    if name.text[:1].islower():
        return "nickname"
    return naming()[verb.lemma_lower]
