"""The words by which a page's furniture is known: openings, endings, whole labels.

Invariant: a pattern describes how pages are built, never what an article is about. Each is
matched against one short block whose white space was made single.
"""

from __future__ import annotations

import re


def _any(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"


_AGENCY = _any(
    "AFP", "AP(?: Photo)?", "Reuters", "REUTERS", "Getty(?: Images)?", "EPA(?:-EFE)?",
    "Bloomberg", "Shutterstock", "iStock(?:photo)?", "Alamy(?: Stock Photo)?",
    "PA(?: Wire| Images| Media)?", "Xinhua", "Unsplash", "Pixabay", "Pexels", "Flickr",
    "Wikimedia(?: Commons)?", "Adobe ?Stock", "Handout", "ANP", "DPA", "dpa", "TASS", "Anadolu",
)  # fmt: skip
_DAY = r"(?:\w{3,9},? )?" + _any(
    r"\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4}",
    r"[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}",
    r"\d{4}-\d{2}-\d{2}",
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}",
)
_CLOCK = r"(?:[ ,|at@·–-]{0,6}\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?)?"
_NAME = r"[A-Z][\w.’'-]{0,30}"
_PICTURE = _any(
    "photo(?:graph)?s?", "images?", "pictures?", "pic", "video", "graphic", "illustration",
    "file (?:photo|image|picture)",
)  # fmt: skip
_ANOTHER = _any(
    "read", "read (?:more|also|next|on|this|the full (?:story|article|report))", "also read",
    "see also", "see more", r"related(?: \w+)?", "more(?: on this)?", "watch(?: now)?",
    "listen(?: now)?", "must read", "don[’']t miss", "recommended", "editors?[’']? picks?",
    "in pictures", "in case you missed it",
)  # fmt: skip

OPENINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), why)
    for pattern, why in (
        (r"(?i:©|\(c\) |copyright\b)", "credit or copyright"),
        (
            rf"[\[(]?(?i:{_PICTURE}(?: ?(?:credit|courtesy|source))?|credits?) ?:"
            rf"|[\[(]?(?i:{_PICTURE}) (?i:by|courtesy of|credit|via) {_NAME}(?: {_NAME}){{0,4}}$",
            "photo credit",
        ),
        (r"(?:FILE PHOTO|FILE|Pictured|Caption) ?[:–—-] ", "caption"),
        (rf"[\[(>»*•–-]{{0,3}} ?(?i:{_ANOTHER}) ?[:|»>–—] ?\S", "link to another page"),
        (
            "(?i:" + _any(
                "read more", "read the full (?:story|article|report)", "(?:click|tap) here",
                "click to", "find out more", "more from ", "more stories", "more on this story",
                "you (?:may|might) also (?:like|be interested|enjoy)",
                "most (?:read|viewed|shared)$",
                "related (?:articles?|stories|posts|topics|content|coverage|news)$",
                "recommended (?:for you|reading|stories)", "trending(?: now)?$", "top stories",
                "latest (?:news|stories|headlines)$", "up next", "(?:next|previous) article",
                "continue reading",
            ) + r")(?!\w)",
            "link to another page",
        ),
        (
            "(?i:" + _any(
                "sign up", "subscribe", "log ?in ",
                "register (?:now|for free|to (?:read|continue))",
                "already a (?:subscriber|member)",
                r"get (?:our|the|unlimited|full|instant|daily|breaking|all the)\b.{0,60}"
                r"\b(?:newsletters?|inbox|alerts|access|app|briefing)",
                r"join our\b.{0,40}\b(?:newsletter|mailing list|channel|community|whatsapp)",
                r"download (?:our|the)\b.{0,30}\bapps?", r"follow (?:us|our|@)",
                r"follow \w+ on (?:twitter|facebook|x|instagram)", "like us on",
                "support (?:our|independent|quality) journalism", "become a (?:member|subscriber)",
                "start your (?:free )?trial", "enjoy(?:ed|ing)? (?:this|reading)",
                "enter your e-?mail", "to (?:continue|keep) reading",
                "you have (?:reached|read) your",
                r"this (?:article|content|story|page|post) is (?:only |exclusively )?"
                r"(?:for|available to|reserved for) ",
                r"you have \d+ (?:free )?articles?", "unlock (?:this|the full|full)",
            ) + r")(?!\w)",
            "promotion",
        ),
        (
            "(?i:" + _any(
                "we use cookies", "this (?:site|website) uses cookies",
                r"by (?:using|clicking|continuing)\b.{0,60}\b(?:agree|accept|consent)",
                "accept (?:all )?cookies", "all rights reserved", "terms of (?:use|service)",
                "terms and conditions", "privacy (?:policy|notice)", "our standards:",
                "the views expressed", "please enable", "javascript (?:is|must)", "your browser ",
                r"this (?:article|story|post|piece) (?:was )?(?:first |originally )+"
                r"(?:published|appeared)", "this material may not be",
            ) + ")",
            "site notice",
        ),
        (
            rf"(?:By|BY|Written by|Posted by|Words by|Author:) (?:{_NAME}(?:[ ,&|/]+|$)"
            rf"(?:(?:and|de|van|von|der|al|bin|di|la) )?){{1,12}}(?:{_DAY}{_CLOCK})?$",
            "byline",
        ),
        (
            r"\(?(?:(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting)|Compiled|Edited"
            r"|Translated) (?:by|for) [A-Z]",
            "byline",
        ),
        (
            r"(?:(?:First )?[Pp]ublished|[Uu]pdated|[Ll]ast (?:updated|modified)|[Pp]osted|UPDATED"
            rf"|PUBLISHED|Date)(?: on| at| in)? ?[:|-]? ?(?:{_DAY}{_CLOCK}|\d+ \w+ ago)\W*$",
            "dateline of the page",
        ),
        (rf"{_DAY}{_CLOCK}$", "dateline of the page"),
        (r"\d+[ -]min(?:ute)?s?(?: read| ago)?$", "page furniture"),
        (
            r"<!--|// |/\*|(?:var|let|const) \w+ ?=|window\.|document\.|googletag"
            r"|function ?\w*\(|\(adsbygoogle|\{\{|@media",
            "script residue",
        ),
        (r"(?:https?://|www\.|pic\.twitter\.com/)\S+$", "bare address"),
        (r"(?:[#@]\w+[ ,]*)+$", "tags"),
        (r"(?i:tags?|topics?|keywords?|filed under|categor(?:y|ies)|share(?: this)?) ?:", "tags"),
        (r"(?i:home|news) ?[>»›/|]", "navigation"),
    )
)  # fmt: skip
"""How a block begins that is no part of the article, and what it is."""

PARTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), "caption and credit")
    for pattern in (
        rf"[(\[] ?(?:(?:Photo|Image|Picture|Credit)s?\b[^)\]]{{0,60}}"
        rf"|[^)\](\[]{{0,60}}[/|] ?{_AGENCY}"
        rf"|{_AGENCY}(?: ?[/|] ?[^)\]]{{0,40}})?|via {_AGENCY}) ?[)\]]\.?$",
        r"\b(?:Photo(?:graph)?|Image|Picture|Credit)s?(?: by| courtesy of)? ?: [^.]{2,80}$",
        rf"\b{_AGENCY} ?/ ?{_NAME}(?: {_NAME}){{0,3}}(?:/(?:File(?: Photo)?|Pool))?\.?$",
        rf"\b{_NAME}(?: {_NAME}){{1,3}} ?/ ?{_AGENCY}\.?$",
    )
)
"""How a block ends that is a picture's."""

LABELS = re.compile(
    "(?i:" + _any(
        "advertis(?:e?ment|ing)", "sponsored(?: content)?", "promoted", "source link", "via",
        "story continues below(?: advertisement)?", r"skip (?:to|past)\b.{0,40}",
        r"article continues (?:below|after (?:this )?ad\w*)", "back to (?:top|home)",
        "(?:go to |view |see )?(?:the )?(?:original )?(?:source|article|post)(?: link)?",
        "print", "e-?mail", "share", "tweet", "pin(?: it)?", "whats ?app", "facebook", "twitter",
        "linkedin", "reddit", "telegram", "instagram", "copy link", r"\d+ comments?",
        r"comments?(?: \(?\d+\)?)?", "leave a (?:reply|comment)", "(?:cancel )?reply", "related",
        r"share (?:this|on)\b.{0,60}", "(?:show|load|see) more", "(?:view|see) all", "more", "menu",
        "search", "home", "close", "next", "previous", "newsletters?", "contact(?: us)?",
        "about(?: us)?", "loading", "listen", "watch", "save", "listen to (?:this )?article",
        "(?:media|image) caption", "getty images", "this video can ?not be played",
        "end of (?:story|article|.{0,30}advertisement)",
    ) + ")"
)  # fmt: skip
"""Whole blocks that are a button or a label, without the marks around them."""
