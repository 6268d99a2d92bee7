"""Coreference of persons, organisations and places: the clusters of mentions that the graph gives as evidence of one entity.

Clusters of one mention are left out on both sides. A span stands for the gold mention with its offsets, or else for the
nearest one whose head it contains and which contains it or lies in it. Only gold clusters of the wanted types count; a
span that stands for a mention of no wanted cluster is left out.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from kg.bench.clusters import Cluster, b_cubed, ceaf_e, home, muc
from kg.bench.documents import Progress, Row, graph_of, read_rows
from kg.evaluate import built
from kg.evaluate.scores import Figure, Scores, f1, share

TYPES: Final = ("person", "organization", "place")
THIRD_PERSON: Final = frozenset((
    "he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself",
    "they", "them", "their", "theirs", "themselves", "themself",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chains:
    """The clusters of one document: mentions by their number, spans that stand for none by their offsets."""

    genre: str
    gold: tuple[Cluster, ...]
    found: tuple[Cluster, ...]
    pronouns: int
    resolved: int


def coreference(
    data: Path,
    *,
    model: str | None = None,
    graph: Path | None = None,
    types: Sequence[str] = TYPES,
    progress: Progress = lambda _: None,
) -> Scores:
    """The figures on documents with `mentions` (JSON Lines), over all and for each genre. Raises InputError."""
    rows = read_rows(data, "gum/dev.jsonl", needs=("mentions",))
    with graph_of(rows, model=model, graph=graph, progress=progress) as store:
        chains = list(_chains(rows, store, types))
    genres = sorted({one.genre for one in chains} - {""})
    table = {"all": figures(chains)}
    table.update({genre: figures([one for one in chains if one.genre == genre]) for genre in genres})
    return Scores("gum-coref", table)


def _chains(rows: Sequence[Row], store: ox.Store, types: Sequence[str]) -> Iterator[Chains]:
    articles = built.documents(store)
    for row in rows:
        spans = built.spans(store, articles[row["id"]]) if row["id"] in articles else []
        clusters = [sorted(set(entity.spans)) for entity in built.entities(store, spans)]
        yield chains(row, clusters, types=types)


def chains(row: Row, clusters: Sequence[Sequence[tuple[int, int]]], *, types: Sequence[str] = TYPES) -> Chains:
    """The gold clusters of a document and those of the spans, in common terms; how many pronouns are resolved."""
    mentions: list[dict[str, Any]] = row["mentions"]
    groups: dict[str, list[int]] = {}
    for number, mention in enumerate(mentions):
        groups.setdefault(mention["cluster"], []).append(number)
    gold = [frozenset[Hashable](g) for g in groups.values() if len(g) > 1 and mentions[g[0]]["etype"] in types]
    wanted = home(gold)
    taken: set[Hashable] = set()
    found: list[Cluster] = []
    for cluster in clusters:
        members: set[Hashable] = set()
        for begin, end in cluster:
            stands_for = _mention(mentions, begin, end)
            if stands_for is None:
                members.add((begin, end))
            elif stands_for in wanted and stands_for not in taken:
                members.add(stands_for)
                taken.add(stands_for)
        if len(members) > 1:
            found.append(frozenset(members))
    where = home(found)
    names = {number for number, mention in enumerate(mentions) if mention["form"] != "pron"}
    pronouns = [
        number
        for number, mention in enumerate(mentions)
        if mention["text"].lower() in THIRD_PERSON and wanted.get(number, frozenset()) & names
    ]
    resolved = sum(bool(where.get(number, frozenset()) & wanted[number] & names) for number in pronouns)
    return Chains(row.get("genre") or "", tuple(gold), tuple(found), len(pronouns), resolved)


def _mention(mentions: Sequence[dict[str, Any]], begin: int, end: int) -> int | None:
    """The number of the gold mention that a span stands for."""
    best: tuple[int, int] | None = None
    for number, mention in enumerate(mentions):
        first, last = mention["start"], mention["end"]
        if (first, last) == (begin, end):
            return number
        has_head = begin <= mention["head"][0] and mention["head"][1] <= end
        if has_head and ((begin <= first and last <= end) or (first <= begin and end <= last)):
            nearest = (abs(first - begin) + abs(last - end), number)
            best = nearest if best is None else min(best, nearest)
    return None if best is None else best[1]


def figures(documents: Sequence[Chains]) -> dict[str, Figure]:
    """F1 of the three scores over the documents, their mean ("conll"), and the share of third-person pronouns that lie in
    a cluster with a name or noun phrase of their own gold cluster.
    """
    scores: list[float] = []
    for score in (muc, b_cubed):
        recall = [score(one.gold, home(one.found)) for one in documents]
        precision = [score(one.found, home(one.gold)) for one in documents]
        scores.append(f1(_ratio(precision), _ratio(recall)))
    aligned = sum(ceaf_e(one.gold, one.found) for one in documents)
    gold, found = sum(len(one.gold) for one in documents), sum(len(one.found) for one in documents)
    scores.append(f1(share(aligned, found), share(aligned, gold)))
    pronouns = sum(one.pronouns for one in documents)
    return {
        "conll": sum(scores) / 3,
        "muc": scores[0],
        "b_cubed": scores[1],
        "ceaf_e": scores[2],
        "pronouns": share(sum(one.resolved for one in documents), pronouns),
        "of": pronouns,
        "clusters": gold,
        "documents": len(documents),
    }


def _ratio(parts: Sequence[tuple[float, float]]) -> float:
    return share(sum(right for right, _ in parts), sum(whole for _, whole in parts))
