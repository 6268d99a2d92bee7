"""The build writes the same bytes whatever the hash seed, the order of its input and the folder it works in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SEEDS = Path(__file__).parent.parent / "seeds"
RUN = "import sys; from kg.cli import main; sys.argv[0] = 'kg'; main()"


def built(inputs: list[Path], folder: Path, *, hash_seed: str, working_folder: Path) -> dict[str, bytes]:
    """The files that `kg build` writes in a process of its own, by their names."""
    root = str(SEEDS.parent)
    subprocess.run(
        [sys.executable, "-c", RUN, "build", *map(str, inputs), "-o", str(folder)],
        check=True,
        capture_output=True,
        cwd=working_folder,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": root},
    )
    found = (file for file in sorted(folder.rglob("*")) if file.is_file() and ".work" not in file.parts)
    return {str(file.relative_to(folder)): file.read_bytes() for file in found}


@pytest.fixture(scope="module")
def inputs() -> list[Path]:
    found = sorted(file for file in SEEDS.iterdir() if file.suffix in {".md", ".txt"} and file.stem != "README")[:3]
    assert len(found) == 3
    return found


@pytest.fixture(scope="module")
def expected(inputs: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(inputs, tmp_path_factory.mktemp("first") / "graph", hash_seed="0", working_folder=SEEDS)


@pytest.mark.parametrize("hash_seed", ["1", "4294967295"])
def test_over_hash_seeds(hash_seed: str, inputs: list[Path], expected: dict[str, bytes], tmp_path: Path) -> None:
    assert built(inputs, tmp_path / "graph", hash_seed=hash_seed, working_folder=SEEDS) == expected


def test_over_the_order_of_input_and_the_working_folder(
    inputs: list[Path], expected: dict[str, bytes], tmp_path: Path
) -> None:
    again = built([inputs[2], inputs[0], inputs[1]], tmp_path / "deeper" / "graph", hash_seed="17", working_folder=tmp_path)
    assert again == expected
    assert len(again) > 2 * len(inputs)  # a file and a text for each article, and what is common to all


def test_another_text_gives_other_bytes(inputs: list[Path], expected: dict[str, bytes], tmp_path: Path) -> None:
    changed = tmp_path / inputs[0].name
    changed.write_text(inputs[0].read_text(encoding="utf-8") + "\nNorway praised Iceland.\n", encoding="utf-8")
    assert built([changed, *inputs[1:]], tmp_path / "graph", hash_seed="0", working_folder=SEEDS) != expected
