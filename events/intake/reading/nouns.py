"""The nouns by which English refers to parties and instruments, and what each may stand for.

Invariant: data only; the rules that use it stand in `phrases` and `referring`.
"""

from __future__ import annotations

import re


def _table(rows: str) -> dict[str, str]:
    """Word → what its row starts with; `any` is written as empty."""
    found = {}
    for row in re.split(r"\n(?=\S)", rows.strip()):
        value, _, words = row.partition(":")
        found.update(dict.fromkeys(words.split(), "" if value == "any" else value))
    return found


INSTRUMENT_NOUNS = _table(
    """
pledge: agreement accord pact pledge commitment declaration charter code compact call document
    deal principles guidelines framework proposal text accords commitments rules standards
    guidance roadmap platform arrangement manifesto memorandum paper blueprint contract
statement: resolution statement communique communiqué letter
project: initiative effort partnership project programme program scheme plan campaign
treaty: treaty convention covenant protocol statute
law: bill law act regulation legislation directive
list: list blacklist register
"""
)
"""Noun → the kind of a new instrument that is called so."""

BODY_NOUNS = _table(
    """
organization: forum group alliance coalition organisation organization bloc association
    council union club body agency committee commission summit network grouping consortium
    regime conference court tribunal federation cartel league zone event gathering meeting
    ceremony ministry department force mechanism institute foundation fund treasury
    parliament assembly institution authority secretariat panel process house chamber congress
company: company firm giant maker startup start-up operator carmaker bank chipmaker automaker
    drugmaker retailer insurer lender airline manufacturer conglomerate broker miner publisher
    supplier utility vendor
state: country nation government administration kingdom republic island emirate archipelago
"""
)
"""Noun → the kind of party it refers to."""

PLURALS = _table(
    """
state: countries nations states governments delegations economies powers allies
any: members signatories parties cities universities participants entities institutions
    partners supporters sponsors backers endorsers adherents signers
    unions charities regions provinces municipalities agencies jurisdictions territories
company: companies firms businesses giants banks corporations start-ups startups brands
    airlines retailers manufacturers investors suppliers producers developers lenders insurers
    utilities platforms publishers makers operators labs carriers
organization: organisations organizations groups ngos
person: ministers leaders individuals persons people
"""
)
"""Plural → the kind of each one; empty where it does not say."""
ANY_PLURAL = "|".join(sorted(PLURALS, key=len, reverse=True))
"""One of them, as a pattern: of two that start alike the longer one first."""
COUNTED = rf"{ANY_PLURAL}|signatures|ratifications|accessions|endorsements|names|entries"
"""What a number may be of, as a pattern: those who take part, or their acts of doing so."""

NO_PARTIES = (
    r"(?:years|months|weeks|days|hours|minutes|times|dollars|euros|pounds|tons|tonnes|barrels|"
    r"miles|"
    r"kilomet(?:er|re)s|met(?:er|re)s|degrees|points|cases|pieces|goods|items|votes|pages|charges|"
    r"counts|weapons|missiles|sanctions|measures|rounds|lists|packages|restrictions|attacks|"
    r"objectives|goals|principles|articles|provisions|steps|demands|conditions|reasons|tasks|"
    r"killings|deaths|arrests|cents|basis|products|categories|laws|bills|rules|visits|meetings)"
)
"""Plurals of what is counted and is nobody, as a pattern."""
LISTED = rf"people|(?:business)?(?:wo)?men|aircraft|(?!{NO_PARTIES}\b)[A-Za-z]{{3,}}s"
"""Plurals of those who are put on lists, as a pattern."""

LONGER_NOUN = (
    r"(?:(?:tech|technology|internet|software|chip|oil|energy|defence|defense|business|trade|"
    r"climate|economic|peace|arms|nuclear|health|finance|security|foreign|customs|single|"
    r"internal|member|parliamentary|military|"
    r"border|state|law) ){0,2}"
    r"(?:companies|firms|businesses|giants|banks|corporations|start-ups|startups|brands|"
    r"airlines|retailers|manufacturers|investors|suppliers|producers|users|employees|workers|"
    r"researchers|scientists|engineers|executives|shareholders|customers|citizens|voters|"
    r"farmers|troops|forces|critics|activists|experts|aides|markets?|cities|universities|"
    r"unions?|exercises?|drills?|missions?|summits?|talks|laws?|rules|budget|"
    r"parliament|presidency|membership|accounts?|campaigns?|scandal|staff|soldiers)\b"
)
"""The noun that a name in front of it only tells more of ("EU customs union"), as a pattern."""

_SORTS = re.findall(
    r"\S+",
    "company firm start-up startup chipmaker maker carmaker automaker drugmaker planemaker giant "
    "agency bank retailer rival owner parent insurer lender brand broker supplier subsidiary arm "
    "operator platform line union institute association provider producer developer manufacturer "
    "vendor utility airline conglomerate publisher foundation charity consultancy group designer "
    "carrier label chain store house outfit contractor exporter refiner shipper broadcaster "
    "newspaper network investor fund heavyweight business university lab builder smelter miner "
    "trader distributor wholesaler brewer studio exchange processor charity think-tank watchdog "
    "campaigner",
)
SORT_NOUNS = tuple(
    form
    for noun in sorted({*_SORTS}, key=len, reverse=True)
    for form in (
        (f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}{'es' * noun.endswith('s') or 's'}"),
        noun,
    )
)
SORTS = "|".join(SORT_NOUNS)
"""What sort of company somebody is, or several are, as a pattern."""

NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
}

OPERATORS = (
    ("gt", r"more than|over|upwards of|in excess of|above|well over"),
    ("ge", r"at least|no fewer than|no less than|a minimum of|not fewer than"),
    ("lt", r"fewer than|less than|under|below"),
    ("le", r"up to|at most|as many as|no more than"),
    ("lt", r"nearly|almost|just under|just short of|just shy of"),
    ("approx", r"some|about|around|roughly|approximately|close to|an estimated"),
    (
        "eq",
        r"a (?:(?:second|third|fourth|further|new|first|larger|smaller|broad|broader|wider|wide|"
        r"diverse|small|large|growing|loose) )?(?:total|group|coalition|bloc|consortium|record|"
        r"batch|wave|alliance|club) of|another (?:group|batch|wave) of|a record|another|a further|"
        r"exactly|only|just",
    ),
)
"""Comparison → the words before a number, as a pattern."""

OFFICES = (
    r"[Pp]resident|[Pp]remier|[Cc]hancellor|[Mm]inister|[Ss]ecretary(?:[- "
    r"][Gg]eneral)?|"
    r"[Dd]irector(?:[- ][Gg]eneral)?|[Cc]hief|[Hh]ead|[Bb]oss|[Ll]eader|[Cc]hair(?:man|woman|"
    r"person)?|[Ss]pokes(?:man|woman|person)|[Aa]mbassador|[Ee]nvoy|[Rr]epresentative|"
    r"[Cc]ommissioner|[Aa]dministrator|[Ff]ounders?|[Gg]overnor|[Ss]peaker|CEO|CFO|COO|CTO|"
    r"[Ee]xecutive|[Oo]fficer|[Oo]fficial|[Cc]ounsel|[Nn]egotiator|[Cc]oordinator|[Aa]dvis[eo]r|"
    r"[Mm]anager|[Aa]nalyst|[Cc]ampaigner|[Ss]cientist|[Ee]conomist|[Ll]awyer|[Ss]enator|[Kk]ing|"
    r"[Qq]ueen|[Rr]esearcher|[Ff]ellow|[Ee]ditor|[Pp]rofessor|[Ss]pecialist|[Pp]rosecutor|"
    r"[Dd]iplomat|[Ll]awmaker|[Ll]egislator|[Cc]ongress(?:man|woman)|[Mm]ayor|[Cc]ommander|"
    r"[Ss]trategist|[Tt]reasurer|[Aa]ctivist|[Ll]obbyist|[Ll]ecturer|[Cc]onsultant|[Ee]ngineer|"
    r"[Pp]atron|[Ee]xpert|[Aa]ttach\u00e9|[Cc]harg\u00e9 d'affaires|[Rr]apporteur|[Ii]nspector|"
    r"[Tt]rustee|PM|FM|[Dd]eputy(?=,)|[Cc]o-?ordinator|[Oo]mbudsman|[Cc]urator|[Jj]udge|[Aa]rchitect"
)
"""The last words of offices, as a pattern."""
OFFICE = re.compile(rf"\b(?:{OFFICES})\b")
"""One of them among other words."""

COMPANY_ENDINGS = frozenset(
    re.findall(
        r"\w+",
        "Inc Corp Corporation Ltd Limited plc PLC LLC LLP AG GmbH SA NV SE Company Technologies "
        "Technology Systems Labs Holdings Industries Motors Airlines Airways Software Robotics "
        "Pharmaceuticals Energy Telecom Telecommunications Communications Electronics "
        "Semiconductor Semiconductors Microelectronics Aerospace Petroleum Shipping Solutions "
        "Networks Insurance Chemicals Instruments Devices Studios Partners Ventures Enterprises "
        "Securities Materials Mining Logistics Railways Therapeutics Interactive Brands Foods",
    )
)
ORGANIZATION_ENDINGS = frozenset(
    re.findall(
        r"\w+",
        "Council Forum Association Union Agency Foundation University Institute Commission "
        "Committee Alliance Coalition Organization Organisation Federation Society Ministry "
        "Department Court Centre Center Network Parliament Party League Bank Fund Club Summit "
        "Conference Group Consortium Community Board Authority Bureau Secretariat Assembly "
        "Tribunal Service Corps Trust Watch Lab Laboratory Academy Movement Front Brigade "
        "Brigades Bloc",
    )
)
