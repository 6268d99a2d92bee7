"""The benchmarks' figures: literal small cases, and those of the scorers that lie beside the project."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.bench import SETS, coreference, plover, speed
from kg.bench.clusters import b_cubed, ceaf_e, home, muc
from kg.bench.coreference import chains
from kg.bench.coreference import figures as coreference_figures
from kg.bench.dates import Dated
from kg.bench.linking import Link, counts
from kg.bench.plover import Coded, Sentence
from kg.bench.plover import figures as plover_figures
from kg.build import build
from kg.errors import InputError
from kg.evaluate import floors_of, read_floors
from kg.records import Article

CHN, JPN, USA = frozenset({"CHN"}), frozenset({"JPN"}), frozenset({"USA"})
NOBODY: frozenset[str] = frozenset()


def test_scores_of_clusters() -> None:
    """Two clusters, one of them split: worked out by hand."""
    key = [frozenset("abc"), frozenset("de")]
    response = [frozenset("ab"), frozenset("cde")]
    assert muc(key, home(response)) == (2, 3)
    assert b_cubed(key, home(response)) == (pytest.approx(2 / 3 + 2 / 3 + 1 / 3 + 2), 5)
    assert ceaf_e(key, response) == pytest.approx(0.8 + 0.8)
    assert ceaf_e(key, []) == 0.0


def test_pronouns_and_heads() -> None:
    mentions = [
        {"start": 0, "end": 20, "head": [14, 20], "text": "the old envoy Rudolf", "cluster": "1", "form": "name"},
        {"start": 30, "end": 32, "head": [30, 32], "text": "he", "cluster": "1", "form": "pron"},
        {"start": 40, "end": 42, "head": [40, 42], "text": "it", "cluster": "2", "form": "pron"},
        {"start": 50, "end": 55, "head": [50, 55], "text": "a map", "cluster": "2", "form": "nom"},
        {"start": 60, "end": 63, "head": [60, 63], "text": "him", "cluster": "1", "form": "pron"},
    ]
    row = {"genre": "news", "mentions": [{**m, "etype": "person" if m["cluster"] == "1" else "object"} for m in mentions]}
    found = chains(row, [[(14, 20), (30, 32)], [(40, 42), (50, 55)], [(80, 90), (95, 99)]])
    assert found.gold == (frozenset({0, 1, 4}),)
    assert found.found == (frozenset({0, 1}), frozenset({(80, 90), (95, 99)}))
    assert (found.resolved, found.pronouns) == (1, 2)
    assert coreference_figures([found])["muc"] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Coded("CONSULT", CHN, JPN), True),
        (Coded("CONSULT", CHN | JPN, NOBODY), True),
        (Coded("CONSULT", CHN, NOBODY), False),
        (Coded("AGREE", CHN | JPN, NOBODY), False),
    ],
)
def test_a_reciprocal_event_has_its_countries_in_either_role(other: Coded, same: bool) -> None:
    assert Coded("CONSULT", CHN | JPN, NOBODY, reciprocal=True).given_by(other) is same


def test_figures_on_events() -> None:
    sentences = [
        # two coded events of one class count together as the whole event
        Sentence("1", (Coded("AID", USA, CHN | JPN),), (Coded("AID", USA, CHN), Coded("AID", USA, JPN))),
        Sentence("2", (Coded("ACCUSE", USA, CHN, also=frozenset({"THREATEN"})),), (Coded("THREATEN", USA, NOBODY),)),
        Sentence("3", (Coded("AID", JPN, NOBODY),), ()),
        Sentence("4", (Coded("CONSULT", CHN | JPN, NOBODY, reciprocal=True),), (Coded("CONSULT", CHN, JPN),)),
    ]
    figures = plover_figures(sentences)
    assert figures["class"] == {
        "recall_any": 0.5, "recall_any_lenient": 0.75, "macro_f1": pytest.approx((2 / 3 + 0 + 1) / 3),
        "precision": pytest.approx(2 / 3), "micro_f1": pytest.approx(4 / 7), "first": 0.5,
    }  # fmt: skip
    assert figures["source"] == {"p": 1.0, "r": 0.75, "f1": pytest.approx(6 / 7), "gold": 4}
    assert figures["target"] == {"p": 1.0, "r": 0.75, "f1": pytest.approx(6 / 7), "gold": 4}
    assert figures["event"] == {"recall": 0.5, "precision": pytest.approx(2 / 3), "f1": pytest.approx(4 / 7), "gold": 4}
    assert figures["sentences"] == {"of": 4, "coded": 3}


@pytest.mark.parametrize(
    ("when", "bounds", "value", "exact", "compatible"),
    [
        ("2011-04", ("", ""), "2011-04", True, True),
        ("2011-04", ("", ""), "2011-04-13", False, True),
        ("2011-04", ("", ""), "2011", False, True),
        ("2011-04", ("", ""), "2012", False, False),
        ("", ("1980", "1988"), "1980/1988", True, True),
        ("", ("1980", "1988"), "1985", False, True),
        ("", ("1980", "1988"), "1991", False, False),
    ],
)
def test_dates(when: str, bounds: tuple[str, str], value: str, exact: bool, compatible: bool) -> None:
    dated = Dated("a", "news", "then", when, bounds, (value,))
    assert (dated.exact, dated.compatible) == (exact, compatible)


def test_links() -> None:
    gold = [
        {"start": 0, "end": 9, "title": "Ruritania", "wikidata": "Q1", "iso3": "RUR"},
        {"start": 20, "end": 30, "title": "Zenda Castle", "wikidata": None},
        {"start": 40, "end": 45, "title": None},
    ]
    links = [Link(0, 9, "Q9", "", "RUR"), Link(20, 25, "", "zenda castle", ""), Link(40, 45, "Q3", "", "")]
    found = counts(gold, links)
    assert (found.gold, found.found, found.strong, found.weak) == (2, 2, 1, 2)
    assert (found.countries, found.countries_right, found.unlinked, found.unlinked_wrong) == (1, 1, 1, 1)


def test_speed_counts_what_the_clock_shows() -> None:
    ticks = iter(range(1000))
    scores = speed([Article("one", "Norway signed a treaty with Sweden.")], clock=lambda: float(next(ticks)))
    assert scores.rows["bare pipeline"] == {"words_per_second": 7, "words": 7}
    assert scores.rows["ratio"] == {"of_bare": 1.0, "of_bare_with_our_blas": 1.0, "of_bare_without_checks": 0.2}
    stages = [row for row in scores.rows if row.startswith("stage")]
    assert stages == ["stage annotate", "stage extract", "stage resolve", "stage graph", "stage check"]
    assert sum(float(scores.rows[row]["share"] or 0) for row in stages) == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize(
    ("content", "fault"),
    [("", "no row"), ("{\n", "line 1 is no JSON"), ('{"id": "a"}\n', "line 1 lacks text, events")],
)
def test_a_broken_file_is_named(tmp_path: Path, content: str, fault: str) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        plover(file)
    assert str(caught.value).startswith(f"{file}: {fault}")


def test_a_set_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"neither the file of the benchmark nor a folder with gum/dev\.jsonl"):
        coreference(tmp_path)


def some(shared: Path, place: str, folder: Path, *, rows: int, having: str = "") -> Path:
    """The shortest rows of a set that have these words, in a file of their own, and the graph of their texts beside it."""
    lines = (shared / "bench" / place).read_text(encoding="utf-8").splitlines()
    chosen = sorted((line for line in lines if having in line), key=lambda line: (len(line), line))[:rows]
    (folder / "dev.jsonl").write_text("\n".join(chosen) + "\n", encoding="utf-8")
    build([Article(row["id"], row["text"]) for row in map(json.loads, chosen)], folder / "graph")
    return folder / "dev.jsonl"


def theirs(shared: Path, kind: str, scorer: str, data: Path, *options: str) -> str:
    """What the scorer of the set prints on the graph beside the data."""
    predicted = data.with_name("predicted.jsonl")
    export = [str(shared / "eval" / "export.py"), kind, str(data.with_name("graph")), str(predicted)]
    subprocess.run([sys.executable, *export], check=True, capture_output=True, timeout=60)
    command = [sys.executable, str(shared / "bench" / scorer), str(data), str(predicted), *options]
    return subprocess.run(command, check=True, capture_output=True, timeout=60, text=True).stdout


def printed(text: str, name: str) -> float:
    """The number that follows a name."""
    found = re.search(rf"^{name}\s+(?:\S+ )??([\d.]+)|{name} ([\d.]+)", text, re.MULTILINE)
    assert found is not None
    return float(found[1] or found[2])


def test_events_as_their_scorer_has_them(shared: Path, tmp_path: Path) -> None:
    data = some(shared, "plover/dev.jsonl", tmp_path, rows=30)
    rows = plover(data, graph=tmp_path / "graph").rows
    summary = json.loads(theirs(shared, "plover", "plover/score_plover.py", data, "--json"))["summary"]
    for row, figure, name in (
        ("class", "recall_any", "class_recall_at_any"),
        ("class", "recall_any_lenient", "class_recall_at_any_lenient"),
        ("class", "macro_f1", "class_macro_f1"),
        ("class", "micro_f1", "class_micro_f1"),
        ("class", "first", "first_event_accuracy"),
        ("source", "f1", "source_country_f"),
        ("target", "f1", "target_country_f"),
        ("event", "recall", "full_match"),
        ("event", "f1", "full_event_f1"),
    ):
        assert rows[row][figure] == pytest.approx(summary[name]), name


def test_coreference_and_dates_as_their_scorers_have_them(shared: Path, tmp_path: Path) -> None:
    data = some(shared, "gum/dev.jsonl", tmp_path, rows=2, having='"genre": "news"')
    figures = SETS["gum-coref"](data, graph=tmp_path / "graph").rows["all"]
    text = theirs(shared, "coref", "gum/score_coref.py", data, "--etypes", "person,organization,place")
    assert figures["conll"] == pytest.approx(printed(text, "CoNLL F1"), abs=0.0006)
    assert figures["pronouns"] == pytest.approx(printed(text, "third-person pronouns resolved"), abs=0.0006)
    figures = SETS["gum-dates"](data, graph=tmp_path / "graph").rows["all"]
    text = theirs(shared, "dates", "gum/score_dates.py", data)
    for figure, name in (("found", "found"), ("exact", "exact value"), ("exact-single", "exact on 'when'"), ("compatible", "compatible")):
        assert figures[figure] == pytest.approx(printed(text, name), abs=0.0006)


def test_links_as_their_scorer_has_them(shared: Path, tmp_path: Path) -> None:
    data = some(shared, "linking/gum_dev.jsonl", tmp_path, rows=2, having='"GUM-news"')
    figures = SETS["linking"](data, graph=tmp_path / "graph").rows["all"]
    text = theirs(shared, "links", "linking/score_linking.py", data).splitlines()[-1]
    assert figures["countries"] == pytest.approx(printed(text, "country"), abs=0.0006)
    assert figures["right"] == pytest.approx(printed(text, "weak R"), abs=0.0006)
    assert figures["right_of_found"] == pytest.approx(printed(text, "D2KB"), abs=0.0006)


@pytest.mark.parametrize("name", ["plover", "gum-coref", "gum-dates", "linking"])
def test_a_set_is_not_below_its_floors(shared: Path, name: str) -> None:
    floors = floors_of(SETS[name](shared / "bench"), read_floors(Path(__file__).parent / "floors.toml"))
    assert floors
    assert [floor.line() for floor in floors if not floor.met] == []
