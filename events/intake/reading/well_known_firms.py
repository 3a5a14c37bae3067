"""Companies that news never introduces, each with its other names.

Invariant: data only: parted by semicolons. A word that is more than a name is left out ("Visa").
"""

COMPANIES = """
Google; Microsoft; Apple; Meta | Meta Platforms; Facebook; Amazon.com; IBM; Intel; Nvidia; AMD;
Qualcomm; Cisco | Cisco Systems; Oracle; SAP; Salesforce; Adobe; HP; FireEye; Symantec; Trend
Micro; OpenAI; Anthropic; xAI; Mistral AI; Aleph Alpha; Hugging Face; DeepSeek; Alphabet; Snapchat;
TikTok; Twitter; LinkedIn; YouTube; WhatsApp; Instagram; Reddit; Pinterest; Telegram; Netflix;
Spotify; Uber; Airbnb; eBay; PayPal; Mastercard; Cloudflare; GitHub; Palantir; SpaceX; Tesla; NSO
Group; Alibaba | Alibaba Group; Tencent; Baidu; ByteDance; Huawei | Huawei Technologies; ZTE;
Xiaomi; Hikvision; SenseTime; Megvii; iFlytek | IFLYTEK; DJI; SMIC; YMTC | Yangtze Memory
Technologies | Yangtze Memory; CATL; BYD; Lenovo; Foxconn; TSMC; Naver; Kaspersky | Kaspersky Lab;
Samsung | Samsung Electronics; SK Hynix; Sony; Toyota; Honda; Nissan; Hyundai; Volkswagen; BMW;
Mercedes-Benz; Renault; Stellantis; Volvo; General Motors; Boeing; Airbus; Lockheed Martin;
Raytheon; Northrop Grumman; General Dynamics; BAE Systems; Rheinmetall; Siemens; Bosch; ASML;
Philips; Nokia; Ericsson; Vodafone; AT&T; Verizon; T-Mobile; ExxonMobil | Exxon Mobil; Chevron; BP;
TotalEnergies; Equinor; Saudi Aramco; Gazprom; Rosneft; Lukoil; Sberbank; VTB; Repsol; Glencore;
Rio Tinto; BHP; Nestlé | Nestle; Unilever; Danone; Coca-Cola; PepsiCo; McDonald's; Starbucks; Nike;
Adidas; H&M; Inditex; Walmart; LVMH; Kering; L'Oréal; Procter & Gamble; Johnson & Johnson; JPMorgan
Chase | JPMorgan; Goldman Sachs; Morgan Stanley; Citigroup; Bank of America; Wells Fargo; HSBC;
Barclays; UBS; Credit Suisse; Deutsche Bank; BNP Paribas; Standard Chartered; Macquarie; Sumitomo
Mitsui; Mitsubishi UFJ; Scotiabank; Bank of Montreal; Royal Bank of Canada; BlackRock; State
Street; Allianz; AXA; Swiss Re; Munich Re; Scor; Lloyd's of London | Lloyd's; Pfizer; Moderna;
AstraZeneca; Novartis; Sanofi; BASF; Maersk; Lufthansa; RWE; Uniper; Iberdrola; Eni; Exelon; PG&E;
Xerox; Deere; Telefonica | Telefónica; Orange SA; DuckDuckGo; Dropbox; Mozilla; Zoom; Slack
Technologies; Twitch; Roblox; Snap Inc; Automattic; Cohere; Inflection AI; Stability AI; Zhipu AI;
G42; Scale AI; Dahua | Dahua Technology; Yitu | Yitu Technologies; Megvii Technology; Sugon; Hygon
| Higon; Inspur | Inspur Group; Hytera; China Mobile; China Telecom; China Unicom; COSCO; CNOOC;
Sinopec; PetroChina; AVIC; COMAC; ChangXin Memory Technologies | CXMT; WuXi AppTec; RoboSense;
TP-Link; Anduril | Anduril Industries; General Atomics; L3Harris; Skydio; Rusal | UC Rusal | United
Company Rusal; EuroSibEnergo; Transneft; Novatek; Alfa-Bank | Alfa Bank; Sovcomflot; Alrosa;
Severstal; Nornickel | Norilsk Nickel; VEB; Weyerhaeuser; Sunrun; Rivian; IKEA | Ikea; Levi
Strauss; Ben & Jerry's; Mars Inc; Kellogg; General Mills; Mondelez; Heineken; Diageo; AB InBev;
Colgate-Palmolive; Henkel; Reckitt; Bayer; Merck; GlaxoSmithKline | GSK; Roche; Novo Nordisk;
Johnson Controls; Honeywell; General Electric; Schneider Electric; ABB; Thales; Dassault; Saab;
Rolls-Royce; Enel; Engie; EDF; Orsted | Ørsted; Vattenfall; Duke Energy; Southern Company;
Occidental Petroleum; ConocoPhillips; Petrobras; Pemex; Petronas; ADNOC; QatarEnergy; Woodside;
ArcelorMittal; Holcim | LafargeHolcim; Cemex; Heidelberg Materials; Hapag-Lloyd; MSC Mediterranean;
CMA CGM; DHL; FedEx; UPS; Ryanair; EasyJet | easyJet; Delta Air Lines; United Airlines; American
Airlines; Qantas; Emirates Airline; Zurich Insurance; Hannover Re; Tokio Marine; MS&AD; Sompo; QBE;
Beazley; Aviva; Generali; Prudential Financial; Mapfre; Grupo Catalana Occidente; Societe Generale
| Société Générale; Credit Agricole | Crédit Agricole; ING; ABN AMRO; Rabobank; Santander; BBVA;
UniCredit; Intesa Sanpaolo; NatWest; Lloyds Banking Group; Westpac; National Australia Bank;
Commonwealth Bank; ANZ; Mizuho; MUFG; Nomura; ICBC; Bank of China; China Construction Bank; DBS;
State Bank of India; Itau | Itaú; Bradesco; PIMCO; Amundi; Schroders; T. Rowe Price; Carrefour;
Tesco; Sainsbury's; Marks & Spencer; Primark; Zara; C&A; Gap Inc; PVH; Puma; Asos; Zalando; JBS;
Cargill; Bunge; Louis Dreyfus; Olam; Wilmar; Signify; Infosys; Wipro; Tata Steel; Tata Consultancy
Services; Reliance Industries; Rakuten; Hitachi; Panasonic; Toshiba; Fujitsu; NEC; LG Electronics;
Kia; Chrysler; Fiat Chrysler; Daimler; Porsche; Jaguar Land Rover; Geely; NIO; Audi; MediaTek;
Micron; Broadcom; Arm Holdings; Texas Instruments; Dell; Logitech; VMware; ServiceNow; Databricks;
Okta; CrowdStrike; McAfee; Avast; F-Secure; ESET; Bitdefender; Cellebrite; Intellexa; Cytrox;
Candiru; Clearview AI; Bloomberg LP; Shell | Royal Dutch Shell
"""
