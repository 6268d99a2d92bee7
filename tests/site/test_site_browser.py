"""The site as a person uses it, opened from disk: light a fact, follow a name, ask, move on the map, by mouse and by keyboard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect
from served import BEIJING, OUTPUT, count, watched, web_server

from kg.query import Rows, run
from kg.store import read_folder

DATED = "?it sem:hasTimeStamp|sem:hasBeginTimeStamp|sem:hasEndTimeStamp|kg:signedOn ?date ; kg:status ?status"
KINDS = (
    "index.html", f"{BEIJING}.html", "id/country/IRN.html", "event/accuse-a522a6dae4bc30bd.html", "id/post/ambassador-mli.html",
    "id/treaty/deal-between-iran-and-saudi-arabia-saudi-iran-beijing-agreement.html", "names.html", "treaties.html", "timeline.html",
    "map.html", "network.html", "questions.html", "vocabulary.html", "guide.html", "docs/site.html",
)  # fmt: skip


def go(page: Page, site: Path, path: str) -> None:
    page.goto(f"{site.as_uri()}/{path}")


def test_a_fact_lights_its_words_and_words_show_their_facts(page: Page, site: Path) -> None:
    go(page, site, "index.html")
    page.get_by_role("link", name="Saudi Arabia and Iran agree in Beijing to restore relations").click()
    page.get_by_role("button", name="consult China: brokered").click()
    assert page.locator(".text .lit").all_inner_texts() == ["brokered", "China"]
    expect(page.get_by_role("status").first).to_have_text("Lit: “brokered”, “China”.")
    page.get_by_role("button", name="Show all").click()
    assert page.locator(".text .lit").count() == 0
    page.locator(".text .w", has_text="restore").first.click()
    shown = page.locator(".item:not(.away) .label").all_inner_texts()
    assert [re.sub(r"\s+", " ", label).lower() for label in shown] == ["support iran, saudi arabia: restore"]


def test_speakers_and_statuses_are_shown(page: Page, site: Path) -> None:
    go(page, site, f"{BEIJING}.html")
    item = page.locator(".item", has_text="Iran: sending → Houthis")
    expect(item).to_contain_text("attributed")
    expect(item).to_contain_text("according to Saudi Arabia, United States")
    assert page.locator(".item", has_text="indirect speech").filter(has_text="said by Wang Yi").count() > 0


def test_a_kind_can_be_put_out(page: Page, site: Path) -> None:
    go(page, site, f"{BEIJING}.html")
    word = page.locator(".text .w.person").first
    assert word.evaluate("each => getComputedStyle(each).textDecorationLine") == "underline"
    page.get_by_label("persons").uncheck()
    assert word.evaluate("each => getComputedStyle(each).textDecorationLine") == "none"


def test_follow_a_name_to_its_page_and_back_to_the_words(page: Page, site: Path) -> None:
    go(page, site, f"{BEIJING}.html")
    page.get_by_role("link", name="Page of Iran", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Iran")
    assert page.get_by_role("link", name="Wikidata Q794").get_attribute("href") == "http://www.wikidata.org/entity/Q794"
    page.get_by_role("link", name="Saudi Arabia, United States: accuse → Iran").first.click()
    expect(page.locator("blockquote mark")).to_have_text(["Riyadh", "Washington", "accuse", "Tehran"])
    page.locator("figcaption a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Saudi Arabia and Iran agree in Beijing to restore relations")
    assert page.url.endswith("#c1952")
    assert page.locator(".chosen").inner_text() == "Riyadh"


def test_search_by_keyboard(page: Page, site: Path) -> None:
    go(page, site, "treaties.html")
    page.get_by_role("combobox").fill("brasilia")
    expect(page.get_by_role("option").first).to_contain_text("Brasília")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Brasília")


def test_treaties_sort_and_filter(page: Page, site: Path) -> None:
    go(page, site, "treaties.html")
    page.get_by_role("button", name="Signed on").click()
    assert page.locator("tbody tr").first.locator("td").nth(2).inner_text() == "1942-01-29"
    page.get_by_role("button", name="Signed on").click()
    assert page.locator("tbody tr").first.locator("td").nth(2).inner_text() == "2023-03-10"
    page.get_by_label("Show treaties with").fill("egypt israel")
    expect(page.locator("#shown")).to_have_text(re.compile(rf"^\d+ of {count('?it a kg:Treaty')}$"))
    assert all("Egypt" in row for row in page.locator("tbody tr:visible").all_inner_texts())


def test_timeline_by_year_status_and_words(page: Page, site: Path) -> None:
    go(page, site, "timeline.html")
    dated = count(DATED)
    expect(page.locator("#shown")).to_have_text(f"{dated} of {dated} dated facts")
    page.get_by_role("button", name=re.compile("^1979:")).click()
    expect(page.locator("#list h2")).to_have_text(["1979"])
    page.get_by_role("checkbox", name="asserted").uncheck()
    assert "asserted" not in page.locator("#list .status").all_inner_texts()
    assert page.locator("#list .status").count() > 0
    page.get_by_label("With the words").fill("nobody of this name")
    expect(page.locator("#shown")).to_have_text(f"0 of {dated} dated facts")


def test_map_moves_and_tells(page: Page, site: Path) -> None:
    go(page, site, "map.html")
    view = page.locator("#map")
    assert view.get_attribute("viewBox") == "0.00 0.00 960.00 470.00"
    page.get_by_role("button", name="Zoom in").click()
    assert view.get_attribute("viewBox") == "160.00 78.33 640.00 313.33"
    view.focus()
    page.keyboard.press("ArrowRight")
    assert view.get_attribute("viewBox") == "200.00 78.33 640.00 313.33"
    box = view.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 20, steps=4)
    page.mouse.up()
    assert float(str(view.get_attribute("viewBox")).split()[0]) < 200
    here = count("?it (sem:hasPlace|kg:signedAt|kg:controlled)/rdfs:label 'Moscow'@en")
    page.locator(".pick", has_text="Moscow").click()
    expect(page.locator("#chosen")).to_have_text("Moscow")
    assert page.locator("#list .row").count() == here > 1
    assert page.locator(".dot.chosen title").text_content() == f"Moscow: {here}"


def test_network_draws_and_tells(page: Page, site: Path) -> None:
    go(page, site, "network.html")
    assert page.locator("#graph canvas").count() == 3
    expect(page.locator("#shown")).to_have_text("60 pairs")
    page.locator("#class").select_option("conflict")
    names = page.locator(".pick bdi").all_inner_texts()
    assert names
    assert all(name.endswith("conflict") for name in names)
    number = page.locator(".pick", has_text="Saudi Arabia → Iran").locator(".number").inner_text()
    page.locator(".pick", has_text="Saudi Arabia → Iran").click()
    assert page.locator("#list .row a").count() == int(number) > 1


def test_questions_are_answered_in_the_browser_as_by_the_command(page: Page, site: Path) -> None:
    go(page, site, "questions.html")
    page.get_by_role("button", name=re.compile("^treaties-between")).click()
    expected = run(OUTPUT, "treaties-between")
    assert isinstance(expected, Rows)
    assert len(expected.rows) > 20
    expect(page.locator("#state")).to_have_text(re.compile(rf"^{len(expected.rows)} rows in .* from {len(read_folder(OUTPUT)):,} triples"))
    found = [row.locator("td").all_inner_texts() for row in page.locator(".answer tbody tr").all()]
    plain = [["" if term is None else " ".join(str(getattr(term, "value", "")).split()) for term in row] for row in expected.rows]
    assert [[" ".join(cell.split()) for cell in row] for row in found] == plain


def test_one_s_own_query_a_graph_and_a_mistake(page: Page, site: Path) -> None:
    go(page, site, "questions.html")

    def ask(query: str) -> None:
        page.evaluate("query => document.querySelector('.CodeMirror').CodeMirror.setValue(query)", query)
        page.get_by_role("button", name="Run").click()

    ask("SELECT ?it WHERE { ?it kg:iso3 'IRN' }")
    expect(page.locator("#state")).to_have_text(re.compile("^1 rows"))
    ask("CONSTRUCT { ?it a kg:Country } WHERE { ?it a kg:Country }")
    expect(page.locator("#state")).to_have_text(re.compile(rf"^{count('?it a kg:Country')} triples"))
    ask("SELECT WHERE")
    expect(page.locator("#state")).to_have_text(re.compile("^Not answered: "))
    ask("SELECT ?it WHERE { ?it kg:iso3 'IRN' }")
    page.locator(".answer a", has_text="id/country/IRN").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Iran")


def test_by_keyboard_alone(page: Page, site: Path) -> None:
    go(page, site, f"{BEIJING}.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    for _ in range(10):  # past the nine kinds of the legend
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "BEIJING"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "agreed"
    page.keyboard.press("Enter")
    expect(page.locator("#lit")).to_have_text(re.compile("^“agreed” stands in one entry"))
    page.keyboard.press("Escape")
    assert page.locator(".item.away").count() == 0


@pytest.mark.parametrize("path", KINDS)
def test_no_page_is_wider_than_a_telephone(page: Page, site: Path, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    go(page, site, path)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("path", KINDS)
def test_nothing_stands_in_the_way_of_assistive_technology(browser: BrowserContext, site: Path, path: str) -> None:
    page = browser.new_page()  # axe writes to the console
    go(page, site, path)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        # The scrolled part of CodeMirror is not focusable, its field of text, which lies elsewhere, is.
        found = Axe().run(page, context={"exclude": [[".CodeMirror"]]}).response["violations"]
        assert [(scheme, each["id"], each["nodes"][0]["html"][:200]) for each in found] == []
    page.close()


def test_dark_follows_the_machine_and_the_reader(page: Page, site: Path) -> None:
    def paper() -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    go(page, site, "index.html")
    assert paper() == "rgb(252, 251, 248)"
    page.emulate_media(color_scheme="dark")
    assert paper() == "rgb(22, 23, 26)"
    page.get_by_role("button", name="Light").click()
    go(page, site, "names.html")
    assert paper() == "rgb(252, 251, 248)"
    page.evaluate("localStorage.clear()")


def test_without_scripts_the_text_and_the_facts_are_there(browser: BrowserContext, site: Path) -> None:
    page = browser.new_page()
    page.route("**/*.js", lambda route: route.abort())
    go(page, site, f"{BEIJING}.html")
    expect(page.locator("#text")).to_contain_text("The two countries will reopen their embassies within two months")
    expect(page.locator("aside")).to_contain_text("China: brokered")
    page.close()


def test_first_view_of_a_web_server_is_below_a_megabyte(browser: BrowserContext, site: Path) -> None:
    with web_server(site) as address, watched(browser, address) as page:
        page.goto(f"{address}index.html")
        every = "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
        sizes = page.evaluate(f"document.fonts.ready.then(() => {every}.map(each => each.transferSize))")
        assert len(sizes) > 3
        assert 50_000 < sum(sizes) < 1_000_000
        page.goto(f"{address}questions.html")
        page.get_by_role("button", name=re.compile("^wars")).click()
        expect(page.locator("#state")).to_have_text(re.compile(r"^\d+ rows"))
