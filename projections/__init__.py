"""What can be asked: read tables folded from the log, and the questions on them.

What may live here: SQL of the read side, the runner that keeps it up to date, the
questions and their answers. What may not: commands, HTTP, the command line. Every
table here can be dropped and rebuilt from the log to the same content.
"""
