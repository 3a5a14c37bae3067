"""Tables: a mapping file says what each row of a CSV reports; the CSV is the document.

The way of a table: `mapping` reads what to draw, `rows` cuts the text into rows with
their offsets, `subjects` finds who is meant, `drawing` turns a row into drafts of facts
or sets it aside with a reason, `importing` hands them to the commands.
"""
