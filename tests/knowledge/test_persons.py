"""Persons by full name, family name, post and day."""

from __future__ import annotations

import pytest

from kg.knowledge import load


@pytest.mark.parametrize(
    ("name", "country", "wikidata"),
    [
        ("Idriss Deby", "TCD", ""),
        ("Idriss Déby", "TCD", ""),
        ("Omar al-Bashir", "SDN", "Q57265"),
        ("Mahmoud Abbas", "PSE", "Q127998"),
        ("Condoleezza Rice", "USA", "Q47216"),
        ("Kofi Annan", "", "Q1254"),
        ("Mevlut Cavusoglu", "TUR", "Q249206"),
        ("Recep Tayyip Erdogan", "TUR", "Q39259"),
        ("Nikol Pashinian", "ARM", "Q7035479"),
        ("George W. Bush", "USA", "Q207"),
        ("George Bush", "USA", "Q207"),
        ("Bashar Assad", "SYR", "Q44329"),
        ("President Barack Obama", "USA", "Q76"),
        ("Vicente Fox", "MEX", ""),
        ("Saddam Hussein", "IRQ", "Q1316"),
    ],
)
def test_person_by_full_name(name: str, country: str, wikidata: str) -> None:
    first = load().person(name)[0]
    assert (first.kind, first.country, first.wikidata) == ("person", country, wikidata)


def test_person_by_another_transliteration() -> None:
    knowledge = load()
    assert knowledge.by_name("Muhamed Mursi") == ()
    assert knowledge.person("Muhamed Mursi")[0].country == "EGY"


def test_a_short_form_keeps_a_family_name() -> None:
    by_name = load().by_name
    assert [entry.label for entry in by_name("Juan Aparicio")] == ["Juan Carlos Aparicio Pérez"]
    assert by_name("Juan Perez") == ()  # Pérez is his mother's name
    assert [entry.label for entry in by_name("Abdullahi Yusuf")] == ["Abdullahi Yusuf Ahmed"]
    assert [entry.label for entry in by_name("Franklin Roosevelt")] == ["Franklin Delano Roosevelt"]
    assert by_name("Franklin Delano") == ()


def test_unknown_person() -> None:
    assert load().person("Leopoldo Quixotescu") == ()


def test_surname_prefers_the_country_and_the_day() -> None:
    knowledge = load()
    assert knowledge.surname("Rice", country="USA", on="2006-05-01")[0].label == "Condoleezza Rice"
    assert knowledge.surname("al-Bashir", country="SDN")[0].wikidata == "Q57265"
    assert knowledge.surname("Hu", country="CHN", on="2006-01-01")[0].label == "Hu Jintao"
    assert knowledge.surname("Uribe", country="COL")[0].label == "Alvaro Uribe Velez"


def test_holders_of_a_post() -> None:
    knowledge = load()
    (holder,) = knowledge.holders("TUR", "foreign_minister", "2020-11-01")
    assert (holder.person, holder.start, holder.end) == ("wd:Q249206", "2015-11-24", "2023-06-03")
    assert {tenure.person for tenure in knowledge.holders("GBR", "leader", "2004-05-05")} == {"wd:Q9545"}


def test_tenures_know_their_days() -> None:
    knowledge = load()
    (minister,) = knowledge.person("Mevlüt Çavuşoğlu")
    titles = [tenure.title for tenure in knowledge.tenures(minister) if tenure.covers("2014-09-01")]
    assert "Minister of Foreign Affairs" in titles
    assert minister.fact("gender") == "male"


def test_reign_links_are_taken_only_where_name_and_birth_agree() -> None:
    knowledge = load()
    (ilham,) = knowledge.person("Ilham Aliyev")
    assert not [tenure for tenure in knowledge.tenures(ilham) if tenure.role == "leader" and tenure.start < "2003"]
    assert knowledge.person("Joseph Kabila")[0].wikidata == ""


def test_first_names_and_surnames() -> None:
    knowledge = load()
    assert knowledge.is_first_name("Vladimir")
    assert knowledge.is_first_name("Mehmet")
    assert not knowledge.is_first_name("Ceasefire")
    assert knowledge.is_surname("Erdoğan")
    assert not knowledge.is_surname("Ceasefire")
    assert (knowledge.gender("Vladimir"), knowledge.gender("Maria")) == ("male", "female")
