"""The OWL API, by which Protégé reads files (Debian: libowlapi-java), opens the folder for Protégé offline and understands it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import OWL, RDF, RDFS

from kg.export.protege import GRAPH, protege
from kg.store import read_folder
from kg.terms import PREFIXES

OUTPUT = Path(__file__).resolve().parents[2] / "output"
CLAIMS = (OUTPUT / "claims.ttl").read_text(encoding="utf-8").count(" a kg:Claim ;")
JARS = Path("/usr/share/java")
NEEDED = (
    "owlapi-distribution", "guava", "caffeine", "commons-io", "commons-rdf-api", "slf4j-api", "slf4j-nop", "hppcrt", "xz", "jsr305",
    "atinject-jsr330-api", "rdf4j-rio-api", "rdf4j-model", "rdf4j-model-api", "rdf4j-util",
)  # fmt: skip
#: What the OWL API drops, and what stands in the label of each claim instead: OWL 2 keeps these words to itself.
DROPPED = (RDF.object, RDF.predicate, RDF.subject)


def opened(folder: Path, *classes: str) -> list[str]:
    """What the OWL API says of a folder; skips where it is not installed."""
    if shutil.which("javac") is None or not (JARS / "owlapi-distribution.jar").is_file():
        pytest.skip("needs the OWL API and a Java with its compiler (Debian: libowlapi-java default-jdk-headless)")
    path = os.pathsep.join(str(JARS / f"{name}.jar") for name in NEEDED)
    offline = [f"-D{scheme}.proxyHost=127.0.0.1" for scheme in ("http", "https")] + ["-Dhttp.proxyPort=9", "-Dhttps.proxyPort=9"]
    command = ["java", *offline, "-cp", path, str(Path(__file__).parent / "OpenByOwlApi.java"), str(folder), *classes]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, [line for line in done.stderr.splitlines() if "xception" in line]
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that is written for the graph of the seeds."""
    made = tmp_path_factory.mktemp("owlapi")
    protege(OUTPUT, made)
    return made


@pytest.fixture(scope="module")
def said(folder: Path) -> list[str]:
    """What the OWL API says of it."""
    return opened(folder, *(PREFIXES["kg"] + name for name in ("Country", "Treaty", "Conflict", "Claim")))


def test_every_ontology_is_found_by_the_catalog(said: list[str], folder: Path) -> None:
    graph = len(Graph().parse(folder / GRAPH, format="xml"))
    assert sorted(line.rsplit(" ", 1)[0] for line in said if line.startswith("ontology ")) == [
        f"ontology https://w3id.org/newskg/{name}" for name in ("definitions", "graph", "ontology", "plover")
    ]
    assert graph == len(read_folder(OUTPUT)) + 4 + CLAIMS  # its header, and a label for each claim
    (count,) = (int(line.rsplit(" ", 1)[1]) for line in said if line.startswith("ontology https://w3id.org/newskg/graph "))
    assert count >= graph


def test_every_triple_is_understood_but_those_that_owl_keeps_to_itself(said: list[str], folder: Path) -> None:
    dropped = [line.split(" ")[3] for line in said if line.startswith("not understood ")]
    assert sorted(set(dropped)) == sorted(f"<{word}>" for word in DROPPED)
    graph = Graph().parse(folder / GRAPH, format="xml")
    claims = set(graph.subjects(RDF.predicate, None))
    assert len(claims) == CLAIMS
    assert all(len(str(graph.value(claim, RDFS.label)).split(" | ")) >= 3 for claim in claims)


def test_what_protege_shows(said: list[str]) -> None:
    assert [line for line in said if line.startswith("members ")] == [
        "members of Country 42",
        "members of Treaty 28",
        "members of Conflict 7",
        f"members of Claim {CLAIMS}",
    ]
    counts = {name: int(number) for name, number in (line.split(" ") for line in said if "Assertion" in line)}
    assert counts["ObjectPropertyAssertion"] > 13_000
    assert counts["DataPropertyAssertion"] > 8_000


def test_the_ontology_is_owl_2_dl_and_the_graph_but_for_its_dates(said: list[str]) -> None:
    """xsd:date is no datatype of OWL 2; of `void:property` the values are words of OWL; literals that are claimed are annotations."""
    assert [line for line in said if line.startswith("beyond OWL 2 DL: ")] == [
        "beyond OWL 2 DL: UseOfDefinedDatatypeInLiteral graph 96",
        "beyond OWL 2 DL: UseOfReservedVocabularyForAnnotationPropertyIRI graph 88",
        "beyond OWL 2 DL: UseOfReservedVocabularyForIndividualIRI graph 10",
        "beyond OWL 2 DL: UseOfUndeclaredDatatype graph 96",
    ]


def test_an_import_that_the_catalog_lacks_is_an_error(folder: Path, tmp_path: Path) -> None:
    """So that the other tests would see it."""
    broken = Path(shutil.copytree(folder, tmp_path / "broken"))
    text = (broken / "catalog-v001.xml").read_text(encoding="utf-8")
    (broken / "catalog-v001.xml").write_text(text.replace("newskg/definitions", "newskg/nothing"), encoding="utf-8")
    whole = Graph().parse(broken / GRAPH, format="xml")
    header = Graph()
    for triple in (*whole.triples((None, OWL.imports, None)), *whole.triples((None, RDF.type, OWL.Ontology))):
        header.add(triple)
    header.serialize(broken / GRAPH, format="xml")
    with pytest.raises(AssertionError, match=r"UnloadableImportException.*Connection refused"):
        opened(broken)
