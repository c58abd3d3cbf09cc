### it.ftl: all the words of the interface in Italian. Keys are English; values speak to the reader with «tu»
### and name no gender. Arguments that begin with a number are given as numbers (n), the others as ready text.

## Moving on the page

skip-label = Salti rapidi
skip-content = Vai al contenuto
skip-nav = Vai al menu
skip-footer = Vai al piè di pagina
breadcrumb-label = Percorso
breadcrumb-home = Inizio
languages-label = Lingue
languages-home = (pagina iniziale)
written-in = in { $language }
language-it = italiano
language-en = inglese
language-de = tedesco
nav-label = Menu principale
nav-current = (sezione in cui sei)
back-home = Torna alla pagina iniziale

## The four words

nav-raccolta = Raccolta
nav-raccolta-help = Le esperienze delle amministrazioni, raccontate da chi le ha fatte.
nav-diffusione = Diffusione
nav-diffusione-help = Le notizie e gli incontri per conoscerle.
nav-apprendimento = Apprendimento
nav-apprendimento-help = I materiali e le occasioni per imparare insieme.
nav-trasferimento = Trasferimento
nav-trasferimento-help = Come chiedere aiuto, riusare un'esperienza e offrire la tua.

## The demonstration strip

demo-title = Catalogo dimostrativo.
demo-text = Le schede vengono da fonti pubbliche, e gli enti citati non le hanno scritte né verificate; quelle immaginarie lo dicono.

## Home

home-motto = Un peccato ricominciare sempre da zero
home-title = Che problema vuoi risolvere?
home-lead = Forse un'altra amministrazione l'ha già affrontato. Parti da un problema: ti diciamo chi l'ha risolto, come, e che cosa puoi chiedere.
home-themes = Oppure parti da un tema
home-all = Guarda tutte le esperienze
home-counts = { $experiences }, { $administrations }
home-words = Quattro parole per orientarti
home-reuse = Chi ha già riusato
home-latest = Appena arrivate
home-latest-more = Tutte le esperienze
home-events = Prossimi eventi
home-events-past = Ultimi eventi
home-news = Notizie
reuse-giver = Ha dato
reuse-receiver = Ha ricevuto

## How to take part

join-title = Come partecipare
join-1-title = Racconta
join-1-text = Bastano un titolo, poche righe e un tema. L'esperienza non deve essere nuova, né conclusa.
join-2-title = Decidi che cosa offrire
join-2-text = Rispondere a domande, aprire un laboratorio, fare un gemellaggio, o niente per ora: sceglie il tuo ente.
join-3-title = Aggiorna
join-3-text = La scheda cresce con il lavoro. Ogni versione resta, con la sua data.
join-why-title = Perché conviene.
join-why-text = Quello che per te è ordinario può far risparmiare mesi a un altro ente. E chi racconta si fa trovare da chi ha lo stesso problema.
join-action = Candida un'esperienza

## Lists and terms

count-experiences = { $n ->
    [0] nessuna esperienza
    [one] { $n } esperienza
   *[other] { $n } esperienze
}
count-cards = { $n ->
    [0] nessuna scheda
    [one] { $n } scheda
   *[other] { $n } schede
}
count-administrations = { $n ->
    [0] nessuna amministrazione
    [one] { $n } amministrazione
   *[other] { $n } amministrazioni
}
order-newest = Dalla più recente
order-title = In ordine alfabetico
years-open = dal { $start }
page-of = Pagina { $current } di { $total }
pagination-label = Pagine dell'elenco
pagination-page = Pagina
pagination-prev = Precedente
pagination-next = Successiva
facets-label = Sfoglia l'elenco
facets-whole = I numeri contano tutto il catalogo.
facets-open = Altri modi di sfogliare
facets-all = Vedi tutto: { $taxonomy }
teaser-problem = Il problema:
teaser-marks = Che cosa puoi chiedere
term-synonyms = Detto anche:
term-all = Vedi tutto: { $taxonomy }
term-rest = E inoltre
term-feed = Ricevi le novità di questa pagina (Atom)
empty-title = Qui non c'è ancora niente
empty-text = Questo elenco si riempirà con le prime schede.
all-esperienza-intro = Quello che le amministrazioni hanno fatto, con i risultati, le difficoltà e ciò che puoi chiedere.
all-amministrazione-intro = Chi ha raccontato un'esperienza, chi ne ha riusata una, che cosa offre ogni ente.
all-notizia-intro = Che cosa è successo nel catalogo e intorno a esso.
all-evento-intro = Incontri, seminari e laboratori per conoscere le esperienze da vicino.
all-materiale-intro = Documenti, modelli e video da usare nel tuo ente.
title-experiences-by = Esperienze per { $taxonomy }

## The search. In words that `cerca.mjs` says, { $n }, { $q }, { $label }, { $near } are filled in in the browser; the plural forms
## -one, -other (and others where a language has them) are chosen there.

title-search = Cerca nel catalogo
search-form-label = Cerca nel catalogo
search-button = Cerca
search-open = Cerca
search-lead = Scrivi un problema, un ente, un programma, una sigla: le schede arrivano mentre scrivi.
search-home-hint = Per esempio: bilancio partecipativo, sportello per le imprese, dati aperti
search-list-label = Cerca in questo elenco
search-noscript = Per cercare con le parole serve JavaScript, che in questo browser è spento. Tutte le schede si raggiungono anche da qui.
search-lists = Gli elenchi completi
search-ways = Sfoglia le esperienze
search-help = Come cercare meglio
search-help-phrase = Fra virgolette cerchi le parole una dopo l'altra: «"bilancio partecipativo"».
search-help-not = Con un trattino davanti escludi una parola: «wifi -biblioteca».
search-help-field = Con il nome di un campo restringi: «regione:puglia», «tema:servizi», «anno:2021».
search-help-keys = Il tasto / porta alla casella di ricerca da ogni pagina, le frecce scorrono i risultati, Esc chiude o svuota.
search-key-off = Non usare il tasto /
search-filters = Filtra
search-order = Ordina per
search-order-relevance = attinenza
search-order-date = data
search-order-title = titolo
search-chips = Filtri scelti
search-all = Tutti i risultati per «{ $q }»
search-count-one = { $n } scheda
search-count-other = { $n } schede
search-count-all = { $n }
search-count-for = { $n } per «{ $q }»
search-more-than = oltre { $n }
search-none = Nessuna scheda per «{ $q }»
search-none-filters = Nessuna scheda con questi filtri
search-some = Altre schede, con alcune delle parole
search-near = «{ $q }» non c'è: cerco «{ $near }».
search-unknown = «{ $q }» non c'è in nessuna scheda.
search-incomplete = Una parte dell'indice non si carica: qualche scheda può mancare.
search-loosen-filter = Senza il filtro «{ $label }»
search-loosen-quotes = Senza virgolette
search-perhaps = Forse cercavi «{ $near }»
search-remove = Togli il filtro: { $label }
search-type = Tipo di scheda
search-more = Mostra altre schede
search-facet-more = Mostra tutti ({ $n })
search-suggestions = Suggerimenti
search-suggestions-help = { $n }: scorri con le frecce, apri con Invio.
search-failed = La ricerca non si carica. Controlla la connessione, oppure usa gli elenchi.
search-older = L'indice della ricerca è più vecchio di questa pagina: fra poco sarà aggiornato.
search-newer = Il catalogo è stato aggiornato: ricarica la pagina.
search-retry = Riprova

## A card

themes-label = Temi
problem-label = Il problema
toc-title = In questa pagina
facts-title = In breve
fact-owner = Amministrazione
fact-territory = Territorio
fact-years = Anni
fact-state = A che punto è
fact-beneficiaries = A chi serve
fact-small = Adatta ai piccoli comuni
fact-programme = Programma
fact-builds-on = Nasce da
fact-cost = Costo
fact-duration = Durata
fact-workdays = Giornate di lavoro
months = { $n ->
    [one] { $n } mese
   *[other] { $n } mesi
}
solution-label = La soluzione in una frase
partners-title = Chi ha lavorato insieme
peculiarities-title = Che cosa ha di particolare
phases-title = Le fasi
stops-title = Le tappe
results-title = Risultati in breve
results-expected = Che cosa ci si aspettava
results-evidence = Le prove
indicator-start = da
indicator-target = atteso
indicator-aim = risultato atteso
indicator-source = fonte:
lessons-title = Che cosa si è imparato
lessons-difficulties = Le difficoltà
lessons-learned = Le lezioni
lessons-conditions = Che cosa serve perché funzioni
participation-title = La partecipazione
funding-title = Con quali fondi
funding-caption = Finanziamenti: programma, periodo e importo
funding-programme = Programma
funding-period = Periodo
funding-amount = Importo
funding-other = Altri fondi
cup-full = Codice unico di progetto
not-given = non indicato
reuses-title = Chi l'ha già riusata
reuse-as-of = dato del
reuse-confirmed = Confermato da:
reuse-twinning = Con il gemellaggio
links-title = Collegamenti
files-title = Da scaricare
sources-title = Fonti
source-consulted = consultata il
about-title = Di che cosa parla
backlinks-title = Chi ne parla
backlinks-esperienza = Esperienze
backlinks-amministrazione = Amministrazioni
backlinks-evento = Eventi
backlinks-notizia = Notizie
backlinks-materiale = Materiali
backlinks-raccolta = Raccolte guidate
backlinks-pagina = Pagine
related-title = Ti può servire anche
image-author = Immagine: { $author }
archived-note = Questa scheda è archiviata: resta qui per memoria, ma non è più aggiornata.
draft-note = Questa scheda non è ancora pubblicata.

## What a reader can ask for

ask-title = Che cosa puoi chiedere
ask-unknown = L'ente non ha ancora indicato che cosa offre a chi vuole riusare questa esperienza.
ask-none = L'ente non offre aiuto a chi vuole riusare questa esperienza. La scheda resta a disposizione di tutte le amministrazioni.
ask-action-phone = Chiama
ask-answers = Risponde:
ask-write-to = Puoi anche scrivere a
ask-office-only = Rivolgiti a:
ask-owner-only = Rivolgiti a:
ask-needs = Che cosa ti serve prima
ask-places = Posti all'anno
ask-costs = Costi per chi riceve
ask-software = Software da riusare

## The end of a card

colophon-title = Su questa scheda
colophon-updated = Aggiornata il
colophon-verified = Verificata il
colophon-created = Pubblicata il
colophon-licence = Licenza di testi e dati
colophon-reference = Riferimento
colophon-id = Codice
colophon-translations = In altre lingue
action-propose = Proponi una modifica
action-report = Segnala un problema
origin-title = Su { $platform }
origin-versions = { $n ->
    [one] una sola versione
   *[other] versione { $n } di { $n }
}
origin-created = creata il
origin-comments = { $n ->
    [0] nessun commento
    [one] { $n } commento
   *[other] { $n } commenti
}
origin-supporters = { $n ->
    [0] nessun sostegno
    [one] { $n } sostegno
   *[other] { $n } sostegni
}
origin-page = pagina di origine
origin-seen = dati letti il

## Versions of a card

title-versions = Le versioni
title-versions-all = Dalla prima all'ultima versione
colophon-version = Versione
version-of = Versione { $number } di { $count }
version-text = Com'era nella versione { $number }
version-draft = Bozza
version-none = Non ancora pubblicata
version-by = da
version-all = Tutte le versioni
version-around = Le versioni vicine
version-first-last = Confronta la prima e l'ultima
version-current = è quella di adesso
version-here = (sei qui)
version-read = Leggi com'era
version-read-now = Leggi la scheda
version-changes = Guarda che cosa è cambiato
version-previous = Versione precedente
version-next = Versione successiva
version-why = Perché
version-what = Che cosa è cambiato
version-compared = Rispetto alla versione { $number }
version-fields = I dati
version-body = Il testo
version-date = Del
version-author = Chi l'ha scritta
version-through = Come è arrivata
version-request = Proposta di modifica n. { $number }
version-approved = Approvazioni
version-signature = Firma
version-signed = C'è una firma digitale, che il sito non verifica
versions-count = { $n ->
    [one] { $n } versione
   *[other] { $n } versioni
}
versions-lead = Ogni cambiamento della scheda resta, con la sua data: guarda che cosa è cambiato, o leggi com'era.
versions-unpublished = { $n ->
    [one] La prima versione precede la pubblicazione: si conta, ma non si mostra.
   *[other] Le prime { $n } versioni precedono la pubblicazione: si contano, ma non si mostrano.
}
version-state-redacted = testo tolto
version-state-unpublished = prima della pubblicazione
version-state-unvalidated = non validata
version-state-removed = scheda tolta
version-state-draft = non ancora registrata
version-changed = con cambiamenti non ancora registrati
version-note-first = È la prima versione: non c'è niente con cui confrontarla.
version-note-published = Con questa versione la scheda è stata pubblicata: quelle precedenti non si mostrano.
version-note-unpublished = Questa versione precede la pubblicazione della scheda: si conta, ma non si mostra.
version-note-unvalidated = Nessuno ha validato questa versione: si conta, ma non si mostra.
version-note-removed = Con questa versione la scheda è stata tolta dal catalogo.
version-note-missing = Il testo di questa versione non si può leggere.
version-note-hidden-before = Il testo della versione precedente è stato tolto: non c'è un confronto.
version-note-redacted = Il testo di questa versione non si mostra più. Motivo: { $reason }.
version-note-redacted-since = Dal { $date } il testo di questa versione non si mostra più. Motivo: { $reason }.
version-note-fields = Di questa versione non si mostrano più: { $fields }.
version-note-all = Tra la prima e l'ultima versione ce n'è una che non si mostra: non c'è un confronto.
version-note-plain = Questa versione non è scritta come una scheda: ecco il suo testo, così com'è.
version-old-title = Una versione passata
version-old-note = È la versione { $number }, del { $date }: non è quella di adesso.
version-old-undated = È la versione { $number }: non è quella di adesso.
version-old-now = Leggi la scheda com'è adesso
compare-sentence = Cambia: { $parts }.
compare-nothing = Cambia solo il modo in cui è scritta: il contenuto è lo stesso.
compare-more = { $n ->
    [one] un altro campo
   *[other] altri { $n } campi
}
compare-text = nel testo { $parts }
compare-changed = { $n ->
    [one] un paragrafo cambiato
   *[other] { $n } paragrafi cambiati
}
compare-added = { $n ->
    [one] un paragrafo aggiunto
   *[other] { $n } paragrafi aggiunti
}
compare-removed = { $n ->
    [one] un paragrafo tolto
   *[other] { $n } paragrafi tolti
}
compare-moved = { $n ->
    [one] un paragrafo spostato
   *[other] { $n } paragrafi spostati
}
compare-form = { $n ->
    [one] la forma di un paragrafo
   *[other] la forma di { $n } paragrafi
}
compare-body = testo
compare-item = voce { $number }
compare-items-more = { $n ->
    [one] e un'altra differenza
   *[other] e altre { $n } differenze
}
compare-plain = Una delle due versioni non è scritta come una scheda: il confronto è tra i testi interi.
compare-unknown = campo che oggi non c'è più
compare-before = Prima:
compare-after = Dopo:
compare-added-label = Aggiunto:
compare-removed-label = Tolto:
compare-moved-label = Spostato:
compare-added-start = aggiunto:
compare-removed-start = tolto:
compare-end = fine
compare-fold = { $n ->
    [one] { $n } paragrafo uguale
   *[other] { $n } paragrafi uguali
}
compare-block-form = Stesse parole, altra forma
compare-block-added = Aggiunto
compare-block-removed = Tolto
compare-block-words = Cambiato
compare-block-moved = Spostato qui
compare-block-away = Spostato altrove
compare-block-long = Il confronto è troppo lungo per questa pagina: il resto si legge nei due testi.
compare-link = Collegamento:

## An administration

fact-kind = Tipo di ente
fact-region = Regione
fact-part-of = Fa parte di
fact-size = Abitanti
fact-site = Sito
fact-languages = Lingue
fact-ipa = Codice nell'Indice delle pubbliche amministrazioni
offers-title = Che cosa offre
offers-skills = Competenze
offers-services = Servizi
offers-tools = Strumenti
offers-for = Per chi:
offers-how = Come chiederlo:
exchange-title = Che cosa ha dato e ricevuto
exchange-given = Ha dato
exchange-taken = Ha ricevuto
exchange-to = a
exchange-from = da
admin-experiences = Le sue esperienze

## Events and materials

event-facts = Quando e dove
event-start = Inizio
event-end = Fine
event-place = Luogo
event-mode = Come si svolge
event-format = Che cos'è
event-organiser = Chi organizza
event-audience = Per chi
event-access = Accessibilità della sede
event-captions = Sottotitoli
event-materials = Materiali
event-upcoming = L'incontro deve ancora svolgersi.
event-past = L'incontro si è già svolto.
event-join = Iscriviti
event-link = Vai alla pagina dell'incontro
event-recording = Guarda la registrazione
event-transcript = Leggi la trascrizione
material-nature = Che cos'è
material-format = Formato
material-accessible = Accessibile
material-alternative = Alternativa accessibile
material-group = Chi l'ha scritto
material-download = Scarica
material-open = Apri il materiale

## Proposals and processes

all-processo-intro = I percorsi con cui le amministrazioni decidono insieme a chi partecipa, e i piani che ne nascono.
all-proposta-intro = Che cosa propone chi partecipa ai percorsi: obiettivo, modi, destinatari e tempi, versione per versione.
all-impegno-intro = Che cosa hanno promesso le amministrazioni nei loro piani, e a che punto sono.
proposal-process = Percorso
proposal-number = Numero
proposal-objective = Obiettivo
proposal-how = Come si realizza
proposal-whom = A chi si rivolge
proposal-when = Quando
proposal-entrusted = Rivolta a
proposal-authors = Chi l'ha proposta
proposal-amenders = Chi l'ha modificata
proposal-outcome = Esito
outcome-title = Com'è andata
supports-title = Chi la sostiene
supports-fact = Sostegni
supports-none = Qui nessuno l'ha ancora sostenuta.
count-supports = { $n ->
    [one] { $n } sostegno
   *[other] { $n } sostegni
}
count-people = { $n ->
    [one] { $n } persona
   *[other] { $n } persone
}
comments-title = Commenti
count-comments = { $n ->
    [one] { $n } commento
   *[other] { $n } commenti
}
comment-reply-to = risponde a { $author }
process-promoter = Chi lo promuove
process-hashtag = Se ne parla con
process-open = Vai alla pagina del percorso
process-items = Proposte, impegni e consultazioni
process-empty = Questo percorso non ha ancora proposte.

## Figures

title-numbers = Il catalogo in numeri
numbers-lead = Quante esperienze, dove, su quali temi. Ogni figura ha accanto la tabella con gli stessi dati.
numbers-regions = In quali regioni
numbers-regions-caption = Esperienze per regione
numbers-region = Regione
numbers-count = Esperienze
numbers-themes = Su quali temi
numbers-theme = Tema
numbers-years = In quali anni sono cominciate
numbers-year = Anno
numbers-programmes = Con quali programmi
numbers-programme = Programma
numbers-beneficiaries = A chi servono
numbers-beneficiary = A chi serve
numbers-states = A che punto sono
numbers-state = Stato

## Glossary, site map, missing pages

title-glossary = Glossario
glossary-lead = Le sigle e le parole del catalogo, spiegate in una frase.
glossary-letters = Lettere
glossary-uri = Definizione ufficiale
title-sitemap = Mappa del sito
title-not-found = Questa pagina non c'è
not-found-code = Errore 404
not-found-text = L'indirizzo è sbagliato, oppure la pagina è stata tolta. Puoi ripartire da qui.
redirect-title = La pagina ha un altro indirizzo
redirect-text = Fra un attimo si apre da sola. Altrimenti vai a:

## What is new

title-news = Che cosa c'è di nuovo
news-lead = Le esperienze arrivate, i risultati, i riusi e le proposte di modifica accolte, dal più recente.
news-title = { $news }: { $card }
news-new = Nuova scheda ({ $kind })
news-new-esperienza = Nuova esperienza
news-new-notizia = Nuova notizia
news-new-evento = Nuovo evento
news-translated = Nuova traduzione
news-returned = Di nuovo nel catalogo
news-withdrawn = Scheda archiviata
news-amendment = Proposta di modifica accolta
news-amendment-number = proposta di modifica n. { $number }
news-from-to = da «{ $from }» a «{ $to }»
news-changes = Guarda che cosa è cambiato
news-empty = Non c'è ancora niente da raccontare.
news-feed = Ricevi queste novità (Atom)
version-number = Versione { $number }
card-feed = Ricevi le novità di questa scheda (Atom)

## The digest for mailing lists

digest-title = { $site }: novità dal { $since }
digest-scope-title = { $site }, { $scope }: novità dal { $since }
digest-count = { $n ->
    [one] { $n } novità
   *[other] { $n } novità
}
digest-feed = Le stesse novità in un feed (Atom)

## Feeds and files

feed-title = { $site }: novità
feed-term-title = { $site }: { $term }
file-size-kb = { $n } kB
file-size-mb = { $n } MB
yes = sì
no = no

## Footer

footer-nav-label = Tutte le sezioni
footer-legal-label = Informazioni sul sito
footer-feed = Novità in formato Atom
footer-licence = Testi e dati con licenza CC BY 4.0, salvo dove è scritto altro.
footer-generator = Sito fatto con { $generator }.
contacts-title = Contatti
contacts-telephone = Telefono
contacts-pec = Posta certificata:
accessibility-declaration = Dichiarazione di accessibilità
logos-label = Chi finanzia e chi promuove

## A card with problems (only while editing)

broken-over = Scheda da correggere
broken-lead = Questa scheda non si può pubblicare così. Il testo è in
broken-problems = { $n ->
    [one] { $n } problema
   *[other] { $n } problemi
}
broken-error = Errore
broken-warning = Avviso
broken-place = riga { $line }, colonna { $column }
broken-expected = Atteso:
broken-suggestion = Suggerimento:
broken-source = Il testo della scheda

## Amendments

title-amendments = Proposte di modifica
amendments-lead = Chiunque può proporre come cambiare una scheda. Qui trovi ogni proposta e com'è finita.
amendments-all = Tutte le proposte di modifica
amendments-in-valutazione = { $n } in valutazione
amendments-bozza = { $n } in bozza
amendments-accettata = { $n ->
    [one] { $n } accettata
   *[other] { $n } accettate
}
amendments-respinta = { $n ->
    [one] { $n } respinta
   *[other] { $n } respinte
}
amendments-ritirata = { $n ->
    [one] { $n } ritirata
   *[other] { $n } ritirate
}
amendments-diventata-proposta = { $n ->
    [one] { $n } diventata una proposta a sé
   *[other] { $n } diventate proposte a sé
}
amendment-number = Modifica { $number }
amendment-one = Modifica
amendment-card = Scheda
amendment-state = Stato
amendment-date = Data
amendment-authors = Proposta da
amendment-discussion = Discussione
amendment-discuss = Leggi la discussione
amendment-reason = Motivazione
amendment-pending-title = Non ancora accettata.
amendment-pending-text = La scheda resta com'è finché la redazione non decide.
amendment-compared-title = Che cosa cambierebbe
amendment-compared = Rispetto alla scheda com'era quando la modifica è stata scritta.
amendment-conflict = Nel frattempo la scheda è cambiata negli stessi punti: così com'è la modifica non si può più unire, va aggiornata.
amendment-conflict-elsewhere = Nel frattempo è cambiato altro che la modifica tocca: così com'è non si può più unire, va aggiornata.
amendment-broken = Con questa modifica la scheda avrebbe degli errori: vanno corretti prima di valutarla.
amendment-too-large = Il testo proposto è più lungo di quanto una scheda possa essere.
amendment-unreadable = Il testo proposto non si può leggere.
amendment-removal = Propone di togliere la scheda dal catalogo.
amendment-meets = Tocca gli stessi punti di un'altra:
amendment-meets-more = { $n ->
    [one] E di { $n } altra.
   *[other] E di altre { $n }.
}
amendment-meets-text = testo della scheda
amendment-problems = Che cosa va corretto
amendment-line = Riga { $line }:
amendment-withheld = Il testo da cui la modifica è partita non è pubblico: che cosa cambierebbe non si mostra.
amendment-withheld-partly = Alcuni campi della scheda non sono più pubblici: qui non si mostrano.

## Asking: what a card, /chiedi/ and «Segnala un problema» offer; the messages that they open. The words of a message stand in e-mails:
## plain text, a line each.

title-ask = Chiedi al catalogo
ask-page-lead = Puoi chiedere informazioni, un seminario o un aiuto anche se il tuo ente non ha ancora raccontato nessuna esperienza.
ask-page-requests = Che cosa puoi chiedere
ask-page-who = Chi risponde
ask-page-other = Prima di chiedere
ask-page-list = Cerca tra le esperienze: ogni scheda dice che cosa puoi chiedere e a chi
ask-page-network = Guarda chi può aiutare
ask-page-join = Leggi come si racconta un'esperienza
ask-home-text = Non hai ancora niente da raccontare? Puoi chiedere lo stesso.
ask-through = Puoi chiedere alla segreteria del catalogo.
ask-ready = È già a disposizione:
ask-action-secretariat = Chiedi alla segreteria
ask-form = Usa il modulo
ask-forge = Scrivi una richiesta riservata
ask-forge-note = (serve un account su GitLab; la legge solo la redazione)
ask-days = { $n ->
    [one] entro { $n } giorno
   *[other] entro { $n } giorni
}
ask-opens = Si apre un messaggio di posta già scritto: lo completi e lo invii tu.
ask-copy = La posta non si apre? Copia il messaggio
ask-copy-needed = Il messaggio è troppo lungo per scriversi da solo: copialo da qui e incollalo.
ask-copy-to = A:
ask-copy-subject = Oggetto:
ask-do-other = Chiedi: { $what }
ask-do-informazioni = Chiedi informazioni
ask-do-attivita = Chiedi un'attività
ask-do-gemellaggio = Proponi un gemellaggio
ask-do-seminario = Chiedi un seminario
ask-do-webinar = Chiedi un seminario online
ask-do-laboratorio = Chiedi un laboratorio
ask-do-coaching = Chiedi un accompagnamento su misura
ask-do-visita_studio = Chiedi una visita di studio
ask-do-affiancamento = Chiedi un affiancamento sul lavoro
ask-do-documentazione = Chiedi la documentazione
ask-do-riuso_software = Chiedi il software in riuso
ask-do-offerta = Offri un'esperienza
ask-what-informazioni = informazioni
ask-what-attivita = un'attività
ask-what-gemellaggio = un gemellaggio
ask-what-seminario = un seminario
ask-what-webinar = un seminario online
ask-what-laboratorio = un laboratorio
ask-what-coaching = un accompagnamento su misura (coaching)
ask-what-visita_studio = una visita di studio
ask-what-affiancamento = un affiancamento sul lavoro
ask-what-documentazione = la documentazione
ask-what-riuso_software = il software in riuso
ask-what-offerta = un'esperienza da raccontare
ask-help-informazioni = Su un'esperienza, su un tema, su come funziona il catalogo.
ask-help-seminario = Una mezza giornata con chi ha già affrontato il problema.
ask-help-webinar = Lo stesso, a distanza.
ask-help-laboratorio = Si lavora insieme su un caso del tuo ente.
ask-help-coaching = Qualche incontro per accompagnare il tuo ufficio, passo per passo.
ask-help-offerta = Non deve essere nuova, né conclusa: bastano poche righe.
ask-mail-subject = Richiesta su «{ $title }»: { $what }
ask-mail-subject-all = Richiesta su «{ $title }»
ask-mail-body =
    Buongiorno,

    vi scriviamo per questa esperienza:
    { $title }
    { $url }

    Vorremmo chiedere: { $what }.

    Il nostro ente:
    Perché ci interessa:
    Come ricontattarci:
ask-mail-body-all =
    Buongiorno,

    vi scriviamo per questa esperienza:
    { $title }
    { $url }

    Vorremmo chiedere (togliere ciò che non serve):
    { $what }

    Il nostro ente:
    Perché ci interessa:
    Come ricontattarci:
ask-site-subject = { $site }: { $what }
ask-site-subject-all = { $site }: richiesta
ask-site-body =
    Buongiorno,

    vorremmo chiedere: { $what }.

    Su quale tema o esperienza:
    Il nostro ente:
    Come ricontattarci:
ask-site-body-all =
    Buongiorno,

    vorremmo chiedere (togliere ciò che non serve):
    { $what }

    Su quale tema o esperienza:
    Il nostro ente:
    Come ricontattarci:
ask-site-offer =
    Buongiorno,

    vorremmo raccontare un'esperienza nel catalogo.

    Il nostro ente:
    Che problema c'era:
    Che cosa abbiamo fatto:
    Che cosa possiamo offrire ad altri:
    Ufficio a cui rivolgersi:
report-title = Segnala un problema
report-lead = Basta un messaggio di posta, senza registrarti.
report-do-dati = Dati sbagliati
report-do-contenuto = Contenuto inappropriato
report-do-barriera = Barriera di accessibilità
report-what-all = problema
report-mail-subject = Segnalazione ({ $what }): { $title }
report-mail-body =
    { $title }
    { $url }

    { $question }
report-mail-body-site =
    { $title }
    { $url }

    Pagina (titolo o indirizzo):
    { $question }
report-question-dati = Che cosa è sbagliato, e come è giusto:
report-question-contenuto = Quale contenuto, e perché è inappropriato:
report-question-barriera = Che cosa non si riesce a fare, con quale navigatore o ausilio:
report-question-all = Che cosa non va (dati sbagliati, contenuto inappropriato, barriera di accessibilità):

## Who can help with what

title-helpers = Chi può aiutare
helpers-lead = Le competenze, gli strumenti e i servizi che le amministrazioni mettono a disposizione di altre.
helpers-competences = Chi sa fare che cosa
helpers-tools = Strumenti pronti
helpers-services = Servizi ad altri enti
helpers-modes = Che cosa si può chiedere per ogni esperienza
helpers-modes-lead = Ogni ente decide se e come aiutare chi vuole riusare la sua esperienza.
helpers-open = Esperienze aperte alle richieste
helpers-has = Chi ha questa esperienza:
helpers-made = Chi lo mette a disposizione:
helpers-code = Il codice, su { $forge }
helpers-no-way = Questi enti non hanno scritto come chiedere aiuto.
helpers-who = Chi aiuta:
helpers-ask = Non trovi chi cerchi? Chiedi al catalogo

## Twinnings, calls and their network

all-gemellaggio-intro = Esperienze passate da un ente a un altro: chi offre, chi riceve, a che punto sono e che cosa ne è venuto.
all-avviso-intro = Chi finanzia i gemellaggi: chi può offrire, chi può ricevere, con quali criteri e fino a quando.
backlinks-gemellaggio = Gemellaggi
backlinks-avviso = Avvisi
title-network = La rete dei gemellaggi
network-lead = Chi ha dato la propria esperienza a chi, da quali regioni e con quali programmi.
network-open = Guarda la rete: chi ha dato a chi
network-all = Tutti i gemellaggi, con le loro schede
network-givers = Enti che offrono
network-receivers = Enti che ricevono
network-table = Chi ha dato a chi
network-caption = I gemellaggi dal più recente: chi offre, chi riceve, a che punto sono
network-giver = Chi offre
network-receiver = Chi riceve
network-what = Gemellaggio
network-state = A che punto è
network-solid = linea intera: approvato o fatto
network-dashed = tratteggio: solo proposto
network-themes = Per tema
network-theme = Tema
network-programmes = Per programma
network-programme = Programma
network-regions = Per regione
network-regions-caption = Gemellaggi in cui gli enti di ogni regione, o di un altro Paese, offrono e ricevono
network-nowhere = Regione o Paese non indicati
network-figures-note = Un ente può essere un gruppo di partner, quando la fonte non li nomina uno per uno.
network-region = Regione o Paese
network-given = Offre
network-taken = Riceve
network-count = Gemellaggi
twinning-parties = Chi offre e chi riceve
twinning-lead = capofila
twinning-coordinator = Chi coordina
twinning-office = Ufficio a cui rivolgersi
twinning-roles = Altri ruoli
twinning-experience = Esperienza
twinning-call = Avviso
twinning-programme = Programma
twinning-resources = Risorse
twinning-start = Inizio
twinning-end = Fine
twinning-agreement = L'accordo
twinning-signed = Firmato:
twinning-agreement-read = Leggi l'accordo
twinning-way = A che punto è
step-done = fatto
step-here = ultimo passo noto
step-ahead = non risulta
twinning-objectives = Obiettivi
twinning-skills = Che cosa si impara
twinning-activities = Le attività
twinning-outcomes = Che cosa ne è venuto
twinning-ask-title = Vuoi fare lo stesso?
twinning-ask = Chiedi di «{ $experience }»
twinning-reuses = I riusi che ne sono nati
twinning-from = da
twinning-to = a
twinnings-title = I gemellaggi
exchange-twinnings-given = Ha offerto in un gemellaggio
exchange-twinnings-taken = Ha ricevuto in un gemellaggio
call-promoter = Chi lo promuove
call-opening = Apertura
call-closing = Chiusura
call-page = Leggi l'avviso e fai domanda
call-page-closed = Leggi l'avviso
call-roles = I ruoli
call-criteria = Come si sceglie
call-criterion = Criterio
call-points = Punti
call-who = Chi può partecipare
call-gives = Chi può offrire
call-receives = Chi può ricevere
call-maturity = L'esperienza dev'essere almeno:
call-limits = Dove non è scritto niente, l'avviso non pone limiti.
call-twinnings = I gemellaggi nati da quest'avviso
call-no-twinnings = Nel catalogo non ce n'è nessuno.
call-dates = Apertura e chiusura
call-no-dates = Date non note
network-rest = { $n ->
    [one] Un altro gemellaggio sta nell'elenco.
   *[other] Altri { $n } gemellaggi stanno nell'elenco.
}
call-open-until = Aperto fino { $day ->
    [year] a tutto il { $date }
    [month] a tutto { $date }
    [elided] all'{ $date }
   *[other] al { $date }
}
call-opens = Si apre { $day ->
    [year] nel { $date }
    [month] a { $date }
    [elided] l'{ $date }
   *[other] il { $date }
}
call-open-since = Aperto { $day ->
    [year] dal { $date }
    [month] da { $date }
    [elided] dall'{ $date }
   *[other] dal { $date }
}
call-closed = Chiuso { $day ->
    [year] nel { $date }
    [month] a { $date }
    [elided] l'{ $date }
   *[other] il { $date }
}
country-it = Italia
country-al = Albania
country-at = Austria
country-ba = Bosnia ed Erzegovina
country-be = Belgio
country-bg = Bulgaria
country-ch = Svizzera
country-cy = Cipro
country-cz = Cechia
country-de = Germania
country-dk = Danimarca
country-ee = Estonia
country-es = Spagna
country-fi = Finlandia
country-fr = Francia
country-gb = Regno Unito
country-gr = Grecia
country-hr = Croazia
country-hu = Ungheria
country-ie = Irlanda
country-lt = Lituania
country-lu = Lussemburgo
country-lv = Lettonia
country-me = Montenegro
country-mk = Macedonia del Nord
country-mt = Malta
country-nl = Paesi Bassi
country-pl = Polonia
country-pt = Portogallo
country-ro = Romania
country-rs = Serbia
country-se = Svezia
country-si = Slovenia
country-sk = Slovacchia

## Communities of practice

all-comunita-intro = Chi lavora in enti diversi si trova per imparare insieme. Scegli una comunità e guarda come si partecipa.
all-gruppo-intro = I gruppi delle comunità e degli enti: di lavoro, fra settori, fra direzioni, di aiuto.
all-piano-intro = Che cosa vogliono fare le comunità, e quando.
news-new-comunita = Nuova comunità di pratica
news-new-gruppo = Nuovo gruppo
news-new-piano = Nuovo piano di una comunità
backlinks-comunita = Comunità di pratica
backlinks-gruppo = Gruppi
backlinks-piano = Piani delle comunità
community-part-of = Fa parte di { $community }
community-join-title = Partecipa
community-join = Aderisci
community-join-note = Si apre il modulo dell'ente. Su questo sito non lasci nessun dato.
community-join-office = Per partecipare rivolgiti a
community-join-write = Scrivi per partecipare
community-mail-subject = Vorrei partecipare: { $title }
community-join-promoter = Per sapere come si partecipa rivolgiti a chi la promuove:
community-join-unknown = Come si partecipa, le fonti non lo dicono.
community-concluded = Questa comunità ha concluso i lavori. Qui resta ciò che ha fatto.
community-first = Prima ci si iscrive a
community-who = Chi può partecipare
community-ways = Come si partecipa
community-way-semplice = Ti iscrivi per conto tuo: al tuo ente non devi chiedere niente.
community-way-designato = Serve una nomina: il tuo ente scrive che lo rappresenti nella comunità. Partecipi così con un mandato riconosciuto.
community-nomination-signed = Chi può firmarla:
community-nomination-anyone = La firma chi nel tuo ente ne ha il potere, per esempio chi lo guida o chi è responsabile della transizione digitale (RTD).
community-nomination-copy = Quando aderisci dichiari di averla. Conservala: più avanti te ne può essere chiesta una copia. Su questo sito non va caricata.
community-list = Lista di posta
community-list-get = Che cosa ti arriva:
community-list-default = Ti arrivano le comunicazioni sulle attività a cui puoi partecipare.
community-list-join = Iscriviti alla lista
community-list-leave = Cancellati dalla lista
community-list-privacy = Come vengono usati gli indirizzi
community-next = Prossimo appuntamento
community-facts-about = Di che cosa si occupa
community-facts-state = Stato
community-facts-time = Periodo
community-facts-promoter = Chi la promuove
community-facts-coordinator = Chi coordina
community-facts-members = Chi partecipa
community-people = persone
community-as-of = al
community-source = Fonte:
community-purpose = A che cosa serve
community-team = Team di supporto
community-team-from = fra chi partecipa
community-team-role = Ruolo
community-team-places = Posti
community-team-now = Chi c'è ora
community-team-unknown = non indicato
team-exactly = { $n }
team-between = da { $least } a { $most }
team-least = almeno { $n }
team-most = al massimo { $n }
community-parts = Le comunità che ne fanno parte
community-open-groups = Gruppi che cercano partecipanti
community-groups = Gruppi
community-group-join = Entra nel gruppo
community-results = Che cosa ha prodotto:
community-plans = Il piano
community-proposte = Proposte rivolte a questa comunità
community-consultazioni = Sondaggi e consultazioni
community-prodotti = Materiali e sintesi
community-eventi = Incontri
community-formazione = Formazione
community-notizie = Notizie
community-with-results = con i risultati
community-validation = { $who }: { $outcome }
group-goal = Obiettivo
group-how = Come funziona
group-community = Comunità
group-body = Ente
group-kind = Tipo di gruppo
group-topic = Sotto-tema
group-members = Enti che partecipano
group-departments = Settori coinvolti
group-act = Costituito con
group-act-number = n.
group-act-of = del
group-open = Il gruppo è aperto a chi vuole partecipare.
group-open-through = Per entrare passa dalla pagina della comunità:
group-product = Che cosa ha prodotto
group-synthesis = Sintesi
group-tasks = Che cosa gli affida il piano
group-task-plan = Piano
group-materials = Altri materiali
plan-community = Comunità
plan-period = Periodo
plan-goals = Obiettivi
plan-schedule = Attività e tempi
plan-activity = Attività
plan-when = Quando
plan-group = Chi se ne occupa:
plan-state = Stato
plan-today = oggi
plan-done = Attività completate: { $done } su { $all }
plan-late = In ritardo: doveva finire { $day ->
    [elided] l'{ $date }
   *[other] il { $date }
}
count-late = { $n } in ritardo
plan-empty = Il piano non ha ancora attività.
home-communities = Comunità a cui partecipare
home-communities-group = Cerca partecipanti:
home-communities-event = Prossimo appuntamento:
home-communities-more = Tutte le comunità

## Consultations

all-consultazione-intro = Che cosa si chiede, su quale testo e fino a quando; e che cosa ne è venuto. Prima quelle che si chiudono più tardi.
consultation-until = { $day ->
    [month] aperta fino a { $date }
    [elided] aperta fino all'{ $date }
   *[other] aperta fino al { $date }
}
consultation-was-until = { $day ->
    [month] chiusa: era aperta fino a { $date }
    [elided] chiusa: era aperta fino all'{ $date }
   *[other] chiusa: era aperta fino al { $date }
}
consultation-from = { $day ->
    [year] si apre nel { $date }
    [month] si apre a { $date }
    [elided] si apre l'{ $date }
   *[other] si apre il { $date }
}
consultation-opening = Apertura
consultation-closing = Chiusura
consultation-kind = Che cosa si chiede
consultation-promoter = Promossa da
consultation-process = Percorso
consultation-about = Su che cosa
consultation-take-part = Partecipa
consultation-comment-text = Commenta il testo per paragrafi
consultation-read-text = Leggi il testo per paragrafi
consultation-no-dates = La fonte che abbiamo letto non dice quando è stata aperta e chiusa.
consultation-questions = Le domande
consultation-outcome = Che cosa ne è venuto
consultation-published = Esito pubblicato
consultation-contributions = Contributi ricevuti
consultation-decisions = Che cosa si è deciso, e perché
consultation-results = Che cosa è stato risposto
consultation-home = Consultazioni aperte
consultation-home-more = Tutte le consultazioni
result-answer = Risposta
result-count = Quante volte
result-answers = { $n ->
    [one] { $n } risposta
   *[other] { $n } risposte
}
result-small = meno di { $n }
result-hidden = non mostrato
result-note = Un numero piccolo può far capire chi ha risposto. Per questo sotto { $n } si legge «meno di { $n }», e dove una sottrazione lo rivelerebbe anche un altro numero non è mostrato.
result-withheld = Le risposte a questa domanda non si mostrano: sono troppo poche per non far capire chi le ha date.
result-download = La tabella dei risultati
consulted-title = Il testo per paragrafi: { $title }
consulted-lead = { $version }: questo testo non cambia più. Ogni paragrafo ha un nome e un indirizzo che restano.
consulted-mail = «Commenta questo paragrafo» apre un messaggio già avviato. Se non si apre, scrivi a { $email } e riporta il nome del paragrafo.
consulted-form = «Commenta questo paragrafo» porta al modulo dell'ente. Se il modulo non lo chiede da solo, riporta il nome del paragrafo.
consulted-closed = Ora non si raccolgono commenti: il testo resta leggibile, con i suoi indirizzi.
consulted-comment = Commenta questo paragrafo
consulted-comment-on = : { $name }
consulted-name = { $part }, { $number }
consulted-body = Testo
consulted-subject = Commento a { $name } ({ $about })
consulted-back = Torna alla consultazione
consulted-version = La versione per intero
consulted-card = La scheda com'è ora
consulted-texts = I testi di questa consultazione
commitment-process = Piano o percorso
commitment-milestones = Le tappe
commitment-completion = Quanto è realizzato

## Calendar, maturity, state of the catalogue, guided collections

title-calendar = Calendario
calendar-lead = Incontri, corsi e altri appuntamenti, mese per mese.
calendar-next = Prossimi appuntamenti
calendar-year = Gli appuntamenti del { $year }
calendar-none = Al { $day } non c'è nessun appuntamento in programma: ecco gli ultimi.
calendar-none-undated = Ecco gli ultimi appuntamenti.
calendar-years = Anno per anno
calendar-file = Nel tuo calendario
calendar-file-note = Scarica il file per copiare gli appuntamenti nel programma che usi, oppure abbonati al suo indirizzo: riceverai anche quelli nuovi e le modifiche.
calendar-file-action = Tutti gli appuntamenti (.ics)
calendar-file-title = { $site }: appuntamenti
calendar-undated = { $n ->
    [one] Nel file ne manca uno, del quale non si conosce il giorno.
   *[other] Nel file ne mancano { $n }, dei quali non si conosce il giorno.
}
calendar-list = Vedi l'elenco con tutte le schede
calendar-see = Guarda il calendario
calendar-add = Aggiungi al calendario
calendar-follow = Gli appuntamenti di questa scheda nel tuo calendario (.ics)
calendar-term = Gli appuntamenti su questo tema nel tuo calendario (.ics)
calendar-until = fino al
count-appointments = { $n ->
    [0] nessun appuntamento
    [one] { $n } appuntamento
   *[other] { $n } appuntamenti
}
event-cancelled = L'incontro è annullato.
event-tentative = L'incontro è ancora da confermare.
event-captions-yes = La registrazione ha i sottotitoli.
event-captions-no = La registrazione non ha i sottotitoli.
maturity-title = A che punto è questa esperienza
maturity-descritta = Descritta
maturity-documentata = Documentata
maturity-riusata = Riusata
maturity-descritta-help = L'ente l'ha raccontata in una scheda.
maturity-documentata-help = La scheda è completa, e qualcosa mostra i risultati.
maturity-riusata-help = La usano almeno { $reuses } enti, oppure ha almeno { $validations } pareri favorevoli: uno per la redazione, la comunità di pratica, le persone esperte. Non conta quello dell'ente, né quelli che servono comunque per pubblicarla.
maturity-done = raggiunto
maturity-open = non ancora
maturity-gap-problem = manca il problema
maturity-gap-solution = manca la soluzione
maturity-gap-territory = manca il territorio
maturity-gap-state = non si dice se è in funzione
maturity-gap-beneficiaries = non si dice a chi serve
maturity-gap-results = mancano i risultati
maturity-gap-lessons = mancano le lezioni, le difficoltà o le condizioni di successo
maturity-gap-transfer = l'ente non ha indicato che cosa si può chiedere
maturity-gap-sources = mancano le fonti
maturity-gap-evidence = manca un indicatore con la sua fonte, o un'altra prova
maturity-reuses = { $n ->
    [0] nessun ente risulta usarla oggi
    [one] { $n } ente la usa
   *[other] { $n } enti la usano
}
maturity-begun = { $n ->
    [one] { $n } riuso avviato, che oggi non risulta in uso
   *[other] { $n } riusi avviati, che oggi non risultano in uso
}
maturity-validations = { $n ->
    [0] nessun parere favorevole oltre a quelli che servono per pubblicarla
    [one] { $n } parere favorevole oltre a quelli che servono per pubblicarla
   *[other] { $n } pareri favorevoli oltre a quelli che servono per pubblicarla
}
maturity-complete = Completa la scheda
path-title = Fa parte di una raccolta guidata
path-position = tappa { $position } di { $total }
path-previous = Prima:
path-next = Poi:
path-start = Comincia dalla prima tappa
fact-verified = Verificata il
title-upkeep = Stato del catalogo
upkeep-lead = Che cosa aspetta chi cura le schede.
upkeep-open = È una pagina di lavoro, aperta a chiunque.
upkeep-today = Vale per il { $day }.
upkeep-bodies = Ente per ente
upkeep-body = Ente
upkeep-cards = Schede
upkeep-card = Scheda
upkeep-since = Dal
upkeep-none = Niente da fare.
upkeep-none-here = Nessuna fra le schede che questo sito mostra.
upkeep-more = { $n ->
    [one] E un'altra: il controllo le elenca tutte.
   *[other] E altre { $n }: il controllo le elenca tutte.
}
upkeep-unanswered = Senza risposta
upkeep-unanswered-help = La data è passata: scrivi com'è andata, o proroga.
upkeep-unanswered-what = Che cosa aspetta
upkeep-validation = In preparazione o in validazione
upkeep-validation-help = Non sono ancora pubblicate, aspettano la validazione di un cambiamento, o chi le ha esaminate ha chiesto di integrarle.
upkeep-validation-what = A che punto è
upkeep-stale = Da verificare
upkeep-stale-help = Nessuno controlla da tempo se dicono ancora il vero. Se è così scrivi il giorno in «Ultima verifica», altrimenti correggi.
upkeep-stale-what = Perché
upkeep-incomplete = Incomplete
upkeep-incomplete-help = Si leggono lo stesso, ma con questi campi servirebbero di più.
upkeep-incomplete-what = Che cosa manca
upkeep-verified = verificata allora
upkeep-never-verified = mai verificata, cambiata allora
upkeep-open-need = È scaduto ed è ancora aperto
upkeep-open-consultation = Si è chiusa e non dice che cosa ne è venuto
upkeep-open-proposal = Il percorso è finito e la proposta è ancora in esame
numbers-upkeep = Per chi cura le schede: lo stato del catalogo

## Validazione delle schede

state-in-validation = In validazione
state-to-complete = Da integrare
validation-missing = Per essere pubblicata le serve la validazione di: { $roles }.
validation-update = Aggiornamento in corso.
validation-update-note = Questa scheda è stata cambiata, e il nuovo testo aspetta di essere validato. Qui leggi l'ultimo testo validato.
validation-ahead-note = Questo testo non è ancora validato: il sito pubblico mostra quello di prima.
validation-title = Chi l'ha validata
validation-of-other = riguarda un altro testo di questa scheda
state-reason = Perché:

# The reserved area: sites that not everybody reads.
reserved-area = Area riservata
reserved-area-of = Area riservata: { $who }
reserved-members = chi partecipa al catalogo

## Needs, and who could help (fabbisogno, prassi match)

all-fabbisogno-intro = I problemi per cui un ente cerca aiuto, e le esperienze che potrebbero servirgli.
news-new-fabbisogno = Nuova richiesta di aiuto
backlinks-fabbisogno = Chi cerca aiuto
home-needs = Chi cerca
home-needs-more = Tutte le richieste
admin-needs = Che cosa cerca
need-owner = Chi cerca
need-state = A che punto è
need-deadline = Entro quando
need-deadline-past = data già passata
need-modes = Quale aiuto
need-limits = Di che cosa tener conto
need-help-title = Puoi aiutare?
need-help-text = Se il tuo ente ha già affrontato questo problema, scrivi a chi cerca: anche un consiglio serve.
need-help-action = Offri il tuo aiuto
need-mail-subject = Posso aiutare: { $title }
match-title = Chi potrebbe aiutare
match-lead = Le esperienze del catalogo che somigliano di più a questo problema, con il perché. Le trova il catalogo, da solo.
match-offers = L'ente offre aiuto
match-unknown = L'ente non ha detto se aiuta
match-unknown-note = Dove l'ente non ha detto se aiuta, leggi la scheda e chiedi.
match-none = Nessuna esperienza del catalogo somiglia abbastanza. Torna quando il catalogo cresce, oppure descrivi il problema con altre parole.
match-why = Perché
match-score = Somiglianza { $score } su 100
match-words = parole in comune: { $words }
match-themes = stesso tema: { $themes }
match-modes = offre l'aiuto richiesto: { $modes }
match-modes-there = l'aiuto richiesto c'è: { $modes }
match-small = adatta ai piccoli comuni
match-size = un ente con circa gli stessi abitanti
match-region = stessa regione: { $region }
match-neighbour = regione vicina: { $region }
match-national = vale per tutta l'Italia
match-reused = { $n ->
    [one] già riusata da { $n } ente
   *[other] già riusata da { $n } enti
}
match-proven = con almeno una prova o un indicatore con la fonte
match-mature = maturità: { $level }
match-news = Nuovi abbinamenti
match-news-text = Potrebbe aiutare «{ $offer }» ({ $score } su 100): { $reasons }.
match-news-text-unknown = Potrebbe servire «{ $offer }» ({ $score } su 100; l'ente non ha detto se può aiutare): { $reasons }.
match-news-offer = L'esperienza
served-title = A chi può servire
served-lead = Chi cerca aiuto per un problema che somiglia a questo.

## Participation: what other platforms count, how to take part, what is open on a card

origin-counted = Su { $platform }: { $count } ({ $dated })
origin-dated = { $day ->
    [month] dato di { $date }
    [elided] dato dell'{ $date }
   *[other] dato del { $date }
}
count-here = In questo catalogo: { $count }
supports-how = La sostieni anche tu, o la sostiene il tuo ente?
supports-write = Scrivi a chi cura il catalogo
supports-mail-subject = Sostegno alla proposta: { $title }
comments-none = Qui non c'è ancora nessun commento.
comments-how = Vuoi dire la tua?
comments-write = Manda un commento a chi cura il catalogo
comments-mail-subject = Commento alla proposta: { $title }
commitment-checked = verificato il
consulted-now = { $day ->
    [month] In consultazione fino a { $date }
    [elided] In consultazione fino all'{ $date }
   *[other] In consultazione fino al { $date }
}
consulted-now-comment = { $state }: commenta il testo
consulted-now-take-part = { $state }: partecipa
consultation-open-form = Apri il modulo dell'ente
consultation-closed = Consultazione chiusa
consultation-not-yet = Consultazione non ancora aperta

## Communities: groups by nomination, proposals, surveys, who takes part

group-nominated = Il gruppo cerca partecipanti. È un gruppo di lavoro: ne fa parte chi è designato dal proprio ente.
group-first = Prima aderisci a
group-nomination = Serve la nomina del tuo ente:
group-nomination-how = come funziona
group-join-nominated = Entra nel gruppo con la nomina
community-propose = Proponi un tema
community-survey = Di' la tua:
community-participants = Chi partecipa
community-participants-count = Partecipanti: { $n }, di cui { $nominated } con nomina.
community-participants-until = fine: { $date }
home-tracks = Percorsi partecipativi
home-tracks-more = Guarda tutto:
home-collections = Non sai da dove cominciare? C'è chi ha messo le schede in fila:

# Asking: further ways, publishing a need, answering one.
ask-more = Altri modi di chiedere
order-needs = Prima quelle aperte, dalla scadenza più vicina
need-by = { $day ->
    [month] entro { $date }
    [elided] entro l'{ $date }
   *[other] entro il { $date }
}
need-help-through = La richiesta non indica un recapito di «{ $office }»: scrivi alla segreteria del catalogo.
need-mail-body =
    Buongiorno,

    abbiamo letto questa richiesta:
    { $title }
    { $url }

    Forse possiamo aiutarvi.

    Il nostro ente:
    Che cosa abbiamo fatto:
    Come ricontattarci:
ask-do-bisogno = Racconta che cosa cerchi
ask-what-bisogno = una richiesta di aiuto da pubblicare
ask-help-bisogno = Il tuo ente ha un problema che altri hanno già risolto? La richiesta si pubblica qui, e il catalogo mostra chi potrebbe aiutare.
ask-site-need =
    Buongiorno,

    vorremmo pubblicare nel catalogo che cosa cerchiamo.

    Ente:
    Ufficio a cui rispondere (posta o telefono):
    Che problema abbiamo:
    Tema:
    Quale aiuto ci serve:
    Entro quando:
