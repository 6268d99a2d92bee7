"""Descriptions: whom "the two countries", "the president", "Russian officials" and "the rebels" stand for, or nobody known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from story import Story

from kg.records import Kind

COUNTRY = Kind.COUNTRY
ORGANIZATION = Kind.ORGANIZATION


def two_countries(story: Story, *, nth: int = 1) -> tuple[str, ...]:
    mention = story.description("countries", "country", kind=COUNTRY, nth=nth, head="country", number="plur", count=2, definite=True)
    return story.resolve().of(mention)


def test_the_two_countries_are_the_last_two_named() -> None:
    story = Story("Peru protested. Chile replied. The two countries talked.")
    story.country("Peru", subject=True)
    story.country("Chile", subject=True)
    assert set(two_countries(story)) == {"country/PER", "country/CHL"}


def test_the_two_countries_are_rather_a_joined_pair() -> None:
    story = Story("Peru and Chile signed it. Norway was glad. The two countries talked.")
    story.country("Peru", subject=True)
    story.country("Chile", subject=True)
    story.country("Norway", subject=True)
    assert two_countries(story) == ("country/PER", "country/CHL")


def test_a_pair_joined_by_a_hyphen() -> None:
    story = Story("Norway saw the Indian-Pakistani talks. The two countries talked.")
    story.country("Norway", subject=True)
    story.demonym("Indian")
    story.demonym("Pakistani")
    assert two_countries(story) == ("country/IND", "country/PAK")


def test_three_countries_joined() -> None:
    story = Story("Chad, Niger and Mali met. The three countries talked.")
    for name in ("Chad", "Niger", "Mali"):
        story.country(name, subject=True)
    mention = story.description("countries", "country", kind=COUNTRY, head="country", number="plur", count=3, definite=True)
    assert story.resolve().of(mention) == ("country/TCD", "country/NER", "country/MLI")


def test_one_country_named_is_not_two() -> None:
    story = Story("Peru protested. The two countries talked.")
    story.country("Peru", subject=True)
    assert two_countries(story) == ()


def test_both_sides_are_not_who_speaks_to_them() -> None:
    story = Story("Armenia and Azerbaijan fought. Qatar urged both sides to stop.")
    story.country("Armenia", subject=True)
    story.country("Azerbaijan", subject=True)
    story.country("Qatar", subject=True)
    sides = story.description("sides", "country", kind=COUNTRY, head="side", number="plur", count=2)
    assert story.resolve().of(sides) == ("country/ARM", "country/AZE")


def test_the_country_is_the_latest() -> None:
    story = Story("Peru protested. Chile replied. The country was calm.")
    story.country("Peru", subject=True)
    story.country("Chile", subject=True)
    country = story.description("country", "country", kind=COUNTRY, head="country", definite=True)
    assert story.resolve().of(country) == ("country/CHL",)


def post(story: Story, words: str, *, nth: int = 1, **fields: object) -> tuple[str, ...]:
    mention = story.description(words, "post", kind=Kind.PERSON, nth=nth, post=words, definite=True, **fields)
    return story.resolve().of(mention)


def test_the_president_is_who_holds_the_post() -> None:
    story = Story("Peru's president Ana Quorl met foreign minister Luis Tolan. The president smiled.")
    peru, ana, luis = story.country("Peru"), story.person("Ana Quorl"), story.person("Luis Tolan")
    story.post(ana, "president", peru)
    story.post(luis, "foreign minister", peru)
    assert post(story, "president", nth=2) == ("person/ana-quorl",)


def test_of_two_presidents_the_one_of_that_country() -> None:
    story = Story("President Ana Quorl of Peru met President Luis Tolan of Chile. The president of Peru smiled.")
    ana, peru, luis, chile = (
        story.person("Ana Quorl"), story.country("Peru"), story.person("Luis Tolan"), story.country("Chile"),
    )  # fmt: skip
    story.post(ana, "President", peru)
    story.post(luis, "President", chile)
    story.posts[:] = [type(held)(held.person, "president", held.of, held.span) for held in story.posts]
    again = story.country("Peru", nth=2)
    assert post(story, "president", of=(again,)) == ("person/ana-quorl",)


def test_of_two_presidents_the_latest_named_where_no_country_is_said() -> None:
    story = Story("Ana Quorl, president of Peru, came. Luis Tolan, president of Chile, came. The president smiled.")
    ana, peru, luis, chile = (
        story.person("Ana Quorl"), story.country("Peru"), story.person("Luis Tolan"), story.country("Chile"),
    )  # fmt: skip
    story.post(ana, "president", peru)
    story.post(luis, "president", chile)
    assert post(story, "president", nth=3) == ("person/luis-tolan",)


def test_a_minister_is_the_foreign_minister_named_before() -> None:
    story = Story("Peru's foreign minister Luis Tolan spoke. The minister left.")
    story.post(story.person("Luis Tolan"), "foreign minister", story.country("Peru"))
    assert post(story, "minister", nth=2) == ("person/luis-tolan",)


def test_a_leader_is_not_the_leader_whom_the_text_names() -> None:
    story = Story("Peru's leader Ana Quorl spoke. A leader of Peru was shot.")
    story.post(story.person("Ana Quorl"), "leader", story.country("Peru"))
    shot = story.description("leader", "leader", kind=Kind.PERSON, nth=2, post="leader", of=(story.country("Peru", nth=2),))
    of_her = story.resolve().of(shot)
    where = next(n for n, phrase in enumerate(story.phrases) if phrase.mention == shot)
    story.phrases[where] = replace(story.phrases[where], determiner="indefinite")
    assert (of_her, story.resolve().of(shot)) == (("person/ana-quorl",), ("country/PER",))


def test_a_president_whom_nobody_names_is_his_country() -> None:
    story = Story("The president of Chile resigned.")
    assert post(story, "president", of=(story.country("Chile"),)) == ("country/CHL",)


def test_a_president_of_nobody_knows_where_is_not_known() -> None:
    assert post(Story("The president resigned."), "president") == ()


def test_leaders_of_countries_are_the_countries() -> None:
    story = Story("The leaders of Chad and Sudan met.")
    of = (story.country("Chad"), story.country("Sudan"))
    leaders = story.description("leaders", "leader", head="leader", number="plur", of=of, post="leader", definite=True)
    assert story.resolve().of(leaders) == ("country/TCD", "country/SDN")


@pytest.mark.parametrize("words", ["Kenyan government", "Kenyan officials", "Kenyan diplomats"])
def test_a_government_and_its_officials_are_the_country(words: str) -> None:
    story = Story(f"The {words} agreed.")
    kenyan = story.demonym("Kenyan")
    mention = story.description(words, "government", head=words.split()[1], of=(kenyan,), number="plur")
    assert story.resolve().of(mention) == ("country/KEN",)


def test_officials_in_a_capital_are_the_country() -> None:
    story = Story("Officials in Kabul agreed. Officials in Geneva agreed.")
    kabul, geneva = story.place("Kabul", category="city"), story.place("Geneva", category="city")
    first = story.description("Officials", "government", head="official", of=(kabul,), number="plur")
    second = story.description("Officials", "government", nth=2, head="official", of=(geneva,), number="plur")
    found = story.resolve()
    assert found.of(first) == ("country/AFG",)
    assert found.of(second) == ()  # no capital: whose officials they are is not said


def test_the_government_is_that_of_the_latest_country() -> None:
    story = Story("Kenya closed a road. The government gave no reason.")
    story.country("Kenya", subject=True)
    mention = story.description("government", "government", head="government", definite=True)
    assert story.resolve().of(mention) == ("country/KEN",)


def test_a_spokesman_is_whom_he_speaks_for() -> None:
    story = Story("A spokesman for the African Union declined.")
    union = story.organization("African Union")
    mention = story.description("spokesman", "spokesperson", head="spokesman", of=(union,))
    assert story.resolve().of(mention) == ("organization/african-union-Q7159",)


def test_an_armed_force_is_an_organisation_of_its_country() -> None:
    story = Story("Kenyan troops left. Kenya's army stayed. The soldiers slept.")
    troops = story.description("Kenyan troops", "force", kind=ORGANIZATION, head="troop", of=(story.demonym("Kenyan"),), number="plur")
    army = story.description("army", "force", kind=ORGANIZATION, head="army", of=(story.country("Kenya"),))
    soldiers = story.description("soldiers", "force", kind=ORGANIZATION, head="soldier", number="plur", definite=True)
    found = story.resolve()
    assert found.of(troops) == found.of(army) == found.of(soldiers) == ("organization/armed-forces-of-kenya",)
    entity = found.entities["organization/armed-forces-of-kenya"]
    assert (entity.classes, entity.country, entity.label) == ({"ArmedForce"}, "country/KEN", "armed forces of Kenya")


def test_police_of_a_city_are_those_of_its_country() -> None:
    story = Story("Police in Nairobi waited.")
    police = story.description(
        "Police", "police", kind=ORGANIZATION, head="police", of=(story.place("Nairobi", category="city"),), number="plur"
    )
    assert story.resolve().of(police) == ("organization/police-of-kenya",)


def test_a_body_of_a_country() -> None:
    story = Story("The Kenyan parliament met. The parliament rose.")
    first = story.description("Kenyan parliament", "body", kind=ORGANIZATION, head="parliament", of=(story.demonym("Kenyan"),))
    again = story.description("parliament", "body", kind=ORGANIZATION, nth=2, head="parliament", definite=True)
    found = story.resolve()
    assert found.of(first) == found.of(again) == ("organization/parliament-of-kenya",)


def test_rebels_are_a_group_of_this_article() -> None:
    story = Story("Chadian rebels took a town. The rebels left. Rebels in Peru waited.", id="story-7")
    first = story.description(
        "Chadian rebels", "armed_group", kind=ORGANIZATION, head="rebel", of=(story.demonym("Chadian"),), number="plur"
    )
    again = story.description("rebels", "armed_group", kind=ORGANIZATION, nth=2, head="rebel", number="plur", definite=True)
    other = story.description("Rebels", "armed_group", kind=ORGANIZATION, head="rebel", of=(story.country("Peru"),), number="plur")
    found = story.resolve()
    assert found.of(first) == found.of(again) == ("group/story-7/rebels-chad",)
    assert found.of(other) == ("group/story-7/rebels-peru",)
    assert not found.entities["group/story-7/rebels-chad"].named
    assert found.entities["group/story-7/rebels-chad"].classes == {"ArmedGroup"}


def test_the_rebels_are_the_armed_group_named_before() -> None:
    story = Story("The Free Aceh Movement met envoys of Indonesia. The rebels agreed.")
    movement = story.organization("Free Aceh Movement")
    story.country("Indonesia")
    rebels = story.description("rebels", "armed_group", kind=ORGANIZATION, head="rebel", number="plur", definite=True)
    found = story.resolve()
    assert found.of(rebels) == found.of(movement) == ("organization/free-aceh-movement-grp-free-aceh-movement",)


def test_the_city_is_the_latest_city_and_no_country() -> None:
    story = Story("They met in Kampala. Uganda paid. The city was quiet.")
    story.place("Kampala", category="city")
    story.country("Uganda", subject=True)
    city = story.description("city", "place", kind=Kind.PLACE, head="city", definite=True)
    assert story.resolve().of(city)[0].startswith("place/kampala")


@pytest.mark.parametrize(
    ("words", "category"),
    [("countries", "country"), ("officials", "government"), ("minister", "post"), ("spokesman", "spokesperson"), ("city", "place")],
)
def test_what_hangs_on_nothing_stays_unknown(words: str, category: str) -> None:
    story = Story(f"The {words} slept.")
    mention = story.description(words, category, head=words, definite=True, count=2 if category == "country" else 0)
    assert story.resolve().of(mention) == ()


def test_the_nation_of_an_article_is_the_country_it_tells_of() -> None:
    story = Story("The nation mourns. Peru lost its poet. Peru and its neighbour Chile were silent. Peru wept.")
    nation = story.description("nation", "country", kind=COUNTRY, head="nation", definite=True)
    for nth in (1, 2, 3):
        story.country("Peru", nth=nth)
    story.country("Chile")
    assert story.resolve().of(nation) == ("country/PER",)


def test_our_country_is_the_speakers() -> None:
    story = Story("Peru lost. “Our country won,” said president Ines Soto of Chile.")
    story.country("Peru", subject=True)
    our = story.pronoun("Our")
    country = story.description("country", "country", kind=COUNTRY, head="country", of=(our,), definite=True)
    soto = story.person("Ines Soto")
    chile = story.country("Chile")
    story.post(soto, "president", of=chile)
    story.statement("Our country won", soto)
    assert story.resolve().of(country) == ("country/CHL",)


def test_the_north_is_the_country_of_that_name() -> None:
    story = Story("South Sudan and North Korea signed. The North paid.")
    story.country("South Sudan", subject=True)
    story.country("North Korea", subject=True)
    half = story.description("North", "country", kind=COUNTRY, nth=2, head="north", definite=True)
    assert story.resolve().of(half) == ("country/PRK",)


def test_rebels_beside_a_government_are_of_its_country() -> None:
    story = Story("The government of Mali and the rebels signed.")
    mali = story.country("Mali")
    story.description("government of Mali", "government", head="government", of=(mali,), definite=True)
    rebels = story.description("rebels", "armed_group", kind=ORGANIZATION, head="rebel", number="plur", definite=True)
    resolution = story.resolve()
    assert [resolution.entities[key].country for key in resolution.of(rebels)] == ["country/MLI"]
