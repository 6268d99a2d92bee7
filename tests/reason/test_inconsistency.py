"""Facts that cannot all be true: the smallest set of them, with its words, and exit status 1 without a traceback."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from small import short, triples

from kg.errors import CheckFailed, MissingExtra
from kg.reason import hermit, reason, rl
from kg.reason.contradiction import contradictions, smallest
from kg.reason.facts import Triple, facts_of, vocabulary

ROOT = Path(__file__).resolve().parents[2]
RUN = "import sys; from kg.cli import main; sys.argv[0] = 'kg'; main()"
PERU = "<https://w3id.org/newskg/id/country/PER>"


def never(_: object) -> bool:
    """No judgement that would need Java."""
    raise AssertionError("the rules see this")


@pytest.mark.parametrize(
    ("turtle", "expected"),
    [
        ("<urn:a> a kg:Person, kg:Place, kg:Actor .", ["a: Person", "a: Place"]),
        ("<urn:a> a kg:Settlement ; kg:holdsPost <urn:p> . <urn:p> a kg:Post .", ["a holdsPost p", "a: Settlement"]),
        ("<urn:a> a kg:Country ; kg:iso3 'KEN', 'UGA' .", ["a iso3 KEN", "a iso3 UGA"]),
        ("<urn:e> a kg:Event ; kg:status kg:Asserted, kg:Denied .", ["e status Asserted", "e status Denied"]),
        ("<urn:p> a kg:Post ; kg:title 'president', 'king' .", ["p title king", "p title president"]),
        (
            "<urn:a> a kg:Person ; owl:sameAs <urn:q> . <urn:b> a kg:Settlement ; owl:sameAs <urn:q> .",
            ["a sameAs q", "a: Person", "b sameAs q", "b: Settlement"],
        ),
    ],
)
def test_the_smallest_set_of_facts(turtle: str, expected: list[str]) -> None:
    beside = (
        "<urn:x> a kg:Person ; kg:holdsPost <urn:y> . <urn:y> a kg:Post ; kg:title 'envoy' ; kg:postOf <urn:z> . <urn:z> a kg:Country ."
    )
    facts = facts_of(triples(turtle + beside))
    (found,) = contradictions(facts, never)
    assert sorted(map(short, found)) == expected


def test_each_contradiction_has_a_set_of_its_own() -> None:
    facts = facts_of(triples("<urn:a> a kg:Person, kg:Place . <urn:b> a kg:Country ; kg:iso3 'KEN', 'UGA', 'TZA' . <urn:c> a kg:Person ."))
    found = [sorted(map(short, one)) for one in contradictions(facts, never)]
    assert found == [["a: Person", "a: Place"], ["b iso3 KEN", "b iso3 TZA"]]


def test_around_a_thing_of_many_facts_few_are_judged_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the search takes no longer in a large graph."""
    events = "".join(f"<urn:e{n}> a kg:Event ; kg:status kg:Asserted ; kg:agent <urn:a> ; sem:hasPlace <urn:a> ." for n in range(300))
    facts = facts_of(triples(f"<urn:a> a kg:Country, kg:Person . {events}"))
    judged: list[int] = []
    close = rl.closure

    def counted(given: Iterable[Triple]) -> set[Triple] | None:
        judged.append(len(set(given) - set(vocabulary())))
        return close(given)

    monkeypatch.setattr(rl, "closure", counted)
    (found,) = contradictions(facts, never)
    assert sorted(map(short, found)) == ["a: Country", "a: Person"]
    assert len(facts) == 1202
    assert max(judged) < 20
    assert len(judged) < 20


def test_what_only_hermit_sees() -> None:
    """A status is of an event, a treaty or a claim: a union, which no rule of OWL 2 RL can use."""
    try:
        hermit.java()
    except MissingExtra as error:
        pytest.skip(str(error))
    facts = facts_of(triples("<urn:a> a kg:Person ; kg:status kg:Asserted . <urn:b> a kg:Place ."))
    (found,) = contradictions(facts, hermit.consistent)
    assert sorted(map(short, found)) == ["a status Asserted", "a: Person"]


def test_none_of_the_set_can_be_left_out() -> None:
    facts = triples("<urn:a> a kg:Person . <urn:b> a kg:Person . <urn:c> a kg:Person . <urn:d> a kg:Person .")

    def holds(chosen: object) -> bool:
        return not {short(t) for t in chosen} >= {"a: Person", "c: Person"}  # type: ignore[attr-defined]

    assert sorted(map(short, smallest(facts, holds))) == ["a: Person", "c: Person"]


def test_the_words_of_a_contradiction_and_the_former_file_stays(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ROOT / "output", tmp_path / "graph"))
    reason(folder, engine="rl")
    before = (folder / "inferred.ttl").read_bytes()
    treaty = "<https://w3id.org/newskg/id/treaty/rio-protocol-ecuador-peru-brasilia-act>"
    (folder / "planted.ttl").write_text(f"{treaty} a <https://w3id.org/newskg/ontology#Place> .\n", encoding="utf-8")
    with pytest.raises(CheckFailed, match="these facts cannot all be true") as refused:
        reason(folder, engine="rl")
    lines = list(refused.value.lines)
    assert [line.strip() for line in lines if "|" in line] == ["Rio Protocol | is a | Place", "Rio Protocol | is a | treaty"] or [
        line.strip() for line in lines if "|" in line
    ] == ["Rio Protocol | is a | Place", "Rio Protocol | is a | Treaty"]
    assert "ecuador-peru-brasilia-act, 2013: [Rio Protocol]" in {line.strip() for line in lines}
    assert (folder / "inferred.ttl").read_bytes() == before


def test_the_command_says_it_in_lines_and_exit_status_1(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ROOT / "output", tmp_path / "graph"))
    (folder / "planted.ttl").write_text(f"{PERU} a <https://w3id.org/newskg/ontology#Person> .\n", encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-c", RUN, "reason", str(folder), "--engine", "rl"], check=False, capture_output=True, text=True, cwd=ROOT
    )
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    lines = told.stderr.splitlines()
    assert lines[-1].startswith(f"kg: {folder}: these facts cannot all be true (by ")
    assert sum("|" in line for line in lines) == 2
    assert "  Peru | is a | Person" in lines
