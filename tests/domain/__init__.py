"""The rules alone: no log, no tables."""
