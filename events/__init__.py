"""What was recorded: event classes, their bytes, the log, and the commands that append.

What may live here: everything on the way in, up to the durable append, with the
write side's own small tables. What may not: read tables, HTTP, the command line.
"""
