"""Cited answers: as they were, and whether they would be others today."""
