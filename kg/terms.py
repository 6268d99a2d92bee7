"""Terms of the ontology as constants, so that mypy finds a typo. Graph side, below everything.

Generated from ontology/kg.ttl, definitions.ttl and plover.ttl. Do not edit: change the ontology, then
run `python -m kg.generate_terms`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rdflib import URIRef

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "kg": "https://w3id.org/newskg/ontology#",
        "plover": "https://w3id.org/newskg/plover/",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "skosxl": "http://www.w3.org/2008/05/skos-xl#",
        "org": "http://www.w3.org/ns/org#",
        "prov": "http://www.w3.org/ns/prov#",
        "dcterms": "http://purl.org/dc/terms/",
        "void": "http://rdfs.org/ns/void#",
        "dcat": "http://www.w3.org/ns/dcat#",
        "geo": "http://www.opengis.net/ont/geosparql#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)

# newskg
Actor: Final = URIRef("https://w3id.org/newskg/ontology#Actor")
ArmedForce: Final = URIRef("https://w3id.org/newskg/ontology#ArmedForce")
ArmedGroup: Final = URIRef("https://w3id.org/newskg/ontology#ArmedGroup")
Article: Final = URIRef("https://w3id.org/newskg/ontology#Article")
Asserted: Final = URIRef("https://w3id.org/newskg/ontology#Asserted")
Attributed: Final = URIRef("https://w3id.org/newskg/ontology#Attributed")
Claim: Final = URIRef("https://w3id.org/newskg/ontology#Claim")
Company: Final = URIRef("https://w3id.org/newskg/ontology#Company")
Conflict: Final = URIRef("https://w3id.org/newskg/ontology#Conflict")
Contested: Final = URIRef("https://w3id.org/newskg/ontology#Contested")
ControlPeriod: Final = URIRef("https://w3id.org/newskg/ontology#ControlPeriod")
Correction: Final = URIRef("https://w3id.org/newskg/ontology#Correction")
Country: Final = URIRef("https://w3id.org/newskg/ontology#Country")
Current: Final = URIRef("https://w3id.org/newskg/ontology#Current")
Denied: Final = URIRef("https://w3id.org/newskg/ontology#Denied")
DescribedEntity: Final = URIRef("https://w3id.org/newskg/ontology#DescribedEntity")
Direct: Final = URIRef("https://w3id.org/newskg/ontology#Direct")
Event: Final = URIRef("https://w3id.org/newskg/ontology#Event")
EventClass: Final = URIRef("https://w3id.org/newskg/ontology#EventClass")
Former: Final = URIRef("https://w3id.org/newskg/ontology#Former")
GovernmentBody: Final = URIRef("https://w3id.org/newskg/ontology#GovernmentBody")
Hypothetical: Final = URIRef("https://w3id.org/newskg/ontology#Hypothetical")
Indirect: Final = URIRef("https://w3id.org/newskg/ontology#Indirect")
Inference: Final = URIRef("https://w3id.org/newskg/ontology#Inference")
IntergovernmentalOrganization: Final = URIRef("https://w3id.org/newskg/ontology#IntergovernmentalOrganization")
MediaOrganization: Final = URIRef("https://w3id.org/newskg/ontology#MediaOrganization")
Mixed: Final = URIRef("https://w3id.org/newskg/ontology#Mixed")
NameStatus: Final = URIRef("https://w3id.org/newskg/ontology#NameStatus")
Network: Final = URIRef("https://w3id.org/newskg/ontology#Network")
NetworkPosition: Final = URIRef("https://w3id.org/newskg/ontology#NetworkPosition")
Nickname: Final = URIRef("https://w3id.org/newskg/ontology#Nickname")
Organization: Final = URIRef("https://w3id.org/newskg/ontology#Organization")
Person: Final = URIRef("https://w3id.org/newskg/ontology#Person")
Place: Final = URIRef("https://w3id.org/newskg/ontology#Place")
PlaceName: Final = URIRef("https://w3id.org/newskg/ontology#PlaceName")
Planned: Final = URIRef("https://w3id.org/newskg/ontology#Planned")
PoliticalParty: Final = URIRef("https://w3id.org/newskg/ontology#PoliticalParty")
Post: Final = URIRef("https://w3id.org/newskg/ontology#Post")
QuoteKind: Final = URIRef("https://w3id.org/newskg/ontology#QuoteKind")
Region: Final = URIRef("https://w3id.org/newskg/ontology#Region")
Reprint: Final = URIRef("https://w3id.org/newskg/ontology#Reprint")
Rule: Final = URIRef("https://w3id.org/newskg/ontology#Rule")
Run: Final = URIRef("https://w3id.org/newskg/ontology#Run")
Settlement: Final = URIRef("https://w3id.org/newskg/ontology#Settlement")
Statement: Final = URIRef("https://w3id.org/newskg/ontology#Statement")
Status: Final = URIRef("https://w3id.org/newskg/ontology#Status")
TimeExpression: Final = URIRef("https://w3id.org/newskg/ontology#TimeExpression")
Treaty: Final = URIRef("https://w3id.org/newskg/ontology#Treaty")
TreatyKind: Final = URIRef("https://w3id.org/newskg/ontology#TreatyKind")
about: Final = URIRef("https://w3id.org/newskg/ontology#about")
accordingTo: Final = URIRef("https://w3id.org/newskg/ontology#accordingTo")
addressee: Final = URIRef("https://w3id.org/newskg/ontology#addressee")
agent: Final = URIRef("https://w3id.org/newskg/ontology#agent")
agentIn: Final = URIRef("https://w3id.org/newskg/ontology#agentIn")
balance: Final = URIRef("https://w3id.org/newskg/ontology#balance")
betweenness: Final = URIRef("https://w3id.org/newskg/ontology#betweenness")
byRule: Final = URIRef("https://w3id.org/newskg/ontology#byRule")
community: Final = URIRef("https://w3id.org/newskg/ontology#community")
confidence: Final = URIRef("https://w3id.org/newskg/ontology#confidence")
contradicts: Final = URIRef("https://w3id.org/newskg/ontology#contradicts")
controlled: Final = URIRef("https://w3id.org/newskg/ontology#controlled")
controller: Final = URIRef("https://w3id.org/newskg/ontology#controller")
controllerIn: Final = URIRef("https://w3id.org/newskg/ontology#controllerIn")
correctedBy: Final = URIRef("https://w3id.org/newskg/ontology#correctedBy")
count: Final = URIRef("https://w3id.org/newskg/ontology#count")
country: Final = URIRef("https://w3id.org/newskg/ontology#country")
degree: Final = URIRef("https://w3id.org/newskg/ontology#degree")
density: Final = URIRef("https://w3id.org/newskg/ontology#density")
dependencyPath: Final = URIRef("https://w3id.org/newskg/ontology#dependencyPath")
ends: Final = URIRef("https://w3id.org/newskg/ontology#ends")
establishedBy: Final = URIRef("https://w3id.org/newskg/ontology#establishedBy")
establishes: Final = URIRef("https://w3id.org/newskg/ontology#establishes")
evidence: Final = URIRef("https://w3id.org/newskg/ontology#evidence")
framedAs: Final = URIRef("https://w3id.org/newskg/ontology#framedAs")
heldBy: Final = URIRef("https://w3id.org/newskg/ontology#heldBy")
heldPost: Final = URIRef("https://w3id.org/newskg/ontology#heldPost")
holdsPost: Final = URIRef("https://w3id.org/newskg/ontology#holdsPost")
hostOf: Final = URIRef("https://w3id.org/newskg/ontology#hostOf")
inDegree: Final = URIRef("https://w3id.org/newskg/ontology#inDegree")
inNetwork: Final = URIRef("https://w3id.org/newskg/ontology#inNetwork")
iso3: Final = URIRef("https://w3id.org/newskg/ontology#iso3")
kind_accord: Final = URIRef("https://w3id.org/newskg/ontology#kind-accord")
kind_agreement: Final = URIRef("https://w3id.org/newskg/ontology#kind-agreement")
kind_armistice: Final = URIRef("https://w3id.org/newskg/ontology#kind-armistice")
kind_ceasefire: Final = URIRef("https://w3id.org/newskg/ontology#kind-ceasefire")
kind_charter: Final = URIRef("https://w3id.org/newskg/ontology#kind-charter")
kind_communique: Final = URIRef("https://w3id.org/newskg/ontology#kind-communique")
kind_compact: Final = URIRef("https://w3id.org/newskg/ontology#kind-compact")
kind_convention: Final = URIRef("https://w3id.org/newskg/ontology#kind-convention")
kind_covenant: Final = URIRef("https://w3id.org/newskg/ontology#kind-covenant")
kind_deal: Final = URIRef("https://w3id.org/newskg/ontology#kind-deal")
kind_declaration: Final = URIRef("https://w3id.org/newskg/ontology#kind-declaration")
kind_framework: Final = URIRef("https://w3id.org/newskg/ontology#kind-framework")
kind_memorandum: Final = URIRef("https://w3id.org/newskg/ontology#kind-memorandum")
kind_pact: Final = URIRef("https://w3id.org/newskg/ontology#kind-pact")
kind_peace_plan: Final = URIRef("https://w3id.org/newskg/ontology#kind-peace-plan")
kind_protocol: Final = URIRef("https://w3id.org/newskg/ontology#kind-protocol")
kind_roadmap: Final = URIRef("https://w3id.org/newskg/ontology#kind-roadmap")
kind_settlement: Final = URIRef("https://w3id.org/newskg/ontology#kind-settlement")
kind_treaty: Final = URIRef("https://w3id.org/newskg/ontology#kind-treaty")
kind_truce: Final = URIRef("https://w3id.org/newskg/ontology#kind-truce")
mediator: Final = URIRef("https://w3id.org/newskg/ontology#mediator")
mediatorIn: Final = URIRef("https://w3id.org/newskg/ontology#mediatorIn")
nameStatus: Final = URIRef("https://w3id.org/newskg/ontology#nameStatus")
nameStatuses: Final = URIRef("https://w3id.org/newskg/ontology#nameStatuses")
nameUsedBy: Final = URIRef("https://w3id.org/newskg/ontology#nameUsedBy")
outDegree: Final = URIRef("https://w3id.org/newskg/ontology#outDegree")
pageRank: Final = URIRef("https://w3id.org/newskg/ontology#pageRank")
placeName: Final = URIRef("https://w3id.org/newskg/ontology#placeName")
positionOf: Final = URIRef("https://w3id.org/newskg/ontology#positionOf")
postOf: Final = URIRef("https://w3id.org/newskg/ontology#postOf")
quote: Final = URIRef("https://w3id.org/newskg/ontology#quote")
quoteKind: Final = URIRef("https://w3id.org/newskg/ontology#quoteKind")
quoteKinds: Final = URIRef("https://w3id.org/newskg/ontology#quoteKinds")
quoteSpan: Final = URIRef("https://w3id.org/newskg/ontology#quoteSpan")
recipient: Final = URIRef("https://w3id.org/newskg/ontology#recipient")
recipientIn: Final = URIRef("https://w3id.org/newskg/ontology#recipientIn")
reciprocity: Final = URIRef("https://w3id.org/newskg/ontology#reciprocity")
reports: Final = URIRef("https://w3id.org/newskg/ontology#reports")
represents: Final = URIRef("https://w3id.org/newskg/ontology#represents")
reprintOf: Final = URIRef("https://w3id.org/newskg/ontology#reprintOf")
sceneOf: Final = URIRef("https://w3id.org/newskg/ontology#sceneOf")
sharedText: Final = URIRef("https://w3id.org/newskg/ontology#sharedText")
signatory: Final = URIRef("https://w3id.org/newskg/ontology#signatory")
signatoryCountry: Final = URIRef("https://w3id.org/newskg/ontology#signatoryCountry")
signatoryTo: Final = URIRef("https://w3id.org/newskg/ontology#signatoryTo")
signedAt: Final = URIRef("https://w3id.org/newskg/ontology#signedAt")
signedOn: Final = URIRef("https://w3id.org/newskg/ontology#signedOn")
speaker: Final = URIRef("https://w3id.org/newskg/ontology#speaker")
spokenFor: Final = URIRef("https://w3id.org/newskg/ontology#spokenFor")
status: Final = URIRef("https://w3id.org/newskg/ontology#status")
statuses: Final = URIRef("https://w3id.org/newskg/ontology#statuses")
takesPlaceIn: Final = URIRef("https://w3id.org/newskg/ontology#takesPlaceIn")
timeExpression: Final = URIRef("https://w3id.org/newskg/ontology#timeExpression")
timeValue: Final = URIRef("https://w3id.org/newskg/ontology#timeValue")
title: Final = URIRef("https://w3id.org/newskg/ontology#title")
treatyKind: Final = URIRef("https://w3id.org/newskg/ontology#treatyKind")
treatyKinds: Final = URIRef("https://w3id.org/newskg/ontology#treatyKinds")
treatyPartner: Final = URIRef("https://w3id.org/newskg/ontology#treatyPartner")
trigger: Final = URIRef("https://w3id.org/newskg/ontology#trigger")
unresolved: Final = URIRef("https://w3id.org/newskg/ontology#unresolved")
within: Final = URIRef("https://w3id.org/newskg/ontology#within")

# other vocabularies, and the classes of PLOVER
dcat_Dataset: Final = URIRef("http://www.w3.org/ns/dcat#Dataset")
dcat_Distribution: Final = URIRef("http://www.w3.org/ns/dcat#Distribution")
dcat_distribution: Final = URIRef("http://www.w3.org/ns/dcat#distribution")
dcat_mediaType: Final = URIRef("http://www.w3.org/ns/dcat#mediaType")
dcterms_conformsTo: Final = URIRef("http://purl.org/dc/terms/conformsTo")
dcterms_creator: Final = URIRef("http://purl.org/dc/terms/creator")
dcterms_date: Final = URIRef("http://purl.org/dc/terms/date")
dcterms_description: Final = URIRef("http://purl.org/dc/terms/description")
dcterms_license: Final = URIRef("http://purl.org/dc/terms/license")
dcterms_rights: Final = URIRef("http://purl.org/dc/terms/rights")
dcterms_source: Final = URIRef("http://purl.org/dc/terms/source")
dcterms_title: Final = URIRef("http://purl.org/dc/terms/title")
dcterms_type: Final = URIRef("http://purl.org/dc/terms/type")
geo_Feature: Final = URIRef("http://www.opengis.net/ont/geosparql#Feature")
geo_Geometry: Final = URIRef("http://www.opengis.net/ont/geosparql#Geometry")
geo_asWKT: Final = URIRef("http://www.opengis.net/ont/geosparql#asWKT")
geo_hasGeometry: Final = URIRef("http://www.opengis.net/ont/geosparql#hasGeometry")
nif_Context: Final = URIRef("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#Context")
nif_OffsetBasedString: Final = URIRef(
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#OffsetBasedString"
)
nif_anchorOf: Final = URIRef("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#anchorOf")
nif_beginIndex: Final = URIRef("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#beginIndex")
nif_endIndex: Final = URIRef("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#endIndex")
nif_referenceContext: Final = URIRef("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#referenceContext")
org_FormalOrganization: Final = URIRef("http://www.w3.org/ns/org#FormalOrganization")
org_Organization: Final = URIRef("http://www.w3.org/ns/org#Organization")
org_Post: Final = URIRef("http://www.w3.org/ns/org#Post")
org_holds: Final = URIRef("http://www.w3.org/ns/org#holds")
org_postIn: Final = URIRef("http://www.w3.org/ns/org#postIn")
plover_ACCUSE: Final = URIRef("https://w3id.org/newskg/plover/ACCUSE")
plover_AGREE: Final = URIRef("https://w3id.org/newskg/plover/AGREE")
plover_AID: Final = URIRef("https://w3id.org/newskg/plover/AID")
plover_ASSAULT: Final = URIRef("https://w3id.org/newskg/plover/ASSAULT")
plover_COERCE: Final = URIRef("https://w3id.org/newskg/plover/COERCE")
plover_CONCEDE: Final = URIRef("https://w3id.org/newskg/plover/CONCEDE")
plover_CONFLICT: Final = URIRef("https://w3id.org/newskg/plover/CONFLICT")
plover_CONSULT: Final = URIRef("https://w3id.org/newskg/plover/CONSULT")
plover_COOPERATE: Final = URIRef("https://w3id.org/newskg/plover/COOPERATE")
plover_MOBILIZE: Final = URIRef("https://w3id.org/newskg/plover/MOBILIZE")
plover_PROTEST: Final = URIRef("https://w3id.org/newskg/plover/PROTEST")
plover_REJECT: Final = URIRef("https://w3id.org/newskg/plover/REJECT")
plover_REQUEST: Final = URIRef("https://w3id.org/newskg/plover/REQUEST")
plover_RETREAT: Final = URIRef("https://w3id.org/newskg/plover/RETREAT")
plover_SANCTION: Final = URIRef("https://w3id.org/newskg/plover/SANCTION")
plover_SUPPORT: Final = URIRef("https://w3id.org/newskg/plover/SUPPORT")
plover_THREATEN: Final = URIRef("https://w3id.org/newskg/plover/THREATEN")
prov_Activity: Final = URIRef("http://www.w3.org/ns/prov#Activity")
prov_Agent: Final = URIRef("http://www.w3.org/ns/prov#Agent")
prov_Entity: Final = URIRef("http://www.w3.org/ns/prov#Entity")
prov_SoftwareAgent: Final = URIRef("http://www.w3.org/ns/prov#SoftwareAgent")
prov_alternateOf: Final = URIRef("http://www.w3.org/ns/prov#alternateOf")
prov_generated: Final = URIRef("http://www.w3.org/ns/prov#generated")
prov_used: Final = URIRef("http://www.w3.org/ns/prov#used")
prov_wasAssociatedWith: Final = URIRef("http://www.w3.org/ns/prov#wasAssociatedWith")
prov_wasAttributedTo: Final = URIRef("http://www.w3.org/ns/prov#wasAttributedTo")
prov_wasDerivedFrom: Final = URIRef("http://www.w3.org/ns/prov#wasDerivedFrom")
prov_wasGeneratedBy: Final = URIRef("http://www.w3.org/ns/prov#wasGeneratedBy")
schema_AdministrativeArea: Final = URIRef("https://schema.org/AdministrativeArea")
schema_City: Final = URIRef("https://schema.org/City")
schema_Corporation: Final = URIRef("https://schema.org/Corporation")
schema_Country: Final = URIRef("https://schema.org/Country")
schema_GovernmentOrganization: Final = URIRef("https://schema.org/GovernmentOrganization")
schema_NewsArticle: Final = URIRef("https://schema.org/NewsArticle")
schema_NewsMediaOrganization: Final = URIRef("https://schema.org/NewsMediaOrganization")
schema_Organization: Final = URIRef("https://schema.org/Organization")
schema_Person: Final = URIRef("https://schema.org/Person")
schema_Place: Final = URIRef("https://schema.org/Place")
schema_PoliticalParty: Final = URIRef("https://schema.org/PoliticalParty")
schema_Thing: Final = URIRef("https://schema.org/Thing")
schema_about: Final = URIRef("https://schema.org/about")
schema_containedInPlace: Final = URIRef("https://schema.org/containedInPlace")
schema_creditText: Final = URIRef("https://schema.org/creditText")
schema_dateModified: Final = URIRef("https://schema.org/dateModified")
schema_datePublished: Final = URIRef("https://schema.org/datePublished")
schema_headline: Final = URIRef("https://schema.org/headline")
schema_identifier: Final = URIRef("https://schema.org/identifier")
schema_inLanguage: Final = URIRef("https://schema.org/inLanguage")
schema_latitude: Final = URIRef("https://schema.org/latitude")
schema_location: Final = URIRef("https://schema.org/location")
schema_longitude: Final = URIRef("https://schema.org/longitude")
schema_name: Final = URIRef("https://schema.org/name")
schema_roleName: Final = URIRef("https://schema.org/roleName")
schema_sha256: Final = URIRef("https://schema.org/sha256")
schema_softwareVersion: Final = URIRef("https://schema.org/softwareVersion")
schema_subjectOf: Final = URIRef("https://schema.org/subjectOf")
schema_text: Final = URIRef("https://schema.org/text")
schema_url: Final = URIRef("https://schema.org/url")
sem_Actor: Final = URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/Actor")
sem_Event: Final = URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/Event")
sem_EventType: Final = URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/EventType")
sem_Place: Final = URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/Place")
sem_eventType: Final = URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/eventType")
sem_hasActor: Final = URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/hasActor")
sem_hasBeginTimeStamp: Final = URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/hasBeginTimeStamp")
sem_hasEndTimeStamp: Final = URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/hasEndTimeStamp")
sem_hasPlace: Final = URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/hasPlace")
sem_hasTimeStamp: Final = URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/hasTimeStamp")
skosxl_Label: Final = URIRef("http://www.w3.org/2008/05/skos-xl#Label")
skosxl_altLabel: Final = URIRef("http://www.w3.org/2008/05/skos-xl#altLabel")
skosxl_literalForm: Final = URIRef("http://www.w3.org/2008/05/skos-xl#literalForm")
void_Dataset: Final = URIRef("http://rdfs.org/ns/void#Dataset")
void_Linkset: Final = URIRef("http://rdfs.org/ns/void#Linkset")
void_class: Final = URIRef("http://rdfs.org/ns/void#class")
void_classPartition: Final = URIRef("http://rdfs.org/ns/void#classPartition")
void_classes: Final = URIRef("http://rdfs.org/ns/void#classes")
void_dataDump: Final = URIRef("http://rdfs.org/ns/void#dataDump")
void_distinctSubjects: Final = URIRef("http://rdfs.org/ns/void#distinctSubjects")
void_documents: Final = URIRef("http://rdfs.org/ns/void#documents")
void_entities: Final = URIRef("http://rdfs.org/ns/void#entities")
void_exampleResource: Final = URIRef("http://rdfs.org/ns/void#exampleResource")
void_linkPredicate: Final = URIRef("http://rdfs.org/ns/void#linkPredicate")
void_objectsTarget: Final = URIRef("http://rdfs.org/ns/void#objectsTarget")
void_properties: Final = URIRef("http://rdfs.org/ns/void#properties")
void_property: Final = URIRef("http://rdfs.org/ns/void#property")
void_propertyPartition: Final = URIRef("http://rdfs.org/ns/void#propertyPartition")
void_subjectsTarget: Final = URIRef("http://rdfs.org/ns/void#subjectsTarget")
void_subset: Final = URIRef("http://rdfs.org/ns/void#subset")
void_triples: Final = URIRef("http://rdfs.org/ns/void#triples")
void_uriSpace: Final = URIRef("http://rdfs.org/ns/void#uriSpace")
void_vocabulary: Final = URIRef("http://rdfs.org/ns/void#vocabulary")

# words of the concepts of kg:Status, in lower case
STATUSES: Final[Mapping[str, URIRef]] = MappingProxyType({
    "asserted": Asserted, "attributed": Attributed, "denied": Denied, "hypothetical": Hypothetical, "planned": Planned,
})  # fmt: skip

# words of the concepts of kg:QuoteKind, in lower case
QUOTE_KINDS: Final[Mapping[str, URIRef]] = MappingProxyType({
    "direct": Direct, "indirect": Indirect, "mixed": Mixed,
})  # fmt: skip

# words of the concepts of kg:NameStatus, in lower case
NAME_STATUSES: Final[Mapping[str, URIRef]] = MappingProxyType({
    "contested": Contested, "current": Current, "former": Former, "nickname": Nickname,
})  # fmt: skip

# words of the concepts of kg:TreatyKind, in lower case
TREATY_KINDS: Final[Mapping[str, URIRef]] = MappingProxyType({
    "accord": kind_accord, "agreement": kind_agreement, "armistice": kind_armistice, "cease-fire": kind_ceasefire,
    "ceasefire": kind_ceasefire, "cessation of hostilities": kind_ceasefire, "charter": kind_charter,
    "communique": kind_communique, "communiqué": kind_communique, "compact": kind_compact,
    "convention": kind_convention, "covenant": kind_covenant, "deal": kind_deal, "declaration": kind_declaration,
    "framework": kind_framework, "framework agreement": kind_framework, "joint communique": kind_communique,
    "joint communiqué": kind_communique, "joint declaration": kind_declaration, "joint statement": kind_declaration,
    "memorandum": kind_memorandum, "memorandum of understanding": kind_memorandum, "mou": kind_memorandum,
    "pact": kind_pact, "peace plan": kind_peace_plan, "plan": kind_peace_plan, "protocol": kind_protocol,
    "road map": kind_roadmap, "roadmap": kind_roadmap, "settlement": kind_settlement, "treaty": kind_treaty,
    "truce": kind_truce,
})  # fmt: skip

# words of the concepts of kg:EventClass, in lower case
EVENT_CLASSES: Final[Mapping[str, URIRef]] = MappingProxyType({
    "accuse": plover_ACCUSE, "agree": plover_AGREE, "aid": plover_AID, "assault": plover_ASSAULT,
    "coerce": plover_COERCE, "concede": plover_CONCEDE, "conflict": plover_CONFLICT, "consult": plover_CONSULT,
    "cooperate": plover_COOPERATE, "mobilize": plover_MOBILIZE, "protest": plover_PROTEST, "reject": plover_REJECT,
    "request": plover_REQUEST, "retreat": plover_RETREAT, "sanction": plover_SANCTION, "support": plover_SUPPORT,
    "threaten": plover_THREATEN,
})  # fmt: skip
