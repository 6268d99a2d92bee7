"""Mends the borders of names before they are read: titles inside names, two names in one span, nouns behind a name.

Recognisers run a title, a country and a person together ("U.N. High Representative Ann Lee" as one organisation); what
belongs to a title is known from the lexicon, so the span is cut there.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import knowledge
from kg.extract.actors.lexicon import lexicon
from kg.tokens import Doc, Token
from kg.tokens import Span as Tokens

#: Only a person is addressed so.
ADDRESSES = frozenset({"mr", "mrs", "ms", "miss"})


def mend(doc: Doc) -> None:
    """Set `doc.ents` anew with the borders of persons and organisations mended; of two that overlap the longer stays."""
    taken: set[int] = set()
    kept = []
    for piece in sorted((piece for ent in doc.ents for piece in _pieces(ent)), key=lambda piece: (-len(piece), piece.start)):
        if taken.isdisjoint(range(piece.start, piece.end)):
            taken.update(range(piece.start, piece.end))
            kept.append(piece)
    doc.set_ents(kept)


def _pieces(ent: Tokens) -> Iterator[Tokens]:
    doc, words = ent.doc, lexicon()
    hyphen = next((i for i in range(ent.start + 1, ent.end - 1) if doc[i].text in {"-", "–"}), None)
    halves = [] if hyphen is None or _known_whole(ent) else [doc[ent.start : hyphen], doc[hyphen + 1 : ent.end]]
    if hyphen is not None and halves and all(_is_geographic(half) for half in halves):
        yield from _known(doc, ent.start, hyphen)
        yield from _known(doc, hyphen + 1, ent.end)
        return
    if ent.label_ in {"ORG", "PLACE"} and ent.start > 0 and doc[ent.start - 1].lower_.rstrip(".") in ADDRESSES:
        yield Tokens(doc, ent.start, ent.end, "PERSON")
        return
    front = next((size for size in (3, 2) if len(ent) > size + 1 and knowledge.load().country(ent[:size].text)), 0)
    if front and (ent.label_ == "PERSON" or _accredited(ent)):  # "ambassador to the United States Ana Ruiz"
        yield from _known(doc, ent.start, ent.start + front)
        yield Tokens(doc, ent.start + front, ent.end, "PERSON")
        return
    if ent.label_ not in {"PERSON", "ORG"}:
        yield ent
        return
    start, end = ent.start, ent.end
    if doc[end - 1].text == "-" and end < len(doc) and not doc[end - 1].whitespace_:  # "Moon Jae-" "in"
        end += 1
    while end > start + 1 and doc[end - 1].text in {"'s", "’s", "'", "’", ",", "."}:
        end -= 1
    cut = next((i for i in range(start, end) if _is_title(doc[i], inside=ent)), None)
    if cut is not None and ent.label_ == "ORG" and cut == end - 1 and cut > start and not _follows_person(doc, end):
        cut = None if doc[cut].lower_ in {"council", "commission"} else cut
    if cut is not None:
        left, right = cut, cut + 1
        while left > start and doc[left - 1].lower_ in words.post_modifiers:
            left -= 1
        if right + 1 < end and doc[right].lower_ == "of":  # "Secretary of State Colin Powell"
            right += 2
        if left > start:
            yield from _known(doc, start, left)
        if right < end:
            yield Tokens(doc, right, end, "PERSON")
        return
    behind_of = start >= 2 and doc[start - 1].lower_ in {"of", "for"} and doc[start - 2].lemma_lower in words.continued
    if behind_of and doc[start].lower_ in {"state", "defense", "defence"} and end > start + 1:
        yield Tokens(doc, start + 1, end, "PERSON")
        return
    if ent.label_ == "PERSON":
        while start < end - 1 and (doc[start].lower_ in words.honorifics or doc[start].lower_ in words.short):
            start += 1
        while end > start + 1 and doc[end - 1].is_lower and doc[end - 1].is_alpha and doc[end - 2].text != "-":
            end -= 1
    elif end - start >= 3 and knowledge.load().country(doc[start].text) and not _org_word(doc[start + 1 : end]):
        if start > 0 and doc[start - 1].lower_ in {"to", "in", "of"} and knowledge.load().is_first_name(doc[start + 1].text):
            yield Tokens(doc, start, start + 1, "PLACE")
            yield Tokens(doc, start + 1, end, "PERSON")
            return
    elif end - start >= 2 and words.category(doc[end - 1]) == "government" and doc[end - 1].is_lower:
        yield from _known(doc, start, end - 1)
        return
    yield Tokens(doc, start, end, ent.label_)


def _accredited(ent: Tokens) -> bool:
    """Whether a title and "to" or "in" stand before the words ("envoy to the …")."""
    at = ent.start - (2 if ent.start > 1 and ent.doc[ent.start - 1].lower_ == "the" else 1)
    return at > 0 and ent.doc[at].lower_ in {"to", "in"} and ent.doc[at - 1].lower_ in lexicon().post_heads


def _known_whole(ent: Tokens) -> bool:
    kb = knowledge.load()
    return bool(kb.country(ent.text) or kb.place(ent.text) or kb.organization(ent.text))


def _is_geographic(tokens: Tokens) -> bool:
    kb = knowledge.load()
    return bool(kb.country(tokens.text) or kb.demonym(tokens.text) or kb.capital(tokens.text))


def _is_title(token: Token, *, inside: Tokens) -> bool:
    """Whether the token heads a post and is no part of a body's name ("General Assembly", "Security Council")."""
    words = lexicon()
    lemma = token.lower_
    if lemma not in words.post_heads or lemma in {"state", "party", "executive", "rebel", "general", "member", "justice", "head"}:
        return lemma in words.post_heads and inside.label_ == "PERSON" and token.i == inside.start
    if inside.label_ == "PERSON":
        return True
    return lemma in {
        "president", "minister", "representative", "secretary", "ambassador", "spokesman", "spokeswoman", "chancellor",
        "envoy", "commissioner", "premier",
    }  # fmt: skip


def _follows_person(doc: Doc, end: int) -> bool:
    return end < len(doc) and doc[end].ent_type_ == "PERSON"


def _org_word(tokens: Tokens) -> bool:
    words = lexicon()
    return any(words.category(token) or token.lower_ in {"of", "and", "for"} for token in tokens)


def _known(doc: Doc, start: int, end: int) -> Iterator[Tokens]:
    """The words before a title as a name of their own, typed by the knowledge base; nothing where it knows none."""
    kb = knowledge.load()
    while end > start and doc[end - 1].text in {"'s", "’s", "'", "’"}:
        end -= 1
    while start < end and doc[start].lower_ == "the":
        start += 1
    if start == end:
        return
    name = doc[start:end].text
    if kb.demonym(name) and not kb.country(name):
        yield Tokens(doc, start, end, "NORP")
    elif kb.country(name) or kb.place(name):
        yield Tokens(doc, start, end, "PLACE")
    elif kb.organization(name) or lexicon().category(doc[end - 1]):
        yield Tokens(doc, start, end, "ORG")
    elif all(token.is_title or token.is_upper for token in doc[start:end]):
        yield Tokens(doc, start, end, "PERSON" if kb.is_surname(doc[end - 1].text) else "ORG")
