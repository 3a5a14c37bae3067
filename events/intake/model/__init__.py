"""A language model as a reader: off unless an endpoint is configured, and never believed.

Invariant: what a model says becomes a proposal only if its quote is an exact slice of the text,
its names stand there too, and its kind, roles, values and date are possible; all else is
dropped and counted. The text is sent to the configured endpoint and nowhere else.

    endpoint.py   where the model answers, the key, and the bounds of asking
    prompt.py     what it is asked; the words are in prompt-1.md
    said.py       the shape of its answer
    asking.py     the calls; the only module that needs the extra `model`
    parts.py      long texts in parts, without what is not the article
    naming.py     names as ids on file, or new ones
    registered.py the register, by the same index as the rules
    dating.py     its dates as EDTF
    drawing.py    one answer as a proposal, or why not
    reader.py     the reader: text in, proposals and a report out
"""
