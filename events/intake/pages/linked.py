"""JSON-LD: what a page says about itself in schema.org's words.

Invariant: what is broken, nested without end or of another shape says nothing; it never stops
a page from being read. Source of the terms: schema.org NewsArticle, Article, CreativeWork.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

_NEWS = ("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle")
_MOST_NODES = 5000
_DEEPEST = 30
Node = dict[str, Any]


def article_in(scripts: Sequence[str]) -> dict[str, list[str]]:
    """What the page's article is said to be: values by field, none where nothing is said.

    Fields: title, published, author, publisher, language, url, syndication, access.
    """
    nodes = [node for script in scripts for node in _nodes(_parsed(script))][:_MOST_NODES]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    articles = [node for node in nodes if _is_article(node)]
    if not articles:
        return {}
    article = max(articles, key=_weight)  # the first of the heaviest
    return {
        "title": _names(article.get("headline") or article.get("name"), by_id),
        "published": _names(article.get("datePublished"), by_id),
        "author": _names(article.get("author") or article.get("creator"), by_id),
        "publisher": _names(article.get("publisher") or article.get("sourceOrganization"), by_id),
        "language": _names(article.get("inLanguage"), by_id),
        "url": _addresses(article.get("url") or article.get("mainEntityOfPage"), by_id),
        "syndication": _sources(article.get("isBasedOn") or article.get("isBasedOnUrl"), by_id),
        "access": [str(article["isAccessibleForFree"])] if "isAccessibleForFree" in article else [],
    }


def _parsed(script: str) -> Any:
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int = 0) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _nodes(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, depth + 1)


def _types(node: Node) -> list[str]:
    said = node.get("@type")
    return [kind.rpartition("/")[2] for kind in _list(said) if isinstance(kind, str)]


def _is_article(node: Node) -> bool:
    return any(kind.endswith(("Article", "BlogPosting")) for kind in _types(node))


def _weight(node: Node) -> tuple[bool, bool, bool]:
    """A teaser of another article has no day, no headline, or is no news."""
    return ("datePublished" in node, "headline" in node, any(k in _NEWS for k in _types(node)))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _names(value: Any, by_id: dict[str, Node]) -> list[str]:
    """The strings in a value; of a thing its name, of a language its code."""
    names = []
    for item in _list(value):
        node = by_id.get(item.get("@id", ""), item) if isinstance(item, dict) else item
        if isinstance(node, dict):
            node = node.get("alternateName") if _types(node) == ["Language"] else node.get("name")
        names += [name for name in _list(node) if isinstance(name, str)]
    return names


def _addresses(value: Any, by_id: dict[str, Node]) -> list[str]:
    found = []
    for item in _list(value):
        node = by_id.get(item.get("@id", ""), item) if isinstance(item, dict) else item
        if isinstance(node, dict):
            node = node.get("url") or node.get("@id")
        if isinstance(node, str):
            found.append(node)
    return found


def _sources(value: Any, by_id: dict[str, Node]) -> list[str]:
    return _addresses(value, by_id) or _names(value, by_id)
