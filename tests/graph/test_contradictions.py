"""What contradicts what: a denial is held against what it denies, and against nothing else."""

from __future__ import annotations

from itertools import combinations

import pytest

from kg.graph import terms
from kg.graph.claims import Basis, Claims
from kg.graph.contradictions import mark
from kg.graph.ledger import ArticleGraph
from kg.graph.lines import Term
from kg.graph.literals import date_literal
from kg.graph.tellings import Party
from kg.iris import Minter
from kg.records import Span, Status

MINTER = Minter()
KENYA, SOMALIA, ARMY, ODUYA, MBUGUA = (
    f"<https://w3id.org/newskg/id/{key}>"
    for key in ("country/KEN", "country/SOM", "organization/army", "person/oduya", "person/mbugua")
)


def telling(name: str, deed: Term, rule: str, status: Status, agent: Term, recipient: Term | None) -> ArticleGraph:
    """An article that tells one event, of the same day."""
    claims = Claims(name, MINTER)
    event = MINTER.event("DEED", name)
    basis = Basis(rule, Span(0, 4, "deed"), status)
    evidence = [MINTER.span("a" * 64, Span(0, 4, "deed"))]
    claims.add((event, terms.agent, agent), basis, evidence)
    if recipient is not None:
        claims.add((event, terms.recipient, recipient), basis, evidence)
    claims.add((event, terms.sem_hasTimeStamp, date_literal("2021-05-03")), basis, evidence)
    claims.add((agent, deed, recipient or event), Basis(rule, basis.trigger, status, about=event), evidence)
    return ArticleGraph("a" * 64, (), claims, "2021-05-04")


def contradicting(*articles: ArticleGraph) -> int:
    mark(articles)
    claims = [claim for article in articles for claim in article.claims]
    return sum(one.iri in other.contradicts for one, other in combinations(claims, 2))


ASSAULT, SUPPORT = terms.plover_ASSAULT, terms.plover_SUPPORT
BOMB, SHELL, PRAISE, ENDORSE = (f"events: predicate {verb}" for verb in ("bomb", "shell", "praise", "endorse"))


@pytest.mark.parametrize(
    ("held", "denied", "expected"),
    [
        ((ASSAULT, SHELL, SOMALIA), (ASSAULT, BOMB, SOMALIA), 1),  # another verb, the same victim
        ((ASSAULT, BOMB, SOMALIA), (ASSAULT, BOMB, None), 1),  # the same verb, and one does not say whom
        ((ASSAULT, SHELL, SOMALIA), (ASSAULT, BOMB, None), 0),
        ((SUPPORT, PRAISE, SOMALIA), (SUPPORT, PRAISE, SOMALIA), 1),
        ((SUPPORT, PRAISE, SOMALIA), (SUPPORT, ENDORSE, SOMALIA), 0),  # words: who did not endorse may have praised
        ((SUPPORT, ENDORSE, SOMALIA), (SUPPORT, ENDORSE, None), 0),  # "did not endorse another candidate"
    ],
)
def test_a_denial_contradicts_what_it_denies(
    held: tuple[Term, str, Term | None], denied: tuple[Term, str, Term | None], expected: int
) -> None:
    one = telling("one", held[0], held[1], Status.ASSERTED, KENYA, held[2])
    other = telling("other", denied[0], denied[1], Status.DENIED, KENYA, denied[2])
    assert contradicting(one, other) == expected


def test_who_may_be_meant_by_whom() -> None:
    country, army = Party(KENYA, KENYA), Party(ARMY, KENYA)
    president, minister = Party(ODUYA, KENYA), Party(MBUGUA, KENYA)
    assert country.alike(army) and army.alike(country) and country.alike(president)
    assert not president.alike(minister) and not president.alike(army) and not army.alike(president)
