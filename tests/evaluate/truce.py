"""A made-up passage, as a gold file and as a graph written by hand, for literal figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TEXT = (
    "Ruritania signed a truce with Graustark in Strelsau. "
    "President Rudolf Elphberg of Ruritania said the war is over. "
    "Graustark criticized the Zenda League on Monday."
)
SENTENCES = [sentence + "." for sentence in TEXT.rstrip(".").split(". ")]

GOLD: dict[str, Any] = {
    "id": "truce",
    "published": None,
    "sentences": SENTENCES,
    "entities": [
        {"id": "c1", "type": "country", "name": "Ruritania", "iso3": "RUR", "names": ["Ruritania"]},
        {"id": "c2", "type": "country", "name": "Graustark", "iso3": "GRA", "names": ["Graustark"]},
        {
            "id": "p1", "type": "person", "name": "Rudolf Elphberg", "names": ["Rudolf Elphberg"], "country": "RUR",
            "posts": [{"title": "president", "of": "RUR"}],
        },
        {"id": "o1", "type": "organization", "name": "Zenda League", "names": ["Zenda League"], "country": "RUR"},
        {"id": "l1", "type": "place", "name": "Strelsau", "names": ["Strelsau"], "in": "RUR"},
    ],
    "treaties": [
        {"sentence": 0, "span": "a truce", "kind": "truce", "signatories": ["c1", "c2"], "date": None, "place": "l1"},
    ],
    "events": [
        {"sentence": 0, "trigger": "signed", "type": "AGREE", "source": ["c1", "c2"], "target": [],
         "status": "asserted"},
        {"sentence": 1, "trigger": "war", "type": "CONFLICT", "source": [], "target": [], "status": "denied"},
        {"sentence": 2, "trigger": "criticized", "type": "ACCUSE", "source": ["c2"], "target": ["o1"],
         "status": "asserted", "date": "2022-08-08"},
    ],
    "statements": [
        {"sentence": 1, "speaker": "p1", "cue": "said", "kind": "indirect", "content": "the war is over"},
    ],
}  # fmt: skip

TURTLE = """
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix plover: <https://w3id.org/newskg/plover/> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://example.org/> .

:doc a kg:Article ; schema:identifier "truce" .
SPANS
:ruritania a kg:Actor , kg:Place , kg:Country ; rdfs:label "Ruritania"@en ; kg:iso3 "RUR" ; kg:evidence :Ruritania .
:graustark a kg:Actor , kg:Place , kg:Country ; rdfs:label "Graustark"@en ; kg:iso3 "GRA" ; kg:evidence :Graustark .
:rudolf a kg:Actor , kg:Person ; rdfs:label "King Rudolf Elphberg"@en ; kg:holdsPost :post ; kg:evidence :Elphberg .
:post a kg:Post ; kg:title "president" ; kg:postOf :ruritania .
:zenda a kg:Place , kg:Settlement ; rdfs:label "Zenda"@en ; kg:evidence :Zenda .

:signing a kg:Event ; sem:eventType plover:AGREE ; kg:status kg:Asserted ; kg:trigger :signed ;
    kg:agent :ruritania ; kg:recipient :graustark .
:blame a kg:Event ; sem:eventType plover:ACCUSE ; kg:status kg:Attributed ; kg:trigger :criticized ;
    kg:agent :graustark ; sem:hasTimeStamp "2022-08-08"^^xsd:date .
:other a kg:Event ; sem:eventType plover:CONSULT ; kg:status kg:Asserted ; kg:trigger :Monday ; kg:agent :rudolf .
:said a kg:Event , kg:Statement ; sem:eventType plover:CONSULT ; kg:trigger :said-span ; kg:speaker :rudolf ;
    kg:quoteKind kg:Direct ; kg:quoteSpan :over .
:truce a kg:Treaty ; kg:evidence :truce-span ; kg:signatory :ruritania .
"""

SPANS = {
    "Ruritania": "Ruritania", "Graustark": "Graustark", "Elphberg": "Rudolf Elphberg", "Zenda": "Zenda",
    "signed": "signed", "criticized": "criticized", "Monday": "Monday", "said-span": "said", "over": "war is over",
    "truce-span": "a truce",
}  # fmt: skip


def turtle() -> str:
    """The graph, its spans found in the text."""
    spans = "\n".join(
        f':{name} a nif:OffsetBasedString ; nif:referenceContext :doc ; nif:anchorOf "{words}" ; '
        f'nif:beginIndex "{TEXT.index(words)}"^^xsd:nonNegativeInteger ; '
        f'nif:endIndex "{TEXT.index(words) + len(words)}"^^xsd:nonNegativeInteger .'
        for name, words in SPANS.items()
    )
    return TURTLE.replace("SPANS", spans)


def write(folder: Path, **changed: object) -> tuple[Path, Path]:
    """The folders of the gold, with some keys changed (None: left out), and of the graph."""
    gold, graph = folder / "gold", folder / "graph"
    gold.mkdir()
    graph.mkdir()
    row = {key: value for key, value in {**GOLD, **changed}.items() if value is not None}
    (gold / "truce.json").write_text(json.dumps(row), encoding="utf-8")
    (graph / "truce.ttl").write_text(turtle(), encoding="utf-8")
    return gold, graph
