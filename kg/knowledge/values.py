"""The frozen values that the knowledge base gives: entries, names, posts, memberships. Data only; no look-up here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["country", "person", "organization", "place", "event", "people"]
Label = Literal["PERSON", "ORG", "PLACE", "NORP", "EVENT", "LAW"]
NameKind = Literal["label", "alias", "abbreviation", "official", "former", "local", "variant"]
DemonymForm = Literal["adjective", "singular", "plural"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the knowledge base knows, as its source table gives it; an empty string means unknown."""

    id: str
    """Stable identifier of the table: `ctry:TR`, `wd:Q39259`, `org:NATO`, `gn:587084`, `reg:caucasus`, `evt:…`."""
    kind: Kind
    type: str
    """Finer type in the table's words: country, territory, historical_state, igo, alliance, party, city, capital, war,
    …"""
    label: str
    names: tuple[str, ...] = ()
    """All names, the label first, in their written form."""
    country: str = ""
    """ISO 3166-1 alpha-3 of the country it is, belongs to or lies in (Kosovo XKX; former states their ISO 3166-3
    code)."""
    countries: tuple[str, ...] = ()
    """Alpha-3 codes where there are several: members of a region, participants of a war or treaty."""
    wikidata: str = ""
    """Wikidata item, `Q…`, only where a source table gives it."""
    lat: float | None = None
    """Latitude in degrees north (WGS 84)."""
    lon: float | None = None
    """Longitude in degrees east (WGS 84)."""
    population: int = 0
    start: str = ""
    """First day, month or year (ISO 8601) of a state, war or treaty; a person's birth."""
    end: str = ""
    """Last day, month or year (ISO 8601); a person's death."""
    prominence: int = 0
    """0 to 1000: which of several bearers of a name is meant when nothing else is known."""
    source: str = ""
    """Key of the source in SOURCES.md."""
    extra: tuple[tuple[str, str], ...] = ()
    """Other facts: iso2, capital, region, subregion, abbreviation, gender, admin1, capital_of, founded, geonames, …"""

    def fact(self, name: str) -> str:
        """The extra fact of that name, or an empty string."""
        return dict(self.extra).get(name, "")

    @property
    def is_former(self) -> bool:
        """True for a state that no longer exists."""
        return self.type == "historical_state"


@dataclass(frozen=True, slots=True)
class Name:
    """One written name of an entry and what sort of name it is."""

    text: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Demonym:
    """A word for the people or things of a country: "Turkish" (adjective), "Turk" (singular), "Turks" (plural)."""

    word: str
    country: str
    """Alpha-3 code of the country."""
    form: DemonymForm
    entry: str = ""
    """Identifier of the entry meant: the country, or a region or people below it ("Chechen")."""


@dataclass(frozen=True, slots=True)
class Metonym:
    """A building, street or capital that stands for a government or for an organisation."""

    name: str
    country: str
    """Alpha-3 code of the country whose government is meant; empty for an international organisation."""
    function: str
    """What is meant: presidency, head of government, foreign ministry, defence ministry, legislature, government, …"""
    kind: str
    """building, capital or seat (of an international organisation)."""
    organizations: tuple[str, ...] = ()
    """Identifiers of the international organisations, or of the de facto authority, that have their seat there."""
    place_wikidata: str = ""
    government_wikidata: str = ""


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in a post from one day to another; an empty `end` means that no end was known at `as_of`."""

    person: str
    """Entry identifier."""
    title: str
    """The post in the source's words, or empty."""
    role: str
    """Normalised class: head_of_state, head_of_government, foreign_minister, defence_minister, leader, official, …"""
    country: str
    """Alpha-3 code."""
    start: str = ""
    end: str = ""
    as_of: str = ""
    source: str = ""

    def covers(self, day: str) -> bool:
        """Whether the post was held on that ISO date (partial dates compare by their known part)."""
        until = self.end or self.as_of
        return (not self.start or self.start <= day) and (not until or day[: len(until)] <= until)


@dataclass(frozen=True, slots=True)
class Membership:
    """A country in an international organisation."""

    organization: str
    country: str
    status: str
    """member, observer, candidate, associate, partner, suspended, former, signatory, co-chair."""
    since: str = ""
    until: str = ""
    as_of: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class BodyPattern:
    """How news names a body or post of a state: `{C_ADJ} (army|troops)`; the braces hold a demonym, country, capital
    or place."""

    pattern: str
    type: str
    sector: str
    function: str


@dataclass(frozen=True, slots=True)
class RoleTerm:
    """A common noun for an actor ("rebels", "lawmakers") with its CAMEO/PLOVER sector code."""

    term: str
    sector: str
    code: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name for a phrase matcher: the words, the label and the entry it names."""

    text: str
    label: Label
    entry: str
