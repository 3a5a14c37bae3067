"""What the invented articles say, as sentences with gaps; our own words.

News is mostly prose that is no fact of anybody about anything: background, places, what it was
like. The rest is who said what, and here and there who did something about an instrument.
"""

PROSE = (
    "The hall had been full since the early morning, and the queue outside reached the tram stop.",
    "For the families along the coast, the change means longer days and a little less rain in "
    "the harbour.",
    "It is a story that began long before anyone in the valley had heard of it.",
    "Prices have risen by almost a third, and the cheaper shops ran out of flour before noon.",
    "The road to the old quarter is narrow, and buses stop wherever the driver finds a gap.",
    "A second winter without snow would leave the reservoirs half empty, engineers say.",
    "Nobody in the village remembers when the bridge was last painted.",
    "Still, the numbers hide how uneven the recovery has been from one district to the next.",
    "Most of the visitors come by train, walk along the river for an hour and leave before dark.",
    "The building, a former mill with tall windows, smells of dust, coffee and warm machines.",
    "In the months that followed, the plan was quietly forgotten and its office closed.",
    "Farmers had hoped for a dry spring, but the fields stood under water well into {month}.",
    "Two hours later the square was empty except for a street sweeper and a few pigeons.",
    "Rents near the university have doubled in a decade while wages barely moved.",
    "Some of the machines are older than the people who mend them.",
    "What happens next depends on the weather, on patience, and on how long the money lasts.",
    "The debate has been going on for years, with no sign that either side is tired of it.",
    "On the upper floor, rows of screens show maps of wind, waves and passing ships.",
    "Shares of {company} rose slightly in quiet trading, in line with the wider market.",
    "Outside {state}, few people had taken notice of the quarrel until the ferries stopped.",
    "The factory near the border of {state} employs about {number} people and smells of tar.",
    "{company} opened its first workshop there in {year}, when the town still had a cinema.",
    "Similar questions have come up in {state} and in {other}, though for other reasons.",
    "A report by the {body} put the cost of the storm at several times the yearly budget.",
    "The streets around the ministry were closed to traffic on {weekday} afternoon.",
    "Tourism accounts for a fifth of what the islands earn, and fishing for most of the rest.",
    "Teachers describe long evenings, crowded rooms and pupils who fall asleep over their books.",
    "Whether that is enough will be clear only after the harvest.",
)
"""Plain prose; a third of these name somebody registered."""
SPEECH = (
    '"We have waited long enough, and the children can see that we have," said {person}.',
    "{person} said the repairs would take until {month} at the earliest.",
    '"It is not about money," she said. "It is about whether the lights stay on."',
    "A spokesman for {company} said the firm had no comment on the matter.",
    "{state} said its experts would look into the causes of the delay.",
    "The {body} warned that the wells could run dry by {month}.",
    "He added that the night trains were booked out for weeks.",
    "Residents told reporters that the noise begins at four in the morning.",
    "According to the {body}, traffic through the strait has fallen by {number} ships a month.",
    '"Everyone knows the valley, but nobody wants to pay for the road," he said.',
)
"""Who said what."""
FACTS = (
    "{state}, {other} and {company} signed the {pledge} on {weekday}.",
    "{company} has joined the {pledge}, while {rival} declined to sign it.",
    "More than {number} countries and {number} companies have backed the {pledge} so far.",
    "The pact was rejected by {state}, which called it too vague.",
    "{state} announced that it would withdraw from the {treaty} next year.",
    "{other} ratified the {treaty} on {number} {month} {year}.",
    "Signatories of the {pledge} include {company}, {rival} and the {body}.",
    "{state} put {company} on its list of restricted suppliers last month.",
    "The {body} pledged ${number} million to help {other} rebuild its ports.",
    "They are not members of the {body}, which has {number} members.",
    "The agreement aims to halve the use of heavy fuel on short crossings.",
    "{person}, the chief executive of {company}, met officials of the {body} in Oslo.",
)
"""Something that somebody did about an instrument, a body or another."""
TAILS = (
    "as it has been for most of the past ten years",
    "which is why few people there had expected anything else",
    "although the figures for the spring are still being counted",
    "and nobody in the room seemed to be in a hurry to change that",
    "a detail that went almost unnoticed at the time",
    "despite several attempts to find another way around the problem",
    "at least for as long as the old cranes hold out",
    "in what has become a familiar sight along this stretch of the river",
)
"""Ends of sentences: most have one, as the news likes them long (150 characters)."""
NAMES_OF_MONTHS = ("January", "March", "April", "June", "September", "October", "November")
NAMES_OF_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Sunday")
