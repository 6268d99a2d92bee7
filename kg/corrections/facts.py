"""Accept and reject: which claims, events and treaties of the written articles stand, and how sure they are."""

from __future__ import annotations

from collections.abc import Iterable

from kg.corrections.file import Correction
from kg.corrections.provenance import correction_iri, resource
from kg.graph import ArticleGraph, terms
from kg.graph.claims import Claim
from kg.graph.confidence import CLASSES
from kg.graph.lines import Term, Triple
from kg.graph.rules import rule_iri
from kg.iris import Minter
from kg.records import Status


def judge(written: ArticleGraph, entities: set[Triple], corrections: Iterable[Correction], minter: Minter) -> set[Correction]:
    """Takes out of an article and of what it says of entities what is rejected, marks what is accepted; gives what applied."""
    applied = set()
    for correction in corrections:
        if correction.kind not in {"accept", "reject"}:
            continue
        node = resource(correction.what, minter)
        if correction.kind == "accept" and node in written.claims.found:
            written.claims.found[node].accepted = True
            written.claims.found[node].corrections.add(correction_iri(correction, minter))
            applied.add(correction)
        elif correction.kind == "reject" and _reject(node, written, entities):
            _drop_spans(written, entities)
            _drop_rules(written, minter)
            applied.add(correction)
    return applied


def _reject(node: Term, written: ArticleGraph, entities: set[Triple]) -> bool:
    claims = written.claims.found
    if node in claims:
        for claim in _with_deeds(claims[node], claims.values()):
            del claims[claim.iri]
            _take_out(claim.proposition, written, entities)
        return True
    gone = {triple for triple in written.triples if node in (triple[0], triple[2])}
    if gone:
        written.triples -= gone
        for claim in [c for c in claims.values() if node in (*c.proposition, c.about)]:
            del claims[claim.iri]
    return bool(gone)


def _drop_spans(written: ArticleGraph, entities: set[Triple]) -> None:
    """Spans on which nothing stands any more go as well; time expressions stand by themselves."""
    spans = {span for span, _, kind in written.triples if kind == terms.nif_OffsetBasedString}
    used: set[Term] = {value for _, _, value in written.triples | entities}
    used.update(*((*claim.evidence, *claim.unresolved) for claim in written.claims))
    used.update(span for span, relation, _ in written.triples if relation == terms.timeValue)
    unused = spans - used
    written.triples -= {triple for triple in written.triples if triple[0] in unused}


def _drop_rules(written: ArticleGraph, minter: Minter) -> None:
    """Rules by which nothing stands any more are named no more."""
    made = {value for _, relation, value in written.triples if relation == terms.byRule}
    used = {rule for claim in written.claims for rule in claim.rules}
    written.rules = {rule for rule in written.rules if rule in used or rule_iri(rule, minter) in made}


def _with_deeds(claim: Claim, claims: Iterable[Claim]) -> list[Claim]:
    """The claim, and of a rejected role the claims that this actor did the deed or suffered it."""
    event, role, actor = claim.proposition
    place = {terms.agent: 0, terms.recipient: 2}.get(role)
    if place is None:
        return [claim]
    return [claim, *(c for c in claims if c.about == event and c.proposition[1] in CLASSES and c.proposition[place] == actor)]


def _take_out(proposition: Triple, written: ArticleGraph, entities: set[Triple]) -> None:
    """The plain triple goes, from what the article says of entities unless another asserted claim of it is left."""
    written.triples.discard(proposition)
    if not any(claim.proposition == proposition and claim.status is Status.ASSERTED for claim in written.claims):
        entities.discard(proposition)
