"""For whom persons act: a president signs for the state, a chief executive for the company.

Invariant: only whose office the text tells acts for a body; a treaty is joined by no person. A
doubt says that it was the person who is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from events.intake.reading.antecedents import doubted, placeless
from events.intake.reading.found import TAKING, Found
from events.intake.reading.items import Item
from events.intake.reading.story import Story

_ACTS = TAKING | {"announced-intent", "suspended", "denounced"}
_OF_ALL = re.compile(
    r"\b(?:the|its|his|her|their) (?:country|nation|government|administration|company|firm|state|"
    r"group|bank|organi[sz]ation)\b"
)
"""In front of the verb: what the person says is of the whole body."""
_WENT = re.compile(r"\b(?:left|leaves?|exited)$")
"""Who left a body may only have gone home."""
_OWN = frozenset({"statement", "project"})
"""Letters and campaigns are signed in one's own name, too."""


def deputed(found: Iterable[Found], story: Story) -> Iterator[Found]:
    """The findings, with the body in the place of the person who acts for it."""
    for each in found:
        actor = each.roles.get("actor")
        if actor is None or actor.kind != "person" or each.kind not in _ACTS or not _joins(each):
            yield each
            continue
        body = _principal(each, actor, story)
        if body is not None:
            yield replace(each, roles={**each.roles, "actor": body})
        elif each.thing.kind != "treaty" and not _WENT.search(each.as_said or ""):
            yield each


def _joins(found: Found) -> bool:
    """Whether it is on an instrument or a body: a meeting is the person's own."""
    return "instrument" in found.roles or "group" in found.roles


def _principal(found: Found, person: Item, story: Story) -> Item | None:
    """For whom the person acts there."""
    body = story.offices.get(person.id)
    if body is None or body.id == found.thing.id:
        return None
    whole = _OF_ALL.search(found.as_said or "") is not None
    if found.thing.kind == "organization" and not whole and _WENT.search(found.as_said or ""):
        return None
    if body.kind != "state" and not whole and found.thing.kind in _OWN:
        return None
    if body.kind not in ("state", "company") and not whole:
        return None
    return doubted(placeless(body), f"{person.name} acts for it")
