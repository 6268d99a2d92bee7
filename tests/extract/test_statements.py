"""Statements over several sentences and paragraphs, and the quotation marks; single sentences are in `examples.toml`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.records import QuoteKind, Reading, Statement
from kg.tokens import Doc

Read = Callable[..., Reading]


def told(reading: Reading) -> list[tuple[str, str, str]]:
    """Speaker, cue and content of each statement."""
    return [(s.speaker.span.text if s.speaker else "", s.cue.text if s.cue else "", s.content.text) for s in reading.statements]


def test_quotation_over_paragraphs(read: Read) -> None:
    text = (
        "The president of Chile spoke to the assembly.\n\n"
        "“We have waited for ten years,” he said.\n\n"
        "“The sea belongs to all of us. It belongs to the fishermen.\n\n"
        "“And it shall belong to their children.”\n\n"
        "The assembly rose at noon."
    )
    assert told(read(text)) == [
        ("he", "said", "We have waited for ten years"),
        ("he", "", "The sea belongs to all of us."),
        ("he", "", "It belongs to the fishermen."),
        ("he", "", "And it shall belong to their children."),
    ]


def test_quotation_before_its_speaker(read: Read) -> None:
    text = "“The harbour is open. The ships may sail at dawn,” the minister added."
    reading = read(text)
    assert told(reading) == [
        ("minister", "", "The harbour is open."),
        ("minister", "added", "The ships may sail at dawn"),
    ]
    assert [s.kind for s in reading.statements] == [QuoteKind.DIRECT, QuoteKind.DIRECT]


def test_document_named_before(read: Read) -> None:
    text = "Kenya issued a statement on Monday. The statement said that the border was closed."
    assert told(read(text)) == [("Kenya", "said", "the border was closed")]


def test_quotation_without_any_speaker(read: Read) -> None:
    assert read("“The harbour is open to all ships of the world.”").statements == ()


def test_content_is_the_slice(read: Read) -> None:
    text = "The  minister\nsaid on Friday  that the\nharbour would   open.\n\nThe end."
    (statement,) = read(text).statements
    assert statement.content.text == "the\nharbour would   open"
    assert text[statement.content.begin : statement.content.end] == statement.content.text


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said: “We shall go.” She stayed.", ["We shall go."]),
        ('"No," he said. "Never."', ["No,", "Never."]),
        ("„Nie“ ist kein Wort, «jamais» non plus.", ["Nie", "jamais"]),
        ('A board of 5" by 7" was left. "Go," he said.', ["Go,"]),
        ("“We go.\n\n“We stay.”", ["We go.", "We stay."]),
        ('He said "we go. They left.\n\nShe stayed.', ["we go. They left."]),
    ],
)
def test_quotation_marks(text: str, quoted: list[str], parse: Callable[..., Doc]) -> None:
    doc = parse(text)
    assert [doc[first : last + 1].text.strip() for first, last in doc.quotes] == quoted
    inside = {i for first, last in doc.quotes for i in range(first, last + 1)}
    assert {token.i for token in doc if token.quoted} == inside


def test_gold_article(read: Read, shared: Path) -> None:
    """The contents of the gold statements are found in at least 20 of 22 cases (overlap of half), with few others."""
    gold = json.loads((shared / "gold" / "article" / "ankara-baku.json").read_text(encoding="utf-8"))
    found = list(read(gold["text"]).statements)
    hits = 0
    at = 0
    begins = []
    for sentence in gold["sentences"]:
        at = gold["text"].index(sentence, at)
        begins.append(at)
        at += len(sentence)
    for row in gold["statements"]:
        begin = begins[row["sentence"]] + gold["sentences"][row["sentence"]].find(row["content"])
        best = max(found, key=lambda s: overlap(s, begin, begin + len(row["content"])), default=None)
        if best is not None and overlap(best, begin, begin + len(row["content"])) >= 0.5:
            found.remove(best)
            hits += 1
    assert hits >= 20
    assert len(found) <= 4


def overlap(statement: Statement, begin: int, end: int) -> float:
    """The common part of the content and a slice, over what they cover together."""
    content = statement.content
    common = max(0, min(end, content.end) - max(begin, content.begin))
    return common / (max(end, content.end) - min(begin, content.begin))
