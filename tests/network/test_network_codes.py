"""The numbers of the Correlates of War project, derived from the package countrycode, which has them from the project's list of states."""

from __future__ import annotations

from importlib.resources import files

import countrycode

from kg.network.classes import state_numbers

#: Members of the State System Membership List (v2016) that countrycode does not give an ISO code.
ADDED = {"SRB": 345, "XKX": 347}
#: Whose number is that of a state that was no member any more in 2016.
LEFT_OUT = {"VAT": 327}
#: The number of members at the end of 2016, the last year of the list.
MEMBERS = 195


def derived() -> dict[str, int]:
    """The numbers by ISO 3166-1 alpha-3, as countrycode and the exceptions give them."""
    rows = zip(countrycode.codelist["iso3c"], countrycode.codelist["cown"], strict=True)
    found = {iso3: int(number) for iso3, number in rows if iso3 and number}
    for iso3, number in LEFT_OUT.items():
        assert found.pop(iso3) == number
    assert not found.keys() & ADDED.keys()
    return found | ADDED


def test_the_table_is_what_the_source_gives() -> None:
    assert dict(state_numbers()) == derived()
    assert len(derived()) == MEMBERS
    assert len(set(derived().values())) == MEMBERS
    lines = (files("kg.network") / "codes.tsv").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["iso3\tcow", *(f"{a}\t{b}" for a, b in sorted(derived().items()))]
