"""The values that `kg.facts` reads out of a graph. All frozen; what points to another resource is a `Ref`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

#: In the order in which they are shown, by the local names of their IRIs in lower case.
STATUSES: Final = ("asserted", "attributed", "planned", "denied", "hypothetical")


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A resource as it is named to readers; `path` is that of its pages below the base, without an ending, "" where it has none.

    The label of an event is without the code of its class, which its classes give, and has an arrow before those to whom it is done.
    `kind` is article, person, organization, country, place, post, event, statement, treaty, control, conflict, or "" for words
    that nothing identifies.
    """

    label: str
    kind: str = ""
    iri: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of an article: its IRI, begin and end in Unicode code points, the words as they stand."""

    article: str
    begin: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim: what it says, how it stands, and from which words it was read by which rule."""

    iri: str
    subject: Ref
    predicate: str
    value: Ref
    status: str
    sources: tuple[Ref, ...]
    confidence: str
    rules: tuple[str, ...]
    paths: tuple[str, ...]
    spans: tuple[Span, ...]
    contradicts: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """An event, a statement, a treaty, a conflict or a period of control.

    `classes` are its class in PLOVER, or what kind of treaty it is; `sources` whose word it is; `on`, `since`, `until` as the graph
    writes them (`2020-09`), `when` the words for them; `spans` are all its words: `own` those that set it off, `quoted` those of a
    speaker, `sentences` those that hold others.
    """

    ref: Ref
    classes: tuple[str, ...]
    status: str
    sources: tuple[Ref, ...]
    roles: tuple[tuple[str, tuple[Ref, ...]], ...]
    on: tuple[str, ...]
    since: tuple[str, ...]
    until: tuple[str, ...]
    when: tuple[Span, ...]
    quote: str
    quote_kind: str
    spans: tuple[Span, ...]
    own: tuple[Span, ...]
    quoted: tuple[Span, ...]
    sentences: tuple[Span, ...]
    claims: tuple[Claim, ...]

    def role(self, *names: str) -> tuple[Ref, ...]:
        """Those who have one of the roles, in the order of the names."""
        found = dict(self.roles)
        return tuple(ref for name in names for ref in found.get(name, ()))

    @property
    def date(self) -> str:
        """The first date that places it in time, "" where none does."""
        return min((*self.on, *self.since), default=min(self.until, default=""))

    @property
    def articles(self) -> tuple[str, ...]:
        """The IRIs of the articles that tell it."""
        return tuple(sorted({span.article for span in self.spans}))


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity: `classes` are the local names of its classes, `same_as` other IRIs of it, `place` latitude and longitude in degrees."""

    ref: Ref
    classes: tuple[str, ...]
    names: tuple[str, ...]
    same_as: tuple[str, ...]
    iso3: str
    country: tuple[Ref, ...]
    within: tuple[Ref, ...]
    place: tuple[float, float] | None
    posts: tuple[tuple[Ref, str], ...]
    place_names: tuple[tuple[str, str], ...]
    spans: tuple[Span, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """A post: its title, whose post it is, who is said to hold it or to have held it (`held` or `formerly held`)."""

    ref: Ref
    title: str
    of: tuple[Ref, ...]
    holders: tuple[tuple[Ref, str], ...]
    spans: tuple[Span, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article: `pieces` are its text, or what spans give of it, as (begin in code points, text), in order; `whole` says which.

    `times` are its time words with their TIMEX3 values.
    """

    ref: Ref
    identifier: str
    sha256: str
    published: str
    credit: str
    url: str
    whole: bool
    pieces: tuple[tuple[int, str], ...]
    times: tuple[tuple[Span, str], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """A whole graph, all in order; `title`, `licence` and `sha256` (RDFC-1.0) as its description has them."""

    base: str
    title: str
    licence: str
    sha256: str
    triples: int
    articles: tuple[Article, ...]
    facts: tuple[Fact, ...]
    things: tuple[Thing, ...]
    posts: tuple[Post, ...]

    def refs(self) -> Iterator[Ref]:
        """All that has pages of its own."""
        for found in (self.articles, self.things, self.posts, self.facts):
            yield from (each.ref for each in found)
