"""Political events: the class of each coded event, and the countries that do it and to which it is done.

The gold codes the event that a sentence illustrates, not every event in it, so precision is a lower bound. A reciprocal
event (two sources, no target) may have its countries in either role.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.bench.documents import Progress, Row, graph_of, read_rows
from kg.evaluate import built
from kg.evaluate.gold import EVENT_TYPES
from kg.evaluate.scores import Figure, Miss, Scores, f1, share

CLASSES = tuple(name for name in EVENT_TYPES if name != "CONFLICT")


@dataclass(frozen=True, slots=True)
class Coded:
    """An event: its class and the ISO codes of the countries in its roles; `also` are other classes that would do."""

    type: str
    source: frozenset[str]
    target: frozenset[str]
    reciprocal: bool = False
    also: frozenset[str] = frozenset()

    def given_by(self, other: Coded) -> bool:
        """Whether the other event has this one's class and countries."""
        if self.reciprocal:
            return self.type == other.type and self.source == other.source | other.target
        return (self.type, self.source, self.target) == (other.type, other.source, other.target)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The gold events and the coded events of one sentence, in the order of the text."""

    id: str
    gold: tuple[Coded, ...]
    coded: tuple[Coded, ...]

    @property
    def candidates(self) -> tuple[Coded, ...]:
        """The coded events, and those of one class taken together as one."""
        return self.coded + tuple(_together([e for e in self.coded if e.type == name]) for name in self.coded_classes)

    @property
    def gold_classes(self) -> tuple[str, ...]:
        """Each class of the gold once."""
        return tuple(dict.fromkeys(event.type for event in self.gold))

    @property
    def coded_classes(self) -> tuple[str, ...]:
        """Each coded class once."""
        return tuple(dict.fromkeys(event.type for event in self.coded))


def _together(events: Sequence[Coded]) -> Coded:
    source = frozenset(country for event in events for country in event.source)
    kind = events[0].type if events else ""
    return Coded(kind, source, frozenset(country for event in events for country in event.target))


def plover(
    data: Path, *, model: str | None = None, graph: Path | None = None, progress: Progress = lambda _: None
) -> Scores:
    """The figures on coded sentences (JSON Lines with `id`, `text`, `events`). Raises InputError."""
    rows = read_rows(data, "plover/dev.jsonl", needs=("events",))
    with graph_of(rows, model=model, graph=graph, progress=progress) as store:
        sentences = list(_sentences(rows, store))
    return Scores("plover", figures(sentences), misses=tuple(_misses(sentences)))


def _sentences(rows: Sequence[Row], store: ox.Store) -> Iterator[Sentence]:
    articles, nations = built.documents(store), built.nations(store)
    for row in rows:
        spans = built.spans(store, articles[row["id"]]) if row["id"] in articles else []
        coded = (
            Coded(event.type, _countries(nations.get(i) for i in event.source), _countries(map(nations.get, event.target)))
            for event in built.events(store, spans)
            if event.type in CLASSES
        )
        gold = (
            Coded(
                event["event"],
                _countries(actor.get("country") for actor in event.get("source", ())),
                _countries(actor.get("country") for actor in event.get("target", ())),
                reciprocal=bool(event.get("reciprocal")),
                also=frozenset(event.get("event_alt", ())),
            )
            for event in row["events"]
        )
        yield Sentence(row["id"], tuple(gold), tuple(coded))


def _countries(codes: Iterator[str | None] | map[str | None]) -> frozenset[str]:
    return frozenset(code for code in codes if code)


def figures(sentences: Sequence[Sentence]) -> dict[str, dict[str, Figure]]:
    """The table: classes, countries by role, whole events, and how many sentences were coded."""
    events = [(sentence, event) for sentence in sentences for event in sentence.gold]
    hit = sum(event.type in sentence.coded_classes for sentence, event in events)
    lenient = sum(bool({event.type, *event.also} & {*sentence.coded_classes}) for sentence, event in events)
    whole = sum(any(event.given_by(other) for other in sentence.candidates) for sentence, event in events)
    coded = sum(len(sentence.coded_classes) for sentence in sentences)
    agreed = sum(len({*s.gold_classes} & {*s.coded_classes}) for s in sentences)
    wanted = sum(len(s.gold_classes) for s in sentences)
    right = sum(
        any(gold.given_by(other) for gold in s.gold for other in s.candidates if other.type == name)
        for s in sentences
        for name in s.coded_classes
    )
    precision, recall = share(right, coded), share(whole, len(events))
    return {
        "class": {
            "recall_any": share(hit, len(events)),
            "recall_any_lenient": share(lenient, len(events)),
            "macro_f1": _macro_f1(sentences),
            "precision": share(agreed, coded),
            "micro_f1": f1(share(agreed, coded), share(agreed, wanted)),
            "first": share(sum(s.coded_classes[:1] != () and s.coded_classes[0] in s.gold_classes for s in sentences),
                           len(sentences)),
        },
        "source": _role(sentences, "source"),
        "target": _role(sentences, "target"),
        "event": {"recall": recall, "precision": precision, "f1": f1(precision, recall), "gold": len(events)},
        "sentences": {"of": len(sentences), "coded": sum(bool(s.coded) for s in sentences)},
    }  # fmt: skip


def _macro_f1(sentences: Sequence[Sentence]) -> float:
    """The mean of the F1 of each class that the gold has, over sentences."""
    scores = []
    for name in CLASSES:
        gold = [name in sentence.gold_classes for sentence in sentences]
        coded = [name in sentence.coded_classes for sentence in sentences]
        both = sum(one and other for one, other in zip(gold, coded, strict=True))
        if any(gold):
            scores.append(f1(share(both, sum(coded)), share(both, sum(gold))))
    return share(sum(scores), len(scores))


def _role(sentences: Sequence[Sentence], role: str) -> dict[str, Figure]:
    """Precision, recall and F1 of the countries in a role, each once a sentence."""
    both = wanted = got = 0
    for sentence in sentences:
        sides = _sides(sentence)
        gold, coded = (sides[0], sides[2]) if role == "source" else (sides[1], sides[3])
        both, wanted, got = both + len(gold & coded), wanted + len(gold), got + len(coded)
    precision, recall = share(both, got), share(both, wanted)
    return {"p": precision, "r": recall, "f1": f1(precision, recall), "gold": wanted}


def _sides(sentence: Sentence) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Countries of the sentence: gold source and target, coded source and target.

    Where all gold events are reciprocal, each gold country counts in the role or roles in which it was coded.
    """
    gold, coded = _together(sentence.gold), _together(sentence.coded)
    if not all(event.reciprocal for event in sentence.gold):
        return gold.source, gold.target, coded.source, coded.target
    either = gold.source | gold.target
    return either - (coded.target - coded.source), either & coded.target, coded.source, coded.target


def _misses(sentences: Sequence[Sentence]) -> Iterator[Miss]:
    for sentence in sentences:
        for event in sentence.gold:
            if not any(event.given_by(other) for other in sentence.candidates):
                got = "; ".join(map(_shown, sentence.coded)) or "nothing"
                yield Miss("event", sentence.id, f"{_shown(event)}: got {got}")


def _shown(event: Coded) -> str:
    return f"{event.type} {'+'.join(sorted(event.source)) or '-'} > {'+'.join(sorted(event.target)) or '-'}"
