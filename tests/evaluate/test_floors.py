"""Floors are read, set beside the figures, and missed when a figure is below or absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluate import Scores, floors_of, read_floors

SCORES = Scores("dev", {"event": {"f1": 0.5, "tp": 7}, "post": {"accuracy": 1.0}})


def test_a_figure_meets_its_floor_or_not() -> None:
    floors = {"dev": {"event": {"f1": 0.5, "tp": 8}, "treaty": {"f1": 0.1}}}
    assert [floor.line() for floor in floors_of(SCORES, floors)] == [
        "dev  event f1                                        0.500  floor     0.500  met",
        "dev  event tp                                            7  floor         8  MISSED",
        "dev  treaty f1                                           -  floor     0.100  MISSED",
    ]
    assert [floor.met for floor in floors_of(SCORES, floors)] == [True, False, False]


def test_a_set_without_floors_is_said() -> None:
    with pytest.raises(InputError, match="no floors for the set 'dev'; there are floors for: article"):
        floors_of(SCORES, {"article": {}})


def test_the_floors_of_the_project() -> None:
    floors = read_floors()
    assert floors["article"]["treaty.complete"] == {"right": 3}
    assert floors["dev"]["event"] == {"f1": 0.62}
    assert len(floors["article"]) == 11
    assert len(floors["dev"]) == 11


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[dev", "no TOML"),
        ("dev = 1", "dev must be a table"),
        ("[dev]\nevent = 0.5", "dev, event must be a table"),
        ('[dev]\nevent.f1 = "high"', "the floor of dev, event, f1 is no number"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "floors.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_floors(file)
    assert str(caught.value).startswith(f"{file}: ")
    assert fault in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.toml: cannot be read"):
        read_floors(tmp_path / "nothing.toml")
