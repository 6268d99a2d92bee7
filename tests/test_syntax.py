"""Grammar on Docs built by hand: each sentence with the heads and relations a parser gives, right or wrong."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc as Parsed

from kg import syntax
from kg.annotate.reading import read_paragraph
from kg.records import Article
from kg.tokens import Doc, Token

VOCAB = spacy.blank("en").vocab


def build(rows: str) -> Doc:
    """A Doc from lines "word lemma tag relation head", head counted from 1, 0 for the root."""
    cells = [row.split() for row in rows.strip().splitlines()]
    parsed = Parsed(
        VOCAB,
        words=[c[0] for c in cells],
        lemmas=[c[1] for c in cells],
        tags=[c[2] for c in cells],
        pos=[coarse(c[2]) for c in cells],
        deps=[c[3] for c in cells],
        heads=[int(c[4]) - 1 if int(c[4]) else i for i, c in enumerate(cells)],
    )
    return read_paragraph(parsed, Article("built", parsed.text))


def coarse(tag: str) -> str:
    """The coarse part of speech of a fine tag."""
    table = {
        "NN": "NOUN",
        "NP": "PROPN",
        "VB": "VERB",
        "JJ": "ADJ",
        "IN": "ADP",
        "CC": "CCONJ",
        "DT": "DET",
        "PR": "PRON",
        "RB": "ADV",
    }
    return "PROPN" if tag.startswith("NNP") else table.get(tag[:2], "X")


def texts(tokens: list[Token]) -> list[str]:
    return [t.text for t in tokens]


ACTIVE = build(
    """
    Chad Chad NNP nsubj 5
    and and CC cc 3
    Niger Niger NNP conj 1
    have have VBP aux 5
    signed sign VBN ROOT 0
    a a DT det 7
    pact pact NN obj 5
    with with IN case 9
    Mali Mali NNP obl 5
    """
)
PASSIVE = build(
    """
    Towns town NNS nsubj:pass 3
    were be VBD aux:pass 3
    shelled shell VBN ROOT 0
    by by IN case 5
    rebels rebel NNS obl:agent 3
    and and CC cc 7
    bombed bomb VBN conj 3
    """
)
CONTROL = build(
    """
    Egypt Egypt NNP nsubj 2
    urged urge VBD ROOT 0
    Sudan Sudan NNP obj 2
    to to TO mark 5
    stop stop VB xcomp 2
    and and CC cc 7
    leave leave VB conj 5
    """
)
PROMISE = build(
    """
    Egypt Egypt NNP nsubj 2
    promised promise VBD ROOT 0
    Sudan Sudan NNP obj 2
    to to TO mark 5
    stop stop VB xcomp 2
    """
)
CALL = build(
    """
    Egypt Egypt NNP nsubj 2
    called call VBD ROOT 0
    on on IN case 4
    Sudan Sudan NNP obl 2
    to to TO mark 6
    stop stop VB xcomp 2
    """
)
CHARGE = build(
    """
    Egypt Egypt NNP nsubj 2
    accused accuse VBD ROOT 0
    Sudan Sudan NNP obj 2
    of of IN mark 5
    arming arm VBG advcl 2
    rebels rebel NNS obj 5
    who who WP nsubj 8
    fled flee VBD acl:relcl 6
    """
)
CHARGE_BELOW = build(
    """
    Egypt Egypt NNP nsubj 2
    accused accuse VBD ROOT 0
    Sudan Sudan NNP obj 2
    of of IN mark 5
    arming arm VBG acl 3
    rebels rebel NNS obj 5
    """
)
STRANDED = build(
    """
    Peru Peru NNP nsubj 3
    eased ease VBN amod 3
    measures measure NNS ROOT 0
    """
)
HAVING = build(
    """
    Troops troops NNS nsubj 2
    have have VBP ROOT 0
    shelled shell VBN amod 4
    towns town NNS obj 2
    """
)
DECISION = build(
    """
    Iran Iran NNP nmod:poss 3
    's 's POS case 1
    decision decision NN nsubj 6
    to to TO mark 5
    leave leave VB acl 3
    angered anger VBD ROOT 0
    Oman Oman NNP obj 6
    """
)


def test_conjuncts_from_head() -> None:
    assert texts(syntax.conjuncts(ACTIVE[0])) == ["Chad", "Niger"]
    assert syntax.first_conjunct(ACTIVE[2]).text == "Chad"


def test_active_clause() -> None:
    verb = ACTIVE[4]
    assert not syntax.is_passive(verb)
    assert texts(syntax.doers(verb)) == ["Chad", "Niger"]
    assert texts(syntax.undergoers(verb)) == ["pact"]
    assert texts(syntax.obliques(verb, "with")) == ["Mali"]
    assert syntax.obliques(verb, "against") == []


def test_passive_is_shared_by_conjuncts() -> None:
    shelled, bombed = PASSIVE[2], PASSIVE[6]
    assert syntax.is_passive(shelled) and syntax.is_passive(bombed)
    assert texts(syntax.doers(shelled)) == ["rebels"]
    assert texts(syntax.undergoers(bombed)) == ["Towns"]


@pytest.mark.parametrize(
    ("doc", "verb", "subject"),
    [
        (CONTROL, 4, "Sudan"),
        (CONTROL, 6, "Sudan"),
        (PROMISE, 4, "Egypt"),
        (CALL, 5, "Sudan"),
        (CHARGE, 4, "Sudan"),
        (CHARGE, 7, "rebels"),
        (CHARGE_BELOW, 4, "Sudan"),
        (DECISION, 4, "Iran"),
        (DECISION, 5, "decision"),
    ],
)
def test_subject_that_another_clause_lends(doc: Doc, verb: int, subject: str) -> None:
    found = syntax.subject(doc[verb])
    assert found is not None and found.text == subject


@pytest.mark.parametrize(("doc", "verb", "subject", "object_"), [(STRANDED, 1, "Peru", "measures"), (HAVING, 2, "Troops", "towns")])
def test_verb_read_as_adjective(doc: Doc, verb: int, subject: str, object_: str) -> None:
    assert syntax.is_clause(doc[verb])
    assert not syntax.is_passive(doc[verb])
    assert texts(syntax.doers(doc[verb])) == [subject]
    assert texts(syntax.objects(doc[verb])) == [object_]


def test_bearer_of_a_charge() -> None:
    bearer = syntax.bearer(CHARGE_BELOW[4])
    assert bearer is not None and bearer.text == "accused"
    assert syntax.bearer(CHARGE[7]) is None
    assert syntax.bearer(DECISION[4]) is None


def test_particle_case_and_negation() -> None:
    doc = build(
        """
        They they PRP nsubj 4
        did do VBD aux 4
        not not RB advmod 4
        carry carry VB ROOT 0
        out out RP compound:prt 4
        attacks attack NNS obj 4
        because because IN case 9
        of of IN fixed 7
        rain rain NN obl 4
        """
    )
    assert syntax.particle(doc[3]) == "out"
    assert syntax.case(doc[8]) == "because of"
    assert syntax.negated(doc[3])
    assert texts(syntax.auxiliaries(doc[3])) == ["did"]
    assert texts(list(syntax.clause_heads(doc[5]))) == ["carry"]


def test_bare_noun_read_as_predicate_is_an_object() -> None:
    doc = build(
        """
        Mali Mali NNP nsubj 2
        accuses accuse VBZ ROOT 0
        Chad Chad NNP xcomp 2
        """
    )
    assert texts(syntax.objects(doc[1])) == ["Chad"]


def test_object_with_a_preposition_is_an_oblique() -> None:
    doc = build(
        """
        Mali Mali NNP nsubj 2
        works work VBZ ROOT 0
        with with IN case 4
        Chad Chad NNP obj 2
        """
    )
    assert syntax.objects(doc[1]) == []
    assert texts(syntax.obliques(doc[1], "with")) == ["Chad"]


def test_second_name_read_as_part_of_the_first() -> None:
    doc = build(
        """
        Idriss Idriss NNP nsubj 7
        Deby Deby NNP flat 1
        and and CC cc 4
        President President NNP nmod:desc 5
        Omar Omar NNP flat 1
        Bashir Bashir NNP flat 5
        met meet VBD ROOT 0
        """
    )
    assert texts(syntax.doers(doc[6])) == ["Idriss", "Omar"]


def test_preposition_at_the_title() -> None:
    doc = build(
        """
        They they PRP nsubj 2
        spoke speak VBD ROOT 0
        with with IN case 4
        President President NNP nmod:desc 5
        Deby Deby NNP obl 2
        """
    )
    assert texts(syntax.obliques(doc[1], "with")) == ["Deby"]
