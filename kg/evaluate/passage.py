"""One gold passage against what a graph says of it -> outcomes.

An entity matches by ISO code or name; an event by class and sentence; the filler of a role by entity and, in the rows
"by country", by the country that it is or belongs to; a statement by speaker and at least half of its content; a treaty
by the sentence of any mention and at least half of its parties.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.evaluate.built import BuiltEntity, BuiltEvent, BuiltStatement, BuiltTreaty
from kg.evaluate.gold import ENTITY_TYPES, GoldEntity, GoldEvent, GoldPassage, GoldPost, GoldTreaty
from kg.evaluate.matching import align, overlap, plain
from kg.evaluate.scores import Found, Judged, Miss, Outcome

Filler = tuple[int, str, str]  # number of the event, role, entity or country
ISO_LENGTH = 3


@dataclass(frozen=True, slots=True)
class Built:
    """What the graph says of the passage."""

    entities: tuple[BuiltEntity, ...] = ()
    events: tuple[BuiltEvent, ...] = ()
    treaties: tuple[BuiltTreaty, ...] = ()
    statements: tuple[BuiltStatement, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairing:
    """A passage with what was built for it: `ids` are gold ids by IRI, `nations` ISO codes by IRI."""

    gold: GoldPassage
    built: Built
    nations: Mapping[str, str]
    ids: Mapping[str, str]

    def filler(self, iri: str) -> str:
        """The gold id that the resource stands for, else its IRI."""
        return self.ids.get(iri, iri)

    def nation(self, iri: str) -> str:
        """The code of the country that it is or belongs to, by the graph or else by the gold; else the filler."""
        known = self.nations.get(iri)
        return known or (self.gold.nation(self.ids[iri]) if iri in self.ids else iri)

    def party(self, iri: str) -> str:
        """The code of the country that the resource is or belongs to for the graph, else the filler."""
        return self.nations.get(iri) or self.filler(iri)

    def sentence(self, position: int) -> int | None:
        """The number of the sentence that a position lies in."""
        return next((n for n, s in enumerate(self.gold.sentences) if s.begin <= position < s.end), None)

    def miss(self, row: str, what: str, *, extra: bool = False) -> Miss:
        """What is missing, or extra, in this passage."""
        return Miss(row, self.gold.id, what, extra)


def score_passage(gold: GoldPassage, built: Built, nations: Mapping[str, str]) -> Iterator[Outcome]:
    """The outcomes of every layer that the passage has."""
    pairing = Pairing(gold, built, nations, align(gold.entities or (), built.entities))
    if gold.entities is not None:
        yield from _entities(pairing, gold.entities)
        yield from _posts(pairing, gold.entities)
    if gold.events is not None:
        yield from _events(pairing, gold.events)
    if gold.treaties is not None:
        yield from _treaties(pairing, gold.treaties)
    if gold.statements is not None:
        yield from _statements(pairing)


def _entities(pairing: Pairing, golds: tuple[GoldEntity, ...]) -> Iterator[Outcome]:
    found = set(pairing.ids.values())
    unnamed = {gold.id for gold in golds if not gold.named}
    for kind in ENTITY_TYPES:
        wanted = [gold for gold in golds if gold.type == kind and gold.named]
        built = [e for e in pairing.built.entities if e.kind == kind and pairing.ids.get(e.iri) not in unnamed]
        yield Found(f"entity.{kind}", sum(gold.id in found for gold in wanted), len(built), len(wanted))
        for gold in wanted:
            if gold.id not in found:
                yield pairing.miss(kind, gold.name)
        for entity in built:
            if entity.iri not in pairing.ids:
                yield pairing.miss(kind, " / ".join(entity.names[:3]), extra=True)


def _posts(pairing: Pairing, golds: tuple[GoldEntity, ...]) -> Iterator[Outcome]:
    held = {pairing.ids[entity.iri]: entity.posts for entity in pairing.built.entities if entity.iri in pairing.ids}
    for gold in golds:
        for post in gold.posts:
            right = any(_same_post(post, title, of) for title, of in held.get(gold.id, ()))
            yield Judged("post", right)
            if not right:
                yield pairing.miss("post", f"{gold.name}: {post.title} of {post.of}")


def _same_post(gold: GoldPost, title: str, of: str | None) -> bool:
    """The gold's title lies in the title; the country is the same where the gold names one by its code."""
    by_code = gold.of is not None and len(gold.of) == ISO_LENGTH
    return plain(gold.title) in plain(title) and (not by_code or of == gold.of)


def _events(pairing: Pairing, golds: tuple[GoldEvent, ...]) -> Iterator[Outcome]:
    left = list(pairing.built.events)
    wanted: set[Filler] = set()
    wanted_nations: set[Filler] = set()
    got: set[Filler] = set()
    got_nations: set[Filler] = set()
    right = 0
    for number, gold in enumerate(golds):
        for role, ids in (("source", gold.source), ("target", gold.target)):
            wanted |= {(number, role, ident) for ident in ids}
            wanted_nations |= {(number, role, pairing.gold.nation(ident)) for ident in ids}
        event = _same_event(pairing, gold, left)
        if event is None:
            yield pairing.miss("event", f"{gold.type} {gold.trigger.text!r} in sentence {gold.sentence}")
            continue
        left = [other for other in left if other.iri != event.iri]
        right += 1
        for role, iris in (("source", event.source), ("target", event.target)):
            got |= {(number, role, pairing.filler(iri)) for iri in iris}
            got_nations |= {(number, role, pairing.nation(iri)) for iri in iris}
        yield Judged("event.status", event.status == gold.status)
        if event.status != gold.status:
            yield pairing.miss("status", f"{gold.type} {gold.trigger.text!r}: {event.status} for {gold.status}")
        yield _date(gold, event)
    for number, event in enumerate(left, start=len(golds)):
        where = f"at {event.begin} in sentence {pairing.sentence(event.begin)}"
        yield pairing.miss("event", f"{event.type} {where}", extra=True)
        for role, iris in (("source", event.source), ("target", event.target)):
            got |= {(number, role, iri) for iri in iris}
            got_nations |= {(number, role, pairing.nations.get(iri, iri)) for iri in iris}
    yield Found("event", right, len(pairing.built.events), len(golds))
    yield Found("event.role", len(got & wanted), len(got), len(wanted))
    yield Found("event.role.country", len(got_nations & wanted_nations), len(got_nations), len(wanted_nations))
    for number, role, filler in sorted(wanted_nations - got_nations):
        yield pairing.miss("role", f"{golds[number].type} {golds[number].trigger.text!r}: {role} {filler}")


def _same_event(pairing: Pairing, gold: GoldEvent, left: list[BuiltEvent]) -> BuiltEvent | None:
    """Of the events of the same class and sentence the one whose trigger is nearest."""
    same = [e for e in left if e.type == gold.type and pairing.sentence(e.begin) == gold.sentence]
    return min(same, key=lambda event: abs(event.begin - gold.trigger.begin), default=None)


def _date(gold: GoldEvent, event: BuiltEvent) -> Judged:
    """Whether the (first) date of the gold is there, at its precision; without one, whether none is invented."""
    if gold.date is None:
        return Judged("event.no_invented_date", not event.stamps)
    begin = gold.date.split("/")[0]
    return Judged("event.date", any(stamp.startswith(begin) for stamp in (*event.stamps, *event.begins)))


def _treaties(pairing: Pairing, golds: tuple[GoldTreaty, ...]) -> Iterator[Outcome]:
    left = list(pairing.built.treaties)
    right = 0
    for gold in golds:
        wanted = {pairing.gold.nation(ident) for ident in gold.signatories}
        treaty = next((t for t in left if _same_treaty(pairing, gold, t)), None)
        if treaty is None:
            parties = ", ".join(sorted(wanted))
            yield pairing.miss("treaty", f"{gold.span.text!r} in sentence {gold.sentence}, parties {parties}")
            continue
        left.remove(treaty)
        right += 1
        complete = (
            {pairing.party(iri) for iri in treaty.signatories} == wanted
            and (gold.date is None or gold.date in treaty.dates)
            and (gold.place is None or gold.place in {pairing.ids.get(iri) for iri in treaty.places})
        )
        yield Judged("treaty.complete", complete)
        if not complete:
            has = ", ".join((*sorted(map(pairing.party, treaty.signatories)), *treaty.dates, *treaty.places))
            yield pairing.miss("complete", f"{gold.span.text!r} in sentence {gold.sentence}: has {has or 'nothing'}")
    for treaty in left:
        yield pairing.miss("treaty", treaty.iri.rsplit("/", 1)[-1], extra=True)
    yield Found("treaty", right, len(pairing.built.treaties), len(golds))


def _same_treaty(pairing: Pairing, gold: GoldTreaty, treaty: BuiltTreaty) -> bool:
    """A mention in the gold's sentence, and at least half of the gold's parties."""
    if gold.sentence not in {pairing.sentence(begin) for begin in treaty.begins}:
        return False
    wanted = {pairing.gold.nation(ident) for ident in gold.signatories}
    return 2 * len(wanted & {pairing.party(iri) for iri in treaty.signatories}) >= len(wanted)


def _statements(pairing: Pairing) -> Iterator[Outcome]:
    left = list(pairing.built.statements)
    golds = pairing.gold.statements or ()
    covered = right = 0
    for gold in golds:
        extent = (gold.content.begin, gold.content.end)
        near = [s for s in left if overlap(extent, (s.begin, s.end)) >= 0.5]
        best = max((overlap(extent, (s.begin, s.end)) for s in near), default=None)
        near = [s for s in near if overlap(extent, (s.begin, s.end)) == best]
        statement = next((s for s in near if _same_speaker(pairing, gold.speaker, s)), next(iter(near), None))
        if statement is None:
            yield pairing.miss("statement", f"{gold.speaker}: {gold.content.text[:60]!r}")
            continue
        left = [other for other in left if other.iri != statement.iri]
        covered += 1
        spoken = _same_speaker(pairing, gold.speaker, statement)
        right += spoken
        if not spoken:
            names = ", ".join(iri.rsplit("/", 1)[-1] for iri in statement.speakers)
            yield pairing.miss("speaker", f"{names or 'nobody'} for {gold.speaker}: {gold.content.text[:60]!r}")
        yield Judged("statement.kind", statement.kind == gold.kind)
    for statement in left:
        yield pairing.miss("statement", f"{pairing.gold.text[statement.begin : statement.end][:60]!r}", extra=True)
    yield Found("statement.span", covered, len(pairing.built.statements), len(golds))
    yield Found("statement", right, len(pairing.built.statements), len(golds))


def _same_speaker(pairing: Pairing, ident: str, statement: BuiltStatement) -> bool:
    """The same entity; for a speaker without a name anybody of the same country."""
    if any(pairing.ids.get(iri) == ident for iri in statement.speakers):
        return True
    gold = pairing.gold.entity(ident)
    return (
        not gold.named
        and gold.nation is not None
        and any(pairing.nations.get(iri) == gold.nation for iri in statement.speakers)
    )
