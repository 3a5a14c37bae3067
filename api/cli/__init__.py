"""The command line: one file a family of commands, one way to print.

Heavy imports wait until a command runs, so that `--help` answers at once.
"""

from api.cli.main import main

__all__ = ["main"]
