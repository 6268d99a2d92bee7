"""The application: the endpoint at `/sparql`, the resources everywhere else, and what every response carries."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.limits import Limits
from kg.serve.pool import Pool
from kg.serve.protocol import Endpoint
from kg.serve.resources import Resources
from kg.serve.served import Served

EVERYWHERE: Final = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
READING: Final = ("GET", "HEAD", "OPTIONS")
ASKING: Final = ("GET", "HEAD", "POST", "OPTIONS")


def application(served: Served, database: Path, limits: Limits) -> Starlette:
    """The application over a database that nobody changes while it runs."""

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        pool = Pool(database, limits)
        try:
            await pool.start()
            app.state.endpoint, app.state.resources = Endpoint(served, pool, limits), Resources(served, pool)
            yield
        finally:
            pool.close()

    app = Starlette(
        lifespan=running,
        middleware=[
            Middleware(Marked),
            Middleware(
                CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "HEAD", "POST"], allow_headers=["*"],
                expose_headers=["Content-Location", "ETag", "Location", "Retry-After"], max_age=86_400,
            ),
        ],
    )  # fmt: skip
    app.router.default = Dispatch(app)
    return app


class Dispatch:
    """Gives each request to the endpoint or to the resources; refuses methods that neither has."""

    def __init__(self, app: Starlette) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The whole of one request over HTTP."""
        request = Request(scope, receive)
        endpoint = scope["path"] == "/sparql"
        methods = ASKING if endpoint else READING
        allow = {"Allow": ", ".join(methods)}
        if request.method not in methods:
            response: Response = PlainTextResponse(f"{request.method}: there is {allow['Allow']}\n", 405, headers=allow)
        elif request.method == "OPTIONS":
            response = Response(status_code=204, headers=allow)
        else:
            response = await (self.app.state.endpoint if endpoint else self.app.state.resources)(request)
        await response(scope, receive, send)


class Marked:
    """Adds the headers that every response carries, where it has none of the same name."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in EVERYWHERE.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, marked)
