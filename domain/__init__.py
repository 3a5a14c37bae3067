"""The nouns and the rules, pure: no I/O, no framework, no clock, no randomness.

What may live here: values, invariants and decisions that hold for any storage
and any door. What may not: SQL, HTTP, files, event classes, the environment.
"""
