"""Looks up names, posts and places in the compiled file. Between the file that `store` writes and the annotators and
`resolve`."""

from __future__ import annotations

import atexit
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from kg.errors import MissingExtra
from kg.knowledge.bodies import StateBody, body_rules, state_body
from kg.knowledge.decode import ENTRY, TENURE, entry_of, metonym_of, names_of, shows, tenure_of
from kg.knowledge.keys import name_key, singulars, skeleton, without_title
from kg.knowledge.values import (
    BodyPattern,
    Demonym,
    Entry,
    Kind,
    Membership,
    Metonym,
    Name,
    Phrase,
    RoleTerm,
    Tenure,
)

DATA = Path(__file__).parent / "knowledge.sqlite"


class Knowledge:
    """The compiled knowledge base, read only; every look-up gives frozen values, the most prominent first."""

    def __init__(self, path: Path) -> None:
        """Opens the file. Raises MissingExtra where there is none."""
        if not path.is_file():
            raise MissingExtra(f"no compiled knowledge base at {path}: make it with `kg knowledge KB_DIR`")
        self._rows = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._rows.row_factory = sqlite3.Row
        atexit.register(self._rows.close)
        self._named = lru_cache(maxsize=8192)(self._find_named)
        self._identified = lru_cache(maxsize=8192)(self._find_identified)
        self._ids: dict[int, str] = {}  # identifiers by number, those that were looked at
        self._last: int = self._rows.execute("SELECT max(no) FROM entry").fetchone()[0]
        self._demonyms = self._index(Demonym(*row) for row in self._all("demonym"))
        self._metonyms: dict[str, tuple[Metonym, ...]] = {}
        for row in self._all("metonym"):
            metonym = metonym_of(row)
            key = name_key(metonym.name)
            self._metonyms[key] = (*self._metonyms.get(key, ()), metonym)
        countries = [
            entry_of(row)
            for row in self._rows.execute(ENTRY + "WHERE s.kind = 'country' ORDER BY e.prominence, e.id DESC")
        ]
        self._iso3 = {entry.country: entry for entry in countries if entry.country}
        self._iso2 = {iso2: entry for entry in countries if (iso2 := entry.fact("iso2"))}
        self._ambiguous = frozenset(row[0] for row in self._all("ambiguous"))

    def _all(self, table: str) -> Iterator[Any]:
        yield from self._rows.execute(f"SELECT * FROM {table}")

    def _index(self, demonyms: Iterable[Demonym]) -> dict[str, tuple[Demonym, ...]]:
        """Demonyms by key."""
        index: dict[str, tuple[Demonym, ...]] = {}
        for demonym in demonyms:
            key = name_key(demonym.word)
            index[key] = (*index.get(key, ()), demonym)
        return index

    def __len__(self) -> int:
        """How many entries there are."""
        return self._last

    # names

    def _find_named(self, name: str) -> tuple[Entry, ...]:
        found = self._rows.execute(
            ENTRY.replace(" FROM", ", n.strict AS strict FROM", 1)
            + "JOIN name n ON n.entry = e.no WHERE n.key = ? ORDER BY n.rank DESC, e.no",
            (name_key(name),),
        )
        return tuple(entry_of(row) for row in found if shows(name, row["strict"]))

    def by_name(self, name: str, *, kinds: Collection[Kind] | None = None) -> tuple[Entry, ...]:
        """All entries that bear the name, in any spelling of case, accents, hyphens and dots; short names in their own
        case only."""
        found = self._named(name)
        return found if kinds is None else tuple(entry for entry in found if entry.kind in kinds)

    def by_id(self, identifier: str) -> Entry | None:
        """The entry with that identifier."""
        return self._identified(identifier)

    def _find_identified(self, identifier: str) -> Entry | None:
        """Halves the identifiers, which the file keeps in order."""
        low, high = 1, self._last
        while low <= high:
            middle = (low + high) // 2
            here = self._ids.get(middle)
            if here is None:
                here = self._ids[middle] = self._rows.execute("SELECT id FROM entry WHERE no = ?", (middle,)).fetchone()[0]
            if here == identifier:
                return entry_of(self._rows.execute(ENTRY + "WHERE e.no = ?", (middle,)).fetchone())
            low, high = (middle + 1, high) if here < identifier else (low, middle - 1)
        return None

    def by_wikidata(self, item: str) -> Entry | None:
        """The entry with that Wikidata item (`Q43`)."""
        row = self._rows.execute(
            ENTRY + "WHERE e.wikidata = ? AND e.wikidata > 0 ORDER BY e.prominence DESC", (item.removeprefix("Q"),)
        ).fetchone()
        return entry_of(row) if row else self.by_id(f"wd:{item}")

    def names(self, entry: Entry) -> tuple[Name, ...]:
        """The entry's names with the sort of each."""
        row = self._rows.execute(
            ENTRY + "JOIN name n ON n.entry = e.no WHERE n.key = ? AND e.id = ?", (name_key(entry.label), entry.id)
        ).fetchone()
        return names_of(row) if row else ()

    # countries

    def country(self, name: str) -> Entry | None:
        """The country or territory of that name; a present state before a former one, "Georgia" the country; not a
        demonym."""
        found = self.by_name(name, kinds={"country"})
        return found[0] if found else None

    def by_iso3(self, code: str) -> Entry | None:
        """The country with that ISO 3166 alpha-3 code."""
        return self._iso3.get(code.upper())

    def by_iso2(self, code: str) -> Entry | None:
        """The country with that ISO 3166 alpha-2 code."""
        return self._iso2.get(code.upper())

    def countries(self) -> tuple[Entry, ...]:
        """All countries and territories, in the order of their codes."""
        return tuple(self._iso3[code] for code in sorted(self._iso3))

    def demonym(self, word: str) -> tuple[Demonym, ...]:
        """The countries whose people or things the word names: "Turkish", "Turk", "Turks"; empty for "Kurdish" and
        "Arab"."""
        if not word[:1].isupper():
            return ()
        found = self._demonyms.get(name_key(word), ())
        return tuple(sorted(found, key=lambda demonym: (-self._weight(demonym.country), demonym.country, demonym.form)))

    def demonyms(self) -> tuple[Demonym, ...]:
        """All demonyms."""
        return tuple(demonym for key in sorted(self._demonyms) for demonym in self._demonyms[key])

    def _weight(self, country: str) -> int:
        entry = self._iso3.get(country)
        return entry.prominence if entry else 0

    def capital(self, name: str) -> Entry | None:
        """The country whose capital has that name."""
        found = [
            metonym
            for metonym in self._metonyms.get(name_key(name), ())
            if metonym.kind == "capital" and metonym.country
        ]
        return max(
            (self._iso3[metonym.country] for metonym in found if metonym.country in self._iso3),
            key=lambda entry: entry.prominence,
            default=None,
        )

    def metonym(self, name: str) -> tuple[Metonym, ...]:
        """What a building, street, capital or seat stands for; buildings first, then capitals, then seats of
        organisations."""
        order = ("building", "capital", "seat")
        return tuple(sorted(self._metonyms.get(name_key(name), ()), key=lambda metonym: order.index(metonym.kind)))

    def metonyms(self) -> tuple[Metonym, ...]:
        """All metonyms."""
        return tuple(metonym for key in sorted(self._metonyms) for metonym in self._metonyms[key])

    # persons

    def person(self, name: str, *, country: str | None = None) -> tuple[Entry, ...]:
        """Persons of that full name (titles before it do not count), those of the country first; other
        transliterations only where no name is the same."""
        name = without_title(name) or name
        found = self.by_name(name, kinds={"person"})
        if not found and (key := skeleton(name)):
            query = ENTRY + "JOIN skeleton k ON k.entry = e.no WHERE k.key = ? ORDER BY e.prominence DESC, e.no"
            found = tuple(entry_of(row) for row in self._rows.execute(query, (key,)))
        return tuple(sorted(found, key=lambda entry: entry.country != country)) if country else found

    def surname(
        self, name: str, *, country: str | None = None, on: str | None = None, limit: int = 20
    ) -> tuple[Entry, ...]:
        """Persons with that family name: of the country, in a post on that day (ISO), then the most prominent."""
        where, wanted = "WHERE k.key = ? ", [name_key(name)]
        if country:
            where, wanted = where + "AND e.country = ? ", [*wanted, country]
        query = ENTRY + "JOIN surname k ON k.entry = e.no " + where + "ORDER BY e.prominence DESC, e.no LIMIT 200"
        found = [entry_of(row) for row in self._rows.execute(query, wanted)]
        if on:
            found.sort(key=lambda entry: not any(tenure.covers(on) for tenure in self.tenures(entry)))
        return tuple(found[:limit])

    def tenures(self, person: Entry) -> tuple[Tenure, ...]:
        """The posts of a person, the earliest first."""
        number = self._rows.execute(
            "SELECT e.no FROM entry e JOIN name n ON n.entry = e.no WHERE n.key = ? AND e.id = ?",
            (name_key(person.label), person.id),
        ).fetchone()
        if number is None:
            return ()
        found = self._rows.execute(TENURE + "WHERE t.person = ? ORDER BY t.started, p.role, p.title", (number[0],))
        return tuple(tenure_of(row) for row in found)

    def holders(self, country: str, role: str, on: str | None = None) -> tuple[Tenure, ...]:
        """Who held that role (foreign_minister, …) of the country (alpha-3) on that day, or at any time; the latest
        first."""
        found = self._rows.execute(
            TENURE + "WHERE p.country = ? AND p.role = ? ORDER BY t.started DESC, e.id", (country, role)
        )
        return tuple(tenure for row in found if (tenure := tenure_of(row)) and (on is None or tenure.covers(on)))

    def titles(self) -> tuple[tuple[str, str, str], ...]:
        """Known posts: title, role, Wikidata item."""
        return tuple((row["text"], row["role"], row["wikidata"]) for row in self._all("title"))

    def is_first_name(self, word: str) -> bool:
        """Whether two or more known persons bear the word as their first name."""
        return self._rows.execute("SELECT 1 FROM first_name WHERE key = ?", (name_key(word),)).fetchone() is not None

    def gender(self, first_name: str) -> str:
        """male or female where nine in ten of at least three known bearers are, else an empty string."""
        row = self._rows.execute(
            "SELECT male, female FROM first_name WHERE key = ?", (name_key(first_name),)
        ).fetchone()
        male, female = (row["male"], row["female"]) if row else (0, 0)
        if male + female < 3:
            return ""
        return "male" if male >= 0.9 * (male + female) else "female" if female >= 0.9 * (male + female) else ""

    def is_surname(self, word: str) -> bool:
        """Whether a known person bears the word as a family name."""
        return (
            self._rows.execute("SELECT 1 FROM surname WHERE key = ? LIMIT 1", (name_key(word),)).fetchone() is not None
        )

    # places, organisations, words

    def place(self, name: str, *, country: str | None = None) -> tuple[Entry, ...]:
        """Regions and cities of that name, those of the country first, then by size."""
        found = self.by_name(name, kinds={"place"})
        return tuple(sorted(found, key=lambda entry: entry.country != country)) if country else found

    def organization(self, name: str, *, country: str | None = None) -> tuple[Entry, ...]:
        """Organisations of that name or abbreviation, those of the country first."""
        found = self.by_name(name, kinds={"organization"})
        return tuple(sorted(found, key=lambda entry: entry.country != country)) if country else found

    def memberships(self, *, organization: str | None = None, country: str | None = None) -> tuple[Membership, ...]:
        """Who is in an organisation (`org:NATO`), or in what organisations a country (alpha-3) is, with status and
        dates."""
        return tuple(
            member
            for member in self._memberships()
            if organization in (None, member.organization) and country in (None, member.country)
        )

    def _memberships(self) -> Iterator[Membership]:
        for row in self._all("membership"):
            for country in row["countries"].split():
                yield Membership(
                    row["organization"], country, row["status"], row["since"], row["until"], row["as_of"], row["source"]
                )

    def members(self, organization: str, on: str | None = None) -> tuple[str, ...]:
        """Alpha-3 codes of the members of an organisation, now or on a day; dates are known for the UN, EU, NATO and
        few others."""
        return tuple(
            sorted(
                {
                    member.country
                    for member in self.memberships(organization=organization)
                    if member.status == "member"
                    and (on is None or not member.since or member.since <= on[: len(member.since)])
                }
            )
        )

    def body_patterns(self) -> tuple[BodyPattern, ...]:
        """How news names ministries, parliaments, armies and posts of a state."""
        return tuple(BodyPattern(*row) for row in self._all("body_pattern"))

    def state_body(self, name: str) -> StateBody | None:
        """The body or post of a country that the words describe: "Indian troops", "Norway's Foreign Ministry",
        "parliament of Iraq"."""
        return state_body(name, self._body_rules, self._country_of)

    @cached_property
    def _body_rules(self) -> tuple[tuple[re.Pattern[str], bool, BodyPattern], ...]:
        return body_rules(self.body_patterns())

    def _country_of(self, words: str) -> str:
        """Alpha-3 code of a country's adjective or name."""
        demonyms = self.demonym(words)
        if demonyms and demonyms[0].form == "adjective":
            return demonyms[0].country
        entry = self.country(words)
        return entry.country if entry else ""

    def sector(self, term: str) -> str:
        """The CAMEO/PLOVER sector (GOV, MIL, REB, OPP, …) of a common noun for actors, in singular or plural, or ""."""
        for key in (name_key(term), *singulars(name_key(term))):
            row = self._rows.execute("SELECT sector FROM role_term WHERE key = ?", (key,)).fetchone()
            if row:
                return str(row["sector"])
        return ""

    def role_terms(self) -> tuple[RoleTerm, ...]:
        """All common nouns for actors with their sector."""
        return tuple(RoleTerm(row["term"], row["sector"], row["code"]) for row in self._all("role_term"))

    def is_ambiguous(self, word: str) -> bool:
        """Whether the name is a common English word too (Reading, Nice, Mobile), so that it names nothing without
        further signs."""
        return name_key(word) in self._ambiguous

    def entries(self, *, kinds: Collection[Kind] | None = None, least: int = 0) -> Iterator[Entry]:
        """All entries of a prominence, in the order of their identifiers."""
        for row in self._rows.execute(ENTRY + "WHERE e.prominence >= ? ORDER BY e.no", (least,)):
            if kinds is None or row["kind"] in kinds:
                yield entry_of(row)

    def gazetteer(self) -> Iterator[Phrase]:
        """Names for a phrase matcher that matches case, with their label and entry, in the order of the names; see
        `phrases`."""
        for row in self._rows.execute(
            "SELECT p.text, p.label, e.id FROM phrase p JOIN entry e ON e.no = p.entry ORDER BY p.rowid"
        ):
            yield Phrase(*row)


@cache
def load() -> Knowledge:
    """The knowledge base that the package carries, opened once. Raises MissingExtra where the file is missing."""
    return Knowledge(DATA)
