"""Lists that nobody has registered: what they are called, and who keeps them.

Invariant: a new list is called after its authority, with the short names by which news calls it
as aliases, and says that it is new.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from domain.names import fold
from events.drafts import InstrumentDraft
from events.intake.reading.bureaus import home
from events.intake.reading.items import Item, new_item

OF_MEASURES = frozenset(
    re.findall(
        r"\w+",
        "trade export exports import economic financial restriction restrictions restricted "
        "sanction sanctions control controls watch black security technology investment",
    )
)
"""Words by which a list is described, too, that has another name."""
_OF_LISTS = OF_MEASURES | frozenset(
    re.findall(
        r"\w+",
        "grey gray white undesirable extremist prohibited banned proscribed debarred excluded "
        "red entity entities unreliable unverified denied designated blocked "
        "terror terrorist terrorism terrorists military fly wanted foreign blacklist blacklists "
        "risk sponsors manipulators cooperative havens concern deficiencies",
    )
)
"""One of them is in the words for a list that one is put on against one's will."""
COLOUR = re.compile(r"\b(gr[ea]y|white|red|black)(?=[ -]?list)")
MEASURE = re.compile(r"sanction|restriction|control|curb|embargo|ban\b|bans\b|freeze")
_DETERMINER = re.compile(r"^(?:the|its|their|an?|this|that|such) (?:own )?", re.IGNORECASE)
_SHORT = {
    "european union": "EU",
    "united states": "US",
    "united kingdom": "UK",
    "united nations": "UN",
}


def unheard_of(words: str, by: Item) -> Item | None:
    """A new list that its words describe: the "grey list" of that authority, no waiting list."""
    called = _DETERMINER.sub("", words.replace('"', "").strip())
    content = set(re.findall(r"[a-z]+", called.lower()))
    return founded(by, called) if content & _OF_LISTS else None


def founded(by: Item, called: str) -> Item | None:
    """A list that nobody has registered, kept by that authority."""
    item = new_item("list", f"{by.name} {called}", 0, 0)
    if item is None or not isinstance(item.new, InstrumentDraft):
        return None
    aliases = tuple(name for name in _also_called(by, called) if name != item.name)
    new = InstrumentDraft(id=item.id, kind="list", name=item.name, aliases=aliases, owner=by.id)
    return replace(item, owner=by.id, new=new)


def called(said: str) -> str:
    """What a list is called that one is put on by such a measure."""
    if (measure := MEASURE.search(said)) is not None:
        return said.split()[-1] if " " in said else f"{measure.group().strip()}s"
    if (colour := COLOUR.match(said)) is not None and colour.group() != "black":
        return f"{colour.group()} list"
    return "sanctions" if "designat" in said else "blacklists" if "blacklist" in said else "lists"


def _also_called(by: Item, called: str) -> list[str]:
    """How else a list of sanctions is called: "EU sanctions", "the EU sanctions list"."""
    state, initials = home(by.name), "".join(w[0] for w in by.name.split() if w[0].isupper())
    short = _SHORT.get(fold(by.name)) or (_SHORT.get(state[0]) if state else None)
    short = short or (initials if len(initials) > 2 else by.name)
    if called.removesuffix(" list").removesuffix("s") != "sanction":
        return [f"{short} {called}"]
    return [
        f"{name} {form}" for name in (short, by.name) for form in ("sanctions", "sanctions list")
    ]
