"""Posts: who holds which office of what, as the text gives it ("Senegal's President Abdoulaye Wade")."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from kg import syntax
from kg.annotate.layers import article_span
from kg.extract.actors.lexicon import lexicon
from kg.records import Form, Kind, Mention, PostHeld
from kg.tokens import Doc, Token
from kg.tokens import Span as Tokens

OWNING = frozenset({Kind.COUNTRY, Kind.ORGANIZATION, Kind.PLACE})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
POST_OWNERS = ("of", "for", "to", "at", "from")


def post_title(head: Token) -> str:
    """The office that a noun heads, lower case, without country and article: "deputy foreign minister"."""
    words = lexicon()
    lemma = head.lemma_lower
    parts = [head.lower_ if head.tag_ in {"NN", "NNP"} else lemma]
    at = head.i - 1
    while at >= head.sent.start:
        token = head.doc[at]
        joined = token.text == "-" or (token.text == "and" and len(parts) > 1 and head.doc[at - 1].lower_ in words.post_modifiers)
        if (token.lower_ in words.post_modifiers and token.mention is None) or joined:
            parts.insert(0, token.lower_)
            at -= 1
        else:
            break
    while at > head.sent.start and (head.doc[at].mention is not None or head.doc[at].text in {"'s", "’s"}):
        at -= 1  # "deposed Honduran President"
    if at >= head.sent.start and head.doc[at].lower_ in words.former:
        parts.insert(0, head.doc[at].lower_)
    if " ".join(parts) in words.paraphrase:
        return words.paraphrase[" ".join(parts)]
    while parts and (parts[0] in words.not_title or parts[0] in {"-", "and"}):
        parts.pop(0)
    title = " ".join(parts).replace(" - ", "-")
    tail = _continuation(head)
    title = f"{title} {tail}" if tail else title
    if not tail:
        title += _charge(head)
    for child in syntax.obliques(head, "of"):
        key = f"{lemma} {child.lemma_lower}"
        if key in words.paraphrase:
            return words.paraphrase[key]
    title = title.strip()
    return words.paraphrase.get(title, words.short.get(title, title))


def _charge(head: Token) -> str:
    """What a head, leader or member is head, leader or member of, where that has no name ("of joint presidency")."""
    charge = next((t for t in head.children if t.dep_ == "nmod" and syntax.case(t) == "of"), None)
    if charge is None or charge.i < head.i or charge.pos_ != "NOUN":
        return ""
    mention = charge.mention
    if mention is not None and (mention.form is Form.NAME or mention.kind in {Kind.COUNTRY, Kind.PLACE}):
        return ""
    words = [t for t in charge.children if t.dep_ in {"amod", "compound"} and t.mention is None and t.i < charge.i]
    return " ".join([" of", *(t.lower_ for t in words), charge.lower_]) if len(words) < 4 else ""


def _continuation(head: Token) -> str:
    """What goes on behind the head: "secretary of state", "minister of foreign affairs"."""
    tails = lexicon().continued.get(head.lemma_lower, ())
    following = head.doc[head.i + 1 : head.i + 5].text.lower()
    for tail in tails:
        for preposition in ("of", "for"):
            found = f"{preposition} {tail}"
            if following == found or following.startswith((f"{found} ", f"{found},", f"{found}'")):
                return found
    return ""


def posts(doc: Doc) -> Iterator[PostHeld]:
    """A record for each office that the text gives a named person, before the name, behind it, or by a copula."""
    seen: set[tuple[int, str]] = set()
    for ent in doc.ents:
        if ent.label_ != "PERSON" or ent[0].mention is None:
            continue
        for head in _post_heads(ent):
            yield from _held(ent[0].mention, head, seen, bearer=ent.root if head.i < ent.start else None)
    heads = lexicon().post_heads
    for head in doc:  # "He was named prime minister", "she is a founding member of"
        if head.tag_ in {"NN", "NNP"} and head.lemma_lower in heads:
            person = _copula_subject(head)
            if person is not None and person.kind is Kind.PERSON and person.form in {Form.NAME, Form.PRONOUN}:
                yield from _held(person, head, seen)


def _held(
    person: Mention, head: Token, seen: set[tuple[int, str]], *, bearer: Token | None = None
) -> Iterator[PostHeld]:
    title = post_title(head)
    if (person.span.begin, title) in seen:
        return
    seen.add((person.span.begin, title))
    words = lexicon()
    before = {t.lower_ for t in head.doc[max(head.sent.start, head.i - 4) : head.i] if t.head in (head, head.head)}
    owner = _owner(head) or (_owner_behind(bearer) if bearer is not None else None)
    yield PostHeld(
        person=person,
        title=title,
        of=owner,
        elsewhere=owner is None and _of_a_body(head),
        span=article_span(head.doc[_title_start(head)], head.doc[head.i + len(_continuation(head).split())]),
        former=bool(before & words.former),
        rule=f"head {head.lemma_lower}",
    )


def _title_start(head: Token) -> int:
    words = lexicon()
    at = head.i
    while at > head.sent.start:
        hyphen = head.doc[at - 1].text == "-" and at - 1 > head.sent.start  # "Secretary-General"
        before = head.doc[at - 2 if hyphen else at - 1]
        if before.lower_ not in words.post_modifiers or before.mention is not None:
            break
        at = before.i
    return at


def _post_heads(ent: Tokens) -> Iterator[Token]:
    words = lexicon()
    doc = ent.doc
    at = ent.start - 1
    while at >= 0 and (doc[at].lower_ in words.honorifics and doc[at].lemma_lower not in words.post_heads):
        at -= 1
    if at >= 0 and is_post(doc[at]):
        yield doc[at]
    elif at >= 3 and doc[at].lower_ in {"state", "affairs", "defense", "defence", "staff"}:  # "Secretary of State Colin Powell"
        for token in (doc[at - 2], doc[at - 3]):
            if is_post(token) and _continuation(token):
                yield token
                break
    elif at >= 2:
        yield from _accredited(doc, at)
    for token in ent:
        if token.dep_ == "appos" and token.head.i < ent.start and is_post(token.head):
            yield token.head
        for child in token.children:
            if child.dep_ == "appos" and child.i >= ent.end and is_post(child):
                yield from (t for t in syntax.conjuncts(child) if is_post(t))
    yield from _beside_comma(ent)


def _accredited(doc: Doc, at: int) -> Iterator[Token]:
    """A post whose place of work stands between it and the name that begins after `at` ("ambassador to the United Nations Ann Lee")."""
    mention = doc[at].mention
    if mention is None or mention.kind not in OWNING or mention.form is not Form.NAME:
        return
    while at > 0 and doc[at].mention == mention:
        at -= 1
    if doc[at].lower_ == "the" and at > 0:
        at -= 1
    if at > 0 and doc[at].lower_ in {"to", "in", "of"} and is_post(doc[at - 1]):
        yield doc[at - 1]


def _beside_comma(ent: Tokens) -> Iterator[Token]:
    """A post set off by commas before the name or behind it, where the parser missed the apposition."""
    doc, sent = ent.doc, ent.sent
    closed = ent.end >= sent.end or doc[ent.end].text in {",", ".", ";", ")", "-", "and"}
    if ent.start - 1 > sent.start and doc[ent.start - 1].text == "," and closed:
        found = [t for t in _phrase(doc, range(ent.start - 2, sent.start - 1, -1)) if is_post(t) and not _joined(t)]
        yield from found[-1:]
    if ent.end + 1 < sent.end and doc[ent.end].text == ",":
        behind = list(_phrase(doc, range(ent.end + 1, sent.end)))
        found = [t for t, after in zip_longest(behind, behind[1:]) if is_post(t) and not (after is not None and is_post(after))]
        rest = doc[behind[-1].i + 1 : behind[-1].i + 2] if behind else ()
        acts = any(token.tag_ in FINITE for token in rest)  # "after talks with Ann Lee, the Queen left"
        if found and not acts and not (found[0].i + 1 < len(doc) and doc[found[0].i + 1].ent_type_ == "PERSON"):
            yield found[0]


def _joined(token: Token) -> bool:
    """Whether a hyphen joins the word to the head of its title behind it ("consul-general")."""
    return token.i + 2 < len(token.doc) and token.doc[token.i + 1].text == "-" and is_post(token.doc[token.i + 2])


def _phrase(doc: Doc, places: range) -> Iterator[Token]:
    """The tokens of one noun phrase from a comma on, at most ten: no verb, no comma, no preposition but those of a post."""
    for at in places[:10]:
        token = doc[at]
        if token.text in {",", ";", ":", "(", ")"} or (token.pos_ in {"VERB", "AUX", "SCONJ"} and token.tag_ not in {"VBG", "VBN"}):
            return
        if token.ent_type_ == "PERSON" or token.dep_ == "cc":
            return
        if token.tag_ == "IN" and token.lower_ not in {"of", "for", "to"}:
            return
        yield token


def is_post(token: Token) -> bool:
    """Whether the noun heads the words for an office."""
    words = lexicon()
    return ((token.lemma_lower in words.post_heads or token.lower_ in words.short) and token.mention is None) or (
        token.lemma_lower in words.post_heads and token.mention is not None and token.mention.form is Form.DESCRIPTION
    )


def _copula_subject(head: Token) -> Mention | None:
    if any(c.dep_ == "cop" for c in head.children):
        found = next((c for c in head.children if c.dep_ == "nsubj"), None)
    elif head.dep_ in {"xcomp", "obj", "obl"} and head.head.lemma_ in {"appoint", "name", "elect", "become", "make", "serve"}:
        found = syntax.subject(head.head)
        if head.head.lemma_ == "serve" and syntax.case(head) != "as":
            return None
    else:
        return None
    mention: Mention | None = found.mention if found is not None else None
    return mention


def _owner(head: Token) -> Mention | None:
    """The country or organisation of the office."""
    mention: Mention | None
    doc = head.doc
    at = _title_start(head) - 1
    if at >= head.sent.start:
        token = doc[at]
        if token.text in {"'s", "’s", "'", "’"} and at > 0:
            token = doc[at - 1]
        while token.lower_ in lexicon().not_title and token.i > head.sent.start:
            token = token.nbor(-1)
            if token.text in {"'s", "’s", "'", "’"}:
                token = token.nbor(-1)
        mention = token.mention
        if mention is not None and mention.kind in OWNING and mention.form is not Form.PRONOUN:
            return mention
    for token in [t for c in head.children if c.dep_ in {"amod", "compound", "nmod:poss"} for t in syntax.conjuncts(c)]:
        mention = token.mention
        if mention is not None and mention.kind in {Kind.COUNTRY, Kind.ORGANIZATION} and mention.form is not Form.PRONOUN:
            return mention
    for token in syntax.obliques(head, *POST_OWNERS):
        mention = token.mention
        if mention is not None and mention.kind in OWNING:
            return mention
        for inner in syntax.possessors(token):  # "the head of Bosnia's joint presidency", "head of Peru's diplomacy"
            if inner.mention is not None and inner.mention.kind is Kind.COUNTRY:
                owner: Mention = inner.mention
                return owner
    return None


def _of_a_body(head: Token) -> bool:
    """Whether the office belongs to a body by a name that is no mention ("Society President", "chair of the Guild")."""
    if head.lemma_lower not in lexicon().of_bodies:
        return False
    before = head.doc[_title_start(head) - 1] if _title_start(head) > head.sent.start else None
    if before is not None and before.head == head and before.tag_ in {"NNP", "NNPS"} and before.mention is None:
        return before.lower_ not in lexicon().not_title | lexicon().former
    return any(token.tag_ in {"NNP", "NNPS"} and token.mention is None for token in syntax.obliques(head, "of"))


def _owner_behind(bearer: Token) -> Mention | None:
    """The country behind the name of who holds the office ("Prime Minister Ann Lee of Barbados")."""
    for word in (bearer, *(child for child in bearer.children if child.dep_ == "flat")):
        for token in syntax.obliques(word, "of"):
            mention: Mention | None = token.mention
            if mention is not None and mention.kind is Kind.COUNTRY and mention.form is Form.NAME:
                return mention
    return None
