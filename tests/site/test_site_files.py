"""What the site's files hold: links that lead somewhere, the same bytes every run, the data of each IRI, texts only where asked."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph
import pytest
from served import BEIJING, OUTPUT, PROJECT, SEEDS, count, texts

from kg.errors import InputError
from kg.facts import Span, facts_of
from kg.facts.paths import page_path
from kg.facts.words import context, pieces, sentences
from kg.ontology_files import KG, ontology_text
from kg.site import write_site
from kg.site.guide import html
from kg.site.lighting import items, segments
from kg.site.pages import external, marked
from kg.store import read_folder

BASE = "https://w3id.org/newskg/"


class Links(HTMLParser):
    """The addresses of a page, its identifiers, and whether a script or a handler stands within it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.policy = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.addresses += [str(found[name]) for name in ("href", "src") if found.get(name)]
        self.ids += [str(found["id"])] if "id" in found else []
        self.inline += [f"{tag} {name}" for name in found if name.startswith("on") or name == "style"]
        if tag == "style" or (tag == "script" and "src" not in found):
            self.inline.append(tag)
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = str(found["content"])


def digests(folder: Path) -> dict[str, str]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_every_link_leads_to_a_place_of_the_site(site: Path) -> None:
    pages = {path: Links(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    assert len(pages) > 600
    ids = {path: set(page.ids) for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for address in set(page.addresses):
            file, _, place = address.partition("#")
            target = (path.parent / unquote(file)).resolve() if file else path
            if "://" not in address and not (target.is_file() and (not place or place in ids.get(target, ()))):
                broken.append(f"{path.relative_to(site)}: {address}")
    assert broken == []
    assert [path.name for path, page in pages.items() if len(page.ids) != len(ids[path])] == []


def test_no_script_stands_within_a_page_and_each_has_its_policy(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = Links(path.read_text(encoding="utf-8"))
        assert page.inline == []
        assert page.policy.startswith("default-src 'none'; script-src 'self'")
        assert ("wasm" in page.policy) == (path.name == "questions.html")
        assert "unsafe-inline" not in page.policy
        assert "unsafe-eval" not in page.policy.replace("wasm-unsafe-eval", "")


def test_same_bytes_every_run(site: Path, tmp_path: Path) -> None:
    command = ["site", str(OUTPUT), "--texts", str(SEEDS), "-o", str(tmp_path / "again")]
    environment = {**os.environ, "PYTHONHASHSEED": "4711"}
    subprocess.run([sys.executable, "-c", "from kg.cli import main; main()", *command], check=True, capture_output=True, env=environment)
    assert digests(tmp_path / "again") == digests(site)


def test_turtle_and_json_ld_say_what_the_graph_says_of_the_iri(site: Path) -> None:
    graph = read_folder(OUTPUT)
    iris = {triple.subject.value for triple in graph if isinstance(triple.subject, pyoxigraph.NamedNode)}
    whole = json.loads((site / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    found = [iri for iri in sorted(iris) if "/char/" not in iri and (site / f"{page_path(iri, BASE)}.ttl").is_file()]
    assert len(found) == count("?it a ?kind FILTER(?kind IN (kg:Article, kg:Actor, kg:Place, kg:Post, kg:Event, kg:Treaty))")
    for iri in found[::60]:
        file = site / f"{page_path(iri, BASE)}.ttl"
        said = {str(triple) for triple in graph if triple.subject == pyoxigraph.NamedNode(iri)}
        turtle = {str(quad.triple) for quad in pyoxigraph.parse(file.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE)}
        document = json.loads(file.with_suffix(".jsonld").read_text(encoding="utf-8"))
        assert (file.parent / document["@context"]).resolve() == (site / "context.jsonld").resolve()
        document["@context"] = whole
        linked = {str(quad.triple) for quad in pyoxigraph.parse(json.dumps(document), format=pyoxigraph.RdfFormat.JSON_LD)}
        assert turtle == said == linked


def test_without_texts_only_the_sentences_of_facts_are_shown(tmp_path: Path) -> None:
    text = texts()[BEIJING.removeprefix("doc/")]
    write_site(OUTPUT, tmp_path / "site")
    page = (tmp_path / "site" / f"{BEIJING}.html").read_text(encoding="utf-8")
    assert "The text is not republished" in page
    assert "BEIJING - " in text
    assert "BEIJING - " not in page


def test_segments_are_the_text_and_light_the_words() -> None:
    facts = facts_of(read_folder(OUTPUT), texts())
    for article in facts.articles:
        lit = items(article, [fact for fact in facts.facts if article.ref.iri in fact.articles], facts.things, facts.posts)
        cut = list(segments(article, lit))
        assert "".join(segment.text for segment in cut) == article.pieces[0][1]
        for at, item in enumerate(lit):
            ends = {segment.begin + len(segment.text) for segment in cut if at in segment.words}
            assert {span.begin for span in item.words} <= {segment.begin for segment in cut if at in segment.words}
            assert {span.end for span in item.words} <= ends


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="neither empty nor a site of kg site"):
        write_site(OUTPUT, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_former_site_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "newskg-site.txt").write_text("Written by kg site.", encoding="utf-8")
    (target / "old.html").write_text("old", encoding="utf-8")
    made = write_site(OUTPUT, target)
    assert not (target / "old.html").exists()
    assert made.pages == len(list(target.rglob("*.html")))
    assert made.files == len([path for path in target.rglob("*") if path.is_file()])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


@pytest.mark.parametrize(("module", "extra"), [("jinja2", "site"), ("matplotlib", "plot")])
def test_without_the_extra_a_line_says_what_to_install(tmp_path: Path, module: str, extra: str) -> None:
    code = f"import sys; sys.modules[{module!r}] = None; from kg.cli import main; main()"
    options = ["-o", str(tmp_path / "x")] if extra == "site" else ["--kind", "map", "-o", str(tmp_path / "x.svg")]
    ran = subprocess.run([sys.executable, "-c", code, extra, str(OUTPUT), *options], capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert ran.stderr == f"kg: kg {extra} needs the extra {extra}: pip install 'newskg[{extra}]'\n"


def test_paths_stay_in_the_folder() -> None:
    assert page_path(f"{BASE}id/country/IRN", BASE) == "id/country/IRN"
    assert page_path(f"{BASE}id/person/jos%C3%A9", BASE) == "id/person/josé"
    assert page_path(f"{BASE}id/../../etc", BASE) == "id/%2E%2E/%2E%2E/etc"
    assert page_path(f"{BASE}id/..%2Fetc", BASE) == "id/%2E%2E%252Fetc"
    assert page_path("https://example.org/id/x", BASE) == ""
    assert len(page_path(f"{BASE}id/{'x' * 400}", BASE)) == len("id/") + 160 + 1 + 16


def test_only_addresses_of_the_web_become_links() -> None:
    assert external("https://example.org/") == "https://example.org/"
    assert external("javascript:alert(1)") == ""
    assert external("data:text/html,x") == ""


def test_markdown_is_text_where_it_is_mark_up() -> None:
    assert html("<script>x</script>", set()) == "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"
    assert html("[a](site.md#b) [c](../../pyproject.toml)", {"site"}) == '<p><a href="site.html#b">a</a> <a>c</a></p>\n'
    assert html("[x](javascript:alert)", set()) == "<p>[x](javascript:alert)</p>\n"


def test_words_in_their_sentences() -> None:
    around, word = Span("a", 10, 30, "They signed it today"), Span("a", 15, 21, "signed")
    assert sentences([word, around]) == (around,)
    assert marked(around, [word]) == [("They ", False), ("signed", True), (" it today", False)]
    spans = [Span("a", 40, 44, "Peru"), word, around, Span("a", 26, 34, "oday and")]
    assert pieces(spans) == ((10, "They signed it today and"), (40, "Peru"))
    (article,) = (each for each in facts_of(read_folder(OUTPUT)).articles if each.ref.path == BEIJING)
    assert context(article, 1974, 1980, width=12) == ("…Washington ", "accuse", " Tehran of…")


def test_the_vocabulary_has_every_term_of_the_ontology(site: Path) -> None:
    page = (site / "vocabulary.html").read_text(encoding="utf-8")
    comments = [
        quad.subject.value
        for quad in pyoxigraph.parse(ontology_text(KG), format=pyoxigraph.RdfFormat.TURTLE)
        if quad.predicate.value.endswith("#comment") and str(quad.subject).startswith("<https://w3id.org/newskg/ontology#")
    ]
    assert len(comments) > 90
    assert [iri for iri in comments if f'id="{iri.rpartition("#")[2]}"' not in page] == []


def test_what_is_bundled_has_its_licence(site: Path) -> None:
    text = (site / "static" / "LICENSES.txt").read_text(encoding="utf-8")
    for name in ("oxigraph", "@zazuko/yasqe", "@zazuko/yasr", "codemirror", "cytoscape", "d3-geo", "world-atlas", "topojson-client"):
        assert f"\n{name} " in text


def test_the_scripts_are_built_from_their_sources() -> None:
    folder = PROJECT / "kg" / "site" / "frontend"
    sources = ["build.mjs", "icon.svg", "package-lock.json"]
    sources += [f"{name}/{file.name}" for name in ("css", "src") for file in (folder / name).iterdir()]
    digest = hashlib.sha256(b"".join((folder / name).read_bytes() for name in sorted(sources))).hexdigest()
    assert (folder.parent / "static" / "sources.sha256").read_text(encoding="utf-8") == f"{digest}\n", "npm run build in kg/site/frontend"


def test_a_text_that_is_not_what_its_name_says(tmp_path: Path) -> None:
    shutil.copytree(OUTPUT, tmp_path / "graph")
    (tmp_path / "graph" / "articles" / f"{'0' * 64}.txt").write_text("other", encoding="utf-8")
    with pytest.raises(InputError, match=r"0\.txt: not the text whose SHA-256 it is called by"):
        write_site(tmp_path / "graph", tmp_path / "site")


def test_a_fact_without_a_known_status(tmp_path: Path) -> None:
    (tmp_path / "one.ttl").write_text(
        "@prefix kg: <https://w3id.org/newskg/ontology#> . <https://w3id.org/newskg/event/x> a kg:Event . "
        "<https://w3id.org/newskg/doc/y> a kg:Article .",
        encoding="utf-8",
    )
    with pytest.raises(InputError, match="event/x>: without a status that is known; kg validate says more"):
        write_site(tmp_path, tmp_path / "site")
