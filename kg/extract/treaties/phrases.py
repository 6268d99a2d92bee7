"""Noun phrases that may stand for an agreement: where they begin, what kind, what tells them apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.annotate.layers import article_span, sentence_index
from kg.extract.treaties.lexicon import kinds, lemma, mapping, verb_forms, words
from kg.records import Kind, Span, TimeExpression
from kg.tokens import Doc, Token

DETERMINERS = frozenset({"the", "this", "that", "these", "those", "both", "such", "its", "their", "his", "her", "our"})
HYPHENS = frozenset({"-", "–", "‑"})
MODIFIER_POS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X"})
LONGEST = 12
"""Words before the head that may belong to its phrase."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """An agreement as it is named once: the tokens `first` to `head` without determiner."""

    head: Token
    first: Token
    kind: str
    sure: bool  # the noun alone names an agreement
    again: bool  # can only take up what was named before
    named: bool
    definite: bool
    marks: frozenset[str]  # lower-case words that tell it from other agreements
    plural: bool = False
    time: TimeExpression | None = None  # a time inside the phrase: "the 2002 accord"

    @property
    def tokens(self) -> list[Token]:
        """The words of the phrase, in order."""
        return list(self.head.doc[self.first.i : self.head.i + 1])

    @property
    def span(self) -> Span:
        """The slice of the article; of a noun that only qualifies another, just that noun."""
        if not modifies(self) or lemma(self.head.head) not in words("verbs/standing"):
            return article_span(self.first, self.head)
        return article_span(self.head.nbor(-2) if self.kind == "ceasefire" and self.head.lower_ == "fire" else self.head, self.head)

    @property
    def proper(self) -> bool:
        """Whether a name or a time inside tells which agreement it is: "the December 1995 Dayton agreement"."""
        return self.time is not None or any(t.pos_ == "PROPN" and t.text[0].isupper() for t in self.tokens[:-1])

    @property
    def sentence(self) -> int:
        """The index of its sentence."""
        return sentence_index(self.head)


def candidates(doc: Doc) -> Iterator[Phrase]:
    """Every candidate in the order of the text."""
    last = -1
    for token in doc:
        if token.i <= last:
            continue
        found = _phrase(token)
        if found is not None:
            last = found.head.i
            yield found


def kind_of(token: Token) -> str:
    """The treaty noun that a token is, singular and lower case ("cease-fire" for its last word); empty when it is none."""
    lower = token.lower_
    if lower in {"fire", "fires"} and token.i >= 2 and token.nbor(-1).text in HYPHENS and token.nbor(-2).lower_ == "cease":
        return "cease-fire"
    return kinds().get(lower, "")


def _phrase(token: Token) -> Phrase | None:
    kind, doc, in_law = kind_of(token), token.doc, token.ent_type_ == "LAW"
    if not kind and not in_law and token.lower_ != "it":
        return None
    law = next((ent for ent in doc.ents if ent.start <= token.i < ent.end), None) if in_law else None
    known = mapping("names/known")
    if law is not None and law.text in known and kind_of(doc[law.end - 1]) == "":
        following = doc[law.end] if law.end < len(doc) else None
        if following is None or not kind_of(following):
            return Phrase(doc[law.end - 1], doc[law.start], known[law.text], True, False, True, True, _marks(list(law)))
    if token.lower_ == "it" and token.dep_ == "nsubj:pass" and verb_forms(token.head) & (words("verbs/signature") | words("verbs/mediate")):
        return Phrase(token, token, "document", sure=False, again=True, named=False, definite=True, marks=frozenset())
    if not kind or token.pos_ not in {"NOUN", "PROPN"}:
        return None
    if token.i + 1 < len(doc) and kind_of(doc[token.i + 1]) in words("kinds/sure") | words("kinds/open"):
        return None  # "ceasefire agreement": the last noun heads it
    if token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "cease" and doc[token.i + 2].text in HYPHENS:
        return None
    first = _first(token)
    if law is not None and law.start < first.i:
        first = doc[law.start]
    tokens = list(doc[first.i : token.i + 1])
    if _not_meant(token, first, kind):
        return None
    before = doc[first.i - 1] if first.i > token.sent.start else None
    owned = before is not None and (before.lower_ in DETERMINERS or before.tag_ in {"POS", "PRP$"})
    named = _named(tokens)
    head = _last(token, named=named)
    return Phrase(
        head=token if head is None else head,
        first=first,
        kind=mapping("kinds/written").get(kind, kind),
        sure=kind in words("kinds/sure"),
        again=kind in words("kinds/again"),
        named=named,
        definite=owned or named,
        marks=_marks(tokens if head is None else list(doc[first.i : head.i + 1])),
        plural=token.lower_ in mapping("kinds/plurals") and token.lower_ not in {"accords"},
        time=next((t.time for t in reversed(tokens) if t.time is not None and not t.time.value.startswith("P")), None),
    )


def _first(head: Token) -> Token:
    """The first word of the phrase before its determiner, found from right to left: parsers break long ones up."""
    doc, at, pending = head.doc, head.i, head.i
    while at > head.sent.start and head.i - at < LONGEST:
        token = doc[at - 1]
        if token.lower_ in DETERMINERS | {"a", "an", "no", "any", "some"} or token.tag_ in {"POS", "PRP$"}:
            return doc[pending] if pending < at else doc[at]
        if token.text in HYPHENS or (token.time is not None and (token.pos_ in MODIFIER_POS or token.text == ",")):
            at -= 1
            continue
        attached = (
            token.head.i > token.i
            and token.head.i <= head.i
            and token.dep_ not in {"nsubj", "obj", "obl", "cc", "case", "nsubj:pass"}
        )
        if attached and (token.pos_ in MODIFIER_POS or token.tag_ in {"VBN", "VBG", "RB"}):
            at -= 1
            pending = at
            continue
        break
    # Words with a time that no determiner closes off may belong to the clause.
    while pending < head.i and doc[pending].text in HYPHENS:
        pending += 1
    return doc[pending]


def _last(head: Token, *, named: bool) -> Token | None:
    """The end of a name that goes on behind the noun: "Treaty of Versailles", "Declaration of Principles"."""
    if not head.text[0].isupper() or head.i + 2 >= len(head.doc):
        return None
    following = head.nbor(1)
    if following.lower_ not in {"of", "on"} or not head.nbor(2).text[0].isupper():
        return None
    end = head.nbor(2)
    if following.lower_ == "of" and end.mention is not None and head.i > head.sent.start and named:
        return None
    if end.time is not None:
        return None
    while end.i + 1 < len(head.doc) and (
        (end.nbor(1).text[0].isupper() and end.nbor(1).is_alpha)
        or (
            end.nbor(1).lower_ in {"and", "of", "on", "the", "in"}
            and end.i + 2 < len(head.doc)
            and end.nbor(2).text[0].isupper()
            and end.nbor(2).ent_type_ == "LAW"
        )
    ):
        end = end.nbor(1)
    return end


def _named(tokens: list[Token]) -> bool:
    """Whether the phrase is a proper name: its noun in capitals with another word in capitals that is no demonym."""
    head = tokens[-1]
    if not head.text[0].isupper():
        before = tokens[-2] if len(tokens) > 1 else None
        return before is not None and before.ent_type_ == "LAW"
    if head.is_sent_start:
        return False
    others = [t for t in tokens[:-1] if t.text[0].isupper() and t.time is None]
    following = head.nbor(1) if head.i + 1 < len(head.doc) else None
    return bool(others) or head.ent_type_ == "LAW" or (following is not None and following.lower_ in {"of", "on"})


def _marks(tokens: list[Token]) -> frozenset[str]:
    head = tokens[-1]
    own = {
        t.lower_
        for t in tokens
        if t.i != head.i
        and t.time is None
        and t.is_alpha
        and t.lower_ not in words("matters/idle")
        and not kind_of(t)
        and t.lower_ not in words("verbs/mediated")
        and not (t.mention is not None and t.mention.kind is Kind.COUNTRY and t.ent_type_ != "LAW")
    }
    if any(kind_of(t) in {"ceasefire", "cease-fire"} for t in tokens[:-1]):
        own = (own - {"cease", "fire"}) | {"ceasefire"}
    return frozenset(own - {"of", "on", "the", "and"})


def _not_meant(token: Token, first: Token, kind: str) -> bool:
    doc = token.doc
    before = [t.lower_ for t in doc[max(token.sent.start, token.i - 3) : token.i]]
    joined = [" ".join([*before[len(before) - size :], kind]) for size in (1, 2, 3) if len(before) >= size]
    if any(phrase in words("kinds/idioms") for phrase in joined):
        return True
    if before and before[-1] in words("kinds/not_treaty") and kind not in words("kinds/sure"):
        return True
    if kind == "accord" and before and before[-1] in {"honda", "own"}:
        return True
    behind = " ".join(t.lower_ for t in doc[token.i + 1 : token.i + 4])
    if kind in {"declaration", "statement"} and any(behind.startswith(phrase) for phrase in words("kinds/one_sided")):
        return True
    return kind == "deal" and behind.startswith("of ")


def modifies(phrase: Phrase) -> bool:
    """Whether the noun only qualifies another ("ceasefire monitors"); a root behind it is a misread verb."""
    head = phrase.head
    return head.dep_ in {"compound", "amod", "nmod:desc"} and head.i < head.head.i <= head.i + 3 and head.head.dep_ != "ROOT"


def subject_matter(phrase: Phrase) -> bool:
    """Whether a word before the noun makes it an agreement between actors ("a trade deal")."""
    before = {t.lower_ for t in phrase.tokens[:-1]} | {lemma(t) for t in phrase.tokens[:-1]}
    return bool(before & words("matters/words"))


def bare(phrase: Phrase) -> bool:
    """Whether the noun stands without determiner and possessor ("reached agreement")."""
    before = phrase.head.doc[phrase.first.i - 1] if phrase.first.i > 0 else None
    return before is None or not (before.tag_ in {"DT", "POS", "PRP$", "PDT"} or before.dep_ == "det")
