"""How English names states by their people, their capitals and their governments.

Invariant: these are hints on names, used for a state only if it is registered; a name that is
registered itself means what it was registered for.
"""

from __future__ import annotations

from typing import NamedTuple

from domain.names import fold


class Ways(NamedTuple):
    """Ways to speak of a state: adjectives, and capitals or seats that act for it."""

    adjectives: tuple[str, ...]
    seats: tuple[str, ...]


_TABLE = """
Afghanistan|Afghan|Kabul
Albania|Albanian|Tirana
Algeria|Algerian|Algiers
Argentina|Argentine,Argentinian|Buenos Aires
Armenia|Armenian|Yerevan
Australia|Australian|Canberra
Austria|Austrian|Vienna
Azerbaijan|Azerbaijani|Baku
Bangladesh|Bangladeshi|Dhaka
Belarus|Belarusian|Minsk
Belgium|Belgian|
Bolivia|Bolivian|
Brazil|Brazilian|Brasilia,Brasília
Bulgaria|Bulgarian|Sofia
Cambodia|Cambodian|Phnom Penh
Canada|Canadian|Ottawa
Chile|Chilean|
China|Chinese|Beijing
Colombia|Colombian|Bogota,Bogotá
Costa Rica|Costa Rican|
Croatia|Croatian|Zagreb
Cuba|Cuban|Havana
Cyprus|Cypriot|Nicosia
Czechia|Czech|Prague
Denmark|Danish|Copenhagen
Ecuador|Ecuadorian,Ecuadorean|Quito
Egypt|Egyptian|Cairo
Estonia|Estonian|Tallinn
Ethiopia|Ethiopian|Addis Ababa
Finland|Finnish|Helsinki
France|French|Paris,the Elysee,the Élysée
Georgia|Georgian|Tbilisi
Germany|German|Berlin
Ghana|Ghanaian|Accra
Greece|Greek|Athens
Hungary|Hungarian|Budapest
Honduras|Honduran|
Iceland|Icelandic|Reykjavik,Reykjavík
India|Indian|New Delhi,Delhi
Indonesia|Indonesian|Jakarta
Iran|Iranian|Tehran
Iraq|Iraqi|Baghdad
Ireland|Irish|Dublin
Israel|Israeli|Jerusalem
Italy|Italian|Rome
Japan|Japanese|Tokyo
Jordan|Jordanian|Amman
Kazakhstan|Kazakh,Kazakhstani|Astana
Kenya|Kenyan|Nairobi
Kuwait|Kuwaiti|
Latvia|Latvian|Riga
Lebanon|Lebanese|Beirut
Libya|Libyan|Tripoli
Lithuania|Lithuanian|Vilnius
Malaysia|Malaysian|Kuala Lumpur
Malta|Maltese|Valletta
Mexico|Mexican|
Moldova|Moldovan|
Mongolia|Mongolian|Ulaanbaatar
Morocco|Moroccan|Rabat
Myanmar|Burmese|Naypyidaw
Nepal|Nepali,Nepalese|Kathmandu
Netherlands|Dutch|The Hague
New Zealand|New Zealand|Wellington
Nicaragua|Nicaraguan|Managua
Nigeria|Nigerian|Abuja
North Korea|North Korean|Pyongyang
Norway|Norwegian|Oslo
Pakistan|Pakistani|Islamabad
Panama|Panamanian|
Peru|Peruvian|Lima
Philippines|Philippine,Filipino|Manila
Poland|Polish|Warsaw
Portugal|Portuguese|Lisbon
Qatar|Qatari|Doha
Romania|Romanian|Bucharest
Russia|Russian|Moscow,the Kremlin
Rwanda|Rwandan|Kigali
Saudi Arabia|Saudi,Saudi Arabian|Riyadh
Senegal|Senegalese|Dakar
Serbia|Serbian|Belgrade
Singapore|Singaporean|
Slovakia|Slovak,Slovakian|Bratislava
Slovenia|Slovenian|Ljubljana
South Africa|South African|Pretoria
South Korea|South Korean|Seoul
Spain|Spanish|Madrid
Sri Lanka|Sri Lankan|Colombo
Sudan|Sudanese|Khartoum
Sweden|Swedish|Stockholm
Switzerland|Swiss|Bern
Syria|Syrian|Damascus
Taiwan|Taiwanese|Taipei
Tanzania|Tanzanian|Dodoma
Thailand|Thai|Bangkok
Tunisia|Tunisian|Tunis
Turkey|Turkish|Ankara
Uganda|Ugandan|Kampala
Ukraine|Ukrainian|Kyiv,Kiev
United Arab Emirates|Emirati|Abu Dhabi
United Kingdom|British,UK,U.K.|London,Downing Street,Whitehall
United States|American,US,U.S.|Washington,the White House
Uruguay|Uruguayan|Montevideo
Venezuela|Venezuelan|Caracas
Vietnam|Vietnamese|Hanoi
Zambia|Zambian|Lusaka
Zimbabwe|Zimbabwean|Harare
European Union|EU,European|Brussels
"""


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(",") if part)


WAYS: dict[str, Ways] = {
    fold(name): Ways(_split(adjectives), _split(seats))
    for name, adjectives, seats in (row.split("|") for row in _TABLE.strip().splitlines())
}
"""By the folded name of the state."""

NAMES: dict[str, str] = {fold(n): n for n in (r.split("|")[0] for r in _TABLE.strip().splitlines())}
"""The name of each state in the table, by its folded name."""

SPELLINGS = {
    "US": "united states",
    "U.S.": "united states",
    "USA": "united states",
    "U.S.A.": "united states",
    "America": "united states",
    "United States of America": "united states",
    "UK": "united kingdom",
    "U.K.": "united kingdom",
    "Britain": "united kingdom",
    "Great Britain": "united kingdom",
    "Czech Republic": "czechia",
    "Türkiye": "turkey",
    "Holland": "netherlands",
    "Russian Federation": "russia",
    "PRC": "china",
    "UAE": "united arab emirates",
    "EU": "european union",
    "DPRK": "north korea",
}
"""What else a registered state may be called in the news."""

ADMINISTRATIONS: dict[str, tuple[str, str, str]] = {
    "Clinton": ("united states", "1993-01-20", "2001-01-20"),
    "Bush": ("united states", "2001-01-20", "2009-01-20"),
    "Obama": ("united states", "2009-01-20", "2017-01-20"),
    "Trump": ("united states", "2017-01-20", "2021-01-20"),
    "Biden": ("united states", "2021-01-20", "2025-01-20"),
}
"""Administrations by their head: state, first day, last day; the second Trump one is not told
apart from the first by its name, and gives no date."""

GOVERNING = (
    "government|authorities|administration|delegation|officials|ministers|lawmakers|legislators|"
    "parliament|regulators|envoys|diplomats|leaders|representatives"
)
"""Who acts for a state, behind its adjective: a pattern."""
