"""What those who take part must do: "signatories undertake to …", "each firm has to …".

Invariant: said of the instrument or body that the text is about; the sentence names it, refers to
it, or comes right behind. What members did or said once is no provision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.antecedents import has_members, placeless
from events.intake.reading.cues import Cued, either
from events.intake.reading.found import Found, acts, joinable, unsigned
from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.masking import Masked
from events.intake.reading.sentences import Sentence
from events.intake.reading.story import Story

_A = "\ue000"
_WHICH_DO = (
    r"(?:that|which|who) (?:do not |have |has |already )?(?:sign|join|adher|endors|back|ratif|"
    r"acced|t(?:ake|aking|ook) part|adopt|belong|particip|subscrib|support|appl)\w*(?: (?:to|up|"
    r"in))*"
    r"(?: (?:it|(?:the|this) [\w -]{2,40}?))?"
)
_WHO = (
    r"(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]ll|[Bb]oth|[Tt]hose) )?(?:(?:[a-z]+ )?(?:[Mm]embers|"
    r"[Ss]ignatories|[Pp]arties|[Ss]upporters|[Pp]articipants|[Aa]pplicants|[Aa]ssociates|"
    r"[Ee]ndorsers|[Aa]dherents|[Ss]ubscribers|[Ss]igners)|(?:[Ss]ignatory|[Mm]ember|"
    r"[Pp]articipating|[Cc]ontracting|[Ss]igning) (?:states|countries|nations|governments|"
    r"companies|firms|parties|banks|organi[sz]ations)|[Ss]tates [Pp]arties)|"
    r"(?:[Ee]ach|[Ee]very|[Aa]ny|[Aa]n?) (?:(?:[a-z]+ )?(?:country|company|signatory|member|party|"
    r"state|firm|government|participant|nation|provider|bank|associate|applicant|candidate|"
    r"supplier|operator|importer|exporter|employer|newcomer|vendor|developer|platform|lender|"
    r"insurer))(?: state)?|"
    r"the (?:companies|countries|governments|firms|banks|states|parties)(?= (?:promise|pledge|"
    r"undertake|vow|commit|agree to) )|"
    r"[Pp]artners|(?:[Cc]ompanies|[Gg]overnments|[Ss]tates|[Cc]ountries|[Ff]irms|[Vv]endors|"
    r"[Bb]anks|[Pp]latforms|[Dd]evelopers|[Nn]ations|[Bb]usinesses|[Oo]perators)"
    r"(?: (?:that|which|who) [^,.;]{3,50}?| (?:on|in) (?:it|the (?:list|register|blacklist)))?"
    r"(?= (?:will not |must |should |promise |pledge |undertake |commit |agree to |may not |cannot "
    r"|vow |may choose |are (?:free|obliged|required|bound) to ))|"
    rf"(?:[Tt]hose|[Ss]tates|[Cc]ountries|[Gg]overnments|[Cc]ompanies|[Ff]irms|[Nn]ations|"
    rf"[Oo]rgani[sz]ations|[Bb]anks|[Aa]nyone|[Ww]hoever) {_WHICH_DO}"
)
_MUST = (
    r"(?:must|has to|have to|will (?:also )?(?:have to|get|need to)|may (?:not|only)|can (?:only|"
    r"not)|"
    r"cannot|shall|should|will not|may choose|gets?\b|need(?:s)? to|(?:is|are) (?:required|"
    r"obliged|bound|"
    r"expected(?! to (?:approve|sign|join|meet|vote|decide|announce|ratify|discuss|agree|back|"
    r"attend)\b)|barred|banned|free|"
    r"allowed|supposed|to)\b|recogni[sz]e|(?:(?:agree|undertake|pledge|promise|vow|commit|aim|"
    r"want)s?"
    r"(?: themselves| itself)?(?:, [^,]{3,40},|,? among other things,?)?(?: never| not)? to))"
)
_HAVE = r"(?:has|have) (?:also )?(?:pledged|agreed|promised|committed|undertaken) (?:not )?to"
_PROMISED = r"(?:pledged|agreed|promised|committed|undertook|vowed|consented)(?: themselves)? to"
_THEY_MUST = Cued(
    rf"(?:^(?:To [a-z ]{{3,30}},? )?|[,;:] |\b(?:while|and|but) )(?P<who>{_WHO}),? (?:(?:also|now|"
    rf"then|instead|thus|in "
    rf"turn|will|would) )*"
    rf"(?:{_MUST}|{_HAVE}) [^.;]{{3,300}}"
)
"""What its members do by it, of the instrument or body that the text is about."""
_THEN_THEY = re.compile(
    r"(?P<who>They|The (?:[a-z]+ )?(?:signatories|partners|participants|members|parties|countries|"
    r"governments|companies|nations|leaders|ministers|authors)) "
    rf"(?:(?:also|then|in turn|instead|further) )?(?:{_MUST}|{_HAVE}|{_PROMISED}|want to|"
    r"say (?:instead )?(?:how |that )?they will) (?!join|sign|leave|ratify)[^.;]{3,300}"
)
"""The same right behind a provision."""
_NOMINAL = Cued(
    r"(?:^|[;:] )(?P<who>(?:Participation|Membership|Compliance|Adherence|Signing(?: up)?|Joining|"
    r"Taking part|Accession|Entry|Admission)(?: (?:in|to|of) it)? (?:is|remains|"
    r"will be) (?:\w+ly )?"
    r"(?:voluntary|open|free|compulsory|mandatory|optional|limited|restricted|by invitation|"
    r"subject)"
    r"|Decisions (?:are|have to be|must be) (?:taken|made|reached) (?:by|unanimously)|"
    r"(?:[Ff]ines|[Pp]enalties) (?:can|may|will|of up to|range|run|reach|go)\b(?! be )|"
    r"(?:Its|The) (?:protection|scope|rules|provisions|obligations|ban|requirements|commitments|"
    r"terms|prohibition|reach) (?:also |now )?(?:reach|cover|appl|extend|bind|include|require|"
    r"oblige|prohibit|ban|forbid|bar|stretch|affect|go beyond|demand|allow|call for)(?:es|s|y|ies)?"
    r"\b|(?:[\w-]+ ){1,2}(?:of the )?(?:ratifications|accessions|signatures|membership|members|"
    r"parties) (?:are|is) (?:needed|required|necessary)|"
    r"[Ii]t needs (?:\w+ ){1,3}(?:ratifications|signatures|accessions|parties)\b|"
    r"(?:[Vv]iolations|[Bb]reaches|[Vv]iolators|[Oo]ffenders) (?:can|may|will|"
    r"face|"
    r"risk)\b|(?:[Nn]obody|[Nn]othing) (?:in it )?"
    r"(?:checks|obliges|binds|has to|is (?:bound|obliged|required|forced)|must|requires|punishes|"
    r"forces|stops|prevents)\b|(?:The|Their|The two) (?:promises?|commitments?|undertakings?|"
    r"targets?|"
    r"goals?|obligations) (?:is|are|remains?) (?:not )?(?:\w+ly )?(?:binding|voluntary|enforceable|"
    r"non-binding|symbolic)\b|(?:Signing|Joining|Leaving) it (?:carries|brings|entails|means|costs|"
    r"imposes)|(?P<on>Being on (?:it|the list)|A listing|Inclusion|Landing on it) (?:carries|"
    r"brings|"
    r"entails|means|does not|has no|restricts|cuts|bars))[^.;]{0,200}"
)
"""Forms that name neither it nor who is bound."""
_NONE = re.compile(r"\W*(?:[\w-]+ ){0,8}?(?:not?|[Nn]obody|[Nn]othing)\b")
"""What says so of nothing and nobody."""
_THERE = Cued(
    r"(?:^|[,;:] )(?:and |but )?(?P<who>[Tt]here)(?:'s| is| are| will be) (?:also |as yet )?no "
    r"(?:[\w-]+ ){0,3}?(?:secretariat|mechanism|penalt(?:y|ies)|sanctions?|enforcement|deadlines?|"
    r"fines?|clause|provisions?|obligations?|requirements?|monitoring|verification|punishment|"
    r"exemptions?|targets?|timetable)\b[^.;]{0,200}"
)
_LEFT_OUT = Cued(
    r"(?:^|[;:] )(?P<who>(?:[A-Z]\w+|[a-z]+)(?: [a-z][\w'-]+){0,5}?) (?P<be>is|are|remain|was|"
    r"were) "
    r"(?:(?P<not>not )?(?:also |explicitly |all )*(?:covered|bound by it)(?: too| as well)?|"
    r"(?P<out>left out|exempt|excluded|outside its scope|beyond its reach))"
    r"(?: (?:altogether|entirely|completely|for now))?(?=[.,;]|$)[^.;]{0,200}"
)
"""What it lacks, and whom or what it leaves out."""
_ACCORDING = Cued(
    r"(?:^|[:;] )(?:[Aa]ccording to|[Uu]nder) (?:the terms of )?(?:the (?:text|deal|document|"
    r"agreement|pact|accord|treaty|convention|plan|rules|pledge|scheme|code|charter|declaration)|"
    r"it|"
    r"its (?:statutes|rules|charter|terms|constitution|bylaws|provisions)|Article \d+|these rules|"
    r"\ue001),? (?! said|say)[^.;]{3,160}? (?:must|ha(?:s|ve) to|may (?:not|only)|can(?:not)?|"
    r"should|shall|will|would|are to|is to|agree|undertake|promise|pledge|commit|recogni[sz]e|"
    r"takes? effect|becomes?|are (?:required|obliged|bound))\b [^.;]{3,300}"
)
_PLEDGED = Cued(
    rf"(?P<a>{_A})(?: [^,.;\ue000\ue001]{{1,40}}?)? (?:pledged|vowed|promised|committed|"
    rf"undertook) (?:on |up |themselves )*(?:never |not )?to "
    r"(?!join|sign|withdraw|leave|meet|ratify|support|back)[^.;]{3,300}"
)
"""What several promise is what the pledge that the article is about asks of them."""
_NO_ENTRY = re.compile(r"\bcannot (?:sign|join|take part|ratify|be members)\b")
_UNDER = re.compile(r"Under (?!the (?:deal|text|plan|rules)\b|its )")
"""Read as what the instrument says that is named there."""
_OWN = (_THEY_MUST, _NOMINAL, _THERE, _LEFT_OUT)
UNNAMED = either(*_OWN, _ACCORDING)
OBLIGATIONS = either(*_OWN, _ACCORDING, _PLEDGED)


def unnamed(sentence: Sentence) -> bool:
    """Whether a sentence may tell what "signatories must" do and name nobody."""
    return bool(sentence.cues & UNNAMED) and any(map(sentence.first, (*_OWN, _ACCORDING)))


def goes_on(sentence: Sentence, story: Story) -> bool:
    """Whether a sentence right behind a provision tells what else "they" must do."""
    if story.rules is None or not sentence.text.startswith(("They ", "The ")):
        return False
    return _THEN_THEY.match(sentence.text) is not None


def obligations(masked: Masked, story: Story) -> Iterator[Found]:
    """What those who take part do by what the text is about."""
    sentence = masked.sentence
    told = _UNDER.match(sentence.text) is not None and bool(masked.units)
    if story.rules is not None and (they := _THEN_THEY.match(sentence.text)):
        yield stated(story.rules, sentence.start, they)
        return
    for match in () if told else (*sentence.all(_THEY_MUST), *sentence.all(_NOMINAL)):
        thing = about(masked, story, body="ember" in match["who"] or "pplicant" in match["who"])
        nominal = match.re is _NOMINAL.compiled
        if nominal and match["on"]:
            thing = None if story.last_listing is None else placeless(story.last_listing.target)
        if thing is not None:
            told = True
            barred = (_NONE.match if nominal else _NO_ENTRY.search)(match.group()) is not None
            yield stated(thing, sentence.start + match.start("who"), match, negative=barred)
    for match in () if told else (*sentence.all(_THERE), *sentence.all(_LEFT_OUT)):
        thing = about(masked, story)
        if thing is not None:
            told = True
            lacks = match["who"].lower() == "there" or bool(match["not"] or match["out"])
            yield stated(thing, sentence.start + match.start("who"), match, negative=lacks)
    according = None if told else masked.first(_ACCORDING)
    if according is not None:
        named = next((joinable(masked, at) for at in masked.units if at < according.end()), None)
        own = named if named is not None and named.kind in INSTRUMENTS else None
        thing = own or about(masked, story, body=" its " in according.group()[:12])
        if thing is not None:
            yield stated(thing, masked.at(according.start()), according, masked)
    for match in masked.all(_PLEDGED):
        main = story.authored or story.main()
        if main is not None and _several(masked, match.start("a")) and acts(masked, match.start()):
            yield stated(main, masked.at(match.start()), match, masked)


def about(masked: Masked, story: Story, *, body: bool = False, it: bool = False) -> Item | None:
    """The instrument, or with `body` first of all the body, of which the text speaks.

    What "it" is may also be a body that has members.
    """
    single = story.it()
    if single is not None and (
        (body and single.kind == "organization") or (it and has_members(single))
    ):
        return single
    if single is not None and single.kind in INSTRUMENTS - {"list"} and not single.vague:
        return single
    if story.rules is not None:
        return story.rules
    deed = story.deed.thing if story.deed is not None else None
    if deed is not None and deed.kind in INSTRUMENTS:
        return placeless(deed)
    return story.main() or story.find("agreement", masked.sentence.start)


def _several(masked: Masked, at: int) -> bool:
    items = masked.items(at)
    return len(items) > 1 or any(item.kind in ("count", "group") for item in items)


def stated(
    thing: Item,
    start: int,
    match: re.Match[str],
    masked: Masked | None = None,
    *,
    negative: bool = False,
) -> Found:
    """The provision in the words from that offset on; `masked` where the match is of its words."""
    words = match.group().lstrip(",;: ")
    start += len(match.group()) - len(words) if masked is not None else 0
    end = masked.span(*match.span())[1] if masked is not None else start + len(words)
    return Found(
        kind="provision-stated",
        rule="aim",
        roles={"instrument": thing},
        start=start,
        end=end,
        values={"holds": False} if negative else {},
        as_said=unsigned(words)[:120],
        tense="state",
    )
