"""Pattern families: each says how English news reports one kind of fact.

Invariant: a family sees one masked sentence and the story so far, and yields what it found with
the exact span of the words; it knows nothing of dates, attribution or proposals.
"""
