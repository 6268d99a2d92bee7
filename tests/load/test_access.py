"""Who is asking, against real servers on loopback: Basic, Bearer and netrc here, Digest with Virtuoso; and addresses that are none."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from servers import Faults, basic
from test_loading import lines, quads

from kg.errors import InputError
from kg.load import load
from kg.load.access import address, credentials

LOCAL = httpx.URL("http://127.0.0.1:7878/store")


def test_basic_from_the_environment(graph: Path, proxy: Faults, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_USER", "ana")
    monkeypatch.setenv("KG_STORE_PASSWORD", "s:crét")
    proxy.wants = basic("ana", "s:crét")
    assert load(graph, f"{proxy.url}/store").sent == 4
    assert quads(store) == lines(graph)


def test_basic_from_netrc(graph: Path, proxy: Faults, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login ana password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    proxy.wants = basic("ana", "secret")
    assert load(graph, f"{proxy.url}/store").sent == 4
    monkeypatch.setenv("KG_STORE_TOKEN", "other")  # what is set for this goes before what stands in a file
    with pytest.raises(InputError, match="401"):
        load(graph, f"{proxy.url}/store", again=True)


def test_bearer(graph: Path, proxy: Faults, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_TOKEN", "t0ken")
    proxy.wants, proxy.challenge = "Bearer t0ken", "Bearer"
    assert load(graph, f"{proxy.url}/store").sent == 4


def test_a_password_goes_only_to_who_asks_for_it(graph: Path, proxy: Faults, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_USER", "ana")
    monkeypatch.setenv("KG_STORE_PASSWORD", "secret")
    proxy.wants, proxy.challenge = basic("ana", "secret"), "Negotiate"
    with pytest.raises(InputError, match="401 Unauthorized; set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN"):
        load(graph, f"{proxy.url}/store")
    assert proxy.asked == []


def test_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert credentials(LOCAL) is None
    (tmp_path / "netrc").write_text("machine example.org login ana password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    assert credentials(LOCAL) is None


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"KG_STORE_USER": "ana"}, "KG_STORE_USER is set without KG_STORE_PASSWORD"),
        ({"KG_STORE_PASSWORD": "secret"}, "KG_STORE_PASSWORD is set without KG_STORE_USER"),
        (
            {"KG_STORE_USER": "ana", "KG_STORE_PASSWORD": "secret", "KG_STORE_TOKEN": "t"},
            "KG_STORE_TOKEN and KG_STORE_USER are both set: which of them shall ask?",
        ),
    ],
)
def test_half_of_what_is_needed(settings: dict[str, str], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(InputError) as caught:
        credentials(LOCAL)
    assert str(caught.value) == message


def test_a_netrc_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "netrc"
    file.write_text("machine 127.0.0.1\nnobody ana\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(file))
    with pytest.raises(InputError) as caught:
        credentials(LOCAL)
    assert str(caught.value) == f"{file}: bad follower token 'nobody' (line 2)"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            "http://ana:secret@127.0.0.1:7878/store",
            "--to http://127.0.0.1/store: has a user in it, which others on this machine can read; "
            "set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN, or name the host in ~/.netrc",
        ),
        (
            "http://127.0.0.1:7001/?access-token=secret",
            "--to http://127.0.0.1/: has access-token in it, which others on this machine can read; "
            "set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN, or name the host in ~/.netrc",
        ),
        ("127.0.0.1:7878/store", None),
        ("store", "--to store: not the http(s) address of a store"),
        ("ftp://example.org/store", "--to ftp://example.org/store: not the http(s) address of a store"),
        ("http:///store", "--to http:///store: not the http(s) address of a store"),
        ("http://example.org/store#all", "--to http://example.org/store#all: an address of a store has no #all"),
    ],
)
def test_an_address_that_is_none(given: str, message: str | None) -> None:
    with pytest.raises(InputError) as caught:
        address(given)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert message in {None, str(caught.value)}
