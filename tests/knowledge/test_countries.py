"""Countries by every name that news gives them, against literal codes."""

from __future__ import annotations

import pytest

from kg.knowledge import load

NAMES = {
    "Turkey": "TUR", "Türkiye": "TUR", "Turkiye": "TUR", "TURKEY": "TUR", "Azerbaijan": "AZE", "South Korea": "KOR",
    "North Korea": "PRK", "Britain": "GBR", "UK": "GBR", "U.K.": "GBR", "the United Kingdom": "GBR", "Burma": "MMR",
    "Myanmar": "MMR", "Ivory Coast": "CIV", "Côte d’Ivoire": "CIV", "Congo": "COD", "DR Congo": "COD", "DRC": "COD",
    "Democratic Republic of Congo": "COD", "Congo-Brazzaville": "COG", "Republic of the Congo": "COG", "US": "USA",
    "U.S.": "USA", "the U.S.": "USA", "United States": "USA", "USA": "USA", "America": "USA", "UAE": "ARE",
    "United Arab Emirates": "ARE", "Bosnia": "BIH", "Bosnia-Herzegovina": "BIH", "Czech Republic": "CZE",
    "Czechia": "CZE", "Holland": "NLD", "the Netherlands": "NLD", "Georgia": "GEO", "Jordan": "JOR", "Chad": "TCD",
    "Palestine": "PSE", "Taiwan": "TWN", "Kosovo": "XKX", "Macedonia": "MKD", "Swaziland": "SWZ", "East Timor": "TLS",
    "Soviet Union": "SUN", "USSR": "SUN", "U.S.S.R.": "SUN", "Yugoslavia": "YUG", "Zaire": "ZAR", "Hong Kong": "HKG",
    "Sri Lanka": "LKA", "Syria": "SYR", "Russia": "RUS", "Guinea-Bissau": "GNB", "Guinea": "GIN", "Niger": "NER",
}  # fmt: skip


@pytest.mark.parametrize(("name", "iso3"), NAMES.items())
def test_country_by_name(name: str, iso3: str) -> None:
    entry = load().country(name)
    assert entry is not None
    assert entry.country == iso3


@pytest.mark.parametrize("name", ["us", "Us", "Kurdistan", "Kurdish", "Arab", "Karabakh", "Korea", "Turkish", "Moscow"])
def test_no_country(name: str) -> None:
    assert load().country(name) is None


@pytest.mark.parametrize(
    ("word", "iso3", "form"),
    [
        ("Turkish", "TUR", "adjective"),
        ("Turks", "TUR", "plural"),
        ("Azerbaijani", "AZE", "adjective"),
        ("Palestinian", "PSE", "adjective"),
        ("Palestinians", "PSE", "plural"),
        ("South Korean", "KOR", "adjective"),
        ("North Koreans", "PRK", "plural"),
        ("Emirati", "ARE", "adjective"),
        ("Dutch", "NLD", "adjective"),
        ("Americans", "USA", "plural"),
        ("Briton", "GBR", "singular"),
        ("Burmese", "MMR", "adjective"),
        ("Soviet", "SUN", "adjective"),
        ("Nigerien", "NER", "adjective"),
        ("Nigerian", "NGA", "adjective"),
    ],
)
def test_demonym(word: str, iso3: str, form: str) -> None:
    first = load().demonym(word)[0]
    assert (first.country, first.form) == (iso3, form)


def test_demonyms_of_two_countries_and_of_none() -> None:
    knowledge = load()
    assert [word.country for word in knowledge.demonym("Congolese") if word.form == "adjective"] == ["COD", "COG"]
    assert {word.country for word in knowledge.demonym("Dominican")} == {"DMA", "DOM"}
    assert knowledge.demonym("Kurdish") == ()
    assert knowledge.demonym("Arab") == ()
    assert knowledge.demonym("polish") == ()
    assert knowledge.demonym("UK") == ()


def test_demonym_of_a_region_names_the_region() -> None:
    (chechen, *_) = load().demonym("Chechen")
    assert (chechen.country, chechen.entry) == ("RUS", "reg:chechnya")


@pytest.mark.parametrize(
    ("name", "iso3"),
    [("Baku", "AZE"), ("Tehran", "IRN"), ("Washington", "USA"), ("Kiev", "UKR"), ("Kyiv", "UKR"), ("Brussels", "BEL")],
)
def test_capital(name: str, iso3: str) -> None:
    entry = load().capital(name)
    assert entry is not None
    assert entry.country == iso3


def test_capital_of_a_de_facto_state_stands_for_no_recognised_government() -> None:
    knowledge = load()
    assert knowledge.capital("Sukhumi") is None
    assert knowledge.metonym("Sukhumi")[0].organizations == ("ctry:X-AB",)


@pytest.mark.parametrize(
    ("name", "iso3", "function"),
    [
        ("the Kremlin", "RUS", "presidency"),
        ("White House", "USA", "presidency"),
        ("Élysée", "FRA", "presidency"),
        ("Elysee Palace", "FRA", "presidency"),
        ("Downing Street", "GBR", "head of government"),
        ("the Pentagon", "USA", "defence ministry"),
        ("Tehran", "IRN", "government"),
    ],
)
def test_metonym(name: str, iso3: str, function: str) -> None:
    first = load().metonym(name)[0]
    assert (first.country, first.function) == (iso3, function)


def test_seat_of_organisations() -> None:
    capital, seat = load().metonym("Brussels")
    assert (capital.kind, capital.country) == ("capital", "BEL")
    assert (seat.kind, seat.organizations) == ("seat", ("org:EU", "org:NATO"))


def test_codes_and_facts() -> None:
    knowledge = load()
    turkey = knowledge.by_iso2("TR")
    assert turkey is not None
    assert turkey == knowledge.by_iso3("TUR") == knowledge.by_wikidata("Q43")
    assert (turkey.id, turkey.kind, turkey.wikidata, turkey.fact("capital")) == ("ctry:TR", "country", "Q43", "Ankara")
    soviet = knowledge.by_iso3("SUN")
    assert soviet is not None
    assert (soviet.start, soviet.end, soviet.is_former) == ("1922-12-30", "1991-12-26", True)


def test_name_kinds_are_kept() -> None:
    knowledge = load()
    burma = knowledge.country("Burma")
    assert burma is not None
    kinds = {name.text: name.kind for name in knowledge.names(burma)}
    assert kinds["Myanmar"] == "label"
    assert kinds["Burma"] == "former"
