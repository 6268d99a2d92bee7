"""The self-checks in time and place: on made cases, on the graph of the seeds, and on the article of Ankara and Baku."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from small import MADE, TURTLE

from kg.build import build
from kg.corpus import read
from kg.reason import check_times_and_places, reason

OUTPUT = Path(__file__).resolve().parents[2] / "output"
SPAN = (
    "<urn:text/char/{begin}-{end}> a nif:OffsetBasedString ; nif:referenceContext <urn:text> ;"
    "nif:beginIndex {begin} ; nif:endIndex {end} ; nif:anchorOf '{words}'"
)
ARTICLE = "<urn:text> a kg:Article ; schema:identifier 'made' ; schema:datePublished '2001-05-01'^^xsd:date ."


def checked(folder: Path, turtle: str) -> dict[str, list[str]]:
    """What each check finds in a Turtle text, the verdict first, without the checks that find nothing."""
    (folder / "made.ttl").write_text(f"{TURTLE}{ARTICLE}{turtle}", encoding="utf-8")
    return found(folder)


def found(folder: Path) -> dict[str, list[str]]:
    """The findings on a graph by check."""
    results = check_times_and_places(folder)
    return {one.name: [f"{f.verdict}: {f.finding}" for f in one.findings] for one in results if one.findings}


def war(duration: str, value: str, end: str) -> str:
    """A war with a duration before its words."""
    return (
        f"<urn:war> a kg:Event, kg:Conflict ; kg:status kg:Asserted ; rdfs:label 'war'@en ; sem:hasBeginTimeStamp '2001-03-01'^^xsd:date ;"
        f"sem:hasEndTimeStamp '{end}'^^xsd:date ; kg:trigger <urn:text/char/20-23> ; kg:evidence <urn:text/char/0-60> ."
        f"{SPAN.format(begin=20, end=23, words='war')} . {SPAN.format(begin=0, end=60, words='…')} ."
        f"{SPAN.format(begin=4, end=10, words=duration)} ; kg:timeValue '{value}' ."
    )


@pytest.mark.parametrize(
    ("duration", "value", "end", "verdict"),
    [
        ("40-day", "P40D", "2001-04-10", "agrees: war: “40-day”, and 40 days from 2001-03-01 to 2001-04-10"),
        ("41-day", "P41D", "2001-04-10", "agrees: war: “41-day”, and 40 days from 2001-03-01 to 2001-04-10"),
        ("44-day", "P44D", "2001-04-10", "differs: war: “44-day”, and 40 days from 2001-03-01 to 2001-04-10"),
        ("six-week", "P6W", "2001-04-10", "agrees: war: “six-week”, and 40 days from 2001-03-01 to 2001-04-10"),
        ("two-month", "P2M", "2001-04-10", "differs: war: “two-month”, and 40 days from 2001-03-01 to 2001-04-10"),
        ("three-year", "P3Y", "2004-02-20", "agrees: war: “three-year”, and 1086 days from 2001-03-01 to 2004-02-20"),
    ],
)
def test_durations(duration: str, value: str, end: str, verdict: str, tmp_path: Path) -> None:
    assert checked(tmp_path, war(duration, value, end))["durations"] == [verdict]


def test_an_end_before_the_beginning(tmp_path: Path) -> None:
    text = war("40-day", "P40D", "2001-02-01")
    assert checked(tmp_path, text)["order"] == ["differs: war: begun 2001-03-01, ended 2001-02-01"]


@pytest.mark.parametrize(("day", "verdict"), [("2001-03-20", "agrees"), ("2001-02", "differs")])
def test_a_ceasefire_comes_after_the_begin_of_its_war(day: str, verdict: str, tmp_path: Path) -> None:
    kind = "date" if len(day) == 10 else "gYearMonth"
    text = (
        "<urn:war> a kg:Event, kg:Conflict ; kg:status kg:Asserted ; rdfs:label 'war'@en ; sem:hasBeginTimeStamp '2001-03-01'^^xsd:date ;"
        "kg:agent <urn:a>, <urn:b> ; kg:trigger <urn:text/char/20-23> ."
        "<urn:truce> a kg:Treaty, kg:CeasefireAgreement ; kg:status kg:Asserted ; rdfs:label 'truce'@en ; kg:signatory <urn:a>, <urn:b> ;"
        f"kg:signedOn '{day}'^^xsd:{kind} ; kg:evidence <urn:text/char/20-23> . {SPAN.format(begin=20, end=23, words='war')} ."
    )
    assert checked(tmp_path, text)["order"] == [f"{verdict}: truce: signed {day}; war: begun 2001-03-01"]


def test_what_an_article_could_not_know_yet(tmp_path: Path) -> None:
    event = "<urn:{0}> a kg:Event ; kg:status kg:{1} ; rdfs:label '{0}'@en ; sem:hasTimeStamp {2} ; kg:evidence <urn:text/char/0-5> ."
    text = (
        event.format("visit", "Asserted", "'2001-06-02'^^xsd:date")
        + event.format("talks", "Planned", "'2001-06-02'^^xsd:date")
        + event.format("vote", "Asserted", "'2001'^^xsd:gYear")
        + f"{SPAN.format(begin=0, end=5, words='visit')} ."
    )
    assert checked(tmp_path, text) == {"future": ["differs: visit: asserted for 2001-06-02, and the article is of 2001-05-01"]}


def test_a_place_in_two_countries(tmp_path: Path) -> None:
    claim = (
        "<urn:{0}> a kg:Claim ; kg:status kg:{1} ; kg:evidence <urn:text/char/0-5> ;"
        "rdf:subject <urn:isle> ; rdf:predicate schema:containedInPlace ; rdf:object <urn:{2}> ."
    )
    text = (
        "<urn:isle> a kg:Place ; rdfs:label 'Isle'@en . <urn:a> a kg:Country ; rdfs:label 'Tova'@en ."
        "<urn:b> a kg:Country ; rdfs:label 'Ruhn'@en ."
        f"{SPAN.format(begin=0, end=5, words='Isle')} . {claim.format('c1', 'Asserted', 'a')}"
    )
    assert checked(tmp_path, text) == {}
    attributed = text + claim.format("c2", "Attributed", "b")
    assert checked(tmp_path, attributed) == {"places": ["beside: Isle: in Tova (asserted) and in Ruhn (attributed)"]}
    asserted = text + claim.format("c2", "Asserted", "b")
    assert checked(tmp_path, asserted) == {"places": ["differs: Isle: in Tova (asserted) and in Ruhn (asserted)"]}


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        ("1988-06-01", "agrees: pact, signed 1988-06-01: Soviet Union began 1922-12-30 and ended 1991-12-26"),
        ("1999-06-01", "differs: pact, signed 1999-06-01: Soviet Union began 1922-12-30 and ended 1991-12-26"),
        ("1919-06-01", "differs: pact, signed 1919-06-01: Soviet Union began 1922-12-30 and ended 1991-12-26"),
    ],
)
def test_a_treaty_of_a_state_that_is_no_more(day: str, verdict: str, tmp_path: Path) -> None:
    text = (
        "<urn:su> a kg:Country ; kg:iso3 'SUN' ; rdfs:label 'Soviet Union'@en ."
        f"<urn:t> a kg:Treaty ; kg:status kg:Asserted ; rdfs:label 'pact'@en ; kg:signatory <urn:su> ; kg:signedOn '{day}'^^xsd:date ;"
        f"kg:evidence <urn:text/char/0-4> . {SPAN.format(begin=0, end=4, words='pact')} ."
    )
    assert checked(tmp_path, text)["treaties"] == [verdict]


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        ("1998-10-27", "agrees: Bill Clinton, president of United States, speaks on 1998-10-27: in that office then, by the tables"),
        ("2003-10-27", "differs: Bill Clinton, president of United States, speaks on 2003-10-27: not in that office then, by the tables"),
    ],
)
def test_a_post_at_the_time_of_a_statement(day: str, verdict: str, tmp_path: Path) -> None:
    text = (
        "<urn:s> a kg:Event, kg:Statement ; kg:status kg:Asserted ; kg:speaker <urn:p> ; kg:evidence <urn:text/char/0-9> ;"
        f"sem:hasTimeStamp '{day}'^^xsd:date . <urn:usa> a kg:Country ; kg:iso3 'USA' ; rdfs:label 'United States'@en ."
        "<urn:p> a kg:Person ; rdfs:label 'Bill Clinton'@en ; owl:sameAs <http://www.wikidata.org/entity/Q1124> ; kg:holdsPost <urn:post> ."
        "<urn:post> a kg:Post ; kg:title 'president' ; kg:postOf <urn:usa> ; kg:evidence <urn:text/char/0-9> ."
        f"{SPAN.format(begin=0, end=9, words='President')} ."
    )
    assert checked(tmp_path, text) == {}  # the post stands in the article, but of somebody else
    claim = (
        "<urn:claim> a kg:Claim ; rdf:subject <urn:p> ; rdf:predicate kg:holdsPost ; rdf:object <urn:post> ; kg:status kg:{} ;"
        "kg:evidence <urn:text/char/0-9> ."
    )
    assert checked(tmp_path, text + claim.format("Attributed")) == {}
    assert checked(tmp_path, text + claim.format("Asserted"))["posts"] == [verdict]


def test_the_graph_of_the_seeds(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(OUTPUT, tmp_path / "graph"))
    reason(folder, engine="rl")
    told = found(folder)
    assert told["order"] == [
        "agrees: Ethiopia: fought (ASSAULT): begun 1998, ended 2000",
        "agrees: armed forces of Myanmar: refused (REJECT): begun 2021-01-25, ended 2021-01-31",
        "agrees: parliament of Israel: approved (AGREE): begun 1979-03-19, ended 1979-03-25",
    ]
    assert len(told["posts"]) == 13
    assert [line for line in told["posts"] if not line.startswith("agrees")] == []
    assert told["treaties"] == [
        "agrees: Black Sea Grain Initiative, signed 2022-07-22: United Nations began 1945",
        "agrees: memorandum between Russia and United Nations, signed 2022-07-22: United Nations began 1945",
    ]
    assert sorted(told) == ["order", "posts", "treaties"]


def test_the_article_of_ankara_and_baku(shared: Path, tmp_path: Path) -> None:
    build(read([shared / "seeds" / "ankara-baku.txt"], published="2022-08-08", report=pytest.fail), tmp_path)
    inferred = reason(tmp_path, engine="rl").inferences
    told = found(tmp_path)
    assert told["durations"] == ["agrees: Armenia, Azerbaijan: war (CONFLICT): “44-day”, and 44 days from 2020-09-27 to 2020-11-10"]
    assert told["control"] == [
        "beside: Karabakh: “occupied” by armed forces of Armenia since 1991 (asserted); Shusha: “occupied” since 1992-05-08 (asserted)"
    ]
    assert "agrees: November 10, 2020 agreement: signed 2020-11-10; Armenia, Azerbaijan: war (CONFLICT): begun 2020-09-27" in told["order"]
    ends = [one.triple[0].rsplit("/", 1)[-1] for one in inferred if one.triple[1].endswith("#ends")]
    assert ends == ["november-10-2020-agreement-ankara-baku"]


def test_the_made_cases_have_names_of_their_own() -> None:
    assert "ankara" not in MADE.read_text(encoding="utf-8").lower()
