"""Places that lie in places and their other names; more sentences are in `kg/extract/places/examples.toml`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.records import Reading


def pairs(reading: Reading) -> list[tuple[str, str]]:
    return [(c.part.span.text, c.whole.span.text) for c in reading.containments]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops entered the West Bank town of Jenin.", [("Jenin", "West Bank")]),
        ("They met in Geneva, Switzerland, on Monday.", [("Geneva", "Switzerland")]),
        ("She visited Geneva, Paris and Rome.", []),
        ("The envoy came from Geneva and went to Moscow.", []),
    ],
)
def test_containment(text: str, expected: list[tuple[str, str]], read: Callable[..., Reading]) -> None:
    assert pairs(read(text)) == expected


def test_the_span_covers_both_places(read: Callable[..., Reading]) -> None:
    (containment,) = read("Envoys reached Kabul, the Afghan capital, at noon.").containments
    assert containment.span.covers(containment.part.span)
    assert containment.span.covers(containment.whole.span)


def test_a_nickname_is_not_another_official_name(read: Callable[..., Reading]) -> None:
    (name,) = read("Protests went on in Istanbul, known as the gate of the East.").place_names
    assert (name.place.span.text, name.standing, name.used_by) == ("Istanbul", "nickname", None)


def test_a_person_called_something_is_no_place(read: Callable[..., Reading]) -> None:
    assert read("Maria Silva, called the boss by her friends, resigned.").place_names == ()
