"""Replays: a history kept elsewhere becomes a chronicle that knew each thing when it was shown.

The way of a history: `mapping` says what its columns mean (`spelling` reads and checks it),
`histories` reads its rows with the times between which each was shown, `moments` puts them
in order of time, `planning` draws the facts of every row, `pages` rebuilds what the source
showed at a moment, `replaying` records all of it, in the one write that `writing` holds.
"""
