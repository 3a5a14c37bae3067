"""Pages written for these tests: an article in the clothes that sites put on one."""

from __future__ import annotations

import io
import json
from typing import Any

BODY = (
    "Ruritania has joined the Blue Water Pact, its foreign ministry said on Monday, becoming the "
    "fortieth state to do so since it was opened for signature in March this year.",
    "Freedonia and Sylvania refused to sign the pact, according to its secretariat, which keeps "
    "the list of members up to date on its own pages.",
    "Trade ministers of the states that have joined will meet again in November to talk about "
    "the rules, and about who pays for them.",
)
LINKED: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ruritania joins the Blue Water Pact",
    "datePublished": "2018-11-13T00:30:00+01:00",
    "author": [{"@type": "Person", "name": "Ada Writer"}],
    "publisher": {"@type": "Organization", "name": "The Strelsau Post"},
    "inLanguage": "en-GB",
}


def html(
    *, linked: Any = None, head: str = "", body: tuple[str, ...] = BODY, around: str = ""
) -> bytes:
    """A page with this head, these paragraphs in its article, and a menu and footer about it."""
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    paragraphs = "".join(f"<p>{words}</p>\n" for words in body)
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">{head}{script}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Ruritania joins the Blue Water Pact</h1>
<figure><img src="a.jpg"><figcaption>Ministers sign. Photo: A. Person/Agency</figcaption></figure>
{paragraphs}</article>{around}
<footer>Copyright The Strelsau Post. All rights reserved.</footer></body></html>""".encode()


def warc(*responses: tuple[str, str, bytes], gzip: bool = True) -> bytes:
    """A WARC of responses: address, status and type (`200 OK|text/html`), body."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    class Writer(WARCWriter):  # type: ignore[misc]
        """Writes in memory: warcio leaves its temporary files open."""

        @staticmethod
        def _create_temp_file() -> io.BytesIO:
            return io.BytesIO()

    out = io.BytesIO()
    writer = Writer(out, gzip=gzip)
    for url, status, body in responses:
        line, _, media_type = status.partition("|")
        headers = StatusAndHeaders(line, [("Content-Type", media_type)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(body),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": "2018-11-14T08:00:00Z"},
            )
        )
    return out.getvalue()
