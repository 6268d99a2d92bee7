"""A folder of Turtle opens as one graph; a folder that cannot be one is refused in one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.store import open_store

ONE = "<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n"
TWO = "<http://example.org/a> <http://example.org/b> <http://example.org/d> .\n"


def refusal(folder: Path) -> str:
    with pytest.raises(InputError) as caught:
        open_store(folder)
    assert caught.value.exit_status == 2
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_all_turtle_directly_in_the_folder_is_the_graph(tmp_path: Path) -> None:
    (tmp_path / "one.ttl").write_text(ONE)
    (tmp_path / "two.ttl").write_text(ONE + TWO)
    (tmp_path / "notes.txt").write_text("no Turtle at all")
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "three.ttl").write_text("no Turtle either")
    (tmp_path / "folder.ttl").mkdir()
    assert len(open_store(tmp_path)) == 2


def test_no_such_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nothing") == f"{tmp_path / 'nothing'}: no such folder"


def test_a_file_in_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "one.ttl").write_text(ONE)
    assert refusal(tmp_path / "one.ttl") == f"{tmp_path / 'one.ttl'}: a file, not a folder"


def test_a_folder_without_turtle(tmp_path: Path) -> None:
    (tmp_path / "one.nt").write_text(ONE)
    assert refusal(tmp_path) == f"{tmp_path}: no Turtle file (*.ttl) in this folder"


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b"<http://example.org/a> <http://example.org/b> .\n", "line 1 column 47"),
        (ONE.encode() + b"<http://example.org/a> ", "line 2"),
        (b"ex:a ex:b ex:c .\n", "line 1"),
        (b"<relative> <http://example.org/b> 1 .\n", "line 1"),
        (b"\xff\xfe<\x00h\x00", "line 1"),
        (b'<http://example.org/a> <http://example.org/b> "\xe9" .\n', "line 1"),
        (b"\x00\x01\x02\x03", "line 1"),
    ],
    ids=["no object", "cut off", "no prefix", "relative", "UTF-16", "Latin-1", "binary"],
)
def test_broken_turtle_names_the_file_and_the_place(tmp_path: Path, content: bytes, where: str) -> None:
    (tmp_path / "a.ttl").write_text(ONE)
    (tmp_path / "broken.ttl").write_bytes(content)
    message = refusal(tmp_path)
    assert message.startswith(f"{tmp_path / 'broken.ttl'}: no Turtle: ")
    assert where in message
