"""The address of a store, and who is asking: from the environment or netrc, never from the command line."""

from __future__ import annotations

import netrc
import os
from collections.abc import Generator
from pathlib import Path
from typing import Final

import httpx

from kg.errors import InputError

USER, PASSWORD, TOKEN = "KG_STORE_USER", "KG_STORE_PASSWORD", "KG_STORE_TOKEN"
#: Parameters by which some stores take a secret in the address.
SECRET: Final = frozenset({"access-token", "access_token", "token", "api_key", "apikey", "password"})
HOW: Final = f"set {USER} and {PASSWORD}, or {TOKEN}, or name the host in ~/.netrc"


def address(given: str) -> httpx.URL:
    """The address of a store; InputError for what is none, or carries a secret, which the message does not repeat."""
    try:
        url = httpx.URL(given)
    except (httpx.InvalidURL, UnicodeError) as error:
        raise InputError(f"--to: no address ({error})") from error
    secret = sorted(SECRET & set(url.params))
    if url.userinfo or secret:
        where = f"{url.scheme}://{url.host}{url.path}"
        raise InputError(f"--to {where}: has {secret[0] if secret else 'a user'} in it, which others on this machine can read; {HOW}")
    if url.scheme not in {"http", "https"} or not url.host:
        raise InputError(f"--to {given}: not the http(s) address of a store")
    if url.fragment:
        raise InputError(f"--to {given}: an address of a store has no #{url.fragment}")
    return url


def credentials(url: httpx.URL) -> httpx.Auth | None:
    """Who is asking: a token, or a user with a password, from the environment, else the entry of the host in netrc; or nobody.

    Raises InputError for half a pair, both kinds at once, or a netrc that cannot be read.
    """
    user, password, token = (os.environ.get(name, "") for name in (USER, PASSWORD, TOKEN))
    if token and (user or password):
        raise InputError(f"{TOKEN} and {USER} are both set: which of them shall ask?")
    if bool(user) != bool(password):
        raise InputError(f"{USER if user else PASSWORD} is set without {PASSWORD if user else USER}")
    if token:
        return Bearer(token)
    if user:
        return Challenged(user, password)
    file = Path(os.environ.get("NETRC", "~/.netrc")).expanduser()
    if not file.is_file():
        return None
    try:
        entry = netrc.netrc(str(file)).authenticators(url.host)
    except netrc.NetrcParseError as error:
        raise InputError(f"{file}: {error.msg} (line {error.lineno})") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: cannot be read ({error})") from error
    return Challenged(entry[0], entry[2]) if entry else None


class Bearer(httpx.Auth):
    """A token with every request (RFC 6750)."""

    def __init__(self, token: str) -> None:
        self.header = f"Bearer {token}"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add the token."""
        request.headers["Authorization"] = self.header
        yield request


class Challenged(httpx.Auth):
    """A user and a password, by Digest (RFC 7616) where the store offers it, else by Basic (RFC 7617); nothing until it asks."""

    def __init__(self, user: str, password: str) -> None:
        self.user, self.password = user, password
        self.chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """The request, and where the store answers 401 the request by the best scheme that it offers."""
        if self.chosen is None:
            response = yield request
            offered = " ".join(response.headers.get_list("www-authenticate")).lower()
            if response.status_code != httpx.codes.UNAUTHORIZED or not ("digest" in offered or "basic" in offered):
                return
            scheme = httpx.DigestAuth if "digest" in offered else httpx.BasicAuth
            self.chosen = scheme(self.user, self.password)
        yield from self.chosen.auth_flow(request)
