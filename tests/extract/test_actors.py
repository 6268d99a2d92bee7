"""Actors beyond single sentences: words of one mention, titles, and what the parser's errors must not break."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from kg.extract.actors.lexicon import lexicon
from kg.records import Form, Kind, Reading
from kg.resolve import resolve

Read = Callable[..., Reading]
STORY = (
    "Kenya's President William Ruto met Ugandan Foreign Minister Sam Kutesa in Kampala. "
    "The two countries agreed to talk. “We will meet again,” he said. Their armies stayed at the border."
)


def test_mentions_come_in_the_order_of_the_text_and_are_their_slices(read: Read) -> None:
    reading = read(STORY)
    assert len(reading.mentions) > 8
    for first, second in pairwise(reading.mentions):
        assert (first.span.begin, -first.span.end) < (second.span.begin, -second.span.end)
    for mention in reading.mentions:
        assert STORY[mention.span.begin : mention.span.end] == mention.span.text
        assert reading.sentences[mention.sentence].covers(mention.span)
        assert all(owner.span.text for owner in mention.of)


def test_all_owners_are_mentions_too(read: Read) -> None:
    reading = read(STORY)
    spans = {mention.span for mention in reading.mentions}
    assert {owner.span for mention in reading.mentions for owner in mention.of} <= spans


def test_all_holders_of_posts_are_mentions(read: Read) -> None:
    reading = read(STORY)
    assert [(held.person.span.text, held.title, held.of.span.text if held.of else "") for held in reading.posts] == [
        ("William Ruto", "president", "Kenya"),
        ("Sam Kutesa", "foreign minister", "Ugandan"),
    ]
    assert {held.person for held in reading.posts} <= set(reading.mentions)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Britain is short of nurses. Society President Ash Soni spoke to reporters in London on Monday.", None),
        ("Spain is to vote. Ana Ruiz, president of the Writers Guild, spoke in Madrid on Monday.", "organization/writers-guild"),
        ("Spain is to vote. The president, Ana Ruiz, spoke in Madrid on Monday.", "country/ESP"),
    ],
)
def test_the_president_of_a_body_is_no_head_of_state(text: str, country: str | None, read: Read) -> None:
    (owner,) = {post.of for entity in resolve(read(text)).entities.values() for post in entity.posts}
    assert owner == country


@pytest.mark.parametrize("text", ["", ".", "…", "“”", "the of and", "Peru's", "President", "of the United Nations", "- - -", "both"])
def test_fragments_break_nothing(text: str, read: Read) -> None:
    reading = read(text)
    assert all(text[m.span.begin : m.span.end] == m.span.text for m in reading.mentions)


def test_the_words_of_a_name_are_one_mention(read: Read) -> None:
    reading = read("The Democratic Republic of the Congo thanked Bosnia and Herzegovina.")
    assert [(m.span.text, m.kind, m.form) for m in reading.mentions] == [
        ("Democratic Republic of the Congo", Kind.COUNTRY, Form.NAME),
        ("Bosnia and Herzegovina", Kind.COUNTRY, Form.NAME),
    ]


def test_the_lexicon_is_lower_case_and_no_title_is_of_both_genders() -> None:
    words = lexicon()
    assert {word for word in words.heads if word != word.lower()} == set()
    assert {title for title in words.post_heads | words.post_modifiers | words.former if title != title.lower()} == set()
    assert words.masculine & words.feminine == frozenset()
    assert set(words.pronouns) >= {"he", "she", "it", "they", "we", "his", "her", "their"}
