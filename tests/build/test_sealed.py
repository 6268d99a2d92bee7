"""What is kept of an article comes back as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.build.sealed import Sealed

CLAIMS = {
    "https://w3id.org/newskg/claim/1": 'claim:1 a kg:Claim ;\n    kg:dependencyPath "a\x00b" .',
    "https://w3id.org/newskg/claim/2": "",
}
TRIPLE = '<https://w3id.org/a> <https://w3id.org/b> "é 😀" .'


@pytest.mark.parametrize(("claims", "own", "shared", "text"), [(CLAIMS, [TRIPLE, TRIPLE], [TRIPLE], "a\nb\x00é"), ({}, [], [], None)])
def test_a_sealed_article_is_unpacked_as_it_was_packed(claims: dict[str, str], own: list[str], shared: list[str], text: str | None) -> None:
    sealed = Sealed(
        identifier="a", sha256="0" * 64, title="T", published="2021-05-06", text=text, turtle="doc:a a kg:Article .\n\n", claims=claims,
        shared_turtle="", own=own, shared=shared, told=[["i", "s", "p", "v", True, "asserted", [], None, ["r"]]], rules=["r"],
        single=[], labels=[], corrections=[], apart=[], triples=3, alone=2, spans=1, warnings=[], facts={"Article": 1},
    )  # fmt: skip
    assert Sealed.unpacked(sealed.packed()) == sealed
    assert Sealed.outlined(sealed.packed()) == replace(sealed, turtle="", claims={}, shared_turtle="", own=[], shared=[], told=[])
