"""Which version of the rules reads articles: known without loading the rules.

Invariant: a change of what the rules propose is another version.
"""

from __future__ import annotations

RULES_VERSION = 6
READER = f"rules@{RULES_VERSION}"
"""What the rules are called as a reader."""
