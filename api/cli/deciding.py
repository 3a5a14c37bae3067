"""A review session: what is shown of a proposal, and what each key does.

Invariant: a key decides about the proposal as it was shown; where that changed meanwhile, or
the decision is refused, nothing is recorded and it is shown again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import chain

from rich.text import Text

from api.cli.amending import asked_amendment, asked_choice
from api.cli.keyboard import Left, Quit, ask, read_key
from api.cli.layout import console
from api.cli.proposed import print_proposal
from api.desk import Desk
from api.wiring import Service
from domain.errors import ChronicleError, Stopped, Unavailable
from events.intake.proposals.filed import Filed
from events.intake.proposals.outcome import Decided

KEYS = {
    "a": "accept",
    "e": "amend",
    "r": "reject",
    "s": "skip",
    "u": "undo",
    "q": "quit",
    "?": "help",
}
_HELP = """\
a  accept: the fact is recorded as shown, and whom it names that is new; where a name fits
   several you are asked who is meant
e  amend: change parts of it first; Enter keeps what stands, - empties it, Ctrl-C leaves all as
   it was; what cannot be is asked again; whom nobody has registered you are asked about
r  reject: it does not say that; it is not proposed again from these words
s  skip: leave it for another time
u  undo the last decision of this session, or what was decided about the one shown
q  quit; everything decided so far is recorded"""
WHY_NOT = "The text does not say that."
WHY_UNDONE = "A slip in the review."
Following = Callable[[int], Filed | None]


class Review:
    """One session at the keyboard, or of lines from a pipe."""

    def __init__(self, service: Service, by: str, following: Following, after: int) -> None:
        self._service = service
        self._decisions = service.chronicle.decisions
        self._by = by
        self._following = following
        self._place = after
        self._desk = Desk(service)
        self._out = console()
        self._done: list[str] = []
        """The proposals decided in this session that can still be undone."""
        self._made: Counter[str] = Counter()

    def run(self) -> None:
        """Show proposals until there are no more, or the reviewer quits; then say what was done."""
        try:
            while (row := self._following(self._place)) is not None:
                self._show(row)
                self._decide(row)
        except Quit:
            pass
        made = ", ".join(f"{number} {state}" for state, number in self._made.items()) or "nothing"
        self._out.print(f"Decided: {made}. Left: {self._left()}.")
        if self._made["skipped"]:
            self._out.print("What was skipped is shown again by: chronicle review --state skipped")

    def _decide(self, row: Filed) -> None:
        """Take keys until one decides, or moves on."""
        while True:
            key = read_key()
            try:
                if self._obey(key, row):
                    return
            except Left:
                self._out.print("Nothing was decided.")
            except (Unavailable, Stopped):
                raise
            except ChronicleError as error:
                where = f" [{error.field}]" if error.field else ""
                self._out.print(Text(f"{error.title}{where}: {error.detail}", style="red"))
                return  # shown again as it stands now, if it is still there

    def _obey(self, key: str, row: Filed) -> bool:
        """Whether the key is done with this proposal."""
        match key:
            case "a":
                self._accept(row)
            case "e":
                if (change := asked_amendment(self._service, row)) is None:
                    self._out.print("Nothing was changed.")
                    return False
                made = self._decisions.amend(row.proposal, change, self._by, revision=row.revision)
                self._note(made)
            case "r":
                reason = ask("Why", WHY_NOT)
                self._note(self._decisions.reject(row.proposal, self._by, reason))
            case "s":
                self._note(self._decisions.skip(row.proposal, self._by))
            case "u":
                return self._undo(row)
            case "q":
                raise Quit
            case "?":
                self._out.print(_HELP)
                return False
            case _:
                listed = ", ".join(f"{key} {what}" for key, what in KEYS.items())
                pressed = "Enter" if key.isspace() else repr(key)
                self._out.print(f"{pressed} is no key here; there are {listed}.")
                return False
        self._place = row.place
        return True

    def _accept(self, row: Filed) -> None:
        """Accept as it stands; where a name fits several, after asking who is meant."""
        if row.draft is not None and row.draft.choices:
            chosen = asked_choice(self._desk, row.draft)
            made = self._decisions.amend(row.proposal, chosen, self._by, revision=row.revision)
        else:
            made = self._decisions.accept(row.proposal, self._by, revision=row.revision)
        self._note(made)

    def _undo(self, row: Filed) -> bool:
        """Undo what this session decided last, and show it again; else what is shown."""
        last = self._done[-1] if self._done else None
        if last is None and row.state == "open":
            self._out.print("Nothing was decided in this session yet.")
            return False
        proposal = last or row.proposal
        why = WHY_UNDONE
        if self._service.chronicle.proposals.one(proposal).state != "skipped":
            why = ask("Why", WHY_UNDONE)
        made = self._decisions.undo(proposal, self._by, why)
        del self._done[-1:]
        self._tell(made)
        self._made["undone"] += 1
        shown = self._service.chronicle.proposals.one(proposal)
        self._place = shown.place - 1 if last is not None else row.place
        return True

    def _note(self, made: Decided) -> None:
        self._tell(made)
        if made.new:
            self._done.append(made.proposal)
            self._made[made.state] += 1

    def _tell(self, made: Decided) -> None:
        self._service.projector.catch_up()
        self._desk.forget()
        fact = f" as {made.fact}" if made.fact else ""
        again = "" if made.new else "; it was so already"
        self._out.print(Text(f"{made.state}{fact}{again}", style="green"))

    def _left(self) -> str:
        counts = self._service.chronicle.proposals.counts()
        return f"{counts.get('open', 0)} open, {counts.get('skipped', 0)} skipped"

    def _show(self, row: Filed) -> None:
        view = self._desk.view(row)
        names = self._desk.names(chain(view.roles.values(), *view.choices.values()))
        print_proposal(self._out, view, names, self._left())
        keys = "  ".join(f"{key} {what}" for key, what in KEYS.items())
        self._out.print(Text(keys, style="dim"))
