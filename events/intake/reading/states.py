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
Andorra|Andorran|
Angola|Angolan|Luanda
Antigua and Barbuda|Antiguan|
Argentina|Argentine,Argentinian|Buenos Aires
Armenia|Armenian|Yerevan
Australia|Australian|Canberra
Austria|Austrian|Vienna
Azerbaijan|Azerbaijani|Baku
Bahamas|Bahamian|Nassau
Bahrain|Bahraini|Manama
Bangladesh|Bangladeshi|Dhaka
Barbados|Barbadian|Bridgetown
Belarus|Belarusian|Minsk
Belgium|Belgian|
Belize|Belizean|
Benin|Beninese|
Bhutan|Bhutanese|Thimphu
Bolivia|Bolivian|
Bosnia and Herzegovina|Bosnian|Sarajevo
Botswana|Botswanan|Gaborone
Brazil|Brazilian|Brasilia,Brasília
Brunei|Bruneian|
Bulgaria|Bulgarian|Sofia
Burkina Faso|Burkinabe|Ouagadougou
Burundi|Burundian|Gitega,Bujumbura
Cambodia|Cambodian|Phnom Penh
Cameroon|Cameroonian|Yaoundé,Yaounde
Canada|Canadian|Ottawa
Cape Verde|Cape Verdean,Cabo Verdean|Praia
Central African Republic|Central African|Bangui
Chad|Chadian|N'Djamena
Chile|Chilean|
China|Chinese|Beijing
Colombia|Colombian|Bogota,Bogotá
Comoros|Comorian|Moroni
Cook Islands|Cook Islands|
Costa Rica|Costa Rican|
Croatia|Croatian|Zagreb
Cuba|Cuban|Havana
Cyprus|Cypriot|Nicosia
Czechia|Czech|Prague
Democratic Republic of the Congo|Congolese|Kinshasa
Denmark|Danish|Copenhagen
Djibouti|Djiboutian|
Dominican Republic|Dominican|Santo Domingo
Dominica||
East Timor|Timorese,East Timorese|Dili
Ecuador|Ecuadorian,Ecuadorean|Quito
Egypt|Egyptian|Cairo
El Salvador|Salvadoran,Salvadorean|San Salvador
Equatorial Guinea|Equatorial Guinean,Equatoguinean|Malabo
Eritrea|Eritrean|Asmara
Estonia|Estonian|Tallinn
Eswatini|Swazi|Mbabane
Ethiopia|Ethiopian|Addis Ababa
Fiji|Fijian|Suva
Finland|Finnish|Helsinki
France|French|Paris,the Elysee,the Élysée
Gabon|Gabonese|Libreville
Gambia|Gambian|Banjul
Georgia|Georgian|Tbilisi
Germany|German|Berlin
Ghana|Ghanaian|Accra
Greece|Greek|Athens
Grenada|Grenadian|
Guatemala|Guatemalan|
Guinea-Bissau|Bissau-Guinean|
Guinea|Guinean|Conakry
Guyana|Guyanese|
Haiti|Haitian|Port-au-Prince
Holy See|Vatican|the Vatican
Honduras|Honduran|
Hungary|Hungarian|Budapest
Iceland|Icelandic|Reykjavik,Reykjavík
India|Indian|New Delhi,Delhi
Indonesia|Indonesian|Jakarta
Iran|Iranian|Tehran
Iraq|Iraqi|Baghdad
Ireland|Irish|Dublin
Israel|Israeli|Jerusalem
Italy|Italian|Rome
Ivory Coast|Ivorian|Yamoussoukro,Abidjan
Jamaica|Jamaican|
Japan|Japanese|Tokyo
Jordan|Jordanian|Amman
Kazakhstan|Kazakh,Kazakhstani|Astana
Kenya|Kenyan|Nairobi
Kiribati|I-Kiribati|Tarawa
Kosovo|Kosovar,Kosovan|Pristina
Kuwait|Kuwaiti|
Kyrgyzstan|Kyrgyz|Bishkek
Laos|Lao,Laotian|Vientiane
Latvia|Latvian|Riga
Lebanon|Lebanese|Beirut
Lesotho|Basotho|Maseru
Liberia|Liberian|Monrovia
Libya|Libyan|Tripoli
Liechtenstein|Liechtenstein|Vaduz
Lithuania|Lithuanian|Vilnius
Luxembourg|Luxembourgish|
Madagascar|Malagasy|Antananarivo
Malawi|Malawian|Lilongwe
Malaysia|Malaysian|Kuala Lumpur
Maldives|Maldivian|
Mali|Malian|Bamako
Malta|Maltese|Valletta
Marshall Islands|Marshallese|Majuro
Mauritania|Mauritanian|Nouakchott
Mauritius|Mauritian|Port Louis
Mexico|Mexican|
Micronesia|Micronesian|Palikir
Moldova|Moldovan|
Monaco|Monegasque|
Mongolia|Mongolian|Ulaanbaatar
Montenegro|Montenegrin|Podgorica
Morocco|Moroccan|Rabat
Mozambique|Mozambican|Maputo
Myanmar|Burmese|Naypyidaw
Namibia|Namibian|Windhoek
Nauru|Nauruan|
Nepal|Nepali,Nepalese|Kathmandu
Netherlands|Dutch|The Hague
New Zealand|New Zealand|Wellington
Nicaragua|Nicaraguan|Managua
Nigeria|Nigerian|Abuja
Niger|Nigerien|Niamey
Niue|Niuean|
North Korea|North Korean|Pyongyang
North Macedonia|Macedonian|Skopje
Norway|Norwegian|Oslo
Oman|Omani|Muscat
Pakistan|Pakistani|Islamabad
Palau|Palauan|Ngerulmud
Palestine|Palestinian|Ramallah
Panama|Panamanian|
Papua New Guinea|Papua New Guinean|Port Moresby
Paraguay|Paraguayan|Asunción,Asuncion
Peru|Peruvian|Lima
Philippines|Philippine,Filipino|Manila
Poland|Polish|Warsaw
Portugal|Portuguese|Lisbon
Qatar|Qatari|Doha
Republic of the Congo||Brazzaville
Romania|Romanian|Bucharest
Russia|Russian|Moscow,the Kremlin
Rwanda|Rwandan|Kigali
Saint Kitts and Nevis||Basseterre
Saint Lucia|Saint Lucian|Castries
Saint Vincent and the Grenadines||
Samoa|Samoan|Apia
San Marino|Sammarinese|
Sao Tome and Principe||
Saudi Arabia|Saudi,Saudi Arabian|Riyadh
Senegal|Senegalese|Dakar
Serbia|Serbian|Belgrade
Seychelles|Seychellois|
Sierra Leone|Sierra Leonean|Freetown
Singapore|Singaporean|
Slovakia|Slovak,Slovakian|Bratislava
Slovenia|Slovenian|Ljubljana
Solomon Islands||Honiara
Somalia|Somali|Mogadishu
South Africa|South African|Pretoria
South Korea|South Korean|Seoul
South Sudan|South Sudanese|Juba
Spain|Spanish|Madrid
Sri Lanka|Sri Lankan|Colombo
Sudan|Sudanese|Khartoum
Suriname|Surinamese|Paramaribo
Sweden|Swedish|Stockholm
Switzerland|Swiss|Bern
Syria|Syrian|Damascus
Taiwan|Taiwanese|Taipei
Tajikistan|Tajik|Dushanbe
Tanzania|Tanzanian|Dodoma
Thailand|Thai|Bangkok
Togo|Togolese|Lomé,Lome
Tonga|Tongan|Nuku'alofa
Trinidad and Tobago|Trinidadian|
Tunisia|Tunisian|Tunis
Turkey|Turkish|Ankara
Turkmenistan|Turkmen|Ashgabat
Tuvalu|Tuvaluan|Funafuti
Uganda|Ugandan|Kampala
Ukraine|Ukrainian|Kyiv,Kiev
United Arab Emirates|Emirati|Abu Dhabi
United Kingdom|British,UK,U.K.|London,Downing Street,Whitehall
United States|American,US,U.S.|Washington,the White House
Uruguay|Uruguayan|Montevideo
Uzbekistan|Uzbek|Tashkent
Vanuatu|Vanuatuan,Ni-Vanuatu|Port Vila
Venezuela|Venezuelan|Caracas
Vietnam|Vietnamese|Hanoi
Yemen|Yemeni|Sanaa,Sana'a
Zambia|Zambian|Lusaka
Zimbabwe|Zimbabwean|Harare
American Samoa||
US Virgin Islands||
British Virgin Islands||
Cayman Islands||
Faroe Islands|Faroese|
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
    "government|cabinet|ministry|authorities|administration|delegation|officials|ministers|lawmakers|legislators|"
    "parliament|regulators|envoys|diplomats|leaders|representatives"
)
"""Who acts for a state, behind its adjective: a pattern."""
