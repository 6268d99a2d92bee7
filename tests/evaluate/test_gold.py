"""A broken gold file is named, with what is wrong in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from truce import GOLD, SENTENCES, TEXT, write

from kg.errors import InputError
from kg.evaluate import gold_folders
from kg.evaluate.gold import read_gold, read_passage

EVENT = {"sentence": 0, "trigger": "signed", "type": "AGREE", "source": [], "target": [], "status": "asserted"}
SAID = {"sentence": 1, "speaker": "p1", "kind": "indirect", "content": "the war is over"}
TREATY = {"sentence": 0, "span": "a truce", "signatories": []}


def test_sentences_stand_in_the_text(tmp_path: Path) -> None:
    folder, _ = write(tmp_path)
    passage = read_gold(folder)[0]
    assert passage.text == TEXT
    assert [(s.begin, s.end) for s in passage.sentences] == [(0, 52), (53, 113), (114, 162)]
    assert [e.trigger.begin for e in passage.events or ()] == [10, 101, 124]


def test_a_whole_text_is_kept_as_it_is(tmp_path: Path) -> None:
    text = "Truce\n\n" + "\n".join(SENTENCES) + "\n"
    folder, _ = write(tmp_path, text=text)
    passage = read_gold(folder)[0]
    assert passage.text == text
    assert passage.sentences[0].begin == 7


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"id": None}, "`id` must be a text that is not empty"),
        ({"sentences": []}, "`sentences` must hold at least one sentence, none of them empty"),
        ({"sentences": "One."}, "`sentences` must be a list of texts"),
        ({"text": "Something else."}, "sentence 0 does not stand in `text` after the one before it"),
        ({"published": "yesterday"}, "`published` is no date of the form 2022-08-08: 'yesterday'"),
        ({"entities": [{"id": "x", "type": "animal", "name": "Bo", "names": []}]},
         "entities[0]: `type` must be one of person, country, organization, place, not 'animal'"),
        ({"entities": [{"id": "x", "type": "country", "name": "Ruritania"}]},
         "entities[0]: a country needs its `iso3`"),
        ({"entities": [{"id": "x", "type": "place", "name": "A"}, {"id": "x", "type": "place", "name": "B"}]},
         "two entities have the id 'x'"),
        ({"events": {"sentence": 0}}, "`events` must be a list of objects"),
        ({"events": [{**EVENT, "sentence": 3}]}, "events[0]: `sentence` must be a number from 0 to 2"),
        ({"events": [{**EVENT, "trigger": "inked"}]}, "events[0]: `trigger` does not stand in its sentence: 'inked'"),
        ({"events": [EVENT, {**EVENT, "source": ["c9"]}]},
         "events[1]: `source` names 'c9', which is no entity of the file"),
        ({"events": [{**EVENT, "status": "true"}]},
         "events[0]: `status` must be one of asserted, attributed, planned, denied, hypothetical, not 'true'"),
        ({"treaties": [{**TREATY, "place": "l9"}]}, "treaties[0]: `place` names 'l9', which is no entity of the file"),
        ({"statements": [{**SAID, "speaker": "p9"}]},
         "statements[0]: `speaker` names 'p9', which is no entity of the file"),
        ({"statements": [{**SAID, "kind": "shouted"}]},
         "statements[0]: `kind` must be one of direct, indirect, mixed, not 'shouted'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(tmp_path: Path, changed: dict[str, object], fault: str) -> None:
    folder, _ = write(tmp_path, **changed)
    with pytest.raises(InputError) as caught:
        read_gold(folder)
    assert str(caught.value) == f"{folder / 'truce.json'}: {fault}"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"{\n\"id\": ", "no JSON (Expecting value, line 2)"),
        (b"[]", "a gold file holds one JSON object"),
        (b"\xff\xfe", "not UTF-8 (invalid start byte at byte 0)"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, content: bytes, fault: str) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_passage(file)
    assert str(caught.value) == f"{file}: {fault}"


def test_folders(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        list(gold_folders(tmp_path / "nothing"))
    with pytest.raises(InputError, match="no gold file"):
        list(gold_folders(tmp_path))
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.json").write_text(json.dumps(GOLD), encoding="utf-8")
    assert [folder.name for folder in gold_folders(tmp_path)] == ["a", "b"]
    assert list(gold_folders(tmp_path / "a")) == [tmp_path / "a"]
    (tmp_path / "a" / "y.json").write_text(json.dumps(GOLD), encoding="utf-8")
    with pytest.raises(InputError, match=r"y\.json: the id 'truce' stands in another file too"):
        read_gold(tmp_path / "a")
