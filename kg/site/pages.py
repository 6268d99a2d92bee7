"""The pages of the site: each resource by its template, with what the whole graph says of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

import jinja2

from kg import __version__
from kg.facts import STATUSES, Article, Claim, Fact, Facts, Post, Ref, Span, Thing
from kg.facts.paths import href
from kg.facts.words import context, sentences
from kg.site.lighting import items, segments

WIDTH: Final = 70  # characters of context on each side of a mention
SHOWN: Final = 3  # mentions of an article that are shown with their context; the others are links
#: What an entity does in the facts in which it has these roles, in the order of its page.
PARTS: Final = (
    ("does", ("agent", "signatory", "controller")),
    ("is done to", ("recipient", "controlled")),
    ("says", ("speaker",)),
    ("is told", ("addressee",)),
    ("mediates", ("mediator",)),
    ("is spoken of", ("about",)),
    ("is set up by", ("establishes",)),
    ("is the place of", ("place", "signed at")),
)

KINDS: Final = (("country", "Countries"), ("person", "Persons"), ("organization", "Organizations"), ("place", "Places"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention in its context; `at` is where its words begin."""

    at: int
    before: str
    words: str
    after: str


class Pages:
    """Renders pages of one graph; the same bytes for the same graph."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.articles = {article.ref.iri: article for article in facts.articles}
        self.order = {article.ref.iri: at for at, article in enumerate(facts.articles)}
        self.by_iri = {fact.ref.iri: fact for fact in facts.facts}
        self.taking_part: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
        self.told_by: dict[str, list[Fact]] = defaultdict(list)
        self.sourced: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts.facts:
            for name, refs in fact.roles:
                for ref in refs:
                    self.taking_part[ref.iri][name].append(fact)
            for ref in fact.sources:
                self.sourced[ref.iri].append(fact)
            for article in fact.articles:
                self.told_by[article].append(fact)
        self.environment = environment()
        self.environment.globals.update(
            site=facts, version=__version__, statuses=STATUSES, articles=self.articles, mentions=self.mentions, passages=self.passages
        )

    def render(self, template: str, path: str, /, **values: Any) -> bytes:
        """The page at `path` (below the site, with its ending) from a template."""
        page = self.environment.get_template(template).render(root="../" * path.count("/"), path=path, **values)
        return page.encode("utf-8")

    def front(self, comments: Mapping[str, str]) -> bytes:
        """The start page; `comments` say what each status means."""
        facts, kinds = self.facts, Counter(fact.ref.kind for fact in self.facts.facts)
        counts = [
            (len(facts.articles), "articles", "#articles"),
            (len(facts.things), "names", "names.html"),
            (kinds["event"] + kinds["conflict"] + kinds["control"], "events", "timeline.html"),
            (kinds["statement"], "statements", "timeline.html"),
            (kinds["treaty"], "treaties", "treaties.html"),
        ]
        found = Counter(fact.status for fact in facts.facts)
        most = max(found.values(), default=1)
        standings = [(status, found[status], round(100 * found[status] / most), comments[status]) for status in STATUSES]
        listed = [(article, len(self.told_by[article.ref.iri])) for article in facts.articles]
        return self.render("index.html", "index.html", counts=counts, standings=standings, listed=listed)

    def article(self, article: Article, things: Iterable[Thing], posts: Iterable[Post]) -> bytes:
        """The page of an article, with its words to be lit; `things` and `posts` are those that it mentions."""
        lit = items(article, self.told_by[article.ref.iri], things, posts)
        counts = {status: sum(item.fact is not None and item.fact.status == status for item in lit) for status in STATUSES}
        cut = list(segments(article, lit))
        return self.render("article.html", f"{article.ref.path}.html", article=article, items=lit, segments=cut, counts=counts)

    def thing(self, thing: Thing) -> bytes:
        """The page of an entity."""
        roles = self.taking_part[thing.ref.iri]
        parts = [(words, _once(fact for name in names for fact in roles.get(name, ()))) for words, names in PARTS]
        parts.append(("is given as the source", _once(self.sourced.get(thing.ref.iri, ()))))
        every = _once(fact for _, found in parts for fact in found)
        return self.render(
            "thing.html", f"{thing.ref.path}.html", thing=thing, roles=[part for part in parts if part[1]], dated=dated(every)
        )

    def post(self, post: Post) -> bytes:
        """The page of a post."""
        return self.render("post.html", f"{post.ref.path}.html", post=post)

    def fact(self, fact: Fact) -> bytes:
        """The page of an event, a statement, a treaty, a conflict or a period of control."""
        telling = [self.by_iri[ref.iri] for claim in fact.claims for ref in claim.contradicts if ref.iri in self.by_iri]
        reported = self.taking_part[fact.ref.iri].get("reports", [])
        return self.render("fact.html", f"{fact.ref.path}.html", fact=fact, contradicted=_once(telling), reported=reported)

    def names(self) -> bytes:
        """The page of all entities and posts, by kind."""
        things = self.facts.things
        found = [(kind, words, [(each, named(each.country)) for each in things if each.ref.kind == kind]) for kind, words in KINDS]
        posts = ("post", "Posts", [(post, named(post.of)) for post in self.facts.posts])
        return self.render("names.html", "names.html", groups=[*found, posts])

    def treaties(self) -> bytes:
        """The table of treaties, by date; those without one last."""
        found = [fact for fact in self.facts.facts if fact.ref.kind == "treaty"]
        return self.render("treaties.html", "treaties.html", treaties=sorted(found, key=lambda fact: (not fact.date, fact.date, fact.ref)))

    def mentions(self, spans: Iterable[Span]) -> list[tuple[Article, list[Mention], list[Span]]]:
        """The mentions by article: the first ones with their context, then the spans of the others."""
        found: dict[str, list[Span]] = defaultdict(list)
        for span in spans:
            if span.article in self.articles:
                found[span.article].append(span)
        return [
            (self.articles[iri], [self.mention(span) for span in found[iri][:SHOWN]], found[iri][SHOWN:])
            for iri in sorted(found, key=lambda iri: self.order[iri])
        ]

    def mention(self, span: Span) -> Mention:
        """A mention in what is known of the text around it."""
        return Mention(span.begin, *context(self.articles[span.article], span.begin, span.end, width=WIDTH))

    def passages(self, fact: Fact) -> list[tuple[Article, int, list[tuple[str, bool]]]]:
        """The sentences of a fact, or what is known around its words: the article, where, and the text with its words marked."""
        found = []
        for iri in fact.articles:
            article = self.articles.get(iri)
            if article is None:
                continue
            words = [span for span in fact.spans if span.article == iri and span not in fact.sentences]
            around = [span for span in fact.sentences if span.article == iri and not any(_inside(span, other) for other in fact.sentences)]
            found += [(article, each.begin, marked(each, words)) for each in around]
            for span in words:
                if not any(each.begin <= span.begin and span.end <= each.end for each in around):
                    mention = self.mention(span)
                    found.append((article, span.begin, [(mention.before, False), (mention.words, True), (mention.after, False)]))
        return found


def marked(sentence: Span, words: Iterable[Span]) -> list[tuple[str, bool]]:
    """The text of a sentence in parts, each with whether it is among the words."""
    cuts = {sentence.begin, sentence.end}
    inside = [span for span in words if sentence.begin <= span.begin and span.end <= sentence.end]
    cuts |= {at for span in inside for at in (span.begin, span.end)}
    parts: list[tuple[str, bool]] = []
    for begin, end in zip(sorted(cuts), sorted(cuts)[1:], strict=False):
        text, lit = sentence.words[begin - sentence.begin : end - sentence.begin], any(s.begin <= begin and end <= s.end for s in inside)
        if parts and parts[-1][1] == lit:
            parts[-1] = parts[-1][0] + text, lit
        else:
            parts.append((text, lit))
    return parts


def dated(facts: Iterable[Fact]) -> list[tuple[str, list[Fact]]]:
    """The facts that have a date, by year, in the order of time."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in sorted((fact for fact in facts if fact.date), key=lambda fact: (fact.date, fact.ref)):
        found[fact.date[:4]].append(fact)
    return list(found.items())


def environment() -> jinja2.Environment:
    """The templates; whatever comes from an article is escaped."""
    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(_template), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    made.filters.update(href=href, external=external, known=known_as, words=words_of)
    return made


def external(address: str) -> str:
    """The address where it is one of the web, else "": no other scheme becomes a link."""
    return address if address.startswith(("https://", "http://")) else ""


def known_as(iri: str) -> str:
    """The name of a site and the identifier there, for a link to another IRI of an entity."""
    host = iri.split("/")[2].removeprefix("www.") if iri.count("/") > 2 else iri
    names: Mapping[str, str] = {"wikidata.org": "Wikidata", "sws.geonames.org": "GeoNames"}
    return f"{names.get(host, host)} {iri.rstrip('/').rsplit('/', 1)[-1]}"


def words_of(claim: Claim) -> list[str]:
    """The words that a claim rests on, without the sentences around them."""
    around = sentences(claim.spans)
    return list(dict.fromkeys(span.words for span in claim.spans if span not in around))


def _template(name: str) -> str | None:
    file = files("kg") / "site" / "templates" / name
    return file.read_text(encoding="utf-8") if file.is_file() else None


def _once(facts: Iterable[Fact]) -> list[Fact]:
    return list(dict.fromkeys(facts))


def _inside(span: Span, other: Span) -> bool:
    return span != other and other.begin <= span.begin and span.end <= other.end and span.article == other.article


def named(refs: Iterable[Ref]) -> str:
    """The names in a row."""
    return ", ".join(ref.label for ref in refs)
