"""`python -m api` is the command line, where the `chronicle` script is not installed."""

from api.cli import main

main()
