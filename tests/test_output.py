"""The committed graph: what the build makes of the seeds, byte by byte, checked, and shown as it is in the README."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.build import build
from kg.corpus import read
from kg.query import packaged
from kg.validate import validate

ROOT = Path(__file__).resolve().parents[1]
OUTPUT = ROOT / "output"


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".work" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def test_output_is_what_the_build_makes_of_the_seeds(tmp_path: Path) -> None:
    articles = list(read([ROOT / "seeds"], report=pytest.fail))
    build(reversed(articles), tmp_path)
    made, committed = files(tmp_path), files(OUTPUT)
    assert sorted(made) == sorted(committed)
    assert [name for name in made if made[name] != committed[name]] == []


def test_seeds_are_ten_articles_with_title_source_and_date() -> None:
    articles = list(read([ROOT / "seeds"], report=pytest.fail))
    assert len(articles) == 10
    assert all(article.title and article.source and article.published for article in articles)
    assert all(250 <= len(article.text.split()) <= 600 for article in articles)


def test_output_is_valid_without_warnings() -> None:
    report = validate(OUTPUT)
    assert report.ok
    assert report.findings == ()


def test_the_readme_shows_the_graph_as_it_is() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```turtle\n(.*?)```", readme, re.DOTALL)
    assert len(blocks) == 1
    graph = "".join(path.read_text(encoding="utf-8") for path in sorted(OUTPUT.glob("*.ttl")))
    missing = [node for node in blocks[0].strip().split("\n\n") if node not in graph]
    assert missing == []


def test_the_readme_lists_every_packaged_query() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [query.name for query in packaged() if f"| `{query.name}` |" not in readme] == []
