"""One request to a store: carried, tried again where that may help, and its refusal in a line."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import httpx

from kg import __version__
from kg.errors import InputError
from kg.load.access import HOW, address, credentials

#: Seconds between the tries of a request; a store that says itself when to come back (Retry-After) is taken at its word, up to `LONGEST`.
PAUSES: Final = (1.0, 2.0, 4.0)
LONGEST: Final = 60.0
#: What may be otherwise a moment later. Without blank nodes a request that is said twice changes nothing.
PASSING: Final = frozenset({429, 500, 502, 503, 504})
#: What the next request would meet as well, and what to do.
ADVICE: Final[Mapping[int, str]] = MappingProxyType(
    {
        401: HOW,
        403: "the user may not do this there",
        404: "is this the right address, and is the graph or data set made?",
        405: "the address does not take this; it may be that of another protocol (--method)",
        413: "the request is too large for it; give a smaller --part",
        415: "the address takes another kind of content; it may be that of another protocol",
        429: "it wants fewer requests; come back later",
        501: "it does not know this protocol (--method)",
        502: "come back later",
        503: "come back later",
        504: "come back later",
        507: "it is full; make room there",
    }
)
Form = Sequence[tuple[str, str]]


class Away(InputError):
    """A store that cannot be reached, does not answer, or can at present be given nothing."""


class Refusal(InputError):
    """What a store said no to: `status`, and the message with its first line."""

    def __init__(self, message: str, *, status: int) -> None:
        super().__init__(message)
        self.status = status


class Client:
    """A connection to the store at an address; `wait` sleeps between two tries."""

    def __init__(self, to: str, *, timeout: float = 60.0, wait: Callable[[float], None] = time.sleep) -> None:
        self.url, self.timeout, self.wait = address(to), timeout, wait
        self.http = httpx.Client(
            auth=credentials(self.url),
            timeout=httpx.Timeout(timeout, connect=min(timeout, 10.0)),
            headers={"User-Agent": f"newskg/{__version__}"},
        )

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def send(
        self, method: str, *, graph: str = "", content: str = "", form: Form = (), headers: Mapping[str, str] = MappingProxyType({})
    ) -> httpx.Response:
        """The answer to a request, to a form that is posted, or on a graph; a status of error is an answer too.

        Raises Away for a store that cannot be reached after the last try. One that does not answer in time is not asked again:
        what it was told may still arrive, and must not come after what follows.
        """
        url = self.url.copy_merge_params({"graph": graph}) if graph else self.url
        body = (str(httpx.QueryParams(tuple(form))) if form else content).encode("utf-8")
        for pause in (*PAUSES, None):
            try:
                answer = self.http.request(method, url, content=body, headers=dict(headers))
            except httpx.TimeoutException as error:
                raise Away(f"{self.url}: no answer within {self.timeout:g} s (--timeout)") from error
            except httpx.TransportError as error:
                if pause is None:
                    raise Away(f"{self.url}: cannot be reached ({error or type(error).__name__})") from error
                self.wait(pause)
                continue
            if answer.status_code not in PASSING or pause is None:
                return answer
            self.wait(_asked(answer) or pause)
        raise AssertionError

    def accepted(self, answer: httpx.Response) -> httpx.Response:
        """The answer if it is a good one; else raises Refusal."""
        if answer.is_success:
            return answer
        status = answer.status_code
        if answer.has_redirect_location:
            raise Refusal(f"{self.url}: {status}: is at {answer.headers['location']}; give that address", status=status)
        advice = f"; {ADVICE[status]}" if status in ADVICE else ""
        said = first_line(answer)
        raise Refusal(f"{self.url}: {status} {answer.reason_phrase}{f': {said}' if said else ''}{advice}", status=status)


def first_line(answer: httpx.Response) -> str:
    """The first line of what a store says, of a page without its markup, up to 200 characters."""
    text = answer.text
    if "html" in answer.headers.get("content-type", ""):
        text = html.unescape(re.sub(r"<(style|script|head)\b.*?</\1>|<[^>]*>", "\n", text, flags=re.DOTALL | re.IGNORECASE))
    line = next((" ".join(line.split()) for line in text.splitlines() if line.strip()), "")
    line = "".join(letter for letter in line if letter.isprintable())
    return f"{line[:200]}…" if len(line) > 200 else line


def _asked(answer: httpx.Response) -> float | None:
    """The seconds that a store asks to wait; None where it does not, or gives a date."""
    seconds = answer.headers.get("retry-after", "")
    return min(float(seconds), LONGEST) if seconds.isdecimal() else None
