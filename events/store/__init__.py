"""The event store: eventsourcing's recorders, taught positions, time and leaf hashes.

What may live here: SQL of the event table and of the content store beside it.
What may not: event classes, decisions, read tables.
"""
