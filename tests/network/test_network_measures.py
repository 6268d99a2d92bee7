"""The measures, on graphs so small that each right value is computed by hand."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx
import pytest

from kg.network import Facts, communities, networks, positions, silence_map, ties, undirected, whole, windows
from kg.network.measures import pagerank
from kg.network.ties import signed_triangles


def acts(*edges: tuple[str, str, int], mutual: Iterable[tuple[str, str, int]] = (), dates: Iterable[str] = ()) -> nx.MultiDiGraph[str]:
    """A network of acts: pairs with a sign, the score 2 or -4."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="acts", level="countries", signed=True)
    both = [edge for u, v, sign in mutual for edge in ((u, v, sign), (v, u, sign))]
    told = [*((edge, False) for edge in edges), *((edge, True) for edge in both)]
    when = [*dates, *[""] * len(told)]
    for (number, ((u, v, sign), together)), date in zip(enumerate(told), when, strict=False):
        data = {"date": date} if date else {}
        graph.add_edge(u, v, key=str(number), sign=sign, score=2.0 if sign > 0 else -4.0, mutual=together, weight=1, **data)
    return graph


def plain(*edges: tuple[str, str]) -> nx.MultiGraph[str]:
    """A network of treaties."""
    graph: nx.MultiGraph[str] = nx.MultiGraph(name="signs", level="countries", signed=False)
    for number, (u, v) in enumerate(edges):
        graph.add_edge(u, v, key=str(number), weight=1)
    return graph


def test_a_tie_adds_up_its_edges() -> None:
    tied = ties(acts(("a", "b", 1), ("a", "b", -1), ("a", "b", -1), ("b", "a", 1)))
    assert dict(tied.edges) == {
        ("a", "b"): {"weight": 3, "cooperation": 1, "conflict": 2, "sign": -1, "score": -2.0},
        ("b", "a"): {"weight": 1, "cooperation": 1, "conflict": 0, "sign": 1, "score": 2.0},
    }


def test_without_directions_a_mutual_act_counts_once() -> None:
    tied = undirected(acts(("a", "b", -1), mutual=[("a", "b", 1)]))
    assert dict(tied.edges) == {("a", "b"): {"weight": 2, "cooperation": 1, "conflict": 1, "sign": 0, "score": -1.0}}


def test_degrees_and_betweenness_of_a_chain() -> None:
    found = {p.node: p for p in positions(acts(("a", "b", 1), ("a", "b", 1), ("b", "c", 1)))}
    assert [(p.degree, p.in_degree, p.out_degree, p.strength, p.in_strength, p.out_strength) for p in found.values()] == [
        (1, 0, 1, 2, 0, 2),
        (2, 1, 1, 3, 2, 1),
        (1, 1, 0, 1, 1, 0),
    ]
    # of the two ordered pairs that b is no end of, one has its shortest path through b
    assert [p.betweenness for p in found.values()] == [0.0, 0.5, 0.0]


def test_degrees_and_betweenness_of_a_star() -> None:
    found = {p.node: p for p in positions(plain(("hub", "a"), ("hub", "b"), ("hub", "c"), ("hub", "c")))}
    assert (found["hub"].degree, found["hub"].strength, found["hub"].in_degree, found["hub"].betweenness) == (3, 4, None, 1.0)
    assert (found["c"].degree, found["c"].strength, found["c"].betweenness) == (1, 2, 0.0)


def test_betweenness_of_many_is_estimated() -> None:
    star = plain(*(("hub", f"{number:04d}") for number in range(1100)))
    found = {p.node: p.betweenness for p in positions(star)}
    assert found["hub"] == pytest.approx(1.0, abs=0.01)
    assert max(value for node, value in found.items() if node != "hub") == 0.0
    chain = plain(*((f"{number:04d}", f"{number + 1:04d}") for number in range(1100)))
    assert [p.betweenness for p in positions(chain)] == [p.betweenness for p in positions(chain)]


def test_pagerank_of_two() -> None:
    """a points to b, b to nobody, so to both: a = 0.075 + 0.425 b, and a + b = 1."""
    found = pagerank(ties(acts(("a", "b", 1))))
    assert found["a"] == pytest.approx(0.5 / 1.425, abs=1e-9)
    assert found["b"] == pytest.approx(0.925 / 1.425, abs=1e-9)


def test_pagerank_follows_weights() -> None:
    """c passes three quarters of its rank to a: a = 0.05 + 0.85 * 0.75 c, c = 0.05 + 0.85 (a + b)."""
    found = pagerank(ties(acts(("c", "a", 1), ("c", "a", 1), ("c", "a", 1), ("c", "b", 1), ("a", "c", 1), ("b", "c", 1))))
    c = (0.05 + 0.85) / 1.85
    assert found["c"] == pytest.approx(c, abs=1e-9)
    assert found["a"] == pytest.approx(0.05 + 0.6375 * c, abs=1e-9)
    assert pagerank(nx.DiGraph()) == {}


def test_communities_are_of_those_who_cooperate() -> None:
    triangles = [("a", "b", 1), ("b", "c", 1), ("c", "a", 1), ("x", "y", 1), ("y", "z", 1), ("z", "x", 1)]
    graph = acts(*triangles, ("c", "x", -1), ("c", "x", -1), ("lone", "a", -1))
    assert communities(graph) == [("a", "b", "c"), ("x", "y", "z")]
    # by hand: each triangle has half of the six ties, and half of the ends of ties
    assert whole(graph).modularity == 0.5
    assert {p.node: p.community for p in positions(graph)} == {"a": 1, "b": 1, "c": 1, "x": 2, "y": 2, "z": 2, "lone": None}


def test_communities_are_the_same_every_time() -> None:
    """A ring can be cut anywhere: only the seed decides."""
    ring = plain(*((f"{number:02d}", f"{(number + 1) % 60:02d}") for number in range(60)))
    assert len({tuple(communities(ring)) for _ in range(5)}) == 1


def test_reciprocity_leaves_out_what_is_mutual() -> None:
    assert whole(acts(("a", "b", 1), ("b", "a", -1), ("a", "c", 1), ("a", "d", 1))).reciprocity == 0.5
    assert whole(acts(("a", "b", 1), mutual=[("a", "c", 1)])).reciprocity == 0.0
    assert whole(acts(mutual=[("a", "c", 1)])).reciprocity is None
    assert whole(plain(("a", "b"))).reciprocity is None


@pytest.mark.parametrize(
    ("signs", "balance"),
    [((1, 1, 1), 1.0), ((1, 1, -1), 0.0), ((1, -1, -1), 1.0), ((-1, -1, -1), 0.0)],
)
def test_a_triangle_is_balanced_with_an_even_number_of_enemies(signs: tuple[int, int, int], balance: float) -> None:
    ab, ac, bc = signs
    graph = acts(("a", "b", ab), ("c", "a", ac), ("b", "c", bc))
    found = whole(graph)
    assert found.balance == balance
    assert [found.triangles_0, found.triangles_1, found.triangles_2, found.triangles_3].index(1) == signs.count(-1)
    assert signed_triangles(undirected(graph)) == [(("a", "b", "c"), signs)]


def test_a_tie_that_is_neither_has_no_sign_in_a_triangle() -> None:
    graph = acts(("a", "b", 1), ("b", "a", -1), ("a", "c", 1), ("b", "c", 1))
    assert signed_triangles(undirected(graph)) == []
    assert whole(graph).balance is None


def test_the_whole_of_the_lakes(lakes: Facts) -> None:
    """By hand: five ties of six possible; of the three that are not mutual one pair is returned (TZA and UGA)."""
    found = whole(networks(lakes).all()["acts-asserted"])
    assert (found.nodes, found.edges, found.ties, found.density) == (3, 5, 5, 0.833333)
    assert found.reciprocity == 0.666667
    # Tanzania and Uganda work together once and blame once: no sign, so no signed triangle
    assert (found.triangles_0, found.triangles_1, found.triangles_2, found.triangles_3, found.balance) == (0, 0, 0, 0, None)


def test_a_network_of_nobody() -> None:
    found = whole(acts())
    assert (found.nodes, found.edges, found.density, found.reciprocity, found.modularity) == (0, 0, None, None, None)
    assert positions(acts()) == []


def test_windows_of_time() -> None:
    graph = acts(
        ("a", "b", 1), ("b", "a", -1), ("a", "c", 1), ("a", "b", 1), ("x", "y", 1),
        dates=["2001-05-06", "2002", "2003-01", "2012-02-01", ""], mutual=[],
    )  # fmt: skip
    assert [(w.begin, w.end, w.events, w.cooperation, w.conflict, w.score) for w in windows(graph, years=2)] == [
        (2000, 2001, 1, 1, 0, 2.0),
        (2002, 2003, 2, 1, 1, -1.0),
        (2012, 2013, 1, 1, 0, 2.0),
    ]
    assert [(w.nodes, w.new, w.kept, w.gone, w.stability) for w in windows(graph, years=2)] == [
        (2, 1, 0, 0, None),
        (3, 1, 1, 0, 0.5),
        (2, 0, 1, 1, 0.5),
    ]
    assert len(windows(graph)) == 4
    with pytest.raises(ValueError, match="at least one year"):
        windows(graph, years=0)


def test_what_is_mutual_is_one_event_of_a_window(lakes: Facts) -> None:
    (found,) = windows(networks(lakes).all()["acts-asserted"])
    assert (found.begin, found.events, found.nodes) == (2001, 2, 3)  # the meeting, and the work of January to March


def test_the_silence_map_of_the_lakes(lakes: Facts) -> None:
    rows = [(v.node[-3:], v.spoken_of, v.speakers, v.speaks, v.silence, v.silent, v.acted_on, v.mentions) for v in silence_map(lakes)]
    assert rows == [
        ("TZA", 2, 1, 0, 1.0, True, 3, 2),  # of Tanzania speak Amina Said for Kenya, and the League, for no country
        ("UGA", 1, 0, 0, 1.0, True, 1, 2),  # of Uganda somebody unknown
        ("KEN", 0, 0, 1, 0.0, False, 2, 4),  # of Kenya only its own minister
    ]
    actors = {v.node.rpartition("/")[2]: (v.spoken_of, v.speakers, v.speaks, v.silence) for v in silence_map(lakes, level="actors")}
    assert actors["KEN"] == (1, 1, 0, 1.0)
    assert actors["amina"] == (0, 0, 1, 0.0)
    assert actors["league"] == (0, 0, 1, 0.0)
    assert "rebels" not in actors
