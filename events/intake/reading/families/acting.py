"""What states, companies and courts did, told as news: blocked, banned, revoked, supplied, invaded.

Invariant: only what was done or is being done; what another rule tells in the same words (a
listing, a withdrawal, a lawsuit, a vote to join) is told by that one alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from events.intake.reading.cues import Cued, either
from events.intake.reading.found import Found, actors, acts, unsigned
from events.intake.reading.masking import Masked
from events.intake.reading.verbs import PRE, stance

_A = "\ue000"
_BARS = (
    r"(?:(?:heavy|new|tough|further|sweeping|visa|travel|entry|export|import|trade|arms|harsh|"
    r"severe|fresh|economic|retaliatory) )*(?:sanctions|bans?|fines?|restrictions|tariffs|curbs|"
    r"penalties|controls|limits|measures|embargo|blockade|law)"
)
_ALONE = (
    r"abstain(?:s|ed|ing)|invad(?:es|ed|ing)|"
    r"seiz(?:es|ed) power|cast (?:the|its) (?:only |sole )?vote against|"
    r"(?:meddl|interfer)(?:es|ed|ing) in|lobb(?:y|ies|ied|ying) (?:against|for|hard)|"
    r"gone to war|went to war"
)
_GOODS = (
    r"(?:exports|imports|shipments?|sales|deliveries|flights|payments|supplies|purchases|funding|"
    r"contributions|aid|dues|ties|output|production|visas|loans|dividends)"
)
_RULES = (
    r"(?:rules?|criteria|targets?|limits?|standards|requirements|policy|controls|restrictions|"
    r"curbs|sanctions|laws?|ban|embargo|tariffs|quotas)"
)
_WHOLE = (
    r"fir(?:es|ed|ing) (?:[a-z-]+ ){0,2}(?:missiles?|munitions|rockets|shells|weapons|drones|mines|"
    r"bombs|torpedoes)|"
    rf"(?:stop(?:s|ped|ping)|cut(?:s|ting)?|slash(?:es|ed|ing)|restrict(?:s|ed|ing)|"
    rf"withh(?:eld|olds|olding)|resum(?:es|ed|ing)) (?:[\w.,-]+ ){{0,4}}?{_GOODS}|"
    r"(?:lift(?:s|ed|ing)|dropp?(?:s|ed|ing)|with[dh](?:rew|eld)|abandon(?:s|ed|ing)) (?:its|his|"
    r"her|"
    r"their|the|all) (?:[a-z]+ )?(?:reservations?|objections?|opposition|veto|resistance|case|"
    r"complaint|review|investigation|inquiry|probe|charges|hold|blockade)|"
    r"order(?:s|ed|ing) (?:an? |the )?(?:[a-z]+ )?(?:review|inquiry|investigation|audit|freeze|"
    r"probe|"
    r"recall|closure|seizure|expulsion)|"
    rf"(?:loosen|eas|tighten|relax|water|weaken|scrapp|toughen)(?:s|es|ed|ing)(?: down)? (?:its|"
    rf"their|"
    rf"the|his|her) (?:[a-z-]+ ){{0,2}}{_RULES}|"
    r"walk(?:s|ed|ing) out (?:of|on) (?:an?|the|talks|its) ?(?:[a-z]+ )?(?:meeting|talks|summit|"
    r"session|negotiations|conference|hall|vote|room)?|"
    r"set(?:s|ting)? (?:an? |its |new )?(?:[a-z]+ )?(?:quotas?|ceilings?|tariffs?)|"
    r"put(?:s|ting)? (?:its|their|all) [^.,;]{3,40} on (?:hold|ice)|"
    r"g(?:ave|ives?) (?:shelter|refuge|asylum|weapons|arms|cover) to|"
    r"reviv(?:es|ed|ing) (?:the |stalled )+(?:[a-z]+ )?(?:talks|negotiations|plan|deal)|"
    r"approv(?:es|ed|ing) the (?:withdrawal|exit|departure|step|move|admission|denunciation)|"
    r"vot(?:es|ed|ing) for (?:the )?(?:withdrawal|exit|departure|denunciation)"
)
"""With what it is done to."""
_WITH_OBJECT = (
    r"(?:back|support|oppos|endors)(?:s|es|ed|ing) \ue000's(?= (?:[a-z]+ )?(?:bid|application|"
    r"candidacy|request|membership|accession|admission|entry)\b)|"
    r"shelter(?:s|ed)|harbou?r(?:s|ed|ing)|armed|bankroll(?:s|ed|ing)|sid(?:es|ed|ing) with|"
    r"sentenc(?:es|ed|ing)|ground(?:s|ed|ing) (?:its|all)|"
    r"push(?:es|ed|ing) for|l(?:ies|ied) to|falsif(?:ies|ied|ying)|forg(?:es|ed)|brib(?:es|ed|ing)|"
    r"hand(?:s|ed|ing) in (?:forged|false|fake)|conceal(?:s|ed|ing)|cover(?:s|ed|ing) up|"
    r"rigg(?:ed|ing)|st(?:ole|olen|eals)|poison(?:s|ed|ing)|assassinat(?:es|ed|ing)|"
    r"murder(?:s|ed|ing)|abduct(?:s|ed|ing)|kidnap(?:s|ped|ping)|sank|shot down|"
    r"outlaw(?:s|ed|ing)|nationali[sz](?:es|ed|ing)|"
    r"suspend(?:s|ed|ing) \ue000's(?= [a-z]*(?:licen|account|access|flight|contract|program|visa))|"
    r"block(?:s|ed|ing)?|veto(?:es|ed|ing)|(?:hold|holds|held|holding) up|obstruct(?:s|ed|ing)|"
    r"boycott(?:s|ed|ing)?|occup(?:ies|ied)|annex(?:es|ed|ing)|attack(?:s|ed|ing)|bomb(?:s|ed|"
    r"ing)|shell(?:s|ed|ing)|jamm(?:ed|ing)|hack(?:s|ed|ing)(?: into)?|seiz(?:es|ed|ing)|"
    r"confiscat(?:es|ed|ing)|expel(?:s|led|ling)|deport(?:s|ed|ing)|extradit(?:es|ed|ing)|"
    r"jail(?:s|ed|ing)|imprison(?:s|ed|ing)|arrest(?:s|ed|ing)|detain(?:s|ed|ing)|"
    r"tortur(?:es|ed|ing)|execut(?:es|ed|ing)|censor(?:s|ed|ing)|throttl(?:es|ed|ing)|"
    r"(?:cut|cuts|cutting) off|thr(?:ow|ows|ew|own|owing) out|kick(?:s|ed|ing) out|"
    r"rais(?:es|ed|ing) tariffs|revok(?:es|ed|ing)(?! (?:its|the|their) (?:\w+ )?(?:notif|withdr|"
    r"denunc|instrument|decision|exit))|"
    r"halt(?:s|ed|ing)|fr(?:eezes|oze|ozen|eezing)(?! (?:the |all )?assets)|suppl(?:y|ies|ied|"
    r"ying)(?! (?:the |its )?(?:\w+ )?(?:ratif|signatur|accession))|"
    r"deploy(?:s|ed|ing)|sow(?:s|n|ed|ing) mines|threaten(?:s|ed|ing)(?! to (?:sue|leave|quit|"
    r"withdraw|join|sign|pull))|press(?:es|ed|ing)|"
    r"lean(?:s|ed|t|ing) on|pressur(?:es|ed|ing|ised|ized)|bull(?:ies|ied|ying)|"
    r"strik(?:es|ing) down|struck down|annul(?:s|led|ling)|overturn(?:s|ed|ing)|"
    r"breach(?:es|ed|ing)|violat(?:es|ed|ing)|flout(?:s|ed|ing)|evad(?:es|ed|ing)|"
    r"circumvent(?:s|ed|ing)|smuggl(?:es|ed|ing)|launder(?:s|ed|ing)|"
    r"fail(?:s|ed|ing) to (?:comply|hand in|submit|report|deliver|meet|stop|prevent|disclose|pay)|"
    r"storm(?:s|ed|ing)|persecut(?:es|ed|ing)|repress(?:es|ed|ing)|sp(?:ies|ied|ying) on|"
    r"stage[sd] a coup|overthr(?:ows|ew|own)|crack(?:s|ed|ing) down on|"
    r"(?:has|have|had) been looking into|(?:launch|open)(?:es|s|ed|ing) (?:an? )?(?:[a-z-]+ )?"
    r"(?:investigation|inquiry|probe)|investigat(?:es|ed|ing)|prob(?:es|ed|ing)|"
    rf"(?:impos(?:es|ed|ing)|slap(?:s|ped|ping)|tighten(?:s|ed|ing)) (?:[\d.,]+ )?{_BARS}|"
    r"vot(?:es|ed|ing) (?:to (?!join|ratif|leave|quit|approve|take|remove|lift|keep|add)[a-z]+|"
    r"against|in favou?r of)|"
    r"(?:suspend|paus)(?:s|es|ed|ing) (?:its|their|the) (?!membership|participation|ratif|"
    r"accession|"
    r"treaty|pact|implement|application|signature)[a-z]+|"
    r"(?:sell|sells|sold|selling|us(?:es|ed|ing)) (?:such |its |the |these |[a-z]+ )?(?:weapons|"
    r"arms|"
    r"drones|spyware|mines|missiles|force|munitions|mercenaries)|"
    r"order(?:s|ed|ing) (?:\ue000|[a-z]+(?: [a-z]+)?) to"
)
_DONE = (
    rf"{PRE}(?P<verb>(?:{_ALONE}|{_WHOLE})\b|(?:{_WITH_OBJECT}) (?![\ue001,.]|by\b))"
    r"(?P<rest>[^.,;]{0,200})"
)
_ACTS = Cued(
    rf"(?P<a>{_A})(?:,? (?:which|who|that)|, an? [^,]{{3,50}}? (?:which|"
    rf"that))?(?:, [^,]{{1,90}},)?,? {_DONE}"
)
_AND_ACTS = Cued(
    rf"(?:^|, )(?P<a>{_A}),? (?!said|says|did not|has denied|denied)[^.;:\ue000]{{3,120}}?(?:,? and"
    rf"(?: also| then)?|,? but) {_DONE}"
)
"""The second verb of who the sentence starts with."""
DOINGS = either(_ACTS, _AND_ACTS)
_VOTED_TO = re.compile(r"\b(?:voted|votes) to ")
_GOING_ON = frozenset({"is", "are", "was", "were", "been", "be"})
_OPEN = frozenset({"will", "would", "to", "may", "might", "could", "should", "can", "must"})


_CLAIMED = re.compile(
    r"\b(?:argu|claim|alleg|contend|complain|insist)(?:e|es|ed|s|ing) (?:that )?(?:the )?$"
)
"""In front of what only those say who complain of it."""


def doings(masked: Masked, told: Sequence[Found]) -> Iterator[Found]:
    """What somebody did that no rule has `told` in the same words."""
    seen: set[int] = set()
    for match in (*masked.all(_ACTS), *masked.all(_AND_ACTS)):
        claimed = _CLAIMED.search(masked.text, max(0, match.start("a") - 40), match.start("a"))
        if claimed or not _did(match) or not acts(masked, match.start("a")):
            continue
        start, end = masked.span(*match.span())
        verb = masked.at(match.start("verb"))
        if verb in seen or any(_same(fact, verb) for fact in told):
            continue
        seen.add(verb)
        for actor in actors(masked, match.start("a")):
            if actor.id and actor.kind not in ("count", "person"):
                yield Found(
                    kind="conduct-reported",
                    rule="act",
                    roles={"actor": actor},
                    start=start,
                    end=end,
                    as_said=unsigned(match.group())[:120],
                    said_at=verb,
                )


def _did(match: re.Match[str]) -> bool:
    """Whether it is done, or being done: "has been blocking", "are boycotting"."""
    words, verb = set(match["pre"].lower().split()), match["verb"].split()[0]
    if verb.endswith("ing"):
        going = bool(words & _GOING_ON) and not words & _OPEN
        return going and "not" not in words
    pre = _VOTED_TO.sub("", match["pre"])
    passive = bool(words & _GOING_ON) and verb.endswith(("ed", "n"))
    return not passive and stance(pre, verb) == "done"


def _same(fact: Found, verb: int) -> bool:
    """Whether a fact is told by that verb, or by words around it."""
    return fact.start <= verb < fact.end and fact.kind not in ("statement-made", "role-held")
