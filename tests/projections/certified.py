"""Certificates for tests: made of a small chronicle, changed, and signed again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from events.pinned import PinnedQuestion
from events.seal import signed
from events.seal.certificates.checking import Checked, check
from events.seal.notes import Signer
from tests.events.seal.sealed import Sealed
from tests.given import World

DAY = "2018-11-20"


class Certifying(Sealed):
    """A chronicle with a key, whose answers are certified."""

    def __init__(self, world: World, directory: Path) -> None:
        super().__init__(world, directory)
        self.signer = self.new_key()

    def question(
        self, kind: Any = "ask", known_at: int | None = None, **about: Any
    ) -> PinnedQuestion:
        """A pinned question, by all that is on file."""
        self.world.projector.catch_up()
        return self.world.questions.pinned(kind, DAY, known_at, **about)

    def certified(self, question: PinnedQuestion, signer: Signer | None = None) -> bytes:
        """The certificate of its answer."""
        self.world.projector.catch_up()
        return self.world.questions.certify(question, self.seal, signer or self.signer)

    def ask(self, party: str, instrument: str = "call") -> bytes:
        """The certificate of what `ask` answers now."""
        return self.certified(self.question(party=party, instrument=instrument))

    def check(self, file: bytes) -> Checked:
        """Check by the public half of the key."""
        return check(file, self.signer.public)

    def signed_again(self, file: bytes, **changes: Any) -> bytes:
        """The certificate with some members changed, signed again by the same key.

        So that what is changed is found for what it is, and not by the signature.
        """
        certificate = {**msgspec.json.decode(file)["certificate"], **changes}
        content = signed.canonical(certificate)
        made = self.signer.signature(content).hex()
        return b'{"certificate":%b,"signature":"%b"}' % (content, made.encode())


def member(file: bytes, name: str) -> Any:
    """A member of a certificate, to be changed."""
    return msgspec.json.decode(file)["certificate"][name]
