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
demo-text = The entries come from public sources: the bodies named have neither written nor checked them.

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
backlinks-raccolta = Reading paths
backlinks-pagina = Pages
related-title = This may help you too
image-author = Picture: { $author }
archived-note = This entry is archived: it stays here as a record, but is no longer updated.
draft-note = This entry is not published yet.

## What a reader can ask for

ask-title = What you can ask for
ask-unknown = The body has not yet stated what it offers to those who want to reuse this experience.
ask-none = The body offers no help to those who want to reuse this experience. The entry remains available to all public bodies.
ask-action-information = Ask for information
ask-action-activity = Ask for an activity
ask-action-twinning = Propose a twinning
ask-action-phone = Call
ask-answers = Who answers:
ask-write-to = You can also write to
ask-office-only = Contact:
ask-owner-only = Contact:
ask-needs = What you need first
ask-places = Places a year
ask-costs = Costs for those who receive
ask-software = Software to reuse
mail-subject-ask = Request%20about
mail-subject-report = Report%20about

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
action-report-note = Wrong data, inappropriate content, an accessibility barrier: an e-mail is enough, no need to register.
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
version-state-removed = entry taken out
version-state-draft = not registered yet
version-changed = with changes that are not registered yet
version-note-first = This is the first version: there is nothing to compare it with.
version-note-published = With this version the entry was published: those before it are not shown.
version-note-unpublished = This version is older than the publication of the entry: it is counted, but not shown.
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
proposal-objective = Objective
proposal-how = How it is carried out
proposal-whom = Who it is for
proposal-when = When
proposal-entrusted = Who takes it up
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
process-items = Proposals and commitments
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
amendments-all = The proposals of the whole catalogue
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
amendment-number = Proposal { $number }
amendment-one = Proposal
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
amendment-compared = Compared with the entry as it was when the proposal began.
amendment-conflict = Meanwhile the entry has changed in the same places: the proposal has to be brought up to date before it can be accepted.
amendment-conflict-elsewhere = Meanwhile something else that the proposal touches has changed: it has to be brought up to date before it can be accepted.
amendment-broken = With this change the entry would have mistakes: they have to be corrected first.
amendment-too-large = The proposed text is longer than an entry may be.
amendment-unreadable = The proposed text cannot be read.
amendment-removal = It proposes to remove the entry from the catalogue.
amendment-meets = It touches the same places as another one:
amendment-meets-more = And as { $n } more.
amendment-meets-text = text of the entry
amendment-problems = What has to be corrected
amendment-line = Line { $line }:
amendment-withheld = The text from which the proposal started is not public: what would change is not shown.
amendment-withheld-partly = Some fields of the entry are no longer public: they are not shown here.

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
need-by = by
need-modes = What help
need-limits = What to take into account
need-help-title = Can you help?
need-help-text = If your body has already dealt with this problem, write to those who are looking: even advice is useful.
need-help-action = Offer your help
mail-subject-help = I%20can%20help:
match-title = Who could help
match-lead = The experiences in the catalogue that are most like this problem, and why. The catalogue finds them by itself.
match-offers = The body offers help
match-others = Similar experiences
match-others-note = Here the body has not said whether it can help: read the entry and ask.
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
match-proven = with documented results
match-news = New matches
match-news-text = “{ $offer }” could help ({ $score } out of 100): { $reasons }.
match-news-text-unknown = “{ $offer }” could be of use ({ $score } out of 100; the body has not said whether it can help): { $reasons }.
match-news-offer = The experience
served-title = Whom it could serve
served-lead = Who is looking for help with a problem like this one.
