"""Entities that an article describes and never names: which phrases are one, and when they are worth an entity."""

from __future__ import annotations

from story import Story

from kg.records import Kind
from kg.resolve import Resolution


def described(found: Resolution) -> list[tuple[str, Kind, set[str]]]:
    """Label, kind and words of the described entities."""
    return [(e.label, e.kind, {s.text for s in e.spans}) for e in found.entities.values() if e.described]


def test_a_man_and_he_are_one_described_person() -> None:
    story = Story("A man waited. He waved.")
    story.phrase("A man", Kind.PERSON, determiner="indefinite", gender="masc", role="subject")
    he = story.pronoun("He")
    found = story.resolve()
    assert described(found) == [("A man", Kind.PERSON, {"A man", "He"})]
    (key,) = found.of(he)
    assert key.startswith("person/story/man-")


def test_one_phrase_describes_nobody() -> None:
    story = Story("A man waited. It rained.")
    story.phrase("A man", Kind.PERSON, determiner="indefinite")
    assert described(story.resolve()) == []


def test_a_company_takes_three_phrases() -> None:
    story = Story("A firm opened. The firm grew. The firm closed.")
    story.phrase("A firm", Kind.ORGANIZATION, determiner="indefinite")
    story.phrase("The firm", Kind.ORGANIZATION)
    assert described(story.resolve()) == []
    story.phrase("The firm", Kind.ORGANIZATION, nth=2)
    assert described(story.resolve()) == [("A firm", Kind.ORGANIZATION, {"A firm", "The firm"})]


def test_several_persons_are_a_group() -> None:
    story = Story("The nurses marched. The nurses sang. The nurses left.")
    for nth in (1, 2, 3):
        story.phrase("The nurses", Kind.PERSON, nth=nth, noun="nurse", number="plur")
    found = story.resolve()
    assert described(found) == [("The nurses", Kind.ORGANIZATION, {"The nurses"})]
    assert next(key for key, entity in found.entities.items() if entity.described).startswith("group/story/nurse-")


def test_a_second_indefinite_is_somebody_else() -> None:
    story = Story("A man waited. A man ran.")
    story.phrase("A man", Kind.PERSON, determiner="indefinite")
    story.phrase("A man", Kind.PERSON, determiner="indefinite", nth=2)
    assert described(story.resolve()) == []


def test_modifiers_tell_persons_apart() -> None:
    story = Story("The tall man waited. The old man ran.")
    story.phrase("The tall man", Kind.PERSON, modifiers=("tall",))
    story.phrase("The old man", Kind.PERSON, modifiers=("old",))
    assert described(story.resolve()) == []


def test_the_owner_tells_persons_apart() -> None:
    story = Story("Petr Tolan met Ana Quorl. His father and her father spoke.")
    story.person("Petr Tolan", gender="masc", subject=True)
    story.person("Ana Quorl", gender="fem")
    for word, gender in (("His", "masc"), ("her", "fem")):
        owner = story.phrase(word, Kind.PERSON, pronoun=True, gender=gender)
        story.phrase(f"{word} father", Kind.PERSON, gender="masc", determiner="possessive", owner=owner.head)
    assert described(story.resolve()) == []


def test_apposition_gives_the_description_a_name() -> None:
    story = Story("A man waited. The man was Petr Tolan.")
    story.phrase("A man", Kind.PERSON, determiner="indefinite", gender="masc")
    the_man = story.phrase("The man", Kind.PERSON, gender="masc")
    story.person("Petr Tolan", gender="masc", same=the_man.head)
    found = story.resolve()
    assert described(found) == []
    assert {s.text for s in found.entities["person/petr-tolan"].spans} == {"A man", "The man", "Petr Tolan"}


def test_a_thing_is_what_it_means_and_no_entity() -> None:
    story = Story("Peru sent a boat. The boat sank. It broke.")
    story.country("Peru", subject=True)
    story.phrase("a boat", None, determiner="indefinite", role="object", predicate=5)
    story.phrase("The boat", None, role="subject", predicate=18)
    it = story.pronoun("It")
    found = story.resolve()
    assert described(found) == []
    assert found.of(it) == ("country/PER",)  # the weight of a thing is small: the news is about countries


def test_an_object_is_not_its_own_subject() -> None:
    story = Story("Ivan Quorl came. Petr Tolan saw him.")
    story.person("Ivan Quorl", gender="masc", subject=True)
    story.person("Petr Tolan", gender="masc", subject=True)
    him = story.phrase("him", Kind.PERSON, pronoun=True, gender="masc", role="object", predicate=1)
    found = story.resolve()
    assert him.span in found.entities["person/ivan-quorl"].spans
    assert him.span not in found.entities["person/petr-tolan"].spans


def test_the_speaker_of_an_address_is_one_person() -> None:
    story = Story("I thank the hosts. I am honored.")
    story.phrase("I", Kind.PERSON, pronoun=True, person="first")
    story.phrase("I", Kind.PERSON, pronoun=True, person="first", nth=2)
    assert described(story.resolve()) == [("I", Kind.PERSON, {"I"})]


def test_the_interviewed_person_says_i_and_is_asked_as_you() -> None:
    story = Story("We interviewed Petr Tolan. Where are you? I am here. Are you well? I am. Will you stay? I will.")
    story.person("Petr Tolan", gender="masc")
    for n in (1, 2, 3):
        story.phrase("you", Kind.PERSON, pronoun=True, person="second", nth=n, paragraph=2 * n - 1)
        story.phrase("I", Kind.PERSON, pronoun=True, person="first", nth=n, paragraph=2 * n)
    found = story.resolve()
    assert described(found) == []
    assert sorted(s.text for s in found.entities["person/petr-tolan"].spans) == ["I", "I", "I", "Petr Tolan", "you", "you", "you"]


def test_the_iri_stands_on_the_sentence_and_not_on_what_is_before_it() -> None:
    keys = []
    for before in ("", "It was a cold day. "):
        story = Story(f"{before}A man waited. He waved.")
        story.phrase("A man", Kind.PERSON, determiner="indefinite", gender="masc", role="subject")
        he = story.pronoun("He")
        keys.append(story.resolve().of(he))
    assert keys[0] == keys[1] != ()


def test_an_object_is_not_the_subject_that_another_verb_lends() -> None:
    story = Story("Ivan Quorl met Petr Tolan. Quorl thanked Tolan and left him.")
    story.person("Ivan Quorl", gender="masc", subject=True)
    story.person("Petr Tolan", gender="masc")
    story.person("Quorl", nth=2, gender="masc", subject=True)
    story.person("Tolan", nth=2, gender="masc")
    him = story.phrase("him", Kind.PERSON, pronoun=True, gender="masc", role="object", predicate=90, subject=story.span("Quorl", nth=2))
    found = story.resolve()
    assert him.span in found.entities["person/petr-tolan"].spans


def test_those_who_speak_for_a_body_are_not_its_gender() -> None:
    story = Story("The Quorl Group sent a spokesman. It grew.")
    story.organization("Quorl Group", subject=True)
    story.phrase("a spokesman", Kind.PERSON, determiner="indefinite", gender="masc", same=story.span("Group"))
    it = story.pronoun("It")
    assert story.resolve().of(it) == ("organization/quorl-group",)
