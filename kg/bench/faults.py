"""Faults that can be planted in a sound graph, a function for each kind: from the graph and chance to one fault, if it has room for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from rdflib.namespace import XSD

from kg.graph import terms
from kg.graph.lines import LABEL, NUMBER, PARTS, SAME, TYPE, Term, Triple, bare, iri, is_iri, is_literal, literal, suffix_of
from kg.graph.literals import DATE_TYPES
from kg.validate.grounds import DATES, ROLES
from kg.validate.index import Index
from kg.validate.ledger import Entry, facts, ledger

#: What makes an IRI invalid, wherever it stands in it.
FORBIDDEN: Final = (*' <>"{}|\\^`\n', "%", "%zz")


@dataclass(frozen=True, slots=True)
class Fault:
    """A change of a graph that makes it wrong."""

    removed: tuple[Triple, ...]
    added: tuple[Triple, ...]


@dataclass(slots=True)
class Sound:
    """A graph without fault, its articles' texts, and what other graphs say of entities that it does not know, by their types."""

    triples: frozenset[Triple]
    texts: Mapping[str, str]
    foreign: Mapping[frozenset[Term], Sequence[tuple[Term, tuple[Triple, ...]]]]
    index: Index = field(init=False)
    order: list[Triple] = field(init=False)
    entries: list[Entry] = field(init=False)
    facts: list[Triple] = field(init=False)

    def __post_init__(self) -> None:
        self.order = sorted(self.triples)
        self.index = Index(self.order)
        self.entries = sorted(ledger(self.index), key=lambda entry: entry.claim)
        self.facts = sorted(facts(self.index)) if self.entries else []

    def having(self, predicates: Iterable[Term]) -> list[Triple]:
        """The triples with one of the predicates, in order."""
        wanted = set(predicates)
        return [triple for triple in self.order if triple[1] in wanted]

    def types(self, node: Term) -> frozenset[Term]:
        """The classes of a resource as they are written."""
        return frozenset(self.index.objects(node, TYPE))


Kind = Callable[[Sound, Random], Fault | None]


def _one(chance: Random, found: Sequence[Triple]) -> Triple | None:
    return chance.choice(found) if found else None


def _instead(old: Triple, new: Triple, sound: Sound) -> Fault | None:
    return None if new in sound.triples else Fault((old,), (new,))


def shifted_offset(sound: Sound, chance: Random) -> Fault | None:
    """The begin or the end of a span some characters before or after."""
    old = _one(chance, sound.having([terms.nif_beginIndex, terms.nif_endIndex]))
    if old is None:
        return None
    moved = max(0, int(bare(old[2])) + chance.choice([-1, 1]) * chance.randint(1, 9))
    return _instead(old, (old[0], old[1], literal(str(moved), NUMBER)), sound)


def altered_words(sound: Sound, chance: Random) -> Fault | None:
    """A character of a span or a quotation left out, doubled or another."""
    old = _one(chance, sound.having([terms.nif_anchorOf, terms.quote]))
    if old is None:
        return None
    words = bare(old[2])
    at = chance.randrange(len(words))
    other = words[:at] + chance.choice(["", words[at] * 2, "#"]) + words[at + 1 :]
    return _instead(old, (old[0], old[1], literal(other)), sound)


def swapped_subject(sound: Sound, chance: Random) -> Fault | None:
    """Another resource of the same classes as the subject of a fact, or a giver and a receiver in each other's place."""
    old = _one(chance, sound.facts)
    if old is None:
        return None
    if old[1] in (terms.agent, terms.recipient) and chance.random() < 0.5:
        other = terms.recipient if old[1] == terms.agent else terms.agent
        return _instead(old, (old[0], other, old[2]), sound)
    same = sorted({fact[0] for fact in sound.facts if sound.types(fact[0]) == sound.types(old[0])} - {old[0]})
    return _instead(old, (chance.choice(same), old[1], old[2]), sound) if same else None


def foreign_entity(sound: Sound, chance: Random) -> Fault | None:
    """Somebody of whom only another article speaks, in a role."""
    old = _one(chance, sound.having(ROLES))
    others = () if old is None else sound.foreign.get(sound.types(old[2]), ())
    if old is None or not others:
        return None
    entity, described = chance.choice(others)
    return Fault((old,), ((old[0], old[1], entity), *described))


def removed_evidence(sound: Sound, chance: Random) -> Fault | None:
    """All evidence of a fact, a claim or an entity gone."""
    found = _one(chance, sound.having([terms.evidence]))
    if found is None:
        return None
    return Fault(tuple((found[0], terms.evidence, span) for span in sound.index.objects(found[0], terms.evidence)), ())


def leaked_claim(sound: Sound, chance: Random) -> Fault | None:
    """What is only claimed, planned, denied or supposed, as a plain triple."""
    claims = [claim for claim, _, status in sound.having([terms.status]) if status != terms.Asserted]
    leaks = []
    for claim in claims:
        parts = [sound.index.value(claim, part) for part in PARTS]
        if (subject := parts[0]) is not None and (predicate := parts[1]) is not None and (value := parts[2]) is not None:
            leaks.append((subject, predicate, value))
    leak = _one(chance, [triple for triple in leaks if triple not in sound.triples])
    return None if leak is None else Fault((), (leak,))


def changed_status(sound: Sound, chance: Random) -> Fault | None:
    """An event or a treaty with another status."""
    claimed = {entry.proposition[0] for entry in sound.entries if entry.proposition[1] != terms.accordingTo}
    old = _one(chance, [triple for triple in sound.having([terms.status]) if triple[0] in claimed])
    if old is None:
        return None
    others = [status for _, status in sorted(terms.STATUSES.items()) if status != old[2]]
    return Fault((old,), ((old[0], old[1], chance.choice(others)),))


def wrong_datatype(sound: Sound, chance: Random) -> Fault | None:
    """The same characters under another datatype."""
    old = _one(chance, [triple for triple in sound.order if is_literal(triple[2])])
    if old is None:
        return None
    others = [f"^^<{datatype}>" for datatype in (XSD.anyURI, XSD.token)]
    suffix = chance.choice([*others, ""] if suffix_of(old[2]).startswith("^^") else others)
    return _instead(old, (old[0], old[1], literal(bare(old[2]), suffix)), sound)


def invalid_iri(sound: Sound, chance: Random) -> Fault | None:
    """A character in an IRI that may not stand there, or no scheme before it."""
    old = chance.choice(sound.order)
    at = chance.choice([place for place in (0, 2) if is_iri(old[place])])
    sound_iri = bare(old[at])
    cut = chance.randrange(8, len(sound_iri))
    node = iri(chance.choice([sound_iri[:cut] + chance.choice(FORBIDDEN) + "G" + sound_iri[cut:], sound_iri.partition("://")[2]]))
    return Fault((old,), ((node, old[1], old[2]) if at == 0 else (old[0], old[1], node),))


def invented_date(sound: Sound, chance: Random) -> Fault | None:
    """Another date of an event or a treaty, or one where the article gives none."""
    dated = sound.having(DATES)
    if dated and chance.random() < 0.5:
        old = chance.choice(dated)
        return _instead(old, (old[0], old[1], _moved(bare(old[2]), chance)), sound)
    event = _one(chance, sound.having([terms.sem_eventType]))
    return None if event is None else Fault((), ((event[0], terms.sem_hasTimeStamp, _moved("2020-02-20", chance)),))


def _moved(iso: str, chance: Random) -> Term:
    """A date of the same fineness, one to six thousand days from another year on."""
    start = date.fromisoformat((iso + "-01-01")[:10])
    moved = (start + timedelta(chance.choice([-1, 1]) * chance.randint(1, 6000))).isoformat()[: len(iso)]
    return literal(moved, DATE_TYPES[len(iso)])


def forged_claim(sound: Sound, chance: Random) -> Fault | None:
    """A claim of the ledger with the subject, object or status of another."""
    if len(sound.entries) < 2:
        return None
    entry, other = chance.sample(sound.entries, 2)
    part = chance.choice([PARTS[0], PARTS[2], terms.status])
    old, new = sound.index.value(entry.claim, part), sound.index.value(other.claim, part)
    if old is None or new is None or new == old:
        return None
    return Fault(((entry.claim, part, old),), ((entry.claim, part, new),))


def lost_claim(sound: Sound, chance: Random) -> Fault | None:
    """A fact whose claims are gone."""
    old = _one(chance, sound.facts)
    if old is None:
        return None
    claims = [entry.claim for entry in sound.entries if entry.proposition == old]
    return Fault(tuple((claim, predicate, value) for claim in claims for predicate, value in _properties(sound, claim)), ())


def _properties(sound: Sound, node: Term) -> list[tuple[Term, Term]]:
    return [(predicate, value) for predicate in sound.index.predicates() for value in sound.index.objects(node, predicate)]


#: All kinds of faults, by their names in words.
KINDS: Final[dict[str, Kind]] = {
    kind.__name__.replace("_", " "): kind
    for kind in (
        shifted_offset, altered_words, foreign_entity, removed_evidence, leaked_claim, wrong_datatype, invalid_iri, invented_date,
        swapped_subject, changed_status, forged_claim, lost_claim,
    )
}  # fmt: skip
#: Those that only claims for every triple can show.
OF_LEDGER: Final = frozenset({"swapped subject", "changed status", "forged claim", "lost claim"})


def strangers(graph: Index) -> list[tuple[frozenset[Term], Term, tuple[Triple, ...]]]:
    """The entities of a graph with their types and what makes them sound by themselves: types, label and identifier."""
    found = []
    for entity in dict.fromkeys([*graph.subjects(TYPE, terms.Actor), *graph.subjects(TYPE, terms.Place)]):
        said = (TYPE, LABEL, SAME, terms.iso3)
        described = [(entity, word, value) for word in said for value in graph.objects(entity, word)]
        if graph.objects(entity, SAME) or graph.objects(entity, terms.iso3):
            found.append((frozenset(graph.objects(entity, TYPE)), entity, tuple(described)))
    return sorted(found, key=lambda row: row[1])
