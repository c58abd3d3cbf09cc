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
demo-text = Die Einträge stammen aus öffentlichen Quellen: Die genannten Körperschaften haben sie weder geschrieben noch geprüft.

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
search-lead = Schreib ein Problem, eine Einrichtung, ein Programm, eine Abkürzung: Die Einträge erscheinen beim Tippen.
search-home-hint = Zum Beispiel: Bürgerhaushalt, Schalter für Unternehmen, offene Daten
search-list-label = In dieser Liste suchen
search-noscript = Für die Suche nach Wörtern braucht es JavaScript, das in diesem Browser ausgeschaltet ist. Auch von hier erreichst du alle Einträge.
search-lists = Die vollständigen Listen
search-ways = In den Erfahrungen blättern
search-help = Wie du besser suchst
search-help-phrase = In Anführungszeichen findest du Wörter, die aufeinander folgen: „"offene Daten"“.
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
search-perhaps = Meintest du „{ $near }“?
search-remove = Filter entfernen: { $label }
search-type = Art des Eintrags
search-more = Weitere Einträge zeigen
search-facet-more = Alle zeigen ({ $n })
search-suggestions = Vorschläge
search-suggestions-help = { $n }: mit den Pfeilen durchgehen, mit Enter öffnen.
search-failed = Die Suche lädt nicht. Prüfe die Verbindung oder nimm die Listen.
search-older = Das Suchverzeichnis ist älter als diese Seite: Es wird in Kürze aktualisiert.
search-newer = Der Katalog wurde aktualisiert: Lade die Seite neu.
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
backlinks-raccolta = Lesewege
backlinks-pagina = Seiten
related-title = Auch das kann nützlich sein
image-author = Bild: { $author }
archived-note = Dieser Eintrag ist archiviert: Er bleibt zur Erinnerung hier, wird aber nicht mehr aktualisiert.
draft-note = Dieser Eintrag ist noch nicht veröffentlicht.

## What a reader can ask for

ask-title = Worum Sie bitten können
ask-unknown = Die Körperschaft hat noch nicht angegeben, was sie denen anbietet, die diese Erfahrung übernehmen möchten.
ask-none = Die Körperschaft bietet denen, die diese Erfahrung übernehmen möchten, keine Hilfe an. Der Eintrag steht allen Verwaltungen zur Verfügung.
ask-action-information = Auskunft anfragen
ask-action-activity = Um eine Aktivität bitten
ask-action-twinning = Eine Partnerschaft vorschlagen
ask-action-phone = Anrufen
ask-answers = Es antwortet:
ask-write-to = Sie können auch schreiben an
ask-office-only = Wenden Sie sich an:
ask-owner-only = Wenden Sie sich an:
ask-needs = Was Sie vorher brauchen
ask-places = Plätze im Jahr
ask-costs = Kosten für die übernehmende Körperschaft
ask-software = Software zur Wiederverwendung
mail-subject-ask = Anfrage%20zu
mail-subject-report = Meldung%20zu

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
action-report-note = Falsche Angaben, unangemessene Inhalte, ein Hindernis für die Barrierefreiheit: Eine E-Mail genügt, ohne Anmeldung.
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
version-here = (hier bist du)
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
versions-lead = Jede Änderung des Eintrags bleibt erhalten, mit ihrem Datum: Sieh nach, was sich geändert hat, oder lies, wie es war.
versions-unpublished = { $n ->
    [one] Die erste Version ist älter als die Veröffentlichung: Sie wird gezählt, aber nicht gezeigt.
   *[other] Die ersten { $n } Versionen sind älter als die Veröffentlichung: Sie werden gezählt, aber nicht gezeigt.
}
version-state-redacted = Text zurückgezogen
version-state-unpublished = vor der Veröffentlichung
version-state-removed = Eintrag entfernt
version-state-draft = noch nicht festgehalten
version-changed = mit Änderungen, die noch nicht festgehalten sind
version-note-first = Das ist die erste Version: Es gibt nichts, womit sie sich vergleichen ließe.
version-note-published = Mit dieser Version wurde der Eintrag veröffentlicht: Die früheren werden nicht gezeigt.
version-note-unpublished = Diese Version ist älter als die Veröffentlichung des Eintrags: Sie wird gezählt, aber nicht gezeigt.
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
proposal-objective = Ziel
proposal-how = Umsetzung
proposal-whom = Für wen
proposal-when = Wann
proposal-entrusted = Wer ihn aufgreift
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
process-items = Vorschläge und Verpflichtungen
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
amendments-all = Die Vorschläge des ganzen Katalogs
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
amendment-number = Vorschlag { $number }
amendment-one = Vorschlag
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
amendment-compared = Verglichen mit dem Eintrag, wie er war, als der Vorschlag entstand.
amendment-conflict = Inzwischen hat sich der Eintrag an denselben Stellen geändert: So lässt sich der Vorschlag nicht mehr übernehmen, er muss angepasst werden.
amendment-conflict-elsewhere = Inzwischen hat sich anderes geändert, das der Vorschlag berührt: So lässt er sich nicht mehr übernehmen, er muss angepasst werden.
amendment-broken = Mit dieser Änderung hätte der Eintrag Fehler: Sie müssen zuerst behoben werden.
amendment-too-large = Der vorgeschlagene Text ist länger, als ein Eintrag sein darf.
amendment-unreadable = Der vorgeschlagene Text ist nicht lesbar.
amendment-removal = Schlägt vor, den Eintrag aus dem Katalog zu nehmen.
amendment-meets = Berührt dieselben Stellen wie ein anderer:
amendment-meets-more = Und wie { $n } weitere.
amendment-meets-text = Text des Eintrags
amendment-problems = Was zu korrigieren ist
amendment-line = Zeile { $line }:
amendment-withheld = Der Text, von dem der Vorschlag ausging, ist nicht öffentlich: Was sich ändern würde, wird nicht gezeigt.
amendment-withheld-partly = Einige Felder des Eintrags sind nicht mehr öffentlich: Sie werden hier nicht gezeigt.

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
need-by = bis
need-modes = Welche Hilfe
need-limits = Was zu beachten ist
need-help-title = Kannst du helfen?
need-help-text = Wenn deine Einrichtung dieses Problem schon angegangen ist, schreib der suchenden Stelle: Auch ein Rat hilft.
need-help-action = Hilfe anbieten
mail-subject-help = Ich%20kann%20helfen:
match-title = Wer helfen könnte
match-lead = Die Erfahrungen im Katalog, die diesem Problem am ähnlichsten sind, mit dem Warum. Der Katalog findet sie selbst.
match-offers = Die Einrichtung bietet Hilfe an
match-others = Ähnliche Erfahrungen
match-others-note = Hier hat die Einrichtung nicht gesagt, ob sie helfen kann: Lies den Eintrag und frag nach.
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
match-proven = mit belegten Ergebnissen
match-news = Neue Treffer
match-news-text = „{ $offer }“ könnte helfen ({ $score } von 100): { $reasons }.
match-news-text-unknown = „{ $offer }“ könnte nützen ({ $score } von 100; die Einrichtung hat nicht gesagt, ob sie helfen kann): { $reasons }.
match-news-offer = Die Erfahrung
served-title = Wem sie nützen könnte
served-lead = Wer Hilfe für ein Problem wie dieses sucht.
