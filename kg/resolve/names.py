"""Names -> entities: what the knowledge base knows, what the document has named before, else an entity of its own."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg import knowledge
from kg.knowledge import Entry, Knowledge
from kg.records import Article, Form, Kind, Mention, Span
from kg.resolve.entities import ORGANIZATION_CLASSES, Entity, country_key, linked_key, slug

#: Tokens that a person's name may carry and that identify nobody.
PARTICLES = frozenset({"al", "el", "bin", "ibn", "de", "van", "von", "da", "di", "the", "jr", "sr"})
#: Which of several of one name, such as popes and kings.
NUMERAL = re.compile(r"[ivx]+")
DIRECTIONS = frozenset(
    {
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeastern", "northwestern",
        "southeastern", "southwestern",
    }
)  # fmt: skip
#: Prominence of those in the knowledge base who led a state, a government or a foreign ministry.
LEADER = 640
HEAD_OF_STATE = 690
#: So often a family name alone stands for somebody whom all know.
ALONE = 2
PLACE_CLASSES = {"city": "Settlement", "region": "Region"}
#: The type of a place of which the tables do not know whether it is a town, a river or a sea.
UNTYPED = "place"
#: A place of fewer people gives way to one with this much more prominence (of 1000), wherever the article is set.
TOWN, GREATER = 100_000, 90


class Names:
    """The entities of one article by name."""

    def __init__(
        self, article: Article, mentions: tuple[Mention, ...], titled: frozenset[Span] = frozenset(),
        indefinite: frozenset[Span] = frozenset(),
    ) -> None:  # fmt: skip
        """`titled` are the names that stand with the title of a head of state or government, `indefinite` what stands with "a"."""
        self.titled = titled
        self.indefinite = indefinite
        self.kb: Knowledge = knowledge.load()
        self.article = article
        self.entities: dict[str, Entity] = {}
        self._entries: dict[str, Entry | None] = {}
        self.countries_named: set[str] = set()
        mentions = (*mentions, *(owner for m in mentions if m.kind is Kind.ORGANIZATION for owner in m.of))
        for sure in (True, False):  # names of one country first: they decide between the countries of another name
            for mention in mentions:
                if mention.kind is Kind.COUNTRY and (len(mention.entries) == 1) == sure:
                    entry = self._country_entry(mention)
                    if entry is not None:
                        self.countries_named.add(entry.country)
        self._of_document = slug(article.id)
        self._persons = [(mention.span.begin, name_words(mention.span.text)) for mention in mentions if mention.kind is Kind.PERSON]

    def add(self, key: str, make: Callable[[], Entity]) -> Entity:
        """The entity of that key, made when it is new."""
        if key not in self.entities:
            self.entities[key] = make()
        return self.entities[key]

    def entry(self, identifier: str) -> Entry | None:
        """The knowledge base's entry, looked up once for the article."""
        if identifier not in self._entries:
            self._entries[identifier] = self.kb.by_id(identifier)
        return self._entries[identifier]

    def country(self, iso3: str) -> Entity | None:
        """The country with an alpha-3 code, None where the knowledge base has none."""
        entry = self.kb.by_iso3(iso3) if iso3 else None
        if entry is None:
            return None
        return self.add(
            country_key(iso3),
            lambda: Entity(
                country_key(iso3), Kind.COUNTRY, entry.label, iso3=iso3, wikidata=entry.wikidata, lat=entry.lat, lon=entry.lon,
                gender="neut", entry=entry,
            ),
        )

    def _country_entry(self, mention: Mention) -> Entry | None:
        """Of the countries with that name the one that the article names elsewhere ("Congo"), else the most prominent."""
        entries = [entry for ident in mention.entries if (entry := self.entry(ident)) is not None]
        here = [entry for entry in entries if entry.country in self.countries_named]
        return next(iter(here or entries), None)

    def named(self, mention: Mention) -> Entity | None:
        """The entity of a mention by name."""
        match mention.kind:
            case Kind.COUNTRY:
                entry = self._country_entry(mention)
                return self.country(entry.country) if entry is not None else None
            case Kind.PERSON:
                return self.person(mention)
            case Kind.ORGANIZATION:
                return self.organization(mention)
            case _:
                return self.place(mention)

    # persons

    def person(self, mention: Mention) -> Entity:
        """A person: one named before in the document, one the knowledge base knows, or a new one."""
        words = name_words(mention.span.text)
        known = self._person_before(words)
        if known is not None and len(words) == 1 and self._named_later(known, words[0]) and self._leader(mention) is not None:
            known = None  # "Trump" is not Mary Trump, who is named only after much was said of him
        if known is not None:
            known.names.add(mention.span.text)
            known.gender = known.gender or mention.gender
            return known
        entry = self._person_entry(mention) if len(words) > 1 else self._leader(mention)
        if entry is not None:
            key = linked_key("person", entry)
        elif len(words) > 1:
            key = f"person/{slug(mention.span.text)}"
        else:  # a bare surname says too little to be the same person in every article
            key = f"person/{slug(mention.span.text)}-{self._of_document}"
        found = self.add(key, lambda: Entity(key, Kind.PERSON, entry.label if entry else mention.span.text, entry=entry))
        if entry is not None:
            found.wikidata = entry.wikidata
            country = self.country(entry.country) if entry.country else None
            found.country = country.key if country is not None else None
        found.names.add(mention.span.text)
        found.gender = found.gender or mention.gender
        return found

    def _person_before(self, words: list[str]) -> Entity | None:
        for entity in reversed([e for e in self.entities.values() if e.kind is Kind.PERSON]):
            for name in sorted(entity.names):
                other = name_words(name)
                if words == other or _short_form(words, other) or _short_form(other, words):
                    return entity
        return None

    def _named_later(self, person: Entity, family_name: str) -> bool:
        """Whether the text has the family name alone `ALONE` times before it first names the person in full."""
        full = [name_words(name) for name in person.names]
        first = min((begin for begin, words in self._persons if len(words) > 1 and words in full), default=0)
        return sum(words == [family_name] and begin < first for begin, words in self._persons) >= ALONE

    def _person_entry(self, mention: Mention) -> Entry | None:
        """Of the persons with that full name the one whose country the article names; the only one otherwise.

        Who is called so comes before who is also called so.
        """
        found = [entry for ident in mention.entries if (entry := self.entry(ident)) is not None]
        entries = [entry for entry in found if slug(entry.label) == slug(mention.span.text)] or found
        here = [entry for entry in entries if entry.country in self.countries_named]
        if here:
            return here[0]
        if not entries:
            return self._longer_name(mention)
        return entries[0] if len({entry.country for entry in entries if entry.country}) <= 1 else None

    def _longer_name(self, mention: Mention) -> Entry | None:
        """The leader whose first and family name the text gives with more between ("Omar Hassan al-Bashir")."""
        words = name_words(mention.span.text)
        if len(words) < 3:
            return None
        found = [
            entry
            for entry in self.kb.surname(words[-1])
            if entry.prominence >= LEADER and name_words(entry.label)[0] == words[0] and len(name_words(entry.label)) < len(words)
        ]
        return found[0] if len({entry.country for entry in found}) == 1 else None

    def _leader(self, mention: Mention) -> Entry | None:
        """The person meant by a bare family name: the only leader of that name among the countries that the article names.

        Where it names none of theirs, with the title of a head of state or government the one who is far better known.
        """
        found = [e for e in self.kb.surname(mention.span.text, on=self.article.published) if e.prominence >= LEADER]
        here = [entry for entry in found if entry.country in self.countries_named]
        if len(here) == 1:
            return here[0]
        known = sorted((entry.prominence for entry in found), reverse=True)
        least = LEADER if mention.span in self.titled else HEAD_OF_STATE
        if here or not known or known[0] < least or (len(known) > 1 and known[0] - known[1] < GREATER):
            return None
        return max(found, key=lambda entry: entry.prominence)

    # organisations

    def organization(self, mention: Mention) -> Entity:
        """An organisation: one the knowledge base knows, one named before (also by its shorter name), or a new one."""
        country = next((e for m in mention.of if m.kind is Kind.COUNTRY and (e := self.named(m)) is not None), None)
        entry = self._best(mention, country)
        if entry is None:
            before = self._person_before(name_words(mention.span.text)) or self._organization_before(mention, country)
            if before is not None:
                before.names.add(mention.span.text)
                return before
        key = linked_key("organization", entry) if entry is not None else f"organization/{slug(self._full_name(mention, country))}"
        if entry is None and country is None and mention.category in {"body", "force", "police"}:
            key = f"{key}-{self._of_document}"  # "the Foreign Ministry" is another one in another article
        label = entry.label if entry is not None else self._full_name(mention, country)
        found = self.add(key, lambda: Entity(key, Kind.ORGANIZATION, label, entry=entry, gender="neut"))
        found.names.add(mention.span.text)
        kinds = (entry.type if entry is not None else "", mention.category)
        forms = [form for kind in kinds for form in (kind, kind.split("/")[0])]  # "armed_group/insurgent"
        found.classes.update([ORGANIZATION_CLASSES[form] for form in forms if form in ORGANIZATION_CLASSES][:1])
        found.category = found.category or mention.category or kinds[0]
        if entry is not None:
            found.wikidata = entry.wikidata
            if country is None and entry.country and "IntergovernmentalOrganization" not in found.classes:
                country = self.country(entry.country)
        if country is not None and "IntergovernmentalOrganization" not in found.classes:
            found.country = found.country or country.key
        return found

    @staticmethod
    def _full_name(mention: Mention, country: Entity | None) -> str:
        """The name, with the country where it stands outside ("Iran's Guardian Council")."""
        name = mention.span.text
        inside = any(mention.span.covers(m.span) for m in mention.of)
        if country is None or inside or len(name.split()) > 2 or not mention.category:
            return name
        return f"{name} ({country.label})"

    def _organization_before(self, mention: Mention, country: Entity | None) -> Entity | None:
        words = name_words(mention.span.text)
        for entity in reversed([e for e in self.entities.values() if e.kind is Kind.ORGANIZATION and e.named]):
            if country is not None and entity.country not in {None, country.key}:
                continue
            for name in sorted(entity.names):
                other = name_words(name)
                same = words == other or (len(other) > len(words) and other[-len(words) :] == words)
                if same or (len(words) == 1 and mention.span.text.isupper() and words[0] == initials(name)):
                    return entity
        return None

    def _best(self, mention: Mention, country: Entity | None) -> Entry | None:
        """Of the organisations with that name the one of the country meant; a body of a state is none without one."""
        entries = [entry for ident in mention.entries if (entry := self.entry(ident)) is not None]
        if country is not None:
            general = [] if mention.category in {"body", "force", "police"} else [e for e in entries if not e.country]
            return next(iter([*(e for e in entries if e.country == country.iso3), *general]), None)
        here = [e for e in entries if not e.country or e.country in self.countries_named]
        if mention.category in {"body", "force", "police"}:  # "the Foreign Ministry" alone is nobody's in particular
            return next((e for e in here if e.country or e.type.startswith("igo")), None)
        unsure = len({entry.wikidata or entry.id for entry in entries}) > 1
        if mention.span.text.isupper():  # "AFP" is no party of Senegal in an article that does not speak of it
            unsure = unsure or any(entry.type == "party" for entry in entries)
        return next(iter(here if unsure else entries), None)

    # places

    def place(self, mention: Mention) -> Entity:
        """A place: of several with the name the one in a country that the article names, else the greatest."""
        entries = [entry for ident in mention.entries if (entry := self.entry(ident)) is not None]
        here = [e for e in entries if e.country in self.countries_named or set(e.countries) & self.countries_named]
        entry = next(iter(here or entries), None)
        if here and here[0].population < TOWN and entries[0].prominence > here[0].prominence + GREATER:
            entry = entries[0]  # not Geneva, Illinois, because the article names the United States
        if entry is not None and mention.category == "city" and not entry.id.startswith("gn:"):
            entry = next((e for e in entries if e.id.startswith("gn:")), entry)
        if entry is None:
            before = self._person_before(name_words(mention.span.text)) or self._place_before(mention)
            if before is not None:
                return before
        key = linked_key("place", entry) if entry is not None else f"place/{slug(mention.span.text)}"
        label = entry.label if entry is not None else mention.span.text
        found = self.add(key, lambda: Entity(key, Kind.PLACE, label, entry=entry, gender="neut", category=mention.category))
        found.names.add(mention.span.text)
        if entry is not None:  # the tables say what it is, whatever an article takes it for
            found.classes.update(["Settlement" if entry.id.startswith("gn:") else "Region"] if entry.type != UNTYPED else ())
        elif mention.category in PLACE_CLASSES and not found.classes:
            found.classes.add(PLACE_CLASSES[mention.category])
        if entry is None and (named := self.kb.country(_without_direction(mention.span.text))) is not None:
            country = self.country(named.country)  # "southern Peru"
            found.country = country.key if country is not None else None
        if entry is not None:
            found.wikidata, found.lat, found.lon = entry.wikidata, entry.lat, entry.lon
            country = self.country(entry.country) if entry.country else None
            found.country = country.key if country is not None else None
        return found

    def _place_before(self, mention: Mention) -> Entity | None:
        words = name_words(mention.span.text)
        for entity in self.entities.values():
            if entity.kind is Kind.PLACE and any(name_words(name) == words for name in sorted(entity.names)):
                return entity
        return None


def _without_direction(name: str) -> str:
    """The name without a first word such as "southern"."""
    first, _, rest = name.partition(" ")
    return rest if first.casefold() in DIRECTIONS else name


def name_words(name: str) -> list[str]:
    """The words of a name in plain lower case."""
    return [word for word in slug(name).split("-") if word]


def initials(name: str) -> str:
    """The first letters of the words of a name, lower case ("Free Aceh Movement" -> "fam")."""
    return "".join(word[0] for word in name_words(name) if word not in {"of", "the", "for", "and"})


def _short_form(short: list[str], full: list[str]) -> bool:
    """Whether the shorter name can stand for the longer: its last words, or its first where the family name leads."""
    if not short or len(short) >= len(full) or (short[0] in PARTICLES and len(short) == 1):
        return False
    trimmed = [word for word in short if word not in PARTICLES]
    tail = [word for word in full if word not in PARTICLES]
    if len(tail) > 1 and NUMERAL.fullmatch(tail[-1]):
        tail.pop()  # "Pope Benedict" after "Benedict XVI"
    if not trimmed:
        return False
    if tail[-len(trimmed) :] == trimmed or (len(trimmed) == 1 and tail[0] == trimmed[0] and len(tail[0]) <= 4):
        return True
    return len(trimmed) == 2 and len(tail) > 2 and trimmed[0] == tail[0] and trimmed[-1] == tail[-1]


def is_name(mention: Mention) -> bool:
    """Whether the mention names its entity by itself."""
    return mention.form in {Form.NAME, Form.DEMONYM}
