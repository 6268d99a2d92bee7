"""Adds articles to a built graph and takes them out of it, without reading the others again.

The folder keeps for each article what it says of entities and posts (`articles/<sha256>.ttl`), beside the file of what stands on
its words alone; together they are its part, and the graph is composed of the parts as a build of all articles composes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from kg import __version__
from kg.annotate import load_pipeline
from kg.annotate.pipeline import pipeline_identity
from kg.build import CLAIMS, DATASET, ENTITIES, RUN, Built, Made, compose, read_parts
from kg.corrections import NAME as CORRECTIONS
from kg.corrections import Correction, file_iri, read_corrections
from kg.errors import InputError
from kg.graph import ArticleGraph, Claim, Claims, Part, terms
from kg.graph.lines import LABEL, PARTS, TYPE, Term, Triple, bare, from_oxigraph
from kg.iris import Minter
from kg.records import Article, Status
from kg.store import has_store, read_turtle
from kg.validate import ARTICLES, read_manifest, read_texts

Triples = frozenset[Triple]


def add(
    articles: Iterable[Article], folder: Path, *, model: str | None = None, report: Callable[[str], None] = lambda _: None
) -> Built:
    """Read the articles into the graph in `folder`; one whose identifier the graph has takes the place of the former.

    A text that the graph has under another identifier is reported and left out. Raises InputError for a folder that is no
    built graph, or that another version or pipeline has built; CheckFailed as a build does.
    """
    parts, made, corrected = read_built(folder)
    program, identity = made.model
    nlp = load_pipeline(model)
    if pipeline_identity(nlp) != (program, identity):
        raise InputError(f"{folder}: built with the pipeline {program} {identity}, not {' '.join(pipeline_identity(nlp))}; build it anew")
    known = {part.sha256: part.identifier for part in parts}
    new = []
    for article in articles:
        if known.get(article.sha256, article.id) != article.id:
            report(f"{article.id} has the same text as {known[article.sha256]}, which the graph has; left out")
        else:
            new.append(article)
    replaced = {article.id for article in new}
    kept = [part for part in parts if part.identifier not in replaced]
    return compose([*kept, *read_parts(new, nlp, made.minter, corrected)], folder, made, corrected)


def remove(articles: Iterable[str], folder: Path) -> Built:
    """Take the articles, by identifier, SHA-256 or IRI, out of the graph in `folder`, with all that no other supports.

    Raises InputError for an article that the graph does not have, or when none would remain.
    """
    parts, made, corrected = read_built(folder)
    gone: set[str] = set()
    for name in articles:
        found = [p.sha256 for p in parts if name in {p.identifier, p.sha256, bare(made.minter.article(p.sha256))}]
        if not found:
            raise InputError(f"{name}: no such article in {folder}")
        gone.update(found)
    kept = [part for part in parts if part.sha256 not in gone]
    if not kept:
        raise InputError(f"{folder}: no article would remain; delete the folder instead")
    return compose(kept, folder, made, corrected)


def read_built(folder: Path) -> tuple[list[Part], Made, tuple[Correction, ...]]:
    """The parts of a built graph, by what it was made, and its corrections.

    InputError where the folder is none, of another version, or built with other corrections than those that lie in it.
    """
    if read_manifest(folder) is not None:
        raise InputError(f"{folder}: in parts; build it again, which reads only articles that are new")
    run, told = _triples(folder / f"{RUN}.ttl"), _triples(folder / f"{DATASET}.ttl")
    versions = {bare(program): _value(run, terms.schema_softwareVersion, program) for program in _of_kind(run, terms.prov_SoftwareAgent)}
    names = {iri.rsplit("/", 1)[-1].removesuffix(f"-{version}"): version for iri, version in versions.items()}
    if names.pop("newskg", "") != __version__:
        raise InputError(f"{folder}: not built by newskg {__version__}; build it anew")
    texts = read_texts(folder)
    minter = Minter(_value(told, terms.void_uriSpace))
    licence = _value(told, terms.dcterms_license)
    made = Made(next(iter(names.items())), minter, licence, with_text=bool(texts), store=has_store(folder))
    corrected = read_corrections(folder / CORRECTIONS) if (folder / CORRECTIONS).is_file() else ()
    built_with = {value for _, relation, value in run if relation == terms.prov_used and f"{minter.base}id/corrections/" in value}
    if built_with != ({file_iri(corrected, minter)} if corrected else set()):
        raise InputError(f"{folder}: its {CORRECTIONS} is not what it was built with; build it anew")
    return list(_parts(folder, texts, minter, run)), made, corrected


def _parts(folder: Path, texts: dict[str, str], minter: Minter, run: Triples) -> Iterator[Part]:
    shared = {file.stem: file for file in sorted((folder / ARTICLES).glob("*.ttl"))}
    claimed = _triples(folder / f"{CLAIMS}.ttl")
    rules = {subject: bare(value) for subject, predicate, value in claimed if predicate == LABEL}
    by_article: dict[str, list[Claim]] = {}
    for claim in restored(claimed, rules):
        by_article.setdefault(f'{min(claim.evidence).partition("/char/")[0]}>', []).append(claim)
    for file in sorted(folder.glob("*.ttl")):
        if file.stem in {ENTITIES, RUN, CLAIMS, DATASET}:
            continue
        own = _triples(file)
        for article in _of_kind(own, terms.Article):
            sha256 = _value(own, terms.schema_sha256, article)
            if sha256 not in shared:
                raise InputError(f"{folder}: no {ARTICLES}/{sha256}.ttl, so no article can be added or removed; build it anew")
            claims = Claims(_value(own, terms.schema_identifier, article), minter)
            claims.found = {claim.iri: claim for claim in by_article.get(article, ())}
            published = _value(own, terms.schema_datePublished, article)
            used = {rule for claim in claims for rule in claim.rules}
            used |= {rules[value] for _, predicate, value in own if predicate == terms.byRule}
            graph = ArticleGraph(sha256, (), claims, published, triples=set(own), rules=used)
            changed = frozenset(v for s, p, v in run if (s, p) == (article, terms.correctedBy))
            yield Part(graph, _triples(shared[sha256]), _value(own, terms.schema_headline, article), texts.get(sha256), changed)


def restored(triples: Triples, rules: Mapping[Term, str]) -> Iterator[Claim]:
    """The claims that the triples describe, without what contradicts them, which depends on all articles."""
    found: dict[Term, dict[Term, set[Term]]] = {}
    for node, relation, object_ in triples:
        found.setdefault(node, {}).setdefault(relation, set()).add(object_)
    standings = {iri: Status(word) for word, iri in terms.STATUSES.items()}
    for claim in _of_kind(triples, terms.Claim):
        values = found[claim]
        (subject,), (predicate,), (thing,) = (values[part] for part in PARTS)
        (standing,) = values[terms.status]
        yield Claim(
            claim,
            (subject, predicate, thing),
            standings[standing],
            tuple(sorted(values.get(terms.accordingTo, ()))),
            next(iter(values.get(terms.schema_about, ())), None),
            unresolved=set(values.get(terms.unresolved, ())),
            evidence=set(values.get(terms.evidence, ())),
            rules={rules[rule] for rule in values.get(terms.byRule, ())},
            paths={bare(path) for path in values.get(terms.dependencyPath, ())},
        )


def _triples(file: Path) -> Triples:
    try:
        return frozenset(map(from_oxigraph, read_turtle(file)))
    except ValueError as error:
        raise InputError(f"{file}: not written by kg build ({error})") from error


def _of_kind(triples: Triples, kind: Term) -> list[Term]:
    return sorted(subject for subject, predicate, value in triples if predicate == TYPE and value == kind)


def _value(triples: Triples, relation: Term, subject: Term | None = None) -> str:
    """The value of a relation, the first in order of several; "" for none."""
    return min((bare(v) for s, p, v in triples if p == relation and subject in {None, s}), default="")
