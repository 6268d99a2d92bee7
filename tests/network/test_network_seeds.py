"""The networks of the ten seed articles, as the committed graph has them: each network and measure with what it must be."""

from __future__ import annotations

import pytest

from kg.network import LEVELS, Facts, Level, communities, networks, positions, silence_map, whole, windows

#: nodes, edges, ties, density, reciprocity, communities, modularity, balance
WHOLES: dict[tuple[Level, str], tuple[object, ...]] = {
    ("countries", "acts-asserted"): (25, 108, 51, 0.085, 0.242424, 6, 0.693253, 0.75),
    ("countries", "acts-claimed"): (4, 3, 3, 0.25, 0.0, 2, 0.5, None),
    ("countries", "signs-asserted"): (14, 16, 11, 0.120879, None, 5, 0.625, None),
    ("countries", "speaks"): (19, 35, 23, 0.067251, 0.26087, 5, 0.344898, None),
    ("countries", "mentions"): (36, 187, 76, 0.120635, None, 7, 0.460322, None),
    ("actors", "acts-asserted"): (76, 138, 105, 0.018421, 0.031746, 14, 0.805447, 0.6),
    ("actors", "acts-claimed"): (11, 9, 8, 0.072727, 0.0, 2, 0.5, None),
    ("actors", "signs-asserted"): (19, 22, 16, 0.093567, None, 7, 0.615702, None),
    ("actors", "speaks"): (62, 80, 69, 0.018244, 0.028986, 10, 0.704844, None),
    ("actors", "mentions"): (149, 558, 398, 0.036096, None, 12, 0.654573, None),
}
#: the first by PageRank (PageRank, degree), the first by betweenness
FIRST: dict[tuple[Level, str], tuple[tuple[str, float, int], tuple[str, float]]] = {
    ("countries", "acts-asserted"): (("Egypt", 0.112881, 5), ("United States", 0.335145)),
    ("countries", "signs-asserted"): (("Russia", 0.157476, 5), ("Russia", 0.102564)),
    ("countries", "speaks"): (("Russia", 0.144378, 4), ("United States", 0.075163)),
    ("countries", "mentions"): (("United States", 0.129781, 20), ("United States", 0.472619)),
    ("actors", "acts-asserted"): (("Egypt", 0.092335, 4), ("Russia", 0.047327)),
    ("actors", "speaks"): (("Russia", 0.113142, 13), ("Russia", 0.02377)),
}


@pytest.mark.parametrize(("level", "name"), WHOLES)
def test_each_network_as_a_whole(level: Level, name: str, seeds: Facts) -> None:
    found = whole(networks(seeds, level=level).all()[name])
    shown = (found.nodes, found.edges, found.ties, found.density, found.reciprocity, found.communities, found.modularity, found.balance)
    assert shown == WHOLES[level, name]


@pytest.mark.parametrize(("level", "name"), FIRST)
def test_who_stands_first(level: Level, name: str, seeds: Facts) -> None:
    graph = networks(seeds, level=level).all()[name]
    found = positions(graph)
    assert round(sum(position.pagerank for position in found), 4) == 1.0
    first = max(found, key=lambda position: position.pagerank)
    between = max(found, key=lambda position: position.betweenness)
    (who, rank, degree), (bridge, share) = FIRST[level, name]
    assert (graph.nodes[first.node]["label"], first.pagerank, first.degree) == (who, rank, degree)
    assert (graph.nodes[between.node]["label"], between.betweenness) == (bridge, share)


def test_who_acts_on_whom(seeds: Facts) -> None:
    acts = networks(seeds).acts
    russia, ukraine = (f"https://w3id.org/newskg/id/country/{code}" for code in ("RUS", "UKR"))
    assert sorted((data["event_class"], data["status"], data["mutual"]) for data in acts[russia][ukraine].values()) == [
        ("ACCUSE", "Asserted", False),
        ("AGREE", "Asserted", False),  # the Budapest Memorandum: what three pledge to a fourth
        ("AGREE", "Asserted", True),  # two ministers sign
        ("ASSAULT", "Asserted", False),
        ("ASSAULT", "Denied", True),  # what the parties promise not to do
        ("SUPPORT", "Asserted", False),  # a decree recognises Crimea, which the graph counts for Ukraine
    ]
    invaded = next(data for data in acts[russia][ukraine].values() if data.get("date") == "2022-02-24")
    assert (invaded["event_class"], invaded["score"], invaded["document"]) == ("ASSAULT", -9.44, "black-sea-grain-initiative")


def test_what_is_only_claimed(seeds: Facts) -> None:
    claimed = networks(seeds).all()["acts-claimed"]
    assert sorted((u[-3:], v[-3:], data["event_class"], data.get("according_to")) for u, v, data in claimed.edges(data=True)) == [
        ("IRN", "YEM", "AID", "Saudi Arabia; United States"),
        ("RUS", "USA", "CONSULT", None),
        ("USA", "RUS", "CONSULT", None),
    ]


def test_who_signs_with_whom(seeds: Facts) -> None:
    signs = networks(seeds).all()["signs-asserted"]
    assert sorted((u[-3:], v[-3:], data["label"]) for u, v, data in signs.edges(data=True) if "UKR" in u + v) == [
        ("RUS", "UKR", "Black Sea Grain Initiative"),
        ("TUR", "UKR", "Black Sea Grain Initiative"),
    ]


def test_communities_of_countries_that_cooperate(seeds: Facts) -> None:
    found = communities(networks(seeds).all()["acts-asserted"])
    assert [" ".join(node[-3:] for node in group) for group in found] == [
        "CHN IRN IRQ MMR OMN SAU",
        "GBR RUS UKR USA ZAF",
        "KOR PRK SGP",
        "ARG CHL",
        "ECU PER",
        "EGY ISR",
    ]


def test_the_silent(seeds: Facts) -> None:
    silent = [(seeds.actors[v.node].label, v.spoken_of, v.speakers, v.speaks) for v in silence_map(seeds) if v.silent]
    assert silent == [("South Korea", 2, 2, 0), ("Saudi Arabia", 1, 0, 0), ("Algeria", 1, 1, 0)]
    loudest = silence_map(seeds)[0]
    assert (seeds.actors[loudest.node].label, loudest.spoken_of, loudest.speaks, loudest.silence) == ("Russia", 11, 12, 0.478261)


def test_change_over_decades(seeds: Facts) -> None:
    found = windows(networks(seeds).all()["acts-asserted"], years=10)
    assert [(w.begin, w.events, w.cooperation, w.conflict, w.kept) for w in found] == [
        (1940, 1, 1, 0, 0),
        (1950, 1, 0, 1, 0),
        (1960, 1, 0, 1, 0),
        (1970, 4, 2, 2, 1),
        (1990, 5, 5, 0, 0),
        (2010, 14, 6, 8, 1),
        (2020, 6, 4, 2, 3),
    ]


@pytest.mark.parametrize("level", LEVELS)
def test_nobody_acts_on_itself(level: Level, seeds: Facts) -> None:
    """Within a country persons and bodies do much to each other (the army of Mali, the front in Tigray)."""
    assert [name for name, graph in networks(seeds, level=level).all().items() if any(u == v for u, v in graph.edges())] == []
