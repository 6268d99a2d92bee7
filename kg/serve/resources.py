"""IRIs that answer. An IRI stands for a thing (a person, an event, an article), which no server can send: it answers 303 with the address
of a document about the thing, by content negotiation. That address is the IRI with an ending, `.html`, `.ttl`, `.jsonld`, `.nt` or
`.rdf`; it is cached and linked by itself, and is where `kg site` puts its files. The two vocabularies are documents (their terms
stand behind a #): they answer at once, and say by Content-Location which form it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

import pyoxigraph
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response

from kg import terms
from kg.export import exported
from kg.export.forms import order
from kg.serve.negotiation import HTML, TRIPLES, chosen, with_charset
from kg.serve.pages import page, sections, style
from kg.serve.pool import Pool
from kg.serve.protocol import answered
from kg.serve.served import VOCABULARIES, Served
from kg.serve.worker import Question, Reply

Triple = pyoxigraph.Triple
ENDINGS: Final = {HTML: "html", **{media: ending for media, (ending, _) in TRIPLES.items()}}
MEDIA: Final = {ending: media for media, ending in ENDINGS.items()}
TRIPLE_ENDINGS: Final = frozenset(MEDIA) - {"html"}
RESOURCE: Final = (files("kg.serve") / "resource.rq").read_text(encoding="utf-8")
ARTICLES: Final = (
    "SELECT ?it (COALESCE(?title, ?name) AS ?words) WHERE "
    "{ ?it a kg:Article ; schema:identifier ?name OPTIONAL { ?it schema:headline ?title } } ORDER BY ?name LIMIT 1000"
)
#: The pages of `kg site` narrow this by a policy of their own.
SITE_POLICY: Final = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class Resources:
    """Answers the requests to all addresses but `/sparql`."""

    served: Served
    pool: Pool

    async def __call__(self, request: Request) -> Response:
        """The response to GET or HEAD."""
        path = request.scope.get("raw_path", request.scope["path"].encode()).decode("ascii", "replace").lstrip("/")
        file = self._site_file(request.scope["path"])
        stem, _, ending = path.rpartition(".")
        if stem and ending in TRIPLE_ENDINGS:  # the site has fewer triples of a resource, and files that are none of a resource
            response = await self._document(request, stem, MEDIA[ending])
            return file if file is not None and response.status_code == 404 else response
        if file is not None:
            return file
        if path == "":
            return await self._start()
        if path == "plain.css":
            return Response(style(), media_type="text/css")
        if stem and MEDIA.get(ending) == HTML:
            return await self._document(request, stem, HTML)
        media = chosen(",".join(request.headers.getlist("accept")), tuple(ENDINGS))
        if media is None:
            line = f"{self.served.iri(path)}: can be had as {', '.join(ENDINGS)}\n"
            return PlainTextResponse(line, 406, headers={"Vary": "Accept"})
        if path in VOCABULARIES:
            response = await self._document(request, path, media)
            response.headers["Content-Location"] = f"{path}.{ENDINGS[media]}"
            return response
        found = await self._triples(path, known=True)
        if isinstance(found, Reply):
            return answered(found)
        if not found:
            return self._unknown(path)
        name = path.rpartition("/")[2]
        return RedirectResponse(f"{name}.{ENDINGS[media]}", 303, headers={"Vary": "Accept"})

    async def _document(self, request: Request, path: str, media: str) -> Response:
        """The document about the resource at the path, in a form."""
        tag = self.served.tag(ENDINGS[media])
        headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        found = await self._triples(path)
        if isinstance(found, Reply):
            return answered(found)
        if not found:
            return self._unknown(path)
        return await to_thread.run_sync(self._written, path, media, found, headers)

    def _written(self, path: str, media: str, triples: frozenset[Triple], headers: dict[str, str]) -> Response:
        if media != HTML:
            if path in self.served.vocabulary:  # which has blank nodes, where the forms of `kg.export` have none
                form = pyoxigraph.RdfFormat.from_media_type(media)
                content = pyoxigraph.serialize(sorted(triples, key=order), format=form, prefixes=dict(terms.PREFIXES)) or b""
            else:
                content = exported(set(triples), TRIPLES[media][1])
            return Response(content, media_type=with_charset(media), headers=headers)
        name, iri = path.rpartition("/")[2], self.served.iri(path)
        one = None if path in VOCABULARIES else iri
        shown = sections(triples, self.served, path, iri=one)
        title = shown[0].resource.words if one else self.served.labels.get(iri, iri)
        forms = [(media, f"{name}.{ending}") for media, (ending, _) in TRIPLES.items()]
        return page("resource.html", self.served, path, headers=headers, iri=iri, title=title, sections=shown, forms=forms)

    async def _triples(self, path: str, *, known: bool = False) -> frozenset[Triple] | Reply:
        """What is said of the resource at the path, or one triple of it where it is asked whether it is `known`; or why nobody can tell."""
        if path in self.served.vocabulary:
            return self.served.vocabulary[path]
        try:
            iri = str(pyoxigraph.NamedNode(self.served.iri(path)))
        except ValueError:  # no IRI
            return frozenset()
        text = f"CONSTRUCT {{ {iri} ?p ?o }} WHERE {{ {iri} ?p ?o }} LIMIT 1" if known else RESOURCE.replace("<about:it>", iri)
        reply = await self.pool.ask(Question(text, "application/n-triples"))
        if reply.status != 200:
            return reply
        found = frozenset(quad.triple for quad in pyoxigraph.parse(reply.body, format=pyoxigraph.RdfFormat.N_TRIPLES))
        return found if any(str(triple.subject) == iri for triple in found) else frozenset()

    def _unknown(self, path: str) -> Response:
        return PlainTextResponse(f"{self.served.iri(path)}: nothing is known of it here\n", 404, headers={"Vary": "Accept"})

    async def _start(self) -> Response:
        reply = await self.pool.ask(Question(ARTICLES))
        if reply.status != 200:
            return answered(reply)
        return page("start.html", self.served, "", triples=self.pool.triples, articles=list(self._articles(reply.body)))

    def _articles(self, answer: bytes) -> Iterable[tuple[str, str]]:
        for row in json.loads(answer)["results"]["bindings"]:
            yield f"./{self.served.path(row['it']['value'])}", row["words"]["value"]

    def _site_file(self, path: str) -> Response | None:
        """The file of the site at the path, if there is one; never one outside the site."""
        if self.served.site is None:
            return None
        site = self.served.site.resolve()
        name = f"{path}index.html" if path.endswith("/") else path
        try:
            file = (site / name.lstrip("/")).resolve()
            if not file.is_relative_to(site) or not file.is_file():
                return None
        except (ValueError, OSError):  # no name of a file
            return None
        return FileResponse(file, headers={"Content-Security-Policy": SITE_POLICY, "Cache-Control": "no-cache"})

