"""German, French and Spanish questions in English words, so that they are read and judged as English ones are.

It is no translation: words of asking, small words and the everyday words of digests, each for itself. A word that is
not known here stays as it is.
"""

import re
from functools import cache

#: English, then how German, French and Spanish say it: `~` stands for an ending, `;` ends an entry. What is written
#: nearly as in English (version, code) needs no entry where the stemmer finds it.
_ASKING = """
    what is new | was_ist_neu was_gibt_es_neues was_gibt['’]s_neues was_gibt_es_an_neuigkeiten gibt_es_neues
    gibt_es_neuigkeiten | quoi_de_neuf que?_s['’]est-il_passé qu['’]y_a-t-il_de_neuf qu['’]y_a-t-il_de_nouveau
    y_a-t-il_du_nouveau |
    qué_hay_de_nuevo qué_pasó qué_ha_pasado qué_novedades_hay hay_novedades hay_alguna_novedad;
    how much revenue | |  | cuántos_ingresos; how many | wie_?viele | combien_de combien_d['’] | cuánt[oa]s
    cuant[oa]s; how long | wie_lange | combien_de_temps | cuánto_tiempo; how much cost | was_kosten was_kostet
    wie_?viel_kosten wie_?viel_kostet | combien_coûte combien_coûtent | cuánto_cuesta cuánto_cuestan; how much |
    wie_?viel | combien | cuánt[oa]; how big | wie_groß~ wie_gross~ | |; how fast | wie_schnell | à_quelle_vitesse |;
    how often | wie_oft | |; how | wie | comment | cómo; who | wer | qui | (?:de_)?quién quiénes; whom | wen wem |
    à_qui | a_quién; whose | wessen | |; when | seit_wann wann | depuis_quand quand | cuándo; where | wo | où | dónde;
    why | warum wieso weshalb | pourquoi | por_qué; what is | was_ist was_sind | quel_est quelle_est quels_sont
    quelles_sont qu['’]est-ce_que c['’]est_quoi | qué_es cuál_es cuáles_son qué_son; what | was | que qu['’]est-ce_qui
    |; which | welch~ | quel quelle quels quelles | qué cuál cuáles;
    show me | zeige?_mir zeige?_uns zeigen_sie_mir zeige? nenne?_mir nenne? gib_mir | montre-moi montre-nous montrez-moi
    montre donne-moi donnez-moi liste-moi cite-moi trouve-moi | mu[eé]strame muéstranos muestra enséñame enséñanos
    lístame dame; tell me about | erzähle?_mir_vo[nm] erzähle?_mir_über | parlez?-moi_d[eu]s? parlez?-moi_d['’] |
    h[aá]blame_del? h[aá]blame_sobre cuéntame_del? cuéntame_sobre; tell me | erzähle?_mir | dis-moi dites-moi | dime;
    explain | erkläre?_mir erkläre? | expliquez?-moi | explícame explica; by price | nach_preis nach_preisen | |;
    by size | nach_größe | |; by speed | nach_geschwindigkeit | |; by stars | nach_sternen | |; most downloads | | |
    más_descargas; most stars | | | más_estrellas; most users | | | más_usuarios; more than | mehr_als | plus_de |
    más_de; most | meisten meiste | le_plus_de le_plus_d['’] |; anything new | etwas_neues irgendwas_neues |
    quelque_chose_de_nouveau du_nouveau | algo_nuevo; were there | gab_es | il_y_avait | hubo; is there | gibt_es
    gibt['’]s | y_a-t-il il_y_a | hay; summary | zusammenfassung überblick fass~ | résumé résumez? résume-moi |
    resumen resúmeme; news | neuigkeiten | nouveautés actualités | novedades noticias
"""
_SMALL = """
    the | der die das den dem des | le la les l['’] | el la los las; a | ein eine einen einem einer eines | un une |
    un una; of | von vom | de du d['’] | de del; in | im in | dans en | en; at | bei beim | chez |; for | für zum zur
    | pour | para; on | auf über zu | sur | sobre; from | aus | |; all | alle allen | tous toutes | todos todas; with
    | mit | avec | con; by | durch um | par | por; to | an nach |
    à au aux | a al; and | und | et | y; or | oder | ou |; is | ist sind | est sont | es son; was | war waren wurde
    wurden | était étaient | fue fueron era; has | hat haben hatte hatten | a ont a-t-elle a-t-il ont-ils ont-elles
    possède avait | tiene tienen ha han tenía; does it say | steht | |; not | nicht | | no
"""
_WORDS = """
    access | zugang zugriff | accès | acceso~; according to | laut zufolge | selon d['’]après | según; account | konto
    konten kontos | comptes | cuentas; accuracy | genauigkeit | précision | precisión; accuse | beschuldig~ | accus~ |
    acus~; acquire | übernommen übernahm übernimmt erworben | acquis acquiert | adquir~; add | hinzugefügt hinzufüg~
    ergänzt | ajout~ | añad~ agreg~; agree | | | acord~; agreement | vereinbarung~ abkommen | accord accords |
    acuerdo~; announced | angekündigt kündigte | annonc~ | anunci~; answer | antwort~ | répon~ | respuesta~; attack |
    angriff~ angegriffen | attaqu~ | ataqu~ ataca~; author | autor~ verfasser~ | auteur~ autrice~ | autor~; available |
    verfügbar~ erhältlich | disponible~ | disponible~; average | durchschnitt~ | moyenne | promedio; bank | banken |
    banque~ | banco~; battery | akku akkus batterie~ | batterie~ | batería~; book | buch bücher | livre livres |
    libro~; brain | gehirn~ | cerveau~ | cerebro~; browser | | navigateur~ | navegador~; bug | fehler fehlern | bogue~
    | errores; built | gebaut baute bauen | construi~ | constru~; buy | kaufen gekauft kauft kaufte | acheter acheté~
    achète~ rachet~ | comprar compra compró comprado; called | heißt heissen heißen genannt | appelle appelé~ nommé~ |
    llama llamad~; car | auto autos wagen | voiture~ | coche coches; cause | ursache~ | | causa; change | änder~
    geändert veränder~ | chang~ | cambi~; cheap | billig~ günstig~ | bon_marché moins_cher | barat~; child | kind
    kinder kindern | enfant~ | niñ~; chip | | puce~ |; city | stadt städte | ville~ | ciudad~; climate | klima |
    climat~ |; command | befehl befehle befehlen | commande commandes | comando~; comment | kommentar~ | commentaire~ |
    comentario~; compare | vergleiche vergleichen | comparez? compare-moi comparer | compara compárame comparar;
    company | firma firmen unternehmen~ | entreprise~ société~ | empresa~ compañía~; compared with | im_vergleich_zu
    im_vergleich_zum im_vergleich_zur verglichen_mit | comparé_à comparée_à par_rapport_à | comparado_con
    en_comparación_con; competition | wettbewerb~ | compétition~ concours | competición concurso~; computer | rechner~
    | ordinateur~ | ordenador~; conference | konferenz~ | conférence~ | conferencia~; context | kontext~ | contexte~ |
    contexto~; contract | vertrag verträge | contrat contrats | contrato contratos; contributed | beigetragen beitragen
    | contribu~ | contribuy~ contribu~; cost | kost~ gekostet | coût~ | coste~ costó cuesta~; country | land länder
    ländern | pays | país países; court | gericht | tribunal | tribunal; cover | abdeck~ umfasst deckt | couvr~ |
    cubr~; crash | absturz abstürze abgestürzt | plantage~ | bloqueo~; created | erstellt~ geschaffen schuf | créé~
    crée créa | creó cread~; customer | kunde kunden | client clients | cliente~; data | daten | données | datos;
    datasets | datensätze datensätzen | |; dataset | datensatz datensätze | |; day | tag tage tagen | jour jours | día
    días; deadline | frist fristen bewerbungsschluss | date_limite | plazo fecha_límite; delete | gelöscht löscht |
    supprim~ | elimin~ borr~; developed | entwickelt~ entwickeln | développ~ | desarroll~; developer | entwickler~ |
    développeu~ | desarrollador~; directory | verzeichnis~ | répertoire~ annuaire~ | directorio~; disease | krankheit~
    | maladie~ | enfermedad~; doctor | arzt ärzte ärzten | médecin~ | médic~; download | herunterladen | télécharg~ |
    descarg~; drop | entfernt | abandonn~ |; drug | medikament~ | médicament~ | medicamento~; earn | verdien~ | gagn~ |
    ganó gana; election | wahl wahlen | élection~ | eleccion~ elección; employees | mitarbeiter~ angestellte~ |
    employé~ salarié~ | emplead~; end | endet enden beendet | termin~ finit | termina terminan acaba; energy | energie
    | énergie | energía; engineer | ingenieur~ | ingénieur~ | ingenier~; episode | folge | épisode~ | episodio~; error
    | | erreur~ |; event | veranstaltung~ | évén~ évèn~ | evento~; example | beispiel~ | exemple~ | ejemplo~; fast |
    schneller schnell | rapide~ | rápid~; feature | funktion~ | fonctionnalité~ | función funciones; fee | gebühr~ |
    frais | tarifa~; file | datei dateien | fichier~ | archivo~ fichero~; film | filme | films | película~; fire |
    brand feuer | incendie~ | incendio~; first | erste~ zuerst | premi~ | primer~; fixed | behoben behebt repariert |
    corrig~ | corrigi~ arregl~; folder | ordner ordnern | dossier dossiers | carpeta~; food | essen lebensmittel~ |
    nourriture aliment~ | comida~ alimento~; founded | gegründet gründete | fond~ | fundó fundad~; founder | gründer~ |
    fondateur~ | fundador~; free | kostenlos~ | gratuit~ | gratis gratuit~; funded | finanziert~ | financ~ | financi~;
    funding | finanzierung~ | financement~ | financiación; game | spiel~ | jeu jeux | juego~; get | erreich~ | attein~
    | alcanz~; goal | ziel ziele | objectif~ | objetivo~; government | regierung~ | gouvernement~ | gobierno~; grow |
    wachs~ gewachsen | | crec~; growth | wachstum | croissance | crecimiento; guide | leitfaden leitfäden | | guía
    guías; hacked | gehackt | piraté~ | hackead~; half | hälfte halb | moitié | mitad; hallucination rate |
    halluzinationsrate~ | taux_d['’]hallucination~ | tasa_de_alucinacion~; hardware | | matériel~ |; hired |
    eingestellt stellte | embauch~ recrut~ | contrat~; hospital | krankenhaus krankenhäuser | hôpital hôpitaux |
    hospital~; hour | stunde~ | heure~ | hora horas; house | haus häuser | maison~ | casa casas; human | mensch~ |
    humain~ | human~; image | bild bilder bildern | | imagen imágenes; improve | verbesser~ | amélior~ | mejor~;
    interface | oberfläche~ benutzeroberfläche~ schnittstelle~ |  | interfaz interfaces; invented | erfunden erfand |
    invent~ | invent~; investment | investition~ | investissement~ | inversi~; investor | investoren | investisseur~ |
    inversor~; issue | ausgabe ausgaben | numéro numéros | número números; job | stelle stellen arbeitsplatz~ | emploi~
    poste postes | empleo~ trabajo~; judge | richter~ | juge | juez; kind | | genre sorte | tipo; language model |
    sprachmodell~ | modèle~_de_langage modèle~_de_langue | modelo~_de_lenguaje; languages | sprache~ | langue~ langage~
    | idioma~ lengua lenguas lenguaje~; latest | neuest~ jüngst~ aktuellst~ | plus_récent~ | más_reciente~ últim~;
    launched | gestartet startete | lanc~ lanç~ | lanz~; law | gesetz~ | loi lois | ley leyes; lawsuit | klage klagen
    verklagt | procès plainte | demandad~; layer | schicht~ | couche~ | capa capas; leak | | fuite~ |; learn | lern~
    gelernt | appren~ | aprend~; level | stufe stufen | niveau niveaux | nivel niveles; libraries | bibliotheken |
    bibliothèques | bibliotecas; library | bibliothek~ | bibliothèque~ | biblioteca~; licence | lizenz~ | licence~ |
    licencia~; limit | grenze~ | limite~ | límite~; line | zeile zeilen | ligne lignes | línea líneas; list | liste |
    liste | lista; live | wohnt wohnen lebt leben | vit vivent habite habitent | vive viven; location | standort~
    veranstaltungsort | lieu lieux | ubicación lugar; loss | verlust~ | perte~ | pérdida~; made | gemacht machte | fait
    faite | hizo hecho; mailing list | mailingliste~ | liste_de_diffusion | lista_de_correo; maintain | gepflegt
    betreut | maintien~ | mantien~; margin | marge | marge~ | margen; maximum | | maximal~ | máxim~; measured |
    gemessen misst maß | mesur~ | medid~ mide miden; member | mitglied~ | membre~ | miembro~; memory | speicher
    arbeitsspeicher | mémoire~ | memoria~; merged | gemergt gemerged zusammengeführt | fusionn~ | fusion~; message |
    nachricht~ | | mensaje~; method | methode~ | méthode~ | método~; million | millionen | | millones millón; minimum |
    mindest~ | minimal~ minimum | mínim~; minister | | ministre~ | ministr~; models | modelle modellen | modèles |
    modelos; model | modell~ | modèle~ | modelo~; money | geld | argent | dinero; month | monat monate | mois | mes
    meses; moon | mond | lune | luna; music | musik | musique~ | música; name | | nom noms | nombre nombres; network |
    netz netzwerk~ | réseau~ | red redes; newspaper | zeitung~ | journal journaux | periódico~; number | anzahl zahl |
    nombre | cantidad número; office | büro | bureau | oficina; oil | öl erdöl | pétrole | petróleo; open | geöffnet
    eröffnet | ouvert~ | abiert~ abrió; open source | quelloffen~ | source_ouverte | código_abierto; own | gehört
    besitzt | appartient possède | pertenece posee; owner | besitzer~ eigentümer~ | propriétaire~ | propietari~ dueñ~;
    package | paket pakete paketen | paquet paquets | paquete~; page | seite seiten | | página~; papers | arbeiten |
    articles papiers | artículos; paper | arbeit | | artículo~; parameters | parametern | paramètre~ | parámetro~;
    participant | teilnehmer~ | participants | participantes; participate | nahm_teil nahmen_teil teilgenommen nahm
    nahmen | particip~ | particip~; party | partei parteien | parti partis | partido~; password | passwort passwörter~
    | mot_de_passe mots_de_passe | contraseña~; pay | zahlt zahlen bezahlt gezahlt | paie paye payé payer | paga pagó
    pagar; people | personen leute | personnes gens | personas gente; percent | prozent | pour_cent pourcent~ |
    porcentaje; phone | telefon~ handy handys | téléphone~ | teléfono~ móvil~; plan | tarif tarife | forfait forfaits
    |; plane | flugzeug~ | avion~ | avión aviones; police | polizei | | policía~; power | strom leistung | puissance |
    potencia; predict | | prédi~ | predi~; present | vorgestellt | présent~ | present~; president | präsident~ |
    président~ | president~; price | preis preise preises | prix | precio~; prison | gefängnis~ | | prisión cárcel~;
    prize | preisgeld | | premio~; problem | problem probleme~ | problème~ | problema~; processor | prozessor~ |
    processeur~ | procesador~; profit | gewinn~ | bénéfice~ | beneficio~; program | programm programme programmen |
    programme~ | programa~; programming language | programmiersprache~ | langage~_de_programmation |
    lenguaje~_de_programación; projects | projekte projekten | projets | proyectos; project | projekt~ | projet~ |
    proyecto~; proposed | | propos~ | propuso propuest~; publisher | verlag verlage | | editorial editoriales; quarter
    | quartal~ | trimestre trimestres | trimestre trimestres; question | frage~ | question~ | pregunta~; quote | zitat~
    | citation~ | cita citas; rank | platz | classement rang | puesto; rate | | taux | tasa; reason | grund gründe |
    raison~ | razón razones; region | | région~ | región; released | veröffentlich~ herausgebracht | publi~ sorti
    sortie | public~ lanzamiento~; remove | entfern~ | retir~ |; repos | | dépôts | repositorios; repo | | dépôt |
    repositorio; replace | ersetz~ | remplac~ | reemplaz~; report | bericht~ berichtet | rapport~ | informe~; research
    | forschung~ | recherche~ | investigaci~; researcher | forscher~ | chercheu~ | investigador~; result | ergebnis~ |
    résultat~ | resultado~; revenue | umsatz umsätze einnahmen | chiffre_d['’]affaires revenu~ | ingresos; review |
    begutachtet | | revis~; rewrite | umgeschrieben umschreiben | réécri~ | reescri~; ride | fahrt fahrten | trajet~ |
    viaje~; robot | roboter~ | |; rocket | rakete~ | fusée~ | cohete~; room | raum räume räumen | salle~ salon~ | sala
    salas habitaci~; round | runde runden finanzierungsrunde~ | tour_de_table | ronda rondas; rule | regel~ | règle~ |
    regla~; salary | gehalt gehälter | salaire~ | salario~ sueldo~; satellite | satellit~ | | satélite~; save | spart
    spar~ gespart | économis~ | ahorr~; school | schule~ | école~ | escuela~; score | punktzahl punkte | | puntuación;
    seat | sitz sitze sitzen | siège~ | escaño~; security | sicherheit~ | sécurité~ | seguridad; sell | verkauft
    verkaufen | vend vendu~ vendre | vende vendió vendid~; server | | serveur~ | servidor~; share | anteil~ | part |
    cuota; ship | schiff~ | navire~ bateau~ | barco~; shut down | geschlossen | ferm~ | cerr~; sign | unterzeichn~
    unterschrieb~ | sign~ | firm~; size | größe | taille~ | tamaño~; skill | fähigkeit fähigkeiten | compétence~ |
    habilidad~; software | | logiciel~ |; solve | gelöst löst | résol~ résou~ | resolv~ resuelve~; song | lied~ |
    chanson~ | canción; space | weltraum | espace | espacio; speaker | redner~ sprecher~ | |; speed | geschwindigkeit~
    | vitesse~ | velocidad; stars | sterne sternen | étoiles | estrellas; star | stern | étoile | estrella; start |
    beginnt beginn | commenc~ début~ | comienz~ comenz~ empez~; state | bundesstaat~ | état états | estado~; stolen |
    gestohlen geklaut | volé volée volés volées | robad~; story | geschichte~ | histoire~ | historia~; student | |
    étudiant~ | estudiante~; study | studie~ | étude~ | estudio~; subscription | abo abos abonnement~ | abonnement~ |
    suscripci~; success | erfolg~ | succès réussite | éxito~; sue | verklagt~ verklagte | poursui~ | demandó demanda~;
    suggested | vorgeschlagen | sugg~ | suger~ sugir~; support | unterstütz~ unterstuetz~ | support~ prend_en_charge
    prend-il_en_charge | soport~ admite~; survey | umfrage~ | sondage~ enquête~ | encuesta~; takes place | stattfind~
    findet | a_lieu | tiene_lugar; talk | vortrag vorträge vortrags | présentation~ exposé | charla~ ponencia~; task |
    aufgabe aufgaben | tâche~ | tarea~; teaches | unterricht~ lehrt | enseign~ | enseñ~; team | mannschaft~ | équipe~ |
    equipo~; test | getestet | | prueba~; text | | texte~ | texto~; time | zeit | temps | tiempo; tools | werkzeuge
    werkzeugen | outils | herramientas; tool | werkzeug~ | outil~ | herramienta~; topic | thema themen | sujet~ thème~
    | tema temas; train | trainier~ | entraîn~ | entren~; translate | übersetz~ | tradui~ | traduc~; university |
    universität~ hochschule~ | université~ | universidad~; upload | hochgeladen hochladen | téléversé~ | subid~ subió;
    use | verbrauch~ benutz~ verwende~ genutzt nutzt | utilis~ | usa usan utiliz~; user | nutzer~ benutzer benutzern |
    utilisateur~ | usuario~; version | versionen | | versión versiones; vote | stimmen abgestimmt stimmte | voté votent
    voix | voto votos votó; vulnerability | sicherheitslücke~ schwachstelle~ | faille~ vulnérabilité~ |
    vulnerabilidad~; want | will wollen wollte | veut veut-elle veut-il | quiere~; war | krieg~ | guerre~ | guerra~;
    water | wasser | eau | agua; weather | wetter~ | météo | clima; website | webseite~ | site_web | sitio_web; week |
    woche wochen | semaine~ | semana~; weight | gewicht~ | poids | peso; win | gewonnen gewann gewinnt | gagné remport~
    | ganador~; woman | frau frauen | femme~ | mujer~; work | arbeitet | travaill~ | trabaja~; workshop | | atelier~ |
    taller~; written | geschrieben schrieb | écrit écrite écrits écrivit rédig~ | escrit~ escribió; year | jahr jahre
    jahren | an ans année~ | año años
"""
_LANGUAGES = ("de", "fr", "es")
_ENDING = r"\w{0,4}"
#: What is counted, after which English has a verb, and what may stand before it.
_COUNTED = re.compile(r"(?<=\bhow many )(?P<before>[a-zäöüß]+en? )?(?P<noun>(?:pull |merge )?[\w-]+)")
#: Signs that Spanish and French put where English has none.
_AROUND = re.compile(r"[¿¡]|\s+(?=[?!])")
#: The verb that was put after what is counted where the question has its own: `how many repos are is there`.
_ARE = re.compile(r"\bare (?:is|were) (?=there\b)")
#: A round number whose thousands a dot or space sets apart, where English has a comma; others may be versions.
_THOUSANDS = re.compile(r"(?<![\w.,])[1-9]\d{0,2}(?:[. \u00a0\u202f]\d{3}){0,3}[. \u00a0\u202f]\d00(?![\d.,])")
#: What somebody has done stands last in German, and right after `who` in English.
_DONE_LAST = re.compile(r"(?i)^(\W*(?:\w+ )?who) (?:(?:has|was|is|does) )?(.+) ([a-z]+)(?=\W*$)")


def in_english(text: str, language: str) -> str:
    """Give a question with the words of its language that are known here in English; another stays as it is."""
    if language not in _LANGUAGES:
        return text
    said = _word_by_word(_AROUND.sub("", text), language)
    said = _ARE.sub("are ", _COUNTED.sub(_with_verb, said, count=1))
    said = _THOUSANDS.sub(lambda found: re.sub(r"\D", ",", found[0]), said)
    done = _DONE_LAST.match(said) if language == "de" else None
    if done is None or done[3] not in _heads():
        return said
    return f"{done[1]} {done[3]} {done[2]}{said[done.end() :]}"


def is_rendered(word: str) -> bool:
    """Tell whether a folded word is one of the English ones that are put for others."""
    return word in _heads()


def rendered_words() -> frozenset[str]:
    """Give the English words that are put for others."""
    return _heads()


def _word_by_word(text: str, language: str) -> str:
    known, said, at = _known(language), [], 0
    for begin in _begins(language).finditer(text):
        pattern, english = known.get(text[begin.end()].casefold(), (None, []))
        if begin.start() < at or pattern is None or (found := pattern.match(text, begin.end())) is None:
            continue
        word = english[(found.lastindex or 1) - 1]
        # German joins a name and a word by a hyphen, and French an article and a word.
        said += [text[at : begin.start()], " " * len(begin.group()), word, " " * found.group().endswith(("'", "’"))]
        at = found.end()
    return "".join((*said, text[at:]))


def _with_verb(found: re.Match[str]) -> str:
    before, noun = found["before"] or "", found["noun"]
    if before and (before.strip() in _heads() or noun not in _heads()):
        return f"{before}are {noun}"
    return f"{before}{noun} are"


@cache
def _begins(language: str) -> re.Pattern[str]:
    """Give what finds where a word may begin."""
    joined = r"|(?<=\w)-(?=[A-ZÄÖÜ])" if language == "de" else ""
    return re.compile(rf"(?:(?<![\w@./-]){joined})(?=\w)")


@cache
def _known(language: str) -> dict[str, tuple[re.Pattern[str], list[str]]]:
    """Give, by its first letter, what finds a word of a language, a group for each entry, and the English of each."""
    entries = [entry for table in (_ASKING, _WORDS, _SMALL) for entry in _entries(table, language)]
    letters = {form[0] for _, forms in entries for form in forms if form[0].isalpha()}
    known = {}
    for letter in letters:
        here = [(one, [form for form in forms if form[0] in (letter, "(")]) for one, forms in entries]
        groups = "|".join(f"({'|'.join(forms)})" for _, forms in here if forms)
        pattern = re.compile(rf"(?i)(?:{groups})(?:(?<=['’])|(?![\w@/-]|\.\w))")
        known[letter] = pattern, [one for one, forms in here if forms]
    return known


def _entries(table: str, language: str) -> list[tuple[str, list[str]]]:
    """Give the English and patterns of what a language says for it, for each that it has words for."""
    column = 1 + _LANGUAGES.index(language)
    rows = [[cell.strip() for cell in entry.split("|")] for entry in re.split(r";\s*\n?", table) if entry.strip()]
    return [(" ".join(row[0].split()), _forms(row[column])) for row in rows if row[column]]


def _forms(cell: str) -> list[str]:
    """Give the patterns of the forms of a cell, in which `_` joins words and `~` stands for an ending."""
    return [form.replace("~", _ENDING).replace("_", " ") for form in cell.split()]


@cache
def _heads() -> frozenset[str]:
    rows = (entry.split("|")[0].split() for entry in _WORDS.split(";"))
    return frozenset(word for row in rows for word in row)
