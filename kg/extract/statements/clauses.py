"""Reported clauses to the right of a reporting word: where they begin and where they end.

Parsers attach them in many ways; punctuation decides where it can, and the tree where it must.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.statements.cues import Cue
from kg.extract.statements.lexicon import lexicon, verb_lemma
from kg.extract.statements.regions import (
    PUNCTUATION,
    QUOTE_MARKS,
    SUBJECT_LIKE,
    Region,
    has_clause,
    looks_like_clause,
)
from kg.extract.statements.subjects import FINITE
from kg.tokens import Doc, Token
from kg.tokens import Span as Tokens

CONTENT = frozenset({"ccomp", "parataxis", "csubj", "csubj:pass", "advcl", "dep", "acl", "acl:relcl", "xcomp"})
BARE_RULES = frozenset({"plain", "quoted"})
WH = frozenset({"whether", "if", "how", "why", "what", "when", "where", "who", "which"})
SIDELINES = WH | {"though", "unless", "until", "after", "as", "because", "while", "before", "since", "although"}


def after_that(cue: Cue, sentence: Tokens) -> int | None:
    """Where the clause after "that" begins; "that" must follow the reporting clause before any other finite verb."""
    doc = sentence.doc
    for index in range(cue.token.i + 1, min(sentence.end - 1, cue.token.i + 30)):
        token = doc[index]
        if token.lower_ == "that" and _complementizer(token, cue):
            return index + 1
        inverted = cue.speaker is not None and token in cue.speaker.subtree
        if (token.tag_ in FINITE and not inverted) or token.text in {";", ":", "(", *QUOTE_MARKS}:
            return None
        if token.tag_ == "VBG" and token.nbor(-1).text == ",":
            return None
    return None


def _complementizer(token: Token, cue: Cue) -> bool:
    if (cue.rule == "noun" and token.i != cue.token.i + 1) or token.nbor(-1).lower_ in {
        "so",
        "such",
        "now",
        "provided",
    }:
        return False
    owner = token.head.head  # "denied the belief that ...": the clause is the noun's
    if token.dep_ == "mark" and token.head.dep_ == "acl" and owner.dep_ == "obj" and owner.mention is None and cue.rule != "deny":
        return cue.rule == "noun"
    if token.dep_ in {"mark", "cc"} or token.tag_ == "IN":
        return True
    # "on its site that Belgrade wants": read as a relative pronoun, but a full clause follows
    following = token.nbor()
    if any(c.dep_ == "obj" and c.i < token.i and c.mention is None and not is_time_word(c, cue.token) for c in cue.token.rights):
        return False
    if token.head.lower_ in lexicon().time:  # "that day"
        return False
    if token.dep_ == "det" and token.i > cue.token.i:  # "told reporters that economic reform is vital": read as a determiner
        return (
            cue.rule in BARE_RULES | {"clause", "deny"} and following.pos_ in {"NOUN", "ADJ", "PROPN"} and token.i - cue.last <= 1
        )
    if token.dep_ == "obj" and owner.head == cue.token and verb_lemma(cue.token, lexicon().telling):
        return True  # "told the council that the mission had failed": read as a relative clause
    return (
        token.dep_ not in {"nsubj", "nsubj:pass"}
        and following.dep_ in {*SUBJECT_LIKE, "det", "nmod:poss"} | {"compound"}
        and (token.dep_ != "obj" or token.nbor(-1).mention is None)
    )


def clause_after(cue: Cue, sentence: Tokens, among: Sequence[Cue]) -> Region | None:
    """The clause to the right of the reporting clause: by the tree, or by place where the tree shows none."""
    doc, verb = sentence.doc, cue.token
    heads = [c for c in verb.rights if c.dep_ in CONTENT and _finite(c) and c != cue.speaker and c.right_edge.i > cue.last]
    heads = [c for c in heads if not _sideline(c, verb)]
    if cue.rule == "clause" and any(c.dep_ == "obj" and c.mention is None and not is_time_word(c, verb) for c in verb.rights):
        return None  # "demanding elections in which ..."
    start: int | None = None
    if heads:
        start = max(cue.token.i + 1, min(c.left_edge.i for c in heads))
        if any(t.text in {":"} for t in doc[cue.token.i : start]):
            start = max(start, next(t.i for t in doc[cue.token.i : start] if t.text == ":") + 1)
    elif cue.rule in BARE_RULES and cue.last + 1 < sentence.end:
        start = _first_of_clause(cue, sentence)
    if start is None or _set_apart(cue, start):
        return None
    lacks_subject = start < sentence.end and doc[start].tag_ in FINITE
    if cue.rule in BARE_RULES and (lacks_subject or not verb_lemma(verb, lexicon().addressing)):
        start = _widened(cue, start)
    while start < sentence.end and (doc[start].text in PUNCTUATION - QUOTE_MARKS or is_time_word(doc[start], verb)):
        start += 1
    if verb.lemma_ == "tell" and start + 1 < sentence.end and doc[start + 1].text == "," and doc[start].mention is not None:
        start += 2
    if start + 1 < sentence.end and doc[start].lower_ in lexicon().openers and doc[start + 1].text == ",":
        start += 2
    if start < sentence.end and doc[start].lower_ == "that" and doc[start].dep_ == "mark":
        start += 1
    end = clause_end(cue, start, sentence, among)
    clause = (heads and has_clause(doc, start, end)) or looks_like_clause(doc, start, end, loose=verb.lemma_ == "say")
    if (
        start + 1 < sentence.end
        and doc[start].tag_ == "IN"
        and (doc[start + 1].tag_ in {"WDT", "WP", "WP$"} or doc[start + 1].lower_ in WH)
    ):
        return None
    if start > end or not clause or (doc[start].tag_ in FINITE and doc[start].dep_ != "cop"):
        return None
    return start, end


def _set_apart(cue: Cue, start: int) -> bool:
    """Whether a semicolon, or a colon behind other words, stands between the reporting clause and the clause."""
    doc = cue.token.doc
    marks = [i for i in range(cue.token.i + 1, start) if doc[i].text in {";", ":"}]
    return any(doc[i].text == ";" or i > cue.last + 1 for i in marks)


def _widened(cue: Cue, start: int) -> int:
    """Words that the tree leaves between a verb like "say", without object, and its clause belong to the clause."""
    doc, verb = cue.token.doc, cue.token
    at = cue.token.i + 1
    while at < start and (
        is_time_word(doc[at], verb) or (doc[at].pos_ == "ADV" and doc[at].head == verb) or doc[at] == cue.speaker
    ):
        at += 1
    gap = doc[at:start]
    inverted = cue.speaker is not None and cue.speaker.i > verb.i
    if not len(gap) or inverted:
        return start
    loose = bool(verb_lemma(verb, lexicon().intransitive)) or all(t.text not in PUNCTUATION and t.tag_ not in FINITE for t in gap)
    return at if loose and doc[at].pos_ in {"DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON"} else start


def _first_of_clause(cue: Cue, sentence: Tokens) -> int | None:
    """Where a clause may begin that the tree does not give: right after the verb and its time words."""
    doc = sentence.doc
    index = cue.token.i + 1
    while index < sentence.end and (is_time_word(doc[index], cue.token) or doc[index].pos_ == "ADV"):
        index += 1
    if index >= sentence.end or doc[index].text in PUNCTUATION or doc[index].pos_ in {"ADP", "CCONJ", "PART"}:
        return None
    if doc[index].tag_ in {"TO", "VBG", "IN"} or doc[index].tag_ in FINITE:
        return None
    return index


def is_time_word(token: Token, verb: Token) -> bool:
    """Whether the token is a day or the like between the reporting verb and its clause: "said Friday the"."""
    if token.lower_ not in lexicon().time:
        return False
    return token.head == verb or token.dep_ in {"obl:unmarked", "dep", "obj", "iobj"} or token.head.lower_ in lexicon().time


def _finite(head: Token) -> bool:
    infinitive = any(c.dep_ == "mark" and c.lower_ == "to" for c in head.children)
    subject = any(c.dep_ in SUBJECT_LIKE for c in head.children)
    finite = head.tag_ in FINITE or any(c.dep_ in {"aux", "aux:pass", "cop"} and c.tag_ in FINITE for c in head.children)
    return not infinitive and (subject or (finite and head.tag_ not in {"VBD", "VBZ", "VBP"}))


def _sideline(clause: Token, verb: Token) -> bool:
    """A clause beside the report and not in it: ", adding ...", "after ...", "as ..."; "whether" opens a report."""
    if clause.dep_ in {"advcl", "acl:relcl", "acl"}:
        opening = next(t.i for t in clause.subtree if t.text not in PUNCTUATION)
        marks = [c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"} and c.i == opening]
        asks = {"that", "whether", "if"} if verb.lemma_ in {"ask", "wonder"} else {"that", "whether"}
        if any(m not in asks for m in marks if m in SIDELINES):
            return True
        return clause.tag_ == "VBG" and not any(c.dep_ in SUBJECT_LIKE for c in clause.children)
    return clause.dep_ == "parataxis" and clause.left_edge.i > verb.i + 1 and clause.doc[clause.left_edge.i - 1].text in {";", ")"}


def clause_end(cue: Cue, start: int, sentence: Tokens, among: Sequence[Cue]) -> int:
    """The last token of what is reported from `start` on."""
    doc, verb = sentence.doc, cue.token
    end = sentence.end - 1
    opening = verb.tag_ == "VBG" and verb.i - sentence.start <= 1
    if opening and cue.speaker is not None and cue.speaker.left_edge.i > start:
        return cue.speaker.left_edge.i - 2
    subordinate = verb.dep_ != "ROOT" and verb.right_edge.i > start and _finite_below(verb)
    if subordinate and not _last_clause(verb, sentence):
        end = verb.right_edge.i
    if verb.dep_ == "acl:relcl":  # ", who said they were ready, met in Oslo"
        end = next((i - 1 for i in range(start + 1, end) if doc[i].text == "," and doc[i + 1].tag_ in FINITE | {"VBN"}), end)
    for child in verb.children:  # what hangs on the reporting verb itself, behind a comma or coordinated to it
        edge = child.left_edge.i
        while edge < child.i and doc[edge].text in PUNCTUATION:
            edge += 1
        if edge <= start:
            continue
        if child.dep_ == "conj" and _own_act(child, verb) and any(t.tag_ in FINITE for t in doc[start:edge]):
            end = min(end, _before_conjunction(doc, edge))
        elif child.dep_ in {"obl", "advcl", "acl", "dep"} and doc[edge - 1].text == "," and not _condition(child):
            end = min(end, edge - 2)
    quoted = next((i for i in range(start + 1, end) if doc[i].text == ":" and doc[i + 1].text in QUOTE_MARKS), end + 1)
    end = min(end, quoted - 1)
    for other in among:
        at = other.first - 1
        if (
            other.token.i > start
            and at > start
            and other.token.tag_ in FINITE
            and doc[at].lower_ == "but"
            and doc[at - 1].text == ","
        ):
            end = min(end, at - 2)
        if other.token == verb or other.rule == "quotation" or other.token.i <= start or other.token.i > end:
            continue
        participle = other.token.tag_ == "VBG" or other.token.lower_.endswith("ing")
        at = other.first if other.rule != "according" else other.token.i
        if other.rule == "according" or (
            participle and (other.token.head.i <= verb.i or verb_lemma(other.token, lexicon().adding))
        ):
            while at > start and doc[at - 1].dep_ in {"cc", "advmod"}:
                at -= 1
            if doc[at - 1].text == "," and (other.rule != "according" or has_clause(doc, start, at - 2)):
                end = min(end, at - 2)
    return end


def _finite_below(verb: Token) -> bool:
    return any(c.dep_ in CONTENT and _finite(c) for c in verb.rights)


def _last_clause(verb: Token, sentence: Tokens) -> bool:
    """Whether nothing of the clauses above the verb follows it: then its content may run to the sentence's end."""
    return (verb.lower_.endswith("ing") and all(a.i < verb.i for a in verb.ancestors)) or all(
        t.text in PUNCTUATION for t in verb.doc[verb.right_edge.i + 1 : sentence.end]
    )


def _own_act(conjunct: Token, verb: Token) -> bool:
    """Whether a verb coordinated to the reporting verb is another act of the speaker and not part of the report."""
    if any(c.dep_ in SUBJECT_LIKE for c in conjunct.children):
        return any(c.dep_ == "cc" and c.lower_ == "but" for c in conjunct.children)
    return conjunct.tag_ == verb.tag_ or conjunct.tag_ in {"VBD", "VBZ"}


def _before_conjunction(doc: Doc, index: int) -> int:
    while index > 0 and (doc[index - 1].dep_ == "cc" or doc[index - 1].text == ","):
        index -= 1
    return index - 1


def _condition(child: Token) -> bool:
    first = child.left_edge
    return child.dep_ == "advcl" and first.lower_ in {"if", "unless", "because", "until", "when", "even"}
