"""What else a registered state may be called in the news: short forms, old names, full ones.

Invariant: data only: each name with the folded one of the state in `states`.
"""

from __future__ import annotations

_SPELLINGS = """
united states: US | U.S. | USA | U.S.A. | America | United States of America
american samoa: US Samoa | U.S. Samoa
us virgin islands: U.S. Virgin Islands
united kingdom: UK | U.K. | Britain | Great Britain
czechia: Czech Republic | Czech Rep
turkey: Türkiye | Turkiye | Republic of Türkiye
netherlands: Holland | Kingdom of the Netherlands
russia: Russian Federation
china: PRC | People's Republic of China
united arab emirates: UAE | U.A.E.
european union: EU
north korea: DPRK | Democratic People's Republic of Korea | N. Korea
cape verde: Cabo Verde
eswatini: Swaziland
myanmar: Burma | Republic of the Union of Myanmar
east timor: Timor-Leste | Timor Leste | Democratic Republic of Timor-Leste
ivory coast: Côte d'Ivoire | Cote d'Ivoire
democratic republic of the congo: DR Congo | DRC | Democratic Republic of Congo
republic of the congo: Congo-Brazzaville
north macedonia: Macedonia | Northern Macedonia
bosnia and herzegovina: Bosnia-Herzegovina | Bosnia
kyrgyzstan: Kyrgyz Republic
laos: Lao PDR | Lao People's Democratic Republic
vietnam: Viet Nam | Socialist Republic of Vietnam | Socialist Republic of Viet Nam
taiwan: Chinese Taipei | Republic of China
brunei: Brunei Darussalam
slovakia: Slovak Republic
south korea: Republic of Korea | S. Korea
sao tome and principe: São Tomé and Príncipe | Sao Tome & Principe
saint kitts and nevis: St. Kitts and Nevis | St Kitts and Nevis
saint lucia: St. Lucia | St Lucia
saint vincent and the grenadines: St. Vincent and the Grenadines | St Vincent and the Grenadines
holy see: Vatican City
central african republic: CAR
tanzania: United Republic of Tanzania
venezuela: Bolivarian Republic of Venezuela
bolivia: Plurinational State of Bolivia
syria: Syrian Arab Republic
egypt: Arab Republic of Egypt
brazil: Federative Republic of Brazil
france: French Republic
italy: Italian Republic
greece: Hellenic Republic
portugal: Portuguese Republic
argentina: Argentine Republic
gabon: Gabonese Republic
togo: Togolese Republic
uruguay: Oriental Republic of Uruguay
sri lanka: Democratic Socialist Republic of Sri Lanka
australia: Commonwealth of Australia
dominica: Commonwealth of Dominica
bahamas: Commonwealth of the Bahamas
oman: Sultanate of Oman
luxembourg: Grand Duchy of Luxembourg
jordan: Hashemite Kingdom of Jordan
mexico: United Mexican States
switzerland: Swiss Confederation
guyana: Co-operative Republic of Guyana
comoros: Union of the Comoros
algeria: People's Democratic Republic of Algeria
bangladesh: People's Republic of Bangladesh
micronesia: Federated States of Micronesia
trinidad and tobago: Trinidad & Tobago
antigua and barbuda: Antigua & Barbuda
guinea bissau: Guinea Bissau
papua new guinea: PNG
palestine: State of Palestine
samoa: Independent State of Samoa
philippines: Republic of the Philippines
marshall islands: Republic of the Marshall Islands
gambia: Republic of the Gambia
ethiopia: Federal Democratic Republic of Ethiopia
nepal: Federal Democratic Republic of Nepal
"""


def _spellings() -> dict[str, str]:
    found = {}
    for row in _SPELLINGS.strip().splitlines():
        state, _, spelled = row.partition(": ")
        found.update(dict.fromkeys(spelled.split(" | "), state))
    return found


SPELLINGS = _spellings()
"""What else a registered state may be called in the news."""
