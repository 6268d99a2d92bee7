"""Words that report: verbs ("said", "warned"), "according to", and nouns with a clause ("Iran's claim that ...")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg import syntax
from kg.extract.statements.lexicon import lexicon, verb_lemma
from kg.extract.statements.nesting import reporter
from kg.extract.statements.subjects import is_passive, issuing_subject, quoted_as, verb_subject
from kg.records import Form, Kind, Status
from kg.tokens import Span as Tokens
from kg.tokens import Token

MODALS = frozenset({"would", "could", "may", "might", "should", "can"})
ADJUNCTS = syntax.OBLIQUES | {"advmod", "iobj", "obj", "compound:prt", "aux"}
NOT_VERBS = frozenset({"amod", "compound", "case", "det", "obj", "nsubj", "nmod", "nmod:poss", "obl", "nmod:desc"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word: its rule ("plain", "clause", "deny", "naming", ...), who speaks, and how it is meant.

    `first` and `last` are the token indexes of the reporting clause without its content: "the minister said on Monday".
    `reporter` is who passes the saying on.
    """

    token: Token
    rule: str
    speaker: Token | None
    status: Status
    first: int
    last: int
    reporter: Token | None = None


def cues(sentence: Tokens) -> Iterator[Cue]:
    """The reporting words of a sentence, in the order of the text."""
    for token in sentence:
        if _inside_quotation(token) and not _tells_of_another(token):
            continue
        if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
            yield _according(token)
            continue
        rule = reporting_rule(token)
        if rule:
            cue = _verb_cue(token, rule)
            if cue is not None:
                yield cue
        elif token.lemma_lower in lexicon().claims and token.pos_ == "NOUN":
            owner = next(iter(syntax.possessors(token)), None) or issuing_subject(token)
            clause = any(c.dep_ in {"acl", "ccomp"} and c.i > token.i for c in token.children)
            if owner is not None and clause:
                yield Cue(token, "noun", owner, Status.ASSERTED, token.left_edge.i, token.i, reporter(token, "noun"))


def carried_on(found: Sequence[Cue]) -> list[Cue]:
    """The cues of a sentence, where "adding that ..." belongs to who spoke before, whatever the parser says."""
    result: list[Cue] = []
    main: Cue | None = None
    for cue in found:
        participle = cue.token.tag_ == "VBG" and verb_lemma(cue.token, lexicon().adding)
        if participle and main is not None and cue.rule != "quoted":
            cue = replace(cue, speaker=main.speaker)
        elif cue.rule in {"plain", "clause"} and cue.speaker is not None and cue.token.dep_ in {"ROOT", "parataxis", "conj"}:
            main = cue
        result.append(cue)
    return result


def _inside_quotation(token: Token) -> bool:
    if not token.quoted:
        return False
    return any(first <= token.i <= last and last - first >= lexicon().scare_words for first, last in token.doc.quotes)


def _tells_of_another(token: Token) -> bool:
    """Whether a quoted verb passes on what another says, by name: "Lima has told us that ..."."""
    subject = syntax.surface_subject(token)
    named = subject is not None and subject.mention is not None and subject.mention.form is Form.NAME
    clauses = (c for c in token.children if c.dep_ == "ccomp" and c.i > token.i)
    return named and any(m.dep_ == "mark" and m.lower_ == "that" for c in clauses for m in c.children)


def reporting_rule(token: Token) -> str:
    """The class of a reporting verb; empty when the token is none here."""
    words = lexicon()
    if not verb_lemma(token, words.reporting) or not token.is_alpha or token.dep_ in {"amod", "case"}:
        return ""
    if token.pos_ not in {"VERB", "AUX"} and (token.dep_ in NOT_VERBS or not _verb_in_disguise(token)):
        return ""
    if token.is_title and token.i > token.sent.start and token.nbor(-1).is_title:
        return ""  # part of a name
    if verb_lemma(token, words.naming) and _companion(token) in {"on", "for", "upon"}:
        return ""
    if f"{verb_lemma(token, words.phrasal_verbs)} {_companion(token)}" in words.phrasal:
        return "clause"
    if quoted_as(token) is not None:
        return "quoted"
    for rule in ("plain", "deny", "clause", "characterising"):
        if verb_lemma(token, getattr(words, rule)):
            return rule
    if verb_lemma(token, words.naming):
        return "naming"
    return "quotation" if verb_lemma(token, words.quotation) else ""


def _companion(token: Token) -> str:
    return syntax.particle(token) or (token.nbor().lower_ if token.i + 1 < len(token.doc) else "")


def _verb_in_disguise(token: Token) -> bool:
    """A verb that the tagger took for a noun: it has a clause, or "that" follows it, where a verb would stand."""
    if token.dep_ not in {"ROOT", "advcl", "ccomp", "parataxis", "conj", "acl", "dep"}:
        return False
    if token.i + 1 >= len(token.doc) or not token.lower_.endswith(("s", "ing", "ed")):
        return False
    return token.nbor().lower_ == "that" or any(c.dep_ == "ccomp" and c.i > token.i for c in token.children)


def _verb_cue(token: Token, rule: str) -> Cue | None:
    speaker = verb_subject(token, rule)
    if _impersonal(token, speaker):
        return None
    first, last = _reporting_clause(token, speaker)
    return Cue(token, rule, speaker, status(token), first, last, reporter(token, rule))


def _impersonal(token: Token, speaker: Token | None) -> bool:
    """No one speaks: "it is believed that ...", "he was told that ..."; not "was quoted as saying"."""
    bare = (
        token.tag_ == "VBN"
        and token.dep_ in {"advcl", "acl", "acl:relcl"}
        and not (syntax.auxiliaries(token) or syntax.surface_subject(token))
    )  # "when asked whether ..."
    return (
        (bare or is_passive(token))
        and not any(c.dep_ == "obl:agent" for c in token.children)
        and (speaker is None or speaker.i < token.i)
    )


def _reporting_clause(token: Token, speaker: Token | None) -> tuple[int, int]:
    """First and last token of the reporting clause: subject, auxiliaries, verb, and adjuncts directly behind."""
    words = lexicon()
    first = last = token.i
    left = [c for c in token.lefts if c.dep_ in {"aux", "aux:pass", "advmod", "cc", "mark"}]
    if speaker is not None and speaker.i < token.i and speaker.head == token:
        left.append(speaker.left_edge)
    for child in left:
        if not any(t.text in {",", "”", '"'} for t in token.doc[child.i : token.i]) or child == speaker:
            first = min(first, child.i)
    if speaker is not None and speaker.left_edge.i < token.i and speaker.head == token:
        first = min(first, speaker.left_edge.i)
    for child in sorted(token.rights, key=lambda t: t.i):
        inverted = child == speaker
        adjunct = child.dep_ in ADJUNCTS and child.left_edge.i == last + 1
        if child.dep_ in {"obj", "iobj"} and verb_lemma(token, words.plain - words.addressing) and child.lower_ not in words.time:
            break  # "say" has no object but what is said
        clause = any(t.dep_ in syntax.ALL_SUBJECTS for t in child.subtree)
        if (inverted and child.left_edge.i == last + 1) or (adjunct and not clause):
            last = child.right_edge.i
        else:
            break
    return first, last


def status(token: Token) -> Status:
    """Whether it was said: asserted, denied ("has not said"), planned ("will say"), hypothetical ("would say")."""
    words = lexicon()
    joined = token.dep_ == "conj" and syntax.surface_subject(token) is None  # "has never confirmed or denied"
    if syntax.negated(token) or (joined and syntax.negated(token.head)):
        return Status.DENIED
    helpers = [a.lower_ for a in syntax.auxiliaries(token) if token.quoted or not a.quoted]
    if any(h in MODALS for h in helpers) or any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} for c in token.children):
        return Status.HYPOTHETICAL
    if any(h in {"will", "shall", "'ll", "’ll"} for h in helpers):
        return Status.PLANNED
    infinitive = any(c.dep_ == "mark" and c.lower_ == "to" for c in token.children)
    if infinitive and token.dep_ in {"xcomp", "advcl", "ccomp", "acl"}:
        above = token.head
        if verb_lemma(above, words.denying) or syntax.negated(above):
            return Status.DENIED
        if verb_lemma(above, words.planning):
            return Status.PLANNED
    return Status.ASSERTED


def _apposition_end(token: Token, noun: Token, last: int) -> int:
    """The comma that ends ", which cited sources," or ", Ana Ruiz," behind the noun; `last` where there is none."""
    doc = token.doc
    while last + 1 < token.sent.end and doc[last + 1].text != "," and doc[last + 1] in noun.subtree:
        last += 1
    if last + 2 >= token.sent.end or doc[last + 1].text != ",":
        return last
    following = doc[last + 2]
    named = following.mention is not None and following in noun.subtree and following.mention.kind is Kind.PERSON
    if following.tag_ not in {"WDT", "WP"} and not named:
        return last
    return next((i - 1 for i in range(last + 3, token.sent.end - 1) if doc[i].text == ","), last)


def _according(token: Token) -> Cue:
    """ "according to X": X speaks; the reporting clause is the whole phrase."""
    noun = token.head if token.dep_ == "case" else None
    if noun is None or noun.i < token.i:
        noun = next(
            (c for t in (token, token.nbor()) for c in t.children if c.i > token.i + 1 and c.pos_ in {"NOUN", "PROPN", "PRON"}),
            None,
        )
    if noun is None:
        noun = next((t for t in token.sent if t.i > token.i + 1 and t.mention is not None), None)
    last = token.i + 1 if noun is None else noun.i
    if noun is not None:
        last = max(last, _apposition_end(token, noun, last))
    while (
        noun is not None
        and last + 1 < token.sent.end
        and token.doc[last + 1] in noun.subtree
        and token.nbor(last + 1 - token.i).text != ","
    ):
        last += 1
    return Cue(token, "according", noun, Status.ASSERTED, token.i, last)
