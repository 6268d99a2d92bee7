"""What edges the networks have, by hand on a small graph: who stands for whom, who does it to whom, what an edge carries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.network import Facts, networks, read, with_status

ID = "https://w3id.org/newskg/id/"
EVENT = "https://w3id.org/newskg/event/"


def ends(graph: Any, *attributes: str) -> list[tuple[object, ...]]:
    """The edges, in order: the names of both ends and the attributes."""
    return sorted((short(u), short(v), *(data.get(name) for name in attributes)) for u, v, data in graph.edges(data=True))


def short(node: str) -> str:
    return node.rpartition("/")[2]


def test_countries_act_and_persons_and_organizations_count_for_theirs(lakes: Facts) -> None:
    assert ends(networks(lakes).acts, "event_class", "status", "mutual", "quad", "sign", "score") == [
        ("KEN", "TZA", "SANCTION", "Asserted", False, 4, -1, -4.0),
        ("KEN", "UGA", "CONSULT", "Asserted", True, 1, 1, 1.0),
        ("TZA", "KEN", "AID", "Planned", False, 2, 1, 7.0),
        ("TZA", "UGA", "ACCUSE", "Asserted", False, 3, -1, -2.0),
        ("UGA", "KEN", "CONSULT", "Asserted", True, 1, 1, 1.0),
        ("UGA", "TZA", "ASSAULT", "Attributed", False, 4, -1, -9.44),
        ("UGA", "TZA", "COOPERATE", "Asserted", False, 2, 1, 6.0),
    ]


def test_actors_act_for_themselves_and_those_without_a_name_are_left_out(lakes: Facts) -> None:
    assert ends(networks(lakes, level="actors").acts, "event_class") == [
        ("KEN", "TZA", "SANCTION"),
        ("TZA", "KEN", "AID"),
        ("UGA", "TZA", "COOPERATE"),
        ("UGA", "amina", "CONSULT"),
        ("amina", "UGA", "CONSULT"),
        ("army", "TZA", "ASSAULT"),
        ("league", "KEN", "SUPPORT"),
    ]


def test_what_several_blame_side_by_side_they_do_not_do_to_each_other(lakes: Facts) -> None:
    assert "blamed" not in {data["label"] for *_, data in networks(lakes).acts.edges(data=True)}
    assert [event.players("agent") for event in lakes.events if event.label == "blamed"] == [(f"{ID}country/KEN", f"{ID}country/UGA")]


def test_what_an_edge_carries(lakes: Facts) -> None:
    acts = networks(lakes).acts
    (attack,) = (data for *_, data in acts.edges(data=True) if data["event_class"] == "ASSAULT")
    assert attack == {
        "event": f"{EVENT}attacked",
        "label": "attacked",
        "event_class": "ASSAULT",
        "quad": 4,
        "sign": -1,
        "score": -9.44,
        "status": "Attributed",
        "mutual": False,
        "according_to": "Kenya",
        "date": "2000",
        "weight": 1,
        "document": "first",
        "published": "2001-05-06",
        "evidence": 'Kenya punished Tanzania, "NA".',
        "span": "https://w3id.org/newskg/doc/1/char/50-80",
    }
    assert ends(acts, "label", "date", "until")[0] == ("KEN", "TZA", "punished", None, None)
    assert ends(acts, "label", "date", "until")[-1] == ("UGA", "TZA", "worked with", "2001-01", "2001-03")


def test_what_a_node_carries(lakes: Facts) -> None:
    acts = networks(lakes, level="actors").acts
    assert acts.nodes[f"{ID}country/KEN"] == {"label": "Kenya", "class": "Country", "iso3": "KEN", "wikidata": "Q114"}
    assert acts.nodes[f"{ID}organization/army"] == {"label": "lake army", "class": "ArmedForce"}


def test_the_networks_by_standing(lakes: Facts) -> None:
    found = networks(lakes).all()
    assert list(found) == ["acts", "acts-asserted", "acts-claimed", "signs", "signs-asserted", "speaks", "mentions"]
    assert ends(found["acts-claimed"], "event_class") == [("UGA", "TZA", "ASSAULT")]
    assert [short(node) for node in found["acts-claimed"]] == ["TZA", "UGA"]
    assert {data["status"] for *_, data in found["acts-asserted"].edges(data=True)} == {"Asserted"}
    assert ends(with_status(found["acts"], "Planned", "Denied"), "event_class") == [("TZA", "KEN", "AID")]
    assert [graph.graph["name"] for graph in found.values()] == list(found)


def test_who_signs_with_whom(lakes: Facts) -> None:
    assert ends(networks(lakes).signs, "label", "kind", "status", "date", "evidence") == [
        ("KEN", "TZA", "fish pact", "pact", "Planned", None, "Uganda"),
        ("KEN", "UGA", "Lake Treaty", "treaty", "Asserted", "2001-02-03", "Amina Said, Kenya, met Uganda's leaders."),
    ]
    assert ends(networks(lakes, level="actors").all()["signs-asserted"]) == [("KEN", "UGA"), ("KEN", "league"), ("UGA", "league")]


def test_who_speaks_of_whom(lakes: Facts) -> None:
    assert ends(networks(lakes).speaks, "label") == [("KEN", "TZA", "said")]
    assert ends(networks(lakes, level="actors").speaks, "label") == [
        ("amina", "KEN", "said"),
        ("amina", "TZA", "said"),
        ("league", "TZA", "warned"),
    ]


def test_who_is_mentioned_in_one_sentence_with_whom(lakes: Facts) -> None:
    assert ends(networks(lakes).mentions, "weight", "document") == [
        ("KEN", "TZA", 1, "first"),
        ("KEN", "UGA", 2, "first; second"),
    ]
    assert ends(networks(lakes, level="actors").mentions, "weight") == [
        ("KEN", "TZA", 1),
        ("KEN", "UGA", 2),
        ("KEN", "amina", 1),
        ("KEN", "league", 1),
        ("UGA", "amina", 1),
        ("UGA", "league", 1),
    ]


def test_keys_are_the_same_whatever_else_the_graph_holds(lakes: Facts) -> None:
    keys = [key for *_, key in networks(lakes).acts.edges(keys=True)]
    assert keys[0] == "a5dfaa5524493ace"
    assert len(set(keys)) == 7


def test_no_graph(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no Turtle file"):
        read(tmp_path)
