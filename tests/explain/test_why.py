"""`kg why` leads from a fact to its words; `kg whynot` says where a rule failed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from kg.errors import InputError
from kg.explain import ClaimView, shown, why
from kg.explain.claims import Passage
from kg.records import Article
from kg.whynot import Step, whynot

TEXT = """\
Norway's foreign minister Liv Dahl met Finnish officials in Oslo on 3 May 2021. Norway accused Sweden of shelling a post near Bodo.
The two ministers signed a fishing accord in Helsinki.
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("why") / "graph"
    build([Article("oslo", TEXT, published="2021-05-05")], folder)
    return folder


def found(graph: Path, iri: str, predicate: str) -> ClaimView:
    return next(claim for claim in why(graph, iri) if claim.parts[1] == predicate)


def test_an_entity_leads_to_its_claims_with_words_rule_and_path(graph: Path) -> None:
    claim = found(graph, "country:SWE", "agent")
    assert claim.parts[2] == "Sweden"
    assert (claim.status, claim.sources) == ("attributed", ("Norway",))
    assert claim.rules == ("events: predicate shell",)
    assert [passage.marked("[", "]") for passage in claim.passages] == [
        "Norway accused [Sweden] of [shelling] a post near Bodo."
    ]
    assert claim.paths[0].startswith("shelling <-")
    assert claim.paths[0].endswith(" Sweden")


def test_an_event_a_claim_and_a_whole_iri_lead_there_too(graph: Path) -> None:
    claim = found(graph, "country:SWE", "agent")
    assert [c.iri for c in why(graph, claim.iri)] == [claim.iri]
    assert [c.iri for c in why(graph, "claim:" + claim.iri.rsplit("/", 1)[-1])] == [claim.iri]
    assert found(graph, f"<{claim.iri.split('/claim/')[0]}/id/country/SWE>", "agent") == claim


def test_every_claim_shows_words_in_its_sentence(graph: Path) -> None:
    for claim in why(graph, "country:NOR"):
        assert claim.passages
        for passage in claim.passages:
            assert TEXT[passage.begin : passage.begin + len(passage.text)] == passage.text
            assert all(0 <= begin < end <= len(passage.text) for begin, end in passage.words)


def test_plain_marks_and_highlighted_words(graph: Path) -> None:
    claim = found(graph, "country:SWE", "agent")
    plain = [line.plain for line in shown([claim], plain=True)]
    assert plain[0].endswith(" | agent | Sweden")
    assert "  status      attributed, according to Norway" in plain
    assert any("[shelling]" in line for line in plain)
    styled = [line for line in shown([claim], plain=False) if "shelling" in line.plain and "Norway" in line.plain]
    assert [styled[0].plain[span.start : span.end] for span in styled[0].spans] == ["Sweden", "shelling"]


def test_words_that_overlap_are_marked_once() -> None:
    assert Passage("a", 0, "the red car stops", ((4, 11), (12, 17))).marked("[", "]") == "the [red car] [stops]"


@pytest.mark.parametrize(
    ("iri", "words"),
    [("country:XXX", "not in this graph"), ("https://example.org/x", "not in this graph"), ("nothing", "not in this graph")],
)
def test_what_is_not_there(graph: Path, iri: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        why(graph, iri)


def test_a_resource_without_claim_says_so(graph: Path) -> None:
    with pytest.raises(InputError, match="no claim is about it"):
        why(graph, "software:newskg-0.1.0")


@pytest.mark.parametrize(
    ("sentence", "step", "word", "words"),
    [
        ("Peru juggled with Chile.", Step.LEXICON, "juggled", "predicate “juggle” is not in the lexicon"),
        ("Chad signed the window.", Step.FRAME, "signed", "wants object @agreement for AGREE"),
        ("The avalanche bombed Sudan.", Step.ACTORS, "bombed", "“avalanche” is not recognised as an actor"),
        ("Chad would attack Sudan.", Step.STATUS, "attack", "not asserted but hypothetical because of “would”"),
        ("Chad did not attack Sudan.", Step.STATUS, "attack", "not asserted but denied because of “not”"),
        ("Norway said that Chad attacked Sudan.", Step.STATUS, "attacked", "attributed because of “said”, on the word of Norway"),
        ("Chad attacked Sudan.", Step.READ, "attacked", "read as ASSAULT by “predicate attack”: agent Chad; recipient Sudan; asserted"),
        ("Norway said that Chad attacked Sudan.", Step.READ, "said", "a statement by “plain”: speaker Norway; content “Chad"),
        ("Norway did not say that Chad attacked Sudan.", Step.STATUS, "say", "content “Chad attacked Sudan”; not asserted but denied"),
        ("Norway mused that Chad had grown.", Step.LEXICON, "mused", "is no reporting verb of the lexicon of statements (muse)"),
        ("Norway announced a prize.", Step.FRAME, "announced", "no clause and no quotation that it reports"),
        ("Norway and Chad signed a treaty in Oslo.", Step.READ, "treaty", "by “treaty.signed”: parties Norway, Chad; asserted"),
        ("Norway and Chad may sign a treaty in Oslo.", Step.STATUS, "treaty", "parties Norway, Chad; not asserted but"),
        ("The deal was a bargain.", Step.ACTORS, "deal", "agreement noun “deal”: no name, no two parties"),
        ("Norwegian foreign minister Liv Dahl slept.", Step.READ, "minister", "“foreign minister” of Norwegian by “head minister”: held"),
        ("The foreign minister slept.", Step.ACTORS, "minister", "office “foreign minister”: nobody with a name holds it here"),
    ],
)
def test_where_a_rule_failed(sentence: str, step: Step, word: str, words: str) -> None:
    ((text, verdicts),) = whynot(sentence)
    assert text == sentence
    assert step in [v.step for v in verdicts if v.word == word and words in v.words]


def test_a_word_that_another_rule_read_is_not_missed_in_the_lexicon_of_events() -> None:
    ((_, verdicts),) = whynot("Norway said that Chad had grown.")
    assert [v.step for v in verdicts if v.word == "said"] == [Step.READ]


def test_the_nearest_comes_first() -> None:
    ((_, verdicts),) = whynot("Chad juggled and would attack Sudan.")
    assert verdicts[0].word == "attack"


def test_words_are_looked_for_in_articles() -> None:
    articles = [Article("oslo", TEXT)]
    ((text, verdicts),) = whynot("accused  sweden of SHELLING", articles)
    assert text == "Norway accused Sweden of shelling a post near Bodo."
    assert {v.word for v in verdicts} == {"accused", "shelling"}
    with pytest.raises(InputError, match="no sentence of the articles holds these words"):
        list(whynot("penguins", articles))


def test_a_sentence_without_verb() -> None:
    ((_, verdicts),) = whynot("A blue table.")
    assert verdicts == []
