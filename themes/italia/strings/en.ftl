### en.ftl: all the words of the interface in English: plain words, British spelling, speaking to the reader as «you». Keys and
### arguments are those of it.ftl.

## Moving on the page

skip-label = Skip links
skip-content = Skip to content
skip-nav = Skip to menu
skip-footer = Skip to footer
breadcrumb-label = Breadcrumb
breadcrumb-home = Home
languages-label = Languages
languages-home = (home page)
written-in = in { $language }
language-it = Italian
language-en = English
language-de = German
nav-label = Main menu
nav-current = (you are here)
back-home = Back to the home page

## The four words

nav-raccolta = Collect
nav-raccolta-help = What public bodies did, told by the people who did it.
nav-diffusione = Share
nav-diffusione-help = News and meetings to get to know their work.
nav-apprendimento = Learn
nav-apprendimento-help = Materials and occasions to learn together.
nav-trasferimento = Transfer
nav-trasferimento-help = Ask for help, reuse an experience, offer your own.

## The demonstration strip

demo-title = Demonstration catalogue.
demo-text = The entries come from public sources, and the bodies named have neither written nor checked them; imaginary ones say so.

## Home

home-motto = A pity to start from scratch every time
home-title = Which problem do you want to solve?
home-lead = Perhaps another public body has already tackled it. Start from a problem: we tell you who solved it, how, and what you can ask for.
home-themes = Or start from a theme
home-all = See all experiences
home-counts = { $experiences }, { $administrations }
home-words = Four words to find your way
home-reuse = Already reused
home-latest = Just in
home-latest-more = All experiences
home-events = Next events
home-events-past = Latest events
home-news = News
reuse-giver = Given by
reuse-receiver = Received by

## How to take part

join-title = How to take part
join-1-title = Tell your story
join-1-text = A title, a few lines and a theme are enough. The experience need not be new, nor finished.
join-2-title = Decide what to offer
join-2-text = Answer questions, run a workshop, become a partner, or nothing yet: your body chooses.
join-3-title = Keep it up to date
join-3-text = The entry grows with the work. Every version stays, with its date.
join-why-title = Why it pays.
join-why-text = What is ordinary for you can save another body months. And those who tell their story are found by those who have the same problem.
join-action = Propose an experience

## Lists and terms

count-experiences = { $n ->
    [0] no experiences
    [one] { $n } experience
   *[other] { $n } experiences
}
count-cards = { $n ->
    [0] no entries
    [one] { $n } entry
   *[other] { $n } entries
}
count-administrations = { $n ->
    [0] no public bodies
    [one] { $n } public body
   *[other] { $n } public bodies
}
order-newest = Newest first
order-title = In alphabetical order
years-open = since { $start }
page-of = Page { $current } of { $total }
pagination-label = Pages of the list
pagination-page = Page
pagination-prev = Previous
pagination-next = Next
facets-label = Browse the list
facets-whole = The numbers count the whole catalogue.
facets-open = Other ways to browse
facets-all = See all: { $taxonomy }
teaser-problem = The problem:
teaser-marks = What you can ask for
term-synonyms = Also called:
term-all = See all: { $taxonomy }
term-rest = And also
term-feed = Follow this page (Atom)
empty-title = There is nothing here yet
empty-text = This list will fill with the first entries.
all-esperienza-intro = What public bodies did, with the results, the difficulties and what you can ask for.
all-amministrazione-intro = Who told an experience, who reused one, and what each body offers.
all-notizia-intro = What has happened in the catalogue and around it.
all-evento-intro = Meetings, seminars and workshops to see the experiences up close.
all-materiale-intro = Documents, templates and videos to use in your own body.
title-experiences-by = Experiences by { $taxonomy }

## The search. In words that `cerca.mjs` says, { $n }, { $q }, { $label }, { $near } are filled in in the browser; the plural forms
## -one, -other (and others where a language has them) are chosen there.

title-search = Search the catalogue
search-form-label = Search the catalogue
search-button = Search
search-open = Search
search-lead = Write a problem, a body, a programme, an acronym: entries appear as you type.
search-home-hint = For example: participatory budget, one-stop shop, open data
search-list-label = Search this list
search-noscript = Searching by words needs JavaScript, which is off in this browser. From here you can reach every entry too.
search-lists = The full lists
search-ways = Browse the experiences
search-help = How to search better
search-help-phrase = In quotes, words are found one after the other: “"participatory budget"”.
search-help-not = A hyphen before a word leaves it out: “wifi -library”.
search-help-field = The name of a field narrows the search: “region:puglia”, “theme:servizi”, “year:2021”.
search-help-keys = The / key leads to the search box from every page, the arrows go through the results, Esc closes or empties.
search-key-off = Do not use the / key
search-filters = Filter
search-order = Order by
search-order-relevance = relevance
search-order-date = date
search-order-title = title
search-chips = Chosen filters
search-all = All results for “{ $q }”
search-count-one = { $n } entry
search-count-other = { $n } entries
search-count-all = { $n }
search-count-for = { $n } for “{ $q }”
search-more-than = more than { $n }
search-none = No entry for “{ $q }”
search-none-filters = No entry with these filters
search-some = More entries, with some of the words
search-near = “{ $q }” is in no entry: searching for “{ $near }”.
search-unknown = “{ $q }” is in no entry.
search-incomplete = A part of the index does not load: some entries may be missing.
search-loosen-filter = Without the filter “{ $label }”
search-loosen-quotes = Without quotes
search-perhaps = Perhaps you meant “{ $near }”
search-remove = Remove the filter: { $label }
search-type = Kind of entry
search-more = Show more entries
search-facet-more = Show all ({ $n })
search-suggestions = Suggestions
search-suggestions-help = { $n }: go through them with the arrows, open with Enter.
search-failed = The search does not load. Check the connection, or use the lists.
search-older = The search index is older than this page: it will be updated shortly.
search-newer = The catalogue has been updated: reload the page.
search-retry = Try again

## A card

themes-label = Themes
problem-label = The problem
toc-title = On this page
facts-title = In short
fact-owner = Public body
fact-territory = Territory
fact-years = Years
fact-state = How far it is
fact-beneficiaries = Who it is for
fact-small = Suitable for small municipalities
fact-programme = Programme
fact-builds-on = Builds on
fact-cost = Cost
fact-duration = Duration
fact-workdays = Working days
months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
solution-label = The solution in one sentence
partners-title = Who worked together
peculiarities-title = What is special about it
phases-title = The phases
stops-title = The stops
results-title = Results in short
results-expected = What was expected
results-evidence = The evidence
indicator-start = from
indicator-target = expected
indicator-aim = expected result
indicator-source = source:
lessons-title = What was learned
lessons-difficulties = The difficulties
lessons-learned = The lessons
lessons-conditions = What it takes to work
participation-title = Participation
funding-title = With which funds
funding-caption = Funding: programme, period and amount
funding-programme = Programme
funding-period = Period
funding-amount = Amount
funding-other = Other funds
cup-full = unique project code
not-given = not stated
reuses-title = Who has already reused it
reuse-confirmed = Confirmed by:
reuse-as-of = as of
reuse-twinning = Through the twinning
links-title = Links
files-title = To download
sources-title = Sources
source-consulted = read on
about-title = What it is about
backlinks-title = Who speaks of it
backlinks-esperienza = Experiences
backlinks-amministrazione = Public bodies
backlinks-evento = Events
backlinks-notizia = News
backlinks-materiale = Materials
backlinks-raccolta = Guided collections
backlinks-pagina = Pages
related-title = This may help you too
image-author = Picture: { $author }
archived-note = This entry is archived: it stays here as a record, but is no longer updated.
draft-note = This entry is not published yet.

## What a reader can ask for

ask-title = What you can ask for
ask-unknown = The body has not yet stated what it offers to those who want to reuse this experience.
ask-none = The body offers no help to those who want to reuse this experience. The entry remains available to all public bodies.
ask-action-phone = Call
ask-answers = Who answers:
ask-write-to = You can also write to
ask-office-only = Contact:
ask-owner-only = Contact:
ask-needs = What you need first
ask-places = Places a year
ask-costs = Costs for those who receive
ask-software = Software to reuse

## The end of a card

colophon-title = About this entry
colophon-updated = Updated on
colophon-verified = Checked on
colophon-created = Published on
colophon-licence = Licence of texts and data
colophon-reference = Reference
colophon-id = Code
colophon-translations = In other languages
action-propose = Propose a change
action-report = Report a problem
origin-title = On { $platform }
origin-versions = { $n ->
    [one] a single version
   *[other] version { $n } of { $n }
}
origin-created = created on
origin-comments = { $n ->
    [0] no comments
    [one] { $n } comment
   *[other] { $n } comments
}
origin-supporters = { $n ->
    [0] no supporters
    [one] { $n } supporter
   *[other] { $n } supporters
}
origin-page = original page
origin-seen = figures read on

## Versions of a card

title-versions = Versions
title-versions-all = From the first version to the last
colophon-version = Version
version-of = Version { $number } of { $count }
version-text = As it was in version { $number }
version-draft = Draft
version-none = Not published yet
version-by = by
version-all = All versions
version-around = Versions around this one
version-first-last = Compare the first and the last
version-current = the present one
version-here = (you are here)
version-read = Read it as it was
version-read-now = Read the entry
version-changes = See what changed
version-previous = Version before
version-next = Version after
version-why = Why
version-what = What changed
version-compared = Compared with version { $number }
version-fields = The data
version-body = The text
version-date = Date
version-author = Written by
version-through = How it came
version-request = Proposed change no. { $number }
version-approved = Approvals
version-signature = Signature
version-signed = It carries a digital signature, which this site does not verify
versions-count = { $n ->
    [one] { $n } version
   *[other] { $n } versions
}
versions-lead = Every change of the entry stays, with its date: see what changed, or read it as it was.
versions-unpublished = { $n ->
    [one] The first version is older than the publication: it is counted, but not shown.
   *[other] The first { $n } versions are older than the publication: they are counted, but not shown.
}
version-state-redacted = text taken back
version-state-unpublished = before publication
version-state-unvalidated = not validated
version-state-removed = entry taken out
version-state-draft = not registered yet
version-changed = with changes that are not registered yet
version-note-first = This is the first version: there is nothing to compare it with.
version-note-published = With this version the entry was published: those before it are not shown.
version-note-unpublished = This version is older than the publication of the entry: it is counted, but not shown.
version-note-unvalidated = Nobody validated this version: it is counted, but not shown.
version-note-removed = With this version the entry was taken out of the catalogue.
version-note-missing = The text of this version cannot be read.
version-note-hidden-before = The text of the version before was taken back: there is no comparison.
version-note-redacted = The text of this version is no longer shown. Reason: { $reason }.
version-note-redacted-since = Since { $date } the text of this version is no longer shown. Reason: { $reason }.
version-note-fields = Of this version these are no longer shown: { $fields }.
version-note-all = One of the versions between the first and the last is not shown: there is no comparison.
version-note-plain = This version is not written as an entry: here is its text as it is.
version-old-title = A past version
version-old-note = This is version { $number }, of { $date }: it is not the present one.
version-old-undated = This is version { $number }: it is not the present one.
version-old-now = Read the entry as it is now
compare-sentence = Changed: { $parts }.
compare-nothing = Only the way in which it is written changed: the content is the same.
compare-more = { $n ->
    [one] one more field
   *[other] { $n } more fields
}
compare-text = in the text { $parts }
compare-changed = { $n ->
    [one] one paragraph changed
   *[other] { $n } paragraphs changed
}
compare-added = { $n ->
    [one] one paragraph added
   *[other] { $n } paragraphs added
}
compare-removed = { $n ->
    [one] one paragraph removed
   *[other] { $n } paragraphs removed
}
compare-moved = { $n ->
    [one] one paragraph moved
   *[other] { $n } paragraphs moved
}
compare-form = { $n ->
    [one] the form of one paragraph
   *[other] the form of { $n } paragraphs
}
compare-body = text
compare-item = item { $number }
compare-items-more = { $n ->
    [one] and one more difference
   *[other] and { $n } more differences
}
compare-plain = One of the two versions is not written as an entry: the whole texts are compared.
compare-unknown = a field that no longer exists
compare-before = Before:
compare-after = After:
compare-added-label = Added:
compare-removed-label = Removed:
compare-moved-label = Moved:
compare-added-start = added:
compare-removed-start = removed:
compare-end = end
compare-fold = { $n ->
    [one] { $n } paragraph unchanged
   *[other] { $n } paragraphs unchanged
}
compare-block-form = Same words, other form
compare-block-added = Added
compare-block-removed = Removed
compare-block-words = Changed
compare-block-moved = Moved here
compare-block-away = Moved elsewhere
compare-block-long = The comparison is too long for this page: the rest can be read in the two texts.
compare-link = Link:

## An administration

fact-kind = Kind of body
fact-region = Region
fact-part-of = Part of
fact-size = Inhabitants
fact-site = Website
fact-languages = Languages
fact-ipa = Code in the Index of public administrations
offers-title = What it offers
offers-skills = Skills
offers-services = Services
offers-tools = Tools
offers-for = For whom:
offers-how = How to ask for it:
exchange-title = What it gave and received
exchange-given = Given
exchange-taken = Received
exchange-to = to
exchange-from = from
admin-experiences = Its experiences

## Events and materials

event-facts = When and where
event-start = Start
event-end = End
event-place = Place
event-mode = How it takes place
event-format = What it is
event-organiser = Organised by
event-audience = For whom
event-access = Accessibility of the venue
event-captions = Subtitles
event-materials = Materials
event-upcoming = The event has yet to take place.
event-past = The event has already taken place.
event-join = Register
event-link = Go to the event's page
event-recording = Watch the recording
event-transcript = Read the transcript
material-nature = What it is
material-format = Format
material-accessible = Accessible
material-alternative = Accessible alternative
material-group = Written by
material-download = Download
material-open = Open the material

## Proposals and processes

all-processo-intro = The processes in which public bodies decide together with those who take part, and the plans that come of them.
all-proposta-intro = What people propose in these processes: objective, means, audience and timing, version by version.
all-impegno-intro = What public bodies have promised in their plans, and how far they have got.
proposal-process = Process
proposal-number = Number
proposal-objective = Objective
proposal-how = How it is carried out
proposal-whom = Who it is for
proposal-when = When
proposal-entrusted = Addressed to
proposal-authors = Who proposed it
proposal-amenders = Who amended it
proposal-outcome = Outcome
outcome-title = What came of it
supports-title = Who supports it
supports-fact = Support
supports-none = Nobody has supported it here yet.
count-supports = { $n ->
    [one] { $n } supporter
   *[other] { $n } supporters
}
count-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
comments-title = Comments
count-comments = { $n ->
    [one] { $n } comment
   *[other] { $n } comments
}
comment-reply-to = in reply to { $author }
process-promoter = Promoted by
process-hashtag = Talked about as
process-open = Go to the page of the process
process-items = Proposals, commitments and consultations
process-empty = This process has no proposals yet.

## Figures

title-numbers = The catalogue in figures
numbers-lead = How many experiences, where, on which themes. Beside each figure is the table with the same data.
numbers-regions = In which regions
numbers-regions-caption = Experiences by region
numbers-region = Region
numbers-count = Experiences
numbers-themes = On which themes
numbers-theme = Theme
numbers-years = In which years they began
numbers-year = Year
numbers-programmes = With which programmes
numbers-programme = Programme
numbers-beneficiaries = Who they are for
numbers-beneficiary = Who it is for
numbers-states = How far they are
numbers-state = State

## Glossary, site map, missing pages

title-glossary = Glossary
glossary-lead = The acronyms and words of the catalogue, explained in one sentence.
glossary-letters = Letters
glossary-uri = Official definition
title-sitemap = Site map
title-not-found = This page is not here
not-found-code = Error 404
not-found-text = The address is wrong, or the page has been removed. You can start again from here.
redirect-title = The page has another address
redirect-text = It will open by itself in a moment. Otherwise go to:

## What is new

title-news = What is new
news-lead = New experiences, results, reuses and proposed changes that were accepted, the latest first.
news-title = { $news }: { $card }
news-new = New entry ({ $kind })
news-new-esperienza = New experience
news-new-notizia = News
news-new-evento = New event
news-translated = New translation
news-returned = Back in the catalogue
news-withdrawn = Entry archived
news-amendment = Proposed change accepted
news-amendment-number = proposed change no. { $number }
news-from-to = from “{ $from }” to “{ $to }”
news-changes = See what changed
news-empty = There is nothing to tell yet.
news-feed = Follow what is new (Atom)
version-number = Version { $number }
card-feed = Follow this entry (Atom)

## The digest for mailing lists

digest-title = { $site }: new since { $since }
digest-scope-title = { $site }, { $scope }: new since { $since }
digest-count = { $n ->
    [one] { $n } piece of news
   *[other] { $n } pieces of news
}
digest-feed = The same news as a feed (Atom)

## Feeds and files

feed-title = { $site }: what is new
feed-term-title = { $site }: { $term }
file-size-kb = { $n } kB
file-size-mb = { $n } MB
yes = yes
no = no

## Footer

footer-nav-label = All sections
footer-legal-label = About this site
footer-feed = News as an Atom feed
footer-licence = Texts and data under the CC BY 4.0 licence, unless stated otherwise.
footer-generator = Made with { $generator }.
contacts-title = Contacts
contacts-telephone = Telephone
contacts-pec = Certified e-mail (PEC):
accessibility-declaration = Accessibility statement
logos-label = Who funds and who promotes

## A card with problems (only while editing)

broken-over = Entry to correct
broken-lead = This entry cannot be published like this. The text is in
broken-problems = { $n ->
    [one] { $n } problem
   *[other] { $n } problems
}
broken-error = Error
broken-warning = Warning
broken-place = line { $line }, column { $column }
broken-expected = Expected:
broken-suggestion = Suggestion:
broken-source = The text of the entry

## Amendments

title-amendments = Proposed amendments
amendments-lead = Anyone can propose how to change an entry. Here you find every proposal and how it ended.
amendments-all = All proposed changes
amendments-in-valutazione = { $n } under review
amendments-bozza = { $n ->
    [one] { $n } draft
   *[other] { $n } drafts
}
amendments-accettata = { $n } accepted
amendments-respinta = { $n } rejected
amendments-ritirata = { $n } withdrawn
amendments-diventata-proposta = { $n ->
    [one] { $n } became a proposal of its own
   *[other] { $n } became proposals of their own
}
amendment-number = Change { $number }
amendment-one = Change
amendment-card = Entry
amendment-state = State
amendment-date = Date
amendment-authors = Proposed by
amendment-discussion = Discussion
amendment-discuss = Read the discussion
amendment-reason = Reason
amendment-pending-title = Not accepted yet.
amendment-pending-text = The entry stays as it is until the editors decide.
amendment-compared-title = What would change
amendment-compared = Compared with the entry as it was when the change was written.
amendment-conflict = Meanwhile the entry has changed in the same places: the change has to be brought up to date before it can be accepted.
amendment-conflict-elsewhere = Meanwhile something else that the change touches has changed: it has to be brought up to date before it can be accepted.
amendment-broken = With this change the entry would have mistakes: they have to be corrected first.
amendment-too-large = The proposed text is longer than an entry may be.
amendment-unreadable = The proposed text cannot be read.
amendment-removal = It proposes to remove the entry from the catalogue.
amendment-meets = It touches the same places as another one:
amendment-meets-more = And as { $n } more.
amendment-meets-text = text of the entry
amendment-problems = What has to be corrected
amendment-line = Line { $line }:
amendment-withheld = The text from which the change started is not public: what would change is not shown.
amendment-withheld-partly = Some fields of the entry are no longer public: they are not shown here.

## Asking: what a card, /chiedi/ and «Segnala un problema» offer; the messages that they open. The words of a message stand in e-mails:
## plain text, a line each.

title-ask = Ask the catalogue
ask-page-lead = You can ask for information, a seminar or help even if your organisation has not told any experience yet.
ask-page-requests = What you can ask for
ask-page-who = Who answers
ask-page-other = Before you ask
ask-page-list = Look among the experiences: each entry says what you can ask for, and whom
ask-page-network = See who can help
ask-page-join = Read how to tell an experience
ask-home-text = Nothing to tell yet? You can ask all the same.
ask-through = You can ask the catalogue's own office.
ask-ready = Already available:
ask-action-secretariat = Ask the catalogue
ask-form = Use the form
ask-forge = Write a confidential request
ask-forge-note = (you need an account on GitLab; only the editors read it)
ask-days = { $n ->
    [one] within { $n } day
   *[other] within { $n } days
}
ask-opens = An e-mail opens that is already written: you complete it and send it yourself.
ask-copy = Does your e-mail not open? Copy the message
ask-copy-needed = The message is too long to write itself: copy it from here and paste it.
ask-copy-to = To:
ask-copy-subject = Subject:
ask-do-other = Ask for: { $what }
ask-do-informazioni = Ask for information
ask-do-attivita = Ask for an activity
ask-do-gemellaggio = Propose a twinning
ask-do-seminario = Ask for a seminar
ask-do-webinar = Ask for a webinar
ask-do-laboratorio = Ask for a hands-on session
ask-do-coaching = Ask for coaching
ask-do-visita_studio = Ask for a study visit
ask-do-affiancamento = Ask for support on the job
ask-do-documentazione = Ask for the documentation
ask-do-riuso_software = Ask for the software
ask-do-offerta = Offer an experience
ask-what-informazioni = information
ask-what-attivita = an activity
ask-what-gemellaggio = a twinning
ask-what-seminario = a seminar
ask-what-webinar = a webinar
ask-what-laboratorio = a hands-on session
ask-what-coaching = coaching
ask-what-visita_studio = a study visit
ask-what-affiancamento = support on the job
ask-what-documentazione = the documentation
ask-what-riuso_software = the software, to reuse it
ask-what-offerta = an experience to tell
ask-help-informazioni = About an experience, a theme, or how the catalogue works.
ask-help-seminario = Half a day with those who have already faced the problem.
ask-help-webinar = The same, at a distance.
ask-help-laboratorio = Working together on a case of your organisation.
ask-help-coaching = A few meetings that go along with your office, step by step.
ask-help-offerta = It need not be new, nor finished: a few lines are enough.
ask-mail-subject = Request about “{ $title }”: { $what }
ask-mail-subject-all = Request about “{ $title }”
ask-mail-body =
    Good morning,

    we are writing about this experience:
    { $title }
    { $url }

    We would like to ask for: { $what }.

    Our organisation:
    Why we are interested:
    How to reach us:
ask-mail-body-all =
    Good morning,

    we are writing about this experience:
    { $title }
    { $url }

    We would like to ask for (strike out what is not needed):
    { $what }

    Our organisation:
    Why we are interested:
    How to reach us:
ask-site-subject = { $site }: { $what }
ask-site-subject-all = { $site }: request
ask-site-body =
    Good morning,

    we would like to ask for: { $what }.

    On which theme or experience:
    Our organisation:
    How to reach us:
ask-site-body-all =
    Good morning,

    we would like to ask for (strike out what is not needed):
    { $what }

    On which theme or experience:
    Our organisation:
    How to reach us:
ask-site-offer =
    Good morning,

    we would like to tell an experience in the catalogue.

    Our organisation:
    What the problem was:
    What we did:
    What we can offer to others:
    Office to contact:
report-title = Report a problem
report-lead = An e-mail is enough, no need to register.
report-do-dati = Wrong data
report-do-contenuto = Inappropriate content
report-do-barriera = Accessibility barrier
report-what-all = problem
report-mail-subject = Report ({ $what }): { $title }
report-mail-body =
    { $title }
    { $url }

    { $question }
report-mail-body-site =
    { $title }
    { $url }

    Page (title or address):
    { $question }
report-question-dati = What is wrong, and what is right:
report-question-contenuto = Which content, and why it is inappropriate:
report-question-barriera = What cannot be done, with which browser or assistive technology:
report-question-all = What is the matter (wrong data, inappropriate content, accessibility barrier):

## Who can help with what

title-helpers = Who can help
helpers-lead = The skills, tools and services that public bodies offer to others.
helpers-competences = Who is good at what
helpers-tools = Tools ready to use
helpers-services = Services for other bodies
helpers-modes = What you can ask for about each experience
helpers-modes-lead = Each body decides whether and how it helps those who want to reuse its experience.
helpers-open = Experiences open to requests
helpers-has = Who has this experience:
helpers-made = Who makes it available:
helpers-code = The code, on { $forge }
helpers-no-way = These bodies have not written how to ask for help.
helpers-who = Who helps:
helpers-ask = Not found whom you need? Ask the catalogue

## Twinnings, calls and their network

all-gemellaggio-intro = Experiences passed from one body to another: who gives, who receives, how far they have got and what came of them.
all-avviso-intro = Who funds twinnings: who may give, who may receive, by which criteria and until when.
backlinks-gemellaggio = Twinnings
backlinks-avviso = Calls
title-network = The network of twinnings
network-lead = Who gave their experience to whom, from which regions and with which programmes.
network-open = See the network: who gave to whom
network-all = All twinnings, with their entries
network-givers = Bodies that give
network-receivers = Bodies that receive
network-table = Who gave to whom
network-caption = Twinnings from the most recent: who gives, who receives, how far they have got
network-giver = Who gives
network-receiver = Who receives
network-what = Twinning
network-state = How far it has got
network-solid = solid line: approved or done
network-dashed = dashed: only proposed
network-themes = By theme
network-theme = Theme
network-programmes = By programme
network-programme = Programme
network-regions = By region
network-regions-caption = Twinnings in which the bodies of each region, or of another country, give and receive
network-nowhere = Region or country not given
network-figures-note = A body may be a group of partners, where the source does not name them one by one.
network-region = Region or country
network-given = Gives
network-taken = Receives
network-count = Twinnings
twinning-parties = Who gives and who receives
twinning-lead = lead
twinning-coordinator = Coordinator
twinning-office = Office to contact
twinning-roles = Other roles
twinning-experience = Experience
twinning-call = Call
twinning-programme = Programme
twinning-resources = Resources
twinning-start = Start
twinning-end = End
twinning-agreement = The agreement
twinning-signed = Signed:
twinning-agreement-read = Read the agreement
twinning-way = How far it has got
step-done = done
step-here = last known step
step-ahead = not known to have happened
twinning-objectives = Objectives
twinning-skills = What is learned
twinning-activities = Activities
twinning-outcomes = What came of it
twinning-ask-title = Would you like to do the same?
twinning-ask = Ask about “{ $experience }”
twinning-reuses = The reuses that came of it
twinning-from = from
twinning-to = to
twinnings-title = Twinnings
exchange-twinnings-given = Gave in a twinning
exchange-twinnings-taken = Received in a twinning
call-promoter = Promoted by
call-opening = Opening
call-closing = Closing
call-page = Read the call and apply
call-page-closed = Read the call
call-roles = The roles
call-criteria = How the choice is made
call-criterion = Criterion
call-points = Points
call-who = Who may take part
call-gives = Who may give
call-receives = Who may receive
call-maturity = The experience must be at least:
call-limits = Where nothing is written, the call sets no limits.
call-twinnings = The twinnings that came from this call
call-no-twinnings = There are none in the catalogue.
call-dates = Opening and closing
call-no-dates = Dates not known
network-rest = { $n ->
    [one] One more twinning is in the list.
   *[other] { $n } more twinnings are in the list.
}
call-open-until = Open until { $day ->
    [year] the end of { $date }
    [month] the end of { $date }
   *[other] { $date }
}
call-opens = Opens { $day ->
    [year] in { $date }
    [month] in { $date }
   *[other] on { $date }
}
call-open-since = Open since { $day ->
    [year] { $date }
   *[other] { $date }
}
call-closed = Closed { $day ->
    [year] in { $date }
    [month] in { $date }
   *[other] on { $date }
}
country-it = Italy
country-al = Albania
country-at = Austria
country-ba = Bosnia and Herzegovina
country-be = Belgium
country-bg = Bulgaria
country-ch = Switzerland
country-cy = Cyprus
country-cz = Czechia
country-de = Germany
country-dk = Denmark
country-ee = Estonia
country-es = Spain
country-fi = Finland
country-fr = France
country-gb = United Kingdom
country-gr = Greece
country-hr = Croatia
country-hu = Hungary
country-ie = Ireland
country-lt = Lithuania
country-lu = Luxembourg
country-lv = Latvia
country-me = Montenegro
country-mk = North Macedonia
country-mt = Malta
country-nl = Netherlands
country-pl = Poland
country-pt = Portugal
country-ro = Romania
country-rs = Serbia
country-se = Sweden
country-si = Slovenia
country-sk = Slovakia

## Communities of practice

all-comunita-intro = People who work in different bodies meet to learn together. Choose a community and see how to take part.
all-gruppo-intro = The groups of communities and bodies: working groups, across departments, across directorates, for help.
all-piano-intro = What the communities want to do, and when.
news-new-comunita = New community of practice
news-new-gruppo = New group
news-new-piano = New plan of a community
backlinks-comunita = Communities of practice
backlinks-gruppo = Groups
backlinks-piano = Plans of communities
community-part-of = Part of { $community }
community-join-title = Take part
community-join = Join
community-join-note = This opens the form of the body. You leave no data on this site.
community-join-office = To take part, turn to
community-join-write = Write to take part
community-mail-subject = I would like to take part: { $title }
community-join-promoter = To find out how to take part, turn to the promoter:
community-join-unknown = The sources do not say how to take part.
community-concluded = This community has concluded its work. What it did stays here.
community-first = People first join
community-who = Who can take part
community-ways = How to take part
community-way-semplice = You register on your own: you need not ask your body for anything.
community-way-designato = You need a nomination: your body writes that you represent it in the community. You then take part with a recognised mandate.
community-nomination-signed = Who may sign it:
community-nomination-anyone = It is signed by whoever has the power to do so in your body, for example its head or the officer for the digital transition (RTD).
community-nomination-copy = When you join you declare that you have it. Keep it: later you may be asked for a copy. Do not upload it to this site.
community-list = Mailing list
community-list-get = What you receive:
community-list-default = You receive messages about the activities that you can take part in.
community-list-join = Subscribe to the list
community-list-leave = Leave the list
community-list-privacy = How addresses are used
community-next = Next date
community-facts-about = What it deals with
community-facts-state = State
community-facts-time = Period
community-facts-promoter = Promoted by
community-facts-coordinator = Coordination
community-facts-members = Who takes part
community-people = people
community-as-of = as of
community-source = Source:
community-purpose = What it is for
community-team = Support team
community-team-from = from among the participants
community-team-role = Role
community-team-places = Places
community-team-now = Who is there now
community-team-unknown = not said
team-exactly = { $n }
team-between = { $least } to { $most }
team-least = at least { $n }
team-most = at most { $n }
community-parts = The communities that are part of it
community-open-groups = Groups that look for members
community-groups = Groups
community-group-join = Join the group
community-results = What it produced:
community-plans = The plan
community-proposte = Proposals addressed to this community
community-consultazioni = Surveys and consultations
community-prodotti = Materials and syntheses
community-eventi = Meetings
community-formazione = Training
community-notizie = News
community-with-results = with the results
community-validation = { $who }: { $outcome }
group-goal = Objective
group-how = How it works
group-community = Community
group-body = Public body
group-kind = Kind of group
group-topic = Sub-topic
group-members = Bodies that take part
group-departments = Departments involved
group-act = Set up by
group-act-number = no.
group-act-of = of
group-open = The group is open to whoever wants to take part.
group-open-through = To join, go through the page of the community:
group-product = What it produced
group-synthesis = Synthesis
group-tasks = What the plan entrusts to it
group-task-plan = Plan
group-materials = Other materials
plan-community = Community
plan-period = Period
plan-goals = Objectives
plan-schedule = Activities and schedule
plan-activity = Activity
plan-when = When
plan-group = Who does it:
plan-state = State
plan-today = today
plan-done = Activities completed: { $done } of { $all }
plan-late = { $day ->
   *[other] Late: it should have ended on { $date }
}
count-late = { $n } late
plan-empty = The plan has no activities yet.
home-communities = Communities to take part in
home-communities-group = Looks for members:
home-communities-event = Next date:
home-communities-more = All communities

## Consultations

all-consultazione-intro = What is asked, about which text and until when; and what came of it. Those that close last come first.
consultation-until = { $day ->
   *[other] open until { $date }
}
consultation-was-until = { $day ->
   *[other] closed: it was open until { $date }
}
consultation-from = { $day ->
    [year] opens in { $date }
    [month] opens in { $date }
   *[other] opens on { $date }
}
consultation-opening = Opening
consultation-closing = Closing
consultation-kind = What is asked
consultation-promoter = Promoted by
consultation-process = Process
consultation-about = What it is about
consultation-take-part = Take part
consultation-comment-text = Comment on the text paragraph by paragraph
consultation-read-text = Read the text paragraph by paragraph
consultation-no-dates = The source that we read does not say when it was opened and closed.
consultation-questions = The questions
consultation-outcome = What came of it
consultation-published = Outcome published
consultation-contributions = Contributions received
consultation-decisions = What was decided, and why
consultation-results = What was answered
consultation-home = Open consultations
consultation-home-more = All consultations
result-answer = Answer
result-count = How many times
result-answers = { $n ->
    [one] { $n } answer
   *[other] { $n } answers
}
result-small = fewer than { $n }
result-hidden = not shown
result-note = A small number may tell who answered. That is why under { $n } you read “fewer than { $n }”, and where a subtraction would reveal it another number is not shown either.
result-withheld = The answers to this question are not shown: there are too few of them not to tell who gave them.
result-download = The table of results
consulted-title = The text by paragraphs: { $title }
consulted-lead = { $version }: this text never changes. Every paragraph has a name and an address that stay.
consulted-mail = “Comment on this paragraph” opens a message that is already begun. If it does not open, write to { $email } and give the paragraph's name.
consulted-form = “Comment on this paragraph” leads to the body's form. If the form does not ask for it, give the paragraph's name.
consulted-closed = Comments are not taken now: the text can still be read here, at the same addresses.
consulted-comment = Comment on this paragraph
consulted-comment-on = : { $name }
consulted-name = { $part }, { $number }
consulted-body = Text
consulted-subject = Comment on { $name } ({ $about })
consulted-back = Back to the consultation
consulted-version = The whole version
consulted-card = The entry as it is now
consulted-texts = The texts of this consultation
commitment-process = Plan or process
commitment-milestones = Milestones
commitment-completion = How far it has been carried out

## Calendar, maturity, state of the catalogue, guided collections

title-calendar = Calendar
calendar-lead = Meetings, courses and other events, month by month.
calendar-next = Coming events
calendar-year = Events of { $year }
calendar-none = On { $day } no event is planned: here are the latest ones.
calendar-none-undated = Here are the latest events.
calendar-years = Year by year
calendar-file = In your calendar
calendar-file-note = Download the file to copy the events into the program that you use, or subscribe to its address: you will get new ones and changes too.
calendar-file-action = All events (.ics)
calendar-file-title = { $site }: events
calendar-undated = { $n ->
    [one] One is not in the file, because its day is not known.
   *[other] { $n } are not in the file, because their day is not known.
}
calendar-list = See the list with all entries
calendar-see = See the calendar
calendar-add = Add to your calendar
calendar-follow = The events of this entry in your calendar (.ics)
calendar-term = The events on this theme in your calendar (.ics)
calendar-until = until
count-appointments = { $n ->
    [0] no event
    [one] { $n } event
   *[other] { $n } events
}
event-cancelled = The event is cancelled.
event-tentative = The event is still to be confirmed.
event-captions-yes = The recording has subtitles.
event-captions-no = The recording has no subtitles.
maturity-title = How far this experience has got
maturity-descritta = Described
maturity-documentata = Documented
maturity-riusata = Reused
maturity-descritta-help = The body has told of it in an entry.
maturity-documentata-help = The entry is complete, and something shows the results.
maturity-riusata-help = At least { $reuses } bodies use it, or at least { $validations } opinions are in favour: one each for the editorial team, the community of practice, the subject experts. The body's own does not count, nor do those that publication requires anyway.
maturity-done = reached
maturity-open = not yet
maturity-gap-problem = the problem is missing
maturity-gap-solution = the solution is missing
maturity-gap-territory = the area is missing
maturity-gap-state = it does not say whether it is in use
maturity-gap-beneficiaries = it does not say who it is for
maturity-gap-results = the results are missing
maturity-gap-lessons = lessons, difficulties or conditions of success are missing
maturity-gap-transfer = the body has not said what can be asked for
maturity-gap-sources = the sources are missing
maturity-gap-evidence = an indicator with its source, or other evidence, is missing
maturity-reuses = { $n ->
    [0] no body is known to use it today
    [one] { $n } body uses it
   *[other] { $n } bodies use it
}
maturity-begun = { $n ->
    [one] { $n } reuse begun, not known to be in use today
   *[other] { $n } reuses begun, not known to be in use today
}
maturity-validations = { $n ->
    [0] no favourable opinion besides those that publication requires
    [one] { $n } favourable opinion besides those that publication requires
   *[other] { $n } favourable opinions besides those that publication requires
}
maturity-complete = Complete the entry
path-title = Part of a guided collection
path-position = stop { $position } of { $total }
path-previous = Before:
path-next = Next:
path-start = Begin with the first stop
fact-verified = Checked on
title-upkeep = State of the catalogue
upkeep-lead = What waits for those who look after the entries.
upkeep-open = It is a working page, open to everyone.
upkeep-today = As of { $day }.
upkeep-bodies = By public body
upkeep-body = Public body
upkeep-cards = Entries
upkeep-card = Entry
upkeep-since = Since
upkeep-none = Nothing to do.
upkeep-none-here = None among the entries that this site shows.
upkeep-more = { $n ->
    [one] And one more: the check lists them all.
   *[other] And { $n } more: the check lists them all.
}
upkeep-unanswered = Without an answer
upkeep-unanswered-help = The date has passed: say how it went, or extend it.
upkeep-unanswered-what = What it waits for
upkeep-validation = In preparation or being validated
upkeep-validation-help = They are not published yet, a change of them is waiting to be validated, or whoever examined them has asked for more.
upkeep-validation-what = How far it has got
upkeep-stale = To be checked
upkeep-stale-help = Nobody has checked for some time whether they are still true. If they are, write the day in “Last checked”; otherwise correct them.
upkeep-stale-what = Why
upkeep-incomplete = Incomplete
upkeep-incomplete-help = They can be read all the same, but with these fields they would be of more use.
upkeep-incomplete-what = What is missing
upkeep-verified = checked then
upkeep-never-verified = never checked, changed then
upkeep-open-need = It has expired and is still open
upkeep-open-consultation = It has closed and does not say what came of it
upkeep-open-proposal = The process has ended and the proposal is still being examined
numbers-upkeep = For those who look after the entries: the state of the catalogue

## Validation of entries

state-in-validation = Being validated
state-to-complete = To be completed
validation-missing = To be published it needs validation by: { $roles }.
validation-update = Update under way.
validation-update-note = This entry was changed, and the new text is waiting to be validated. What you read here is the last validated text.
validation-ahead-note = This text is not validated yet: the public site shows the one before it.
validation-title = Who validated it
validation-of-other = about another text of this entry
state-reason = Why:

# The reserved area: sites that not everybody reads.
reserved-area = Reserved area
reserved-area-of = Reserved area: { $who }
reserved-members = members of the catalogue

## Needs, and who could help (fabbisogno, prassi match)

all-fabbisogno-intro = The problems for which a body is looking for help, and the experiences that could serve it.
news-new-fabbisogno = New request for help
backlinks-fabbisogno = Who is looking for help
home-needs = Who is looking
home-needs-more = All requests
admin-needs = What it is looking for
need-owner = Who is looking
need-state = How far it has got
need-deadline = By when
need-deadline-past = date already past
need-modes = What help
need-limits = What to take into account
need-help-title = Can you help?
need-help-text = If your body has already dealt with this problem, write to those who are looking: even advice is useful.
need-help-action = Offer your help
need-mail-subject = I can help: { $title }
match-title = Who could help
match-lead = The experiences in the catalogue that are most like this problem, and why. The catalogue finds them by itself.
match-offers = The body offers help
match-unknown = The body has not said whether it helps
match-unknown-note = Where the body has not said whether it helps, read the entry and ask.
match-none = No experience in the catalogue is similar enough. Come back when the catalogue has grown, or describe the problem in other words.
match-why = Why
match-score = Similarity { $score } out of 100
match-words = words in common: { $words }
match-themes = same theme: { $themes }
match-modes = offers what you are looking for: { $modes }
match-modes-there = what you are looking for is there: { $modes }
match-small = suitable for small municipalities
match-size = a body with about as many inhabitants
match-region = same region: { $region }
match-neighbour = neighbouring region: { $region }
match-national = holds for the whole of Italy
match-reused = { $n ->
    [one] already reused by { $n } body
   *[other] already reused by { $n } bodies
}
match-proven = with at least one piece of evidence or an indicator with its source
match-mature = maturity: { $level }
match-news = New matches
match-news-text = “{ $offer }” could help ({ $score } out of 100): { $reasons }.
match-news-text-unknown = “{ $offer }” could be of use ({ $score } out of 100; the body has not said whether it can help): { $reasons }.
match-news-offer = The experience
served-title = Whom it could serve
served-lead = Who is looking for help with a problem like this one.

## Participation: what other platforms count, how to take part, what is open on a card

origin-counted = On { $platform }: { $count } ({ $dated })
origin-dated = { $day ->
   *[other] as of { $date }
}
count-here = In this catalogue: { $count }
supports-how = Do you or your organisation support it?
supports-write = Write to the editors of the catalogue
supports-mail-subject = Support for the proposal: { $title }
comments-none = There are no comments here yet.
comments-how = Is there something that you want to say?
comments-write = Send a comment to the editors of the catalogue
comments-mail-subject = Comment on the proposal: { $title }
commitment-checked = checked on
consulted-now = { $day ->
   *[other] Open for comment until { $date }
}
consulted-now-comment = { $state }: comment on the text
consulted-now-take-part = { $state }: take part
consultation-open-form = Open the body's form
consultation-closed = Consultation closed
consultation-not-yet = Consultation not open yet

## Communities: groups by nomination, proposals, surveys, who takes part

group-nominated = The group looks for members. It is a working group: those whom their body designates belong to it.
group-first = First join
group-nomination = You need the nomination of your body:
group-nomination-how = how it works
group-join-nominated = Join the group with the nomination
community-propose = Propose a topic
community-survey = Have your say:
community-participants = Who takes part
community-participants-count = Participants: { $n }, of whom { $nominated } with a nomination.
community-participants-until = end: { $date }
home-tracks = Deciding together
home-tracks-more = See all:
home-collections = Not sure where to begin? Somebody has put entries in order:

# Asking: further ways, publishing a need, answering one.
ask-more = Other ways to ask
order-needs = Open ones first, the nearest deadline before the others
need-by = { $day ->
   *[other] by { $date }
}
need-help-through = The request gives no address of “{ $office }”: write to the catalogue's own office.
need-mail-body =
    Good morning,

    we have read this request:
    { $title }
    { $url }

    We may be able to help you.

    Our organisation:
    What we have done:
    How to reach us:
ask-do-bisogno = Tell what you are looking for
ask-what-bisogno = a request for help to publish
ask-help-bisogno = Does your organisation have a problem that others have already solved? The request is published here, and the catalogue shows who could help.
ask-site-need =
    Good morning,

    we would like to publish in the catalogue what we are looking for.

    Organisation:
    Office to answer to (e-mail or telephone):
    What problem we have:
    Theme:
    What help we need:
    By when:
