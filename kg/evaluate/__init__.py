"""Gold passages -> built graph -> figures: how well the whole path reads, scored on what it publishes.

`evaluate` takes any folder of gold files; `floors_of` sets the figures beside what they must reach.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kg.build import build
from kg.evaluate import built
from kg.evaluate.floors import Floor, floors_of, read_floors
from kg.evaluate.gold import GoldPassage, gold_folders, read_gold
from kg.evaluate.passage import Built, score_passage
from kg.evaluate.scores import Miss, Outcome, Scores, summary
from kg.records import Article

__all__ = ["Floor", "Miss", "Scores", "evaluate", "floors_of", "gold_folders", "read_floors"]


def evaluate(
    gold_dir: Path,
    *,
    model: str | None = None,
    misses: bool = False,
    graph: Path | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Scores:
    """Build the passages of the gold files and score the graph; with `graph` score that folder's graph instead.

    The scores carry the name of the folder, and each miss when `misses` is asked for. Raises InputError for a broken
    gold file, CheckFailed when the built graph fails its checks.
    """
    golds = read_gold(gold_dir)
    name = gold_dir.resolve().name
    if graph is not None:
        return _score(name, golds, graph, misses=misses)
    with tempfile.TemporaryDirectory(prefix="newskg-") as folder:
        articles = [Article(gold.id, gold.text, published=gold.published) for gold in golds]
        build(articles, Path(folder), model=model, progress=progress)
        return _score(name, golds, Path(folder), misses=misses)


def _score(name: str, golds: Sequence[GoldPassage], folder: Path, *, misses: bool) -> Scores:
    store = built.open_graph(folder)
    articles = built.documents(store)
    nations = built.nations(store)

    def outcomes() -> Iterator[Outcome]:
        for gold in golds:
            spans = built.spans(store, articles[gold.id]) if gold.id in articles else []
            said = Built(
                entities=tuple(built.entities(store, spans)),
                events=tuple(built.events(store, spans)),
                treaties=tuple(built.treaties(store, spans)),
                statements=tuple(built.statements(store, spans)),
            )
            for outcome in score_passage(gold, said, nations):
                if misses or not isinstance(outcome, Miss):
                    yield outcome

    return summary(name, outcomes(), absent=[gold.id for gold in golds if gold.id not in articles])
