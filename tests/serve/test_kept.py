"""Answers that were given before are given again, so many bytes of them, and never those that change."""

from __future__ import annotations

import httpx
import pytest

from kg.serve.kept import Kept
from kg.serve.worker import Question, Reply

TEN = Reply(200, b"0123456789", "text/csv")


def test_the_same_question_in_the_same_form() -> None:
    kept = Kept(100)
    kept.put(Question("ASK {}", "text/csv"), TEN)
    assert kept.get(Question("ASK {}", "text/csv")) == TEN
    assert kept.get(Question("ASK {}")) is None
    assert kept.get(Question("ASK { }", "text/csv")) is None


def test_what_nobody_asks_for_goes_first() -> None:
    kept = Kept(33)  # an answer with its question has 11 bytes
    for name in "abc":
        kept.put(Question(name), TEN)
    assert kept.get(Question("a")) == TEN
    kept.put(Question("d"), TEN)
    assert [name for name in "abcd" if kept.get(Question(name))] == ["a", "c", "d"]
    assert kept.size == 33
    kept.put(Question("e"), Reply(200, b"x" * 40))  # larger than all room
    assert (kept.size, len(kept.replies)) == (0, 0)


@pytest.mark.parametrize("status", [400, 403, 406, 500, 503, 504])
def test_a_refusal_is_not_kept(status: int) -> None:
    kept = Kept(100)
    kept.put(Question("ASK {}"), Reply(status, b"no"))
    assert kept.get(Question("ASK {}")) is None


def test_what_changes_is_asked_anew(address: str) -> None:
    def uuid(text: str) -> str:
        return httpx.get(f"{address}/sparql", params={"query": text}, headers={"Accept": "text/csv"}).raise_for_status().text

    changing, same = "SELECT (UUID() AS ?it) {}", 'SELECT ("uuid()" AS ?it) {}'
    assert uuid(changing) != uuid(changing)
    assert uuid(same) == uuid(same) == "it\r\nuuid()\r\n"
