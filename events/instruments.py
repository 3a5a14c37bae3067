"""The life of instruments and forums: proposed, adopted, launched, ended."""

from __future__ import annotations

from events.report import Id, Report, Short


class InstrumentAct(Report, frozen=True, kw_only=True):
    """Something that `actor`, if the source names one, did about `instrument`."""

    ROLES = ("actor", "instrument")
    PAIR = ("actor", "instrument")

    instrument: Id
    actor: Id | None = None
    place: Short | None = None


class Proposed(InstrumentAct, frozen=True, kw_only=True):
    """Put forward for others to take up."""

    TOPIC = "proposed"


class Initiated(InstrumentAct, frozen=True, kw_only=True):
    """Was the one who started it."""

    TOPIC = "initiated"


class Led(InstrumentAct, frozen=True, kw_only=True):
    """Is at its head without being said to have started it."""

    TOPIC = "led"


class Announced(InstrumentAct, frozen=True, kw_only=True):
    """Made public."""

    TOPIC = "announced"


class Adopted(InstrumentAct, frozen=True, kw_only=True):
    """Agreed by those taking part, as by a signing ceremony (VCLT art. 9)."""

    TOPIC = "adopted"


class Launched(InstrumentAct, frozen=True, kw_only=True):
    """Started to work or was opened to support."""

    TOPIC = "launched"


class Established(InstrumentAct, frozen=True, kw_only=True):
    """Founded, of a body or arrangement."""

    TOPIC = "established"


class Issued(InstrumentAct, frozen=True, kw_only=True):
    """Given out as a text in the name of its authors: a joint statement, a communiqué."""

    TOPIC = "issued"


class OpenedForSignature(InstrumentAct, frozen=True, kw_only=True):
    """Open for signature from that day (VCLT art. 10)."""

    TOPIC = "opened-for-signature"


class EnteredIntoForce(InstrumentAct, frozen=True, kw_only=True):
    """Entered into force as a whole (VCLT art. 24(1))."""

    TOPIC = "entered-into-force"


class Amended(InstrumentAct, frozen=True, kw_only=True):
    """Its text was changed (VCLT art. 39)."""

    TOPIC = "amended"


class Terminated(InstrumentAct, frozen=True, kw_only=True):
    """Came to its end (VCLT art. 54)."""

    TOPIC = "terminated"


class Hosted(InstrumentAct, frozen=True, kw_only=True):
    """A forum or meeting was held by its host."""

    TOPIC = "hosted"


class Discussed(InstrumentAct, frozen=True, kw_only=True):
    """Talked about by a forum, neither proposed nor adopted."""

    TOPIC = "discussed"
