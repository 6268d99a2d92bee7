"""The silence map: who is much spoken of and never speaks; and how networks change over windows of time. Beside measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from kg.network.graphs import Cast, Level
from kg.network.reading import Facts


@dataclass(frozen=True, slots=True)
class Voice:
    """How often a node is spoken of by others and how often it speaks.

    `spoken_of`: statements of others that are about it, also of speakers whom nothing identifies; `speakers`: how many nodes speak of it;
    `acted_on`: events of which it is the recipient; `speaks`: statements that it makes; `mentions`: mentions of it, and on the level of
    countries of those who count for it. `silence`: the share of `spoken_of` in `spoken_of` and `speaks`, None where both are 0; `silent`:
    spoken of and never speaking.
    """

    node: str
    mentions: int
    spoken_of: int
    speakers: int
    acted_on: int
    speaks: int
    silence: float | None
    silent: bool


def silence_map(facts: Facts, *, level: Level = "countries") -> list[Voice]:
    """Everybody who is mentioned, the most spoken of first, those who speak less before those who speak more."""
    cast = Cast(facts, level)
    mentions: dict[str, int] = defaultdict(int)
    for actor, count in facts.mentions.items():
        for node in cast.stand_for([actor]):
            mentions[node] += count
    of: dict[str, int] = defaultdict(int)
    by: dict[str, set[str]] = defaultdict(set)
    speaks: dict[str, int] = defaultdict(int)
    for said in facts.statements:
        speakers = cast.stand_for(said.players("speaker"))
        for speaker in speakers:
            speaks[speaker] += 1
        for topic in cast.stand_for(said.players("about")):
            if topic not in speakers:
                of[topic] += 1
                by[topic].update(speakers)
    acted: dict[str, int] = defaultdict(int)
    for event in facts.events:
        for node in cast.stand_for(event.players("recipient")):
            acted[node] += 1
    voices = [_voice(node, mentions, of, by, acted, speaks) for node in {*mentions, *of, *speaks, *acted}]
    return sorted(voices, key=lambda voice: (-voice.spoken_of, voice.speaks, -voice.mentions, voice.node))


def _voice(
    node: str,
    mentions: Mapping[str, int],
    of: Mapping[str, int],
    by: Mapping[str, set[str]],
    acted: Mapping[str, int],
    speaks: Mapping[str, int],
) -> Voice:
    heard, said = of.get(node, 0), speaks.get(node, 0)
    share = round(heard / (heard + said), 6) if heard + said else None
    return Voice(node, mentions.get(node, 0), heard, len(by.get(node, ())), acted.get(node, 0), said, share, bool(heard and not said))


@dataclass(frozen=True, slots=True)
class Window:
    """What the dated edges of a network of acts are within some years, both included, and how its ties differ from the window before it.

    `events` and their parts count edges, what several do to each other once for each pair; `score` is the mean of their scores. `new`,
    `kept` and `gone` count pairs that are tied (in whatever direction) against the former window that has an edge; `stability` is their
    Jaccard index, None in the first window.
    """

    begin: int
    end: int
    nodes: int
    events: int
    cooperation: int
    conflict: int
    score: float
    new: int
    kept: int
    gone: int
    stability: float | None


def windows(graph: nx.MultiDiGraph[str], *, years: int = 1) -> list[Window]:
    """The windows that have an edge, in order; they begin at multiples of `years`. Edges without a date are in none."""
    if years < 1:
        raise ValueError("a window has at least one year")
    dated: dict[int, list[tuple[str, str, Mapping[str, object]]]] = defaultdict(list)
    for u, v, data in graph.edges(data=True):
        if data.get("date") and not (data["mutual"] and u > v):
            dated[int(data["date"][:4]) // years * years].append((u, v, data))
    found = []
    before: set[frozenset[str]] | None = None
    for begin, edges in sorted(dated.items()):
        tied = {frozenset((u, v)) for u, v, _ in edges}
        former = before or set()
        signs = [int(str(data["sign"])) for *_, data in edges]
        scores = [float(str(data["score"])) for *_, data in edges]
        found.append(
            Window(
                begin,
                begin + years - 1,
                len(frozenset().union(*tied)),
                len(edges),
                signs.count(1),
                signs.count(-1),
                round(sum(scores) / len(scores), 4),
                len(tied - former),
                len(tied & former),
                len(former - tied),
                None if before is None else round(len(tied & former) / len(tied | former), 6),
            )
        )
        before = tied
    return found
