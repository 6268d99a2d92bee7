"""The key of a name: what counts as the same spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.knowledge.days import day_number, iso_day
from kg.knowledge.keys import is_abbreviation, is_strict, name_key, skeleton, without_title


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Türkiye", "turkiye"),
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("Bakı", "baki"),
        ("Əliyev", "aliyev"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Nagorno–Karabakh", "nagorno karabakh"),
        ("the U.S.", "us"),
        ("U.S. Congress", "us congress"),
        ("George W. Bush", "george w bush"),
        ("St. Petersburg", "st petersburg"),
        ("The  Hague", "hague"),
        ("Washington, D.C.", "washington dc"),
    ],
)
def test_name_key(name: str, key: str) -> None:
    assert name_key(name) == key


@given(st.text(st.characters(max_codepoint=0x24F), max_size=40))
def test_name_key_of_a_key_is_itself(text: str) -> None:
    key = name_key(text)
    if not key.startswith("the "):
        assert name_key(key.removeprefix("the ")) == key.removeprefix("the ")


def test_case_rules() -> None:
    assert is_strict("U.S.")
    assert is_strict("Van")
    assert not is_strict("Iran")
    assert is_abbreviation("NATO")
    assert not is_abbreviation("Nato")


def test_skeleton_joins_transliterations() -> None:
    assert skeleton("Nikol Pashinian") == skeleton("Nikol Pashinyan")
    assert skeleton("Muhammad Mursi") == skeleton("Mohamed Morsi")
    assert skeleton("Erdogan") == ""


def test_titles_are_no_part_of_a_name() -> None:
    assert without_title("Israeli Prime Minister Ariel Sharon") == "Ariel Sharon"
    assert without_title("Kofi Annan") == "Kofi Annan"
    assert without_title("President Bush") == ""


@pytest.mark.parametrize("day", ["", "1991", "1991-12", "1991-12-26"])
def test_days_return(day: str) -> None:
    assert iso_day(day_number(day)) == day


def test_no_day() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        day_number("26/12/1991")
