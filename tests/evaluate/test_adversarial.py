"""No event that a sentence does not assert may stand as asserted: the set in `tests/adversarial`, and how it is scored."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.bench.adversarial import CONTROL, Mark, Outcome, Sentence, Told, adversarial, figures, read_sentences, unmarked
from kg.build import build
from kg.errors import InputError
from kg.evaluate import floors_of, read_floors
from kg.records import Article

SET = Path(__file__).parents[1] / "adversarial"
DENIED, ATTRIBUTED = frozenset({"denied"}), frozenset({"attributed"})


def test_the_set_is_large_and_has_sentences_that_assert() -> None:
    sentences = read_sentences(SET)
    assert sum(sentence.kind != CONTROL for sentence in sentences) >= 500
    assert sum(sentence.kind == CONTROL for sentence in sentences) >= 100
    assert sum(len(mark.speakers) > 1 for sentence in sentences for mark in sentence.marks) >= 60
    assert len({sentence.text for sentence in sentences}) == len(sentences)


def test_nothing_that_is_not_asserted_stands_as_asserted() -> None:
    scores = adversarial(SET)
    leaks = [line for line in scores.miss_lines() if line.startswith("+ leak")]
    floors = floors_of(scores, read_floors(Path(__file__).parent / "floors.toml"))
    assert floors
    assert (leaks, [floor.line() for floor in floors if not floor.met]) == ([], [])


def test_a_mark_gives_words_statuses_and_speakers() -> None:
    text, marks = unmarked("Peru said {raid|TH|Peru/ministry > Chile} and {left|A}.")
    assert text == "Peru said raid and left."
    assert marks == (
        Mark(10, 14, "raid", frozenset({"attributed", "hypothetical"}), (("Peru", "ministry"), ("Chile",))),
        Mark(19, 23, "left", frozenset({"asserted"})),
    )


def told(begin: int, status: str, *speakers: str, kind: str = "ASSAULT") -> Told:
    """An event of four characters."""
    return Told(kind, begin, begin + 4, "raid", status, tuple((name,) for name in speakers))


def test_figures() -> None:
    chain = (("Peru",), ("Chile",))
    hard = Sentence("1", "dev", "nested", "", (Mark(10, 14, "raid", ATTRIBUTED, chain), Mark(20, 24, "raid", DENIED)))
    control = Sentence("2", "dev", CONTROL, "", (Mark(10, 14, "raid", frozenset({"asserted"})),))
    events = told(10, "attributed", "Peru", "Chile"), told(20, "denied")
    right = figures([Outcome(hard, events), Outcome(control, (told(10, "asserted"),))])
    assert right["all"] == {
        "sentences": 2, "leaks": 0, "clean": 1.0, "found": 1.0, "status": 1.0, "kept": 1.0, "asserting": 1, "nested": 1.0, "chains": 1,
    }  # fmt: skip
    wrong = figures([Outcome(hard, (told(10, "attributed", "Chile", "Peru"), told(20, "asserted"))), Outcome(control, ())])
    assert wrong["all"] == {
        "sentences": 2, "leaks": 1, "clean": 0.0, "found": 1.0, "status": 0.5, "kept": 0.0, "asserting": 1, "nested": 0.0, "chains": 1,
    }  # fmt: skip


def test_an_event_that_nothing_marks_is_a_leak_but_a_threat_at_its_words_is_none() -> None:
    sentence = Sentence("1", "dev", "threat", "", (Mark(10, 14, "raid", frozenset({"planned"})),))
    assert Outcome(sentence, (told(30, "asserted"),)).leaks == [told(30, "asserted")]
    assert Outcome(sentence, (told(10, "planned"), told(10, "asserted", kind="THREATEN"))).leaks == []
    assert len(Outcome(sentence, (told(10, "asserted", kind="THREATEN"),)).leaks) == 1


def test_a_graph_that_asserts_what_is_claimed_is_found_out(tmp_path: Path) -> None:
    data, graph = tmp_path / "set", tmp_path / "graph"
    (data / "dev").mkdir(parents=True)
    (data / "dev" / "claim.txt").write_text("Chad said that Sudan had {attacked|T} a village.\n", encoding="utf-8")
    build([Article(sentence.id, sentence.text) for sentence in read_sentences(data)], graph)
    assert adversarial(data, graph=graph).rows["all"]["clean"] == 1.0
    for file in graph.glob("*.ttl"):
        file.write_text(file.read_text(encoding="utf-8").replace("kg:Attributed", "kg:Asserted"), encoding="utf-8")
    scores = adversarial(data, graph=graph)
    assert (scores.rows["all"]["clean"], scores.rows["all"]["leaks"]) == (0.0, 1)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Chad {left|X} the town.", "line 1 has a mark that is not {words|statuses|speakers}"),
        ("", "no folder with text files of marked sentences"),
    ],
)
def test_a_broken_set_is_named(tmp_path: Path, line: str, fault: str) -> None:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "claim.txt").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        adversarial(tmp_path)
    assert fault in str(caught.value)
