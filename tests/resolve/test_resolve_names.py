"""Names: whom they name, which names are one entity, and what the knowledge base knows of it."""

from __future__ import annotations

import pytest
from story import Story

from kg.records import PlaceName
from kg.resolve.entities import slug
from kg.resolve.names import initials, name_words


def test_a_family_name_follows_the_full_name() -> None:
    story = Story("Mira Tolan came. Tolan left.")
    full, short = story.person("Mira Tolan"), story.person("Tolan", nth=2)
    found = story.resolve()
    assert found.of(full) == found.of(short) == ("person/mira-tolan",)
    assert found.entities["person/mira-tolan"].names == {"Mira Tolan", "Tolan"}
    assert {span.begin for span in found.entities["person/mira-tolan"].spans} == {0, 17}


def test_a_family_name_before_the_full_name_is_the_same_person() -> None:
    story = Story("Tolan left. Mira Tolan came later.")
    short, full = story.person("Tolan"), story.person("Mira Tolan")
    found = story.resolve()
    assert found.of(short) == found.of(full) == ("person/mira-tolan",)


def test_a_family_name_that_comes_first() -> None:
    story = Story("Quon Sa-bin spoke. Quon then left.")
    full, short = story.person("Quon Sa-bin"), story.person("Quon", nth=2)
    found = story.resolve()
    assert found.of(short) == found.of(full) == ("person/quon-sa-bin",)


def test_two_persons_of_one_family_name_take_the_latest() -> None:
    story = Story("Mira Tolan met Petr Tolan. Tolan left.")
    mira, petr, short = story.person("Mira Tolan"), story.person("Petr Tolan"), story.person("Tolan", nth=3)
    found = story.resolve()
    assert found.of(mira) == ("person/mira-tolan",)
    assert found.of(petr) == ("person/petr-tolan",)
    assert found.of(short) == ("person/petr-tolan",)


def test_a_bare_family_name_is_a_person_of_this_article_only() -> None:
    story = Story("Tolan left.", id="monday-report")
    assert story.resolve().of(story.person("Tolan")) == ()  # put in after the resolution
    assert story.resolve().entities.keys() == {"person/tolan-monday-report"}


def test_a_bare_family_name_of_a_leader_of_a_named_country() -> None:
    story = Story("Macron came from France.", published="2021-05-04")
    macron = story.person("Macron")
    story.country("France")
    found = story.resolve()
    assert found.entities[found.of(macron)[0]].label == "Emmanuel Macron"
    assert found.entities[found.of(macron)[0]].country == "country/FRA"


def test_a_family_name_of_two_leaders_without_the_country_links_nobody() -> None:
    story = Story("Clinton came from Kenya.", published="2021-05-04")
    clinton = story.person("Clinton")
    story.country("Kenya")
    assert story.resolve().of(clinton) == ("person/clinton-story",)


def test_a_family_name_that_one_head_of_state_alone_bears_links_without_the_country() -> None:
    story = Story("Macron came from Kenya.", published="2021-05-04")
    macron = story.person("Macron")
    story.country("Kenya")
    assert story.resolve().of(macron) == ("person/emmanuel-macron-Q3052772",)


def test_who_is_called_so_comes_before_who_is_also_called_so() -> None:
    story = Story("Ursula von der Leyen flew to Hungary.")
    person = story.person("Ursula von der Leyen")
    story.country("Hungary")
    found = story.resolve()
    assert len(person.entries) == 2  # the tables give her name to two persons
    assert found.entities[found.of(person)[0]].label == "Ursula von der Leyen"


def test_a_leader_of_whom_much_was_said_is_not_the_namesake_named_later() -> None:
    story = Story("Macron left France. Macron spoke. Lena Macron rose. Macron smiled.", published="2021-05-04")
    first, second, namesake, last = (
        story.person("Macron"), story.person("Macron", nth=2), story.person("Lena Macron"), story.person("Macron", nth=4)
    )  # fmt: skip
    story.country("France")
    found = story.resolve()
    assert found.of(first) == found.of(second) == found.of(last) == ("person/emmanuel-macron-Q3052772",)
    assert found.of(namesake) == ("person/lena-macron",)


def test_a_headline_has_the_family_name_of_whom_the_text_names() -> None:
    story = Story("Macron leaves France. Lena Macron left France. Macron spoke.", published="2021-05-04")
    headline, full, last = story.person("Macron"), story.person("Lena Macron"), story.person("Macron", nth=3)
    story.country("France")
    found = story.resolve()
    assert found.of(headline) == found.of(full) == found.of(last) == ("person/lena-macron",)


def test_a_pope_without_his_number() -> None:
    story = Story("Pope Quorl XVI spoke. Quorl prayed.")
    full, short = story.person("Quorl XVI"), story.person("Quorl", nth=2)
    found = story.resolve()
    assert found.of(short) == found.of(full) == ("person/quorl-xvi",)


def test_two_entries_of_one_person_are_no_doubt() -> None:
    story = Story("Antonio Guterres spoke.")
    person = story.person("Antonio Guterres")
    assert story.resolve().of(person) == ("person/antonio-guterres-Q311440",)


def test_an_acronym_stands_for_the_name() -> None:
    story = Story("The Quorl Peace Forum met. QPF envoys left.")
    full, short = story.organization("Quorl Peace Forum"), story.organization("QPF")
    found = story.resolve()
    assert found.of(full) == found.of(short) == ("organization/quorl-peace-forum",)


def test_letters_mean_a_party_only_where_its_country_is_named() -> None:
    story = Story("BJP leaders spoke.")
    party = story.organization("BJP")
    assert story.resolve().of(party) == ("organization/bjp",)
    story = Story("BJP leaders spoke in India.")
    party = story.organization("BJP")
    story.country("India")
    assert story.resolve().of(party) == ("organization/bharatiya-janata-party-Q10230",)


def test_the_end_of_a_name_stands_for_the_name() -> None:
    story = Story("The Quorl Peace Forum met. The Peace Forum rose.")
    full, short = story.organization("Quorl Peace Forum"), story.organization("Peace Forum", nth=2)
    found = story.resolve()
    assert found.of(short) == found.of(full)


@pytest.mark.parametrize("name", ["NATO", "North Atlantic Treaty Organization"])
def test_a_known_organisation_has_one_key_for_all_its_names(name: str) -> None:
    story = Story(f"{name} met.")
    nato = story.organization(name)
    found = story.resolve()
    assert found.of(nato) == ("organization/north-atlantic-treaty-organization-Q7184",)
    assert found.entities[found.of(nato)[0]].classes == {"IntergovernmentalOrganization"}
    assert found.entities[found.of(nato)[0]].country is None


@pytest.mark.parametrize(("country", "code"), [("France", "FRA"), ("Kenya", "KEN")])
def test_the_organisation_of_the_right_country(country: str, code: str) -> None:
    story = Story(f"The Finance Ministry of {country} said so.")
    owner = story.country(country)
    ministry = story.organization("Finance Ministry", category="body", of=(owner,))
    found = story.resolve()
    entity = found.entities[found.of(ministry)[0]]
    assert entity.country == f"country/{code}"
    assert entity.label == f"Finance Ministry ({country})"
    assert entity.classes == {"GovernmentBody"}


def test_bodies_of_two_countries_stay_two() -> None:
    story = Story("The Quorl Council of France met. The Quorl Council of Kenya met.")
    first = story.organization("Quorl Council", category="body", of=(story.country("France"),))
    second = story.organization("Quorl Council", nth=2, category="body", of=(story.country("Kenya"),))
    found = story.resolve()
    assert found.of(first) == ("organization/quorl-council-france",)
    assert found.of(second) == ("organization/quorl-council-kenya",)


def test_congo_is_the_country_that_the_article_names_elsewhere() -> None:
    story = Story("The Democratic Republic of the Congo voted. Congo is large.")
    story.country("Democratic Republic of the Congo")
    short = story.country("Congo", nth=2)
    assert story.resolve().of(short) == ("country/COD",)
    both = (*short.entries, "ctry:CG")
    story = Story("The Republic of the Congo voted. Congo is green.")
    story.country("Republic of the Congo")
    short = story.country("Congo", nth=2, entries=both)
    assert story.resolve().of(short) == ("country/COG",)


def test_a_capital_as_a_government_is_its_country() -> None:
    story = Story("Moscow rejected it.")
    moscow = story.capital("Moscow")
    found = story.resolve()
    assert found.of(moscow) == ("country/RUS",)
    assert found.entities["country/RUS"].iso3 == "RUS"
    assert found.entities["country/RUS"].wikidata == "Q159"


def test_a_capital_as_a_place_is_a_city_in_its_country() -> None:
    story = Story("They met in Kampala.")
    kampala = story.place("Kampala", category="city")
    found = story.resolve()
    entity = found.entities[found.of(kampala)[0]]
    assert (entity.label, entity.classes, entity.country) == ("Kampala", {"Settlement"}, "country/UGA")


def test_name_and_demonym_are_one_country() -> None:
    story = Story("Kenya and the Kenyan envoy came.")
    assert {found for m in (story.country("Kenya"), story.demonym("Kenyan")) for found in story.resolve().of(m)} == {"country/KEN"}


def test_another_name_of_a_place_joins_it() -> None:
    story = Story("Myanmar, formerly Burma, voted. Quorlton, once Tolanburg, slept. Tolanburg is small.")
    place = story.place("Quorlton")
    story.place("Tolanburg")
    again = story.place("Tolanburg", nth=2)
    story.place_names.append(PlaceName(place, "Tolanburg", "former", story.span("once Tolanburg")))
    found = story.resolve()
    assert found.of(again) == found.of(place) == ("place/quorlton",)
    assert found.entities["place/quorlton"].names == {"Quorlton", "Tolanburg"}


def test_an_unknown_place_is_a_place_of_its_own() -> None:
    story = Story("Quorlton slept.")
    quorlton = story.place("Quorlton")
    found = story.resolve()
    assert found.of(quorlton) == ("place/quorlton",)
    assert found.entities["place/quorlton"].wikidata == ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("São Tomé", "sao-tome"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("Erdoğan", "erdogan"),
        ("Diyarbakır", "diyarbakir"),
        ("Łódź", "lodz"),
        ("Ørsted", "orsted"),
        ("Saʿada", "saada"),
        ("Иван A", "a-5e13f84704ab"),
        ("U.S.  Senate", "u-s-senate"),
        ("Jean\nDupont", "jean-dupont"),
        ("王毅", "e066c1470cb0"),
        ("!!", "233d26e97f64"),
    ],
)
def test_slugs_are_plain_and_stable(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_words_and_initials_of_names() -> None:
    assert name_words("Al-Bashir, Omar") == ["al", "bashir", "omar"]
    assert initials("Movement for the Freedom of Quorl") == "mfq"
