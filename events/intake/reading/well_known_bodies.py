"""Bodies that news never introduces, each with its other names.

Invariant: data only: parted by semicolons, the name that a body goes by first.
"""

BODIES = """
European Union | EU | E.U.; United Nations | UN | U.N.; North Atlantic Treaty Organization | NATO;
World Health Organization | WHO | World Health Organisation; World Trade Organization | WTO | World
Trade Organisation; International Monetary Fund | IMF; World Bank | World Bank Group; International
Criminal Court | ICC; International Court of Justice | ICJ; International Atomic Energy Agency |
IAEA; International Labour Organization | ILO | International Labor Organization; International
Maritime Organization | IMO; International Civil Aviation Organization | ICAO; International
Telecommunication Union | ITU; UNESCO | United Nations Educational, Scientific and Cultural
Organization | Unesco; UNICEF | Unicef; Interpol | INTERPOL; Europol; Organisation for Economic
Co-operation and Development | OECD; Organization for Security and Co-operation in Europe | OSCE;
Council of Europe; African Union | AU; Arab League | League of Arab States; Association of
Southeast Asian Nations | ASEAN; Asia-Pacific Economic Cooperation | APEC; Economic Community of
West African States | ECOWAS; Southern African Development Community | SADC; East African Community
| EAC; Gulf Cooperation Council | GCC; Mercosur | Mercosul | Southern Common Market; Organization
of American States | OAS; Organization of the Petroleum Exporting Countries | OPEC; Caribbean
Community | CARICOM | Caricom; Pacific Islands Forum; Shanghai Cooperation Organization | SCO |
Shanghai Cooperation Organisation; Collective Security Treaty Organization | CSTO; Eurasian
Economic Union | EAEU; Commonwealth of Nations | Commonwealth; Commonwealth of Independent States;
Organisation of Islamic Cooperation | OIC | Organization of Islamic Cooperation; Non-Aligned
Movement; Missile Technology Control Regime | MTCR; Wassenaar Arrangement; Open Government
Partnership; International Energy Agency | IEA; International Renewable Energy Agency | IRENA;
International Whaling Commission | IWC; International Organization for Migration; World
Intellectual Property Organization | WIPO; World Customs Organization; European Court of Human
Rights; European Court of Justice; European Investment Bank; OPEC+ | Opec+; Visegrad Group; Andean
Community; UN Environment Programme | UNEP; Powering Past Coal Alliance; Net-Zero Banking Alliance
| Net Zero Banking Alliance | NZBA; Net-Zero Insurance Alliance | NZIA; Net Zero Asset Managers
initiative | Net Zero Asset Managers | NZAM; Climate Action 100+; U.S. Chamber of Commerce | US
Chamber of Commerce; European Free Trade Association | EFTA; European Space Agency | ESA; Asian
Infrastructure Investment Bank | AIIB; Asian Development Bank | ADB; New Development Bank | NDB;
Financial Action Task Force | FATF; Organisation for the Prohibition of Chemical Weapons | OPCW;
Human Rights Council | UN Human Rights Council | U.N. Human Rights Council | UNHRC; Security
Council | UN Security Council | U.N. Security Council; General Assembly | UN General Assembly |
U.N. General Assembly; Group of Seven | G7 | G-7; Group of Twenty | G20 | G-20; Group of 77 | G77;
BRICS | Brics; Five Eyes; AUKUS | Aukus; Nuclear Suppliers Group | NSG; Australia Group; Paris
Club; International Committee of the Red Cross | ICRC; International Olympic Committee | IOC; FIFA
| Fifa; UEFA | Uefa; Amnesty International; Human Rights Watch; Greenpeace; Reporters Without
Borders; Electronic Frontier Foundation; Citizen Lab; European Commission; European Parliament;
European Central Bank | ECB; Economic Community of Central African States | ECCAS;
Intergovernmental Authority on Development | IGAD; Common Market for Eastern and Southern Africa |
COMESA; Arab Maghreb Union; Alliance of Sahel States; G5 Sahel; Community of Latin American and
Caribbean States | CELAC; Union of South American Nations | UNASUR | Unasur; Pacific Alliance;
Organisation of Eastern Caribbean States | OECS; Central American Integration System | SICA;
BIMSTEC; South Asian Association for Regional Cooperation | SAARC; Nordic Council; Arctic Council;
Union for the Mediterranean; CERN; Organization of Turkic States | Organisation of Turkic States;
Economic Cooperation Organization; Gas Exporting Countries Forum | GECF; International Solar
Alliance; International Coffee Organization; International Seabed Authority; World Food Programme |
WFP | World Food Program; Food and Agriculture Organization | FAO; UNHCR | UN Refugee Agency;
UNRWA; UN Development Programme | UNDP | United Nations Development Programme; UNAIDS; UN Office on
Drugs and Crime | UNODC | United Nations Office on Drugs and Crime; UN Women; World Meteorological
Organization | WMO; Universal Postal Union; World Tourism Organization | UNWTO; Permanent Court of
Arbitration; Egmont Group; Financial Stability Board | FSB; European Bank for Reconstruction and
Development | EBRD; Inter-American Development Bank | IDB; African Development Bank | AfDB; Green
Climate Fund; Intergovernmental Panel on Climate Change | IPCC; International Union for
Conservation of Nature | IUCN; WWF; International Finance Corporation | IFC; Inter-American Court
of Human Rights; African Court on Human and Peoples' Rights; Media Freedom Coalition; Freedom
Online Coalition; Frontier Model Forum; AI
Alliance; Glasgow Financial Alliance for Net Zero | GFANZ; Net-Zero Asset Owner Alliance; Business
Roundtable; National Association of Manufacturers; American Legislative Exchange Council | ALEC;
Western States Petroleum Association | WSPA; American Fuel & Petrochemical Manufacturers | AFPM |
American Fuel and Petrochemical Manufacturers; American Petroleum Institute; Oil and Gas Climate
Initiative | OGCI; U.S. Climate Alliance | US Climate Alliance; High Ambition Coalition; Beyond Oil
and Gas Alliance | BOGA; First Movers Coalition; Global Biofuels Alliance; Responsible Business
Alliance; Fair Labor Association; Roundtable on Sustainable Palm Oil | RSPO; International Air
Transport Association | IATA; European Political Community; Combined Maritime Forces; Joint
Expeditionary Force; European Defence Agency; Libra Association; Diem Association; International
Holocaust Remembrance Alliance | IHRA; International Organisation of La Francophonie | Organisation
internationale de la Francophonie; Community of Portuguese Language Countries | CPLP; World
Anti-Doping Agency | WADA; Forced Labor Enforcement Task Force | FLETF; High Seas Alliance;
Campaign for Nature; Access Now; Public Knowledge; Wikimedia Foundation; Linux Foundation; ICANN;
Transparency International; Global Witness; Oxfam; Doctors Without Borders | Médecins Sans
Frontières; International Chamber of Commerce; World Economic Forum | WEF; Munich Security
Conference; International Campaign to Abolish Nuclear Weapons | ICAN; Cluster Munition Coalition;
Arms Control Association; Climate Action Network; Nuclear Energy Agency; Eurojust; Frontex; African
Export-Import Bank | Afreximbank; Digital Cooperation Organization; Coalition for Epidemic
Preparedness Innovations | CEPI; Clean Energy Ministerial; C40 Cities; RE100; Star Alliance;
Economic Community of the Great Lakes Countries; Lake Chad Basin Commission; Mekong River
Commission; World Organisation for Animal Health; Commission on Narcotic Drugs; Peacebuilding
Commission; Commission on the Status of Women; Conference on Disarmament; UN Economic and Social
Council | ECOSOC
"""
