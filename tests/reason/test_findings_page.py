"""The page of findings: its code runs, block after block, prints what the page shows, and draws its pictures, the same every time."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "kg" / "docs" / "findings.md"
PICTURES = ("asserted.png", "spoken-of.svg", "treaty-partners.svg")
BLOCK = re.compile(r"^```(python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks() -> list[tuple[str, str]]:
    """The blocks of the page as (language, text)."""
    return [(match[1], match[2]) for match in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))]


def walked(folder: Path, seed: str) -> tuple[str, dict[str, bytes]]:
    """What the code of the page prints, each block's after a line of its own, and the pictures that it draws in a folder."""
    shutil.copytree(ROOT / "output", folder / "output")
    code = "".join(f"print('== block')\n{text}" for kind, text in blocks() if kind == "python")
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "PATH": "", "MPLCONFIGDIR": str(folder)},
    )
    assert told.returncode == 0, told.stderr
    return told.stdout, {name: (folder / name).read_bytes() for name in PICTURES}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, bytes]]:
    return walked(tmp_path_factory.mktemp("page"), "1")


def test_the_code_prints_what_the_page_shows(first: tuple[str, dict[str, bytes]]) -> None:
    printed = [part for part in first[0].split("== block\n")[1:] if part]
    shown = [text for kind, text in blocks() if kind == "text"]
    assert len(shown) == 5
    assert printed == shown


def test_the_pictures_are_drawn_and_those_of_the_page_are_there(first: tuple[str, dict[str, bytes]]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name, content in first[1].items():
        assert f"(findings/{name})" in page
        for picture in (content, (PAGE.parent / "findings" / name).read_bytes()):
            if name.endswith(".png"):
                assert picture.startswith(b"\x89PNG\r\n")
            else:
                assert ElementTree.fromstring(picture).tag == "{http://www.w3.org/2000/svg}svg"


def test_the_pictures_are_the_same_every_time(first: tuple[str, dict[str, bytes]], tmp_path: Path) -> None:
    assert walked(tmp_path, "2")[1] == first[1]
