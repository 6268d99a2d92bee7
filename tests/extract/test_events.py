"""Events on Docs built by hand, with mentions, times and statements set as the other extractors would; and the lexicon's form."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc as Parsed

from kg.annotate.layers import article_span
from kg.annotate.reading import read_paragraph
from kg.extract.events import extract
from kg.extract.events.lexicon import NO_EVENT, lexicon
from kg.records import Article, Event, Form, Kind, Mention, QuoteKind, Reading, Span, Statement, Status, TimeExpression
from kg.tokens import Doc, Token

PLOVER = frozenset(
    {
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
        "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    }
)  # fmt: skip
VOCAB = spacy.blank("en").vocab
COARSE = {"NN": "NOUN", "VB": "VERB", "JJ": "ADJ", "IN": "ADP", "PR": "PRON", "RB": "ADV", "DT": "DET", "MD": "AUX"}


def build(rows: str) -> Doc:
    """A Doc from lines "word lemma tag relation head [C|P|L|T]", head counted from 1 within the Doc, 0 for a root.

    The last letter makes the word a mention: C a country, P a person, O an organisation, L a country used as a place,
    T a time expression.
    """
    cells = [row.split() for row in rows.strip().splitlines()]
    parsed = Parsed(
        VOCAB,
        words=[c[0] for c in cells],
        lemmas=[c[1] for c in cells],
        tags=[c[2] for c in cells],
        pos=["PROPN" if c[2].startswith("NNP") else COARSE.get(c[2][:2], "X") for c in cells],
        deps=[c[3] for c in cells],
        heads=[int(c[4]) - 1 if int(c[4]) else i for i, c in enumerate(cells)],
    )
    doc = read_paragraph(parsed, Article("built", parsed.text))
    for token, row in zip(doc, cells, strict=True):
        if len(row) > 5:
            mark(token, row[5])
    return doc


def mark(token: Token, letter: str) -> None:
    """Make the token a mention or a time expression."""
    span, sentence = article_span(token, token), token.sentence
    if letter == "T":
        token.time = TimeExpression(span, "XXXX-WXX-1", sentence)
        return
    kind = {"P": Kind.PERSON, "O": Kind.ORGANIZATION}.get(letter, Kind.COUNTRY)
    token.mention = Mention(span, Form.NAME, kind, token.text, sentence, location=letter == "L")


def told(events: list[Event]) -> list[tuple[str, str, list[str], list[str], Status]]:
    """Class, trigger, agents, recipients and status of each event."""
    return [(e.type, e.trigger.text, [m.span.text for m in e.agents], [m.span.text for m in e.recipients], e.status) for e in events]


def test_passive_with_place_and_time() -> None:
    doc = build(
        """
        Mali Mali NNP nsubj:pass 3 C
        was be VBD aux:pass 3
        attacked attack VBN ROOT 0
        by by IN case 5
        Chad Chad NNP obl:agent 3 C
        near near IN case 7
        Niger Niger NNP obl 3 L
        on on IN case 9
        Monday Monday NNP obl 3 T
        """
    )
    (event,) = extract(doc)
    assert told([event]) == [("ASSAULT", "attacked", ["Chad"], ["Mali"], Status.ASSERTED)]
    assert event.place is not None and event.place.span.text == "Niger"
    assert event.time is not None and event.time.span.text == "Monday"


def test_place_is_no_agent_and_unknown_words_are_left_out() -> None:
    place = build(
        """
        Chad Chad NNP nsubj 2 L
        attacked attack VBD ROOT 0
        Mali Mali NNP obj 2 C
        """
    )
    unknown = build(
        """
        Somebody somebody NN nsubj 2
        attacked attack VBD ROOT 0
        Mali Mali NNP obj 2 C
        """
    )
    assert list(extract(place)) == []
    assert list(extract(unknown)) == []


CLAIM = """
    Chad Chad NNP nsubj 2 C
    said say VBD ROOT 0
    Mali Mali NNP nsubj 5 C
    {aux} {aux} MD aux 5
    attack attack VB ccomp 2
    Niger Niger NNP obj 5 C
    """


@pytest.mark.parametrize(
    ("auxiliary", "status", "according"),
    [("did", Status.ATTRIBUTED, ["Chad"]), ("will", Status.PLANNED, []), ("would", Status.PLANNED, []), ("might", Status.HYPOTHETICAL, [])],
)
def test_modality_goes_before_attribution(auxiliary: str, status: Status, according: list[str]) -> None:
    doc = build(CLAIM.format(aux=auxiliary))
    content = article_span(doc[2], doc[5])
    doc.statements = (Statement(content, QuoteKind.INDIRECT, 0, speaker=doc[0].mention, cue=article_span(doc[1], doc[1])),)
    (event,) = [e for e in extract(doc) if e.type == "ASSAULT"]
    assert event.status is status
    assert [m.span.text for m in event.according_to] == according


def test_negated_in_a_statement_is_denied_by_the_speaker() -> None:
    doc = build(
        """
        Chad Chad NNP nsubj 2 C
        said say VBD ROOT 0
        Mali Mali NNP nsubj 6 C
        did do VBD aux 6
        not not RB advmod 6
        attack attack VB ccomp 2
        Niger Niger NNP obj 6 C
        """
    )
    content = article_span(doc[2], doc[6])
    doc.statements = (Statement(content, QuoteKind.INDIRECT, 0, speaker=doc[0].mention, cue=article_span(doc[1], doc[1])),)
    (event,) = extract(doc)
    assert (event.status, [m.span.text for m in event.according_to]) == (Status.DENIED, ["Chad"])


def test_light_verb_with_event_noun() -> None:
    doc = build(
        """
        Chad Chad NNP nsubj 2 C
        carried carry VBD ROOT 0
        out out RP compound:prt 2
        raids raid NNS obj 2
        on on IN case 6
        Mali Mali NNP nmod 4 C
        """
    )
    assert told(list(extract(doc))) == [("ASSAULT", "carried out", ["Chad"], ["Mali"], Status.ASSERTED)]


def test_names_coordinated_below_a_title() -> None:
    doc = build(
        """
        Deby Deby NNP compound 3 P
        and and CC cc 1
        President President NNP nmod:desc 4
        Bashir Bashir NNP nsubj 5 P
        met meet VBD ROOT 0
        """
    )
    assert told(list(extract(doc))) == [("CONSULT", "met", ["Deby", "Bashir"], [], Status.ASSERTED)]


TWICE = """
    Chad Chad NNP nsubj 2 C
    attacked attack VBD ROOT 0
    Mali Mali NNP obj 2 C
    . . . punct 2
    {determiner} the DT {relation} 6 {mark}
    attack attack NN nsubj 7
    ended end VBD ROOT 0
    """


def test_second_mention_of_an_event_is_not_another() -> None:
    doc = build(TWICE.format(determiner="The", relation="det", mark=""))
    assert told(list(extract(doc))) == [("ASSAULT", "attacked", ["Chad"], ["Mali"], Status.ASSERTED)]


def test_attack_of_another_is_another() -> None:
    doc = build(TWICE.format(determiner="Niger", relation="nmod:poss", mark="C"))
    assert [(e.type, [m.span.text for m in e.agents]) for e in extract(doc)] == [("ASSAULT", ["Chad"]), ("ASSAULT", ["Niger"])]


def test_evidence_is_a_slice_of_the_article(read: Callable[..., Reading]) -> None:
    text = "France  and\nItaly held  talks in Rome.\n\nFrance said Mali had attacked the convoy."
    reading = read(text)
    assert [(e.type, e.trigger.text) for e in reading.events] == [("CONSULT", "held"), ("ASSAULT", "attacked")]
    for event in reading.events:
        span: Span = event.trigger
        assert text[span.begin : span.end] == span.text


def test_lexicon_names_known_classes_and_sets() -> None:
    words = lexicon()
    frames = [frame for frames in words.predicates.values() for frame in frames]
    assert {frame.code for frame in frames} == PLOVER | {NO_EVENT}
    assert {frame.code for frame in words.nouns.values()} <= PLOVER | {NO_EVENT}
    assert set(words.turn.values()) | set(words.halted.values()) <= PLOVER
    named = {wanted for frame in frames for cell in (*frame.objects, *frame.complements) for wanted in cell.split(":")[-1:]}
    missing = {name for name in named if name.startswith("@") and "sets/" + name[1:] not in words.words}
    assert missing == set()


def test_lexicon_is_large_enough_to_matter() -> None:
    assert len(lexicon().predicates) > 700
    assert len(lexicon().nouns) > 150
