"""Who holds which place and when; more sentences are in `kg/extract/control/examples.toml`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.control.lexicon import stems
from kg.records import Control, Reading, Status


def only(reading: Reading) -> Control:
    (control,) = reading.controls
    return control


@pytest.mark.parametrize(
    ("text", "framed", "begin", "end"),
    [
        ("Israel captured the Golan Heights in 1967.", "captured", "1967", None),
        ("Israel has controlled the Golan Heights since 1967.", "controlled", "1967", None),
        ("Indonesia occupied East Timor until 1999.", "occupied", None, "1999"),
        ("Spain controlled the Philippines in 1890.", "controlled", None, None),
    ],
    ids=["taking begins", "since begins", "until ends", "a state in a year fixes neither"],
)
def test_times(text: str, framed: str, begin: str | None, end: str | None, read: Callable[..., Reading]) -> None:
    control = only(read(text))
    assert control.framed_as.text == framed
    assert (control.begin.value if control.begin else None) == begin
    assert (control.end.value if control.end else None) == end


def test_a_charge_is_the_word_of_who_makes_it(read: Callable[..., Reading]) -> None:
    control = only(read("Somalia accused Ethiopia of occupying Mogadishu."))
    assert control.status is Status.ATTRIBUTED
    assert [m.span.text for m in control.controller] == ["Ethiopia"]
    assert [m.span.text for m in control.according_to] == ["Somalia"]


@pytest.mark.parametrize(
    "text",
    [
        "Police occupied the Plaza Hotel.",
        "Officials control the border.",
        "The minister holds a post in Paris.",
        "Rain hit Madrid.",
    ],
)
def test_what_is_no_control(text: str, read: Callable[..., Reading]) -> None:
    assert read(text).controls == ()


def test_stems() -> None:
    assert stems("controlled") == ("controll", "controlle", "control")
    assert stems("seizing") == ("seiz", "seize")
