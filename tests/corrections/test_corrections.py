"""corrections.toml: what a person has put right stands on every build, and the graph says who did it."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD

from kg import terms
from kg.build import Built, build
from kg.corrections import Correction, read_corrections
from kg.errors import InputError
from kg.explain import why
from kg.records import Article
from kg.validate import validate

DATA = "https://w3id.org/newskg/"
FIRST = (
    "Norway's foreign minister Liv Dahl met Finnish officials in Oslo on 3 May 2021. Norway accused Sweden of espionage. "
    "Dahl praised Finland. Denmark attacked Iceland."
)
SECOND = "Norwegian minister Lif Dahl criticized Sweden. Liv Dahl visited Finland. Dahl was tired."


def made(folder: Path, toml: str = "", *, first: str = FIRST) -> tuple[Graph, Built]:
    folder.mkdir(exist_ok=True)
    (folder / "corrections.toml").write_text(toml, encoding="utf-8")
    built = build([Article("first", first, published="2021-05-05"), Article("second", SECOND, published="2021-05-06")], folder)
    assert validate(folder).ok
    graph = Graph()
    for file in sorted(folder.glob("*.ttl")):
        graph.parse(data=file.read_bytes(), format="turtle")
    return graph, built


def node(name: str) -> URIRef:
    prefix, local = name.split(":")
    return URIRef(f"{DATA}{'' if prefix in {'claim', 'event'} else 'id/'}{prefix}/{local}")


def claim(graph: Graph, predicate: URIRef, value: str) -> str:
    """The claim with this predicate and object, as in Turtle."""
    (found,) = set(graph.subjects(RDF.predicate, predicate)) & set(graph.subjects(RDF.object, node(value)))
    return "claim:" + str(found).rsplit("/", 1)[-1]


def event(graph: Graph, kind: URIRef) -> URIRef:
    (found,) = graph.subjects(terms.sem_eventType, kind)
    assert isinstance(found, URIRef)
    return found


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return made(tmp_path_factory.mktemp("plain") / "graph")[0]


def test_a_rejected_role_is_gone_and_the_graph_says_who_rejected_it(plain: Graph, tmp_path: Path) -> None:
    rejected = claim(plain, terms.recipient, "country:ISL")
    toml = f'[[reject]]\nwhat = "{rejected}"\nby = "Ola Nordmann"\ndate = 2021-06-01\nbecause = "It was an exercise."\n'
    graph, built = made(tmp_path / "graph", toml)
    assault = event(graph, terms.plover_ASSAULT)
    assert (assault, terms.recipient, node("country:ISL")) in plain
    assert (assault, terms.recipient, node("country:ISL")) not in graph
    assert (node(rejected), RDF.type, terms.Claim) not in graph
    assert not [c for c in graph.subjects(RDF.predicate, terms.plover_ASSAULT) if (c, RDF.object, node("country:ISL")) in graph]
    (correction,) = graph.subjects(RDF.type, terms.Correction)
    assert (node(rejected), terms.correctedBy, correction) in graph
    assert graph.value(correction, RDFS.label) == Literal(f"reject {rejected}", lang="en")
    assert graph.value(correction, terms.dcterms_date) == Literal("2021-06-01", datatype=XSD.date)
    (person,) = graph.objects(correction, terms.prov_wasAttributedTo)
    assert graph.value(person, RDFS.label) == Literal("Ola Nordmann", lang="en")
    assert built.idle == ()
    with pytest.raises(InputError, match=r"corrected: reject claim:\w+; Ola Nordmann; 2021-06-01; It was an exercise\."):
        why(tmp_path / "graph", rejected)


def test_a_rejected_fact_of_an_entity_is_gone(plain: Graph, tmp_path: Path) -> None:
    office = next(str(o).rsplit("/", 1)[-1] for o in plain.objects(node("person:liv-dahl"), terms.holdsPost))
    graph, _ = made(tmp_path / "graph", f'[[reject]]\nwhat = "{claim(plain, terms.holdsPost, f"post:{office}")}"\n')
    assert not list(graph.objects(node("person:liv-dahl"), terms.holdsPost))


def test_a_rejected_event_takes_its_claims_along(plain: Graph, tmp_path: Path) -> None:
    assault = event(plain, terms.plover_ASSAULT)
    graph, _ = made(tmp_path / "graph", f'[[reject]]\nwhat = "event:{str(assault).rsplit("/", 1)[-1]}"\n')
    assert [p for _, p, _ in graph.triples((assault, None, None))] == [terms.correctedBy]
    assert not [c for c in graph.subjects(RDF.type, terms.Claim) if assault in set(graph.objects(c))]
    assert (None, terms.sem_eventType, terms.plover_ACCUSE) in graph


def test_an_accepted_claim_is_certain_and_says_so(plain: Graph, tmp_path: Path) -> None:
    accepted = claim(plain, terms.recipient, "country:ISL")
    graph, _ = made(tmp_path / "graph", f'[[accept]]\nwhat = "{accepted}"\nby = "Ola Nordmann"\n')
    assert graph.value(node(accepted), terms.confidence) == Literal("1.00", datatype=XSD.decimal)
    assert plain.value(node(accepted), terms.confidence) == Literal("0.76", datatype=XSD.decimal)
    (view,) = why(tmp_path / "graph", accepted)
    assert view.corrections == (f"accept {accepted}; Ola Nordmann",)


MERGE = '[[merge]]\nwhat = "person:lif-dahl"\ninto = "person:liv-dahl"\n'


def test_a_merged_entity_is_the_other_everywhere(plain: Graph, tmp_path: Path) -> None:
    assert (node("person:lif-dahl"), RDF.type, terms.Person) in plain
    graph, _ = made(tmp_path / "graph", MERGE)
    assert [p for _, p, _ in graph.triples((node("person:lif-dahl"), None, None))] == [terms.correctedBy]
    assert not list(graph.subject_predicates(node("person:lif-dahl")))
    assert Literal("Lif Dahl", lang="en") in set(graph.objects(node("person:liv-dahl"), SKOS.altLabel))
    texts = {str(graph.value(span, terms.nif_anchorOf)) for span in graph.objects(node("person:liv-dahl"), terms.evidence)}
    assert {"Lif Dahl", "Liv Dahl"} <= texts


def test_a_split_entity_takes_only_the_words_of_its_article(tmp_path: Path) -> None:
    toml = '[[split]]\nwhat = "person:liv-dahl"\narticle = "first"\nwords = "Dahl"\nas = "person:nina-dahl"\nlabel = "Nina Dahl"\n'
    graph, _ = made(tmp_path / "graph", toml)
    assert graph.value(node("person:nina-dahl"), RDFS.label) == Literal("Nina Dahl", lang="en")
    support = event(graph, terms.plover_SUPPORT)
    assert set(graph.objects(support, terms.agent)) == {node("person:nina-dahl")}
    assert (node("person:liv-dahl"), RDFS.label, Literal("Liv Dahl", lang="en")) in graph
    articles = {
        str(graph.value(graph.value(span, terms.nif_referenceContext), terms.schema_identifier))
        for span in graph.objects(node("person:nina-dahl"), terms.evidence)
    }
    assert articles == {"first"}


def test_a_label_is_changed_and_the_old_one_kept(tmp_path: Path) -> None:
    graph, _ = made(tmp_path / "graph", '[[relabel]]\nwhat = "person:liv-dahl"\nlabel = "Liv M. Dahl"\n')
    assert list(graph.objects(node("person:liv-dahl"), RDFS.label)) == [Literal("Liv M. Dahl", lang="en")]
    assert Literal("Liv Dahl", lang="en") in set(graph.objects(node("person:liv-dahl"), SKOS.altLabel))


def test_corrections_survive_rebuilds_and_edits_elsewhere(plain: Graph, tmp_path: Path) -> None:
    rejected = claim(plain, terms.recipient, "country:ISL")
    toml = f'{MERGE}\n[[reject]]\nwhat = "{rejected}"\n'
    made(tmp_path / "graph", toml)
    before = {file.name: file.read_bytes() for file in (tmp_path / "graph").glob("*.ttl")}
    graph, built = made(tmp_path / "graph", toml)
    assert {file.name: file.read_bytes() for file in (tmp_path / "graph").glob("*.ttl")} == before
    graph, built = made(tmp_path / "graph", toml, first=f"Estonia praised Latvia. {FIRST} It rained.")
    assert built.idle == ()
    assert (None, terms.recipient, node("country:ISL")) not in graph
    assert (node("person:lif-dahl"), RDF.type, None) not in graph
    assert (tmp_path / "graph" / "corrections.toml").read_text(encoding="utf-8") == toml


def test_what_corrects_nothing_is_told_and_not_written(tmp_path: Path) -> None:
    graph, built = made(tmp_path / "graph", '[[accept]]\nwhat = "claim:0000000000000000"\n')
    assert built.idle == ("accept claim:0000000000000000",)
    assert (None, RDF.type, terms.Correction) not in graph


def test_without_corrections_nothing_changes(plain: Graph, tmp_path: Path) -> None:
    assert set(made(tmp_path / "graph", "# none yet\n")[0]) == set(plain)
    assert (None, OWL.sameAs, None) in plain


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("[[erase]]\nwhat = 'claim:1'", r"erase: there is \[\[accept\]\]"),
        ("reject = 'claim:1'", "reject: there is"),
        ("[[reject]]\nby = 'me'", r"\[\[reject\]\] 1: what is missing"),
        ("[[merge]]\nwhat = 'person:a'", "into is missing"),
        ("[[reject]]\nwhat = 'claim:1'\nwhy = 'so'", "why: there is what, by, date, because"),
        ("[[reject]]\nwhat = 3", "what: not a text"),
        ("[[reject]]\nwhat = 'person:a'", "what: a name as in Turtle, claim:… or event:… or treaty:…"),
        ("[[merge]]\nwhat = 'person:a'\ninto = 'country:SWE'", "of two kinds"),
        ("[[merge]]\nwhat = 'person:a'\ninto = 'person:a'", "person:a twice"),
        ("[[reject]]\nwhat = 'claim:1'\ndate = 'May'", "date: not a year"),
        ("[[reject", "no TOML"),
    ],
)
def test_what_cannot_be_understood(tmp_path: Path, toml: str, words: str) -> None:
    file = tmp_path / "corrections.toml"
    file.write_text(toml, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        read_corrections(file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_corrections(tmp_path / "none.toml")


def test_a_file_is_read_in_its_order(tmp_path: Path) -> None:
    file = tmp_path / "corrections.toml"
    file.write_text(f"{MERGE}by = 'me'\ndate = '2021-06'\n[[accept]]\nwhat = 'claim:1'\n", encoding="utf-8")
    assert read_corrections(file) == (
        Correction("merge", "person:lif-dahl", into="person:liv-dahl", by="me", date="2021-06"),
        Correction("accept", "claim:1"),
    )
