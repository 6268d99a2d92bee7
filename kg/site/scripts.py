"""The data of the interactive pages as classic scripts, since a page opened from disk may not fetch.

Each file leaves one value of lists, texts and numbers under `newskg`; what the lists hold in which order is said at each function and
in `frontend/src/`. Texts are data there as well: the scripts put them into pages as text, never as mark-up.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable, Mapping

import pyoxigraph

from kg import terms
from kg.export.forms import order, used_prefixes
from kg.facts import STATUSES, Fact, Facts, Thing
from kg.facts.dyads import class_of, dyads, is_conflict
from kg.query import Query

PART = 20_000  # triples of the graph that the browser loads at a time

def script(name: str, value: object) -> bytes:
    """A script that leaves the value under `newskg.<name>`."""
    return f"(window.newskg??={{}}).{name}={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def search(facts: Facts) -> list[list[str]]:
    """Label, kind, path and other names of all that is searched: articles, entities, treaties and posts."""
    treaties = [fact.ref for fact in facts.facts if fact.ref.kind == "treaty"]
    rows = [[thing.ref.label, thing.ref.kind, thing.ref.path, " ".join((*thing.names, thing.iso3)).strip()] for thing in facts.things]
    rows += [[ref.label, ref.kind, ref.path, ""] for ref in sorted(treaties)]
    rows += [[post.ref.label, "post", post.ref.path, " ".join(ref.label for ref in post.of)] for post in facts.posts]
    rows += [[article.ref.label, "article", article.ref.path, article.identifier] for article in facts.articles]
    return [row for row in rows if row[2]]


def timeline(facts: Facts) -> list[list[object]]:
    """Date, until, class, label, number of the status, path, article and actors of every dated fact, in order of time."""
    titles = {article.ref.iri: article.ref.label for article in facts.articles}
    return [
        [
            fact.date,
            max(fact.until, default=""),
            class_of(fact),
            fact.ref.label,
            STATUSES.index(fact.status),
            fact.ref.path,
            "; ".join(titles[iri] for iri in fact.articles if iri in titles),
            " ".join(sorted({ref.label for _, refs in fact.roles for ref in refs})),
        ]
        for fact in sorted(facts.facts, key=lambda fact: (fact.date, fact.ref))
        if fact.date
    ]


def places(facts: Facts) -> list[list[object]]:
    """Label, kind, path, latitude, longitude, number of mentions, and the facts placed there, of every place with coordinates.

    A fact is its label, path, number of the status, class and date.
    """
    here: dict[str, list[Fact]] = {}
    for fact in facts.facts:
        for ref in fact.role("place", "signed at", "controlled"):
            here.setdefault(ref.iri, []).append(fact)

    def told(fact: Fact) -> list[object]:
        return [fact.ref.label, fact.ref.path, STATUSES.index(fact.status), class_of(fact), fact.date]

    return [
        [
            thing.ref.label, thing.ref.kind, thing.ref.path, *thing.place, len(thing.spans),
            [told(fact) for fact in here.get(thing.ref.iri, ())],
        ]
        for thing in facts.things
        if thing.place is not None
    ]  # fmt: skip


def network(facts: Facts) -> dict[str, object]:
    """Who does what to whom.

    `nodes`: label, kind, path and the number of the node that stands for its country, or its own. `classes`: name and whether
    it is conflict (1) or cooperation (0). `edges`: numbers of the one and the other, of class and status, path and words of the fact,
    and 1 where nobody is the recipient and both do it together.
    """
    countries = {thing.ref.iri: thing.country[0] for thing in facts.things if thing.country}
    found = [(fact, one, other, together) for fact in facts.facts for one, other, together in dyads(fact)]
    refs = {ref for _, one, other, _ in found for ref in (one, other)}
    refs |= {countries[ref.iri] for ref in refs if ref.iri in countries}
    nodes = {ref: at for at, ref in enumerate(sorted(refs))}
    classes = {name: at for at, name in enumerate(sorted({class_of(fact) for fact, *_ in found}))}
    return {
        "nodes": [[ref.label, ref.kind, ref.path, nodes.get(countries.get(ref.iri, ref), at)] for ref, at in nodes.items()],
        "classes": [[name, int(is_conflict(name))] for name in classes],
        "edges": [
            [
                nodes[one], nodes[other], classes[class_of(fact)], STATUSES.index(fact.status), fact.ref.path,
                " ".join(" ".join(span.words for span in fact.own).split()), int(together),
            ]
            for fact, one, other, together in found
        ],
    }  # fmt: skip


def unplaced(facts: Facts) -> list[Thing]:
    """The places that have no coordinates."""
    return [thing for thing in facts.things if thing.ref.kind in {"place", "country"} and thing.place is None]


def questions(queries: Iterable[Query], facts: Facts) -> dict[str, object]:
    """For the page of questions: `queries` are the name, question and text of each.

    `pages` are the beginnings of the paths below `base` that have pages, `prefixes` those that need not be declared.
    """
    begin = sorted({"/".join([*ref.path.split("/")[:-1][:2], ""]) for ref in facts.refs() if ref.path})
    texts = [[query.name, query.question, query.text] for query in queries]
    return {"base": facts.base, "pages": begin, "prefixes": dict(terms.PREFIXES), "queries": texts}


def graph(triples: Iterable[pyoxigraph.Triple]) -> list[str]:
    """The whole graph in parts of Turtle, each as the base64 of its gzip: small to carry, and loaded a part at a time."""
    ordered = sorted(triples, key=order)
    known = used_prefixes(ordered)
    return [_packed(ordered[at : at + PART], known) for at in range(0, len(ordered), PART)]


def _packed(triples: list[pyoxigraph.Triple], known: Mapping[str, str]) -> str:
    content = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.TURTLE, prefixes=dict(known))
    assert content is not None
    return base64.b64encode(gzip.compress(content, compresslevel=9, mtime=0)).decode("ascii")
