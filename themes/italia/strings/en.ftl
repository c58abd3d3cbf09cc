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
origin-title = Comes from
origin-versions = { $n ->
    [one] { $n } version
   *[other] { $n } versions
}
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
origin-seen = read on

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
