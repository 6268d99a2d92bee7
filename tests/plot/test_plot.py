"""Pictures for paper: what they show, the same bytes every run, and that they read without colour."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from matplotlib.colors import to_rgb

from kg.errors import InputError
from kg.facts import read_facts
from kg.plot import KINDS, plot
from kg.plot.looks import LOOKS
from kg.plot.timeline import interval
from kg.plot.world import outlines

OUTPUT = Path(__file__).resolve().parents[2] / "output"


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_shows_the_facts_and_has_no_date(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "picture.svg"
    facts = read_facts(OUTPUT).facts
    shown = plot(OUTPUT, kind, file)
    if kind == "counts":
        assert shown == len(facts)
    elif kind == "timeline":
        assert shown == sum(bool(fact.date) for fact in facts)
    else:
        assert 20 < shown < len(facts)
    root = ElementTree.fromstring(file.read_bytes())
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(list(root.iter("{http://www.w3.org/2000/svg}path"))) > 50
    assert "<dc:date>" not in file.read_text(encoding="utf-8")


def test_same_bytes_every_run(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kg.plot import plot\n"
        "for name in ('network.svg', 'timeline.png'): plot(Path(sys.argv[1]), name[:-4], Path(sys.argv[2], name))"
    )
    for name in ("1", "2"):
        (tmp_path / name).mkdir()
        command = [sys.executable, "-c", code, str(OUTPUT), str(tmp_path / name)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": name})
    first, second = ({path.name: path.read_bytes() for path in sorted((tmp_path / name).iterdir())} for name in ("1", "2"))
    assert sorted(first) == ["network.svg", "timeline.png"]
    assert first == second


def test_statuses_differ_without_colour() -> None:
    weights = (0.2126, 0.7152, 0.0722)  # of red, green and blue in lightness
    lightness = [sum(w * part for w, part in zip(weights, to_rgb(look.fill), strict=True)) for look in LOOKS.values()]
    assert all(other - one > 0.08 for one, other in pairwise(lightness))
    assert len({look.marker for look in LOOKS.values()}) == len(LOOKS)


def test_dates_are_as_wide_as_what_is_known() -> None:
    assert interval("2023") == (2023.0, 2024.0)
    assert interval("2023-12") == pytest.approx((2023 + 334 / 365, 2024.0))
    assert interval("2024-03-01") == pytest.approx((2024 + 60 / 366, 2024 + 61 / 366))
    assert interval("XXXX-WXX-1") is None


def test_no_outline_crosses_the_whole_map() -> None:
    lines = outlines()
    assert len(lines) > 500
    assert max(abs(one[0] - other[0]) for line in lines for one, other in pairwise(line)) < 180
    assert min(y for line in lines for _, y in line) > -90.1


def test_wrong_kind_and_wrong_ending(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--kind pie: there is timeline, network, map, counts"):
        plot(OUTPUT, "pie", tmp_path / "x.svg")
    with pytest.raises(InputError, match=r"a picture ends in \.svg or \.png"):
        plot(OUTPUT, next(iter(KINDS)), tmp_path / "x.gif")
