"""Faults that can be planted in a sound graph, a function for each kind: from the graph and chance to one fault, if it has room for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, XSD
from rdflib.term import Node

from kg import terms
from kg.validate.grounds import DATES, ROLES
from kg.validate.index import Index, Triple
from kg.validate.ledger import Entry, Proposition, facts, ledger

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
    foreign: Mapping[frozenset[Node], Sequence[tuple[Node, tuple[Triple, ...]]]]
    index: Index = field(init=False)
    order: list[Triple] = field(init=False)
    entries: list[Entry] = field(init=False)
    facts: list[Proposition] = field(init=False)

    def __post_init__(self) -> None:
        self.order = sorted(self.triples, key=lambda triple: tuple(node.n3() for node in triple))
        self.index = Index(self.order)
        self.entries = sorted(ledger(self.index), key=lambda entry: str(entry.claim))
        self.facts = sorted(facts(self.index), key=lambda triple: tuple(map(str, triple))) if self.entries else []

    def having(self, predicates: Iterable[Node]) -> list[Triple]:
        """The triples with one of the predicates, in order."""
        wanted = set(predicates)
        return [triple for triple in self.order if triple[1] in wanted]

    def types(self, node: Node) -> frozenset[Node]:
        """The classes of a resource as they are written."""
        return frozenset(self.index.objects(node, RDF.type))


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
    moved = max(0, int(str(old[2])) + chance.choice([-1, 1]) * chance.randint(1, 9))
    return _instead(old, (old[0], old[1], Literal(str(moved), datatype=XSD.nonNegativeInteger, normalize=False)), sound)


def altered_words(sound: Sound, chance: Random) -> Fault | None:
    """A character of a span or a quotation left out, doubled or another."""
    old = _one(chance, sound.having([terms.nif_anchorOf, terms.quote]))
    if old is None:
        return None
    words = str(old[2])
    at = chance.randrange(len(words))
    other = words[:at] + chance.choice(["", words[at] * 2, "#"]) + words[at + 1 :]
    return _instead(old, (old[0], old[1], Literal(other)), sound)


def swapped_subject(sound: Sound, chance: Random) -> Fault | None:
    """Another resource of the same classes as the subject of a fact, or a giver and a receiver in each other's place."""
    old = _one(chance, sound.facts)
    if old is None:
        return None
    if old[1] in (terms.agent, terms.recipient) and chance.random() < 0.5:
        other = terms.recipient if old[1] == terms.agent else terms.agent
        return _instead(old, (old[0], other, old[2]), sound)
    same = sorted({fact[0] for fact in sound.facts if sound.types(fact[0]) == sound.types(old[0])} - {old[0]}, key=str)
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
        parts = [sound.index.value(claim, part) for part in (RDF.subject, RDF.predicate, RDF.object)]
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
    old = _one(chance, [triple for triple in sound.order if isinstance(triple[2], Literal)])
    if old is None or not isinstance(old[2], Literal):
        return None
    others = [XSD.anyURI, XSD.token] if old[2].datatype in (None, XSD.string) else [XSD.anyURI, XSD.token, XSD.string]
    datatype = chance.choice(others)
    return _instead(old, (old[0], old[1], Literal(str(old[2]), datatype=datatype, normalize=False)), sound)


def invalid_iri(sound: Sound, chance: Random) -> Fault | None:
    """A character in an IRI that may not stand there, or no scheme before it."""
    old = chance.choice(sound.order)
    at = chance.choice([place for place in (0, 2) if isinstance(old[place], URIRef)])
    iri = str(old[at])
    cut = chance.randrange(8, len(iri))
    wrong = chance.choice([iri[:cut] + chance.choice(FORBIDDEN) + "G" + iri[cut:], iri.partition("://")[2]])
    node = str.__new__(URIRef, wrong)  # rdflib warns where it makes such a one
    return Fault((old,), ((node, old[1], old[2]) if at == 0 else (old[0], old[1], node),))


def invented_date(sound: Sound, chance: Random) -> Fault | None:
    """Another date of an event or a treaty, or one where the article gives none."""
    dated = sound.having(DATES)
    if dated and chance.random() < 0.5:
        old = chance.choice(dated)
        return _instead(old, (old[0], old[1], _moved(str(old[2]), chance)), sound)
    event = _one(chance, sound.having([terms.sem_eventType]))
    return None if event is None else Fault((), ((event[0], terms.sem_hasTimeStamp, _moved("2020-02-20", chance)),))


def _moved(iso: str, chance: Random) -> Literal:
    """A date of the same fineness, one to six thousand days from another year on."""
    start = date.fromisoformat((iso + "-01-01")[:10])
    moved = (start + timedelta(chance.choice([-1, 1]) * chance.randint(1, 6000))).isoformat()[: len(iso)]
    datatype = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}[len(iso)]
    return Literal(moved, datatype=datatype, normalize=False)


def forged_claim(sound: Sound, chance: Random) -> Fault | None:
    """A claim of the ledger with the subject, object or status of another."""
    if len(sound.entries) < 2:
        return None
    entry, other = chance.sample(sound.entries, 2)
    part = chance.choice([RDF.subject, RDF.object, terms.status])
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


def _properties(sound: Sound, node: Node) -> list[tuple[Node, Node]]:
    return [(predicate, value) for predicate, values in sound.index.out[node].items() for value in values]


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


def strangers(graph: Index) -> list[tuple[frozenset[Node], Node, tuple[Triple, ...]]]:
    """The entities of a graph with their types and what makes them sound by themselves: types, label and identifier."""
    found = []
    for entity in dict.fromkeys([*graph.subjects(RDF.type, terms.Actor), *graph.subjects(RDF.type, terms.Place)]):
        said = (RDF.type, RDFS.label, OWL.sameAs, terms.iso3)
        described = [(entity, word, value) for word in said for value in graph.objects(entity, word)]
        if graph.objects(entity, OWL.sameAs) or graph.objects(entity, terms.iso3):
            found.append((frozenset(graph.objects(entity, RDF.type)), entity, tuple(described)))
    return sorted(found, key=lambda row: str(row[1]))
