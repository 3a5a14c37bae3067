"""A chronicle as a folder of two files: written from a database, and a database from it.

What may live here: the format of an export, writing it, and making a chronicle of it.
What may not: decisions about what is in the log; what another chronicle recorded stands.
"""
