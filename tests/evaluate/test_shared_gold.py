"""The gold beside the project: our figures are those of the scorer that lies there, and not below the floors."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from truce import GOLD, write

from kg import terms
from kg.build import build
from kg.evaluate import evaluate, floors_of, read_floors
from kg.evaluate.gold import read_gold
from kg.records import Article

SHARED = Path(__file__).parents[2].parent / "shared"
SCORER = SHARED / "eval" / "score.py"
FLOORS = Path(__file__).parent / "floors.toml"


@pytest.fixture(scope="module", params=["dev", "article"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folder of a gold set and that of the graph of its passages."""
    gold = SHARED / "gold" / str(request.param)
    if not gold.is_dir():
        pytest.skip(f"needs ../shared/gold/{request.param}, which is not here")
    folder = tmp_path_factory.mktemp("graph")
    build([Article(g.id, g.text, published=g.published) for g in read_gold(gold)], folder)
    return gold, folder


def test_figures_are_not_below_the_floors(built: tuple[Path, Path]) -> None:
    gold, graph = built
    floors = floors_of(evaluate(gold, graph=graph), read_floors(FLOORS))
    assert floors
    assert [floor.line() for floor in floors if not floor.met] == []


def test_figures_are_those_of_the_scorer(built: tuple[Path, Path], tmp_path: Path) -> None:
    gold, graph = built
    assert figures_of_the_scorer(gold, one_reading(graph, tmp_path), tmp_path) == ours(gold, tmp_path / "one")


def test_figures_of_a_made_up_passage_are_those_of_the_scorer(tmp_path: Path) -> None:
    if not SCORER.is_file():
        pytest.skip("needs ../shared/eval/score.py, which is not here")
    gold, graph = write(tmp_path, events=[{**event, "date": None} for event in GOLD["events"]])
    assert figures_of_the_scorer(gold, graph, tmp_path) == ours(gold, graph)


def ours(gold: Path, graph: Path) -> object:
    """Our figures as JSON."""
    return json.loads(json.dumps(evaluate(gold, graph=graph).as_json()))


def figures_of_the_scorer(gold: Path, graph: Path, folder: Path) -> object:
    """The figures of the scorer beside the project, run as it is."""
    out = folder / "figures.json"
    command = [sys.executable, str(SCORER), "graph", str(gold), str(graph), "--json", str(out)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return json.loads(out.read_text(encoding="utf-8"))


def one_reading(graph: Path, folder: Path) -> Path:
    """A copy of the graph without what a scorer may read either way: a second country of an organization, a second event
    of the same class or a second statement on the same words.
    """
    store = ox.Store()
    for file in sorted(graph.glob("*.ttl")):
        store.bulk_load(path=str(file), format=ox.RdfFormat.TURTLE)
    for predicate in (terms.country, terms.postOf):
        drop_but_first(store, quads(store, predicate), key=lambda quad: str(quad.subject))
    drop_but_first(store, quads(store, terms.quoteSpan), key=lambda quad: str(quad.object))
    classes = {str(quad.subject): str(quad.object) for quad in quads(store, terms.sem_eventType)}
    drop_but_first(
        store, quads(store, terms.trigger), key=lambda quad: (str(quad.object), classes.get(str(quad.subject)))
    )
    target = folder / "one"
    target.mkdir()
    store.dump(str(target / "all.ttl"), format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph())
    return target


def quads(store: ox.Store, predicate: object) -> list[ox.Quad]:
    """The quads with this property, sorted."""
    return sorted(store.quads_for_pattern(None, ox.NamedNode(str(predicate)), None, None), key=str)


def drop_but_first(store: ox.Store, found: Iterable[ox.Quad], *, key: object) -> None:
    """Remove all quads but the first of each key."""
    seen: set[object] = set()
    for quad in found:
        assert callable(key)
        if (value := key(quad)) in seen:
            store.remove(quad)
        seen.add(value)
