"""The waist of the flow: frozen values between the text side (spaCy) and the graph side (RDF).

Every offset counts Unicode code points of the article's text as it was read, and `article.text[span.begin:span.end]`
equals `span.text`, always.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """How the text holds a proposition."""

    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"
    PLANNED = "planned"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Form(StrEnum):
    """The form in which a mention names its entity."""

    NAME = "name"
    DEMONYM = "demonym"  # an adjective or noun of nationality: "Armenian", "the Armenians"
    DESCRIPTION = "description"  # a noun phrase with an actor noun: "the head of Peru's diplomacy", "rebels", "both sides"
    PRONOUN = "pronoun"


class Kind(StrEnum):
    """The kind of entity a mention stands for, as far as the text tells."""

    PERSON = "person"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    PLACE = "place"
    ACTOR = "actor"  # a person, an organization or a country; not known which


class QuoteKind(StrEnum):
    """How a statement gives its content."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True, order=True)
class Reprint:
    """The same text, or nearly the same, published elsewhere: it was not read, since it witnesses nothing new.

    `share` is how much of it stands in the article that was read, by runs of five words (0 to 1, two decimals).
    """

    id: str
    sha256: str
    share: float
    title: str | None = None
    published: str | None = None  # ISO 8601 date
    url: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A document as it was read; `id` is the file's name without its ending, or the record's id."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None  # ISO 8601 date
    url: str | None = None
    source: str | None = None
    reprints: tuple[Reprint, ...] = ()

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


class Span(NamedTuple):
    """A slice of the article: `begin` and `end` in code points, `text` exactly what stands there."""

    begin: int
    end: int
    text: str

    def covers(self, other: Span) -> bool:
        """Whether the other stands within it."""
        return self.begin <= other.begin and other.end <= self.end


class Word(NamedTuple):
    """A token with its place in the parse: `relation` of Universal Dependencies to the word at index `head` (its own at the root)."""

    begin: int
    end: int
    relation: str
    head: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an actor or a place.

    `span` is the name without title and determiner, or the whole short noun phrase of a description.
    `head` is the lemma of the head word. `of` are the mentions a description hangs on ("the president of Peru",
    "Peruvian troops", "leaders of Chad and Sudan"). `count` is the numeral of a plural ("the two countries" = 2).
    """

    span: Span
    form: Form
    kind: Kind
    head: str
    sentence: int
    category: str = ""  # finer class: "government", "army", "armed group", "leader", "city", ...
    number: str = "sing"  # "sing" or "plur"
    gender: str = ""  # "masc", "fem", "neut" or unknown
    entries: tuple[str, ...] = ()  # ids of knowledge base entries that the words alone allow, best first
    of: tuple[Mention, ...] = ()
    post: str = ""  # for a person: the office as the text gives it, lower case, without the country
    count: int = 0
    definite: bool = False
    subject: bool = False
    location: bool = False  # the mention is used as a place ("in Baghdad"), not as an actor

    def __hash__(self) -> int:
        return hash(self.span)  # few mentions share theirs


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase or a pronoun with what its coreference hangs on; `mention` is the one that it holds or is, if any.

    `span` goes from its first word to its head; `head` is the head word alone, by which phrases point at each other.
    """

    span: Span
    head: Span
    noun: str  # singular, lower case; the pronoun as it stands
    kind: Kind | None  # a person, organization or place; None for a thing
    sentence: int
    paragraph: int
    person: str = "third"  # "first", "second", "third"
    number: str = "sing"  # "sing" or "plur"
    gender: str = ""  # "masc", "fem", "neut" or unknown
    pronoun: bool = False
    determiner: str = ""  # "definite", "demonstrative", "indefinite", "possessive" or none
    modifiers: tuple[str, ...] = ()  # what stands between determiner and head, lower case
    owner: Span | None = None  # head of the phrase that possesses it
    same: Span | None = None  # head of the phrase to which apposition or copula makes it equal
    role: str = ""  # "subject", "object" or none
    predicate: int = -1  # where the verb that it is subject or object of begins
    subject: Span | None = None  # for an object the head of the phrase that is subject of that verb
    quoted: bool = False
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class PostHeld:
    """A person holds an office: `title` lower case without the country, `of` the country or organization; `elsewhere` where it is of
    a body that the text names and we do not know.
    """

    person: Mention
    title: str
    of: Mention | None
    span: Span
    former: bool = False
    elsewhere: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Time words with their TIMEX3 value; `date`, `begin`, `end` are ISO 8601 (year, month or day), None when open."""

    span: Span
    value: str  # TIMEX3: "2020-09-27", "2021-01", "P44D", "XXXX-WXX-1"
    sentence: int
    date: str | None = None
    begin: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A reported speech act; `content` is the reported words in one sentence, without the quotation marks.

    `according_to` who passes it on: "Lima said that Quito had told ...", "the agency quoted her as saying".
    """

    content: Span
    kind: QuoteKind
    sentence: int
    speaker: Mention | None = None
    addressees: tuple[Mention, ...] = ()
    cue: Span | None = None
    status: Status = Status.ASSERTED
    according_to: tuple[Mention, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """An exact number of those to whom something is done, with its words ("40 protesters")."""

    value: int
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """Something done by actors to actors, of a PLOVER class (or CONFLICT); `according_to` whose word it is."""

    type: str
    trigger: Span
    sentence: int
    status: Status
    agents: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    mediators: tuple[Mention, ...] = ()
    according_to: tuple[Mention, ...] = ()
    place: Mention | None = None
    time: TimeExpression | None = None
    begin: TimeExpression | None = None
    end: TimeExpression | None = None
    count: Count | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Treaty:
    """An agreement between actors; `spans` are all its mentions in the article, the fullest first."""

    spans: tuple[Span, ...]
    kind: str  # the head noun, lower case: "ceasefire", "accord", "pact", ...
    label: str
    sentence: int
    status: Status
    signatories: tuple[Mention, ...] = ()
    mediators: tuple[Mention, ...] = ()
    date: TimeExpression | None = None
    place: Mention | None = None
    establishes: tuple[Span, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Containment:
    """A place lies in another place, as the text says it."""

    part: Mention
    whole: Mention
    span: Span
    rule: str = ""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Another name of a place with its standing: "former", "contested", "nickname" or "other"; `used_by` who calls it so."""

    place: Mention
    name: str
    standing: str
    span: Span
    used_by: Mention | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """A period in which `controller` holds `controlled`; `framed_as` is the loaded word as it stands."""

    controller: tuple[Mention, ...]
    controlled: Mention
    framed_as: Span
    sentence: int
    status: Status
    according_to: tuple[Mention, ...] = ()
    begin: TimeExpression | None = None
    end: TimeExpression | None = None
    rule: str = ""


Record = Mention | Phrase | PostHeld | TimeExpression | Statement | Event | Treaty | Containment | PlaceName | Control


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read in one article, in the order of the text."""

    article: Article
    sentences: tuple[Span, ...]
    words: tuple[Word, ...] = ()
    mentions: tuple[Mention, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    posts: tuple[PostHeld, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    treaties: tuple[Treaty, ...] = ()
    containments: tuple[Containment, ...] = ()
    place_names: tuple[PlaceName, ...] = ()
    controls: tuple[Control, ...] = field(default=())
