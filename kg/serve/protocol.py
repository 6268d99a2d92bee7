"""The endpoint `/sparql`: the query operation of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/), and nothing else.

Asked with GET, or with POST as a form or as `application/sparql-query`. Without a query it describes itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg.export import exported
from kg.query import keywords
from kg.serve.description import service
from kg.serve.limits import Limits
from kg.serve.negotiation import HTML, TRIPLES, chosen, with_charset
from kg.serve.pages import page
from kg.serve.pool import Pool
from kg.serve.served import Served
from kg.serve.worker import Question, Reply

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
READ_ONLY: Final = "this endpoint only reads: updates are refused"
ONE_GRAPH: Final = "this endpoint has one graph, the default one: no other can be chosen"
RETRY: Final = {"Retry-After": "2"}


class Rejected(Exception):
    """A request that is answered with this status and line."""

    def __init__(self, status: int, line: str) -> None:
        super().__init__(line)
        self.status = status


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Answers the requests to `/sparql`."""

    served: Served
    pool: Pool
    limits: Limits

    async def __call__(self, request: Request) -> Response:
        """The response to GET, HEAD or POST."""
        accept = ",".join(request.headers.getlist("accept"))
        try:
            query = await self._query(request)
        except Rejected as reason:
            return PlainTextResponse(f"{reason}\n", reason.status, headers={"Accept-Post": f"{QUERY}, {FORM}"})
        if query is None:
            return self._description(request, accept)
        reply = await self.pool.ask(Question(query, accept))
        return answered(reply)

    async def _query(self, request: Request) -> str | None:
        """The text of the query; None for a GET without one. Raises Rejected for what is no query operation."""
        if len(request.url.query) > self.limits.address_bytes:
            raise Rejected(414, f"the query is longer than {self.limits.address_bytes:,} bytes: send it with POST")
        given = _pairs(request.url.query)
        if request.method == "POST":
            kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind == UPDATE:
                raise Rejected(403, READ_ONLY)
            if kind not in {FORM, QUERY}:
                raise Rejected(415, f"Content-Type {kind or 'is missing'}: send {QUERY} or {FORM}")
            try:
                text = (await self._body(request)).decode("utf-8")
            except UnicodeDecodeError as error:
                raise Rejected(400, f"the body is not UTF-8 ({error.reason} at byte {error.start})") from error
            if kind == QUERY and any(name == "query" for name, _ in given):
                raise Rejected(400, "a query in the address and another in the body")
            given += [("query", text)] if kind == QUERY else _pairs(text)
        if any(name == "update" for name, _ in given):
            raise Rejected(403, READ_ONLY)
        queries = [value for name, value in given if name == "query"]
        if len(queries) > 1:
            raise Rejected(400, "more than one query")
        if not queries and (request.method == "POST" or given):
            raise Rejected(400, "no parameter query")
        if queries and (any(name in {"default-graph-uri", "named-graph-uri"} for name, _ in given) or "FROM" in keywords(queries[0])):
            raise Rejected(400, ONE_GRAPH)
        return queries[0] if queries else None

    async def _body(self, request: Request) -> bytes:
        content = bytearray()
        async for part in request.stream():
            content += part
            if len(content) > self.limits.query_bytes:
                raise Rejected(413, f"the query is longer than {self.limits.query_bytes:,} bytes")
        return bytes(content)

    def _description(self, request: Request, accept: str) -> Response:
        media = chosen(accept, (*TRIPLES, HTML))
        if media is None:
            return PlainTextResponse(f"the description can be had as {', '.join((*TRIPLES, HTML))}\n", 406, headers={"Vary": "Accept"})
        if media == HTML:
            return page("endpoint.html", self.served, "sparql", triples=self.pool.triples, limits=self.limits)
        endpoint = str(request.url.replace(query=""))
        content = exported(service(self.served, endpoint, self.pool.triples), TRIPLES[media][1])
        return Response(content, media_type=with_charset(media), headers={"Vary": "Accept"})


def answered(reply: Reply) -> Response:
    """The response that a reply of a worker makes."""
    if reply.status == 200:
        return Response(reply.body, media_type=with_charset(reply.media), headers={"Vary": "Accept"})
    headers = RETRY if reply.status == 503 else {"Vary": "Accept"}
    return PlainTextResponse(reply.body + b"\n", reply.status, headers=headers)


def _pairs(text: str) -> list[tuple[str, str]]:
    """The parameters of a form. Raises Rejected for bytes that are no UTF-8."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise Rejected(400, f"the parameters cannot be read ({error})") from error
