"""Which place lies in which: "Ankara, the Turkish capital", "the Darfur region of Sudan", "Gori, a town in Georgia"."""

from __future__ import annotations

from collections.abc import Iterator

from kg import knowledge, syntax
from kg.annotate.layers import article_span
from kg.extract.places.lexicon import is_place_noun, words
from kg.records import Containment, Form, Kind, Mention
from kg.tokens import Doc, Token

BEFORE = frozenset({"amod", "compound", "nmod:poss", "nmod:desc", "nmod", "flat"})


def containments(doc: Doc) -> Iterator[Containment]:
    """Every containment that the text words, once for each pair of mentions."""
    seen: set[tuple[Mention, Mention]] = set()
    for last, part in _place_ends(doc):
        for rule, token in _wholes(last):
            whole = token.mention
            if (
                whole is None
                or whole == part
                or {(part, whole), (whole, part)} & seen
                or not _can_hold(whole)
                or not _plausible(part, whole)
            ):
                continue
            seen.add((part, whole))
            first, final = sorted((_head(last), token), key=lambda t: t.i)
            yield Containment(part=part, whole=whole, span=article_span(_begin(first), _end(final)), rule=rule)


def _place_ends(doc: Doc) -> Iterator[tuple[Token, Mention]]:
    """The last token of every place named."""
    for token in doc:
        mention = token.mention
        if mention is None or mention.form is not Form.NAME or mention.kind is not Kind.PLACE:
            continue
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if following is None or following.mention != mention:
            yield token, mention


def _head(token: Token) -> Token:
    """The token of the name that hangs outside it."""
    while token.head != token and token.head.mention is not None and token.head.mention == token.mention:
        token = token.head
    return token


def _begin(token: Token) -> Token:
    while (
        token.i > 0
        and token.mention is not None
        and token.doc[token.i - 1].mention == token.mention
        and token.mention.form is Form.NAME
    ):
        token = token.doc[token.i - 1]
    return token


def _end(token: Token) -> Token:
    doc = token.doc
    while (
        token.i + 1 < len(doc)
        and token.mention is not None
        and doc[token.i + 1].mention == token.mention
        and token.mention.form is Form.NAME
    ):
        token = doc[token.i + 1]
    return token


def _can_hold(mention: Mention) -> bool:
    return mention.kind in {Kind.COUNTRY, Kind.PLACE} and mention.form in {Form.NAME, Form.DEMONYM} and mention.category != "people"


def _plausible(part: Mention, whole: Mention) -> bool:
    """Nothing that the knowledge base knows of both names speaks against it."""
    parts, wholes = _countries(part), _countries(whole)
    if part.span.text == whole.span.text:
        return False
    return not parts or not wholes or bool(parts & wholes)


def _countries(mention: Mention) -> frozenset[str]:
    """The alpha-3 codes of the countries that the knowledge base has for the name."""
    kb = knowledge.load()
    entries = (kb.by_id(identifier) for identifier in mention.entries)
    return frozenset(entry.country for entry in entries if entry is not None and entry.country)


def _wholes(last: Token) -> Iterator[tuple[str, Token]]:
    """What the place may lie in, each with the rule that found it."""
    head = _head(last)
    yield from (("inside", t) for t in _behind(head))
    noun = _noun_of(head)
    if noun is not None:
        yield from (("inside noun", t) for t in _behind(noun))
        yield from (("owner of noun", t) for t in _owners(noun))
    if head.dep_ != "conj":
        yield from (
            ("owner", t)
            for t in syntax.possessors(head)
            if all(w.pos_ in {"ADJ", "PART"} for w in head.doc[t.i + 1 : _begin(head).i])
        )
    for other in _appositions(head):
        if is_place_noun(other):
            yield from (("owner of apposition", t) for t in _owners(other))
            yield from (("inside apposition", t) for t in _behind(other))
            yield from (("part of apposition", t) for t in _part_of(other))
    yield from (("part of", t) for t in _part_of(head))
    yield from (("after comma", t) for t in _after_comma(last))
    yield from (("next to", t) for t in _next_to(last))


def _next_to(last: Token) -> Iterator[Token]:
    """ "Odesa in Ukraine", which the parser may hang on the verb: where the knowledge base knows both."""
    doc = last.doc
    if last.i + 2 >= len(doc) or doc[last.i + 1].lower_ != "in":
        return
    at = last.i + 2
    while at + 1 < len(doc) and doc[at].pos_ == "ADJ" and doc[at].mention is None:
        at += 1
    here, other = last.mention, doc[at].mention
    if here is None or other is None or other.form is not Form.NAME or not _can_hold(other):
        return
    if _countries(here) & _countries(other):
        yield _head(doc[at])


def _behind(noun: Token) -> Iterator[Token]:
    """ "of Sudan", "in northern Afghanistan" directly behind the noun."""
    for child in noun.children:
        if child.i > noun.i and child.dep_ in syntax.OBLIQUES and syntax.case(child) in words("prepositions/inside"):
            if child.mention is not None and child.mention != noun.mention:
                if child.doc[_begin(child).i - 1].lower_ not in {"and", "or", ","}:
                    yield child
            elif is_place_noun(child):  # "in the Afghan province of Kunduz", "in the Karabakh region"
                yield from (
                    t for t in (*_owners(child), *syntax.obliques(child, "of"), *_named_before(child)) if t.mention is not None
                )


def _named_before(noun: Token) -> Iterator[Token]:
    yield from (
        c for c in noun.children if c.dep_ in BEFORE and c.i < noun.i and c.mention is not None and c.mention.kind is Kind.PLACE
    )


def _names_another(noun: Token) -> bool:
    """ "the West Bank town of Jenin": the town is what follows, the name before says where it lies."""
    behind = [m for t in syntax.obliques(noun, "of") if (m := t.mention) is not None and m.form is Form.NAME]
    if noun.lemma_lower == "state":  # "the Gulf Coast state of Louisiana", but "the Borno state of Nigeria"
        return any(m.kind is Kind.PLACE for m in behind)
    return bool(behind) and noun.lemma_lower in words("nouns/settlements")


def _noun_of(head: Token) -> Token | None:
    """The noun that says what the named place is: "the Darfur region", "the city of Gori", "the Turkish capital Ankara"."""
    noun = head.head
    if noun == head or not is_place_noun(noun) or noun.mention == head.mention:
        return None
    if noun.i > head.i and head.dep_ in BEFORE - {"nmod:poss"}:
        return None if _names_another(noun) else noun
    if noun.i < head.i and head.dep_ in {"appos", "flat", "nmod:desc"}:
        return noun
    if (
        noun.i < head.i
        and head.dep_ in {"nmod", "nmod:desc"}
        and syntax.case(head) in {"of", ""}
        and noun.lemma_lower not in {"capital", "part", "home"}
    ):
        return noun
    return None


def _owners(noun: Token) -> Iterator[Token]:
    """Countries before the noun: "the Turkish capital", "Chad's eastern city", "Sudan's Darfur region"."""
    for child in noun.children:
        if child.i < noun.i and child.dep_ in BEFORE and child.mention is not None:
            yield from syntax.conjuncts(child)


def _appositions(head: Token) -> Iterator[Token]:
    """Nouns beside the name: "Ankara, the Turkish capital"; "the capital, Ankara"; also where the parser errs."""
    for child in head.children:
        if child.dep_ in {"appos", "nmod:desc", "parataxis"}:
            yield child
    if head.dep_ in {"appos", "flat", "nmod:desc"} and head.head.mention != head.mention:
        yield head.head
    doc, after = head.doc, _end(head).i + 1
    if (
        after + 1 < len(doc)
        and doc[after].text == ","
        and doc[after + 1].lower_ in {"the", "a", "an", "its", "capital"}
        and doc[after].sent == head.sent
    ):
        for token in doc[after + 1 : after + 7]:
            if token.pos_ in {"VERB", "AUX", "ADP", "PUNCT", "SCONJ"}:
                return
            if is_place_noun(token) and not is_place_noun(doc[min(token.i + 1, len(doc) - 1)]):
                yield token
                return
    elif after + 2 < len(doc) and doc[after].text == "," and doc[after + 2].tag_ == "POS" and doc[after + 1].mention is not None:
        noun = doc[after + 1].head
        if is_place_noun(noun) and noun.i > after + 2 and noun.sent == head.sent:
            yield noun


def _part_of(noun: Token) -> Iterator[Token]:
    """ "recognised as part of", "is part of", "which lies in"."""
    clauses = [c for c in noun.children if c.dep_ in syntax.RELATIVES | {"acl", "amod", "xcomp"}]
    if noun.dep_ in {"nsubj", "nsubj:pass"}:
        clauses.append(noun.head)
    for clause in clauses:
        if _spoken(clause) or syntax.negated(clause):
            continue
        lemma = clause.lemma_lower
        if lemma == "part" and any(c.lemma_ == "be" for c in clause.children if c.dep_ == "cop"):
            yield from syntax.obliques(clause, "of")
        if lemma in words("verbs/part_of"):
            for child in clause.children:
                if child.lemma_lower == "part" and child.dep_ in syntax.OBLIQUES | {"obj", "xcomp"}:
                    yield from syntax.obliques(child, "of")
        if lemma in words("verbs/lie_in"):
            yield from syntax.obliques(clause, "in", "within")


def _spoken(token: Token) -> bool:
    at: int = token.begin
    return any(s.content.begin <= at < s.content.end for s in token.doc.statements) or token.quoted


def _after_comma(last: Token) -> Iterator[Token]:
    """ "in Kunduz, Afghanistan": two names with a comma between, the pair behind a preposition, no list."""
    doc = last.doc
    at = last.i + 1
    if at < len(doc) and is_place_noun(doc[at]):
        at += 1
    if at + 1 >= len(doc) or doc[at].text != "," or doc[at].sent != last.sent:
        return
    at += 1
    while at + 1 < len(doc) and doc[at].pos_ == "ADJ" and doc[at].mention is None:
        at += 1
    other: Mention | None = doc[at].mention
    if other is None or other.form is not Form.NAME or not _can_hold(other):
        return
    end = _end(doc[at])
    after = doc[end.i + 1] if end.i + 1 < len(doc) else None
    before = doc[_begin(last).i - 1] if _begin(last).i > 1 else None
    listed = (
        before is not None
        and before.text == ","
        and (mention := doc[before.i - 1].mention) is not None
        and mention.kind is Kind.PLACE
    )
    listed = listed or (after is not None and (after.lower_ in {"and", "or"} or (after.text == "," and _listed(doc, after.i + 1))))
    head = _head(last)
    if not listed and head.dep_ != "conj" and (syntax.case(head) or syntax.case(head.head)) in words("prepositions/locative"):
        yield _head(end)


def _listed(doc: Doc, at: int) -> bool:
    """Whether a list goes on: "Paris, London, and Rome"; "Maine, New York, Oregon"."""
    if at + 1 >= len(doc):
        return False
    if doc[at].lower_ in {"and", "or"}:
        return doc[at + 1].mention is not None
    other: Mention | None = doc[at].mention
    return other is not None and other.form is Form.NAME and other.kind in {Kind.PLACE, Kind.COUNTRY}
