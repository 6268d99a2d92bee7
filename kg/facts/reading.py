"""Reads a built graph into the values of `kg.facts`: one pass over its triples, then each resource by its class."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pyoxigraph
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS

from kg import terms
from kg.errors import InputError
from kg.export.forms import base_of
from kg.facts.index import Index, local
from kg.facts.paths import page_path
from kg.facts.values import STATUSES, Article, Claim, Fact, Facts, Post, Ref, Span, Thing
from kg.facts.words import pieces, sentences
from kg.store import read_folder

NO_TEXTS: Final[Mapping[str, str]] = MappingProxyType({})
#: The kind of a resource by its class, the first that fits.
KINDS: Final = tuple(
    (str(term), kind)
    for term, kind in (
        (terms.Article, "article"), (terms.Statement, "statement"), (terms.ControlPeriod, "control"), (terms.Conflict, "conflict"),
        (terms.Event, "event"), (terms.Treaty, "treaty"), (terms.Post, "post"), (terms.Country, "country"), (terms.Person, "person"),
        (terms.Organization, "organization"), (terms.Place, "place"), (terms.Actor, "organization"),
    )
)  # fmt: skip
OF_FACTS: Final = ("event", "statement", "conflict", "control", "treaty")
OF_THINGS: Final = ("country", "person", "organization", "place")
#: The roles of a fact by property, in the order in which they are shown.
ROLES: Final = tuple(
    (str(term), name)
    for term, name in (
        (terms.agent, "agent"), (terms.recipient, "recipient"), (terms.signatory, "signatory"), (terms.controller, "controller"),
        (terms.controlled, "controlled"), (terms.speaker, "speaker"), (terms.addressee, "addressee"), (terms.mediator, "mediator"),
        (terms.establishes, "establishes"), (terms.about, "about"), (terms.reports, "reports"), (terms.sem_hasPlace, "place"),
        (terms.signedAt, "signed at"),
    )
)  # fmt: skip
CODE: Final = re.compile(r" \([A-Z]+\)(?= > |$)")  # of the class, within the label of an event
ON, SINCE, UNTIL = (
    (str(terms.sem_hasTimeStamp), str(terms.signedOn)), (str(terms.sem_hasBeginTimeStamp),), (str(terms.sem_hasEndTimeStamp),),
)  # fmt: skip


def read_facts(folder: Path) -> Facts:
    """The graph in `folder` for readers, with the texts that it publishes; InputError for a folder that is no graph."""
    return facts_of(read_folder(folder), published_texts(folder))


def facts_of(triples: Collection[pyoxigraph.Triple], texts: Mapping[str, str] = NO_TEXTS) -> Facts:
    """The triples for readers; `texts` gives texts of articles by the SHA-256 of their UTF-8 form. InputError where there is no article."""
    return Reader(Index(triples), base_of(triples)).facts(texts)


def published_texts(folder: Path) -> dict[str, str]:
    """The texts that a graph publishes beside its triples, by their SHA-256; InputError for one that is not what its name says."""
    found = {}
    for file in sorted((folder / "articles").glob("*.txt")):
        content = file.read_bytes()
        if hashlib.sha256(content).hexdigest() != file.stem:
            raise InputError(f"{file}: not the text whose SHA-256 it is called by")
        found[file.stem] = content.decode("utf-8")
    return found


class Reader:
    """Makes the values of one index."""

    def __init__(self, index: Index, base: str) -> None:
        self.index, self.base = index, base
        self.refs: dict[str, Ref] = {}
        self.spans = {iri: self._span(iri) for iri in index.instances(str(terms.nif_OffsetBasedString))}
        self.claims: dict[str, list[Claim]] = defaultdict(list)
        for iri in index.instances(str(terms.Claim)):
            self.claims[index.value(iri, str(RDF.subject))].append(self._claim(iri))

    def facts(self, texts: Mapping[str, str]) -> Facts:
        """The whole graph."""
        kinds = {iri: kind for iri in self.index.out if (kind := self.ref(iri).kind)}
        of_article: dict[str, list[Span]] = defaultdict(list)
        for span in self.spans.values():
            of_article[span.article].append(span)
        articles = [self._article(iri, texts, of_article[iri]) for iri, kind in kinds.items() if kind == "article"]
        if not articles:
            raise InputError("no article in this graph, so there is nothing to show")
        facts = [self._fact(iri) for iri, kind in kinds.items() if kind in OF_FACTS]
        things = [self._thing(iri) for iri, kind in kinds.items() if kind in OF_THINGS]
        posts = [self._post(iri) for iri, kind in kinds.items() if kind == "post"]
        dataset = min(self.index.subjects(str(RDF.type), str(terms.dcat_Dataset)), default="")
        return Facts(
            base=self.base,
            title=self.index.value(dataset, str(DCTERMS.title)) or f"Knowledge graph of {len(articles)} news articles",
            licence=self.index.value(dataset, str(DCTERMS.license)),
            sha256=self.index.value(dataset, str(terms.schema_sha256)),
            triples=self.index.length,
            articles=tuple(sorted(articles, key=lambda article: (article.published, article.identifier))),
            facts=tuple(sorted(facts, key=lambda fact: (min(fact.spans, default=Span("", 0, 0, "")), fact.ref))),
            things=tuple(sorted(things, key=lambda thing: (thing.ref.label.casefold(), thing.ref))),
            posts=tuple(sorted(posts, key=lambda post: (post.ref.label.casefold(), post.ref))),
        )

    def ref(self, iri: str) -> Ref:
        """How a resource is named, of which kind it is, and where its pages lie."""
        if iri not in self.refs:
            types = set(self.index.values(iri, str(RDF.type)))
            kind = next((name for term, name in KINDS if term in types), "")
            label = " ".join(self.index.label(iri).split())
            if kind in OF_FACTS:
                label = CODE.sub("", label).replace(" > ", " → ")
            self.refs[iri] = Ref(label, kind, iri, page_path(iri, self.base) if kind else "")
        return self.refs[iri]

    def _refs(self, subject: str, predicate: str) -> tuple[Ref, ...]:
        return tuple(sorted({self.ref(iri) for iri in self.index.values(subject, predicate)}))

    def _span(self, iri: str) -> Span:
        value = self.index.value
        begin, end = (value(iri, str(term)) for term in (terms.nif_beginIndex, terms.nif_endIndex))
        if not (begin.isdecimal() and end.isdecimal()):
            raise InputError(f"<{iri}>: a span without begin and end; kg validate says more")
        return Span(value(iri, str(terms.nif_referenceContext)), int(begin), int(end), value(iri, str(terms.nif_anchorOf)))

    def _spans(self, iri: str, *predicates: str) -> tuple[Span, ...]:
        found = {span for predicate in predicates for span in self.index.values(iri, predicate)}
        return tuple(sorted(self.spans[span] for span in found if span in self.spans))

    def _status(self, iri: str) -> str:
        return local(self.index.value(iri, str(terms.status))).lower()

    def _sources(self, iri: str) -> tuple[Ref, ...]:
        words = [" ".join(span.words.split()) for span in self._spans(iri, str(terms.unresolved))]
        return (*self._refs(iri, str(terms.accordingTo)), *(Ref(f"“{each}”") for each in sorted(set(words))))

    def _claim(self, iri: str) -> Claim:
        value = self.index.value
        about = value(iri, str(RDF.object))
        return Claim(
            iri=iri,
            subject=self.ref(value(iri, str(RDF.subject))),
            predicate=local(value(iri, str(RDF.predicate))),
            value=self.ref(about) if about in self.index.out else Ref(about if "://" not in about else local(about)),
            status=self._status(iri),
            sources=self._sources(iri),
            confidence=value(iri, str(terms.confidence)),
            rules=tuple(self.index.label(rule) for rule in self.index.values(iri, str(terms.byRule))),
            paths=tuple(self.index.values(iri, str(terms.dependencyPath))),
            spans=self._spans(iri, str(terms.evidence)),
            contradicts=tuple(
                sorted({self.ref(self.index.value(other, str(RDF.subject))) for other in self.index.values(iri, str(terms.contradicts))})
            ),
        )

    def _claims(self, iri: str) -> tuple[Claim, ...]:
        return tuple(sorted(self.claims.get(iri, ()), key=lambda claim: (claim.spans, claim.predicate, claim.value, claim.iri)))

    def _article(self, iri: str, texts: Mapping[str, str], spans: Iterable[Span]) -> Article:
        value = self.index.value
        sha = value(iri, str(terms.schema_sha256))
        text = texts.get(sha)
        times = [span for span in self.index.subjects(str(terms.nif_referenceContext), iri) if self.index.value(span, str(terms.timeValue))]
        return Article(
            ref=self.ref(iri),
            identifier=value(iri, str(terms.schema_identifier)),
            sha256=sha,
            published=value(iri, str(terms.schema_datePublished)),
            credit=value(iri, str(terms.schema_creditText)),
            url=value(iri, str(terms.schema_url)),
            whole=text is not None,
            pieces=((0, text),) if text is not None else pieces(spans),
            times=tuple(sorted((self.spans[span], value(span, str(terms.timeValue))) for span in times)),
        )

    def _fact(self, iri: str) -> Fact:
        status, claims = self._status(iri), self._claims(iri)
        if status not in STATUSES:
            raise InputError(f"<{iri}>: without a status that is known; kg validate says more")
        own = self._spans(iri, str(terms.evidence), str(terms.trigger))
        when, quoted = self._spans(iri, str(terms.timeExpression)), self._spans(iri, str(terms.quoteSpan))
        every = tuple(sorted({*own, *when, *quoted, *(span for claim in claims for span in claim.spans)}))
        around = tuple(span for span in sentences(every) if span not in quoted)
        roles = ((name, self._refs(iri, predicate)) for predicate, name in ROLES)
        framed = self.index.values(iri, str(terms.framedAs))
        kinds = (*self.index.values(iri, str(terms.sem_eventType)), *self.index.values(iri, str(terms.treatyKind)))
        return Fact(
            ref=self.ref(iri),
            classes=(*(local(kind).removeprefix("kind-") for kind in kinds), *(f"“{words}”" for words in framed)),
            status=status,
            sources=self._sources(iri),
            roles=tuple((name, found) for name, found in roles if found),
            on=self._dates(iri, ON), since=self._dates(iri, SINCE), until=self._dates(iri, UNTIL),
            when=when,
            quote=self.index.value(iri, str(terms.quote)),
            quote_kind=local(self.index.value(iri, str(terms.quoteKind))).lower(),
            spans=every, own=tuple(span for span in own if span not in around and span not in quoted), quoted=quoted, sentences=around,
            claims=claims,
        )  # fmt: skip

    def _dates(self, iri: str, predicates: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({value for predicate in predicates for value in self.index.values(iri, predicate)}))

    def _thing(self, iri: str) -> Thing:
        value = self.index.value
        try:
            place = float(value(iri, str(terms.schema_latitude))), float(value(iri, str(terms.schema_longitude)))
        except ValueError:
            place = None
        posts = [(post, "held") for post in self._refs(iri, str(terms.holdsPost))]
        posts += [(post, "formerly held") for post in self._refs(iri, str(terms.heldPost))]
        names = self.index.values(iri, str(terms.placeName))
        return Thing(
            ref=self.ref(iri),
            classes=tuple(local(term) for term in self.index.values(iri, str(RDF.type))),
            names=tuple(self.index.values(iri, str(SKOS.altLabel))),
            same_as=tuple(self.index.values(iri, str(OWL.sameAs))),
            iso3=value(iri, str(terms.iso3)),
            country=self._refs(iri, str(terms.country)),
            within=self._refs(iri, str(terms.schema_containedInPlace)),
            place=place,
            posts=tuple(posts),
            place_names=tuple((self.index.label(name), local(value(name, str(terms.nameStatus))).lower()) for name in names),
            spans=self._spans(iri, str(terms.evidence)),
            claims=self._claims(iri),
        )

    def _post(self, iri: str) -> Post:
        holders = [
            (self.ref(person), words)
            for predicate, words in ((terms.holdsPost, "held"), (terms.heldPost, "formerly held"))
            for person in self.index.subjects(str(predicate), iri)
        ]
        return Post(
            ref=self.ref(iri),
            title=self.index.value(iri, str(terms.title)),
            of=self._refs(iri, str(terms.postOf)),
            holders=tuple(sorted(holders)),
            spans=self._spans(iri, str(terms.evidence)),
            claims=self._claims(iri),
        )
