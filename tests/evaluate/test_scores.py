"""The figures of a made-up passage, worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from truce import write

from kg.evaluate import evaluate
from kg.evaluate.matching import overlap, plain


def test_every_row(tmp_path: Path) -> None:
    gold, graph = write(tmp_path)
    scores = evaluate(gold, graph=graph)
    assert scores.name == "gold"
    assert scores.absent == ()
    assert scores.misses == ()
    assert json.loads(json.dumps(scores.as_json())) == {
        "entity.country": {"p": 1.0, "r": 1.0, "f1": 1.0, "tp": 2, "pred": 2, "gold": 2},
        "entity.organization": {"p": 0.0, "r": 0.0, "f1": 0.0, "tp": 0, "pred": 0, "gold": 1},
        "entity.person": {"p": 1.0, "r": 1.0, "f1": 1.0, "tp": 1, "pred": 1, "gold": 1},
        "entity.place": {"p": 0.0, "r": 0.0, "f1": 0.0, "tp": 0, "pred": 1, "gold": 1},
        # AGREE and ACCUSE are found, CONFLICT is not, CONSULT is one too many; a statement is no event
        "event": {"p": 0.667, "r": 0.667, "f1": 0.667, "tp": 2, "pred": 3, "gold": 3},
        # right: the agents of AGREE and ACCUSE; wrong: Graustark as the recipient of AGREE, the agent of CONSULT
        "event.role": {"p": 0.5, "r": 0.5, "f1": 0.5, "tp": 2, "pred": 4, "gold": 4},
        "event.role.country": {"p": 0.5, "r": 0.5, "f1": 0.5, "tp": 2, "pred": 4, "gold": 4},
        "statement": {"p": 1.0, "r": 1.0, "f1": 1.0, "tp": 1, "pred": 1, "gold": 1},
        "statement.span": {"p": 1.0, "r": 1.0, "f1": 1.0, "tp": 1, "pred": 1, "gold": 1},
        "treaty": {"p": 1.0, "r": 1.0, "f1": 1.0, "tp": 1, "pred": 1, "gold": 1},
        "event.date": {"accuracy": 1.0, "right": 1, "of": 1},
        "event.no_invented_date": {"accuracy": 1.0, "right": 1, "of": 1},
        "event.status": {"accuracy": 0.5, "right": 1, "of": 2},
        "post": {"accuracy": 1.0, "right": 1, "of": 1},
        "statement.kind": {"accuracy": 0.0, "right": 0, "of": 1},
        "treaty.complete": {"accuracy": 0.0, "right": 0, "of": 1},
        "documents_not_in_graph": [],
    }


def test_misses_are_named(tmp_path: Path) -> None:
    gold, graph = write(tmp_path)
    assert list(evaluate(gold, graph=graph, misses=True).miss_lines()) == [
        "- organization truce: Zenda League",
        "- place        truce: Strelsau",
        "+ place        truce: Zenda",
        "- event        truce: CONFLICT 'war' in sentence 1",
        "- status       truce: ACCUSE 'criticized': attributed for asserted",
        "+ event        truce: CONSULT at 155 in sentence 2",
        "- role         truce: AGREE 'signed': source GRA",
        "- role         truce: ACCUSE 'criticized': target RUR",
        "- complete     truce: 'a truce' in sentence 0: has RUR",
    ]


def test_a_list_that_is_left_out_is_not_scored(tmp_path: Path) -> None:
    gold, graph = write(tmp_path, events=None, treaties=None)
    rows = evaluate(gold, graph=graph).rows
    assert [row for row in rows if row.startswith(("event", "treaty"))] == []
    assert rows["statement"]["f1"] == 1.0


def test_a_passage_that_the_graph_lacks_counts_as_missed(tmp_path: Path) -> None:
    gold, graph = write(tmp_path, id="another")
    scores = evaluate(gold, graph=graph)
    assert scores.absent == ("another",)
    assert scores.rows["entity.country"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "tp": 0, "pred": 0, "gold": 2}
    assert list(scores.lines())[-1] == "not in the graph: another"


def test_an_unnamed_speaker_is_right_by_country(tmp_path: Path) -> None:
    unnamed = {"id": "x1", "type": "person", "name": "envoys", "names": ["envoys"], "country": "RUR", "named": False}
    statement = {"sentence": 1, "speaker": "x1", "cue": "said", "kind": "indirect", "content": "the war is over"}
    gold, graph = write(tmp_path, entities=[unnamed], events=[], treaties=[], statements=[statement])
    assert evaluate(gold, graph=graph).rows["statement"]["tp"] == 1


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("The Zenda League", "zenda league"),
        ("Mr. Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("Prime Minister Şahin", "sahin"),
        ("DIYARBAKIR", "diyarbakir"),
        ("U.S.", "u s"),
        ("the", "the"),
    ],
)
def test_names_are_compared_without_dress(name: str, same: str) -> None:
    assert plain(name) == same


@pytest.mark.parametrize(
    ("one", "other", "part"),
    [((0, 10), (0, 10), 1.0), ((0, 10), (5, 10), 0.5), ((0, 10), (5, 15), 1 / 3), ((0, 4), (6, 8), 0.0)],
)
def test_overlap(one: tuple[int, int], other: tuple[int, int], part: float) -> None:
    assert overlap(one, other) == pytest.approx(part)
