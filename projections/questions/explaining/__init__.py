"""Explaining answers: what changed and by what, what contradicts what, why an answer is so.

What is told here rests on facts, spans and events that are on file; nothing is decided again.
"""
