"""Places, organisations, memberships, bodies of states, and the words that a gazetteer must not trust."""

from __future__ import annotations

import pytest

from kg.knowledge import load


@pytest.mark.parametrize(
    ("name", "entry", "country"),
    [
        ("Baku", "gn:587084", "AZE"),
        ("Shusha", "gn:147105", "AZE"),
        ("Karabakh", "reg:karabakh", "AZE"),
        ("Nagorno-Karabakh", "reg:nagorno_karabakh", "AZE"),
        ("Nagorno Karabakh", "reg:nagorno_karabakh", "AZE"),
        ("Darfur", "reg:darfur", "SDN"),
        ("Kashmir", "reg:kashmir", ""),
        ("the West Bank", "reg:west_bank", "PSE"),
        ("Gaza", "reg:gaza_strip", "PSE"),
        ("Crimea", "reg:crimea", "UKR"),
        ("Georgia", "reg:us-ga", "USA"),
        ("New York", "gn:5128581", "USA"),
        ("Washington", "gn:4140963", "USA"),
        ("Fallujah", "gn:99454", "IRQ"),
        ("Abkhazia", "ctry:X-AB", "GEO"),
        ("the Middle East", "reg:middle_east", ""),
        ("Sahel", "reg:sahel", ""),
    ],
)
def test_place(name: str, entry: str, country: str) -> None:
    first = load().place(name)[0]
    assert (first.id, first.country) == (entry, country)


def test_ambiguous_places_are_all_given_the_wanted_country_first() -> None:
    found = load().place("Tripoli", country="LBN")
    assert [entry.country for entry in found[:2]] == ["LBN", "LBY"]
    assert load().place("Tripoli")[0].country == "LBY"


def test_coordinates_in_degrees() -> None:
    baku = load().place("Baku")[0]
    assert (baku.lat, baku.lon, baku.population, baku.type) == (40.3777, 49.892, 2351300, "capital")


def test_regions_have_members() -> None:
    caucasus = load().place("South Caucasus")[0]
    assert caucasus.countries == ("ARM", "AZE", "GEO")


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("NATO", "org:NATO"),
        ("Nato", "org:NATO"),
        ("the EU", "org:EU"),
        ("U.N.", "org:UN"),
        ("UN Security Council", "org:UNSC"),
        ("al-Qaida", "grp:al_qaeda"),
        ("Hizballah", "grp:hezbollah"),
        ("IS", "grp:islamic_state"),
        ("Palestinian Authority", "ctry:PNA"),
        ("Kremlin", "metonym:RUS/kremlin"),
        ("Reuters", "wd:Q130879"),
    ],
)
def test_organization(name: str, entry: str) -> None:
    assert load().organization(name)[0].id == entry


@pytest.mark.parametrize("name", ["is", "who", "pace", "nato", "van", "reading", "parliament"])
def test_common_words_name_nothing(name: str) -> None:
    assert load().by_name(name) == ()


def test_members() -> None:
    knowledge = load()
    assert knowledge.members("org:NATO", "1990-01-01") == (
        "BEL", "CAN", "DEU", "DNK", "ESP", "FRA", "GBR", "GRC", "ISL", "ITA", "LUX", "NLD", "NOR", "PRT", "TUR", "USA",
    )  # fmt: skip
    assert len(knowledge.members("org:EU")) == 27
    assert {"org:CSTO", "org:EAEU"} <= {member.organization for member in knowledge.memberships(country="ARM")}


@pytest.mark.parametrize(
    ("name", "country", "kind", "body"),
    [
        ("Indian troops", "IND", "armed_forces", "troops"),
        ("Norwegian Foreign Ministry", "NOR", "ministry", "foreign ministry"),
        ("Norway's Foreign Ministry", "NOR", "ministry", "foreign ministry"),
        ("the Iraqi parliament", "IRQ", "legislature", "parliament"),
        ("Ministry of Foreign Affairs of Azerbaijan", "AZE", "ministry", "ministry of foreign affairs"),
        ("U.S. officials", "USA", "state", "officials"),
        ("Sudan's government", "SDN", "government", "government"),
    ],
)
def test_state_body(name: str, country: str, kind: str, body: str) -> None:
    found = load().state_body(name)
    assert found is not None
    assert (found.country, found.type, found.body) == (country, kind, body)


@pytest.mark.parametrize("name", ["the foreign ministry", "Kurdish rebels", "troops", "India"])
def test_no_state_body(name: str) -> None:
    assert load().state_body(name) is None


def test_sectors_of_common_nouns() -> None:
    knowledge = load()
    assert (knowledge.sector("rebels"), knowledge.sector("troops"), knowledge.sector("table")) == ("REB", "MIL", "")


def test_wars_and_agreements() -> None:
    (war,) = load().by_name("44-day war", kinds={"event"})
    assert (war.label, war.start, war.end) == ("Second Nagorno-Karabakh War", "2020-09-27", "2020-11-10")
    assert war.countries == ("ARM", "AZE")


def test_gazetteer() -> None:
    phrases = {phrase.text: (phrase.label, phrase.entry) for phrase in load().gazetteer()}
    assert len(phrases) > 15_000
    assert phrases["Turkey"] == ("PLACE", "ctry:TR")
    assert phrases["Turkish"] == ("NORP", "ctry:TR")
    assert phrases["Kurds"] == ("NORP", "people:kurds")
    assert phrases["NATO"] == ("ORG", "org:NATO")
    assert phrases["Kremlin"] == ("ORG", "metonym:RUS/kremlin")
    assert phrases["Vladimir Putin"] == ("PERSON", "wd:Q7747")
    assert phrases["World War II"] == ("EVENT", "evt:world_war_ii")
    assert phrases["Kyoto Protocol"] == ("LAW", "evt:kyoto_protocol")
    assert not {"Reading", "Nice", "Mobile", "Of", "Van", "Hassan", "George", "President Bush", "us"} & phrases.keys()
    assert load().is_ambiguous("Reading")
    assert not load().is_ambiguous("Turkey")
