"""Pronouns: whom they stand for in the plain cases, and nobody where nobody fits."""

from __future__ import annotations

from story import Story

from kg.records import Kind


def test_he_and_she_by_gender() -> None:
    story = Story("Mr Tolan met Ms Quorl. He smiled. She did not.")
    story.person("Tolan", gender="masc", subject=True)
    story.person("Quorl", gender="fem")
    he, she = story.pronoun("He"), story.pronoun("She")
    found = story.resolve()
    assert found.of(he) == ("person/tolan-story",)
    assert found.of(she) == ("person/quorl-story",)


def test_he_is_the_subject_of_the_sentence_before() -> None:
    story = Story("Petr Tolan met Karel Quorl in Peru. He smiled.")
    story.person("Petr Tolan", gender="masc", subject=True)
    story.person("Karel Quorl", gender="masc")
    story.country("Peru", location=True)
    he = story.pronoun("He")
    assert story.resolve().of(he) == ("person/petr-tolan",)


def test_he_is_no_country_and_it_is_no_person() -> None:
    story = Story("Peru thanked Petr Tolan. He smiled. It signed.")
    story.country("Peru", subject=True)
    story.person("Petr Tolan")
    he, it = story.pronoun("He"), story.pronoun("It")
    found = story.resolve()
    assert found.of(he) == ("person/petr-tolan",)
    assert found.of(it) == ("country/PER",)


def test_it_is_no_country_where_something_happens() -> None:
    story = Story("The African Union met in Peru. It called for calm.")
    union = story.organization("African Union", subject=True)
    story.country("Peru", location=True)
    it = story.pronoun("It")
    found = story.resolve()
    assert found.of(it) == found.of(union)


def test_it_is_no_adjective() -> None:
    story = Story("Peru received the Chilean envoy. It listened.")
    story.country("Peru", subject=True)
    story.demonym("Chilean")
    assert story.resolve().of(story.pronoun("It")) == ()  # put in after the resolution
    assert [keys for mention, keys in story.resolve().keys.items() if mention.head == "it"] == [("country/PER",)]


def test_they_are_a_force_and_not_one_person() -> None:
    story = Story("Petr Tolan saw Kenyan troops. They left.")
    story.person("Petr Tolan", subject=True)
    troops = story.description(
        "Kenyan troops", "force", kind=Kind.ORGANIZATION, head="troop", of=(story.demonym("Kenyan"),), number="plur"
    )
    they = story.pronoun("They")
    found = story.resolve()
    assert found.of(they) == found.of(troops) == ("organization/armed-forces-of-kenya",)


def test_they_are_the_two_countries() -> None:
    story = Story("Peru and Chile met. The two countries talked. They agreed.")
    story.country("Peru", subject=True)
    story.country("Chile", subject=True)
    story.description(
        "countries", "country", kind=Kind.COUNTRY, head="country", number="plur", count=2, definite=True, subject=True
    )
    they = story.pronoun("They")
    assert story.resolve().of(they) == ("country/PER", "country/CHL")


def test_we_in_a_quotation_is_its_speaker() -> None:
    story = Story("“We will sign.” Kenya said so. We know it.")
    we, outside = story.pronoun("We"), story.pronoun("We", nth=2)
    kenya = story.country("Kenya", subject=True)
    story.statement("We will sign.", kenya)
    found = story.resolve()
    assert found.of(we) == ("country/KEN",)
    assert found.of(outside) == ()


def test_nobody_named_before_or_too_far_away_is_nobody() -> None:
    story = Story("He smiled. Petr Tolan came. It rained. It snowed. It froze. It thawed. He left.")
    first, last = story.pronoun("He"), story.pronoun("He", nth=2)
    story.person("Petr Tolan", gender="masc", subject=True)
    found = story.resolve()
    assert found.of(first) == ()
    assert found.of(last) == ()


def test_his_army_hangs_on_him() -> None:
    story = Story("Kenya's president Petr Tolan spoke. He moved his army.")
    kenya, person = story.country("Kenya"), story.person("Petr Tolan", gender="masc", subject=True)
    story.post(person, "president", kenya)
    he = story.pronoun("He")
    army = story.description("army", "force", kind=Kind.ORGANIZATION, head="army", of=(he,))
    assert story.resolve().of(army) == ("organization/armed-forces-of-kenya",)
