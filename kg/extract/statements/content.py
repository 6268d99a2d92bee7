"""What is said: the tokens of a sentence that a reporting word introduces, by quotation marks, clauses and commas.

A region is a pair of token indexes, both included. Parsers attach reported clauses in many ways; punctuation decides where
it can, and the tree where it must.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg import syntax
from kg.extract.statements.cues import Cue
from kg.extract.statements.lexicon import lexicon, verb_lemma
from kg.extract.statements.speakers import FINITE
from kg.records import Status

Region = tuple[int, int]

SUBJECT_LIKE = syntax.SUBJECTS | syntax.PASSIVE_SUBJECTS | {"expl"}
CONTENT = frozenset({"ccomp", "parataxis", "csubj", "csubj:pass", "advcl", "dep", "acl", "acl:relcl", "xcomp"})
QUOTE_MARKS = frozenset("\"“”«»„") | {"``", "''"}
PUNCTUATION = QUOTE_MARKS | frozenset(".,;:!?…-–—'’‘") | {"--", "...", ".."}
ENDS_LEFT_QUOTE = frozenset(",?!…") | {"--", "—", "...", "-"}
WH = frozenset({"whether", "if", "how", "why", "what", "when", "where", "who", "which"})
BARE_RULES = frozenset({"plain", "quoted"})
NO_QUOTE_RULES = frozenset({"noun", "characterising", "naming"})


def contents(cue: Cue, sentence: Tokens, among: Sequence[Cue]) -> list[Region]:
    """The regions of the sentence that the reporting word introduces, trimmed; empty when it introduces nothing."""
    doc = sentence.doc
    if cue.rule == "according":
        found = list(_around(cue, sentence))
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
    that = _after_that(cue, sentence) if cue.rule != "quotation" else None
    if that is not None:
        end = _clause_end(cue, that, sentence, among)
        if any(t.dep_ in SUBJECT_LIKE for t in sentence.doc[that : end + 1]) or _looks_like_clause(sentence.doc, that, end, loose=False):
            return [(that, end)]
    if cue.rule not in NO_QUOTE_RULES:
        quotes = [*_quote_before(cue, sentence, among), *_quote_after(cue, sentence)]
        if quotes:
            return quotes
    if cue.rule == "quotation":
        return []
    right = _clause_after(cue, sentence, among)
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
    """The reporting clause between commas in a clause that it cuts: "Indeed, he said, ...", "The talks, he said, were open"."""
    doc = sentence.doc
    first, last = cue.first, cue.last
    if cue.speaker is None or first <= sentence.start or last + 2 >= sentence.end or cue.token.tag_ not in FINITE:
        return
    if doc[first - 1].text != "," or doc[last + 1].text != "," or any(t.tag_ in FINITE for t in doc[sentence.start : first]):
        return
    if doc[last + 2].tag_ == "VBG" or doc[last + 2].dep_ in {"cc", "mark"} or doc[last + 2].tag_ in {"WDT", "WP", "WRB"}:
        return
    end = sentence.end - 1
    if has_clause(doc, last + 2, end):
        yield last + 2, end
    elif any(t.tag_ in FINITE for t in doc[last + 2 : end + 1]):
        yield _left_bound(cue, sentence, among), end


def trim(doc: Doc, first: int, last: int) -> Region | None:
    """The region without punctuation at its ends; a mark stays where its twin and words outside both are inside. None when empty."""
    while last + 1 < len(doc) and doc[last].whitespace_ == "" and (doc[last + 1].is_alpha or doc[last + 1].tag_ == "HYPH"):
        last += 1  # never inside a word of several tokens
    while first <= last and _loose(doc, first, first, last):
        first += 1
    while last >= first and _loose(doc, last, first, last):
        last -= 1
    return (first, last) if first <= last and any(t.is_alpha for t in doc[first : last + 1]) else None


def _loose(doc: Doc, index: int, first: int, last: int) -> bool:
    if doc[index].text not in PUNCTUATION and doc[index].text.strip(".") != "":
        return False
    for begin, end in doc._.quotes:
        if index in (begin - 1, end + 1) and first <= begin - 1 and end + 1 <= last:
            return not any(t.is_alpha for t in (*doc[first : begin - 1], *doc[end + 2 : last + 1]))
    return True


def segments(sentence: Tokens) -> list[Region]:
    """The parts of quotations that stand in the sentence, without their marks."""
    return [
        (max(first, sentence.start), min(last, sentence.end - 1))
        for first, last in sentence.doc._.quotes
        if first < sentence.end and last >= sentence.start
    ]


def has_clause(doc: Doc, first: int, last: int) -> bool:
    """Whether the region holds a subject and a finite verb of its own."""
    tokens = doc[first : last + 1]
    subjects = [t for t in tokens if t.dep_ in SUBJECT_LIKE]
    return any(t.tag_ in FINITE for t in tokens) and bool(subjects) or any(
        t.head.tag_ == "VBN" and t.i < t.head.i <= last for t in subjects)


def _looks_like_clause(doc: Doc, first: int, last: int, *, loose: bool) -> bool:
    """Whether by its words a region opens with a noun phrase and a finite verb: for where the tree shows no clause.

    `loose`: anything may stand between them, as what follows the verb can be nothing but a clause.
    """
    noun = False
    for token in doc[first : last + 1]:
        if (token.tag_ in FINITE or (loose and token.tag_ == "VBN" and token.dep_ != "amod")) and (not loose or noun):
            return noun
        if loose or token.dep_ == "amod":
            noun = noun or token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}
            continue
        if token.tag_ in {"WDT", "WP", "WRB", "TO", "VBG"} or token.text in {",", ";", ":"} or (noun and token.tag_ == "PRP"):
            return False
        noun = noun or token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}
    return False


def _after_that(cue: Cue, sentence: Tokens) -> int | None:
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
    if cue.rule == "noun" and token.i != cue.token.i + 1 or token.nbor(-1).lower_ in {"so", "such", "now", "provided"}:
        return False
    owner = token.head.head  # "denied the belief that ...": the clause is the noun's
    if token.dep_ == "mark" and token.head.dep_ == "acl" and owner.dep_ == "obj" and owner._.mention is None and cue.rule != "deny":
        return cue.rule == "noun"
    if token.dep_ in {"mark", "cc"} or token.tag_ == "IN":
        return True
    # "on its site that Belgrade wants": read as a relative pronoun, but a full clause follows
    following = token.nbor()
    if any(c.dep_ == "obj" and c.i < token.i and c._.mention is None and not _time_word(c, cue.token) for c in cue.token.rights):
        return False
    if token.head.lower_ in lexicon().time:  # "that day"
        return False
    if token.dep_ == "det" and token.i > cue.token.i:  # "told reporters that economic reform is vital": read as a determiner
        return cue.rule in BARE_RULES | {"clause", "deny"} and following.pos_ in {"NOUN", "ADJ", "PROPN"} and token.i - cue.last <= 1
    return token.dep_ not in {"nsubj", "nsubj:pass"} and following.dep_ in {*SUBJECT_LIKE, "det", "nmod:poss"} | {"compound"} and (
        token.dep_ != "obj" or token.nbor(-1)._.mention is None)


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
    if any(t.text not in PUNCTUATION and not t._.quoted for t in doc[begin:first]):
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


def _clause_after(cue: Cue, sentence: Tokens, among: Sequence[Cue]) -> Region | None:
    """The clause to the right of the reporting clause: by the tree, or by place where the tree shows none."""
    doc, verb = sentence.doc, cue.token
    heads = [c for c in verb.rights if c.dep_ in CONTENT and _finite(c) and c != cue.speaker and c.right_edge.i > cue.last]
    heads = [c for c in heads if not _sideline(c, verb)]
    if cue.rule == "clause" and any(c.dep_ == "obj" and c._.mention is None and not _time_word(c, verb) for c in verb.rights):
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
    if cue.rule == "plain" and not verb_lemma(verb, lexicon().addressing):
        start = _widened(cue, start)
    while start < sentence.end and (doc[start].text in PUNCTUATION - QUOTE_MARKS or _time_word(doc[start], verb)):
        start += 1
    if verb.lemma_ == "tell" and start + 1 < sentence.end and doc[start + 1].text == "," and doc[start]._.mention is not None:
        start += 2
    if start + 1 < sentence.end and doc[start].lower_ in lexicon().openers and doc[start + 1].text == ",":
        start += 2
    if start < sentence.end and doc[start].lower_ == "that" and doc[start].dep_ == "mark":
        start += 1
    end = _clause_end(cue, start, sentence, among)
    clause = (heads and has_clause(doc, start, end)) or _looks_like_clause(doc, start, end, loose=verb.lemma_ == "say")
    if start + 1 < sentence.end and doc[start].tag_ == "IN" and doc[start + 1].tag_ in {"WDT", "WP", "WP$"}:
        return None
    if start > end or not clause or doc[start].tag_ in FINITE and doc[start].dep_ != "cop":
        return None
    return start, end


def _set_apart(cue: Cue, start: int) -> bool:
    """Whether a semicolon, or a colon behind other words, stands between the reporting clause and the clause."""
    doc = cue.token.doc
    marks = [i for i in range(cue.token.i + 1, start) if doc[i].text in {";", ":"}]
    return any(doc[i].text == ";" or i > cue.last + 1 for i in marks)


def _widened(cue: Cue, start: int) -> int:
    """Words that the tree leaves between a verb like "say", which takes no object, and its clause belong to the clause."""
    doc, verb = cue.token.doc, cue.token
    at = cue.token.i + 1
    while at < start and (_time_word(doc[at], verb) or doc[at].pos_ == "ADV" or doc[at] == cue.speaker):
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
    while index < sentence.end and (_time_word(doc[index], cue.token) or doc[index].pos_ == "ADV"):
        index += 1
    if index >= sentence.end or doc[index].text in PUNCTUATION or doc[index].pos_ in {"ADP", "CCONJ", "PART"}:
        return None
    if doc[index].tag_ in {"TO", "VBG", "IN"} or doc[index].tag_ in FINITE:
        return None
    return index


def _time_word(token: Token, verb: Token) -> bool:
    if token.lower_ not in lexicon().time:
        return False
    return token.head == verb or token.dep_ in {"obl:unmarked", "dep", "obj", "iobj"} or token.head.lower_ in lexicon().time


def _finite(head: Token) -> bool:
    infinitive = any(c.dep_ == "mark" and c.lower_ == "to" for c in head.children)
    subject = any(c.dep_ in SUBJECT_LIKE for c in head.children)
    finite = head.tag_ in FINITE or any(c.dep_ in {"aux", "aux:pass", "cop"} and c.tag_ in FINITE for c in head.children)
    return not infinitive and (subject or (finite and head.tag_ not in {"VBD", "VBZ", "VBP"}))


def _sideline(clause: Token, verb: Token) -> bool:
    """A clause beside the report and not in it: ", adding ...", "after ...", "as ..."; "if" and "whether" may open a report."""
    if clause.dep_ in {"advcl", "acl:relcl", "acl"}:
        opening = next(t.i for t in clause.subtree if t.text not in PUNCTUATION)
        marks = [c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"} and c.i == opening]
        asks = {"that", "whether", "if"} if verb.lemma_ in {"ask", "wonder"} else {"that", "whether"}
        if any(m not in asks for m in marks if m in WH | {"though", "unless", "until", "after", "as", "because", "while", "before", "since", "although"}):
            return True
        return clause.tag_ == "VBG" and not any(c.dep_ in SUBJECT_LIKE for c in clause.children)
    return clause.dep_ == "parataxis" and clause.left_edge.i > verb.i + 1 and clause.doc[clause.left_edge.i - 1].text in {";", ")"}


def _clause_end(cue: Cue, start: int, sentence: Tokens, among: Sequence[Cue]) -> int:
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
        if other.token.i > start and at > start and other.token.tag_ in FINITE and doc[at].lower_ == "but" and doc[at - 1].text == ",":
            end = min(end, at - 2)
        if other.token == verb or other.rule == "quotation" or other.token.i <= start or other.token.i > end:
            continue
        participle = other.token.tag_ == "VBG" or other.token.lower_.endswith("ing")
        at = other.first if other.rule != "according" else other.token.i
        if other.rule == "according" or (participle and other.token.head.i <= verb.i):
            while at > start and doc[at - 1].dep_ in {"cc", "advmod"}:
                at -= 1
            if doc[at - 1].text == ",":
                end = min(end, at - 2)
    return end


def _finite_below(verb: Token) -> bool:
    return any(c.dep_ in CONTENT and _finite(c) for c in verb.rights)


def _last_clause(verb: Token, sentence: Tokens) -> bool:
    """Whether nothing of the clauses above the verb follows it: then its content may run to the sentence's end."""
    return verb.lower_.endswith("ing") and all(a.i < verb.i for a in verb.ancestors) or all(
        t.text in PUNCTUATION for t in verb.doc[verb.right_edge.i + 1 : sentence.end])


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


def _clause_before(cue: Cue, sentence: Tokens, among: Sequence[Cue]) -> Region | None:
    """A clause, then a comma and the reporting clause: "Two soldiers died, the ministry said"."""
    doc, verb = sentence.doc, cue.token
    if cue.rule in NO_QUOTE_RULES or cue.speaker is None or verb.lower_.endswith("ing") or verb.dep_ == "acl:relcl" and cue.first > verb.left_edge.i + 2:
        return None
    at = cue.first - 1
    while at > sentence.start and doc[at].text in QUOTE_MARKS:
        at -= 1
    if at <= sentence.start or doc[at].text not in {",", "--", "—"}:
        return None
    takes_object = any(c.dep_ == "obj" and c.i > verb.i and not _time_word(c, verb) for c in verb.children)
    if takes_object and not verb_lemma(verb, lexicon().telling | lexicon().intransitive):
        return None
    if any(c.dep_ == "cc" for c in verb.lefts):
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
    if opening.dep_ == "mark" and opening.tag_ == "IN" or opening.dep_ in {"case"}:
        inner = {t.i for t in opening.head.subtree}
        rest = [t for t in doc[first : last + 1] if t.i not in inner and t.text not in PUNCTUATION]
        return not any(t.dep_ in SUBJECT_LIKE for t in rest)
    return False


def _left_bound(cue: Cue, sentence: Tokens, among: Sequence[Cue]) -> int:
    """Where what stands before the reporting clause begins: after an earlier reporting clause, "but", or "meanwhile,"."""
    doc = sentence.doc
    begin = sentence.start
    for other in among:
        if other.token.i < cue.token.i and other.last < cue.first - 1 and other.token.dep_ in {"ROOT", "parataxis"} and other.first == begin:
            begin = other.last + 1
    while begin < cue.first and doc[begin].text in PUNCTUATION - QUOTE_MARKS:
        begin += 1
    if doc[begin].lower_ in lexicon().openers and (doc[begin].dep_ == "cc" or doc[begin + 1].text == ","):
        begin += 1
        while begin < cue.first and doc[begin].text == ",":
            begin += 1
    return begin


def _around(cue: Cue, sentence: Tokens) -> Iterator[Region]:
    """What "according to X" is said of: the sentence after it when it opens the sentence, else what stands before it."""
    doc = sentence.doc
    left, right = (sentence.start, cue.first - 1), (cue.last + 1, sentence.end - 1)
    options = [r for r in (left, right) if r[0] <= r[1] and has_clause(doc, *r)]
    if len(options) == 2 and cue.last + 2 < sentence.end and doc[cue.last + 2].dep_ == "cc":
        options.pop()  # "..., according to prosecutors, but ..."
    if options:
        yield max(options, key=lambda r: r[1] - r[0])


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
    relative = verb.dep_ in {"acl:relcl", "ccomp", "csubj", "acl"} and any(t.lower_ == "what" for t in doc[max(0, verb.i - 6) : verb.i])
    if not below or (relative and last - first < lexicon().scare_words):
        return
    closing = all(t.text in PUNCTUATION for t in doc[last + 1 : sentence.end])
    objects = [c for c in verb.rights if c.dep_ in {"obj", "iobj", "ccomp"} and c.left_edge.i < first - 1]
    if closing or relative or not objects:
        yield first, last
    else:
        end = next((t.i - 1 for t in doc[last + 1 : verb.right_edge.i] if (t.dep_ == "cc" and t.head.head == verb) or t.text in {",", ";"}),
                   verb.right_edge.i)
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
