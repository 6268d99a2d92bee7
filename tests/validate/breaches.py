"""Breaches of the example graph: what stands in it, what stands there instead, the rules that find it."""

from __future__ import annotations

HEAD = "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
ATTRIBUTED = "kg:status kg:Attributed ;\n    kg:accordingTo <id/country/UGA> ;\n    kg:agent"
END = 'nif:endIndex "28"^^xsd:nonNegativeInteger'
ISLAND = 'rdfs:label "Lolwe Island"@en'

BREACHES = [
    # offsets and texts
    ('nif:anchorOf "Amina Saïdi"', 'nif:anchorOf "Amina Saidi"', ["offsets"]),
    ('nif:endIndex "28"', 'nif:endIndex "29"', ["offsets", "span-iri"]),
    ('nif:beginIndex "17"', 'nif:beginIndex "99"', ["Span", "offsets", "span-iri"]),
    (END, 'nif:endIndex "28"', ["Span"]),
    (END, END.replace("28", "4000"), ["offsets", "span-iri"]),
    ('kg:quote "We will return them,"', 'kg:quote "We will return it,"', ["quote"]),
    ('schema:sha256 "', 'schema:sha256 "0', ["Article", "article-iri", "span-iri"]),
    # nodes
    ("<event/meeting> a kg:Event", "_:b a kg:Event", ["blank-node"]),
    ("<id/organization/african-union> a", "<id/organization/african%20union%> a", ["Statement", "foreign", "iri"]),
    ("kg:holdsPost <id/post", "kg:holdPost <id/post", ["unknown-term"]),
    ('"2021-05-03"^^xsd:date ;\n    kg:timeE', '"2021-02-30"^^xsd:date ;\n    kg:timeE', ["Event", "date", "literal"]),
    # entities
    ('rdfs:label "Kenya"@en', 'rdfs:label "Kenya"@en, "Republic of Kenya"@en', ["Entity"]),
    ('rdfs:label "Kenya"@en', 'rdfs:label "Kenia"@es', ["Entity"]),
    ('kg:iso3 "KEN"', 'kg:iso3 "KE"', ["Country"]),
    ("a kg:Place, kg:Settlement", "a kg:Settlement", ["Place", "TopClass"]),
    ("a kg:Organization, kg:Intergov", "a kg:Intergov", ["Organization", "TopClass"]),
    ("a kg:Person", "a kg:Person, kg:Organization", ["Apart"]),
    ("a kg:Person", "a kg:Person ; owl:sameAs <http://www.wikidata.org/entity/P31>", ["Entity"]),
    ('kg:title "foreign minister"', 'kg:title "Foreign Minister"', ["Post"]),
    ("kg:postOf <id/country/KEN>", "kg:postOf <id/place/mombasa>", ["Post"]),
    # treaties
    ("kg:treatyKind kg:kind-accord", "kg:treatyKind kg:Direct", ["Treaty"]),
    ('kg:signedOn "2021-05-03"^^xsd:date', 'kg:signedOn "3 May 2021"', ["Treaty", "date"]),
    ("kg:signatory <id/country/KEN>", "kg:signatory <id/place/mombasa>", ["Treaty"]),
    # events
    ("sem:eventType plover:CONSULT", "sem:eventType plover:MEET", ["Event"]),
    ("sem:eventType plover:CONSULT ;", "", ["EventIsExpressed"]),
    (ATTRIBUTED, "kg:agent", ["Event"]),
    (ATTRIBUTED, "kg:status kg:Asserted ; kg:agent", ["Statement"]),
    ("kg:timeExpression <", "kg:timeExpression <id/place/mombasa>, <", ["Event"]),
    ("kg:confidence 0.9", "kg:confidence 1.9", ["Confidence"]),
    ("kg:confidence 0.9", 'kg:confidence "0.9"', ["Confidence"]),
    # statements
    ("a kg:Event, kg:Statement", "a kg:Statement", ["EventSubclass"]),
    ("kg:quoteKind kg:Direct", "kg:quoteKind kg:Asserted", ["Statement"]),
    ("kg:speaker <id/country/UGA> ;", "", ["StatementHasSpeaker"]),
    # claims
    (ISLAND, ISLAND + " ; schema:containedInPlace <id/country/UGA>", ["claim"]),
    ("rdf:subject <id/place/lolwe-island> ;", "", ["Claim"]),
]  # fmt: skip
