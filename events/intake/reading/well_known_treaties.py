"""Treaties and pledges that news never introduces, each with its other names.

Invariant: data only: parted by semicolons, the name that one goes by first.
"""

TREATIES = """
Paris Agreement | Paris climate agreement | Paris climate accord | Paris climate deal | Paris
climate pact | Paris climate treaty | Paris Accord | Paris accord | Paris Climate Agreement; Kyoto
Protocol; Montreal Protocol; Treaty on the Non-Proliferation of Nuclear Weapons | Nuclear
Non-Proliferation Treaty | Non-Proliferation Treaty | NPT; Comprehensive Nuclear-Test-Ban Treaty |
Comprehensive Test Ban Treaty | CTBT | Comprehensive Nuclear Test Ban Treaty; Treaty on the
Prohibition of Nuclear Weapons | TPNW; Chemical Weapons Convention; Biological Weapons Convention;
Arms Trade Treaty; Ottawa Convention | Mine Ban Treaty | Ottawa Treaty | Anti-Personnel Mine Ban
Convention; Convention on Cluster Munitions; Treaty on Open Skies | Open Skies Treaty | Open Skies;
Intermediate-Range Nuclear Forces Treaty | INF Treaty | INF treaty; New START | New START treaty |
New START Treaty; Treaty on Conventional Armed Forces in Europe | CFE Treaty | CFE treaty; Outer
Space Treaty; Rome Statute; Geneva Conventions; Genocide Convention; Refugee Convention; Budapest
Convention | Convention on Cybercrime | Budapest Convention on Cybercrime; Istanbul Convention;
European Convention on Human Rights; Basel Convention; Convention on Biological Diversity;
Framework Convention on Tobacco Control | FCTC; Law of the Sea Convention | UNCLOS | UN Convention
on the Law of the Sea; High Seas Treaty | High Seas treaty | high seas treaty; Comprehensive and
Progressive Agreement for Trans-Pacific Partnership | CPTPP; Trans-Pacific Partnership | TPP;
Regional Comprehensive Economic Partnership | RCEP; North American Free Trade Agreement | NAFTA;
US-Mexico-Canada Agreement | USMCA | United States-Mexico-Canada Agreement; African Continental
Free Trade Area | AfCFTA; Energy Charter Treaty; Antarctic Treaty; Moon Agreement | Moon Treaty;
Minamata Convention; Stockholm Convention; Rotterdam Convention; Aarhus Convention; Nagoya
Protocol; Convention on International Trade in Endangered Species | CITES; Convention against
Torture; Convention on the Rights of the Child; Schengen Agreement; Kigali Amendment; Escazu
Agreement | Escazú Agreement; United Nations Framework Convention on Climate Change | UNFCCC | UN
Framework Convention on Climate Change; Convention on the Rights of Persons with Disabilities |
CRPD | Disability Rights Convention; Convention on the Elimination of All Forms of Discrimination
against Women | CEDAW; International Covenant on Civil and Political Rights | ICCPR; International
Covenant on Economic, Social and Cultural Rights | ICESCR; Vienna Convention on Diplomatic
Relations; Ramsar Convention; Convention to Combat Desertification | UNCCD; Convention on Migratory
Species; London Protocol; MARPOL; Ballast Water Management Convention; Hong Kong Convention;
Maritime Labour Convention; Violence and Harassment Convention; Domestic Workers Convention; Cape
Town Agreement; Port State Measures Agreement | Agreement on Port State Measures; Agreement on
Fisheries Subsidies; Cartagena Protocol; Chicago Convention; Apostille Convention; Singapore
Convention on Mediation | Singapore Convention; New York Convention; Marrakesh Treaty; Beijing
Treaty; Berne Convention; WIPO Copyright Treaty; Patent Cooperation Treaty; Madrid Protocol; Trade
Facilitation Agreement; Government Procurement Agreement | Agreement on Government Procurement;
Comprehensive Economic and Trade Agreement | CETA; Anti-Ballistic Missile Treaty | ABM Treaty;
Limited Test Ban Treaty | Partial Test Ban Treaty; Convention on Certain Conventional Weapons;
Treaty of Tlatelolco; Treaty of Rarotonga; Treaty of Pelindaba; Treaty of Bangkok; Montreux
Convention; Treaty of Amity and Cooperation in Southeast Asia | Treaty of Amity and Cooperation;
United Nations Convention against Corruption | UNCAC | UN Convention against Corruption; United
Nations Convention against Transnational Organized Crime | UNTOC | Palermo Convention; OECD
Anti-Bribery Convention | Anti-Bribery Convention; United Nations Convention against Cybercrime |
UN Convention against Cybercrime | Hanoi Convention | UN Cybercrime Convention | UN Convention
Against Cybercrime | United Nations Convention Against Cybercrime; Framework Convention on
Artificial Intelligence | Council of Europe Framework Convention on Artificial Intelligence;
Convention 108; Lanzarote Convention; Malabo Convention; European Social Charter; Svalbard Treaty;
Pandemic Agreement | WHO Pandemic Agreement; International Health Regulations; Protocol to
Eliminate Illicit Trade in Tobacco Products; BBNJ Agreement | BBNJ Treaty | BBNJ treaty; Fossil
Fuel Non-Proliferation Treaty; North Atlantic Treaty; International Convention for the Regulation
of Whaling; Treaty on European Union; European Fiscal Compact; Convention on the Prevention and
Punishment of the Crime of Genocide; Convention on Enforced Disappearances; Samoa Agreement;
Cotonou Agreement; Gothenburg Protocol; Espoo Convention; Bamako Convention; Convention on Nuclear
Safety; Convention for the Protection of Submarine Telegraph Cables; Inter-American Treaty of
Reciprocal Assistance | Rio Treaty | TIAR; Hague Abduction Convention; African Charter on Human and
Peoples' Rights; Maputo Protocol; Kampala Convention; Revised Treaty of Chaguaramas; Central
American Free Trade Agreement | CAFTA; Indo-Pacific Economic Framework | IPEF | Indo-Pacific
Economic Framework for Prosperity; Digital Economy Partnership Agreement | DEPA;
Anti-Counterfeiting Trade Agreement | ACTA
"""
PLEDGES = """
Joint Comprehensive Plan of Action | JCPOA; Artemis Accords; Bletchley Declaration; Global Methane
Pledge; Abraham Accords; Christchurch
Call | Christchurch Call to Action; Contract for the Web; Climate Pledge; Equator Principles;
Principles for Responsible Investment; Principles for Responsible Banking; Poseidon Principles; UN
Global Compact | United Nations Global Compact | U.N. Global Compact; Global Compact for Migration
| Global Compact for Safe, Orderly and Regular Migration | UN migration pact | UN Migration Pact |
Migration Pact; Global Compact on Refugees; Pact for the Future; Glasgow Climate Pact; Glasgow
Leaders' Declaration on Forests and Land Use; Global Coal to Clean Power Transition Statement;
Seoul Declaration; Political Declaration on Responsible Military Use of Artificial Intelligence and
Autonomy; Safe Schools Declaration; Montreux Document; Code of Practice on Disinformation; AI Pact;
Cybersecurity Tech Accord; Charter of Trust; Frontier AI Safety Commitments; Voluntary Principles
on Security and Human Rights; Accord on Fire and Building Safety in Bangladesh | Bangladesh Accord;
New York Declaration on Forests; Fashion Pact; Giving Pledge; Global Plastics Commitment | New
Plastics Economy Global Commitment; Hague Code of Conduct; Minsk agreements | Minsk Agreements;
Oslo Accords; Dayton Agreement; Good Friday Agreement; Black Sea Grain Initiative; Budapest
Memorandum; Sendai Framework; Kunming-Montreal Global Biodiversity Framework; Women's Empowerment
Principles; Santiago Principles; Oil and Gas Decarbonization Charter; Global Renewables and Energy
Efficiency Pledge; Declaration to Triple Nuclear Energy; Copenhagen Accord; Washington Principles;
Stop Hate for Profit; Leticia Pact; Belem Declaration
"""
