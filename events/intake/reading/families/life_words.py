"""The verbs and nouns for what happens to instruments and bodies.

Invariant: data only; the keys are kinds of facts.
"""

from __future__ import annotations

ACTIVE = {
    "proposed": r"propos(?:e|es|ed|ing)|put(?:s|ting)? forward|tabl(?:es|ed)|float(?:s|ed)|"
    r"introduc(?:es|ed)",
    "launched": r"launch(?:es|ed|ing)?|inaugurat(?:es|ed)|kick(?:s|ed) off|convene[sd]?|"
    r"start(?:s|ed)",
    "announced": r"announc(?:es|ed|ing|e)|unveil(?:s|ed|ing)?|present(?:s|ed)",
    "initiated": r"initiat(?:es|ed)|spearhead(?:s|ed)",
    "established": r"establish(?:es|ed|ing)?|found(?:s|ed)|creat(?:es|ed|e|ing)|set(?:s|ting)? up",
    "issued": r"issu(?:es|ed|e|ing)|releas(?:es|ed|e|ing)|publish(?:es|ed|ing)?",
    "hosted": r"host(?:s|ed|ing)?|hold|held|organi[sz](?:es|ed)|stag(?:es|ed)",
    "led": r"le(?:ads|d)|chairs|chaired",
    "amended": r"amend(?:s|ed)|revis(?:es|ed)",
    "terminated": r"terminat(?:es|ed)|dissolv(?:es|ed)|disband(?:s|ed)",
}
"""Kind → the verbs of whoever does it, as a pattern."""
PASSIVE = {
    "proposed": "proposed|put forward|tabled|presented|introduced|drafted",
    "launched": "launched|inaugurated|kicked off|opened",
    "announced": "announced|unveiled",
    "initiated": "initiated",
    "established": "established|founded|created|set up|formed",
    "issued": "issued|released|published",
    "adopted": "adopted|agreed|concluded|signed|negotiated|finalised|finalized|approved|passed",
    "hosted": "hosted|held|organi[sz]ed|convened",
    "led": "led|spearheaded|headed",
    "amended": "amended|revised|extended",
    "terminated": "terminated|dissolved|disbanded|scrapped|wound up",
    "opened-for-signature": "opened for signature",
}
"""Kind → the participles that say it was done to an instrument or body, as a pattern."""
NOUNS = {
    "adopted": "adoption|signing|conclusion",
    "launched": "launch|inauguration",
    "established": "establishment|creation|foundation|founding|inception",
    "announced": "announcement",
    "issued": "publication|release",
    "entered-into-force": "entry into force",
    "terminated": "dissolution|termination",
}
"""Kind → the nouns for it, as a pattern."""
