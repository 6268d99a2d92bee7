"""Which claims of different sources or speakers cannot both hold. They are linked by kg:contradicts; none is taken away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from kg.graph import terms
from kg.graph.claims import Claim
from kg.graph.confidence import CLASSES
from kg.graph.ledger import ArticleGraph
from kg.graph.lines import Term, bare
from kg.graph.tellings import Party, Telling, compatible, pairs
from kg.records import Status
from kg.resolve.entities import slug

HELD: Final = frozenset({Status.ASSERTED, Status.ATTRIBUTED})
STAMPS: Final = frozenset({terms.sem_hasTimeStamp, terms.sem_hasBeginTimeStamp})
PERIOD: Final = frozenset({terms.controller, terms.controlled, terms.sem_hasBeginTimeStamp, terms.sem_hasEndTimeStamp})
#: Deeds in words: who did not endorse one may well have praised another, or the same another day.
IN_WORDS: Final = frozenset({terms.plover_ACCUSE, terms.plover_CONCEDE, terms.plover_REJECT, terms.plover_REQUEST, terms.plover_SUPPORT})
Told = tuple[Claim, str]  # a claim and the identifier of its article


def mark(articles: Sequence[ArticleGraph]) -> None:
    """Writes into each claim those that contradict it."""
    told = [(claim, written.claims.article) for written in articles for claim in written.claims.found.values()]
    for one, other in (*polarity(articles, told), *dates(told), *countries(told), *control(told)):
        one.contradicts.add(other.iri)
        other.contradicts.add(one.iri)


def tellings(articles: Iterable[ArticleGraph]) -> Iterator[Telling]:
    """The events of the articles that have an agent; recipients without a name are one article's own and say nothing of identity."""
    for written in articles:
        homes = countries_of(written)
        parts: dict[Term, dict[Term, set[str]]] = defaultdict(lambda: defaultdict(set))
        kinds: dict[Term, str] = {}
        for claim in written.claims.found.values():
            subject, relation, value = claim.proposition
            if claim.about is not None and relation in CLASSES:
                kinds[claim.about] = relation
            elif relation in {terms.agent, terms.recipient}:
                parts[subject][relation].add(value)
            elif relation in STAMPS:
                parts[subject][terms.sem_hasTimeStamp].add(bare(value))
        for node, kind in kinds.items():
            found = parts[node]
            yield Telling(
                event=node,
                kind=kind,
                article=written.claims.article,
                published=written.published,
                agents=frozenset(Party(iri, homes.get(iri, iri)) for iri in found[terms.agent]),
                recipients=frozenset(Party(iri, homes.get(iri, iri)) for iri in found[terms.recipient] if "/id/group/" not in iri),
                dates=frozenset(found[terms.sem_hasTimeStamp]),
            )


def countries_of(written: ArticleGraph) -> dict[str, str]:
    """The country of each entity of an article that has one."""
    found = (claim.proposition for claim in written.claims.found.values() if claim.proposition[1] == terms.country)
    return {entity: country for entity, _, country in found}


def apart(one: Told, other: Told) -> bool:
    """Whether two claims are of different articles, or in one article on different words."""
    return one[1] != other[1] or one[0].sources != other[0].sources


def polarity(articles: Iterable[ArticleGraph], told: Iterable[Told]) -> Iterator[tuple[Claim, Claim]]:
    """Of one event what one holds and another denies, and two counts of those it was done to."""
    deeds: dict[str, list[Told]] = defaultdict(list)
    counts: dict[str, list[Told]] = defaultdict(list)
    for claim, article in told:
        if claim.about is not None and claim.proposition[1] in CLASSES:
            deeds[claim.about].append((claim, article))
        elif claim.proposition[1] == terms.count:
            counts[claim.proposition[0]].append((claim, article))
    for first, second in pairs(tellings(articles)):
        both = bool(first.recipients and second.recipients)
        for one, other in _each(deeds[first.event], deeds[second.event]):
            if _opposed(one[0].status, other[0].status) and apart(one, other) and _of_one_deed(one[0], other[0], recipients=both):
                yield one[0], other[0]
        for one, other in _each(counts[first.event], counts[second.event]):
            differ = one[0].proposition[2] != other[0].proposition[2]
            if differ and {one[0].status, other[0].status} <= HELD and one[0].rules & other[0].rules and apart(one, other):
                yield one[0], other[0]


def _opposed(one: Status, other: Status) -> bool:
    return (one in HELD and other is Status.DENIED) or (other in HELD and one is Status.DENIED)


def _of_one_deed(one: Claim, other: Claim, *, recipients: bool) -> bool:
    """Whether what one denies is what the other holds: of the same verb, or done to a recipient whom both name; of words both."""
    verb = bool(one.rules & other.rules)
    return (verb and recipients) if one.proposition[1] in IN_WORDS else (verb or recipients)


def _each(first: Iterable[Told], second: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    return ((one, other) for one in first for other in second)


def dates(told: Iterable[Told]) -> Iterator[tuple[Claim, Claim]]:
    """Two days of signing of one treaty: of one name, with two parties of both."""
    parties: dict[Term, set[str]] = defaultdict(set)
    signed: dict[str, list[Told]] = defaultdict(list)
    for claim, article in told:
        treaty, relation, value = claim.proposition
        if relation == terms.signatory:
            parties[treaty].add(value)
        elif relation == terms.signedOn and claim.status in HELD:
            name = bare(treaty).rsplit("/treaty/", 1)[-1].removesuffix(f"-{slug(article)}")
            signed[name].append((claim, article))
    for claims in signed.values():
        for one, other in combinations(claims, 2):
            (first, _, day), (second, _, another) = one[0].proposition, other[0].proposition
            if apart(one, other) and not compatible(bare(day), bare(another)) and len(parties[first] & parties[second]) >= 2:
                yield one[0], other[0]


def countries(told: Iterable[Told]) -> Iterator[tuple[Claim, Claim]]:
    """Two countries in which one place lies."""
    lies: dict[Term, list[Told]] = defaultdict(list)
    for claim, article in told:
        place, relation, whole = claim.proposition
        if relation == terms.schema_containedInPlace and "/id/country/" in whole and claim.status in HELD:
            lies[place].append((claim, article))
    for claims in lies.values():
        for one, other in combinations(claims, 2):
            if one[0].proposition[2] != other[0].proposition[2] and apart(one, other):
                yield one[0], other[0]


def control(told: Iterable[Told]) -> Iterator[tuple[Claim, Claim]]:
    """Two who hold one place at one time: from the same date, before the other's end, or on different words in one article."""
    found: dict[Term, dict[Term, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for claim, article in told:
        node, relation, _ = claim.proposition
        if relation in PERIOD and claim.status in HELD:
            found[node][relation].append((claim, article))
    held: dict[str, list[Term]] = defaultdict(list)
    for node, parts in found.items():
        for claim, _ in parts[terms.controlled]:
            held[claim.proposition[2]].append(node)
    for nodes in held.values():
        for first, second in combinations(sorted(set(nodes)), 2):
            if not _at_once(found[first], found[second]):
                continue
            for one, other in _each(found[first][terms.controller], found[second][terms.controller]):
                if one[0].proposition[2] != other[0].proposition[2] and apart(one, other):
                    yield one[0], other[0]


def _at_once(one: dict[Term, list[Told]], other: dict[Term, list[Told]]) -> bool:
    """Whether two periods overlap for certain: what has only a begin may end when the next begins."""
    (begin, end), (later, _) = sorted((_period(one), _period(other)))
    if not begin and not later:
        return bool(one[terms.controller] and other[terms.controller]) and one[terms.controller][0][1] == other[terms.controller][0][1]
    if not begin:
        return False
    return compatible(begin, later) or (bool(end) and later < end)


def _period(parts: dict[Term, list[Told]]) -> tuple[str, str]:
    begin, end = (
        min((bare(claim.proposition[2]) for claim, _ in parts[relation]), default="")
        for relation in (terms.sem_hasBeginTimeStamp, terms.sem_hasEndTimeStamp)
    )
    return begin, end
