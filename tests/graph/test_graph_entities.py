"""Entities and posts over several articles: one label, all names, the same triples in any order."""

from __future__ import annotations

from itertools import permutations

from rdflib.namespace import OWL, RDF, RDFS, SKOS
from scene import MINTER, read, short

from kg import terms
from kg.graph.entities import entity_triples, post_iri
from kg.graph.provenance import run_triples
from kg.records import Kind, Span
from kg.resolve.entities import Entity, Post

KENYA = Entity("country/KEN", Kind.COUNTRY, "Kenya", names={"Kenya", "Kenyan"}, iso3="KEN", wikidata="Q114", lat=1.0, lon=38.25)


def person(label: str, *, posts: tuple[Post, ...] = (), names: frozenset[str] = frozenset()) -> Entity:
    return Entity("person/ana-quorl", Kind.PERSON, label, names=set(names), country="country/KEN", posts=list(posts))


def describe(*views: Entity) -> set[tuple[str, str, str]]:
    """The triples, short, of one document for each view."""
    documents = [(f"sha{n}", {"country/KEN": KENYA, view.key: view}, {view.key}) for n, view in enumerate(views)]
    return {(short(s), short(p), short(o)) for s, p, o in read(entity_triples(documents, MINTER))}


def test_a_country() -> None:
    described = read(entity_triples([("sha", {"country/KEN": KENYA}, {"country/KEN"})], MINTER))
    found = {(str(p).rsplit("#", 1)[-1].rsplit("/", 1)[-1], short(o)) for _, p, o in described}
    assert found == {
        ("type", "Actor"), ("type", "Place"), ("type", "Country"), ("label", "Kenya"), ("altLabel", "Kenyan"), ("iso3", "KEN"),
        ("sameAs", "http://www.wikidata.org/entity/Q114"), ("latitude", "1.0"), ("longitude", "38.25"),
    }  # fmt: skip


def test_a_described_entity_is_marked_and_one_with_a_name_is_not() -> None:
    man = Entity("person/story/man-1", Kind.PERSON, "a man", named=False, described=True)
    marked = {(s, o) for s, p, o in describe(man) if p == short(RDF.type)}
    assert ("id/person/story/man-1", "DescribedEntity") in marked
    assert "DescribedEntity" not in {o for _, _, o in describe(person("Ana Quorl"))}


def test_the_label_that_most_articles_give_and_the_others_beside_it() -> None:
    found = describe(person("Ana Quorl"), person("A. Quorl"), person("Ana Quorl", names=frozenset({"Quorl"})))
    node = "id/person/ana-quorl"
    assert {o for s, p, o in found if (s, p) == (node, short(RDFS.label))} == {"Ana Quorl"}
    assert {o for s, p, o in found if (s, p) == (node, short(SKOS.altLabel))} == {"A. Quorl", "Quorl"}


def test_the_order_of_the_articles_does_not_matter() -> None:
    views = (
        person("Ana Quorl", posts=(Post("president", "country/KEN", False, Span(0, 9, "President")),)),
        person("A. Quorl"),
        person("Quorl, Ana", names=frozenset({"Quorl"})),
    )
    documents = [(f"sha{n}", {"country/KEN": KENYA, view.key: view}, {view.key}) for n, view in enumerate(views)]
    found = [set(entity_triples(order, MINTER)) for order in permutations(documents)]
    assert all(other == found[0] for other in found)


def test_a_label_on_one_line() -> None:
    found = describe(person("Ana\n  Quorl", names=frozenset({"Ana Quorl", "Ana\nQuorl"})))
    assert {o for s, p, o in found if s == "id/person/ana-quorl" and p in {short(RDFS.label), short(SKOS.altLabel)}} == {"Ana Quorl"}


def test_a_post() -> None:
    found = describe(person("Ana Quorl", posts=(Post("president", "country/KEN", False, Span(0, 9, "President")),)))
    post = "id/post/president-ken"
    assert ("id/person/ana-quorl", "holdsPost", post) in found
    assert {(p, o) for s, p, o in found if s == post} == {
        (short(RDF.type), "Post"),
        ("title", "president"),
        (short(RDFS.label), "president"),
        ("postOf", "id/country/KEN"),
        ("evidence", "doc/sha0/char/0-9"),
    }


def test_the_post_of_a_party_that_is_named_as_a_country_is_coded() -> None:
    iris = [post_iri("leader", owner, MINTER) for owner in ("country/NLD", "organization/nld", "organization/quorl-council")]
    assert [iri.rpartition("/")[2] for iri in iris] == ["leader-nld>", "leader-organization-nld>", "leader-quorl-council>"]


def test_an_office_of_the_past() -> None:
    found = describe(person("Ana Quorl", posts=(Post("former president", "country/KEN", True, Span(0, 16, "former president")),)))
    assert ("id/person/ana-quorl", "holdsPost", "id/post/former-president-ken") in found
    assert ("id/person/ana-quorl", "heldPost", "id/post/president-ken") in found
    found = describe(person("Ana Quorl", posts=(Post("president", "country/KEN", True, Span(0, 9, "president")),)))
    assert ("id/person/ana-quorl", "heldPost", "id/post/president-ken") in found
    assert "holdsPost" not in {p for _, p, _ in found}


def test_the_country_of_a_person_is_described_too() -> None:
    found = describe(person("Ana Quorl"))
    assert ("id/person/ana-quorl", "country", "id/country/KEN") in found
    assert ("id/country/KEN", short(OWL.sameAs), "http://www.wikidata.org/entity/Q114") in found


def test_who_is_not_used_is_not_described() -> None:
    assert set(entity_triples([("sha", {"country/KEN": KENYA}, set())], MINTER)) == set()


def test_a_run_used_its_articles_and_has_no_clock() -> None:
    runs = [set(read(run_triples(order, version="1.2", model=("en_quorl", "3"), minter=MINTER))) for order in (["b", "a"], ["a", "b"])]
    assert runs[0] == runs[1]
    (run,) = [s for s, p, o in runs[0] if o == terms.Run]
    assert sorted(short(o) for s, p, o in runs[0] if (s, p) == (run, terms.prov_used)) == ["doc/a", "doc/b"]
    agents = {short(o) for s, p, o in runs[0] if (s, p) == (run, terms.prov_wasAssociatedWith)}
    assert agents == {"id/software/newskg-1.2", "id/software/en_quorl-3"}
    other = read(run_triples(["a"], version="1.2", model=("en_quorl", "3"), minter=MINTER))
    assert run not in {s for s, _, _ in other}
