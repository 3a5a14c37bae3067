"""Answer certificates: one file that proves an answer to whoever has the public key alone.

What lives here is the format and its check, which open no database and know no read
tables. Certificates are put together where questions are answered.
"""
