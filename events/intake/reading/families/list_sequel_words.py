"""How a text goes on about the list it has told of: the rest of it, who got off, who joins whom.

Invariant: data and patterns only; `list_goes_on` says what each means.
"""

from __future__ import annotations

import re

from events.intake.reading.families.list_words import ACTORS, DESCRIBED, LIST

_A = ACTORS
_END = r"(?=[.,;:]|$| (?:in|on|too|as|and|last|this|earlier|later|again|after|at)\b)"
REST = re.compile(
    rf"(?P<p>{_A}) (?:(?:make|makes|made|fill|filled) up the (?:rest|remainder|others|list|number)|"
    r"(?:complete[sd]?|round(?:s|ed)? (?:out|off)|close[sd]?) the (?:list|line-?up|roster|batch|"
    r"picture|"
    r"group|trio|quartet|set|update|additions))"
)
"""Forms like "A and B make up the rest"."""
JOINING = re.compile(
    rf"(?:{_A}|[Tt]hey|[Ii]t|[Tt]he (?:trio|pair|duo|two|three|newcomers|additions|new (?:entries|"
    rf"names|additions|entrants))) (?:now |thereby |thus |will )?join(?:s|ed)? (?:\d+|[a-z]+) "
    rf"others?,? (?:among them|including|such as|like|notably) {DESCRIBED}(?P<p>{_A})"
)
"""Forms like "The trio join 23 others, among them A"."""
HOLDS = re.compile(
    rf"(?:(?P<l>{LIST})|^[Ii]t|^{_A}|, (?:which|and it))(?:, [^,]{{1,100}},)? (?:(?:now|already|"
    rf"also|"
    r"currently|still) )?(?:consists? (?:only )?of|compris(?:es?|ing)|contain(?:s|ed)|features?|"
    r"include[sd]?|(?:is|was) made up of|names?|named|holds?) "
    rf"{DESCRIBED}(?P<p>{_A})"
)
"""Who is on it: "It consists of A and B"."""
ADDITIONS = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Nn]ew|[Ll]atest) (?:\w+ )?(?:additions|entries|listings|designations|"
    r"newcomers|"
    rf"entrants|(?P<off>removals|deletions|delistings))(?: (?:to|on|from|of) (?:{LIST}))? (?:also "
    rf")?"
    r"(?:cover(?:s|ed)?|include[sd]?|are|were|comprise[sd]?|concern(?:s|ed)?|hit|affect(?:s|ed)?) "
    rf"{DESCRIBED}(?P<p>{_A})"
)
ALIKE = re.compile(
    rf"(?P<p>{_A})(?:,? (?:which|who))? (?P<pre>(?:(?:has|have|had|also|both|all|then|since|\w+ly)"
    rf" )"
    r"{0,4})(?:(?P<off>(?:got|gotten|came|come) (?:off|out)(?: (?:it|of it|the list))?)|(?P<back>"
    r"(?:went|moved|gone|headed) (?:in )?the (?:other|opposite|reverse) (?:way|direction))|"
    r"(?:went|gone) the same way|followed(?: suit)?|did (?:the same|likewise|so)|(?:suffered|met|"
    rf"shared) the same fate|(?:was|were) next){_END}"
)
"""Who else got off, went the other way or suffered the same fate."""
