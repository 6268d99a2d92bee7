"""A whole file of every kind that `kg.corpus` reads: what its tests and fuzzers begin with."""

from __future__ import annotations

import gzip
import json
from uuid import NAMESPACE_URL, uuid5

import zstandard

BODY = (
    "<p>Ministers of Chad and Niger met in Agadez on Tuesday to settle the course of the border that both of them claim since 1960.</p>"
    "<p>They agreed to send surveyors into the hills before the rains, a spokeswoman for the host said after the talks had ended.</p>"
)
HEAD = "<head><title>Border talks</title></head>"
PAGE = f"<html>{HEAD}<body><nav><a href='/'>Home</a></nav><article><h1>Border talks</h1>{BODY}</article></body></html>"

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Sahel Wire</title><link>https://example.org/</link><description>d</description>
<item><title>Talks on the border</title><link>talks.html</link><pubDate>Tue, 05 May 2020 23:30:00 -0500</pubDate></item>
<item><title>In full</title><guid>https://example.org/2</guid><link>https://example.org/2</link><content:encoded><![CDATA[{body}]]></content:encoded></item>
<item><title>In short</title><link>https://example.org/3</link><description>Ministers met.</description></item>
</channel></rss>"""


def warc(*captures: tuple[str, str, str, bytes]) -> bytes:
    """A web archive of captures: address, date, content type, content."""
    out = b""
    for address, day, kind, content in captures:
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: {day}\r\n"
            f"WARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, address + day)}>\r\n"
            f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        out += gzip.compress(head.encode() + http + b"\r\n\r\n")
    return out


def pdf(*lines: str) -> bytes:
    """A PDF of one page with these lines."""
    drawn = "BT /F1 12 Tf 14 TL 72 720 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Title (Talks in Quito) >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(parts) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R /Info 6 0 R >>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF".encode()


_TEXT = "The envoys of Chad and Niger met in Agadez on Monday.\nThey spoke of the border, and nothing was signed.\n"
_ROW = {"id": "a", "title": "Talks", "text": _TEXT, "published": "2020-05-04", "url": "https://example.org/1"}
_LINES = "".join(json.dumps({**_ROW, "id": name}) + "\n" for name in "abc").encode()
_TABLE = 'id{0}title{0}text{0}published\na{0}Talks{0}The envoys met.{0}2020-05-04\nb{0}{0}"Nothing was\nsigned."{0}\n'
_ARCHIVE = warc(
    ("https://example.org/1", "2020-05-06T10:00:00Z", "text/html; charset=ISO-8859-1", PAGE.encode()),
    ("https://example.org/2", "2020-05-07T10:00:00Z", "text/html", PAGE.replace("Chad", "Mali").encode()),
)

SAMPLES: dict[str, bytes] = {
    ".txt": _TEXT.encode(),
    ".md": f"---\ntitle: Talks\nsource: Sahel Wire\npublished: 2020-05-04\n---\n\n# Talks\n\n{_TEXT}".encode(),
    ".html": PAGE.encode(),
    ".json": json.dumps([_ROW, {**_ROW, "id": "b"}]).encode(),
    ".jsonl": _LINES,
    ".csv": _TABLE.format(",").encode(),
    ".tsv": _TABLE.format("\t").encode(),
    ".rss": RSS.format(body=BODY).encode(),
    ".warc": gzip.decompress(_ARCHIVE),
    ".warc.gz": _ARCHIVE,
    ".pdf": pdf("The envoys met in Agadez and dis-", "cussed the border."),
    ".txt.gz": gzip.compress(_TEXT.encode(), mtime=0),
    ".jsonl.zst": zstandard.compress(_LINES),
}
"""By the ending of the file's name."""
