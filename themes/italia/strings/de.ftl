### de.ftl: all the words of the interface in German, as in the public services of South Tyrol: plain, polite («Sie»), naming
### no gender. Keys and arguments are those of it.ftl.

## Moving on the page

skip-label = Sprungmarken
skip-content = Zum Inhalt
skip-nav = Zum Menü
skip-footer = Zum Seitenende
breadcrumb-label = Pfad
breadcrumb-home = Startseite
languages-label = Sprachen
languages-home = (Startseite)
written-in = auf { $language }
language-it = Italienisch
language-en = Englisch
language-de = Deutsch
nav-label = Hauptmenü
nav-current = (hier befinden Sie sich)
back-home = Zurück zur Startseite

## The four words

nav-raccolta = Sammlung
nav-raccolta-help = Die Erfahrungen der Verwaltungen, erzählt von denen, die sie gemacht haben.
nav-diffusione = Verbreitung
nav-diffusione-help = Nachrichten und Treffen, um sie kennenzulernen.
nav-apprendimento = Lernen
nav-apprendimento-help = Unterlagen und Gelegenheiten, um gemeinsam zu lernen.
nav-trasferimento = Weitergabe
nav-trasferimento-help = Um Hilfe bitten, eine Erfahrung übernehmen, die eigene anbieten.

## The demonstration strip

demo-title = Katalog zur Vorführung.
demo-text = Die Einträge stammen aus öffentlichen Quellen, und die genannten Körperschaften haben sie weder geschrieben noch geprüft; erfundene sagen es.

## Home

home-motto = Schade, immer wieder bei null anzufangen
home-title = Welches Problem möchten Sie lösen?
home-lead = Vielleicht hat eine andere Verwaltung es schon angepackt. Beginnen Sie mit einem Problem: Hier steht, wer es gelöst hat, wie, und worum Sie bitten können.
home-themes = Oder beginnen Sie mit einem Thema
home-all = Alle Erfahrungen ansehen
home-counts = { $experiences }, { $administrations }
home-words = Vier Wörter zur Orientierung
home-reuse = Schon übernommen
home-latest = Neu eingetroffen
home-latest-more = Alle Erfahrungen
home-events = Nächste Veranstaltungen
home-events-past = Letzte Veranstaltungen
home-news = Nachrichten
reuse-giver = Gegeben hat
reuse-receiver = Erhalten hat

## How to take part

join-title = Mitmachen
join-1-title = Erzählen
join-1-text = Ein Titel, wenige Zeilen und ein Thema genügen. Die Erfahrung muss weder neu noch abgeschlossen sein.
join-2-title = Entscheiden, was Sie anbieten
join-2-text = Fragen beantworten, eine Werkstatt abhalten, eine Partnerschaft eingehen oder vorerst nichts: Das entscheidet Ihre Körperschaft.
join-3-title = Aktualisieren
join-3-text = Der Eintrag wächst mit der Arbeit. Jede Fassung bleibt mit ihrem Datum erhalten.
join-why-title = Warum es sich lohnt.
join-why-text = Was für Sie alltäglich ist, kann einer anderen Körperschaft Monate ersparen. Und wer erzählt, wird von denen gefunden, die dasselbe Problem haben.
join-action = Eine Erfahrung vorschlagen

## Lists and terms

count-experiences = { $n ->
    [0] keine Erfahrung
    [one] { $n } Erfahrung
   *[other] { $n } Erfahrungen
}
count-cards = { $n ->
    [0] kein Eintrag
    [one] { $n } Eintrag
   *[other] { $n } Einträge
}
count-administrations = { $n ->
    [0] keine Verwaltung
    [one] { $n } Verwaltung
   *[other] { $n } Verwaltungen
}
order-newest = Neueste zuerst
order-title = In alphabetischer Reihenfolge
years-open = seit { $start }
page-of = Seite { $current } von { $total }
pagination-label = Seiten der Liste
pagination-page = Seite
pagination-prev = Vorherige
pagination-next = Nächste
facets-label = Liste durchsuchen
facets-whole = Die Zahlen zählen den ganzen Katalog.
facets-open = Andere Wege durch die Liste
facets-all = Alles anzeigen: { $taxonomy }
teaser-problem = Das Problem:
teaser-marks = Worum Sie bitten können
term-synonyms = Auch genannt:
term-all = Alles anzeigen: { $taxonomy }
term-rest = Außerdem
term-feed = Neuigkeiten dieser Seite abonnieren (Atom)
empty-title = Hier ist noch nichts
empty-text = Diese Liste füllt sich mit den ersten Einträgen.
all-esperienza-intro = Was die Verwaltungen getan haben, mit den Ergebnissen, den Schwierigkeiten und dem, worum Sie bitten können.
all-amministrazione-intro = Wer eine Erfahrung erzählt hat, wer eine übernommen hat und was jede Körperschaft anbietet.
all-notizia-intro = Was im Katalog und rund um ihn geschehen ist.
all-evento-intro = Treffen, Seminare und Werkstätten, um die Erfahrungen aus der Nähe kennenzulernen.
all-materiale-intro = Dokumente, Vorlagen und Videos für die eigene Körperschaft.
title-experiences-by = Erfahrungen nach { $taxonomy }

## The search. In words that `cerca.mjs` says, { $n }, { $q }, { $label }, { $near } are filled in in the browser; the plural forms
## -one, -other (and others where a language has them) are chosen there.

title-search = Im Katalog suchen
search-form-label = Im Katalog suchen
search-button = Suchen
search-open = Suchen
search-lead = Geben Sie ein Problem, eine Körperschaft, ein Programm, eine Abkürzung ein: Die Einträge erscheinen beim Tippen.
search-home-hint = Zum Beispiel: Bürgerhaushalt, Schalter für Unternehmen, offene Daten
search-list-label = In dieser Liste suchen
search-noscript = Für die Suche nach Wörtern braucht es JavaScript, das in diesem Browser ausgeschaltet ist. Auch von hier erreichen Sie alle Einträge.
search-lists = Die vollständigen Listen
search-ways = In den Erfahrungen blättern
search-help = Wie Sie besser suchen
search-help-phrase = In Anführungszeichen finden Sie Wörter, die aufeinander folgen: „"offene Daten"“.
search-help-not = Ein Bindestrich davor schließt ein Wort aus: „wlan -bibliothek“.
search-help-field = Der Name eines Feldes grenzt ein: „region:puglia“, „thema:servizi“, „jahr:2021“.
search-help-keys = Die Taste / führt auf jeder Seite zum Suchfeld, die Pfeile gehen durch die Ergebnisse, Esc schließt oder leert.
search-key-off = Die Taste / nicht verwenden
search-filters = Filtern
search-order = Ordnen nach
search-order-relevance = Treffgenauigkeit
search-order-date = Datum
search-order-title = Titel
search-chips = Gewählte Filter
search-all = Alle Ergebnisse für „{ $q }“
search-count-one = { $n } Eintrag
search-count-other = { $n } Einträge
search-count-all = { $n }
search-count-for = { $n } für „{ $q }“
search-more-than = mehr als { $n }
search-none = Kein Eintrag für „{ $q }“
search-none-filters = Kein Eintrag mit diesen Filtern
search-some = Weitere Einträge mit einigen der Wörter
search-near = „{ $q }“ kommt nicht vor: gesucht wird „{ $near }“.
search-unknown = „{ $q }“ kommt in keinem Eintrag vor.
search-incomplete = Ein Teil des Verzeichnisses lädt nicht: Einige Einträge können fehlen.
search-loosen-filter = Ohne den Filter „{ $label }“
search-loosen-quotes = Ohne Anführungszeichen
search-perhaps = Meinten Sie „{ $near }“?
search-remove = Filter entfernen: { $label }
search-type = Art des Eintrags
search-more = Weitere Einträge zeigen
search-facet-more = Alle zeigen ({ $n })
search-suggestions = Vorschläge
search-suggestions-help = { $n }: mit den Pfeilen durchgehen, mit Enter öffnen.
search-failed = Die Suche lädt nicht. Prüfe die Verbindung oder nimm die Listen.
search-older = Das Suchverzeichnis ist älter als diese Seite: Es wird in Kürze aktualisiert.
search-newer = Der Katalog wurde aktualisiert: Laden Sie die Seite neu.
search-retry = Noch einmal versuchen

## A card

themes-label = Themen
problem-label = Das Problem
toc-title = Auf dieser Seite
facts-title = Auf einen Blick
fact-owner = Verwaltung
fact-territory = Gebiet
fact-years = Jahre
fact-state = Stand
fact-beneficiaries = Für wen
fact-small = Für kleine Gemeinden geeignet
fact-programme = Programm
fact-builds-on = Hervorgegangen aus
fact-cost = Kosten
fact-duration = Dauer
fact-workdays = Arbeitstage
months = { $n ->
    [one] { $n } Monat
   *[other] { $n } Monate
}
solution-label = Die Lösung in einem Satz
partners-title = Wer zusammengearbeitet hat
peculiarities-title = Das Besondere daran
phases-title = Die Abschnitte
stops-title = Die Stationen
results-title = Ergebnisse in Kürze
results-expected = Was erwartet wurde
results-evidence = Die Belege
indicator-start = von
indicator-target = erwartet
indicator-aim = erwartetes Ergebnis
indicator-source = Quelle:
lessons-title = Was daraus gelernt wurde
lessons-difficulties = Die Schwierigkeiten
lessons-learned = Die Lehren
lessons-conditions = Was es braucht, damit es gelingt
participation-title = Die Beteiligung
funding-title = Mit welchen Mitteln
funding-caption = Finanzierungen: Programm, Zeitraum und Betrag
funding-programme = Programm
funding-period = Zeitraum
funding-amount = Betrag
funding-other = Andere Mittel
cup-full = Einheitskodex des Projekts
not-given = nicht angegeben
reuses-title = Wer sie schon übernommen hat
reuse-confirmed = Bestätigt von:
reuse-as-of = Stand vom
reuse-twinning = Durch die Partnerschaft
links-title = Links
files-title = Zum Herunterladen
sources-title = Quellen
source-consulted = abgerufen am
about-title = Wovon die Rede ist
backlinks-title = Wer davon spricht
backlinks-esperienza = Erfahrungen
backlinks-amministrazione = Verwaltungen
backlinks-evento = Veranstaltungen
backlinks-notizia = Nachrichten
backlinks-materiale = Unterlagen
backlinks-raccolta = Lesepfade
backlinks-pagina = Seiten
related-title = Auch das kann nützlich sein
image-author = Bild: { $author }
archived-note = Dieser Eintrag ist archiviert: Er bleibt zur Erinnerung hier, wird aber nicht mehr aktualisiert.
draft-note = Dieser Eintrag ist noch nicht veröffentlicht.

## What a reader can ask for

ask-title = Worum Sie bitten können
ask-unknown = Die Körperschaft hat noch nicht angegeben, was sie denen anbietet, die diese Erfahrung übernehmen möchten.
ask-none = Die Körperschaft bietet denen, die diese Erfahrung übernehmen möchten, keine Hilfe an. Der Eintrag steht allen Verwaltungen zur Verfügung.
ask-action-phone = Anrufen
ask-answers = Es antwortet:
ask-write-to = Sie können auch schreiben an
ask-office-only = Wenden Sie sich an:
ask-owner-only = Wenden Sie sich an:
ask-needs = Was Sie vorher brauchen
ask-places = Plätze im Jahr
ask-costs = Kosten für die übernehmende Körperschaft
ask-software = Software zur Wiederverwendung

## The end of a card

colophon-title = Über diesen Eintrag
colophon-updated = Aktualisiert am
colophon-verified = Überprüft am
colophon-created = Veröffentlicht am
colophon-licence = Lizenz von Texten und Daten
colophon-reference = Aktenzeichen
colophon-id = Kennung
colophon-translations = In anderen Sprachen
action-propose = Eine Änderung vorschlagen
action-report = Ein Problem melden
origin-title = Auf { $platform }
origin-versions = { $n ->
    [one] eine einzige Fassung
   *[other] Fassung { $n } von { $n }
}
origin-created = erstellt am
origin-comments = { $n ->
    [0] kein Kommentar
    [one] { $n } Kommentar
   *[other] { $n } Kommentare
}
origin-supporters = { $n ->
    [0] keine Unterstützung
    [one] { $n } Unterstützung
   *[other] { $n } Unterstützungen
}
origin-page = Ursprungsseite
origin-seen = Angaben gelesen am

## Versions of a card

title-versions = Die Versionen
title-versions-all = Von der ersten zur letzten Version
colophon-version = Version
version-of = Version { $number } von { $count }
version-text = So war es in Version { $number }
version-draft = Entwurf
version-none = Noch nicht veröffentlicht
version-by = von
version-all = Alle Versionen
version-around = Die Versionen ringsum
version-first-last = Erste und letzte vergleichen
version-current = die jetzige
version-here = (hier befinden Sie sich)
version-read = So war der Eintrag
version-read-now = Zum Eintrag
version-changes = Was sich geändert hat
version-previous = Vorige Version
version-next = Nächste Version
version-why = Warum
version-what = Was sich geändert hat
version-compared = Verglichen mit Version { $number }
version-fields = Die Angaben
version-body = Der Text
version-date = Vom
version-author = Wer sie geschrieben hat
version-through = Wie sie kam
version-request = Änderungsvorschlag Nr. { $number }
version-approved = Zustimmungen
version-signature = Signatur
version-signed = Sie trägt eine digitale Signatur, die diese Website nicht prüft
versions-count = { $n ->
    [one] { $n } Version
   *[other] { $n } Versionen
}
versions-lead = Jede Änderung des Eintrags bleibt erhalten, mit ihrem Datum: Sehen Sie nach, was sich geändert hat, oder lesen Sie, wie es war.
versions-unpublished = { $n ->
    [one] Die erste Version ist älter als die Veröffentlichung: Sie wird gezählt, aber nicht gezeigt.
   *[other] Die ersten { $n } Versionen sind älter als die Veröffentlichung: Sie werden gezählt, aber nicht gezeigt.
}
version-state-redacted = Text zurückgezogen
version-state-unpublished = vor der Veröffentlichung
version-state-unvalidated = nicht geprüft
version-state-removed = Eintrag entfernt
version-state-draft = noch nicht festgehalten
version-changed = mit Änderungen, die noch nicht festgehalten sind
version-note-first = Das ist die erste Version: Es gibt nichts, womit sie sich vergleichen ließe.
version-note-published = Mit dieser Version wurde der Eintrag veröffentlicht: Die früheren werden nicht gezeigt.
version-note-unpublished = Diese Version ist älter als die Veröffentlichung des Eintrags: Sie wird gezählt, aber nicht gezeigt.
version-note-unvalidated = Niemand hat diese Version geprüft: Sie wird gezählt, aber nicht gezeigt.
version-note-removed = Mit dieser Version wurde der Eintrag aus dem Katalog genommen.
version-note-missing = Der Text dieser Version lässt sich nicht lesen.
version-note-hidden-before = Der Text der vorigen Version wurde zurückgezogen: Es gibt keinen Vergleich.
version-note-redacted = Der Text dieser Version wird nicht mehr gezeigt. Grund: { $reason }.
version-note-redacted-since = Seit dem { $date } wird der Text dieser Version nicht mehr gezeigt. Grund: { $reason }.
version-note-fields = Von dieser Version werden nicht mehr gezeigt: { $fields }.
version-note-all = Zwischen der ersten und der letzten Version liegt eine, die nicht gezeigt wird: Es gibt keinen Vergleich.
version-note-plain = Diese Version ist nicht wie ein Eintrag geschrieben: Hier ist ihr Text, wie er ist.
version-old-title = Eine frühere Version
version-old-note = Das ist Version { $number } vom { $date }: nicht die jetzige.
version-old-undated = Das ist Version { $number }: nicht die jetzige.
version-old-now = Den Eintrag lesen, wie er jetzt ist
compare-sentence = Geändert: { $parts }.
compare-nothing = Nur die Schreibweise hat sich geändert: Der Inhalt ist derselbe.
compare-more = { $n ->
    [one] eine weitere Angabe
   *[other] { $n } weitere Angaben
}
compare-text = im Text { $parts }
compare-changed = { $n ->
    [one] ein Absatz geändert
   *[other] { $n } Absätze geändert
}
compare-added = { $n ->
    [one] ein Absatz hinzugefügt
   *[other] { $n } Absätze hinzugefügt
}
compare-removed = { $n ->
    [one] ein Absatz entfernt
   *[other] { $n } Absätze entfernt
}
compare-moved = { $n ->
    [one] ein Absatz verschoben
   *[other] { $n } Absätze verschoben
}
compare-form = { $n ->
    [one] die Form eines Absatzes
   *[other] die Form von { $n } Absätzen
}
compare-body = Text
compare-item = Punkt { $number }
compare-items-more = { $n ->
    [one] und ein weiterer Unterschied
   *[other] und { $n } weitere Unterschiede
}
compare-plain = Eine der beiden Versionen ist nicht wie ein Eintrag geschrieben: Verglichen werden die ganzen Texte.
compare-unknown = ein Feld, das es heute nicht mehr gibt
compare-before = Vorher:
compare-after = Nachher:
compare-added-label = Hinzugefügt:
compare-removed-label = Entfernt:
compare-moved-label = Verschoben:
compare-added-start = hinzugefügt:
compare-removed-start = entfernt:
compare-end = Ende
compare-fold = { $n ->
    [one] { $n } Absatz unverändert
   *[other] { $n } Absätze unverändert
}
compare-block-form = Gleiche Wörter, andere Form
compare-block-added = Hinzugefügt
compare-block-removed = Entfernt
compare-block-words = Geändert
compare-block-moved = Hierher verschoben
compare-block-away = Anderswohin verschoben
compare-block-long = Der Vergleich ist zu lang für diese Seite: Der Rest lässt sich in den beiden Texten lesen.
compare-link = Link:

## An administration

fact-kind = Art der Körperschaft
fact-region = Region
fact-part-of = Gehört zu
fact-size = Einwohnerzahl
fact-site = Website
fact-languages = Sprachen
fact-ipa = Kodex im Verzeichnis der öffentlichen Verwaltungen
offers-title = Was sie anbietet
offers-skills = Kompetenzen
offers-services = Dienste
offers-tools = Werkzeuge
offers-for = Für wen:
offers-how = So fragen Sie an:
exchange-title = Was sie gegeben und erhalten hat
exchange-given = Gegeben
exchange-taken = Erhalten
exchange-to = an
exchange-from = von
admin-experiences = Ihre Erfahrungen

## Events and materials

event-facts = Wann und wo
event-start = Beginn
event-end = Ende
event-place = Ort
event-mode = Form der Teilnahme
event-format = Art der Veranstaltung
event-organiser = Veranstaltet von
event-audience = Für wen
event-access = Barrierefreiheit des Ortes
event-captions = Untertitel
event-materials = Unterlagen
event-upcoming = Die Veranstaltung findet noch statt.
event-past = Die Veranstaltung hat schon stattgefunden.
event-join = Anmelden
event-link = Zur Seite der Veranstaltung
event-recording = Aufzeichnung ansehen
event-transcript = Abschrift lesen
material-nature = Art der Unterlage
material-format = Format
material-accessible = Barrierefrei
material-alternative = Barrierefreie Alternative
material-group = Verfasst von
material-download = Herunterladen
material-open = Unterlage öffnen

## Proposals and processes

all-processo-intro = Die Verfahren, in denen Verwaltungen gemeinsam mit allen entscheiden, die sich beteiligen, und die Pläne, die daraus entstehen.
all-proposta-intro = Was in diesen Verfahren vorgeschlagen wird: Ziel, Umsetzung, Zielgruppe und Zeitplan, Fassung für Fassung.
all-impegno-intro = Was Verwaltungen in ihren Plänen zugesagt haben, und wie weit sie sind.
proposal-process = Verfahren
proposal-number = Nummer
proposal-objective = Ziel
proposal-how = Umsetzung
proposal-whom = Für wen
proposal-when = Wann
proposal-entrusted = Gerichtet an
proposal-authors = Eingebracht von
proposal-amenders = Geändert von
proposal-outcome = Ergebnis
outcome-title = Was daraus wurde
supports-title = Wer ihn unterstützt
supports-fact = Unterstützung
supports-none = Hier hat ihn noch niemand unterstützt.
count-supports = { $n ->
    [one] { $n } Unterstützung
   *[other] { $n } Unterstützungen
}
count-people = { $n ->
    [one] { $n } Person
   *[other] { $n } Personen
}
comments-title = Kommentare
count-comments = { $n ->
    [one] { $n } Kommentar
   *[other] { $n } Kommentare
}
comment-reply-to = Antwort an { $author }
process-promoter = Getragen von
process-hashtag = Im Netz unter
process-open = Zur Seite des Verfahrens
process-items = Vorschläge, Verpflichtungen und Konsultationen
process-empty = Dieses Verfahren hat noch keine Vorschläge.

## Figures

title-numbers = Der Katalog in Zahlen
numbers-lead = Wie viele Erfahrungen, wo, zu welchen Themen. Neben jeder Abbildung steht die Tabelle mit denselben Daten.
numbers-regions = In welchen Regionen
numbers-regions-caption = Erfahrungen nach Region
numbers-region = Region
numbers-count = Erfahrungen
numbers-themes = Zu welchen Themen
numbers-theme = Thema
numbers-years = In welchen Jahren sie begonnen haben
numbers-year = Jahr
numbers-programmes = Mit welchen Programmen
numbers-programme = Programm
numbers-beneficiaries = Für wen sie sind
numbers-beneficiary = Für wen
numbers-states = Wie weit sie sind
numbers-state = Stand

## Glossary, site map, missing pages

title-glossary = Glossar
glossary-lead = Die Abkürzungen und Wörter des Katalogs, in einem Satz erklärt.
glossary-letters = Buchstaben
glossary-uri = Amtliche Definition
title-sitemap = Inhaltsübersicht
title-not-found = Diese Seite gibt es nicht
not-found-code = Fehler 404
not-found-text = Die Adresse ist falsch oder die Seite wurde entfernt. Von hier aus geht es weiter.
redirect-title = Die Seite hat eine andere Adresse
redirect-text = Sie öffnet sich gleich von selbst. Sonst weiter zu:

## What is new

title-news = Was neu ist
news-lead = Neue Erfahrungen, Ergebnisse, Nachnutzungen und angenommene Änderungsvorschläge, das Neueste zuerst.
news-title = { $news }: { $card }
news-new = Neuer Eintrag ({ $kind })
news-new-esperienza = Neue Erfahrung
news-new-notizia = Neue Nachricht
news-new-evento = Neue Veranstaltung
news-translated = Neue Übersetzung
news-returned = Wieder im Katalog
news-withdrawn = Eintrag archiviert
news-amendment = Änderungsvorschlag angenommen
news-amendment-number = Änderungsvorschlag Nr. { $number }
news-from-to = von „{ $from }“ zu „{ $to }“
news-changes = Ansehen, was sich geändert hat
news-empty = Es gibt noch nichts zu erzählen.
news-feed = Neuigkeiten abonnieren (Atom)
version-number = Fassung { $number }
card-feed = Neuigkeiten dieses Eintrags abonnieren (Atom)

## The digest for mailing lists

digest-title = { $site }: Neues seit dem { $since }
digest-scope-title = { $site }, { $scope }: Neues seit dem { $since }
digest-count = { $n ->
    [one] { $n } Neuigkeit
   *[other] { $n } Neuigkeiten
}
digest-feed = Dieselben Neuigkeiten als Feed (Atom)

## Feeds and files

feed-title = { $site }: Neues
feed-term-title = { $site }: { $term }
file-size-kb = { $n } kB
file-size-mb = { $n } MB
yes = ja
no = nein

## Footer

footer-nav-label = Alle Bereiche
footer-legal-label = Über diese Website
footer-feed = Neues als Atom-Feed
footer-licence = Texte und Daten unter der Lizenz CC BY 4.0, sofern nicht anders angegeben.
footer-generator = Erstellt mit { $generator }.
contacts-title = Kontakt
contacts-telephone = Telefon
contacts-pec = Zertifizierte E-Mail (PEC):
accessibility-declaration = Erklärung zur Barrierefreiheit
logos-label = Wer finanziert und wer fördert

## A card with problems (only while editing)

broken-over = Zu korrigierender Eintrag
broken-lead = Dieser Eintrag kann so nicht veröffentlicht werden. Der Text steht in
broken-problems = { $n ->
    [one] { $n } Problem
   *[other] { $n } Probleme
}
broken-error = Fehler
broken-warning = Hinweis
broken-place = Zeile { $line }, Spalte { $column }
broken-expected = Erwartet:
broken-suggestion = Vorschlag:
broken-source = Der Text des Eintrags

## Amendments

title-amendments = Änderungsvorschläge
amendments-lead = Alle können vorschlagen, wie ein Eintrag geändert werden soll. Hier steht jeder Vorschlag und wie er ausging.
amendments-all = Alle Änderungsvorschläge
amendments-in-valutazione = { $n } in Prüfung
amendments-bozza = { $n ->
    [one] { $n } Entwurf
   *[other] { $n } Entwürfe
}
amendments-accettata = { $n } angenommen
amendments-respinta = { $n } abgelehnt
amendments-ritirata = { $n } zurückgezogen
amendments-diventata-proposta = { $n ->
    [one] { $n } wurde ein eigener Vorschlag
   *[other] { $n } wurden eigene Vorschläge
}
amendment-number = Änderung { $number }
amendment-one = Änderung
amendment-card = Eintrag
amendment-state = Stand
amendment-date = Datum
amendment-authors = Vorgeschlagen von
amendment-discussion = Diskussion
amendment-discuss = Zur Diskussion
amendment-reason = Begründung
amendment-pending-title = Noch nicht angenommen.
amendment-pending-text = Der Eintrag bleibt, wie er ist, bis die Redaktion entscheidet.
amendment-compared-title = Was sich ändern würde
amendment-compared = Verglichen mit dem Eintrag, wie er war, als die Änderung entstand.
amendment-conflict = Inzwischen hat sich der Eintrag an denselben Stellen geändert: So lässt sich die Änderung nicht mehr übernehmen, sie muss angepasst werden.
amendment-conflict-elsewhere = Inzwischen hat sich anderes geändert, das die Änderung berührt: So lässt sie sich nicht mehr übernehmen, sie muss angepasst werden.
amendment-broken = Mit dieser Änderung hätte der Eintrag Fehler: Sie müssen zuerst behoben werden.
amendment-too-large = Der vorgeschlagene Text ist länger, als ein Eintrag sein darf.
amendment-unreadable = Der vorgeschlagene Text ist nicht lesbar.
amendment-removal = Schlägt vor, den Eintrag aus dem Katalog zu nehmen.
amendment-meets = Berührt dieselben Stellen wie eine andere:
amendment-meets-more = Und wie { $n } weitere.
amendment-meets-text = Text des Eintrags
amendment-problems = Was zu korrigieren ist
amendment-line = Zeile { $line }:
amendment-withheld = Der Text, von dem die Änderung ausging, ist nicht öffentlich: Was sich ändern würde, wird nicht gezeigt.
amendment-withheld-partly = Einige Felder des Eintrags sind nicht mehr öffentlich: Sie werden hier nicht gezeigt.

## Asking: what a card, /chiedi/ and «Segnala un problema» offer; the messages that they open. The words of a message stand in e-mails:
## plain text, a line each.

title-ask = Beim Katalog anfragen
ask-page-lead = Sie können um Auskunft, ein Seminar oder Hilfe bitten, auch wenn Ihre Körperschaft noch keine Erfahrung erzählt hat.
ask-page-requests = Worum Sie bitten können
ask-page-who = Wer antwortet
ask-page-other = Bevor Sie anfragen
ask-page-list = Suchen Sie unter den Erfahrungen: Jeder Eintrag sagt, worum Sie wen bitten können
ask-page-network = Sehen Sie, wer helfen kann
ask-page-join = Lesen Sie, wie man eine Erfahrung erzählt
ask-home-text = Noch nichts zu erzählen? Sie können trotzdem anfragen.
ask-through = Sie können bei der Stelle anfragen, die den Katalog betreut.
ask-ready = Schon verfügbar:
ask-action-secretariat = Beim Katalog anfragen
ask-form = Zum Formular
ask-forge = Eine vertrauliche Anfrage schreiben
ask-forge-note = (mit einem Konto bei GitLab; nur die Redaktion liest sie)
ask-days = { $n ->
    [one] innerhalb von { $n } Tag
   *[other] innerhalb von { $n } Tagen
}
ask-opens = Es öffnet sich eine fertige E-Mail: Sie ergänzen und senden sie selbst.
ask-copy = Ihre E-Mail öffnet sich nicht? Kopieren Sie die Nachricht
ask-copy-needed = Die Nachricht ist zu lang, um sich von selbst zu schreiben: Kopieren Sie sie von hier.
ask-copy-to = An:
ask-copy-subject = Betreff:
ask-do-other = Anfragen: { $what }
ask-do-informazioni = Auskunft anfragen
ask-do-attivita = Um eine Aktivität bitten
ask-do-gemellaggio = Eine Partnerschaft vorschlagen
ask-do-seminario = Um ein Seminar bitten
ask-do-webinar = Um ein Online-Seminar bitten
ask-do-laboratorio = Um einen Praxis-Workshop bitten
ask-do-coaching = Um ein Coaching bitten
ask-do-visita_studio = Um einen Studienbesuch bitten
ask-do-affiancamento = Um Begleitung am Arbeitsplatz bitten
ask-do-documentazione = Um die Unterlagen bitten
ask-do-riuso_software = Um die Software bitten
ask-do-offerta = Eine Erfahrung anbieten
ask-what-informazioni = Auskunft
ask-what-attivita = eine Aktivität
ask-what-gemellaggio = eine Partnerschaft
ask-what-seminario = ein Seminar
ask-what-webinar = ein Online-Seminar
ask-what-laboratorio = ein Praxis-Workshop
ask-what-coaching = ein Coaching
ask-what-visita_studio = ein Studienbesuch
ask-what-affiancamento = Begleitung am Arbeitsplatz
ask-what-documentazione = die Unterlagen
ask-what-riuso_software = die Software zur Nachnutzung
ask-what-offerta = eine Erfahrung, die wir erzählen möchten
ask-help-informazioni = Zu einer Erfahrung, zu einem Thema oder zum Katalog selbst.
ask-help-seminario = Ein halber Tag mit Leuten, die das Problem schon angegangen sind.
ask-help-webinar = Dasselbe, aus der Ferne.
ask-help-laboratorio = Gemeinsame Arbeit an einem Fall Ihrer Körperschaft.
ask-help-coaching = Einige Treffen, die Ihre Stelle Schritt für Schritt begleiten.
ask-help-offerta = Sie muss weder neu noch abgeschlossen sein: Wenige Zeilen genügen.
ask-mail-subject = Anfrage zu „{ $title }“: { $what }
ask-mail-subject-all = Anfrage zu „{ $title }“
ask-mail-body =
    Guten Tag,

    wir schreiben Ihnen zu dieser Erfahrung:
    { $title }
    { $url }

    Wir möchten anfragen: { $what }.

    Unsere Körperschaft:
    Warum es uns interessiert:
    So erreichen Sie uns:
ask-mail-body-all =
    Guten Tag,

    wir schreiben Ihnen zu dieser Erfahrung:
    { $title }
    { $url }

    Wir möchten anfragen (Nichtzutreffendes streichen):
    { $what }

    Unsere Körperschaft:
    Warum es uns interessiert:
    So erreichen Sie uns:
ask-site-subject = { $site }: { $what }
ask-site-subject-all = { $site }: Anfrage
ask-site-body =
    Guten Tag,

    wir möchten anfragen: { $what }.

    Zu welchem Thema oder welcher Erfahrung:
    Unsere Körperschaft:
    So erreichen Sie uns:
ask-site-body-all =
    Guten Tag,

    wir möchten anfragen (Nichtzutreffendes streichen):
    { $what }

    Zu welchem Thema oder welcher Erfahrung:
    Unsere Körperschaft:
    So erreichen Sie uns:
ask-site-offer =
    Guten Tag,

    wir möchten im Katalog eine Erfahrung erzählen.

    Unsere Körperschaft:
    Was das Problem war:
    Was wir getan haben:
    Was wir anderen anbieten können:
    Zuständige Stelle:
report-title = Ein Problem melden
report-lead = Eine E-Mail genügt, ohne Anmeldung.
report-do-dati = Falsche Angaben
report-do-contenuto = Unangemessener Inhalt
report-do-barriera = Hindernis für die Barrierefreiheit
report-what-all = Problem
report-mail-subject = Meldung ({ $what }): { $title }
report-mail-body =
    { $title }
    { $url }

    { $question }
report-mail-body-site =
    { $title }
    { $url }

    Seite (Titel oder Adresse):
    { $question }
report-question-dati = Was falsch ist, und wie es richtig heißt:
report-question-contenuto = Welcher Inhalt, und warum er unangemessen ist:
report-question-barriera = Was nicht geht, mit welchem Browser oder Hilfsmittel:
report-question-all = Was nicht stimmt (falsche Angaben, unangemessener Inhalt, Hindernis für die Barrierefreiheit):

## Who can help with what

title-helpers = Wer helfen kann
helpers-lead = Die Kompetenzen, Werkzeuge und Dienste, die Verwaltungen anderen anbieten.
helpers-competences = Wer was gut kann
helpers-tools = Fertige Werkzeuge
helpers-services = Dienste für andere Einrichtungen
helpers-modes = Worum Sie zu jeder Erfahrung bitten können
helpers-modes-lead = Jede Körperschaft entscheidet, ob und wie sie bei der Nachnutzung ihrer Erfahrung hilft.
helpers-open = Erfahrungen, zu denen Sie anfragen können
helpers-has = Wer diese Erfahrung hat:
helpers-made = Wer es bereitstellt:
helpers-code = Der Code auf { $forge }
helpers-no-way = Diese Einrichtungen haben nicht angegeben, wie man sie um Hilfe bittet.
helpers-who = Wer hilft:
helpers-ask = Nicht gefunden, wen Sie brauchen? Beim Katalog anfragen

## Twinnings, calls and their network

all-gemellaggio-intro = Erfahrungen, die von einer Einrichtung zur anderen gehen: wer gibt, wer empfängt, wie weit es ist und was daraus wurde.
all-avviso-intro = Wer Partnerschaften finanziert: wer geben darf, wer empfangen darf, nach welchen Kriterien und bis wann.
backlinks-gemellaggio = Partnerschaften
backlinks-avviso = Aufrufe
title-network = Das Netz der Partnerschaften
network-lead = Wer wem seine Erfahrung gab, aus welchen Regionen und mit welchen Programmen.
network-open = Das Netz ansehen: wer wem gab
network-all = Alle Partnerschaften mit ihren Einträgen
network-givers = Einrichtungen, die geben
network-receivers = Einrichtungen, die empfangen
network-table = Wer gab wem
network-caption = Partnerschaften ab der neuesten: wer gibt, wer empfängt, wie weit sie sind
network-giver = Wer gibt
network-receiver = Wer empfängt
network-what = Partnerschaft
network-state = Stand
network-solid = durchgezogen: genehmigt oder umgesetzt
network-dashed = gestrichelt: nur vorgeschlagen
network-themes = Nach Thema
network-theme = Thema
network-programmes = Nach Programm
network-programme = Programm
network-regions = Nach Region
network-regions-caption = Partnerschaften, in denen Einrichtungen jeder Region oder eines anderen Landes geben und empfangen
network-nowhere = Region oder Land nicht angegeben
network-figures-note = Eine Einrichtung kann eine Gruppe von Partnern sein, wenn die Quelle sie nicht einzeln nennt.
network-region = Region oder Land
network-given = Gibt
network-taken = Empfängt
network-count = Partnerschaften
twinning-parties = Wer gibt und wer empfängt
twinning-lead = Federführung
twinning-coordinator = Koordination
twinning-office = Zuständige Stelle
twinning-roles = Weitere Rollen
twinning-experience = Erfahrung
twinning-call = Aufruf
twinning-programme = Programm
twinning-resources = Mittel
twinning-start = Beginn
twinning-end = Ende
twinning-agreement = Die Vereinbarung
twinning-signed = Unterzeichnet:
twinning-agreement-read = Vereinbarung lesen
twinning-way = Wie weit es ist
step-done = erledigt
step-here = letzter bekannter Schritt
step-ahead = nicht bekannt
twinning-objectives = Ziele
twinning-skills = Was gelernt wird
twinning-activities = Aktivitäten
twinning-outcomes = Was daraus wurde
twinning-ask-title = Wollen Sie das auch?
twinning-ask = Zu „{ $experience }“ anfragen
twinning-reuses = Die daraus entstandenen Nachnutzungen
twinning-from = von
twinning-to = an
twinnings-title = Partnerschaften
exchange-twinnings-given = Hat in einer Partnerschaft gegeben
exchange-twinnings-taken = Hat in einer Partnerschaft empfangen
call-promoter = Getragen von
call-opening = Beginn
call-closing = Ende
call-page = Aufruf lesen und sich bewerben
call-page-closed = Aufruf lesen
call-roles = Die Rollen
call-criteria = Wie ausgewählt wird
call-criterion = Kriterium
call-points = Punkte
call-who = Wer teilnehmen darf
call-gives = Wer geben darf
call-receives = Wer empfangen darf
call-maturity = Die Erfahrung muss mindestens sein:
call-limits = Wo nichts steht, setzt der Aufruf keine Grenzen.
call-twinnings = Die aus diesem Aufruf entstandenen Partnerschaften
call-no-twinnings = Im Katalog gibt es keine.
call-dates = Beginn und Ende
call-no-dates = Daten nicht bekannt
network-rest = { $n ->
    [one] Eine weitere Partnerschaft steht in der Liste.
   *[other] { $n } weitere Partnerschaften stehen in der Liste.
}
call-open-until = Offen bis { $day ->
    [year] Ende { $date }
    [month] Ende { $date }
   *[other] { $date }
}
call-opens = Beginnt { $day ->
    [year] { $date }
    [month] im { $date }
   *[other] am { $date }
}
call-open-since = Offen seit { $day ->
    [year] { $date }
    [month] { $date }
   *[other] dem { $date }
}
call-closed = Beendet { $day ->
    [year] { $date }
    [month] im { $date }
   *[other] am { $date }
}
country-it = Italien
country-al = Albanien
country-at = Österreich
country-ba = Bosnien und Herzegowina
country-be = Belgien
country-bg = Bulgarien
country-ch = Schweiz
country-cy = Zypern
country-cz = Tschechien
country-de = Deutschland
country-dk = Dänemark
country-ee = Estland
country-es = Spanien
country-fi = Finnland
country-fr = Frankreich
country-gb = Vereinigtes Königreich
country-gr = Griechenland
country-hr = Kroatien
country-hu = Ungarn
country-ie = Irland
country-lt = Litauen
country-lu = Luxemburg
country-lv = Lettland
country-me = Montenegro
country-mk = Nordmazedonien
country-mt = Malta
country-nl = Niederlande
country-pl = Polen
country-pt = Portugal
country-ro = Rumänien
country-rs = Serbien
country-se = Schweden
country-si = Slowenien
country-sk = Slowakei

## Communities of practice

all-comunita-intro = Menschen aus verschiedenen Körperschaften lernen gemeinsam. Wählen Sie eine Gemeinschaft und sehen Sie, wie man mitmacht.
all-gruppo-intro = Die Gruppen der Gemeinschaften und Einrichtungen: Arbeitsgruppen, ämter- und direktionsübergreifende Gruppen, Hilfegruppen.
all-piano-intro = Was die Gemeinschaften vorhaben, und wann.
news-new-comunita = Neue Fachgemeinschaft
news-new-gruppo = Neue Gruppe
news-new-piano = Neuer Plan einer Gemeinschaft
backlinks-comunita = Fachgemeinschaften
backlinks-gruppo = Gruppen
backlinks-piano = Pläne der Gemeinschaften
community-part-of = Gehört zu { $community }
community-join-title = Mitmachen
community-join = Beitreten
community-join-note = Es öffnet sich das Formular der Körperschaft. Auf dieser Website hinterlassen Sie keine Daten.
community-join-office = Zum Mitmachen wenden Sie sich an
community-join-write = Zum Mitmachen schreiben
community-mail-subject = Ich möchte mitmachen: { $title }
community-join-promoter = Wie man mitmacht, weiß der Träger:
community-join-unknown = Wie man mitmacht, sagen die Quellen nicht.
community-concluded = Diese Gemeinschaft hat ihre Arbeit abgeschlossen. Hier bleibt, was sie getan hat.
community-first = Zuerst meldet man sich an bei
community-who = Wer mitmachen kann
community-ways = Wie man mitmacht
community-way-semplice = Sie melden sich selbst an: Ihre Körperschaft müssen Sie nicht fragen.
community-way-designato = Sie brauchen eine Benennung: Ihre Körperschaft schreibt, dass Sie sie in der Gemeinschaft vertreten. So machen Sie mit einem anerkannten Auftrag mit.
community-nomination-signed = Wer sie unterschreiben darf:
community-nomination-anyone = Sie wird von einer zeichnungsberechtigten Stelle Ihrer Körperschaft unterschrieben, zum Beispiel von der Leitung oder von der für den digitalen Wandel zuständigen Person (RTD).
community-nomination-copy = Beim Beitritt erklären Sie, dass Sie sie haben. Bewahren Sie sie auf: Später kann eine Kopie verlangt werden. Auf diese Website wird sie nicht hochgeladen.
community-list = Mailingliste
community-list-get = Was Sie bekommen:
community-list-default = Sie bekommen Nachrichten über die Aktivitäten, an denen Sie teilnehmen können.
community-list-join = In die Liste eintragen
community-list-leave = Aus der Liste austragen
community-list-privacy = Wie die Adressen verwendet werden
community-next = Nächster Termin
community-facts-about = Womit sie sich befasst
community-facts-state = Stand
community-facts-time = Zeitraum
community-facts-promoter = Getragen von
community-facts-coordinator = Koordination
community-facts-members = Wer mitmacht
community-people = Personen
community-as-of = Stand
community-source = Quelle:
community-purpose = Wozu sie da ist
community-team = Unterstützungsteam
community-team-from = aus dem Kreis der Mitglieder
community-team-role = Rolle
community-team-places = Plätze
community-team-now = Wer jetzt da ist
community-team-unknown = nicht angegeben
team-exactly = { $n }
team-between = { $least } bis { $most }
team-least = mindestens { $n }
team-most = höchstens { $n }
community-parts = Die Gemeinschaften, die dazugehören
community-open-groups = Gruppen, die Mitglieder suchen
community-groups = Gruppen
community-group-join = Der Gruppe beitreten
community-results = Was sie erstellt hat:
community-plans = Der Plan
community-proposte = Vorschläge an diese Fachgemeinschaft
community-consultazioni = Umfragen und Konsultationen
community-prodotti = Materialien und Zusammenfassungen
community-eventi = Treffen
community-formazione = Fortbildung
community-notizie = Nachrichten
community-with-results = mit den Ergebnissen
community-validation = { $who }: { $outcome }
group-goal = Ziel
group-how = Wie sie arbeitet
group-community = Gemeinschaft
group-body = Einrichtung
group-kind = Art der Gruppe
group-topic = Unterthema
group-members = Beteiligte Einrichtungen
group-departments = Beteiligte Ämter
group-act = Gegründet durch
group-act-number = Nr.
group-act-of = vom
group-open = Die Gruppe ist offen für alle, die mitmachen wollen.
group-open-through = Der Weg in die Gruppe führt über die Seite der Gemeinschaft:
group-product = Was sie erstellt hat
group-synthesis = Zusammenfassung
group-tasks = Was der Plan ihr anvertraut
group-task-plan = Plan
group-materials = Weitere Materialien
plan-community = Gemeinschaft
plan-period = Zeitraum
plan-goals = Ziele
plan-schedule = Aktivitäten und Zeitplan
plan-activity = Aktivität
plan-when = Wann
plan-group = Wer sich kümmert:
plan-state = Stand
plan-today = heute
plan-done = Abgeschlossene Aktivitäten: { $done } von { $all }
plan-late = { $day ->
   *[other] In Verzug: sollte am { $date } enden
}
count-late = { $n } in Verzug
plan-empty = Der Plan hat noch keine Aktivitäten.
home-communities = Gemeinschaften zum Mitmachen
home-communities-group = Sucht Mitglieder:
home-communities-event = Nächster Termin:
home-communities-more = Alle Gemeinschaften

## Consultations

all-consultazione-intro = Was gefragt wird, zu welchem Text und bis wann; und was daraus wurde. Zuerst, was am spätesten endet.
consultation-until = { $day ->
   *[other] offen bis { $date }
}
consultation-was-until = { $day ->
   *[other] geschlossen: war offen bis { $date }
}
consultation-from = { $day ->
    [year] beginnt { $date }
    [month] beginnt im { $date }
   *[other] beginnt am { $date }
}
consultation-opening = Beginn
consultation-closing = Ende
consultation-kind = Was gefragt wird
consultation-promoter = Getragen von
consultation-process = Verfahren
consultation-about = Worum es geht
consultation-take-part = Teilnehmen
consultation-comment-text = Den Text absatzweise kommentieren
consultation-read-text = Den Text absatzweise lesen
consultation-no-dates = Die Quelle, die wir gelesen haben, sagt nicht, wann sie begann und endete.
consultation-questions = Die Fragen
consultation-outcome = Was daraus wurde
consultation-published = Ergebnis veröffentlicht
consultation-contributions = Eingegangene Beiträge
consultation-decisions = Was entschieden wurde, und warum
consultation-results = Was geantwortet wurde
consultation-home = Offene Konsultationen
consultation-home-more = Alle Konsultationen
result-answer = Antwort
result-count = Wie oft
result-answers = { $n ->
    [one] { $n } Antwort
   *[other] { $n } Antworten
}
result-small = weniger als { $n }
result-hidden = nicht gezeigt
result-note = Eine kleine Zahl kann verraten, wer geantwortet hat. Darum steht unter { $n } „weniger als { $n }“, und wo eine Subtraktion sie verriete, ist auch eine andere Zahl nicht gezeigt.
result-withheld = Die Antworten auf diese Frage werden nicht gezeigt: Es sind zu wenige, um nicht zu verraten, wer sie gab.
result-download = Die Ergebnistabelle
consulted-title = Der Text nach Absätzen: { $title }
consulted-lead = { $version }: Dieser Text ändert sich nicht mehr. Jeder Absatz hat einen Namen und eine Adresse, die bleiben.
consulted-mail = „Diesen Absatz kommentieren“ öffnet eine begonnene Nachricht. Öffnet sie sich nicht, schreiben Sie an { $email } und nennen Sie den Namen des Absatzes.
consulted-form = „Diesen Absatz kommentieren“ führt zum Formular der Einrichtung. Fragt das Formular nicht danach, nenne den Namen des Absatzes.
consulted-closed = Zurzeit werden keine Kommentare angenommen: Der Text bleibt hier lesbar, unter denselben Adressen.
consulted-comment = Diesen Absatz kommentieren
consulted-comment-on = : { $name }
consulted-name = { $part }, { $number }
consulted-body = Text
consulted-subject = Kommentar zu { $name } ({ $about })
consulted-back = Zurück zur Konsultation
consulted-version = Die ganze Fassung
consulted-card = Der Eintrag, wie er jetzt ist
consulted-texts = Die Texte dieser Konsultation
commitment-process = Plan oder Verfahren
commitment-milestones = Meilensteine
commitment-completion = Wie weit sie umgesetzt ist

## Calendar, maturity, state of the catalogue, guided collections

title-calendar = Kalender
calendar-lead = Treffen, Kurse und andere Termine, Monat für Monat.
calendar-next = Nächste Termine
calendar-year = Die Termine { $year }
calendar-none = Am { $day } ist kein Termin geplant: Hier sind die letzten.
calendar-none-undated = Hier sind die letzten Termine.
calendar-years = Jahr für Jahr
calendar-file = In Ihrem Kalender
calendar-file-note = Laden Sie die Datei herunter, um die Termine in Ihr Programm zu übernehmen, oder abonnieren Sie ihre Adresse: Dann bekommen Sie auch neue Termine und Änderungen.
calendar-file-action = Alle Termine (.ics)
calendar-file-title = { $site }: Termine
calendar-undated = { $n ->
    [one] Einer fehlt in der Datei, weil sein Tag nicht bekannt ist.
   *[other] { $n } fehlen in der Datei, weil ihr Tag nicht bekannt ist.
}
calendar-list = Zur Liste mit allen Einträgen
calendar-see = Zum Kalender
calendar-add = In den Kalender übernehmen
calendar-follow = Die Termine dieses Eintrags in Ihrem Kalender (.ics)
calendar-term = Die Termine zu diesem Thema in Ihrem Kalender (.ics)
calendar-until = bis
count-appointments = { $n ->
    [0] kein Termin
    [one] { $n } Termin
   *[other] { $n } Termine
}
event-cancelled = Das Treffen ist abgesagt.
event-tentative = Das Treffen ist noch nicht bestätigt.
event-captions-yes = Die Aufzeichnung hat Untertitel.
event-captions-no = Die Aufzeichnung hat keine Untertitel.
maturity-title = Wie weit diese Erfahrung ist
maturity-descritta = Beschrieben
maturity-documentata = Dokumentiert
maturity-riusata = Nachgenutzt
maturity-descritta-help = Die Einrichtung hat sie in einem Eintrag beschrieben.
maturity-documentata-help = Der Eintrag ist vollständig, und etwas belegt die Ergebnisse.
maturity-riusata-help = Mindestens { $reuses } Einrichtungen nutzen sie, oder mindestens { $validations } Stellungnahmen sind positiv: je eine für Redaktion, Fachgemeinschaft und Fachleute. Die eigene zählt nicht, ebenso wenig die für die Veröffentlichung ohnehin nötigen.
maturity-done = erreicht
maturity-open = noch nicht
maturity-gap-problem = das Problem fehlt
maturity-gap-solution = die Lösung fehlt
maturity-gap-territory = das Gebiet fehlt
maturity-gap-state = es steht nicht da, ob sie in Betrieb ist
maturity-gap-beneficiaries = es steht nicht da, für wen sie ist
maturity-gap-results = die Ergebnisse fehlen
maturity-gap-lessons = Lehren, Schwierigkeiten oder Erfolgsbedingungen fehlen
maturity-gap-transfer = die Einrichtung hat nicht angegeben, was man anfragen kann
maturity-gap-sources = die Quellen fehlen
maturity-gap-evidence = eine Kennzahl mit ihrer Quelle oder ein anderer Beleg fehlt
maturity-reuses = { $n ->
    [0] keine Einrichtung, von der bekannt ist, dass sie sie heute nutzt
    [one] { $n } Einrichtung nutzt sie
   *[other] { $n } Einrichtungen nutzen sie
}
maturity-begun = { $n ->
    [one] { $n } begonnene Nachnutzung, von der nicht bekannt ist, ob sie heute läuft
   *[other] { $n } begonnene Nachnutzungen, von denen nicht bekannt ist, ob sie heute laufen
}
maturity-validations = { $n ->
    [0] keine positive Stellungnahme außer den für die Veröffentlichung nötigen
    [one] { $n } positive Stellungnahme außer den für die Veröffentlichung nötigen
   *[other] { $n } positive Stellungnahmen außer den für die Veröffentlichung nötigen
}
maturity-complete = Eintrag vervollständigen
path-title = Teil eines Lesepfads
path-position = Station { $position } von { $total }
path-previous = Davor:
path-next = Danach:
path-start = Mit der ersten Station beginnen
fact-verified = Geprüft am
title-upkeep = Stand des Katalogs
upkeep-lead = Was auf alle wartet, die Einträge pflegen.
upkeep-open = Eine Arbeitsseite, die allen offensteht.
upkeep-today = Stand: { $day }.
upkeep-bodies = Nach Einrichtung
upkeep-body = Einrichtung
upkeep-cards = Einträge
upkeep-card = Eintrag
upkeep-since = Seit
upkeep-none = Nichts zu tun.
upkeep-none-here = Keiner unter den Einträgen, die diese Website zeigt.
upkeep-more = { $n ->
    [one] Und ein weiterer: Die Prüfung nennt alle.
   *[other] Und { $n } weitere: Die Prüfung nennt alle.
}
upkeep-unanswered = Ohne Antwort
upkeep-unanswered-help = Der Tag ist vorbei: Schreiben Sie, was daraus geworden ist, oder verlängern Sie.
upkeep-unanswered-what = Worauf er wartet
upkeep-validation = In Vorbereitung oder in Prüfung
upkeep-validation-help = Sie sind noch nicht veröffentlicht, eine Änderung wartet auf die Prüfung, oder bei der Prüfung wurde um Ergänzung gebeten.
upkeep-validation-what = Wie weit es ist
upkeep-stale = Zu überprüfen
upkeep-stale-help = Seit längerem hat niemand geprüft, ob sie noch stimmen. Wenn ja, schreiben Sie den Tag in „Zuletzt geprüft“, sonst berichtigen Sie sie.
upkeep-stale-what = Warum
upkeep-incomplete = Unvollständig
upkeep-incomplete-help = Man kann sie trotzdem lesen, aber mit diesen Feldern wären sie nützlicher.
upkeep-incomplete-what = Was fehlt
upkeep-verified = damals geprüft
upkeep-never-verified = nie geprüft, damals geändert
upkeep-open-need = Die Frist ist vorbei, und er ist noch offen
upkeep-open-consultation = Sie ist beendet und sagt nicht, was daraus geworden ist
upkeep-open-proposal = Das Verfahren ist zu Ende, und der Vorschlag wird noch geprüft
numbers-upkeep = Für alle, die Einträge pflegen: der Stand des Katalogs

## Prüfung der Einträge

state-in-validation = In Prüfung
state-to-complete = Zu ergänzen
validation-missing = Zur Veröffentlichung fehlt die Prüfung durch: { $roles }.
validation-update = Wird gerade aktualisiert.
validation-update-note = Dieser Eintrag wurde geändert, und der neue Text wartet auf die Prüfung. Hier steht der letzte geprüfte Text.
validation-ahead-note = Dieser Text ist noch nicht geprüft: Die öffentliche Website zeigt den vorherigen.
validation-title = Wer den Eintrag geprüft hat
validation-of-other = betrifft einen anderen Text dieses Eintrags
state-reason = Warum:

# The reserved area: sites that not everybody reads.
reserved-area = Geschützter Bereich
reserved-area-of = Geschützter Bereich: { $who }
reserved-members = Mitglieder des Katalogs

## Needs, and who could help (fabbisogno, prassi match)

all-fabbisogno-intro = Die Probleme, für die eine Einrichtung Hilfe sucht, und die Erfahrungen, die ihr nützen könnten.
news-new-fabbisogno = Neue Bitte um Hilfe
backlinks-fabbisogno = Wer Hilfe sucht
home-needs = Wer sucht
home-needs-more = Alle Anfragen
admin-needs = Was sie sucht
need-owner = Wer sucht
need-state = Stand
need-deadline = Bis wann
need-deadline-past = Datum schon vorbei
need-modes = Welche Hilfe
need-limits = Was zu beachten ist
need-help-title = Können Sie helfen?
need-help-text = Wenn Ihre Körperschaft dieses Problem schon angegangen ist, schreiben Sie der suchenden Stelle: Auch ein Rat hilft.
need-help-action = Hilfe anbieten
need-mail-subject = Ich kann helfen: { $title }
match-title = Wer helfen könnte
match-lead = Die Erfahrungen im Katalog, die diesem Problem am ähnlichsten sind, mit dem Warum. Der Katalog findet sie selbst.
match-offers = Die Einrichtung bietet Hilfe an
match-unknown = Die Einrichtung hat nicht gesagt, ob sie hilft
match-unknown-note = Wo die Einrichtung nicht gesagt hat, ob sie hilft, lesen Sie den Eintrag und fragen Sie nach.
match-none = Keine Erfahrung im Katalog ist ähnlich genug. Komm wieder, wenn der Katalog gewachsen ist, oder beschreib das Problem mit anderen Worten.
match-why = Warum
match-score = Ähnlichkeit { $score } von 100
match-words = gemeinsame Wörter: { $words }
match-themes = gleiches Thema: { $themes }
match-modes = bietet, was ihr sucht: { $modes }
match-modes-there = was ihr sucht, gibt es: { $modes }
match-small = für kleine Gemeinden geeignet
match-size = eine Einrichtung mit etwa gleich vielen Einwohnenden
match-region = gleiche Region: { $region }
match-neighbour = Nachbarregion: { $region }
match-national = gilt für ganz Italien
match-reused = { $n ->
    [one] schon von { $n } Einrichtung nachgenutzt
   *[other] schon von { $n } Einrichtungen nachgenutzt
}
match-proven = mit mindestens einem Beleg oder einer Kennzahl mit Quelle
match-mature = Reife: { $level }
match-news = Neue Treffer
match-news-text = „{ $offer }“ könnte helfen ({ $score } von 100): { $reasons }.
match-news-text-unknown = „{ $offer }“ könnte nützen ({ $score } von 100; die Einrichtung hat nicht gesagt, ob sie helfen kann): { $reasons }.
match-news-offer = Die Erfahrung
served-title = Wem sie nützen könnte
served-lead = Wer Hilfe für ein Problem wie dieses sucht.

## Participation: what other platforms count, how to take part, what is open on a card

origin-counted = Auf { $platform }: { $count } ({ $dated })
origin-dated = { $day ->
   *[other] Stand: { $date }
}
count-here = In diesem Katalog: { $count }
supports-how = Unterstützen Sie ihn, oder unterstützt ihn Ihre Körperschaft?
supports-write = Schreiben Sie der Redaktion des Katalogs
supports-mail-subject = Unterstützung für den Vorschlag: { $title }
comments-none = Hier gibt es noch keine Kommentare.
comments-how = Möchten Sie etwas dazu sagen?
comments-write = Schicken Sie der Redaktion des Katalogs einen Kommentar
comments-mail-subject = Kommentar zum Vorschlag: { $title }
commitment-checked = geprüft am
consulted-now = { $day ->
   *[other] In Konsultation bis { $date }
}
consulted-now-comment = { $state }: den Text kommentieren
consulted-now-take-part = { $state }: teilnehmen
consultation-open-form = Formular der Körperschaft öffnen
consultation-closed = Konsultation beendet
consultation-not-yet = Konsultation noch nicht offen

## Communities: groups by nomination, proposals, surveys, who takes part

group-nominated = Die Gruppe sucht Mitglieder. Es ist eine Arbeitsgruppe: Zu ihr gehört, wer von der eigenen Körperschaft benannt ist.
group-first = Treten Sie zuerst bei:
group-nomination = Nötig ist die Benennung durch Ihre Körperschaft:
group-nomination-how = wie das geht
group-join-nominated = Der Gruppe mit Benennung beitreten
community-propose = Ein Thema vorschlagen
community-survey = Sagen Sie Ihre Meinung:
community-participants = Wer mitwirkt
community-participants-count = Mitwirkende: { $n }, davon { $nominated } mit Benennung.
community-participants-until = Ende: { $date }
home-tracks = Gemeinsam entscheiden
home-tracks-more = Alles ansehen:
home-collections = Sie wissen nicht, wo Sie anfangen sollen? Hier sind Einträge der Reihe nach geordnet:

# Asking: further ways, publishing a need, answering one.
ask-more = Weitere Möglichkeiten anzufragen
order-needs = Offene zuerst, die nächste Frist voran
need-by = { $day ->
    [year] bis { $date }
    [month] bis { $date }
   *[other] bis zum { $date }
}
need-help-through = Der Eintrag nennt keine Anschrift von „{ $office }“: Schreiben Sie der Stelle, die den Katalog betreut.
need-mail-body =
    Guten Tag,

    wir haben diese Anfrage gelesen:
    { $title }
    { $url }

    Vielleicht können wir Ihnen helfen.

    Unsere Körperschaft:
    Was wir gemacht haben:
    Wie Sie uns erreichen:
ask-do-bisogno = Erzählen, was Sie suchen
ask-what-bisogno = eine Bitte um Hilfe zur Veröffentlichung
ask-help-bisogno = Hat Ihre Körperschaft ein Problem, das andere schon gelöst haben? Die Anfrage wird hier veröffentlicht, und der Katalog zeigt, wer helfen könnte.
ask-site-need =
    Guten Tag,

    wir möchten im Katalog veröffentlichen, was wir suchen.

    Körperschaft:
    Stelle, der zu antworten ist (E-Mail oder Telefon):
    Welches Problem wir haben:
    Thema:
    Welche Hilfe wir brauchen:
    Bis wann:
