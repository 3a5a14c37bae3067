"""Bodies, treaties, lists and companies that news never introduces: known, registered or not.

Invariant: data only. Whoever is registered under one of these names comes first; a name here that
a registered one has is left out. `kind | name | other names`.
"""

from __future__ import annotations

from typing import NamedTuple

_TABLE = """
organization | European Union | EU | E.U.
organization | United Nations | UN | U.N.
organization | North Atlantic Treaty Organization | NATO
organization | World Health Organization | WHO | World Health Organisation
organization | World Trade Organization | WTO | World Trade Organisation
organization | International Monetary Fund | IMF
organization | World Bank | World Bank Group
organization | International Criminal Court | ICC
organization | International Court of Justice | ICJ
organization | International Atomic Energy Agency | IAEA
organization | International Labour Organization | ILO | International Labor Organization
organization | International Maritime Organization | IMO
organization | International Civil Aviation Organization | ICAO
organization | International Telecommunication Union | ITU
organization | UNESCO | United Nations Educational, Scientific and Cultural Organization | Unesco
organization | UNICEF | Unicef
organization | Interpol | INTERPOL
organization | Europol
organization | Organisation for Economic Co-operation and Development | OECD
organization | Organization for Security and Co-operation in Europe | OSCE
organization | Council of Europe
organization | African Union | AU
organization | Arab League | League of Arab States
organization | Association of Southeast Asian Nations | ASEAN
organization | Asia-Pacific Economic Cooperation | APEC
organization | Economic Community of West African States | ECOWAS
organization | Southern African Development Community | SADC
organization | East African Community | EAC
organization | Gulf Cooperation Council | GCC
organization | Mercosur | Mercosul | Southern Common Market
organization | Organization of American States | OAS
organization | Organization of the Petroleum Exporting Countries | OPEC
organization | Caribbean Community | CARICOM | Caricom
organization | Pacific Islands Forum
organization | Shanghai Cooperation Organization | SCO | Shanghai Cooperation Organisation
organization | Collective Security Treaty Organization | CSTO
organization | Eurasian Economic Union | EAEU
organization | Commonwealth of Nations | Commonwealth
organization | Commonwealth of Independent States
organization | Organisation of Islamic Cooperation | OIC | Organization of Islamic Cooperation
organization | Non-Aligned Movement
organization | Missile Technology Control Regime | MTCR
organization | Wassenaar Arrangement
organization | Open Government Partnership
organization | International Energy Agency | IEA
organization | International Renewable Energy Agency | IRENA
organization | International Whaling Commission
organization | International Organization for Migration
organization | World Intellectual Property Organization | WIPO
organization | World Customs Organization
organization | European Court of Human Rights
organization | European Court of Justice
organization | European Investment Bank
organization | OPEC+ | Opec+
organization | Visegrad Group
organization | Andean Community
organization | UN Environment Programme | UNEP
organization | Powering Past Coal Alliance
organization | Net-Zero Banking Alliance | Net Zero Banking Alliance | NZBA
organization | Net-Zero Insurance Alliance | NZIA
organization | Net Zero Asset Managers initiative | Net Zero Asset Managers | NZAM
organization | Climate Action 100+
organization | U.S. Chamber of Commerce | US Chamber of Commerce
organization | European Free Trade Association | EFTA
organization | European Space Agency | ESA
organization | Asian Infrastructure Investment Bank | AIIB
organization | Asian Development Bank | ADB
organization | New Development Bank | NDB
organization | Financial Action Task Force | FATF
organization | Organisation for the Prohibition of Chemical Weapons | OPCW
organization | Human Rights Council | UN Human Rights Council | U.N. Human Rights Council | UNHRC
organization | Security Council | UN Security Council | U.N. Security Council
organization | General Assembly | UN General Assembly | U.N. General Assembly
organization | Group of Seven | G7 | G-7
organization | Group of Twenty | G20 | G-20
organization | Group of 77 | G77
organization | BRICS | Brics
organization | Five Eyes
organization | AUKUS | Aukus
organization | Nuclear Suppliers Group | NSG
organization | Australia Group
organization | Paris Club
organization | International Committee of the Red Cross | ICRC
organization | International Olympic Committee | IOC
organization | FIFA | Fifa
organization | UEFA | Uefa
organization | Amnesty International
organization | Human Rights Watch
organization | Greenpeace
organization | Reporters Without Borders
organization | Electronic Frontier Foundation
organization | Citizen Lab
organization | European Commission
organization | European Parliament
organization | European Central Bank | ECB
treaty | Paris Agreement | Paris climate agreement | Paris climate accord | Paris climate deal | \
Paris climate pact | Paris climate treaty | Paris Accord | Paris accord | Paris Climate Agreement
treaty | Kyoto Protocol
treaty | Montreal Protocol
treaty | Treaty on the Non-Proliferation of Nuclear Weapons | Nuclear Non-Proliferation Treaty | \
Non-Proliferation Treaty | NPT
treaty | Comprehensive Nuclear-Test-Ban Treaty | Comprehensive Test Ban Treaty | CTBT | \
Comprehensive Nuclear Test Ban Treaty
treaty | Treaty on the Prohibition of Nuclear Weapons | TPNW
treaty | Chemical Weapons Convention
treaty | Biological Weapons Convention
treaty | Arms Trade Treaty
treaty | Ottawa Convention | Mine Ban Treaty | Ottawa Treaty | Anti-Personnel Mine Ban Convention
treaty | Convention on Cluster Munitions
treaty | Treaty on Open Skies | Open Skies Treaty | Open Skies
treaty | Intermediate-Range Nuclear Forces Treaty | INF Treaty | INF treaty
treaty | New START | New START treaty | New START Treaty
treaty | Treaty on Conventional Armed Forces in Europe | CFE Treaty | CFE treaty
treaty | Outer Space Treaty
treaty | Rome Statute
treaty | Geneva Conventions
treaty | Genocide Convention
treaty | Refugee Convention
treaty | Budapest Convention | Convention on Cybercrime | Budapest Convention on Cybercrime
treaty | Istanbul Convention
treaty | European Convention on Human Rights
treaty | Basel Convention
treaty | Convention on Biological Diversity
treaty | Framework Convention on Tobacco Control | FCTC
treaty | Law of the Sea Convention | UNCLOS | UN Convention on the Law of the Sea
treaty | High Seas Treaty | High Seas treaty | high seas treaty
treaty | Comprehensive and Progressive Agreement for Trans-Pacific Partnership | CPTPP
treaty | Trans-Pacific Partnership | TPP
treaty | Regional Comprehensive Economic Partnership | RCEP
treaty | North American Free Trade Agreement | NAFTA
treaty | US-Mexico-Canada Agreement | USMCA | United States-Mexico-Canada Agreement
treaty | African Continental Free Trade Area | AfCFTA
treaty | Energy Charter Treaty
treaty | Antarctic Treaty
treaty | Moon Agreement | Moon Treaty
treaty | Minamata Convention
treaty | Stockholm Convention
treaty | Rotterdam Convention
treaty | Aarhus Convention
treaty | Nagoya Protocol
treaty | Convention on International Trade in Endangered Species | CITES
treaty | Convention against Torture
treaty | Convention on the Rights of the Child
treaty | Schengen Agreement
treaty | Kigali Amendment
treaty | Escazu Agreement | Escazú Agreement
pledge | Joint Comprehensive Plan of Action | JCPOA
pledge | Artemis Accords
pledge | Bletchley Declaration
pledge | Global Methane Pledge
pledge | Abraham Accords
list | Entity List | Commerce Department's Entity List | Commerce Department Entity List
list | UFLPA Entity List | Uyghur Forced Labor Prevention Act Entity List | \
Uyghur Forced Labor Prevention Act (UFLPA) Entity List
list | Specially Designated Nationals List | SDN List | Specially Designated Nationals list | \
SDN list | Specially Designated Nationals and Blocked Persons List
list | Unverified List
"""
STATES_ALONE = frozenset(
    ("European Union", "United Nations", "North Atlantic Treaty Organization", "Group of Seven",
     "World Trade Organization", "African Union", "Council of Europe", "Group of Twenty", "BRICS",
     "Organisation for Economic Co-operation and Development", "Commonwealth of Nations",
     "Association of Southeast Asian Nations", "Organization of the Petroleum Exporting Countries")
)  # fmt: skip
"""Bodies of which no company is a member."""
_COMPANIES = """
Google; Microsoft; Apple; Meta | Meta Platforms; Facebook; Amazon.com; IBM; Intel; Nvidia; AMD;
Qualcomm; Cisco | Cisco Systems; Oracle; SAP; Salesforce; Adobe; HP; FireEye; Symantec; Trend Micro;
OpenAI; Anthropic; xAI; Mistral AI; Aleph Alpha; Hugging Face; DeepSeek; Alphabet; Snapchat; TikTok;
Twitter; LinkedIn; YouTube; WhatsApp; Instagram; Reddit; Pinterest; Telegram; Netflix; Spotify;
Uber; Airbnb; eBay; PayPal; Mastercard; Cloudflare; GitHub; Palantir; SpaceX; Tesla; NSO Group;
Alibaba | Alibaba Group; Tencent; Baidu; ByteDance; Huawei | Huawei Technologies; ZTE; Xiaomi;
Hikvision; SenseTime; Megvii; iFlytek; DJI; SMIC; YMTC; CATL; BYD; Lenovo; Foxconn; TSMC; Naver;
Kaspersky | Kaspersky Lab; Samsung | Samsung Electronics; SK Hynix; Sony; Toyota; Honda; Nissan;
Hyundai; Volkswagen; BMW; Mercedes-Benz; Renault; Stellantis; Volvo; General Motors; Boeing; Airbus;
Lockheed Martin; Raytheon; Northrop Grumman; General Dynamics; BAE Systems; Rheinmetall; Siemens;
Bosch; ASML; Philips; Nokia; Ericsson; Vodafone; AT&T; Verizon; T-Mobile; ExxonMobil | Exxon Mobil;
Chevron; BP; TotalEnergies; Equinor; Saudi Aramco; Gazprom; Rosneft; Lukoil; Sberbank; VTB; Repsol;
Glencore; Rio Tinto; BHP; Nestlé; Unilever; Danone; Coca-Cola; PepsiCo; McDonald's; Starbucks;
Nike; Adidas; H&M; Inditex; Walmart; LVMH; Kering; L'Oréal; Procter & Gamble; Johnson & Johnson;
JPMorgan Chase | JPMorgan; Goldman Sachs; Morgan Stanley; Citigroup; Bank of America; Wells Fargo;
HSBC; Barclays; UBS; Credit Suisse; Deutsche Bank; BNP Paribas; Standard Chartered; Macquarie;
Sumitomo Mitsui; Mitsubishi UFJ; Scotiabank; Bank of Montreal; Royal Bank of Canada; BlackRock;
State Street; Allianz; AXA; Swiss Re; Munich Re; Scor; Lloyd's of London; Pfizer; Moderna;
AstraZeneca; Novartis; Sanofi; BASF; Maersk; Lufthansa; RWE; Uniper; Iberdrola
"""
"""Parted by semicolons; a word that is more than a name is left out ("Visa")."""


class WellKnown(NamedTuple):
    """A body or instrument, with all its names: the first is the one it goes by."""

    kind: str
    names: tuple[str, ...]


def _read(line: str) -> WellKnown:
    kind, *names = (part.strip() for part in line.split(" | "))
    return WellKnown(kind, tuple(names))


WELL_KNOWN = tuple(
    map(
        _read,
        (
            *_TABLE.replace("\\\n", "").strip().splitlines(),
            *(f"company | {names}" for names in " ".join(_COMPANIES.split()).split("; ")),
        ),
    )
)
