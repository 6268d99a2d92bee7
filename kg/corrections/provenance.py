"""Corrections as resources: what was corrected, how, by whom, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple

from kg.corrections.file import NAME, Correction
from kg.graph import terms
from kg.graph.lines import COMMENT, ENGLISH, LABEL, TYPE, Term, Triple, iri, literal
from kg.graph.literals import date_literal, english
from kg.iris import Minter, digest
from kg.resolve.entities import slug


def resource(name: str, minter: Minter) -> Term:
    """The resource of a name as in Turtle: "claim:1f8e…", "person:mira-tolan"."""
    prefix, _, local = name.partition(":")
    kind = "" if prefix in {"claim", "event"} else "id/"
    return iri(f"{minter.base}{kind}{prefix}/{local}")


def correction_iri(correction: Correction, minter: Minter) -> Term:
    """`id/correction/<hash>` of what the correction says, whoever says it."""
    return minter.entity(f"correction/{digest(str(correction), correction.label)}")


def file_iri(corrections: Iterable[Correction], minter: Minter) -> Term:
    """`id/corrections/<hash>` of all that a file says, in its order."""
    return minter.entity(f"corrections/{digest(*(part for correction in corrections for part in astuple(correction)))}")


def file_triples(corrections: Iterable[Correction], minter: Minter, run: Term) -> Iterator[Triple]:
    """The corrections that a run was given, as one resource; nothing where there are none."""
    given = list(corrections)
    if given:
        node = file_iri(given, minter)
        yield run, terms.prov_used, node
        yield node, LABEL, english(f"{NAME}: {len(given)}")


def correction_triples(corrections: Iterable[Correction], minter: Minter, run: Term) -> Iterator[Triple]:
    """The corrections that a run applied."""
    for correction in corrections:
        node = correction_iri(correction, minter)
        yield node, TYPE, terms.Correction
        yield node, LABEL, english(str(correction))
        yield run, terms.prov_used, node
        for name in filter(None, (correction.what, correction.into, correction.as_)):
            yield resource(name, minter), terms.correctedBy, node
        if correction.by:
            person = minter.entity(f"corrector/{slug(correction.by)}")
            yield person, TYPE, terms.prov_Agent
            yield person, LABEL, english(correction.by)
            yield node, terms.prov_wasAttributedTo, person
        if correction.date:
            yield node, terms.dcterms_date, date_literal(correction.date)
        if correction.because:
            yield node, COMMENT, literal(correction.because, ENGLISH)
