"""Statements: who says what to whom, in direct, indirect or mixed speech, one record for each sentence and speaker.

Speakers stay words here ("he", "a spokesman for the ministry"); `kg.resolve` finds whom they mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg import syntax
from kg.annotate.layers import article_span, sentence_index
from kg.extract.statements.content import contents
from kg.extract.statements.cues import Cue, carried_on, cues
from kg.extract.statements.lexicon import lexicon, verb_lemma
from kg.extract.statements.nesting import nested
from kg.extract.statements.quotations import after_colon, continued, headed
from kg.extract.statements.regions import QUOTE_MARKS, Region
from kg.extract.statements.speakers import speakers
from kg.records import Form, Kind, Mention, QuoteKind, Statement, Status
from kg.tokens import Doc, Token

NEEDS: tuple[str, ...] = ("actors",)


def extract(doc: Doc) -> Iterator[Statement]:
    """Every reported speech act in the order of the text; several speakers of one clause give one statement each."""
    found: dict[tuple[Region, Mention | None], tuple[Region, Statement]] = {}
    for sentence in doc.sents:
        present = carried_on(list(cues(sentence)))
        for cue in present:
            for region in contents(cue, sentence, present):
                for statement in _statements(cue, region, doc):
                    found.setdefault((region, statement.speaker), (region, statement))
    found.update({(region, s.speaker): (region, s) for region, s in after_colon(doc, [r for r, _ in found])})
    found.update({(region, s.speaker): (region, s) for region, s in headed(doc, [r for r, _ in found])})
    pairs = [pair for pair in found.values() if not _part_of_another(pair, found.values())]
    pairs.extend(continued(doc, pairs))
    yield from nested(s for _, s in sorted(pairs, key=lambda pair: (pair[1].sentence, pair[0], _begin(pair[1].speaker))))


def _part_of_another(pair: tuple[Region, Statement], pairs: Iterable[tuple[Region, Statement]]) -> bool:
    """Whether a name given in a report, "what he called ...", stands inside what is reported."""
    (first, last), statement = pair
    return statement.rule == "naming" and any(
        begin <= first and last <= end and (begin, end) != (first, last) for (begin, end), _ in pairs
    )


def _begin(speaker: Mention | None) -> int:
    return -1 if speaker is None else speaker.span.begin


def _statements(cue: Cue, region: Region, doc: Doc) -> Iterator[Statement]:
    who: tuple[Mention | None, ...] = speakers(cue.speaker) if cue.speaker is not None else ()
    if not who and verb_lemma(cue.token, lexicon().evidential):  # "polls indicate that ..."
        return
    sources = speakers(cue.reporter) if cue.reporter is not None else ()
    for speaker in who or _unknown(cue):
        yield Statement(
            content=article_span(doc[region[0]], doc[region[1]]),
            kind=quote_kind(doc, region),
            sentence=sentence_index(cue.token),
            speaker=speaker,
            addressees=tuple(addressees(cue, region)),
            cue=article_span(cue.token, cue.token.nbor() if cue.rule == "according" else cue.token),
            status=Status.ATTRIBUTED if sources and cue.status is Status.ASSERTED else cue.status,
            according_to=sources,
            rule=cue.rule,
        )


def _unknown(cue: Cue) -> tuple[Mention | None]:
    """A speaker whom no mention stands for, by the words ("two witnesses"); None where the sentence has none."""
    noun = cue.speaker
    if noun is None or noun.pos_ != "NOUN":
        return (None,)
    inner = [t for t in noun.subtree if t.dep_ in {"punct", "acl:relcl", "acl"} and t.i > noun.i]
    last = min((t.left_edge.i for t in inner), default=noun.right_edge.i + 1) - 1
    words = article_span(noun.left_edge, noun.doc[max(noun.i, last)])
    return (Mention(words, Form.DESCRIPTION, Kind.ACTOR, noun.lemma_lower, sentence_index(noun)),)


def quote_kind(doc: Doc, region: Region) -> QuoteKind:
    """Direct when every word stands between quotation marks, mixed when some do, else indirect."""
    words = [t.quoted for t in doc[region[0] : region[1] + 1] if t.is_alpha and t.text not in QUOTE_MARKS]
    if all(words):
        return QuoteKind.DIRECT
    return QuoteKind.MIXED if any(words) else QuoteKind.INDIRECT


def addressees(cue: Cue, region: Region) -> Iterator[Mention]:
    """To whom it is said: objects of "tell" and the like, and "to" phrases of the reporting verb."""
    verb: Token = cue.token
    if cue.rule in {"according", "naming", "characterising", "noun", "quoted"}:
        return
    told = verb_lemma(verb, lexicon().telling)
    objects = [c for c in verb.children if told and c.dep_ in {"iobj", "obj"} and c != cue.speaker]
    heads = [t for c in objects for t in syntax.conjuncts(c)] + syntax.obliques(verb, "to")
    for head in heads:
        mention: Mention | None = head.mention
        if region[0] <= head.i <= region[1]:
            continue
        if mention is not None and not head.quoted and cue.first <= head.i <= max(cue.last, verb.i + 12) and not mention.location:
            yield mention
