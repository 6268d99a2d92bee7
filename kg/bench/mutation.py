"""What the checks are worth: faults of many kinds planted in sound graphs, one at a time, and how many of them are found."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Final

from kg.bench.faults import KINDS, Fault, Sound, strangers
from kg.build import build
from kg.errors import CheckFailed, InputError
from kg.evaluate.scores import Figure, Miss, Scores, share
from kg.graph.lines import Term, Triple, from_rdflib
from kg.records import Article
from kg.validate import check, read_graph
from kg.validate.index import Index

FAULTS: Final = 10_000
SEED: Final = 20261124
TRIES: Final = 50  # graphs that are tried for one fault, since not every graph has room for every kind


def mutation(articles: Sequence[Article], *, faults: int = FAULTS, seed: int = SEED, model: str | None = None) -> Scores:
    """For each kind of fault how many were planted and found, in graphs of one article each.

    A kind that no graph has room for is left out. Raises InputError when there is no article, CheckFailed when a graph without
    fault does not pass.
    """
    if not articles:
        raise InputError("no article to read")
    graphs = sound_graphs(articles, model=model)
    chance = Random(seed)
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    misses: list[Miss] = []
    names = list(KINDS)
    while names and planted.total() < faults:
        for name in tuple(names[: faults - planted.total()]):
            drawn = draw(name, graphs, chance)
            if drawn is None:
                names.remove(name)
                continue
            sound, fault = drawn
            planted[name] += 1
            if check((sound.triples - set(fault.removed)) | set(fault.added), sound.texts).ok:
                changed = f"without {_shown(fault.removed)}, with {_shown(fault.added)}"
                misses.append(Miss(name, ", ".join(sorted(sound.texts)), changed))
            else:
                found[name] += 1
    rows: dict[str, dict[str, Figure]] = {
        name: {"planted": planted[name], "found": found[name], "share": round(share(found[name], planted[name]), 4)}
        for name in KINDS
        if planted[name]
    }
    total, caught = planted.total(), found.total()
    rows["all"] = {"planted": total, "found": caught, "share": round(share(caught, total), 4), "kinds": len(rows)}
    return Scores("mutation", rows, misses=tuple(misses))


def draw(name: str, graphs: Sequence[Sound], chance: Random) -> tuple[Sound, Fault] | None:
    """A graph and a fault of this kind in it; None where none of the graphs that are tried has room for one."""
    for _ in range(TRIES):
        sound = chance.choice(graphs)
        fault = KINDS[name](sound, chance)
        if fault is not None:
            return sound, fault
    return None


def sound_graphs(articles: Sequence[Article], *, model: str | None = None) -> list[Sound]:
    """A graph of each article by itself, as `build` publishes it, with the entities of all others at hand."""
    made: list[tuple[frozenset[Triple], dict[str, str]]] = []
    for article in sorted(articles, key=lambda article: article.id):
        with tempfile.TemporaryDirectory(prefix="newskg-") as folder:
            build([article], Path(folder), model=model)
            made.append((frozenset(map(from_rdflib, read_graph(Path(folder)))), {article.sha256: article.text}))
    known = [strangers(Index(triples)) for triples, _ in made]
    graphs = []
    for triples, texts in made:
        own = {subject for subject, _, _ in triples}
        foreign: dict[frozenset[Term], list[tuple[Term, tuple[Triple, ...]]]] = {}
        for types, entity, described in (row for rows in known for row in rows):
            if entity not in own:
                foreign.setdefault(types, []).append((entity, described))
        sound = Sound(triples, texts, foreign)
        report = check(sound.triples, texts)
        if not report.ok:
            raise CheckFailed("a graph without fault does not pass", lines=tuple(report.lines()))
        graphs.append(sound)
    return graphs


def _shown(triples: Sequence[Triple]) -> str:
    return "; ".join(map(" ".join, triples[:2])) or "nothing"
