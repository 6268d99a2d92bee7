"""A build gives one graph, whichever way it went: processes, parts, a cache, a cut in the middle, an article that fails."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pyoxigraph
import pytest

from kg.build import build, reading
from kg.build.cache import open_cache
from kg.corpus import read
from kg.errors import CheckFailed, InputError
from kg.query import Rows, inline, run
from kg.records import Article
from kg.store import read_folder
from kg.update import remove
from kg.validate import validate

PROJECT = Path(__file__).resolve().parents[2]
TEXTS = {
    "harbour": "Chile and Peru signed a harbour agreement in Lima on 3 May 2021. President Olga Brandt said Chile would respect it.",
    "visit": "Peru's foreign minister Ana Quorl met Olga Brandt in Santiago. Bolivia accused Chile of closing the border.",
    "shout": "OLGA BRANDT visited Quito. Ecuador's foreign minister Ana Quorl praised her.",
    "denial": "Bolivia denied that Peru had closed the border. Olga Brandt left.",
    "sanctions": "Norway imposed sanctions on Belarus. Sweden denied that it would join them.",
}
ARTICLES = [Article(name, text, title=f"On {name}", published="2021-05-04") for name, text in TEXTS.items()]
#: The command; before it something may be put in the way of a function of the build.
COMMAND = """
import os, signal, sys
from pathlib import Path
from kg.build import cache, tasks
import kg.build

def stopped_at(owner, name, times, by=signal.SIGKILL):
    function, calls = getattr(owner, name), []
    def wrapped(*arguments):
        function(*arguments)
        calls.append(name)
        if len(calls) == times:
            os.kill(os.getpid(), by)
    setattr(owner, name, wrapped)

tasks.LEAST = tasks.CHARACTERS = 1
{before}
sys.argv[0] = "kg"
from kg.cli import main
main()
"""


def files(folder: Path) -> dict[str, bytes]:
    """The files of a graph, without what a build keeps for the next one."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".work" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def kg(*arguments: str | Path, before: str = "") -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, one article a task, so that much of it is between two articles."""
    return subprocess.run(
        [sys.executable, "-c", COMMAND.replace("{before}", before), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(PROJECT)}, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles as JSON Lines."""
    file = tmp_path_factory.mktemp("records") / "articles.jsonl"
    lines = (json.dumps({"id": a.id, "text": a.text, "title": a.title, "published": a.published}) + "\n" for a in ARTICLES)
    file.write_text("".join(lines), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of all articles, built without anything special."""
    folder = tmp_path_factory.mktemp("ways") / "whole"
    build(ARTICLES, folder)
    return folder


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same in parts of two articles or less."""
    folder = tmp_path_factory.mktemp("ways") / "parts"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.build.parts.MOST", 1)
        build(ARTICLES, folder, parts=True)
    return folder


def facts(folder: Path) -> set[pyoxigraph.Triple]:
    """The triples of a graph without what tells of the run and of the dataset."""
    return {t for t in read_folder(folder) if "/id/run/" not in str(t) and "/id/dataset/" not in str(t)}


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
def test_two_copies_of_the_process_give_the_bytes_of_one(records: Path, whole: Path, tmp_path: Path) -> None:
    no_new_ones = "sys.modules['multiprocessing.popen_spawn_posix'] = None"
    done = kg("build", records, "-o", tmp_path, "--jobs", "2", before=no_new_ones)
    assert (done.returncode, done.stderr) == (0, "")
    assert files(tmp_path) == files(whole)


def test_two_new_processes_give_the_bytes_of_one(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process with other threads at work is not copied."""
    for name in ("CHARACTERS", "LEAST"):
        monkeypatch.setattr(f"kg.build.tasks.{name}", 1)  # one article a task, so that both have some
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        with monkeypatch.context() as patch:
            patch.delattr("os.fork", raising=False)
            build(ARTICLES, tmp_path, jobs=2)
    finally:
        done.set()
        other.join()
    assert files(tmp_path) == files(whole)


@pytest.mark.skipif(sys.platform == "win32", reason="no terminals of this kind")
def test_a_terminal_shows_a_bar(records: Path, tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", COMMAND.replace("{before}", ""), "build", str(records), "-o", str(tmp_path / "graph"), "--jobs", "2"]
    with subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": str(PROJECT), "TERM": "xterm"}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=theirs,
    ) as process:  # fmt: skip
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # when nobody has the other end any more
            while data := os.read(ours, 4096):
                shown += data
        os.close(ours)
    assert process.returncode == 0
    assert b"reading" in shown
    assert b"/5" in shown


def test_parts_hold_the_triples_of_the_whole(whole: Path, parts: Path) -> None:
    manifest = json.loads((parts / "manifest.json").read_bytes())
    assert [entry["file"] for entry in manifest["parts"]] == sorted({f"part-{a.sha256[0]}.ttl" for a in ARTICLES})
    assert len(manifest["parts"]) > 1
    across = facts(whole) - facts(parts)
    assert {t.predicate.value.rsplit("#", 1)[-1] for t in across} <= {"contradicts"}
    assert facts(parts) <= facts(whole)


def counted(folder: Path) -> list[tuple[int, int]]:
    """For each part the triples that the manifest counts, and those that its file holds."""
    entries = json.loads((folder / "manifest.json").read_bytes())["parts"]
    held = [{quad.triple for quad in pyoxigraph.parse(path=str(folder / entry["file"]))} for entry in entries]
    return [(entry["triples"], len(triples)) for entry, triples in zip(entries, held, strict=True)]


def test_the_triples_of_a_part_are_counted_right(parts: Path, tmp_path: Path) -> None:
    holder = Article("holder", "Quito: President Olga Brandt met the president of Peru. Presidents rarely meet.")
    again = [Article(f"again-{number}", ARTICLES[0].text) for number in range(2)]  # one text under two names
    build([*read([PROJECT / "seeds"], report=print), *ARTICLES, holder, *again], tmp_path, parts=True)
    for told, held in counted(parts) + counted(tmp_path):
        assert told == held


def test_parts_agree_on_a_label_that_articles_write_in_two_ways(parts: Path) -> None:
    asked = 'SELECT ?label ?other { ?it rdfs:label ?label ; skos:altLabel ?other FILTER(lcase(str(?label)) = "olga brandt") }'
    answer = run(parts, inline(asked))
    assert isinstance(answer, Rows)
    assert {tuple(str(term) for term in row) for row in answer.rows} == {('"Olga Brandt"@en', '"OLGA BRANDT"@en')}


def test_parts_are_the_same_whatever_the_order_and_what_was_there(
    whole: Path, parts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.build.parts.MOST", 1)
    shutil.copytree(whole, tmp_path / "graph")
    build(iter(reversed(ARTICLES)), tmp_path / "graph", parts=True)
    assert files(tmp_path / "graph") == files(parts)
    build(ARTICLES, tmp_path / "graph")
    assert files(tmp_path / "graph") == files(whole)


def test_texts_beside_parts(tmp_path: Path) -> None:
    build(ARTICLES[:1], tmp_path, parts=True, with_text=True)
    assert (tmp_path / "articles" / f"{ARTICLES[0].sha256}.txt").read_text(encoding="utf-8") == ARTICLES[0].text
    file = tmp_path / "articles" / f"{ARTICLES[0].sha256}.txt"
    assert validate(tmp_path).ok
    file.write_text(ARTICLES[0].text.replace("Lima", "Cuzco"), encoding="utf-8")
    assert "article-text" in {finding.rule for finding in validate(tmp_path).errors}


def test_parts_are_checked_one_by_one_and_against_each_other(parts: Path, tmp_path: Path) -> None:
    report = validate(parts, {article.sha256: article.text for article in ARTICLES})
    assert (report.ok, report.findings) == (True, ())
    for name, content in files(parts).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    names = {path.name for path in parts.glob("part-*.ttl")}
    speaking = sorted(name for name in names if b'rdfs:label "Olga Brandt"' in (parts / name).read_bytes())
    gone, changed = min(names - set(speaking)), speaking[-1]
    (tmp_path / gone).unlink()
    (tmp_path / changed).write_bytes((tmp_path / changed).read_bytes().replace(b'rdfs:label "Olga Brandt"', b'rdfs:label "Olga Brant"'))
    assert {(finding.rule, finding.focus) for finding in validate(tmp_path).errors if finding.rule != "agree"} == {
        ("manifest", gone),
        ("manifest", changed),
    }
    (finding,) = (finding for finding in validate(tmp_path).errors if finding.rule == "agree")
    assert finding.found == "Olga Brandt / Olga Brant"


def test_a_later_build_reads_what_is_new_and_forgets_what_is_gone(whole: Path, tmp_path: Path) -> None:
    first = build(ARTICLES[:3], tmp_path, keep=True)
    assert (first.effort.read, first.effort.kept) == (3, 0)
    again = build(ARTICLES[:3], tmp_path, keep=True)
    assert (again.effort.read, again.effort.kept, again.sha256) == (0, 3, first.sha256)
    edited = Article("visit", TEXTS["visit"].replace("met", "telephoned"), title="On visit", published="2021-05-04")
    changed = build([ARTICLES[0], edited, *ARTICLES[2:]], tmp_path, keep=True)
    assert (changed.effort.read, changed.effort.kept) == (3, 2)
    back = build(ARTICLES, tmp_path, keep=True)
    assert (back.effort.read, back.effort.kept) == (1, 4)
    assert files(tmp_path) == files(whole)
    assert build(ARTICLES, tmp_path, keep=True, fresh=True).effort.read == len(ARTICLES)
    with sqlite3.connect(tmp_path / ".work" / "articles.sqlite") as database:
        assert database.execute("SELECT count(*) FROM result").fetchone() == (len(ARTICLES),)


def test_a_damaged_cache_is_made_anew(whole: Path, tmp_path: Path) -> None:
    (tmp_path / ".work").mkdir()
    (tmp_path / ".work" / "articles.sqlite").write_bytes(b"no database at all" * 100)
    assert build(ARTICLES, tmp_path, keep=True).effort.read == len(ARTICLES)
    assert files(tmp_path) == files(whole)


def test_an_article_that_fails_is_set_aside_with_its_reason(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault is planted in one stage of one article, where a mistake of ours would raise."""
    sound = reading.resolve
    monkeypatch.setattr(reading, "resolve", lambda found: sound(found) if found.article.id != "shout" else {}["nothing"])
    with pytest.raises(CheckFailed) as refused:
        build(ARTICLES, tmp_path)
    assert refused.value.lines == ("error shout: reading it failed (KeyError: 'nothing')",)
    assert not list(tmp_path.glob("*.ttl"))
    built = build(ARTICLES, tmp_path / "others", keep_going=True)
    assert built.effort.set_aside == (("shout", "error shout: reading it failed (KeyError: 'nothing')"),)
    assert built.articles == len(ARTICLES) - 1
    monkeypatch.undo()
    build([article for article in ARTICLES if article.id != "shout"], tmp_path / "without")
    assert files(tmp_path / "others") == files(tmp_path / "without")


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ("stopped_at(cache.Cache, 'keep', 2)", 2),
        ("stopped_at(Path, 'write_bytes', 3)", 5),
        ("stopped_at(Path, 'replace', 3)", 5),
    ],
    ids=["when two articles are kept", "when three files are written", "when three files are in their places"],
)
def test_killed_and_started_again(before: str, kept: int, whole: Path, records: Path, tmp_path: Path) -> None:
    """Nothing is read twice, and the graph is that of a build that nothing cut off."""
    assert kg("build", records, "-o", tmp_path, before=before).returncode == -signal.SIGKILL
    again = build(ARTICLES, tmp_path, keep=True)
    assert (again.effort.kept, again.effort.read) == (kept, len(ARTICLES) - kept)
    assert files(tmp_path) == files(whole)


def test_ctrl_c_is_one_line_and_the_build_goes_on(whole: Path, records: Path, tmp_path: Path) -> None:
    done = kg("build", records, "-o", tmp_path, before="stopped_at(cache.Cache, 'keep', 3, by=signal.SIGINT)")
    said = "kg: stopped; what was read is kept, start again to go on\n"
    assert (done.returncode, done.stdout, done.stderr) == (130, "", said)
    assert build(ARTICLES, tmp_path, keep=True).effort.kept == 3
    assert files(tmp_path) == files(whole)


def test_a_full_disk_is_one_line_and_the_build_goes_on_when_there_is_room(whole: Path, records: Path, tmp_path: Path) -> None:
    """No file may grow beyond 24 kB: the system refuses to write, as on a full disk."""
    done = kg("build", records, "-o", tmp_path, before="import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (24_000, 24_000))")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"kg: {tmp_path}: cannot be written (")
    assert len(done.stderr.splitlines()) == 1
    build(ARTICLES, tmp_path, keep=True)
    assert files(tmp_path) == files(whole)


def test_the_report_says_what_was_done(records: Path, tmp_path: Path) -> None:
    arguments = ("build", records, "-o", tmp_path / "graph", "--parts", "--jobs", "2", "--report", tmp_path / "report.json")
    done = kg(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads((tmp_path / "report.json").read_bytes())
    assert (told["articles"], told["read"], told["kept"], told["set_aside"], told["inputs"]) == (5, 5, 0, [], [])
    assert (told["facts"]["Article"], told["facts"]["Treaty"]) == (5, 1)
    assert set(told["seconds"]) == {"annotate", "extract", "resolve", "graph", "check", "write", "put together"}
    assert min(told["peak_memory_mib"].values()) > 50
    assert done.stdout.endswith(f"5 articles, {told['triples']} triples, checked, manifest.json SHA-256 {told['manifest.json']}\n")


def test_refusals(parts: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="in parts; build it again, which reads only articles that are new"):
        remove(["visit"], parts)
    with open_cache(tmp_path), pytest.raises(InputError, match="another build is at work there"):
        build(ARTICLES, tmp_path, keep=True)
    with pytest.raises(InputError, match="--jobs 0: one process at least"):
        build(ARTICLES, tmp_path, jobs=0)
    with pytest.raises(InputError, match="no article to read"):
        build([], tmp_path, parts=True)
