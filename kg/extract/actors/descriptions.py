"""Mentions by description: "Chadian rebels", "the two countries", "Iran's foreign minister", "officials in Kabul"."""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.annotate.layers import article_span, sentence_index
from kg.extract.actors.lexicon import lexicon, singulars
from kg.extract.actors.names import COUNTRY_NOUNS, SUBJECT
from kg.extract.actors.posts import post_title
from kg.records import Form, Kind, Mention
from kg.tokens import Doc, Token

OWNERS = frozenset({"of", "for", "from", "in", "to"})
COUNTRY_WORDS = frozenset({"the", "this", "that", "these", "those", "both", "its", "their", "each", "other"})
OWN = frozenset({"our", "my", "we", "us"})
HALVES = frozenset({"North", "South"})
KINDS = {
    "force": Kind.ORGANIZATION,
    "police": Kind.ORGANIZATION,
    "armed_group": Kind.ORGANIZATION,
    "body": Kind.ORGANIZATION,
    "group": Kind.ORGANIZATION,
    "government": Kind.ACTOR,
    "spokesperson": Kind.ACTOR,
    "leader": Kind.ACTOR,
    "people": Kind.ACTOR,
    "country": Kind.COUNTRY,
    "place": Kind.PLACE,
    "post": Kind.PERSON,
}


def descriptions(doc: Doc) -> Iterator[Mention]:
    """A mention for each noun phrase whose head is an actor noun and that holds no name of its own as head."""
    # Inner phrases first, so that an outer one ("the leader of the rebels") finds what it hangs on.
    heads = [t for t in doc if t.mention is None and t.pos_ in {"NOUN", "PROPN", "ADJ"} and t.dep_ not in {"amod", "flat"}]
    for token in sorted(heads, key=_depth, reverse=True):
        if token.dep_ == "compound" and not _possesses(token):
            continue
        if any(child.dep_ == "cop" for child in token.children) or (token.dep_ == "appos" and token.head.mention is not None):
            continue  # said of somebody who is named beside it
        category = _category(token)
        if category and not _names_person(token):
            mention = _describe(token, category)
            token.mention = mention
            yield mention


def _qualified(token: Token) -> bool:
    """Whether a noun stands before it that says what party it is: "opposition parties" are no parties to a dispute."""
    return any(c.dep_ in {"compound", "amod"} and f"{c.lower_} {token.lemma_lower}" in lexicon().heads for c in token.children)


def _possesses(token: Token) -> bool:
    """Whether an armed group stands before a thing of its own ("rebel bases")."""
    words = lexicon()
    return words.category(token) == "armed_group" and token.head.i == token.i + 1 and token.head.lemma_lower in words.bases


def _depth(token: Token) -> tuple[int, int]:
    depth, at = 0, token
    while at.head != at:
        depth, at = depth + 1, at.head
    return depth, -token.i


def _names_person(token: Token) -> bool:
    """A post before a name ("President Wade") belongs to the name's mention and is none of its own."""
    if token.dep_ not in {"nmod:desc", "compound", "flat"}:
        return False
    return token.head.mention is not None and token.head.i > token.i


def _category(token: Token) -> str:
    words = lexicon()
    if token.text in HALVES and [child.lower_ for child in token.children if child.dep_ not in {"case", "punct"}] == ["the"]:
        return "country"  # "the North", beside "South Korea"
    category = words.category(token)
    if not category and token.ent_type_ == "NORP" and token.tag_ in {"NNS", "NNPS"}:
        return "group"  # "the Hutus", "ethnic Uzbeks"
    lemma = token.lemma_lower
    singular = token.tag_ in {"NN", "NNP"}
    if lemma in words.post_heads and singular and category in {"", "leader", "force"} and lemma not in {"official", "member"}:
        if category == "force" and lemma not in {"commander", "general"}:
            return category
        return "post"
    if lemma == "minister" or lemma == "president":
        return "leader"
    if category in {"country", "place"}:
        pointing = COUNTRY_WORDS | OWN if lemma in COUNTRY_NOUNS else COUNTRY_WORDS
        pointed = any(c.lower_ in pointing for c in token.children if c.dep_ in {"det", "nmod:poss", "det:predet"})
        numbered = any(c.dep_ == "nummod" for c in token.children)
        return category if pointed or numbered or _ours(token) is not None else ""
    if lemma == "side" or (lemma == "party" and category == words.heads["party"] and not _qualified(token)):
        pointed = any(c.lower_ in {"both", "two", "all", "either", "neither", "each", "the"} for c in token.children)
        owners = any(c.mention is not None for c in token.children)
        return "country" if pointed and not owners and (token.tag_ == "NNS" or lemma == "side") else category
    return category


def _ours(token: Token) -> Mention | None:
    """The "we" of a sentence in which a country speaks of itself ("as a nation we …")."""
    if token.lemma_lower not in COUNTRY_NOUNS or syntax.case(token) != "as":
        return None
    return next((t.mention for t in token.sent if t.lower_ in {"we", "us", "our"}), None)


def _describe(token: Token, category: str) -> Mention:
    words = lexicon()
    proper = _proper(token, category)
    if proper is not None:
        return Mention(
            span=article_span(proper, token),
            form=Form.NAME,
            kind=Kind.ORGANIZATION,
            head=_head(token),
            sentence=sentence_index(token),
            category=category,
            gender="neut",
            of=tuple(owners(token, category)),
            subject=token.dep_ in SUBJECT,
        )
    numeral = next((words.numerals.get(c.lower_, 0) for c in token.children if c.dep_ in {"nummod", "det", "det:predet"}
                    and c.lower_ in words.numerals), 0)
    return Mention(
        span=article_span(_first(token), token),
        form=Form.DESCRIPTION,
        kind=KINDS[category],
        head=_head(token),
        sentence=sentence_index(token),
        category=category,
        number="plur" if token.tag_ in {"NNS", "NNPS"} or token.lower_ == "police" else "sing",
        gender="masc" if token.lower_ in words.masculine else "fem" if token.lower_ in words.feminine else "",
        of=tuple(owners(token, category)),
        post=post_title(token) if category in {"post", "leader"} else "",
        count=numeral,
        definite=any(c.lower_ in COUNTRY_WORDS for c in token.children if c.dep_ in {"det", "nmod:poss"}),
        subject=token.dep_ in SUBJECT,
        location=category == "place" or (category == "country" and syntax.case(token) in {"in", "from", "into", "throughout"}),
    )


def _proper(token: Token, category: str) -> Token | None:
    """The first capitalised word of a group's name that no recogniser marked: "the Itar-Tass news agency"."""
    if category not in {"group", "body", "armed_group"} or token.tag_ not in {"NN", "NNP"}:
        return None
    first = _first(token)
    for part in token.doc[first.i : token.i]:
        if part.tag_ in {"NNP", "NNPS"} and part.is_title and part.mention is None and part.i > token.sent.start:
            return part if part.ent_type_ == "" else None
    return None


def _head(token: Token) -> str:
    """The noun in the singular; the name of the body for its members."""
    words = lexicon()
    lemma = next((form for form in singulars(token) if form in words.heads), token.lemma_lower)
    return words.canonical.get(lemma, lemma)


def _first(token: Token) -> Token:
    """The first word of the phrase without determiner, numeral and possessor."""
    first = token
    for child in sorted(token.lefts, key=lambda t: -t.i):
        if child.dep_ not in {"amod", "compound"} or (child.right_edge.i + 1 != first.i and child.i + 1 != first.i):
            if child.dep_ == "punct" and child.text in {"-", "–"} and child.i + 1 == first.i:
                continue
            break
        first = child.left_edge if child.left_edge.dep_ != "det" else child
    owner = next((c for c in token.lefts if c.dep_ == "nmod:poss" and c.ent_type_), None)
    if owner is not None and owner.left_edge.mention is not None and owner.right_edge.i + 1 == first.i:
        return owner.left_edge if owner.left_edge.dep_ != "det" else owner.left_edge.nbor()
    return first


def owners(token: Token, category: str) -> list[Mention]:
    """The mentions that a description hangs on: by adjective, possessor, or "of", "for", "from", "in"."""
    kinds = {"amod", "compound", "nmod:poss", "nmod:desc"}
    before = [t for c in token.children if c.dep_ in kinds and c.i < token.i for t in syntax.conjuncts(c)]
    before += token.doc[_first(token).i : token.i]
    found = [t.mention for t in before if t.mention is not None and t.mention.span.end <= token.begin]
    ours = _ours(token) if category == "country" else None
    found += [ours] if ours is not None else []
    if not found and category not in {"country", "place"}:
        found = [t.mention for t in syntax.obliques(token, *OWNERS) if t.mention is not None]
    if not found and category in {"spokesperson", "leader", "post"}:
        found = [_unit(c) for c in token.children if c.dep_ == "compound" and lexicon().category(c) in {"force", "police", "body"}]
    if not found and category == "people" and token.dep_ == "nsubj":
        return []
    unique = {m.span: m for m in found if m.form is not Form.PRONOUN or category != "country" or m.head in OWN}
    return list(unique.values())


def _unit(token: Token) -> Mention:
    """The unit in "an army spokesman", as a description of its own."""
    category = lexicon().category(token)
    return Mention(
        span=article_span(token, token),
        form=Form.DESCRIPTION,
        kind=KINDS[category],
        head=_head(token),
        sentence=sentence_index(token),
        category=category,
        definite=True,
    )
