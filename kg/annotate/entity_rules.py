"""Rules on names that read the text around them: names in one span or in two, what stands before or behind them, acronyms.

Used by the gazetteer's corrections; each takes a Doc and the borders of its names and gives borders.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import cache
from itertools import pairwise

from kg import knowledge
from kg.annotate.careless import is_careless
from kg.tokens import Doc, Token

Border = tuple[int, int, str]  # tokens from start to end (excluded), label
SMALL = frozenset({"of", "and", "the", "for", "on", "in", "de", "to", "&"})
_MARKS = frozenset({",", ":", "-", "--", "!", ".", "&"})  # behind a greeting
_BETWEEN = frozenset({"and", "&", "-", "–", "/"})
_GOING = frozenset({"be", "come", "drive", "go", "return", "walk"})
_OWNED_BY_NOBODY = frozenset({"ADP", "AUX", "CCONJ", "PRON", "PUNCT", "SCONJ"})  # word classes
_NAMING = frozenset({"PROPN", "NOUN", "ADJ"})  # what a tagger takes a name for
TOWN = 3  # words of a town before its state, of a paper's name at most
LONGEST_PHRASE = 4  # words


@cache
def is_first_name(word: str) -> bool:
    """Whether the knowledge base has a person with this first name."""
    return knowledge.load().is_first_name(word)


def split_persons(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """The persons in a run of names: "Ana Ruiz Carlos Mora" is two, where the second given name follows a family name."""
    if end - start < 2 or not all(token.is_title for token in doc[start:end]):
        return [(start, end)]
    signed = end - start > 2 or end == len(doc) or doc[end].text in _MARKS
    if signed and doc[start].text == doc[start + 1].text:  # a signature and an address: "Ana Ana Ruiz", "Ana Ana -"
        return [(start, start + 1), *split_persons(doc, start + 1, end)]
    if end - start >= 4 and is_first_name(doc[start].text):
        for place in range(start + 2, end - 1):
            if is_first_name(doc[place].text) and not is_first_name(doc[place - 1].text):
                return [(start, place), *split_persons(doc, place, end)]
    return [(start, end)]


def list_of_people(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """The pairs in six or more words of which every second is a first name: people in a list without commas."""
    firsts = range(start, end, 2)
    if end - start < 6 or (end - start) % 2 or not all(doc[at].is_title and is_first_name(doc[at].text) for at in firsts):
        return [(start, end)]
    return [(at, at + 2) for at in firsts]


def turned_names(doc: Doc, borders: Iterable[Border]) -> Iterator[Border]:
    """Family name, comma, given name between quotation marks, as address books write them, as one person."""
    before: Border | None = None
    for start, end, label in borders:
        if before is not None:
            first, last, other = before
            joined = label == other == "PERSON" and start == last + 1 and doc[last].text == ","
            if joined and _is_quote(doc, first - 1) and _is_quote(doc, end):
                before = (first, end, label)
                continue
            yield before
        before = (start, end, label)
    if before is not None:
        yield before


def _is_quote(doc: Doc, place: int) -> bool:
    return 0 <= place < len(doc) and doc[place].text in {'"', "“", "”"}


def initials(doc: Doc, persons: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Letters for a person that the text explains: "Mira Ana Tolan (MAT)", between quotation marks or not."""
    found = set()
    for start, end in persons:
        at = end + 1 + _is_quote(doc, end + 1)
        if end + 2 < len(doc) and doc[end].text == "(" and at < len(doc):
            short = doc[at].text
            if len(short) > 2 and short == "".join([word.text[0] for word in doc[start:end] if word.is_title]):
                found.add(short)
    return frozenset(found)


def acronyms(doc: Doc, organisations: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Acronyms that the text explains: "Housing Authority of Lima (HAL)"; those of two letters or with marks by its initials."""
    found = set()
    for start, end in organisations:
        if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" and _abbreviates(doc[end + 1], doc[start:end]):
            found.add(doc[end + 1].text)
    return frozenset(found)


def _abbreviates(token: Token, name: Iterable[Token]) -> bool:
    if not token.is_upper or len(token) < 2:
        return False
    words = [word for word in name if word.is_alpha]
    if len(token) > 2 and token.is_alpha:
        return len(words) > 1  # "World Conservation Union (IUCN)": the letters may be those of another language
    every = "".join(word.text[0].upper() for word in words)
    great = "".join(word.text[0].upper() for word in words if word.lower_ not in SMALL)
    return token.text in {every, great}


def repeated(doc: Doc, names: Sequence[Border]) -> Iterator[Border]:
    """Proper nouns that are passed over in some places and named in as many or more others, under the label they have there."""
    inside = {place for start, end, _ in names for place in range(start, end)}
    labels: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for start, end, label in names:
        labels[tuple(token.text for token in doc[start:end])][label] += 1
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in labels:
        by_first[words[0]].append(words)
    missed: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for token in doc:
        for words in by_first.get(token.text, ()):
            span = doc[token.i : token.i + len(words)]
            free = all(word.i not in inside and word.pos_ == "PROPN" for word in span)
            if free and tuple(word.text for word in span) == words and not all(word.is_lower for word in span):
                missed[words].append((token.i, token.i + len(words)))
    for words, places in missed.items():
        if labels[words].total() >= len(places):
            label = labels[words].most_common(1)[0][0]
            yield from ((start, end, label) for start, end in places)


def _is_name_word(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[0].isupper() and token.text.isalpha()


def _run(doc: Doc, start: int) -> int:
    """The end of the name words from `start` on within one sentence."""
    end = start
    while end < len(doc) and _is_name_word(doc[end]) and (end == start or not doc[end].is_sent_start):
        end += 1
    return end


def people(doc: Doc, *, kin: Set[str], greetings: Set[str], closings: Set[str]) -> Iterator[tuple[int, int]]:
    """Names by what stands before them: a word of kinship or address ("Aunt Mira"), the greeting or the closing of a letter
    ("Dear Mira,", "Regards, Mira Tolan" at a sentence's end).
    """
    cues = kin | greetings | closings
    for token in doc:
        if token.text not in cues:
            continue
        start = token.i + 1
        if token.text in closings and start < len(doc) and doc[start].text in {",", "!", "."}:
            start += 1
        end = _run(doc, start)
        if end == start:
            continue
        if token.text in kin:
            yield start, end
        elif token.text in greetings and token.is_sent_start:
            if end < len(doc) and doc[end].text in _MARKS and is_first_name(doc[start].text):
                yield start, end
        elif start == token.i + 2 and (end == len(doc) or doc[end].is_sent_start):
            yield start, end


def full_names(doc: Doc, borders: Iterable[Border], titles: Set[str]) -> Iterator[Border]:
    """Persons of one word with the first name that stands before it, in lower case too where the text is careless, or with the family name
    behind a first name.
    """
    careless, last = is_careless(doc), 0
    given = list(borders)
    taken = {place for start, end, _ in given for place in range(start, end)}
    for start, end, label in given:
        if label == "PERSON" and end - start == 1 and start > last and not doc[start].is_sent_start:
            before = doc[start - 1]
            written = before.is_title or (careless and before.is_lower)
            if before.text == "May":  # "May God help them"
                written = False
            if written and before.pos_ in _NAMING and before.text not in titles and is_first_name(before.text.title()):
                start -= 1
        if label == "PERSON" and end - start == 1 and end < len(doc) and end not in taken and is_first_name(doc[start].text):
            alone = end + 1 == len(doc) or not doc[end + 1].is_title
            end += alone and _is_name_word(doc[end]) and doc[end].is_title and not doc[end].is_sent_start and doc[end].text not in titles
        yield start, end, label
        last = end


def premises(doc: Doc, borders: Iterable[Border]) -> Iterator[Border]:
    """Names with an "'s" that nothing follows which they could own, behind "at" or "go to", as places: "we met at Velm's"."""
    for start, end, label in borders:
        before = doc[start - 1].lower_ if start else ""
        there = before == "at" or (before == "to" and start > 1 and doc[start - 2].lemma_ in _GOING)
        mark = there and label in {"ORG", "PERSON", "PLACE"} and end < len(doc) and doc[end].text in {"'s", "’s"}
        if mark and (end + 1 == len(doc) or doc[end + 1].pos_ in _OWNED_BY_NOBODY):
            end, label = end + 1, "PLACE"
        yield start, end, label


def addressed(doc: Doc, borders: Iterable[Border], kin: Set[str]) -> Iterator[Border]:
    """Names behind a word of kinship or address as persons: "Dr. Velm"."""
    for start, end, label in borders:
        behind = start > 0 and label in {"ORG", "PLACE"} and doc[start - 1].text in kin
        yield start, end, "PERSON" if behind else label


def among_places(doc: Doc, borders: Iterable[Border]) -> Iterator[Border]:
    """Single words joined to a place ("Velm , Tolan and Quorl") as places, if they are no first names."""
    given = list(borders)
    places = {at for start, end, label in given if label == "PLACE" for at in range(start, end)}
    for start, end, label in given:
        word = doc[start]
        if label == "PERSON" and end - start == 1 and word.dep_ == "conj" and word.head.i in places and not is_first_name(word.text):
            label = "PLACE"
        yield start, end, label


def pairs_apart(doc: Doc, borders: Iterable[Border], label_of: Callable[[str], str]) -> Iterator[Border]:
    """Two known names of one sort with an "and" or a mark between them as two names: "Kenya and Chad", "Kenya-Chad"."""
    for start, end, label in borders:
        middle = next((at for at in range(start + 1, end - 1) if doc[at].text in _BETWEEN), end)
        first = label_of(doc[start:middle].text) if middle < end else ""
        if first in {"ORG", "PLACE"} and first == label_of(doc[middle + 1 : end].text) and not label_of(doc[start:end].text):
            yield start, middle, first
            yield middle + 1, end, first
        else:
            yield start, end, label


def papers(doc: Doc, borders: Iterable[Border], kinds: Set[str]) -> Iterator[tuple[int, int]]:
    """The name, or the name words, before a word such as "newspaper", between quotation marks or not: "the Velm newspaper"."""
    names = {end: start for start, end, _ in borders}
    for word in doc:
        if word.text not in kinds or not word.i:
            continue
        end = word.i - _is_quote(doc, word.i - 1)
        start = names.get(end, end)
        while end not in names and start and end - start < TOWN and doc[start - 1].is_title and not doc[start].is_sent_start:
            start -= 1
        if start > 1 and doc[start - 1].text == "-" and doc[start - 2].is_title:
            start -= 2  # "Al-Velm"
        start += start < end and doc[start].text == "The"
        part = start > 1 and doc[start - 1].text == "the" and doc[start - 2].text == "of"  # "News of the Velm"
        if any(_is_name_word(name) for name in doc[start:end]) and not part and not doc[start].is_sent_start:
            yield start, end


def storm_names(doc: Doc, storms: Set[str]) -> frozenset[str]:
    """The names that follow a word such as "Hurricane" somewhere in the text."""
    return frozenset(word.text for storm, word in pairwise(doc) if storm.text in storms and word.is_title)


def states_apart(doc: Doc, borders: Iterable[Border], states: Set[str], joined: Set[str]) -> Iterator[Border]:
    """A town and its state without a comma ("Velm Ohio") as two places; `joined` are words that belong to what follows ("North")."""
    for start, end, label in borders:
        last = end - 1
        two = label == "PLACE" and last > start and doc[last].text[0].isupper() and doc[last].text in states
        town = doc[start:last]
        if two and town[-1].text not in joined and (town[-1].pos_ == "PROPN" or knowledge.load().place(town.text)):
            yield start, last, label
            yield last, end, label
        else:
            yield start, end, label


def towns(doc: Doc, borders: Iterable[Border], states: Set[str]) -> Iterator[Border]:
    """What stands before a comma and a state of the USA, if it is a single word or a known town, and the state as places:
    "Tolan, OH".
    """
    known = knowledge.load()
    given = list(borders)
    taken = {place for start, end, _ in given for place in range(start, end)}
    before = {comma.i for comma, state in pairwise(doc) if comma.text == "," and state.text in states and comma.i}
    ends: set[int] = set()
    for start, end, label in given:
        is_town = end in before and end - start == 1 and label in {"PERSON", "ORG"}
        ends.update({end} if is_town else ())
        yield start, end, "PLACE" if is_town else label
    for end in sorted(before):
        start = end
        while start and start > end - TOWN and start - 1 not in taken and _is_name_word(doc[start - 1]):
            start -= 1
        single = end - start == 1
        town = next((at for at in range(start, end) if single or known.place(doc[at:end].text)), end)
        if town < end:
            yield town, end, "PLACE"
        if (town < end or end in ends) and end + 1 not in taken:
            yield end + 1, end + 2, "PLACE"


def shops(doc: Doc, borders: Iterable[Border], kinds: Set[str]) -> Iterator[tuple[int, int]]:
    """The names with an "'s" and a capitalised sort of shop behind them: "Mira's Pizza"."""
    for start, end, _ in borders:
        if end + 1 < len(doc) and doc[end].text in {"'s", "’s"} and doc[end + 1].text in kinds:
            yield start, end + 2


def owners_apart(doc: Doc, borders: Iterable[Border], label_of: Callable[[str], str]) -> Iterator[Border]:
    """A known name with an "'s" and what it owns as two names: "Kenya 's Quorl Council"; `label_of` gives a known name's label."""
    for start, end, label in borders:
        mark = next((at for at in range(start + 1, end - 1) if doc[at].text in {"'s", "’s"}), end)
        owner = label_of(doc[start:mark].text) if mark < end else ""
        if owner and doc[mark + 1].text[0].isupper():
            yield start, mark, owner
            yield mark + 1, end, label
        else:
            yield start, end, label


def place_and_person(
    doc: Doc, borders: Iterable[Border], label_of: Callable[[str], str], envoys: Set[str], titles: Set[str]
) -> Iterator[Border]:
    """A place and the person named right behind it ("ambassador to Kenya Mira Tolan", "Ohio Senator Tolan") as two names: `envoys` are
    words for one, `titles` what may stand between the two.
    """
    for start, end, label in borders:
        middle = next((at for at in range(end - 2, start, -1) if label_of(doc[start:at].text) == "PLACE"), end)
        sent = start > 1 and doc[start - 1].text == "to" and doc[start - 2].lemma_ in envoys
        name = next((at for at in range(middle, end) if doc[at].text not in titles), end)
        called = name < end and (sent or name > middle or is_first_name(doc[name].text)) and all(word.is_title for word in doc[name:end])
        if called and (label == "PLACE" or (label == "PERSON" and name > middle)):
            yield start, middle, "PLACE"
            yield name, end, "PERSON"
        else:
            yield start, end, label


def forts(doc: Doc, short: Set[str]) -> Iterator[tuple[int, int]]:
    """The name words behind a short form whose full stop stands apart: "Ft . Velm"."""
    for word in doc:
        start = word.i + 2
        if word.text in short and start < len(doc) and doc[start - 1].text == "." and _is_name_word(doc[start]):
            yield word.i, _run(doc, start) if not doc[start].is_sent_start else start + 1


def inside_phrases(doc: Doc, phrases: Set[str]) -> frozenset[int]:
    """The words that belong to a phrase which holds a name but names nothing: "the State of the Union"."""
    first = {phrase.split(" ", 1)[0] for phrase in phrases}
    found: set[int] = set()
    for word in doc:
        if word.text in first:
            for end in range(word.i + 2, min(word.i + LONGEST_PHRASE, len(doc)) + 1):
                if " ".join([token.text for token in doc[word.i : end]]) in phrases:
                    found.update(range(word.i, end))
    return frozenset(found)
