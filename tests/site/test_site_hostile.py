"""Articles and names that would be mark-up, script or a trick of direction: they come into pages as text and as nothing else."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from served import BEIJING, OUTPUT, watched, web_server

from kg.site import write_site

HOSTILE = "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>\u202e\"'><svg onload=window.hit=1>{{7*7}}"
TURTLE = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The committed graph with hostile words as headline, names, quotations and addresses."""
    graph = tmp_path_factory.mktemp("hostile") / "graph"
    shutil.copytree(OUTPUT, graph)
    for file in graph.glob("*.ttl"):
        text = file.read_text(encoding="utf-8")
        text = text.replace('rdfs:label "Iran"@en', f'rdfs:label "{TURTLE}"@en')
        text = text.replace('rdfs:label "Beijing"@en', f'rdfs:label "{TURTLE}"@en')
        text = re.sub(r'(nif:anchorOf|kg:quote|kg:title) "(.)', lambda match: f'{match[1]} "<b onclick=window.hit=1>{match[2]}', text)
        text = text.replace('schema:headline "Saudi', f'schema:url "javascript:window.hit=1" ;\n    schema:headline "{TURTLE} Saudi')
        text = text.replace("owl:sameAs <http://www.wikidata.org/entity/Q794>", "owl:sameAs <javascript:window.hit=1>")
        file.write_text(text, encoding="utf-8")
    target = graph.parent / "site"
    write_site(graph, target)
    return target


@pytest.fixture
def hostile_page(browser: BrowserContext, hostile: Path) -> Iterator[Page]:
    """A page on that site; the test fails where any of the words has run."""
    with watched(browser, hostile.as_uri()) as page:
        page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
        yield page
        assert page.evaluate("window.hit") is None


PLACES = (f"{BEIJING}.html", *(f"{name}.html" for name in ("id/country/IRN", "index", "names", "timeline", "map", "network", "treaties")))


@pytest.mark.parametrize("path", PLACES)
def test_words_stay_words(hostile_page: Page, hostile: Path, path: str) -> None:
    hostile_page.goto(f"{hostile.as_uri()}/{path}")
    assert hostile_page.locator("main img, main b[onclick], main script, main [onload], main a[href^=javascript]").count() == 0
    assert hostile_page.evaluate("window.hit") is None
    assert "<img src=x onerror=window.hit=1>" in hostile_page.locator("main").inner_text()


def test_search_and_answers_stay_words(hostile_page: Page, hostile: Path) -> None:
    hostile_page.goto(f"{hostile.as_uri()}/questions.html")
    hostile_page.get_by_role("combobox").fill("onerror")
    expect(hostile_page.get_by_role("option").first).to_contain_text("<img src=x onerror=window.hit=1>")
    assert hostile_page.locator("#found img").count() == 0
    hostile_page.get_by_role("button", name=re.compile("^dyads")).click()
    expect(hostile_page.locator("#state")).to_have_text(re.compile(r"^\d+ rows"))
    hostile_page.get_by_role("button", name=re.compile("^who-said-what")).click()
    expect(hostile_page.locator(".answer")).to_contain_text("<b onclick=window.hit=1>")
    assert hostile_page.locator(".answer b").count() == 0


def test_the_policy_stops_a_script_and_a_request_that_came_in(browser: BrowserContext, site: Path, tmp_path: Path) -> None:
    page = browser.new_page()
    with web_server(tmp_path) as address:
        page.goto(f"{site.as_uri()}/index.html")
        stopped = page.evaluate(
            """address => new Promise(done => {
                const found = [];
                document.addEventListener("securitypolicyviolation", event => {
                    found.push(event.effectiveDirective);
                    if (found.length === 3) done(found.sort());
                });
                const script = document.createElement("script");
                script.textContent = "window.hit = 1";
                document.body.append(script);
                const image = document.createElement("img");
                image.src = address + "x.png";
                document.body.append(image);
                fetch(address).catch(() => 0);
                setTimeout(() => done(found.sort()), 5000);  // where nothing stops them
            })""",
            address,
        )
    assert stopped == ["connect-src", "img-src", "script-src-elem"]
    assert page.evaluate("window.hit") is None
    page.close()
