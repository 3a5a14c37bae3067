"""The nouns by which English refers to parties and instruments, and what each may stand for.

Invariant: data only; the rules that use it stand in `phrases` and `referring`.
"""

from __future__ import annotations

INSTRUMENT_NOUNS = {
    "agreement": "pledge", "accord": "pledge", "pact": "pledge", "pledge": "pledge",
    "commitment": "pledge", "declaration": "pledge", "charter": "pledge", "code": "pledge",
    "compact": "pledge", "call": "pledge", "document": "pledge", "deal": "pledge",
    "principles": "pledge", "guidelines": "pledge", "framework": "pledge", "proposal": "pledge",
    "text": "pledge", "arrangement": "pledge", "manifesto": "pledge", "memorandum": "pledge",
    "resolution": "statement", "initiative": "project", "effort": "project",
    "partnership": "project", "project": "project", "programme": "project", "program": "project",
    "scheme": "project", "plan": "project", "campaign": "project",
    "treaty": "treaty", "convention": "treaty", "covenant": "treaty", "protocol": "treaty",
    "statement": "statement", "communique": "statement", "communiqué": "statement",
    "letter": "statement", "bill": "law", "law": "law", "act": "law", "regulation": "law",
    "legislation": "law", "directive": "law",
    "list": "list", "blacklist": "list", "register": "list",
}  # fmt: skip
"""Noun → the kind of a new instrument that is called so."""

BODY_NOUNS = {
    "forum": "organization", "group": "organization", "alliance": "organization",
    "coalition": "organization", "organisation": "organization", "organization": "organization",
    "bloc": "organization", "association": "organization", "council": "organization",
    "union": "organization", "club": "organization", "body": "organization",
    "agency": "organization", "committee": "organization", "commission": "organization",
    "summit": "organization", "network": "organization", "grouping": "organization",
    "consortium": "organization", "regime": "organization", "conference": "organization",
    "company": "company", "firm": "company", "giant": "company", "maker": "company",
    "startup": "company", "operator": "company", "carmaker": "company", "bank": "company",
    "country": "state", "nation": "state", "government": "state", "administration": "state",
    "kingdom": "state", "republic": "state",
}  # fmt: skip
"""Noun → the kind of party it refers to."""

PLURALS = {
    "countries": "state", "nations": "state", "states": "state", "governments": "state",
    "members": "", "companies": "company", "firms": "company", "businesses": "company",
    "giants": "company", "organisations": "organization", "organizations": "organization",
    "groups": "organization", "signatories": "", "parties": "", "cities": "", "universities": "",
    "ministers": "person", "leaders": "person", "participants": "", "entities": "",
    "institutions": "", "banks": "company", "corporations": "company", "start-ups": "company",
    "startups": "company", "brands": "company", "airlines": "company", "retailers": "company",
    "manufacturers": "company", "investors": "company", "ngos": "organization",
    "partners": "", "supporters": "", "sponsors": "", "delegations": "state",
    "economies": "state", "powers": "state", "suppliers": "company", "producers": "company",
}  # fmt: skip
"""Plural → the kind of each one; empty where it does not say."""

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100,
}  # fmt: skip

OPERATORS = (
    ("gt", r"more than|over|upwards of|in excess of|above|well over"),
    ("ge", r"at least|no fewer than|no less than|a minimum of|not fewer than"),
    ("lt", r"fewer than|less than|under|below"),
    ("le", r"up to|at most|as many as|no more than"),
    ("approx", r"some|about|around|roughly|nearly|almost|approximately|close to|an estimated"),
)
"""Comparison → the words before a number, as a pattern."""

TITLES = (
    r"(?:Vice |Deputy |Acting |Former |Interim )?(?:Prime Minister|President|Chancellor|Premier|King|Queen|"
    r"Secretary of State|Secretary-General|Secretary General|Attorney General|"
    r"(?:[A-Z][a-z]+ (?:and )?){0,3}(?:Minister|Secretary|Commissioner|Ambassador)"
    r"(?: (?:of|for) (?:[A-Z][a-z]+ ?(?:and )?)+?)?|"
    r"CEO|CFO|COO|CTO|Chief Executive(?: Officer)?|chief executive|Chairman|Chairwoman|Chair|"
    r"chairman|chairwoman|chair|president|prime minister|foreign minister|minister|spokesman|"
    r"spokeswoman|spokesperson|director|founder|ambassador|envoy|commissioner|administrator)"
)
"""Offices in front of a name, as a pattern."""

OFFICES = (
    r"(?:president|prime minister|chancellor|premier|chief executive|CEO|chair(?:man|woman|person)?|"
    r"director(?: general|-general)?|secretary[- ]general|secretary|administrator|head|founder|"
    r"co-founder|minister|foreign minister|commissioner|ambassador|spokes(?:man|woman|person)|"
    r"leader|governor|general counsel|chief scientist|executive director|vice president|chief)"
)
"""Offices behind a name, as a pattern."""

COMPANY_ENDINGS = frozenset(
    ["Inc", "Corp", "Corporation", "Ltd", "Limited", "plc", "PLC", "LLC", "AG", "GmbH", "SA", "NV", "SE", "Technologies", "Systems", "Labs", "Holdings", "Industries", "Motors", "Airlines", "Software", "Robotics", "Pharmaceuticals", "Energy"]
)
ORGANIZATION_ENDINGS = frozenset(
    ["Council", "Forum", "Association", "Union", "Agency", "Foundation", "University", "Institute", "Commission", "Committee", "Alliance", "Coalition", "Organization", "Organisation", "Federation", "Society", "Ministry", "Department", "Court", "Centre", "Center", "Network", "Parliament", "Party", "League", "Bank", "Fund", "Club", "Summit", "Conference"]
)
