"""Runs the `examples.toml` of every extractor: sentences, the records expected, and sentences that must yield nothing.

The format:

    layers = ["events"]            # the layers of the Reading that this extractor fills

    [[example]]
    text = "..."
    published = "2021-03-02"       # optional: the publication date
    why = "..."                    # optional: shown when the example fails
    expect = [{ layer = "events", type = "AGREE", text = "signed", agents = ["Peru", "Chile"], "time.value" = "2021" }]
    absent = [{ layer = "events", type = "CONSULT" }]
    only = true                    # every record of `layers` must be expected
    # or: nothing = true           # no record in `layers`

A row gives some fields of a record; `layer` may be left out where the file has one. As compared, an enum is its value,
None is "", a Span its text, a nested record the text of its span, a tuple the list of these in any order; `text` is the
text of the record's own span, trigger or content; a dotted name ("speaker.kind", "agents.form") leads into nested
records.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

import kg.extract
from kg.extract import LAYER_OF
from kg.records import Form, Kind, Mention, QuoteKind, Reading, Span, Statement

EXTRACTORS = Path(kg.extract.__file__).parent
FILES = sorted(EXTRACTORS.glob("*/examples.toml"))
KEYS = {"text", "published", "why", "expect", "absent", "only", "nothing"}
OWN_SPAN = ("span", "trigger", "content", "spans")


def own_text(record: Any) -> str:
    """The text of the words that a record stands on."""
    if isinstance(record, Span):
        return record.text
    name = next(name for name in OWN_SPAN if hasattr(record, name))
    value = getattr(record, name)
    return (value if isinstance(value, Span) else value[0]).text


def flatten(value: Any) -> Any:
    """A field's value as TOML can write it."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) or isinstance(value, Span):
        return own_text(value)
    if isinstance(value, tuple):
        return [flatten(part) for part in value]
    return value


def field_value(record: Any, name: str) -> Any:
    """The flattened value of a field of the record, dotted names followed."""
    if record is None:
        return ""
    if isinstance(record, tuple) and not isinstance(record, Span):
        return [field_value(part, name) for part in record]
    head, _, rest = name.partition(".")
    if rest:
        return field_value(getattr(record, head), rest)
    if head == "text" and not isinstance(record, Span) and not any(field.name == "text" for field in fields(record)):
        return own_text(record)
    return flatten(getattr(record, head))


def matches(record: Any, row: dict[str, Any]) -> bool:
    """Whether the record has every value of the row."""
    for name, wanted in row.items():
        found = field_value(record, name)
        if isinstance(wanted, list) and isinstance(found, list):
            wanted, found = sorted(map(str, wanted)), sorted(map(str, found))
        if found != wanted:
            return False
    return True


def examples() -> list[Any]:
    cases = []
    for file in FILES:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        for number, example in enumerate(data.get("example", ()), start=1):
            cases.append(pytest.param(data["layers"], example, id=f"{file.parent.name}-{number}"))
    return cases


def show(record: Any) -> str:
    return ", ".join(f"{field.name}={flatten(getattr(record, field.name))!r}" for field in fields(record))


def test_every_extractor_has_examples() -> None:
    folders = sorted(path.parent.name for path in EXTRACTORS.glob("*/__init__.py"))
    assert folders
    assert [path.parent.name for path in FILES] == folders


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_examples_are_well_formed(file: Path) -> None:
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    assert set(data) == {"layers", "example"}
    assert set(data["layers"]) <= set(LAYER_OF.values())
    assert data["example"]
    assert any(example.get("nothing") for example in data["example"]), "needs a sentence that must yield nothing"
    for example in data["example"]:
        assert set(example) <= KEYS
        assert example["text"].strip()
        assert example.get("expect") or example.get("absent") or example.get("nothing")


@pytest.mark.parametrize(("layers", "example"), examples())
def test_example(layers: list[str], example: dict[str, Any], read: Callable[..., Reading]) -> None:
    reading = read(example["text"], example.get("published"))
    problems: list[str] = []
    expected: set[int] = set()
    for row in example.get("expect", ()):
        layer, wanted = split(row, layers)
        found = [record for record in getattr(reading, layer) if matches(record, wanted)]
        expected.update(id(record) for record in found)
        if not found:
            problems.append(f"no record of {layer} has {wanted}")
    for row in example.get("absent", ()):
        layer, unwanted = split(row, layers)
        problems.extend(f"{layer} must not hold {show(r)}" for r in getattr(reading, layer) if matches(r, unwanted))
    records = [record for layer in layers for record in getattr(reading, layer)]
    if example.get("only") or example.get("nothing"):
        problems.extend(f"not expected: {show(record)}" for record in records if id(record) not in expected)
    assert not problems, "\n".join([example.get("why", ""), example["text"], *problems, "all:", *map(show, records)])


def split(row: dict[str, Any], layers: list[str]) -> tuple[str, dict[str, Any]]:
    """The layer of a row and its fields."""
    if "layer" not in row:
        assert len(layers) == 1, "a row must name its layer where the file has several"
    wanted = {name: value for name, value in row.items() if name != "layer"}
    return row.get("layer", layers[0]), wanted


def test_flattening() -> None:
    peru = Mention(span=Span(0, 4, "Peru"), form=Form.NAME, kind=Kind.COUNTRY, head="Peru", sentence=0)
    said = Statement(content=Span(10, 14, "peace"), kind=QuoteKind.DIRECT, sentence=0, speaker=peru, addressees=(peru,))
    assert matches(said, {"text": "peace", "kind": "direct", "speaker": "Peru", "speaker.kind": "country"})
    assert matches(said, {"addressees": ["Peru"], "addressees.form": ["name"], "cue": "", "cue.text": ""})
    assert not matches(said, {"speaker": "Chile"})
