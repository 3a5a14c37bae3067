"""Lists as a family: who is put on them by a verb or a noun, and who else the text goes on with.

Invariant: read only where a sentence speaks of lists or sanctions, or one before it told a listing.
"""

from __future__ import annotations

from collections.abc import Iterator

from events.intake.reading.families.list_goes_on import goes_on, may_go_on
from events.intake.reading.families.list_nouns import by_noun
from events.intake.reading.families.list_places import places
from events.intake.reading.families.list_reasons import reasons
from events.intake.reading.families.list_terms import terms
from events.intake.reading.families.list_unnamed import unnamed
from events.intake.reading.families.lists import measures
from events.intake.reading.found import Found
from events.intake.reading.masking import INSTRUMENT, Masked
from events.intake.reading.quantities import LISTING
from events.intake.reading.story import Story

LISTS = LISTING.bit


def listings(masked: Masked, story: Story) -> Iterator[Found]:
    """Who is put on lists, taken off them, or stands on them."""
    told: list[Found] = []
    topical = masked.sentence.first(LISTING) is not None
    if topical or story.listing is not None:
        told += measures(masked, story)
    if topical:
        told += by_noun(masked, story)
    named = INSTRUMENT in masked.text or " it" in masked.text
    if topical or (named and story.listing is not None):
        told += places(masked, story, put=not told)
    yield from told
    if topical and not told:
        unnamed(masked, story)
    if may_go_on(masked.sentence, story):
        yield from goes_on(masked, story)
    yield from reasons(masked, told)
    yield from terms(masked, story)
