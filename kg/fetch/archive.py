"""The web archive (WARC, ISO 28500) that fetched pages are added to, and what it knows of their last versions."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kg.errors import InputError
from kg.fetch.client import Page

#: The header of an answer that names its version -> the header of a request that asks whether there is another.
VALIDATORS: Final = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}


class Archive:
    """A compressed archive, open to have pages added at its end."""

    def __init__(self, file: Path) -> None:
        if not file.name.endswith((".warc", ".warc.gz")):
            raise InputError(f"{file}: the name of a web archive ends in .warc.gz")
        self._file = file
        self._validators: dict[str, dict[str, str]] = {}
        try:
            if file.exists():
                self._read()
            self._out = file.open("ab")
        except OSError as error:
            raise InputError(f"{file}: cannot be written ({error.strerror})") from error
        self._writer = WARCWriter(self._out, gzip=file.name.endswith(".gz"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._out.close()

    def validators(self, url: str) -> Mapping[str, str]:
        """The headers that ask for a page only where it is not the version that the archive has."""
        return self._validators.get(url, {})

    def add(self, url: str, page: Page) -> None:
        """Add a page under the address that was asked for."""
        http = StatusAndHeaders(f"{page.status} OK", list(page.headers), protocol="HTTP/1.1")
        record = self._writer.create_warc_record(
            url, "response", payload=io.BytesIO(page.content), length=len(page.content), http_headers=http
        )
        self._writer.write_record(record)
        self._note(url, page.header)

    def _note(self, url: str, header: Callable[[str], str | None]) -> None:
        self._validators[url] = {ask: value for name, ask in VALIDATORS.items() if (value := header(name))}

    def _read(self) -> None:
        try:
            with self._file.open("rb") as file:
                for record in ArchiveIterator(file):
                    if record.rec_type == "response" and record.http_headers is not None:
                        self._note(record.rec_headers.get_header("WARC-Target-URI") or "", record.http_headers.get_header)
        except (ArchiveLoadFailed, ValueError, AttributeError, LookupError) as error:
            raise InputError(f"{self._file}: not a web archive, so nothing is added to it") from error
