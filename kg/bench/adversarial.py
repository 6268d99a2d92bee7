"""Sentences that do not assert what they speak of: no such event may stand as asserted, and whose word it is must be known.

The data is a folder for each half ("dev", "held") with a text file for each kind of sentence, one sentence a line, events
marked in it: `{words|statuses|speakers}`. Statuses are the letters A(sserted), (a)T(tributed), P(lanned), D(enied) and
H(ypothetical) that the event may have; speakers are whose word it is, from the outermost to the innermost, with " > " between
them and "/" between names or words for the same one. The sentences of `control.txt` assert what they mark with A alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib import URIRef
from rdflib.namespace import RDF, RDFS, SKOS

from kg import terms
from kg.bench.documents import Progress, graph_of
from kg.errors import InputError
from kg.evaluate import built
from kg.evaluate.scores import Figure, Miss, Scores, share

LETTERS = {"A": "asserted", "T": "attributed", "P": "planned", "D": "denied", "H": "hypothetical"}
CONTROL = "control"
SPEECH_ACTS = frozenset({"AGREE", "THREATEN", "REJECT"})
UNRESOLVED = (terms.unresolved, terms.nif_anchorOf)
MARK = re.compile(r"\{([^{}|]+)\|([ATPDH]+)(?:\|([^{}|]+))?\}")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that speak of an event: the statuses it may have, and the speakers, outermost first, each with its other names."""

    begin: int
    end: int
    words: str
    statuses: frozenset[str]
    speakers: tuple[tuple[str, ...], ...] = ()

    @property
    def asserted(self) -> bool:
        """Whether the sentence asserts the event and leaves no other reading."""
        return self.statuses == {"asserted"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the set without its marks."""

    id: str
    half: str
    kind: str
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An event of the graph: its class, where its trigger stands, its status, the names of each speaker, outermost first."""

    type: str
    begin: int
    end: int
    words: str
    status: str
    speakers: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A sentence and the events that the graph has of it."""

    sentence: Sentence
    told: tuple[Told, ...]

    @property
    def leaks(self) -> list[Told]:
        """The asserted events that the sentence does not assert."""
        may = [event for mark in self.sentence.marks if "asserted" in mark.statuses for event in self.of(mark)]
        return [event for event in self.told if event.status == "asserted" and event not in may and not self._speech_act(event)]

    def of(self, mark: Mark) -> list[Told]:
        """The events of which the marked words are the last that their trigger shares, but for promises and threats."""
        return [event for event in self.told if self._last(event) == mark and not self._speech_act(event)]

    def _last(self, event: Told) -> Mark | None:
        return next((m for m in reversed(self.sentence.marks) if event.begin < m.end and m.begin < event.end), None)

    def _speech_act(self, event: Told) -> bool:
        """Whether the event is the promise, threat or refusal of another at the same words ("said it would strike")."""
        same = [one for one in self.told if (one.begin, one.end) == (event.begin, event.end) and one.type != event.type]
        return event.type in SPEECH_ACTS and event.status == "asserted" and any(one.status != "asserted" for one in same)


def adversarial(data: Path, *, model: str | None = None, graph: Path | None = None, progress: Progress = lambda _: None) -> Scores:
    """The figures on the marked sentences of a folder, for each half and each kind. Raises InputError."""
    sentences = read_sentences(data)
    rows = [{"id": sentence.id, "text": sentence.text} for sentence in sentences]
    with graph_of(rows, model=model, graph=graph, progress=progress) as store:
        outcomes = list(_outcomes(sentences, store))
    return Scores("adversarial", figures(outcomes), misses=tuple(_misses(outcomes)))


def read_sentences(data: Path) -> list[Sentence]:
    """The sentences of the halves in the folder, by half, kind and line. Raises InputError."""
    found: list[Sentence] = []
    for file in sorted(data.glob("*/*.txt")):
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except OSError as error:
            raise InputError(f"{file}: cannot be read ({error.strerror or error})") from error
        except UnicodeDecodeError as error:
            raise InputError(f"{file}: not UTF-8 ({error.reason} at byte {error.start})") from error
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            text, marks = unmarked(line)
            if "{" in text or "|" in text:
                raise InputError(f"{file}: line {number} has a mark that is not {{words|statuses|speakers}}")
            half, kind = file.parent.name, file.stem
            found.append(Sentence(f"{half}-{kind}-{number:02d}", half, kind, text, marks))
    if not found:
        raise InputError(f"{data}: no folder with text files of marked sentences (dev/denial.txt)")
    return found


def unmarked(line: str) -> tuple[str, tuple[Mark, ...]]:
    """The text of a marked line, and its marks with their places in that text."""
    text, marks, last = "", [], 0
    for match in MARK.finditer(line):
        words, letters, speakers = match.groups()
        text += line[last : match.start()]
        chain = tuple(tuple(one.split("/")) for one in speakers.split(" > ")) if speakers else ()
        marks.append(Mark(len(text), len(text) + len(words), words, frozenset(LETTERS[c] for c in letters), chain))
        text, last = text + words, match.end()
    return text + line[last:], tuple(marks)


def _outcomes(sentences: Sequence[Sentence], store: ox.Store) -> Iterator[Outcome]:
    articles = built.documents(store)
    for sentence in sentences:
        spans = built.spans(store, articles[sentence.id]) if sentence.id in articles else []
        yield Outcome(sentence, tuple(_told(store, spans)))


def _told(store: ox.Store, spans: Sequence[built.BuiltSpan]) -> Iterator[Told]:
    for span in spans:
        for event in built.subjects(store, terms.trigger, span.iri):
            if str(terms.Statement) in built.objects(store, event, URIRef(RDF.type)):
                continue
            status = built.objects(store, event, terms.status)[0].rsplit("#", 1)[-1].lower()
            kind = "".join(built.objects(store, event, terms.sem_eventType)[:1]).rsplit("/", 1)[-1]
            yield Told(kind, span.begin, span.end, span.anchor, status, tuple(_speakers(store, event)))


def _speakers(store: ox.Store, event: str) -> Iterator[tuple[str, ...]]:
    """Those who report the event, the statement that holds the others first, and then whose word the event itself is."""
    last: tuple[str, ...] = ()
    saying = built.subjects(store, terms.reports, event)
    depth = {one: (-len(built.objects(store, one, terms.quote)[0]), len(_names(store, one, terms.accordingTo))) for one in saying}
    for statement in sorted(saying, key=lambda one: (depth[one], one)):
        known = _names(store, statement, terms.speaker)
        for names in (_names(store, statement, terms.accordingTo), known or built.objects(store, statement, *UNRESOLVED)):
            if names and not {*names} & {*last}:
                last = tuple(names)
                yield last
    source = _names(store, event, terms.accordingTo) or ([] if saying else built.objects(store, event, *UNRESOLVED))
    if source and not {*source} & {*last}:
        yield tuple(source)


def _names(store: ox.Store, node: str, role: URIRef) -> list[str]:
    return [name for label in (RDFS.label, SKOS.altLabel) for name in built.objects(store, node, role, URIRef(label))]


def figures(outcomes: Sequence[Outcome]) -> dict[str, dict[str, Figure]]:
    """For each half and each kind: sentences without a leak, events found and rightly held, controls kept, chains of speakers."""
    table = {half: _row([o for o in outcomes if o.sentence.half == half]) for half in _each(o.sentence.half for o in outcomes)}
    table["all"] = _row(outcomes)
    for kind in _each(o.sentence.kind for o in outcomes):
        table[kind] = _row([o for o in outcomes if o.sentence.kind == kind])
    return table


def _each(names: Iterable[str]) -> list[str]:
    return sorted({*names})


def _row(outcomes: Sequence[Outcome]) -> dict[str, Figure]:
    hard = [o for o in outcomes if o.sentence.kind != CONTROL]
    unreal = [(o, m) for o in hard for m in o.sentence.marks if "asserted" not in m.statuses]
    found = [(o, m) for o, m in unreal if o.of(m)]
    right = sum(all(event.status in m.statuses for event in o.of(m)) for o, m in found)
    kept = [
        any(event.status == "asserted" for event in o.of(m))
        for o in outcomes
        for m in o.sentence.marks
        if o.sentence.kind == CONTROL and m.asserted
    ]
    chains = [_chain_right(o, m) for o in hard for m in o.sentence.marks if len(m.speakers) > 1]
    row: dict[str, Figure] = {"sentences": len(outcomes), "leaks": sum(len(o.leaks) for o in outcomes)}
    if hard:
        row |= {
            "clean": share(sum(not o.leaks for o in hard), len(hard)),
            "found": share(len(found), len(unreal)),
            "status": share(right, len(found)),
        }
    if kept:
        row |= {"kept": share(sum(kept), len(kept)), "asserting": len(kept)}
    if chains:
        row |= {"nested": share(sum(chains), len(chains)), "chains": len(chains)}
    return row


def _chain_right(outcome: Outcome, mark: Mark) -> bool:
    """Whether an event at the mark is told by the speakers of the mark, and by no others, in their order."""
    return any(len(event.speakers) == len(mark.speakers) and all(map(_is_one, event.speakers, mark.speakers)) for event in outcome.of(mark))


def _is_one(names: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(re.search(rf"\b{re.escape(one)}\b", name, re.IGNORECASE) for one in wanted for name in names)


def _misses(outcomes: Sequence[Outcome]) -> Iterator[Miss]:
    for outcome in outcomes:
        sentence = outcome.sentence
        for event in outcome.leaks:
            yield Miss("leak", sentence.id, f"{event.words!r} asserted: {sentence.text}", extra=True)
        for mark in sentence.marks:
            found = outcome.of(mark)
            if not found and not (mark.asserted and sentence.kind != CONTROL):
                yield Miss("unfound", sentence.id, f"{mark.words!r}: {sentence.text}")
            elif any(event.status not in mark.statuses for event in found):
                got = ", ".join(event.status for event in found)
                yield Miss("status", sentence.id, f"{mark.words!r} {got}, not {'/'.join(sorted(mark.statuses))}: {sentence.text}")
            elif len(mark.speakers) > 1 and not _chain_right(outcome, mark):
                got = " > ".join("/".join(names) or "nobody" for names in found[0].speakers)
                wanted = " > ".join("/".join(names) for names in mark.speakers)
                yield Miss("nested", sentence.id, f"{mark.words!r} by {got or 'nobody'}, not {wanted}: {sentence.text}")
