"""The readers: what each kind of file gives, and the one line that each bad input gets."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.corpus import read
from kg.errors import InputError
from kg.records import Article

TEXT = "The envoys met in Quito.\nNo date was named.\n"


def articles(*paths: Path, published: str | None = None, encoding: str | None = None) -> list[Article]:
    return list(read(paths, published=published, encoding=encoding, report=pytest.fail))


def refusal(*paths: Path, published: str | None = None, encoding: str | None = None) -> str:
    with pytest.raises(InputError) as caught:
        articles(*paths, published=published, encoding=encoding)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_status == 2
    return str(caught.value)


def save(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_text(tmp_path: Path) -> None:
    assert articles(save(tmp_path / "quito.talks.txt", TEXT)) == [Article(id="quito.talks", text=TEXT)]


def test_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    (article,) = articles(save(tmp_path / "a.txt", b"\xef\xbb\xbfOne\r\ntwo\rthree \xe2\x80\x9cfour\xe2\x80\x9d\n"))
    assert article.text == "One\ntwo\nthree “four”\n"


def test_characters_are_not_normalised(tmp_path: Path) -> None:
    (article,) = articles(save(tmp_path / "a.txt", "Tu\u0308rkiye and Türkiye\u00a0met"))
    assert article.text == "Tu\u0308rkiye and Türkiye\u00a0met"


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    content = dedent(
        """\
        ---
        title: "Talks: a first round"
        source: The Agency
        # a remark
        published: 2016-11-24
        url: https://example.org/talks
        place: Bogotá
        ---

        The envoys met.
        """
    )
    assert articles(save(tmp_path / "talks.md", content)) == [
        Article(
            id="talks",
            text="The envoys met.\n",
            title="Talks: a first round",
            published="2016-11-24",
            url="https://example.org/talks",
            source="The Agency",
        )
    ]


def test_markdown_without_front_matter(tmp_path: Path) -> None:
    assert articles(save(tmp_path / "a.md", TEXT)) == [Article(id="a", text=TEXT)]


def test_html(tmp_path: Path) -> None:
    body = "".join(f"<p>The envoys of both states met for day {n} of the talks in the old town hall.</p>" for n in range(9))
    page = (
        '<html lang="en"><head><meta charset="utf-8"><title>Talks go on</title>'
        '<meta property="og:title" content="Talks go on">'
        '<meta property="article:published_time" content="2019-03-05T10:00:00Z"></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>Talks go on</h1>{body}</article></body></html>"
    )
    (article,) = articles(save(tmp_path / "page.html", page))
    assert (article.id, article.title, article.published) == ("page", "Talks go on", "2019-03-05")
    assert "day 8 of the talks" in article.text
    assert "Home" not in article.text
    assert "<p>" not in article.text


def test_html_in_the_encoding_it_declares(tmp_path: Path) -> None:
    body = "<p>The envoys met in the café of the old town hall, and the café was closed to all others.</p>" * 5
    page = f'<html><head><meta charset="iso-8859-1"><title>T</title></head><body><article>{body}</article></body></html>'
    (article,) = articles(save(tmp_path / "page.html", page.encode("latin-1")))
    assert "the café of the old town hall" in article.text


def test_json_lines(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "text": "One\r\ntwo.", "title": "T", "published": "2020-02-29", "url": "https://example.org/a"},
        {"id": 7, "text": "Seven.", "published": "2020-02-29T08:30:00Z", "source": "S", "other": [1]},
        {"id": "c", "text": "Nothing else.", "title": None, "published": ""},
    ]
    path = save(tmp_path / "rows.jsonl", "\n".join(json.dumps(row) for row in rows) + "\n\n")
    assert articles(path) == [
        Article(id="a", text="One\r\ntwo.", title="T", published="2020-02-29", url="https://example.org/a"),
        Article(id="7", text="Seven.", published="2020-02-29", source="S"),
        Article(id="c", text="Nothing else."),
    ]


@pytest.mark.parametrize("content", ['{"id": "a",\n "text": "One."}', '[{"id": "a", "text": "One."}]', '{"id":"a","text":"One."}\n'])
def test_json_file(content: str, tmp_path: Path) -> None:
    assert articles(save(tmp_path / "a.json", content)) == [Article(id="a", text="One.")]


def test_folder_in_order_without_readme_and_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/README.md", ".git/c.txt", "Readme.txt", "d.png", "c.MD", ".hidden.txt"):
        save(tmp_path / name, f"Text of {name}.")
    assert [article.id for article in articles(tmp_path)] == ["z", "b", "c"]
    assert [article.id for article in articles(tmp_path / "b.txt", tmp_path)] == ["b", "z", "c"]


def test_published_for_a_single_document(tmp_path: Path) -> None:
    path = save(tmp_path / "a.txt", TEXT)
    assert articles(path, published="2022-08-08") == [Article(id="a", text=TEXT, published="2022-08-08")]
    assert refusal(path, published="2022-02-30") == "--published: '2022-02-30' is not a date; write it as YYYY-MM-DD"
    assert refusal(path, published="2022") == "--published: '2022' is not a date; write it as YYYY-MM-DD"
    other = save(tmp_path / "b.txt", "Another text.")
    assert refusal(path, other, published="2022-08-08") == "--published is for a single article; 2 were read"
    dated = save(tmp_path / "c.md", "---\npublished: 2020-01-01\n---\nText.\n")
    assert refusal(dated, published="2022-08-08") == "--published 2022-08-08: c gives its own date, 2020-01-01"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "{path}: empty, there is no text in it"),
        ("a.txt", b"\xef\xbb\xbf \r\n\t", "{path}: empty, there is no text in it"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "{path}: a binary file, not text"),
        ("a.txt", b"PK\x03\x04\x14\x00\x08\x00\x9c\xff", "{path}: a binary file, not text"),
        ("a.txt", b"plain\x00text", "{path}: a binary file, not text"),
        ("a.txt", b"One\ntw\x1bo", "{path}: line 2 of the text has the control character U+001B"),
        ("a.txt", b"word " * 1_000_000, "{path}: larger than 2 MB, the limit for one article; split it"),
        (
            "a.txt",
            "The envoys met in Kiev. Nothing was signed.".encode("utf-16"),
            "{path}: not in UTF-8 but, it seems, in UTF-16; convert it: iconv -f UTF-16 -t UTF-8, or say --encoding UTF-16",
        ),
        (
            "a.txt",
            "The envoys met in Kiev. Nothing was signed.".encode("utf-16-be"),
            "{path}: not in UTF-8 but, it seems, in UTF-16; convert it: iconv -f UTF-16 -t UTF-8, or say --encoding UTF-16",
        ),
        ("a.md", b"---\ntitle: T\n\nText.", "{path}: the front matter is not closed by a line of ---"),
        ("a.md", b"---\ntitle\n---\nText.", "{path}, line 2: not a line 'key: value' of front matter"),
        ("a.md", b"---\ntitle: T\n---\n\n", "{path}: empty, there is no text in it"),
        (
            "a.md",
            b"---\npublished: May 5\n---\nText.",
            "{path}: published: 'May 5' is not a date; write it as YYYY-MM-DD",
        ),
        ("a.html", b"<html></html>", "{path}: no article found in this page"),
        ("a.html", b"", "{path}: empty, there is no text in it"),
        ("a.jsonl", b"", "{path}: empty, there is no record in it"),
        ("a.jsonl", b'{"id": "a", "text": ', "{path}, line 1: broken JSON (Expecting value)"),
        ("a.jsonl", b'\n{"id": "a"}', "{path}, line 2: the record lacks `text`"),
        ("a.jsonl", b'{"text": "One."}', "{path}, line 1: the record lacks `id`"),
        ("a.jsonl", b'{"id": "a", "text": 5}', "{path}, line 1: `text` should be a text"),
        ("a.jsonl", b'{"id": true, "text": "One."}', "{path}, line 1: `id` should be a text that is not empty"),
        ("a.jsonl", b'{"id": "a", "text": " "}', "{path}, line 1: text: empty, there is no text in it"),
        ("a.jsonl", b'["a"]', "{path}, line 1: not a JSON object"),
        (
            "a.jsonl",
            b'{"id": "a", "text": "\\ud800"}',
            "{path}, line 1: text: line 1 of the text has the control character U+D800",
        ),
        (
            "a.jsonl",
            b'{"id": "a", "text": "One.", "published": "2020-13-01"}',
            "{path}, line 1: published: '2020-13-01' is not a date; write it as YYYY-MM-DD",
        ),
        (
            "a.jsonl",
            b'{"id": "a", "text": "One.", "published": 2020}',
            "{path}, line 1: published: '2020' is not a date; write it as YYYY-MM-DD",
        ),
        (
            "a.docx",
            b"PK",
            "{path}: not a kind of file that is read (.atom .csv .htm .html .json .jsonl .markdown .md .ndjson .pdf .rss .text .tsv "
            ".txt .warc .xhtml .xml, also with .gz or .zst)",
        ),
    ],
)
def test_bad_input(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    path = save(tmp_path / name, content)
    assert refusal(path) == message.format(path=path)


def test_latin_1(tmp_path: Path) -> None:
    path = save(
        tmp_path / "a.txt",
        "Der Präsident traf die Außenminister in Köln; später äußerte er sich über Gespräche.".encode("latin-1"),
    )
    message = refusal(path)
    assert message.startswith(f"{path}: not in UTF-8 but, it seems, in ")
    assert " -t UTF-8, or say --encoding " in message
    (article,) = read([path], encoding="auto", report=pytest.fail)
    assert "Außenminister in Köln" in article.text
    (article,) = read([path], encoding="latin-1", report=pytest.fail)
    assert "äußerte er sich" in article.text
    assert refusal(path, encoding="klingon") == "--encoding klingon: no encoding of this name is known; auto finds it out"
    assert refusal(path, encoding="ascii") == f"{path}: not in ascii (ordinal not in range(128))"


def test_missing_and_empty_paths(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.txt") == f"{tmp_path / 'none.txt'}: no such file or folder"
    save(tmp_path / "folder" / "README.md", "About.")
    assert refusal(tmp_path / "folder").startswith(f"{tmp_path / 'folder'}: no article in this folder")


def test_same_id_twice(tmp_path: Path) -> None:
    first, second = save(tmp_path / "a.txt", "One."), save(tmp_path / "b" / "a.txt", "Two.")
    assert refusal(first, second) == f"{first} and {second} have the same id 'a'; ids must differ in one run"
    rows = save(tmp_path / "r.jsonl", '{"id": "x", "text": "One."}\n{"id": "x", "text": "Two."}')
    assert refusal(rows) == f"two records of {rows} have the same id 'x'; ids must differ in one run"


def test_same_text_twice_is_read_once(tmp_path: Path) -> None:
    first, second = save(tmp_path / "a.txt", TEXT), save(tmp_path / "b.txt", TEXT)
    told: list[str] = []
    (article,) = read([second, first], report=told.append)
    assert (article.id, [reprint.id for reprint in article.reprints]) == ("a", ["b"])
    assert told == ["b has the same text as a; read once, as its reprint"]


def test_keep_going_names_the_bad_and_reads_the_rest(tmp_path: Path) -> None:
    good = save(tmp_path / "a.txt", TEXT)
    empty = save(tmp_path / "b.txt", "")
    rows = save(tmp_path / "c.jsonl", '{"id": "c", "text": "Three."}\n{"id": \n{"id": "e", "text": "Five."}\n')
    missing = tmp_path / "none.txt"
    told: list[str] = []
    found = read([good, empty, missing, rows], keep_going=True, report=told.append)
    assert [article.id for article in found] == ["a", "c", "e"]
    assert told == [
        f"{empty}: empty, there is no text in it",
        f"{missing}: no such file or folder",
        f"{rows}, line 2: broken JSON (Expecting value)",
    ]


def test_keep_going_with_nothing_left(tmp_path: Path) -> None:
    empty = save(tmp_path / "b.txt", "")
    told: list[str] = []
    with pytest.raises(InputError, match="no article could be read from"):
        list(read([empty], keep_going=True, report=told.append))
    assert told == [f"{empty}: empty, there is no text in it"]


@given(text=st.text(max_size=200))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_text_is_kept_as_it_is(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "text": text}), encoding="utf-8")
    try:
        (article,) = read([path], report=pytest.fail)
    except InputError:
        return
    assert article.text == text
