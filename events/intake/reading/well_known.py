"""Bodies and treaties that news names without introducing them: known, registered or not.

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
organization | Commonwealth of Nations
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
pledge | Joint Comprehensive Plan of Action | JCPOA
pledge | Artemis Accords
pledge | Bletchley Declaration
pledge | Global Methane Pledge
"""


class WellKnown(NamedTuple):
    """A body or instrument, with all its names: the first is the one it goes by."""

    kind: str
    names: tuple[str, ...]


def _read(line: str) -> WellKnown:
    kind, *names = (part.strip() for part in line.split(" | "))
    return WellKnown(kind, tuple(names))


WELL_KNOWN = tuple(map(_read, _TABLE.replace("\\\n", "").strip().splitlines()))
