"""What became of the reporting words, the nouns for agreements and the offices of a sentence: statements, treaties and posts."""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.extract.actors.posts import is_post, post_title
from kg.extract.statements.cues import cues, reporting_rule
from kg.extract.treaties.phrases import candidates, kind_of
from kg.records import Reading, Span, Status
from kg.resolve import Resolution
from kg.tokens import Span as Tokens
from kg.tokens import Token
from kg.whynot.steps import Step, Verdict

CONTENT = frozenset({"ccomp", "parataxis"})


def verdicts(sentence: Tokens, reading: Reading, resolution: Resolution) -> Iterator[Verdict]:
    """Of each word that reports, names an agreement or an office what became of it."""
    cued = {cue.token.i for cue in cues(sentence)}
    agreements = {phrase.head.i for phrase in candidates(sentence.doc)}
    for token in sentence:
        for judged in (
            _statement(token, reading, cued=token.i in cued),
            _treaty(token, reading, resolution, candidate=token.i in agreements),
            _post(token, reading, resolution),
        ):
            if judged is not None:
                step, words = judged
                yield Verdict(step, token.begin, token.text, words)


def _holds(span: Span, token: Token) -> bool:
    return bool(span.begin <= token.begin < span.end)


def _statement(token: Token, reading: Reading, *, cued: bool) -> tuple[Step, str] | None:
    rule = reporting_rule(token)
    found = next((s for s in reading.statements if s.cue is not None and _holds(s.cue, token)), None)
    if found is not None:
        who = found.speaker.span.text if found.speaker is not None else "nobody who is named"
        told = f"read as a statement by “{found.rule}”: speaker {who}; content “{_short(found.content.text)}”"
        if found.status is Status.ASSERTED:
            return Step.READ, f"{told}; asserted"
        return Step.STATUS, f"{told}; not asserted but {found.status}"
    if rule and cued:
        return Step.FRAME, f"reporting verb (“{rule}” in the lexicon of statements): no clause and no quotation that it reports"
    if rule:
        return Step.FRAME, f"reporting verb (“{rule}” in the lexicon of statements): stands in a quotation, or nobody speaks"
    clause = next((c for c in token.children if c.dep_ in CONTENT and syntax.is_verb(c)), None)
    if clause is not None and syntax.is_verb(token) and any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children):
        return Step.LEXICON, f"has a clause, and is no reporting verb of the lexicon of statements ({token.lemma_lower})"
    return None


def _treaty(token: Token, reading: Reading, resolution: Resolution, *, candidate: bool) -> tuple[Step, str] | None:
    kind = kind_of(token)
    if not kind:
        return None
    found = next((t for t in reading.treaties if any(_holds(span, token) for span in t.spans)), None)
    if found is not None:
        sides = ", ".join(m.span.text for m in found.signatories) or "nobody"
        told = f"read as the agreement “{found.label}” by “{found.rule}”: parties {sides}"
        if found.signatories and not resolution.of(*found.signatories):
            return Step.RESOLVED, f"{told}; without parties: nothing says whom “{found.signatories[0].span.text}” stands for"
        if found.status is Status.ASSERTED:
            return Step.READ, f"{told}; asserted"
        return Step.STATUS, f"{told}; not asserted but {found.status}"
    if not candidate:
        return Step.FRAME, f"“{kind}” is a noun for agreements, and part of another word or an idiom here"
    return Step.ACTORS, f"agreement noun “{kind}”: no name, no two parties, no signing and no subject matter makes it one between actors"


def _post(token: Token, reading: Reading, resolution: Resolution) -> tuple[Step, str] | None:
    if token.pos_ not in {"NOUN", "PROPN"} or not is_post(token):
        return None
    held = next((p for p in reading.posts if _holds(p.span, token)), None)
    if held is None:
        return Step.ACTORS, f"office “{post_title(token)}”: nobody with a name holds it here"
    owner = f" of {held.of.span.text}" if held.of is not None else ""
    told = f"read as the post “{held.title}”{owner} by “{held.rule}”: held by {held.person.span.text}"
    if not resolution.of(held.person):
        return Step.RESOLVED, f"{told}; dropped: nothing says whom “{held.person.span.text}” stands for"
    return Step.READ, told


def _short(words: str, most: int = 60) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else f"{plain[: most - 1].rstrip()}…"
