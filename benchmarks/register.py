"""A register of 20,000 invented names, the same on every run, and the one of our own passages.

Shapes as registers have them: companies of one to three words, some with a legal form and some
with the short name that everybody uses; bodies with their initials; persons; treaties, pledges
and statutes with the name that the news gives them. About 200 are of states, companies and
instruments that the tests' passages speak of, real states among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from benchmarks.invention import SEED
from events.drafts import InstrumentDraft, PartyDraft
from tests.events.intake.reading.passages.scoring import drafts as of_passages

NAMES = 20_000
Draft = PartyDraft | InstrumentDraft
_HEADS, _MIDS, _TAILS, _TRADES, _BODIES, _FIRST = (
    tuple(words.split(" "))
    for words in (
        "Al Bar Cor Dal El Fen Gar Hol Ir Jor Kel Lan Mor Nor Os Pen Quil Ros Sel Tar Ul Ver Wex",
        " a e i o ar en or in an el",
        "wick dale mond ton vex ria stead lund bury gate field more nia tis combe forth",
        "Systems Energy Shipping Foods Robotics Motors Optics Software Airlines Chemicals",
        "Council Forum Association Alliance Agency Federation Institute Network",
        "Ada Bruno Clara Dmitri Elena Farid Greta Hugo Ines Jonas Kira Luis Mara Nils Oona",
    )
)
_LEGAL = ("", "", "", " Inc", " Ltd", " plc", " AG", " Group", " Holdings")
_TOPICS = (
    "Port Safety", "Clean Rivers", "Open Data", "Rail Freight", "Rural Clinics", "Fair Wages",
    "Deep Sea Fishing", "Machine Translation", "Night Flights", "Seed Banks", "Mountain Roads",
    "School Meals",
)  # fmt: skip
_PAPERS = ("Treaty on", "Convention on", "Pledge for", "Charter for", "Code on", "Statute on")
_KINDS = ("treaty", "treaty", "pledge", "pledge", "pledge", "law")


def register(names: int = NAMES) -> list[Draft]:
    """Parties and instruments that have that many names, each counted once with its aliases."""
    found: dict[str, Draft] = {draft.id: draft for draft in of_passages()}
    count = sum(map(_names_of, found.values()))
    for draft in _invented(Random(f"{SEED} register")):
        if draft.id in found:
            continue
        if count + _names_of(draft) > names:
            break
        found[draft.id] = draft
        count += _names_of(draft)
    return list(found.values())


def _names_of(draft: Draft) -> int:
    return 1 + len(draft.aliases)


def _invented(rng: Random) -> Iterator[Draft]:
    """Six companies, two bodies, a person and an instrument in turn, without an end."""
    while True:
        for make in (_company,) * 6 + (_body,) * 2 + (_person, _instrument):
            yield make(rng)


def _word(rng: Random) -> str:
    return "".join(rng.choice(part) for part in (_HEADS, _MIDS, _TAILS))


def _company(rng: Random) -> PartyDraft:
    short = _word(rng)
    trade = f" {rng.choice(_TRADES)}" if rng.random() < 0.6 else ""
    name = f"{short}{trade}{rng.choice(_LEGAL)}"
    aliases = (f"{short}{trade}",) if rng.random() < 0.3 and name != f"{short}{trade}" else ()
    return PartyDraft(id=_id(name), kind="company", name=name, aliases=aliases)


def _body(rng: Random) -> PartyDraft:
    name = f"{_word(rng)} {rng.choice(_BODIES)} for {rng.choice(_TOPICS)}"
    short = name[:3].upper() + "".join(word[0] for word in name.split()[1:] if word[0].isupper())
    return PartyDraft(id=_id(name), kind="organization", name=name, aliases=(short,))


def _person(rng: Random) -> PartyDraft:
    name = f"{rng.choice(_FIRST)} {_word(rng)}"
    return PartyDraft(id=_id(name), kind="person", name=name)


def _instrument(rng: Random) -> InstrumentDraft:
    place, topic, which = _word(rng), rng.choice(_TOPICS), rng.randrange(len(_PAPERS))
    kind: Any = _KINDS[which]
    name = f"{place} {_PAPERS[which]} {topic}"
    short = f"{place} {_PAPERS[which].split()[0]}"
    return InstrumentDraft(id=_id(name), kind=kind, name=name, aliases=(short,))


def _id(name: str) -> str:
    return name.lower().replace(" ", "-").replace("&", "and")
