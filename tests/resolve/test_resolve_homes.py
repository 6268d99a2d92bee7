"""The country of actors whose own words name none, on hand-built articles."""

from __future__ import annotations

from dataclasses import replace

from kg.records import Event, Kind, Mention, Status
from kg.resolve import Resolution, resolve
from tests.resolve.story import Story


def country(found: Resolution, key: str) -> str | None:
    return found.entities[key].country


def rebels_of(story: Story) -> Mention:
    return story.description("Rebels", "armed_group", kind=Kind.ORGANIZATION, number="plur")


def test_a_group_without_a_name_is_at_home_where_its_sentence_places_it() -> None:
    story = Story("Rebels shelled a bridge in Kenya after a word from France.")
    rebels = rebels_of(story)
    story.country("Kenya", location=True)
    story.country("France")
    found = story.resolve()
    assert country(found, found.of(rebels)[0]) == "country/KEN"


def test_a_group_is_at_home_in_the_only_country_that_its_sentence_names() -> None:
    story = Story("Rebels welcomed the vote of Kenya.")
    rebels = rebels_of(story)
    story.country("Kenya")
    found = story.resolve()
    assert country(found, found.of(rebels)[0]) == "country/KEN"


def test_between_two_countries_the_home_stays_open() -> None:
    story = Story("Rebels welcomed the vote of Kenya and Peru.")
    rebels = rebels_of(story)
    story.country("Kenya")
    story.country("Peru")
    found = story.resolve()
    assert country(found, found.of(rebels)[0]) is None


def test_who_visits_a_country_is_not_of_it() -> None:
    story = Story("Our king Tolan visited Peru.")
    king = story.person("Tolan")
    peru = story.country("Peru")
    story.post(king, "king")
    visit = Event(
        type="CONSULT", trigger=story.span("visited"), sentence=0, status=Status.ASSERTED, agents=(king,), recipients=(peru,), rule="test"
    )
    reading = story.reading()
    assert country(resolve(reading), "person/tolan-story") == "country/PER"
    assert country(resolve(replace(reading, events=(visit,))), "person/tolan-story") is None


def test_an_organisation_of_the_whole_world_has_no_home() -> None:
    story = Story("Harvest Watch International wrote to the Tolan Farmers Union of Kenya.")
    watch = story.organization("Harvest Watch International")
    union = story.organization("Tolan Farmers Union")
    story.country("Kenya")
    found = story.resolve()
    assert country(found, found.of(watch)[0]) is None
    assert country(found, found.of(union)[0]) == "country/KEN"
