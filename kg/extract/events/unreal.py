"""Words that take a clause out of reality without governing it: adverbs, conditions, fiction, scare quotes, belied reports."""

from __future__ import annotations

from collections.abc import Iterable

from kg import syntax
from kg.extract.events import phrases
from kg.extract.events.lexicon import lexicon
from kg.extract.events.triggers import forms, lemma
from kg.records import Mention, Status
from kg.tokens import Token

SCARE_WORDS = 3  # not more words than this between quotation marks are a scare quote
INSTEAD = frozenset({"instead", "rather", "far", "short"})  # with "of", "than", "from"
NEVER = frozenset({"no", "not", "never", "nowhere", "neither", "nor", "seldom", "rarely", "none"})
CONTENT = frozenset({"acl", "acl:relcl", "ccomp", "advcl", "csubj", "csubj:pass", "advcl:relcl"})


def names(token: Token) -> set[str]:
    """The lemma of a governing word, for a verb also with its particle ("put off")."""
    return {form for form, _ in forms(token)} if syntax.is_verb(token) else {lemma(token)}


def condition(verb: Token) -> Status | None:
    """What the opening words of a clause say: "provided that", "as long as", "had Peru signed", "instead of signing"."""
    words = lexicon()
    marks = [c for c in verb.children if c.dep_ in {"mark", "case"} and c.i < verb.i]
    for mark in marks:
        before = mark.nbor(-1).lower_ if mark.i > verb.sent.start else ""
        if mark.lower_ in words.listed("status/conditional_marks"):
            return Status.HYPOTHETICAL
        if mark.lower_ == "that" and before in words.listed("status/conditional_that"):
            return Status.HYPOTHETICAL
        if mark.lower_ == "as" and mark.nbor().lower_ in {"if", "though"}:
            return Status.HYPOTHETICAL
        if mark.lower_ == "once" and verb.tag_ in {"VBZ", "VBP"}:
            return Status.HYPOTHETICAL
        if (mark.lower_ == "as" and before == "long") or (mark.lower_ == "in" and mark.nbor().lower_ == "case"):
            return Status.HYPOTHETICAL
        if verb.tag_ == "VBG" and (mark.lower_ in INSTEAD or (mark.lower_ in {"of", "than", "from"} and before in INSTEAD)):
            return Status.DENIED
    having = next((c for c in verb.children if c.lower_ == "having"), None)
    if having is not None:  # "denied (ever) having met", where the parser loses the denial
        words_before = [t for t in verb.sent if t.i < having.i and t.pos_ != "ADV"]
        if words_before and lemma(words_before[-1]) in words.listed("report/belying"):
            return Status.DENIED
    held = any(c.dep_ == "aux" and lemma(c) == "have" for c in verb.children)
    if verb.tag_ == "VBG" and held and not any(c.lower_ == "been" for c in verb.children):
        return Status.HYPOTHETICAL  # "the columnist has Peru attacking a ferry"
    if verb.tag_ == "VB" and verb.dep_ == "advcl" and not syntax.auxiliaries(verb) and not syntax.has_to(verb):
        return Status.HYPOTHETICAL  # "to hear Lima tell it"
    return Status.DENIED if _never(verb) else _inverted(verb)


def _never(verb: Token) -> bool:
    """ "At no time did Peru arm": the auxiliary before the subject, a negative word before it; not "not only", "no sooner"."""
    subject = next((c for c in verb.children if c.dep_ in syntax.ALL_SUBJECTS), None)
    first = next((c for c in verb.children if c.dep_ in {"aux", "aux:pass"}), None)
    if verb.dep_ == "xcomp" and verb.head.lower_ == "did" and verb.head.i < verb.i:  # "nowhere did soldiers cross": misread
        first = verb.head
    elif subject is None or first is None or first.i > subject.left_edge.i:
        return False
    opening = {t.lower_ for t in verb.sent if t.i < first.i}
    return bool(opening & NEVER) and not opening & {"only", "until", "sooner", "just", "merely"}


def _inverted(verb: Token) -> Status | None:
    """ "Had Peru signed", "were Peru to sign", "should Peru sign": the auxiliary before the subject, and no question."""
    subject = next((c for c in verb.children if c.dep_ in syntax.ALL_SUBJECTS), None)
    opens = verb.dep_ == "ROOT" and not any(t.i > verb.i and t.lower_ in {"would", "could", "might"} for t in verb.sent)
    if subject is None or opens or verb.sent.text.rstrip().endswith("?"):
        return None
    first = next((c for c in verb.children if c.dep_ in {"aux", "aux:pass", "cop"}), None)
    if first is None or first.i > subject.left_edge.i or first.lower_ not in {"had", "were", "should"}:
        return None
    return Status.ASSERTED if first.lower_ == "had" and syntax.negated(verb) else Status.HYPOTHETICAL


def adverb(token: Token) -> Status | None:
    """What an adverb or adjective beside the word says: "reportedly", "perhaps", "nearly", "no longer"."""
    words = lexicon()
    for child in token.children:
        if child.dep_ not in {"advmod", "amod", "det", "dep", "discourse", "parataxis", "obl"}:
            continue
        if child.lower_ in words.listed("status/uncertain") and child.i < token.i:
            return Status.HYPOTHETICAL
        if child.lower_ in words.listed("status/missed") and child.nbor().i == token.i:
            return Status.DENIED
        if child.lower_ == "longer" and child.i > token.sent.start and child.nbor(-1).lower_ == "no":
            return Status.DENIED
    return None


def hearsay(token: Token) -> bool:
    """Whether a word beside it makes the event hearsay: "allegedly", "alleged"; "in Lima's view" is `view`."""
    listed = lexicon().listed("status/hearsay")
    return any(c.lower_ in listed and c.dep_ not in syntax.CLAUSES for c in token.children)


def view(token: Token) -> tuple[Mention, ...] | None:
    """Whose view the clause is ("in Lima's view", "in the words of one envoy", "if one believes Lima"); None when it is nobody's."""
    for clause in _clauses(token):
        for child in clause.children:
            owners = list(_holders(child)) if child.i < clause.i else []
            if owners:
                return tuple(m for t in owners for m in phrases.doer(t))
    return None


def _holders(token: Token) -> Iterable[Token]:
    """Those to whom a phrase or a clause before the main clause leaves what that says."""
    if lemma(token) in lexicon().listed("report/views") and syntax.case(token) == "in":
        yield from syntax.possessors(token)
        yield from (c for c in token.children if c.dep_ == "nmod" and syntax.case(c) == "of")
    elif token.dep_ == "advcl" and lemma(token) in {"believe", "trust"} and any(c.lower_ == "if" for c in token.children):
        yield from (c for c in token.children if c.dep_ == "obj")


def scare_quoted(token: Token) -> bool:
    """Whether the word stands in quotation marks with hardly another: "the "liberation" of the town"."""
    if not token.quoted:
        return False
    return any(first <= token.i <= last and last - first < SCARE_WORDS for first, last in token.doc.quotes)


def tagged(token: Token) -> bool:
    """Whether the word heads a headline without a verb and with another's words in it: "Raid on village 'a lie'"."""
    marks = [t for t in token.sent if t.text in {"'", "‘", "’", '"', "“", "”"}]
    return token.dep_ == "ROOT" and len(marks) > 1 and not any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in token.sent)


def fiction(token: Token) -> bool:
    """Whether the clause or one above it plays in a story or a game: "in the novel", "in the simulated crisis"."""
    plots = [c for v in (token, *syntax.auxiliaries(token)) for c in v.children if c.dep_ in syntax.SUBJECTS]
    if any(lemma(plot) in lexicon().listed("fiction/nouns") for plot in plots):  # "the scenario has Peru closing the strait"
        return True
    return any(_invented(child) for clause in _clauses(token) for child in clause.children if syntax.case(child) == "in")


def _invented(noun: Token) -> bool:
    words = lexicon()
    return bool(
        phrases.keys(noun) & words.listed("fiction/nouns") or {c.lower_ for c in noun.children} & words.listed("fiction/adjectives")
    )


def _clauses(token: Token) -> Iterable[Token]:
    yield token
    for above in token.ancestors:
        if above.dep_ in syntax.CLAUSES and (syntax.is_verb(above) or above.dep_ == "ROOT"):
            yield above


def supposed(token: Token, head: Token, dep: str) -> bool:
    """Whether the governing word supposes its clause: "imagine that", "the scenario has Peru closing", "a world in which"."""
    words = lexicon()
    if dep in syntax.RELATIVES:
        return lemma(head) in words.listed("fiction/nouns") or lemma(head.head) in words.listed("fiction/verbs")
    if dep not in CONTENT | {"xcomp", "parataxis"} or not syntax.is_verb(head):
        return False
    if names(head) & words.listed("fiction/verbs") and dep != "advcl":
        return True
    told = syntax.surface_subject(head)
    return told is not None and dep in {"ccomp", "xcomp"} and lemma(told) in words.listed("fiction/nouns")


def truth(token: Token, head: Token, dep: str) -> Status | None:
    """What a judgement on the clause says: "it is not true that", "it is possible that", "there is no evidence that"."""
    words = lexicon()
    that = any(c.dep_ in {"mark", "obj", "advmod", "nsubj", "det"} and c.lower_ == "that" and c.i < token.i for c in token.children)
    judged = dep in {"csubj", "csubj:pass", "ccomp"} or (dep == "acl:relcl" and that and _is_it(head))
    if judged and not syntax.has_to(token):
        if lemma(head) in words.listed("report/false") and not _negative(head):
            return Status.DENIED
        if lemma(head) in words.listed("report/true") and _negative(head):
            return Status.DENIED
    shown = dep in CONTENT and that and bool(names(head) & words.listed("report/evidence"))
    if shown and (_negative(head) or (head.dep_ in {"obj", "nsubj"} and _negative(head.head))):
        return Status.DENIED
    return None


def _is_it(noun: Token) -> bool:
    """ "It is a myth (that …)": the clause is what the noun judges, though it is parsed as a relative one."""
    return any(c.dep_ == "cop" for c in noun.children) and any(c.dep_ in syntax.SUBJECTS and c.lower_ == "it" for c in noun.children)


def _negative(token: Token) -> bool:
    """Whether a negative word stands with the word or with its subject: "no proof", "nothing indicates"."""
    negative = lexicon().listed("report/negative")
    subject = syntax.surface_subject(token) if syntax.is_verb(token) else None
    near = [token, *([subject] if subject is not None else [])]
    return any(t.lower_ in negative or any(c.lower_ in negative for c in t.children) for t in near)


def report(token: Token, head: Token, dep: str) -> Token | None:
    """The noun that only reports the clause: "rumours that Peru had signed", "word went round that"; None for a fact."""
    words = lexicon()
    that = next((c for c in token.children if c.lower_ == "that" and c.dep_ == "mark"), None)
    if that is None:
        return None
    real = words.listed("real/nouns") | words.listed("status/hypothetical") | words.listed("status/planned")
    if dep in {"acl", "acl:relcl", "ccomp"} and head.pos_ == "NOUN":
        return head if lemma(head) not in real else None
    before = that.nbor(-1) if that.i > token.sent.start else that
    if before.pos_ == "NOUN" and lemma(before) in words.listed("report/nouns"):  # the clause hangs on the verb: misread
        return before
    subject = syntax.surface_subject(head) if dep in {"advcl", "ccomp", "csubj", "parataxis"} else None
    return head if subject is not None and lemma(subject) in words.listed("report/nouns") else None


def belied(report: Token) -> tuple[Mention, ...] | None:
    """Who says that a report is not so ("dismissed the claim"; empty for nobody: "reports are false"); None if nobody does."""
    words = lexicon()
    if syntax.is_verb(report) or lemma(report) not in words.listed("report/nouns"):
        return None
    head = report.head
    if report.dep_ in {"obj", "obl", "nsubj:pass"} and syntax.is_verb(head):
        if names(head) & words.listed("report/belying"):
            return tuple(m for t in syntax.doers(head) for m in phrases.doer(t))
        false = any(t.lemma_lower in words.listed("report/false") for t in report.sent if t.i > head.i)
        if false and names(head) & words.listed("report/calling"):
            return tuple(m for t in syntax.doers(head) for m in phrases.doer(t))
    if report.dep_ == "nsubj" and lemma(head) in words.listed("report/false") and not _negative(head):
        return ()
    return None
