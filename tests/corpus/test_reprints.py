"""One report in several papers is one source: which articles are found to be reprints, whatever the order of their coming."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest

from kg.corpus import read
from kg.corpus.reprints import shingles, words_of
from kg.records import Article

SENTENCES = (
    "Foreign ministers of Chad and Niger met in Agadez on Tuesday to settle the course of the border that both of them claim.",
    "They agreed to send surveyors into the hills before the rains, a spokeswoman for the hosts said after the talks had ended.",
    "The two countries have quarrelled over the wells of the Djado plateau since they became independent in 1960.",
    "Herders from both sides use the wells in the dry months, and eleven of them were killed in a clash two years ago.",
    "A commission of the African Union will watch over the work of the surveyors and report to both governments in March.",
)
REPORT = " ".join(SENTENCES)
CUT = " ".join(SENTENCES[:-1])
EDITED = REPORT.replace("quarrelled", "argued")
OTHER = REPORT.replace("Chad", "Mali").replace("wells", "mines").replace("the", "those").replace("of", "in")


def read_all(tmp_path: Path, rows: list[dict[str, str]]) -> list[Article]:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return list(read([path], report=lambda _: None))


ROWS = [
    {"id": "agency", "text": REPORT, "published": "2020-05-05", "source": "Agency"},
    {"id": "cut", "text": CUT, "published": "2020-05-04", "source": "Coast Herald"},
    {"id": "edited", "text": EDITED, "published": "2020-05-06"},
    {"id": "same", "text": REPORT, "published": "2020-05-06", "url": "https://example.org/same"},
    {"id": "other", "text": OTHER, "published": "2020-05-06"},
]


@pytest.mark.parametrize("order", list(itertools.permutations(range(5)))[::7], ids=str)
def test_one_report_in_four_papers(order: tuple[int, ...], tmp_path: Path) -> None:
    found = {article.id: article for article in read_all(tmp_path, [ROWS[place] for place in order])}
    assert sorted(found) == ["agency", "other"]
    assert [(r.id, r.share, r.published, r.source, r.url) for r in found["agency"].reprints] == [
        ("cut", 1.0, "2020-05-04", "Coast Herald", None),
        ("edited", 0.95, "2020-05-06", None, None),
        ("same", 1.0, "2020-05-06", None, "https://example.org/same"),
    ]
    assert found["other"].reprints == ()


def test_the_same_text_as_a_reprint_is_a_reprint_of_its_original(tmp_path: Path) -> None:
    (article,) = read_all(tmp_path, [ROWS[0], ROWS[1], {"id": "cut-again", "text": CUT, "published": "2020-05-07"}])
    assert [(reprint.id, reprint.share) for reprint in article.reprints] == [("cut", 1.0), ("cut-again", 1.0)]


def test_short_texts_are_compared_by_the_letter(tmp_path: Path) -> None:
    short = [{"id": "a", "text": SENTENCES[0]}, {"id": "b", "text": SENTENCES[0] + " Talks go on."}]
    assert [article.id for article in read_all(tmp_path, short)] == ["a", "b"]


def test_a_house_phrase_makes_no_reprint(tmp_path: Path) -> None:
    phrase = " ".join(SENTENCES[:2])
    rows = [{"id": f"n{number:03d}", "text": f"{phrase} " + " ".join(f"w{number}x{word}" for word in range(60))} for number in range(130)]
    assert len(read_all(tmp_path, rows)) == 130


def test_shingles_are_runs_of_five_words() -> None:
    assert len(shingles(words_of("One two THREE four five six."))) == 2
    assert shingles(words_of("one, two: three four five")) == shingles(["one", "two", "three", "four", "five"])
    assert shingles(["one", "two"]) == set()
