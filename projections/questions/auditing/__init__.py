"""Where answers come from and what rests on documents: the audit, in both directions.

What may live here: facts, documents and answers with their words, origins, deciders and uses.
What may not: new answers. What an answer is, `standing` and `why` say.
"""
