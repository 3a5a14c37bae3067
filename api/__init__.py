"""The doors: command line and HTTP. They translate; they decide nothing.

What may live here: parsing of requests, showing of answers, mapping of errors, and
the one module that builds everything (`wiring`). What may not: SQL, rules.
"""
