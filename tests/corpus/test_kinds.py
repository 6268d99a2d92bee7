"""Tables, feeds, web archives, PDF, compressed files, patterns and standard input -> articles."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from kg.corpus import read
from kg.errors import InputError
from kg.records import Article
from tests.corpus.samples import BODY, PAGE, RSS, pdf, warc

zstandard = pytest.importorskip("zstandard")
pytest.importorskip("feedparser")
pytest.importorskip("pypdf")
pytest.importorskip("warcio")

PARAGRAPH = "Ministers of Chad and Niger met in Agadez on Tuesday to settle the course of the border that both of them claim since 1960."


def articles(*paths: Path) -> list[Article]:
    return list(read(paths, report=pytest.fail))


def refusal(*paths: Path) -> str:
    with pytest.raises(InputError) as caught:
        list(read(paths, report=lambda _: None))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def save(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.ZstdCompressor().compress], ids=["gz", "zst"])
def test_compressed(pack: object, tmp_path: Path) -> None:
    ending = "gz" if pack is gzip.compress else "zst"
    assert callable(pack)
    path = save(tmp_path / f"a.jsonl.{ending}", pack(b'{"id": "x", "text": "One."}\n{"id": "y", "text": "Two."}\n'))
    assert articles(path) == [Article("x", "One."), Article("y", "Two.")]
    text = save(tmp_path / f"quito.txt.{ending}", pack(b"The envoys met."))
    assert articles(text) == [Article("quito", "The envoys met.")]


@pytest.mark.parametrize(("name", "kind"), [("a.txt.gz", "gzip"), ("a.txt.zst", "Zstandard")])
def test_broken_packing(name: str, kind: str, tmp_path: Path) -> None:
    assert refusal(save(tmp_path / name, b"no such packing")).startswith(f"{tmp_path / name}: broken {kind}, it cannot be unpacked (")


def test_packing_that_breaks_off(tmp_path: Path) -> None:
    whole = gzip.compress(bytes(range(32, 127)) * 2000)
    assert refusal(save(tmp_path / "a.txt.gz", whole[:-20])).startswith(f"{tmp_path / 'a.txt.gz'}: broken gzip")


def test_table(tmp_path: Path) -> None:
    rows = 'Id,Headline,date,text,Extra\nx,"Talks, again",2020-05-04,"One.\nTwo.",9\ny,,,Three.,\n\n'
    assert articles(save(tmp_path / "a.csv", rows)) == [
        Article("x", "One.\nTwo.", title="Talks, again", published="2020-05-04"),
        Article("y", "Three."),
    ]
    tabs = save(tmp_path / "b.tsv", "url\ttext\nhttps://example.org/1\tFour.\n")
    assert articles(tabs) == [Article("https://example.org/1", "Four.", url="https://example.org/1")]
    assert [article.id for article in articles(save(tmp_path / "c.csv", "id;text\nz;Five, six.\n"))] == ["z"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "its first row should name columns `text` and `id` (or `url`); it names none"),
        ("id,title\nx,T\n", "its first row should name columns `text` and `id` (or `url`); it names id, title"),
        ('"the\nid",title\nx,T\n', "its first row should name columns `text` and `id` (or `url`); it names the id, title"),
        ("id,text\n", "empty, there is no row in it"),
    ],
)
def test_bad_table(content: str, message: str, tmp_path: Path) -> None:
    assert refusal(save(tmp_path / "a.csv", content)) == f"{tmp_path / 'a.csv'}: {message}"


def test_bad_row_is_named_by_its_line(tmp_path: Path) -> None:
    path = save(tmp_path / "a.csv", "id,text\nx,One.\n,Two.\n")
    assert refusal(path) == f"{path}, line 3: `id` should be a text that is not empty"
    broken = save(tmp_path / "b.csv", 'id,text\nx,"One.\n')
    assert refusal(broken) == f"{broken}, line 2: broken table (unexpected end of data)"


def test_feed_with_its_linked_files(tmp_path: Path) -> None:
    save(tmp_path / "talks.html", PAGE)
    save(tmp_path / "feed.rss", RSS.format(body=BODY.replace("Chad", "Mali")))
    told: list[str] = []
    page, full = read([tmp_path], report=told.append)
    assert (page.id, page.title, page.published, page.source) == ("talks", "Talks on the border", "2020-05-05", "Sahel Wire")
    assert PARAGRAPH in page.text
    assert (full.id, full.title, full.url, full.published) == ("https://example.org/2", "In full", "https://example.org/2", None)
    assert full.text.startswith("Ministers of Mali and Niger met")
    assert told == [f"{tmp_path / 'feed.rss'}, entry 3: gives no more than a summary; kg fetch gets https://example.org/3; passed over"]


def test_atom(tmp_path: Path) -> None:
    path = save(
        tmp_path / "feed.xml",
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Sahel Wire</title><entry><id>tag:example.org,2020:1</id><title>Talks</title>'
        '<published>2020-05-04T23:00:00+02:00</published><content type="text">The envoys met. Nothing was signed.</content></entry></feed>',
    )
    assert articles(path) == [
        Article("tag:example.org,2020:1", "The envoys met. Nothing was signed.", "Talks", "2020-05-04", source="Sahel Wire")
    ]
    assert refusal(save(tmp_path / "other.xml", "<note>No feed.</note>")) == f"{tmp_path / 'other.xml'}: no RSS or Atom feed"


def test_a_feed_with_a_blank_in_a_namespace_is_refused(tmp_path: Path) -> None:
    """Found by fuzzing: feedparser splits a name at its blanks, one that does not break among them."""
    path = save(tmp_path / "a.rss", '<rss version="2.0" xmlns:b="http://purl.org/rss/1.0/\u00a0modules/content/"><channel><b:encoded>Chad</b:encoded></channel></rss>')
    assert refusal(path) == f"{path}: broken XML, no feed can be read from it"


def test_a_feed_reads_no_file_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "feeds").mkdir()
    save(tmp_path / "secret.txt", "A letter that no one should read.")
    path = save(tmp_path / "feeds" / "a.rss", RSS.replace("talks.html", "../secret.txt").format(body=BODY))
    assert [article.id for article in read([path], report=lambda _: None)] == ["https://example.org/2"]


@pytest.mark.parametrize("link", ["a%00b.html", "http://[x/", "x" * 300 + ".html"])
def test_a_link_that_leads_nowhere_costs_no_other_entry(link: str, tmp_path: Path) -> None:
    path = save(tmp_path / "a.rss", RSS.replace("talks.html", link).format(body=BODY))
    assert [article.id for article in read([path], report=lambda _: None)] == ["https://example.org/2"]


def test_archive_gives_the_last_capture_of_each_page(tmp_path: Path) -> None:
    old, new = PAGE.encode(), PAGE.replace("Chad", "Libya").replace("Border", "Grenzé").encode("latin-1")
    path = save(
        tmp_path / "a.warc.gz",
        warc(
            ("https://example.org/1", "2020-05-06T10:00:00Z", "text/html; charset=ISO-8859-1", new),
            ("https://example.org/1", "2020-05-05T10:00:00Z", "text/html", old),
            ("https://example.org/logo", "2020-05-05T10:00:00Z", "image/png", b"\x89PNG"),
            ("https://example.org/", "2020-05-05T10:00:00Z", "text/html", b"<html><body><ul><li><a href='1'>1</a></li></ul></body></html>"),
        ),
    )
    told: list[str] = []
    (article,) = read([path], report=told.append)
    assert (article.id, article.url, article.title) == ("https://example.org/1", "https://example.org/1", "Grenzé talks")
    assert article.text.count("Libya") == 1
    assert told == [f"{path}: https://example.org/: no article found in this page; passed over"]


def test_an_archive_of_odd_addresses_is_read_without_a_word(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    address = "https://example.org/border talks"
    path = save(tmp_path / "a.warc.gz", warc((address, "2020-05-06T10:00:00Z", "text/html", PAGE.encode())))
    assert [article.url for article in articles(path)] == [address.replace(" ", "%20")]
    assert caplog.messages == []


def test_no_archive(tmp_path: Path) -> None:
    assert refusal(save(tmp_path / "a.warc", b"")) == f"{tmp_path / 'a.warc'}: no page in this archive"
    assert refusal(save(tmp_path / "b.warc", b"WARC/9.9\r\nnonsense")).startswith(f"{tmp_path / 'b.warc'}: broken archive")


def test_pdf(tmp_path: Path) -> None:
    path = save(
        tmp_path / "talks.pdf", pdf("The envoys met in Quito and dis-", "cussed the border", "of the two states.", "Nothing was signed.")
    )
    assert articles(path) == [
        Article(
            "talks", "The envoys met in Quito and discussed the border of the two states.\n\nNothing was signed.", title="Talks in Quito"
        )
    ]
    assert refusal(save(tmp_path / "b.pdf", pdf())) == f"{tmp_path / 'b.pdf'}: no text in this PDF; pictures of pages are not read"
    assert refusal(save(tmp_path / "c.pdf", b"%PDF-1.4")) == f"{tmp_path / 'c.pdf'}: broken PDF, no text can be read from it"


def test_patterns(tmp_path: Path) -> None:
    for name, text in (("b.txt", "One."), ("a.txt", "Two."), ("c.md", "Three.")):
        save(tmp_path / name, text)
    assert [article.id for article in articles(tmp_path / "*.txt")] == ["a", "b"]
    assert [article.id for article in articles(tmp_path.parent / f"{tmp_path.name}*")] == ["a", "b", "c"]
    assert refusal(tmp_path / "*.csv") == f"{tmp_path / '*.csv'}: no file has such a name"


@pytest.mark.parametrize(
    ("given", "expected"),
    [("  The envoys met.\n", "stdin '  The envoys met.\\n'"), ('\n{"id": "x", "text": "One."}\n', "x 'One.'")],
)
def test_standard_input(given: str, expected: str) -> None:
    program = "from pathlib import Path; from kg.corpus import read; [print(a.id, repr(a.text)) for a in read([Path('-')], report=print)]"
    done = subprocess.run([sys.executable, "-c", program], input=given, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == expected


GERMAN = (
    "Die Außenminister von Tschad und Niger trafen sich am Dienstag in Agadez, um über den Verlauf der Grenze zu sprechen, die beide "
    "Staaten seit 1960 beanspruchen. Sie einigten sich darauf, noch vor der Regenzeit Vermesser in die Berge zu schicken."
)


def test_other_languages_are_passed_over(tmp_path: Path) -> None:
    german, english = save(tmp_path / "de.txt", GERMAN), save(tmp_path / "en.txt", PARAGRAPH)
    told: list[str] = []
    assert [article.id for article in read([german, english], report=told.append)] == ["en"]
    assert told == [f"{german}: de is not in English but, it seems, in de; passed over"]
    assert refusal(german).startswith("no article could be read from ")
