"""The site, written once, and the browser, started once, for the tests of this room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright
from served import OUTPUT, launched, texts, watched

from kg.site import write_site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the committed graph with the texts of the seeds."""
    folder = tmp_path_factory.mktemp("whole") / "site"
    write_site(OUTPUT, folder, texts())
    return folder


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """A browser with a window of 1280 by 900, in light colours."""
    with sync_playwright() as playwright:
        context = launched(playwright, tmp_path_factory.mktemp("profile"), viewport={"width": 1280, "height": 900}, color_scheme="light")
        context.set_default_timeout(60_000)
        expect.set_options(timeout=60_000)
        yield context
        context.close()


@pytest.fixture
def page(browser: BrowserContext, site: Path) -> Iterator[Page]:
    """A page on the site as it lies on disk."""
    with watched(browser, site.as_uri()) as page:
        yield page
