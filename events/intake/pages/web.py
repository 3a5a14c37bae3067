"""HTML to text: trafilatura finds the article, once; the text is archived with its version.

Invariant: the same bytes give the same text with the same extractor, whose name holds both
versions, trafilatura's and that of what is done here before and after it.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from importlib.metadata import version
from typing import Any, NamedTuple

from domain.errors import InvalidInput
from events.intake.pages.about import About, about
from events.intake.pages.charset import decoded

OUR_VERSION = 1
logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what matters is told by us
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NOT_READ = [".//figcaption", ".//noscript", ".//template", ".//dialog"]
_MOST_CONTROLS = 0.01
_MOST_MARKUP = 5_000_000
_MOST_INLINE = 5_000
_INLINE = "a abbr b bdi br cite code em font i mark q s small span strong sub sup u"


class Web(NamedTuple):
    """The text of a web page's article, and what the page says about itself."""

    text: str
    about: About
    remarks: tuple[str, ...]


@cache  # to ask which version is installed takes longer than to read a small page
def extractor() -> str:
    """The extractor and its version: `trafilatura@2.3.1+1`."""
    return f"trafilatura@{version('trafilatura')}+{OUR_VERSION}"


def web_page(content: bytes, charset: str | None, found_at: str | None) -> Web:
    """The article in an HTML page; an empty text if there is none.

    Raises `InvalidInput` for bytes that are no text, or a page too large or too deeply
    nested to be read in good time.
    """
    import trafilatura  # takes a quarter of a second, which no other command needs

    markup, remarks = _characters(content, charset)
    tree = trafilatura.load_html(markup)
    if tree is None:
        return Web("", About(), remarks)
    _check_effort(tree)
    said = about(tree, found_at)
    text = trafilatura.extract(
        tree,
        output_format="txt",
        include_comments=False,
        include_formatting=False,
        prune_xpath=_NOT_READ,
    )
    return Web(_CONTROL.sub("", text or ""), said, remarks)


def _characters(content: bytes, charset: str | None) -> tuple[str, tuple[str, ...]]:
    found = decoded(content, charset, markup=True)
    markup, controls = _CONTROL.subn("", found.text)
    if controls > max(20, _MOST_CONTROLS * len(found.text)):
        raise InvalidInput(
            f"It is not text: {controls:,} of its {len(found.text):,} characters are control "
            "characters. Check that the file is the page itself, not compressed.",
            field="content",
        )
    if len(markup) > _MOST_MARKUP:
        raise InvalidInput(
            f"The page has {len(markup):,} characters of HTML; at most {_MOST_MARKUP:,} are "
            "read. Save the article alone, or its text.",
            field="content",
        )
    remarks = [found.remark] if found.remark else []
    if controls:
        remarks.append(f"{controls} control characters were left out.")
    return _DECLARATION.sub("", markup, count=1), tuple(remarks)


def _check_effort(tree: Any) -> None:
    """Refuse what trafilatura takes minutes for: its time grows with the square of these."""
    inlines = frozenset(_INLINE.split())
    for element in tree.xpath(f"descendant-or-self::*[count(node()) > {_MOST_INLINE}]"):
        inline = sum(1 for child in element if child.tag in inlines)
        if inline > _MOST_INLINE:
            raise InvalidInput(
                f"One <{element.tag}> of the page holds {inline:,} pieces of a line; at most "
                f"{_MOST_INLINE:,} are read. Save the article alone, or its text.",
                field="content",
            )
