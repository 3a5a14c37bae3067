"""Proposals: what readers found in the archived texts, and what was decided about it.

Invariant: a proposal is a row of a table beside the log, erasable like the text that it
quotes; a decision about one is an event, and the row follows it in the same write. What has
one kind, the same roles and overlapping words is one proposal, whoever finds it.

    readers.py    the protocol of a reader
    keys.py       which proposals are one
    table.py      the table: what is filed, in the order of filing
    filed.py      a proposal as it is filed
    shelf.py      proposals put, and looked at
    putting.py    what a reader found in a text is filed beside what is there
    deciding.py   accept, amend, reject, skip, undo
    passing.py    a proposal through the gate
    outcome.py    what a decision came to, or why it cannot be made
    by_policy.py  what a policy accepts of a document, in one write
    acts.py       what a decision writes
    history.py    what was decided about a proposal, told by the log
    amending.py   which parts of a proposal a reviewer may change
    policy.py     which proposals may be accepted without anybody looking at each
    on_file.py    facts that say already what a proposal says
    backtest.py   what another version of a reader would change
"""
