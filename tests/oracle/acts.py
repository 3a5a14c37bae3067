"""What each kind of fact does to each kind of instrument (model.md §8), written down anew."""

from __future__ import annotations

BEGINNINGS = {
    "proposed", "initiated", "adopted", "launched", "established", "opened-for-signature", "issued"
}  # fmt: skip
CONSENT = {
    "ratified", "accepted", "approved", "formally-confirmed", "acceded", "succeeded",
    "consented-to-be-bound", "signed-definitively", "withdrawal-revoked",
}  # fmt: skip
WAYS_IN = {
    ("pledge", "participation"): {"joined", "withdrawal-revoked"},
    ("statement", "participation"): {"issued", "joined"},
    ("list", "participation"): {"listed"},
    ("group", "participation"): {
        "member-admitted", "membership-reported", "joined", "withdrawal-revoked"
    },
    ("treaty", "signature"): {"signed", "signed-definitively"},
    ("treaty", "consent"): CONSENT,
    ("treaty", "force"): {"provisionally-applied", "entered-into-force-for"},
}  # fmt: skip
PARTED = {"withdrew": "withdrew", "suspended": "suspended", "expelled": "expelled"}
LEFT = {"withdrew": "withdrew", "denounced": "withdrew"}
WAYS_OUT = {
    ("pledge", "participation"): PARTED,
    ("statement", "participation"): PARTED,
    ("list", "participation"): {"delisted": "delisted"},
    ("group", "participation"): {**PARTED, "membership-ended": "withdrew"},
    ("treaty", "signature"): dict[str, str](),
    ("treaty", "consent"): {**LEFT, "expelled": "expelled"},
    ("treaty", "force"): {**PARTED, **LEFT},
}  # fmt: skip
INTENTS_TO_ENTER = {"join", "sign", "support", "ratify", "accede", "list"}


def effect_of(
    kind: str, holds: bool, act: str | None, to: str, aspect: str
) -> tuple[str | None, str]:
    """What the fact does to its party: enters, denies, ends, intends; None if nothing here."""
    question = to, aspect
    if question not in WAYS_IN:
        return None, ""
    if not holds or (kind == "declined" and aspect != "force"):
        return "denies", "declined"
    if kind == "announced-intent":
        meant = (act or "").split()[0] in INTENTS_TO_ENTER and aspect != "force"
        return ("intends" if meant else None), "announced"
    if kind == "withdrawal-revoked" and aspect == "force":
        return "revokes", ""
    if kind in WAYS_IN[question]:
        return "enters", kind
    if kind in WAYS_OUT[question]:
        return "ends", WAYS_OUT[question][kind]
    return None, ""
