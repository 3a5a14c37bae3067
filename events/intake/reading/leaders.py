"""Whose office somebody holds whom news names by title and name alone: "President Putin".

Invariant: data only, and only who led a state, spoke for it abroad or led a body that all know.
No day depends on it: it says whose office it is, never that it was held.
"""

from __future__ import annotations

from domain.names import fold

_TABLE = """
united states | George W. Bush, Dick Cheney, Condoleezza Rice, Colin Powell, Barack Obama, Joe
    Biden, Hillary Clinton, John Kerry, Donald Trump, Mike Pence, Mike Pompeo, Rex Tillerson,
    Kamala Harris, Antony Blinken, JD Vance, Marco Rubio, Lloyd Austin, Pete Hegseth, Janet
    Yellen, Scott Bessent
united kingdom | Tony Blair, Gordon Brown, David Cameron, Theresa May, Boris Johnson, Liz Truss,
    Rishi Sunak, Keir Starmer, William Hague, Philip Hammond, Jeremy Hunt, Dominic Raab, David
    Lammy, James Cleverly, George Osborne, Rachel Reeves, King Charles, Yvette Cooper
france | Jacques Chirac, Nicolas Sarkozy, François Hollande, Emmanuel Macron, Laurent Fabius,
    Jean-Yves Le Drian, Catherine Colonna, Stéphane Séjourné, Jean-Noël Barrot, Edouard Philippe,
    Bruno Le Maire, Gabriel Attal, Michel Barnier, François Bayrou, Sébastien Lecornu
germany | Gerhard Schröder, Angela Merkel, Olaf Scholz, Friedrich Merz, Frank-Walter Steinmeier,
    Sigmar Gabriel, Heiko Maas, Annalena Baerbock, Johann Wadephul, Boris Pistorius
russia | Vladimir Putin, Dmitry Medvedev, Sergei Lavrov, Sergey Lavrov, Mikhail Mishustin, Sergei
    Shoigu, Dmitry Peskov
china | Hu Jintao, Wen Jiabao, Xi Jinping, Li Keqiang, Li Qiang, Wang Yi, Qin Gang, Yang Jiechi
india | Manmohan Singh, Narendra Modi, Subrahmanyam Jaishankar, S. Jaishankar
japan | Junichiro Koizumi, Shinzo Abe, Yoshihide Suga, Fumio Kishida, Shigeru Ishiba, Sanae
    Takaichi
south korea | Park Geun-hye, Moon Jae-in, Yoon Suk-yeol, Lee Jae-myung
north korea | Kim Jong Un, Kim Jong Il
canada | Stephen Harper, Justin Trudeau, Mark Carney, Chrystia Freeland, Mélanie Joly
australia | Kevin Rudd, Julia Gillard, Tony Abbott, Malcolm Turnbull, Scott Morrison, Penny Wong,
    Anthony Albanese
new zealand | John Key, Jacinda Ardern, Chris Hipkins, Christopher Luxon
brazil | Dilma Rousseff, Michel Temer, Jair Bolsonaro, Luiz Inácio Lula da Silva, Lula
argentina | Cristina Fernández de Kirchner, Mauricio Macri, Alberto Fernández, Javier Milei
mexico | Felipe Calderón, Enrique Peña Nieto, Andrés Manuel López Obrador, Claudia Sheinbaum
colombia | Juan Manuel Santos, Iván Duque, Gustavo Petro
chile | Michelle Bachelet, Sebastián Piñera, Gabriel Boric
peru | Ollanta Humala, Pedro Castillo, Dina Boluarte
venezuela | Hugo Chávez, Nicolás Maduro
bolivia | Evo Morales, Luis Arce
ecuador | Rafael Correa, Lenín Moreno, Guillermo Lasso, Daniel Noboa
cuba | Fidel Castro, Raúl Castro, Miguel Díaz-Canel
italy | Silvio Berlusconi, Matteo Renzi, Paolo Gentiloni, Giuseppe Conte, Mario Draghi, Giorgia
    Meloni, Sergio Mattarella, Antonio Tajani
spain | José Luis Rodríguez Zapatero, Mariano Rajoy, Pedro Sánchez, José Manuel Albares
portugal | António Costa, Luís Montenegro, Marcelo Rebelo de Sousa
netherlands | Mark Rutte, Dick Schoof
belgium | Charles Michel, Alexander De Croo, Bart De Wever
ireland | Enda Kenny, Leo Varadkar, Micheál Martin, Simon Harris
poland | Donald Tusk, Mateusz Morawiecki, Andrzej Duda, Radosław Sikorski, Radoslaw Sikorski,
    Karol Nawrocki
hungary | Viktor Orbán, Péter Szijjártó
austria | Sebastian Kurz, Karl Nehammer, Christian Stocker
czech republic | Andrej Babiš, Petr Fiala, Petr Pavel, Miloš Zeman
slovakia | Robert Fico, Zuzana Čaputová, Peter Pellegrini
bulgaria | Boyko Borissov, Rumen Radev
greece | Alexis Tsipras, Kyriakos Mitsotakis
sweden | Stefan Löfven, Magdalena Andersson, Ulf Kristersson
finland | Sauli Niinistö, Sanna Marin, Petteri Orpo, Alexander Stubb
denmark | Lars Løkke Rasmussen, Mette Frederiksen
norway | Erna Solberg, Jonas Gahr Støre, Jonas Gahr Stoere
estonia | Kaja Kallas, Kersti Kaljulaid, Kristen Michal
latvia | Krišjānis Kariņš, Edgars Rinkēvičs, Evika Siliņa
lithuania | Dalia Grybauskaitė, Gitanas Nausėda, Gabrielius Landsbergis
ukraine | Viktor Yanukovych, Petro Poroshenko, Volodymyr Zelenskyy, Volodymyr Zelensky, Volodymyr
    Zelenskiy, Dmytro Kuleba, Andrii Sybiha
belarus | Alexander Lukashenko
georgia | Mikheil Saakashvili, Salome Zourabichvili, Irakli Kobakhidze
armenia | Nikol Pashinyan
azerbaijan | Ilham Aliyev
kazakhstan | Nursultan Nazarbayev, Kassym-Jomart Tokayev
turkey | Recep Tayyip Erdoğan, Tayyip Erdoğan, Mevlüt Çavuşoğlu, Hakan Fidan
israel | Ehud Olmert, Benjamin Netanyahu, Naftali Bennett, Yair Lapid, Isaac Herzog
palestine | Mahmoud Abbas
iran | Mahmoud Ahmadinejad, Hassan Rouhani, Ebrahim Raisi, Masoud Pezeshkian, Ali Khamenei, Javad
    Zarif, Mohammad Javad Zarif, Abbas Araghchi
saudi arabia | Mohammed bin Salman, King Salman
united arab emirates | Mohammed bin Zayed
syria | Bashar al-Assad, Ahmed al-Sharaa
egypt | Hosni Mubarak, Mohamed Morsi, Abdel Fattah al-Sisi, Abdel Fattah el-Sisi, Sameh Shoukry
south africa | Thabo Mbeki, Jacob Zuma, Cyril Ramaphosa, Naledi Pandor, Ronald Lamola
nigeria | Goodluck Jonathan, Muhammadu Buhari, Bola Tinubu
kenya | Uhuru Kenyatta, William Ruto
ethiopia | Abiy Ahmed
rwanda | Paul Kagame
uganda | Yoweri Museveni
burundi | Pierre Nkurunziza, Évariste Ndayishimiye
niger | Mohamed Bazoum
gabon | Ali Bongo
senegal | Macky Sall, Bassirou Diomaye Faye
ghana | Nana Akufo-Addo, John Mahama
zimbabwe | Robert Mugabe, Emmerson Mnangagwa
indonesia | Susilo Bambang Yudhoyono, Joko Widodo, Prabowo Subianto, Retno Marsudi
malaysia | Najib Razak, Mahathir Mohamad, Anwar Ibrahim
philippines | Benigno Aquino, Rodrigo Duterte, Ferdinand Marcos, Ferdinand Marcos Jr
singapore | Lee Hsien Loong, Lawrence Wong
thailand | Prayuth Chan-ocha, Srettha Thavisin, Paetongtarn Shinawatra
vietnam | Nguyen Xuan Phuc, Pham Minh Chinh, To Lam
cambodia | Hun Sen, Hun Manet
myanmar | Min Aung Hlaing, Aung San Suu Kyi
taiwan | Ma Ying-jeou, Tsai Ing-wen, Lai Ching-te, William Lai
pakistan | Imran Khan, Shehbaz Sharif, Nawaz Sharif
bangladesh | Sheikh Hasina, Muhammad Yunus
sri lanka | Gotabaya Rajapaksa, Ranil Wickremesinghe, Anura Kumara Dissanayake
afghanistan | Hamid Karzai, Ashraf Ghani
united nations | Ban Ki-moon, António Guterres, Kofi Annan
nato | Anders Fogh Rasmussen, Jens Stoltenberg
european commission | José Manuel Barroso, Jean-Claude Juncker, Ursula von der Leyen, Margrethe
    Vestager, Thierry Breton, Valdis Dombrovskis, Maroš Šefčovič, Henna Virkkunen
world health organization | Margaret Chan, Tedros Adhanom Ghebreyesus
world trade organization | Pascal Lamy, Roberto Azevêdo, Ngozi Okonjo-Iweala
international monetary fund | Christine Lagarde, Kristalina Georgieva
world bank | Jim Yong Kim, David Malpass, Ajay Banga
international atomic energy agency | Yukiya Amano, Rafael Grossi
"""


def _bodies() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in _TABLE.strip().replace("\n    ", " ").splitlines():
        body, _, names = row.partition(" | ")
        for name in names.split(","):
            key = fold(name)
            found[key] = (*found.get(key, ()), body)
    return found


LED = _bodies()
"""Name, folded → the states and bodies that somebody of this name led or spoke for, folded."""
