"""Planted faults are found, whatever their kind, and no sound graph is refused."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from kg.bench.faults import KINDS, OF_LEDGER, Sound
from kg.bench.mutation import draw, mutation, sound_graphs
from kg.errors import InputError
from kg.records import Article
from kg.validate import check

ARTICLES = (
    Article(
        "ferry",
        """\
Norway and Iceland signed a ferry agreement in Bergen on 4 June 2019. The Norwegian foreign minister, Solveig Aune, thanked Denmark.
"We will open two routes next year," Aune told reporters in Oslo. Iceland said that Denmark had blocked the talks. Danish officials
denied that Denmark had threatened Iceland. Greenland's government plans to meet Canada in Nuuk on 12 July 2019.
""",
        published="2019-06-05",
    ),
    Article(
        "dam",
        """\
Zambia accused Zimbabwe on Tuesday of closing the Kariba dam. Zimbabwe rejected the accusation. According to Zambian President Joseph
Banda, Zimbabwe sent soldiers to the border in March 2018. Botswana will host peace talks in Gaborone. Namibia has not imposed
sanctions on Zimbabwe. The African Union urged Zambia and Zimbabwe to sign a water treaty.
""",
        published="2018-05-16",
    ),
    Article(
        "fish",
        """\
Chile and Peru signed a fishing treaty in Lima on 3 March 2020. Ecuador criticised Chile. Peruvian Foreign Minister Rosa Quispe said
that Bolivia had seized three boats on 1 March 2020. Bolivia expelled the ambassador of Peru on Wednesday.
""",
        published="2020-03-05",
    ),
)


@pytest.fixture(scope="module")
def graphs() -> Sequence[Sound]:
    return sound_graphs(ARTICLES)


def test_every_kind_of_fault_is_found() -> None:
    scores = mutation(ARTICLES, faults=600)
    assert scores.misses == ()
    assert scores.rows["all"]["planted"] == scores.rows["all"]["found"] == 600
    assert {name for name in scores.rows if name != "all"} >= set(KINDS) - OF_LEDGER


def test_claims_for_every_triple_show_faults_of_their_own(graphs: Sequence[Sound]) -> None:
    with_ledger = {bool(sound.entries) for sound in graphs}
    chance = random.Random(7)
    for name in OF_LEDGER:
        assert {draw(name, [sound], chance) is not None for sound in graphs} <= with_ledger


def test_the_same_seed_plants_the_same_faults(graphs: Sequence[Sound]) -> None:
    def planted(seed: int) -> list[object]:
        chance = random.Random(seed)
        return [drawn and drawn[1] for name in KINDS for drawn in (draw(name, graphs, chance) for _ in range(3))]

    assert planted(1) == planted(1)
    assert planted(1) != planted(2)


def test_a_fault_breaks_one_graph_and_leaves_it_whole_again(graphs: Sequence[Sound]) -> None:
    drawn = draw("shifted offset", graphs, random.Random(3))
    assert drawn is not None
    sound, fault = drawn
    broken = (sound.triples - set(fault.removed)) | set(fault.added)
    rules = {finding.rule for finding in check(broken, sound.texts).errors}
    assert rules & {"offsets", "span-iri", "Span"}
    assert check((broken - set(fault.added)) | set(fault.removed), sound.texts).ok


def test_no_article() -> None:
    with pytest.raises(InputError, match="no article to read"):
        mutation([])
