"""Several sources on one event: what cannot both hold is linked and nothing is lost, and `kg compare` shows a row a source."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from rich.console import Console

from kg import terms
from kg.build import build
from kg.errors import InputError
from kg.explain import Row, View, compare, table, why
from kg.graph.tellings import Party, Telling, compatible, pairs, same
from kg.records import Article
from kg.store import open_store

POST = Article(
    "capital-post",
    "Kenyan jets bombed Somalia on 3 May 2021. Kenya's defence minister Daniel Oduya said that the raid was necessary. Kenya "
    "arrested 40 protesters in Nairobi on Tuesday. Kenya and Uganda signed the Treaty of Entebbe on 3 May 2019.",
    published="2021-05-05",
)
HERALD = Article(
    "coast-herald",
    "Somalia said that Kenya had shelled Somalia on 3 May 2021. Kenya arrested 65 protesters in Nairobi on 4 May 2021. Uganda and "
    "Kenya signed the Treaty of Entebbe on 9 May 2019.",
    published="2021-05-06",
)
TIMES = Article("lake-times", "Kenya denied that it had bombed Somalia.", published="2021-05-06")
LATER = Article("year-book", "Kenya denied that it had bombed Somalia. Kenya arrested 70 protesters.", published="2022-05-06")
FRONT = Article(
    "front-page",
    "Russia said that Russian troops controlled Kupiansk. Ukraine said that its army controlled Kupiansk.",
    published="2022-09-10",
)
KENYA, ARMY, SOMALIA = Party("k", "k"), Party("army", "k"), Party("s", "s")
ODUYA, WARE = Party("https://x/id/person/o", "k"), Party("https://x/id/person/w", "k")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compare") / "graph"
    build([POST, HERALD, TIMES, LATER, FRONT], folder)
    return folder


def contradictions(folder: Path) -> set[frozenset[tuple[str, str, str]]]:
    """Each pair of claims that cannot both hold, a claim as article, relation and status."""
    view = View(open_store(folder))
    found = set()
    for quad in view.store.quads_for_pattern(None, NamedNode(terms.contradicts), None, None):
        pair = [view.claim(node) for node in (quad.subject, quad.object) if isinstance(node, NamedNode)]
        assert quad.subject.value in pair[1].contradicts  # both know of it
        found.add(frozenset((c.passages[0].article, c.parts[1], c.status if c.parts[1] != "count" else c.parts[2]) for c in pair))
    return found


def test_what_cannot_both_hold_is_linked_and_stays(graph: Path) -> None:
    assert contradictions(graph) == {
        frozenset({("capital-post", "ASSAULT", "asserted"), ("lake-times", "ASSAULT", "denied")}),
        frozenset({("coast-herald", "ASSAULT", "attributed"), ("lake-times", "ASSAULT", "denied")}),
        frozenset({("capital-post", "count", "40"), ("coast-herald", "count", "65")}),
        frozenset({("capital-post", "signedOn", "asserted"), ("coast-herald", "signedOn", "asserted")}),
        frozenset({("front-page", "controller", "attributed")}),
    }


def test_a_year_later_it_is_another_event(graph: Path) -> None:
    assert not any("year-book" in article for pair in contradictions(graph) for article, _, _ in pair)


def event(folder: Path, article: str, kind: str) -> str:
    view = View(open_store(folder))
    (found,) = [
        node.value for node in view.subjects(terms.sem_eventType, NamedNode(f"https://w3id.org/newskg/plover/{kind}"))
        if article in view.texts(node, terms.trigger, terms.nif_referenceContext, terms.schema_identifier)
    ]  # fmt: skip
    return found


def test_one_row_a_source(graph: Path) -> None:
    rows = compare(graph, event(graph, "lake-times", "ASSAULT"))
    assert [(row.source, row.published, row.status, row.words) for row in rows] == [
        ("capital-post", "2021-05-05", ("asserted",), ("bombed",)),
        ("coast-herald", "2021-05-06", ("attributed, according to Somalia",), ("shelled",)),
        ("lake-times", "2021-05-06", ("denied, according to Kenya",), ("bombed",)),
    ]
    post, herald, times = rows
    assert post.names == ("Kenyan jets", "Somalia")
    assert post.quoted == ("Daniel Oduya",)
    assert "Somalia" in post.silent
    assert (herald.quoted, herald.silent) == (("Somalia",), ("Kenya",))
    assert (times.quoted, times.silent) == (("Kenya",), ("Somalia",))
    assert all(row.contradicted for row in rows)


def test_any_telling_leads_to_the_same_rows(graph: Path) -> None:
    assert compare(graph, event(graph, "capital-post", "ASSAULT")) == compare(graph, event(graph, "lake-times", "ASSAULT"))


def test_an_event_that_one_source_tells(graph: Path) -> None:
    (row,) = compare(graph, event(graph, "year-book", "ASSAULT"))
    assert (row.source, row.contradicted) == ("year-book", False)


def test_only_events_are_compared(graph: Path) -> None:
    with pytest.raises(InputError, match="no event with a class"):
        compare(graph, "country:KEN")


def test_why_names_the_claim_on_the_other_side(graph: Path) -> None:
    claims = why(graph, event(graph, "lake-times", "ASSAULT"))
    (against,) = {claim.contradicts for claim in claims if claim.parts[1] == "ASSAULT"}
    assert len(against) == 2


def test_the_table_holds_every_cell() -> None:
    console = Console(width=200, record=True)
    console.print(table([Row("2021-05-05", "post", ("asserted",), ("bombed",), ("jets",), ("Oduya",), ("Luuq",), True)], title="t"))
    shown = console.export_text()
    assert all(word in shown for word in ("post (2021-05-05)", "asserted", "bombed", "jets", "Oduya", "Luuq", "yes"))


def telling(**fields: object) -> Telling:
    known: dict[str, object] = {
        "event": "e", "kind": "ASSAULT", "article": "a", "published": "2021-05-05",
        "agents": frozenset({KENYA}), "recipients": frozenset({SOMALIA}),
    }  # fmt: skip
    return Telling(**{**known, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "alike"),
    [
        ({}, True),
        ({"article": "b"}, True),
        ({"kind": "COERCE"}, False),
        ({"agents": frozenset({ARMY})}, True),
        ({"agents": frozenset({SOMALIA})}, False),
        ({"agents": frozenset()}, False),
        ({"recipients": frozenset()}, True),
        ({"recipients": frozenset({KENYA})}, False),
        ({"article": "b", "published": "2021-05-12"}, True),
        ({"article": "b", "published": "2021-05-13"}, False),
        ({"article": "b", "published": "2021-07-01", "dates": frozenset({"2021-05-20"})}, True),
        ({"article": "b", "dates": frozenset({"2021-08-20"})}, False),
        ({"article": "b", "published": ""}, False),
    ],
)
def test_when_two_tell_one_event(fields: dict[str, object], alike: bool) -> None:
    assert same(telling(), telling(**fields)) is alike
    assert same(telling(**fields), telling()) is alike


def test_two_persons_of_one_country_are_two() -> None:
    assert ODUYA.alike(KENYA)
    assert not ODUYA.alike(WARE)
    assert same(telling(agents=frozenset({ODUYA})), telling(agents=frozenset({KENYA})))
    assert not same(telling(agents=frozenset({ODUYA})), telling(agents=frozenset({WARE})))


@pytest.mark.parametrize(
    ("one", "other", "both"), [("2021", "2021-05-03", True), ("2021-05", "2021-06", False), ("2021-05-03", "2021-05-03", True)]
)
def test_compatible_dates(one: str, other: str, both: bool) -> None:
    assert compatible(one, other) is both


def test_a_pair_comes_once_in_any_order() -> None:
    first, second, third = (telling(event=name, article=name) for name in "abc")
    wanted = [("a", "b"), ("a", "c"), ("b", "c")]
    assert [(x.event, y.event) for x, y in pairs([third, first, second])] == wanted
