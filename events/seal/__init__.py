"""The seal: proof that nothing in the log was changed (docs/seal.md, RFC 9162).

What may live here: proofs from the tree, keys, checkpoints, witnesses, verification.
What may not: what events mean, read tables, text for a terminal.
"""
