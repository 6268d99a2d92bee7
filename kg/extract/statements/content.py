"""What is said: the regions of a sentence that a reporting word introduces, by quotation marks, clauses and commas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import syntax
from kg.extract.statements.clauses import WH, after_that, clause_after, clause_end, is_time_word
from kg.extract.statements.cues import Cue
from kg.extract.statements.lexicon import lexicon, verb_lemma
from kg.extract.statements.regions import (
    PUNCTUATION,
    QUOTE_MARKS,
    SUBJECT_LIKE,
    Region,
    has_clause,
    looks_like_clause,
    segments,
    trim,
)
from kg.extract.statements.subjects import FINITE
from kg.records import Status
from kg.tokens import Doc
from kg.tokens import Span as Tokens

ENDS_LEFT_QUOTE = frozenset(",?!…]") | {"--", "—", "...", "-"}
ASIDE = frozenset({"as", "than", "although", "though", "because", "since", "while", "whereas", "after", "before", "if", "unless", "until"})
NO_QUOTE_RULES = frozenset({"noun", "characterising", "naming"})


def contents(cue: Cue, sentence: Tokens, among: Sequence[Cue]) -> list[Region]:
    """The regions of the sentence that the reporting word introduces, trimmed; empty when it introduces nothing."""
    doc = sentence.doc
    if cue.rule == "according":
        found = list(_around(cue, sentence, among))
    elif cue.rule == "naming":
        found = list(_named(cue, sentence))
    elif cue.rule == "characterising":
        found = list(_characterised(cue, sentence))
    else:
        found = _reported(cue, sentence, among)
    trimmed = [region for part in found if (region := trim(doc, *part)) is not None]
    # "has not said whether", "declined to say who": no content is reported
    return [r for r in trimmed if cue.status is not Status.DENIED or doc[r[0]].lower_ not in WH]


def _reported(cue: Cue, sentence: Tokens, among: Sequence[Cue]) -> list[Region]:
    that = after_that(cue, sentence) if cue.rule != "quotation" else None
    if that is not None:
        end = clause_end(cue, that, sentence, among)
        if any(t.dep_ in SUBJECT_LIKE for t in sentence.doc[that : end + 1]) or looks_like_clause(
            sentence.doc, that, end, loose=False
        ):
            return [(that, end)]
    if cue.rule not in NO_QUOTE_RULES:
        quotes = [*_quote_before(cue, sentence, among), *_quote_after(cue, sentence)]
        if quotes:
            return quotes
    if cue.rule == "quotation":
        return []
    right = clause_after(cue, sentence, among)
    left = _clause_before(cue, sentence, among)
    if right and left:
        after_comma = cue.last + 1 < sentence.end and sentence.doc[cue.last + 1].text == ","
        if not after_comma or _subordinate(sentence.doc, left):
            return [right]
        return [max(left, right, key=lambda r: r[1] - r[0])]
    if not right and not left:
        return list(_parenthetical(cue, sentence, among))
    return [region for region in (left, right) if region]


def _parenthetical(cue: Cue, sentence: Tokens, among: Sequence[Cue]) -> Iterator[Region]:
    """A reporting clause that cuts another: "Indeed, he said, ...", "The talks, he said, were open"."""
    doc = sentence.doc
    first, last = cue.first, cue.last
    if cue.speaker is None or first <= sentence.start or last + 2 >= sentence.end or cue.token.tag_ not in FINITE:
        return
    subordinate = sentence[0].tag_ in {"WRB", "IN"}  # "When Lima fell, she said, Quito signed"
    clause = any(t.tag_ in FINITE for t in doc[sentence.start : first]) and not subordinate
    if doc[first - 1].text != "," or doc[last + 1].text != "," or clause:
        return
    if doc[last + 2].tag_ == "VBG" or doc[last + 2].dep_ in {"cc", "mark"} or doc[last + 2].tag_ in {"WDT", "WP", "WRB"}:
        return
    end = sentence.end - 1
    if has_clause(doc, last + 2, end):
        yield last + 2, end
    elif any(t.tag_ in FINITE for t in doc[last + 2 : end + 1]):
        yield _left_bound(cue, sentence, among), end


def _quote_before(cue: Cue, sentence: Tokens, among: Sequence[Cue]) -> Iterator[Region]:
    """ "...," X said; also with words before the quotation: Chile "will not wait," X said."""
    doc = sentence.doc
    before = [s for s in segments(sentence) if s[1] < cue.first]
    infinitive = any(c.dep_ == "mark" and c.lower_ == "to" for c in cue.token.children)
    if not before or cue.token.tag_ == "VBG" or infinitive:
        return
    first, last = before[-1]
    mark = last + 1
    comma = doc[last].text in ENDS_LEFT_QUOTE or (mark + 1 < len(doc) and doc[mark + 1].text in {",", "-", "--", "—"})
    between = [t for t in doc[mark : cue.first] if t.text not in PUNCTUATION]
    verbs = [t for t in between if t.tag_ in FINITE and t.head != cue.token]
    if not comma or verbs or len(between) > 8 or any(t.text in {";", ":"} for t in doc[mark : cue.first]):
        return
    begin = _left_bound(cue, sentence, among)
    if doc[first - 2].text == ":" and first - 2 > begin:
        begin = first
    if any(t.text not in PUNCTUATION and not t.quoted for t in doc[begin:first]):
        first = begin
    yield first, last


def _quote_after(cue: Cue, sentence: Tokens) -> Iterator[Region]:
    """X said: "..." or X said, "..."; the quotation follows with nothing but adjuncts before it."""
    doc = sentence.doc
    after = [s for s in segments(sentence) if s[0] > cue.token.i]
    if not after:
        return
    first, last = after[0]
    between = doc[cue.token.i + 1 : first]
    words = [t for t in between if t.text not in PUNCTUATION]
    opened = doc[first - 2].text in {",", ":"} or not words or (first - 2 <= cue.last and has_clause(doc, first, last))
    alone = all(t.text in PUNCTUATION for t in doc[last + 1 : sentence.end])
    inverted = cue.speaker is not None and cue.speaker.i > cue.token.i
    if any(t.tag_ in FINITE for t in words) or not opened or (len(words) > 12 and not inverted):
        return
    if not alone and last - first < lexicon().scare_words:
        return
    if any(t.tag_ == "VBG" and t.nbor(-1).text == "," for t in words):
        return
    yield first, last


def _clause_before(cue: Cue, sentence: Tokens, among: Sequence[Cue]) -> Region | None:
    """A clause, then a comma and the reporting clause: "Two soldiers died, the ministry said"."""
    doc, verb = sentence.doc, cue.token
    if (
        cue.rule in NO_QUOTE_RULES
        or cue.speaker is None
        or verb.lower_.endswith("ing")
        or (verb.dep_ == "acl:relcl" and cue.first > verb.left_edge.i + 2)
    ):
        return None
    at = cue.first - 1
    while at > sentence.start and doc[at].text in QUOTE_MARKS:
        at -= 1
    if at <= sentence.start or doc[at].text not in {",", "--", "—"}:
        return None
    takes_object = any(c.dep_ == "obj" and c.i > verb.i and not is_time_word(c, verb) for c in verb.children)
    if takes_object and not verb_lemma(verb, lexicon().telling | lexicon().intransitive):
        return None
    if any(c.dep_ == "cc" or (c.dep_ == "mark" and c.lower_ in ASIDE) for c in verb.lefts):
        return None
    begin = _left_bound(cue, sentence, among)
    return (begin, at - 1) if begin < at and has_clause(doc, begin, at - 1) and not _only_adverbial(doc, begin, at - 1) else None


def _subordinate(doc: Doc, region: Region) -> bool:
    first = doc[region[0]]
    return first.dep_ in {"mark", "case"} or first.tag_ in {"IN", "VBG", "WRB"} or not has_clause(doc, *region)


def _only_adverbial(doc: Doc, first: int, last: int) -> bool:
    """Whether the region is one adverbial clause or phrase: "When the talks failed", "Speaking in Oslo"."""
    opening = doc[first]
    if opening.tag_ in {"VBG", "WRB"} and opening.dep_ not in {"nsubj", "csubj", "amod", "compound"}:
        return True
    if (opening.dep_ == "mark" and opening.tag_ == "IN") or opening.dep_ in {"case"}:
        inner = {t.i for t in opening.head.subtree}
        rest = [t for t in doc[first : last + 1] if t.i not in inner and t.text not in PUNCTUATION]
        return not any(t.dep_ in SUBJECT_LIKE for t in rest)
    return False


def _left_bound(cue: Cue, sentence: Tokens, among: Sequence[Cue]) -> int:
    """Where what stands before the reporting clause begins: after an earlier one, "but", or "meanwhile,"."""
    doc = sentence.doc
    begin = sentence.start
    for other in among:
        if (
            other.token.i < cue.token.i
            and other.last < cue.first - 1
            and other.token.dep_ in {"ROOT", "parataxis"}
            and other.first == begin
        ):
            begin = other.last + 1
    while begin < cue.first and doc[begin].text in PUNCTUATION - QUOTE_MARKS:
        begin += 1
    if doc[begin].lower_ in lexicon().openers and (doc[begin].dep_ == "cc" or doc[begin + 1].text == ","):
        begin += 1
        while begin < cue.first and doc[begin].text == ",":
            begin += 1
    return begin


def _around(cue: Cue, sentence: Tokens, among: Sequence[Cue]) -> Iterator[Region]:
    """What "according to X" is said of: the longer of the clauses before and after it, or the one that it cuts."""
    doc = sentence.doc
    begin = max((that for c in among if c.last < cue.first and (that := after_that(c, sentence)) is not None), default=sentence.start)
    begin = begin if begin <= cue.first else sentence.start
    left, right = (begin, cue.first - 1), (cue.last + 1, sentence.end - 1)
    options = [r for r in (left, right) if r[0] <= r[1] and has_clause(doc, *r)]
    if len(options) == 2 and cue.last + 2 < sentence.end and doc[cue.last + 2].dep_ == "cc":
        options.pop()  # "..., according to prosecutors, but ..."
    cut = doc[cue.first - 1].text == "," and has_clause(doc, begin, right[1]) if cue.first > sentence.start else False
    if options:
        yield max(options, key=lambda r: r[1] - r[0])
    elif cut:
        yield begin, right[1]


def _named(cue: Cue, sentence: Tokens) -> Iterator[Region]:
    """X called the raid "piracy": the quotation alone, or with its object where more words belong to it.

    Parts of a report ("what he called ...") are left to it, and so are titles and scare quotes after "what".
    """
    doc, verb = sentence.doc, cue.token
    after = [s for s in segments(sentence) if s[0] > verb.i]
    if not after or any(c.dep_ in syntax.PASSIVE_SUBJECTS for c in verb.children):
        return
    first, last = after[0]
    if any(t.tag_ in FINITE or t.text == "," for t in doc[verb.i + 1 : first - 1]):
        return
    head = next((t for t in doc[first : last + 1] if not first <= t.head.i <= last), doc[first])
    below = verb in head.ancestors
    relative = verb.dep_ in {"acl:relcl", "ccomp", "csubj", "acl"} and any(
        t.lower_ == "what" for t in doc[max(0, verb.i - 6) : verb.i]
    )
    if not below or (relative and last - first < lexicon().scare_words):
        return
    closing = all(t.text in PUNCTUATION for t in doc[last + 1 : sentence.end])
    objects = [c for c in verb.rights if c.dep_ in {"obj", "iobj", "ccomp"} and c.left_edge.i < first - 1]
    if closing or relative or not objects:
        yield first, last
    else:
        end = next(
            (
                t.i - 1
                for t in doc[last + 1 : verb.right_edge.i]
                if (t.dep_ == "cc" and t.head.head == verb) or t.text in {",", ";"}
            ),
            verb.right_edge.i,
        )
        yield objects[0].left_edge.i, max(last, end)


def _characterised(cue: Cue, sentence: Tokens) -> Iterator[Region]:
    """X characterised the visit as a success: what follows "as"."""
    doc = sentence.doc
    for index in range(cue.token.i + 1, sentence.end - 1):
        token = doc[index]
        if token.tag_ in FINITE or token.text in {",", ";", ":"}:
            return
        if token.lower_ == "as":
            end = token.head.right_edge.i if token.head.i > index else cue.token.right_edge.i
            if not any(t.text == "," for t in doc[end : cue.token.right_edge.i]):
                end = max(end, cue.token.right_edge.i)
            relative = (i - 1 for i in range(index + 1, end) if doc[i].text == "," and doc[i + 1].tag_ in FINITE)
            yield index + 1, next(relative, end)
            return
