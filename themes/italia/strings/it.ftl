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
demo-text = Le schede vengono da fonti pubbliche: gli enti citati non le hanno scritte né verificate.

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
backlinks-raccolta = Percorsi di lettura
backlinks-pagina = Pagine
related-title = Ti può servire anche
image-author = Immagine: { $author }
archived-note = Questa scheda è archiviata: resta qui per memoria, ma non è più aggiornata.
draft-note = Questa scheda non è ancora pubblicata.

## What a reader can ask for

ask-title = Che cosa puoi chiedere
ask-unknown = L'ente non ha ancora indicato che cosa offre a chi vuole riusare questa esperienza.
ask-none = L'ente non offre aiuto a chi vuole riusare questa esperienza. La scheda resta a disposizione di tutte le amministrazioni.
ask-action-information = Chiedi informazioni
ask-action-activity = Chiedi un'attività
ask-action-twinning = Proponi un gemellaggio
ask-action-phone = Chiama
ask-answers = Risponde:
ask-write-to = Puoi anche scrivere a
ask-office-only = Rivolgiti a:
ask-owner-only = Rivolgiti a:
ask-needs = Che cosa ti serve prima
ask-places = Posti all'anno
ask-costs = Costi per chi riceve
ask-software = Software da riusare
mail-subject-ask = Richiesta%20su
mail-subject-report = Segnalazione%20su

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
action-report-note = Dati sbagliati, contenuti inappropriati, una barriera di accessibilità: basta un messaggio di posta, senza registrarti.
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
version-state-removed = scheda tolta
version-state-draft = non ancora registrata
version-changed = con cambiamenti non ancora registrati
version-note-first = È la prima versione: non c'è niente con cui confrontarla.
version-note-published = Con questa versione la scheda è stata pubblicata: quelle precedenti non si mostrano.
version-note-unpublished = Questa versione precede la pubblicazione della scheda: si conta, ma non si mostra.
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
proposal-objective = Obiettivo
proposal-how = Come si realizza
proposal-whom = A chi si rivolge
proposal-when = Quando
proposal-entrusted = A chi è affidata
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
process-items = Proposte e impegni
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
amendments-all = Le proposte di tutto il catalogo
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
amendment-number = Proposta { $number }
amendment-one = Proposta
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
amendment-compared = Rispetto alla scheda com'era quando la proposta è nata.
amendment-conflict = Nel frattempo la scheda è cambiata negli stessi punti: così com'è la proposta non si può più unire, va aggiornata.
amendment-conflict-elsewhere = Nel frattempo è cambiato altro che la proposta tocca: così com'è non si può più unire, va aggiornata.
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
amendment-withheld = Il testo da cui la proposta è partita non è pubblico: che cosa cambierebbe non si mostra.
amendment-withheld-partly = Alcuni campi della scheda non sono più pubblici: qui non si mostrano.

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
need-by = entro
need-modes = Quale aiuto
need-limits = Di che cosa tener conto
need-help-title = Puoi aiutare?
need-help-text = Se il tuo ente ha già affrontato questo problema, scrivi a chi cerca: anche un consiglio serve.
need-help-action = Offri il tuo aiuto
mail-subject-help = Posso%20aiutare:
match-title = Chi potrebbe aiutare
match-lead = Le esperienze del catalogo che somigliano di più a questo problema, con il perché. Le trova il catalogo, da solo.
match-offers = L'ente offre aiuto
match-others = Esperienze simili
match-others-note = Qui l'ente non ha detto se può aiutare: leggi la scheda e chiedi.
match-none = Nessuna esperienza del catalogo somiglia abbastanza. Torna quando il catalogo cresce, oppure descrivi il problema con altre parole.
match-why = Perché
match-score = Somiglianza { $score } su 100
match-words = parole in comune: { $words }
match-themes = stesso tema: { $themes }
match-modes = offre quello che cercate: { $modes }
match-modes-there = quello che cercate c'è: { $modes }
match-small = adatta ai piccoli comuni
match-size = un ente con circa gli stessi abitanti
match-region = stessa regione: { $region }
match-neighbour = regione vicina: { $region }
match-national = vale per tutta l'Italia
match-reused = { $n ->
    [one] già riusata da { $n } ente
   *[other] già riusata da { $n } enti
}
match-proven = con risultati documentati
match-news = Nuovi abbinamenti
match-news-text = Potrebbe aiutare «{ $offer }» ({ $score } su 100): { $reasons }.
match-news-text-unknown = Potrebbe servire «{ $offer }» ({ $score } su 100; l'ente non ha detto se può aiutare): { $reasons }.
match-news-offer = L'esperienza
served-title = A chi può servire
served-lead = Chi cerca aiuto per un problema che somiglia a questo.
