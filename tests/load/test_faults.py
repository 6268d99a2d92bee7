"""A store that goes away, answers 500, hangs, is full or refuses: one line that says what to do, nothing lost, a second run finishes.

The faults come from a proxy on loopback before a real Oxigraph server. Nobody waits: the pauses are taken down instead.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from servers import Faults, free_port, oxigraph
from test_loading import DATASET, DOC, lines, quads

from kg.errors import CheckFailed, InputError
from kg.load import Loaded, load

RESUMED = "nothing is lost, the same command goes on from there"


def stopped(graph: Path, proxy: Faults, pauses: list[float], **options) -> str:
    """The line with which loading ends."""
    with pytest.raises(InputError) as caught:
        load(graph, f"{proxy.url}/store", wait=pauses.append, **options)
    assert caught.value.exit_status == 2
    assert "\n" not in str(caught.value)
    return str(caught.value)


def finishes(graph: Path, proxy: Faults, store: str, *, left: int, method: str = "gsp") -> None:
    """A second run sends the graphs that are left, and the store holds everything once."""
    proxy.script, proxy.after = [], None
    done = load(graph, f"{proxy.url}/{'update' if method == 'update' else 'store'}", method=method)
    assert (done.sent, done.had) == (left, 4 - left)
    assert quads(store) == lines(graph)


def test_a_store_that_goes_away_in_the_middle_of_a_graph(graph: Path, proxy: Faults, store: str) -> None:
    proxy.script, proxy.after = [None] * 5, "drop"
    pauses: list[float] = []
    said = stopped(graph, proxy, pauses, part=3)
    assert said.startswith(f"{proxy.url}/store: cannot be reached (")
    assert said.endswith(f"); 1 of 4 graphs are in; {RESUMED}")
    assert pauses == [1.0, 2.0, 4.0]
    assert sum(f"<{DOC}b2> .\n" in line for line in quads(store)) == 3
    assert not any(f"<{DOC}b2> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>" in line for line in quads(store))
    finishes(graph, proxy, store, left=3)


def test_a_store_that_is_not_there_at_all(graph: Path) -> None:
    to, pauses = f"http://127.0.0.1:{free_port()}/store", []
    with pytest.raises(InputError) as caught:
        load(graph, to, wait=pauses.append)
    assert str(caught.value) == f"{to}: cannot be reached ([Errno 111] Connection refused); 0 of 4 graphs are in; {RESUMED}"
    assert pauses == [1.0, 2.0, 4.0]


def test_a_store_that_is_killed_and_comes_back_with_nothing(graph: Path, tmp_path: Path) -> None:
    with oxigraph(tmp_path) as url:
        load(graph, f"{url}/store")
    with pytest.raises(InputError, match="cannot be reached"):
        load(graph, f"{url}/store", again=True, wait=[].append)
    # what the journal says is asked for, not believed
    with oxigraph(tmp_path, port=int(url.rsplit(":", 1)[1])):
        assert load(graph, f"{url}/store").sent == 4
        assert quads(url) == lines(graph)


def test_a_fault_that_passes_is_tried_again(graph: Path, proxy: Faults, store: str) -> None:
    proxy.script = [None, 503, "drop", 500, None, 429, "lose"]
    proxy.headers = {"Content-Type": "text/plain", "Retry-After": "9"}
    pauses: list[float] = []
    assert load(graph, f"{proxy.url}/store", part=3, wait=pauses.append) == Loaded(4, 0, 30, ())
    assert pauses == [9.0, 2.0, 9.0, 9.0, 2.0]
    assert quads(store) == lines(graph)


@pytest.mark.parametrize("method", ["gsp", "update"])
def test_a_store_that_answers_500_to_everything(method: str, graph: Path, proxy: Faults, store: str) -> None:
    proxy.script, proxy.after = [None], 500
    pauses: list[float] = []
    to = f"{proxy.url}/{'update' if method == 'update' else 'store'}"
    with pytest.raises(InputError) as caught:
        load(graph, to, method=method, wait=pauses.append)
    assert str(caught.value) == (
        f"{to}: 500 Internal Server Error: Out of luck (third <{DOC}c3>); 1 of 4 graphs are in; {RESUMED}"
    )
    assert pauses == [1.0, 2.0, 4.0] * 2
    finishes(graph, proxy, store, left=3, method=method)


def test_a_store_that_hangs(graph: Path, proxy: Faults, store: str) -> None:
    proxy.after = "hang"
    pauses: list[float] = []
    said = stopped(graph, proxy, pauses, timeout=0.3)
    assert said == f"{proxy.url}/store: no answer within 0.3 s (--timeout); 0 of 4 graphs are in; {RESUMED}"
    assert pauses == []
    finishes(graph, proxy, store, left=4)


@pytest.mark.parametrize(
    ("status", "line"),
    [
        (507, "507 Insufficient Storage: Out of luck; it is full; make room there"),
        (413, "413 Request Entity Too Large: Out of luck; the request is too large for it; give a smaller --part"),
        (503, "503 Service Unavailable: Out of luck; come back later"),
        (403, "403 Forbidden: Out of luck; the user may not do this there"),
        (404, "404 Not Found: Out of luck; is this the right address, and is the graph or data set made?"),
    ],
)
def test_a_store_that_is_full_or_can_take_no_more(status: int, line: str, graph: Path, proxy: Faults, store: str) -> None:
    proxy.script, proxy.after = [None, None], status
    said = stopped(graph, proxy, [])
    assert said == f"{proxy.url}/store: {line} (third <{DOC}c3>); 2 of 4 graphs are in; {RESUMED}"
    finishes(graph, proxy, store, left=2)


def test_a_graph_that_is_refused_is_named_and_the_others_go_in(graph: Path, proxy: Faults, store: str) -> None:
    proxy.script = [None, 400]
    proxy.headers = {"Content-Type": "text/html; charset=utf-8"}
    proxy.body = "<html><head><title>no</title></head><body><h1>Bad &amp; wrong:\n literal</h1><p>of second</p></body></html>"
    with pytest.raises(CheckFailed) as caught:
        load(graph, f"{proxy.url}/store")
    assert caught.value.exit_status == 1
    assert str(caught.value) == f"{proxy.url}/store: 2 of 4 graphs are not in the store; the same command sends them again"
    assert caught.value.lines == (
        f"second <{DOC}b2>: {proxy.url}/store: 400 Bad Request: Bad & wrong:",
        f"the dataset <{DATASET}>: kept back until all articles are there",
    )
    assert [graph for _, graph in proxy.asked] == [f"{DOC}a1", f"{DOC}b2", f"{DOC}c3"]
    finishes(graph, proxy, store, left=2)


def test_a_store_that_has_moved(graph: Path, proxy: Faults) -> None:
    proxy.after, proxy.headers = 301, {"Location": "http://example.org/store"}
    said = stopped(graph, proxy, [])
    assert f"{proxy.url}/store: 301: is at http://example.org/store; give that address (first <{DOC}a1>)" in said


def test_a_long_answer_is_cut_and_obeyed_by_no_terminal(graph: Path, proxy: Faults) -> None:
    proxy.after, proxy.body = 404, "\n\x1b[31mred" + "d" * 300
    said = stopped(graph, proxy, [])
    assert f"404 Not Found: [31mred{'d' * 193}…; is this" in said
