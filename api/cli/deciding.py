"""A review session: what is shown of a proposal, and what each key does.

Invariant: a key decides about the proposal as it was shown; where that changed meanwhile, or
the decision is refused, nothing is recorded and it is shown again.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable

import click
from rich.text import Text

from api.cli.amending import asked_amendment
from api.cli.printing import console, grid, tombstone_text
from api.desk import Desk
from api.proposals import ProposalView
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
a  accept: the fact is recorded as shown, and whom it names that is new
e  amend: change parts of it first; Enter keeps what stands, - empties it
r  reject: it does not say that; it is not proposed again from these words
s  skip: leave it for another time
u  undo the last decision of this session, or what was decided about the one shown
q  quit; everything decided so far is recorded"""
WHY_NOT = "The text does not say that."
WHY_UNDONE = "A slip in the review."
Following = Callable[[int], Filed | None]


class Quit(Exception):
    """The reviewer has had enough, or the input has ended."""


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

    def _decide(self, row: Filed) -> None:
        """Take keys until one decides, or moves on."""
        while True:
            key = read_key()
            try:
                if self._obey(key, row):
                    return
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
                self._note(self._decisions.accept(row.proposal, self._by, revision=row.revision))
            case "e":
                if (change := asked_amendment(self._service, self._desk, row)) is None:
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
                self._out.print(f"{key!r} is no key here; there are {listed}.")
                return False
        self._place = row.place
        return True

    def _undo(self, row: Filed) -> bool:
        """Undo what this session decided last, and show it again; else what is shown."""
        last = self._done.pop() if self._done else None
        if last is None and row.state == "open":
            self._out.print("Nothing was decided in this session yet.")
            return False
        proposal = last or row.proposal
        made = self._decisions.undo(proposal, self._by, ask("Why", WHY_UNDONE))
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
        self._out.print()
        self._out.print(Text(f"{self._left()}; {_source(view)}", style="dim"), soft_wrap=True)
        alleged = " (alleged)" if view.modality == "alleged" else ""
        self._out.print(Text(f"{view.sentence}{alleged}", style="bold"), soft_wrap=True)
        self._out.print(_quoted(view, marked=not self._out.is_terminal), soft_wrap=True)
        grid(self._out, _details(view, self._desk.names()))
        keys = "  ".join(f"{key} {what}" for key, what in KEYS.items())
        self._out.print(Text(keys, style="dim"))


def read_key() -> str:
    """The next key; of a pipe, the next line's first character. Raises `Quit` at its end."""
    if sys.stdin.isatty():
        return click.getchar().lower()
    while line := sys.stdin.readline():
        if line.strip():
            return line.strip()[0].lower()
    raise Quit


def ask(what: str, before: str) -> str:
    """A line of text; `before` if it is empty. Raises `Quit` where the input ends."""
    try:
        said: str = click.prompt(what, default=before)
    except click.Abort:
        raise Quit from None
    return said


def _quoted(view: ProposalView, *, marked: bool) -> Text:
    """The paragraph with the quote highlighted; where there are no colours, in »«."""
    if view.quote is None:
        gone = view.redaction
        return Text(tombstone_text(gone) if gone else "[no words are kept]", style="italic")
    words = Text(view.before or "")
    quote = f"»{view.quote}«" if marked else view.quote
    words.append(quote, style="bold black on yellow")
    words.append(view.after or "")
    return words


def _source(view: ProposalView) -> str:
    where = view.publisher or view.document
    day = f", {view.published}" if view.published else ", no publication date"
    copy = f", a copy of {view.origin}" if view.origin else ""
    return f"{where}{day}{copy}; found by {', '.join(view.readers)} ({', '.join(view.rules)})"


def _details(view: ProposalView, names: dict[str, str]) -> list[tuple[str, str | None]]:
    told = [view.date_rule, view.anchor and f"from {view.anchor}"]
    rule = ", ".join(part for part in told if part)
    spoken = view.named_as or {}
    names = {each.id: each.name for each in view.new_parties} | names
    roles = [
        f"{role}: {names.get(id_, id_)} ({id_}){_as(spoken.get(role))}"
        for role, id_ in view.roles.items()
    ]
    new = [f"{party.name} ({party.id}), a {party.kind}" for party in view.new_parties]
    new += [f"{each.name} ({each.id}), a {each.kind}" for each in view.new_instruments]
    decided = None if view.state == "open" else f"{view.state} by {view.decided_by}"
    on_file = view.on_file
    found = f"{on_file.fact}, {on_file.where}" if on_file else None
    when = f"{view.when or 'not known'}{f' ({rule})' if rule else ''}, {view.basis or 'event'}"
    return [
        ("who", "\n".join(roles)),
        ("when", when),
        ("values", ", ".join(f"{k}: {v}" for k, v in view.values.items()) or None),
        ("as said", view.as_said),
        ("according to", view.attributed_to),
        ("to register", "\n".join(new) or None),
        ("doubts", "\n".join(view.doubts) or None),
        ("on file", found),
        ("decided", decided),
    ]


def _as(words: str | None) -> str:
    return f", as “{words}”" if words else ""
