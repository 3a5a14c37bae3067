"""Span health: whether archived texts, and the quotes in them, are what the log committed to.

What may live here: texts and quotes held against their commitments.
What may not: a way to mend them. Nothing is ever anchored anew.
"""
