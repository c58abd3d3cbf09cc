//! Between VALIDATE and LINK: which cards were validated, and the last validated text in the place of a newer one.
//!
//! For types that `[validazione.TYPE]` names, every version of a card is read as far as its header ([`judgement`] holds the rule).
//! A public build shows the last text that was validated: the file as Git has it in that version, with what is said about the card
//! now (state, reason, aliases, validations of what is shown). All later stages see that text and no other, so that the newer one
//! is in no page, list, feed or index; of the versions after it they know nothing. `check` and `--drafts` look at the files as they are.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::schema::Value;
use rayon::prelude::*;

use super::analyse::parse_and_validate;
use super::memo::Memo;
use crate::catalog::judgement::{self, Judgement, Told, Validation, header_end, owner_of, text_of, without};
use crate::catalog::{BODY, Parsed, Redaction, RegisterFile, Seen, Standing, State, blob_id, redactions_of};
use crate::config::Role;
use crate::content::{self, Origin, ParsedCard};
use crate::derive::{CardVersions, Version};
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::schema::Schemas;
use crate::source::{Completeness, FileVersion, Root, Snapshot, TextFile};

mod messages;

use messages::{Unconfirmed, last_word, unknown_bodies, unknown_types, unreadable};

/// What one card's versions come to.
#[derive(Debug)]
pub(super) struct Judged {
    judgement: Judgement,
    /// Of each validation of the newest text, whether it is about that text.
    is_newest: Vec<bool>,
    /// Of each, whether it is about the text that is shown.
    is_shown: Vec<bool>,
    /// The versions that say what is shown.
    same: Vec<usize>,
    /// The roles that must validate.
    demanded: Vec<Role>,
}

/// What is linked, in one view of the catalogue.
#[derive(Debug, Default)]
pub(super) struct View {
    pub cards: Vec<Parsed>,
    /// Parallel to the cards; empty where no type needs validation.
    pub standings: Vec<Option<Arc<Standing>>>,
}

/// What validation comes to.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// The files as they are.
    pub newest: View,
    /// What the public sees, where that is something else.
    pub public: Option<View>,
    pub diagnostics: Vec<Diagnostic>,
}

/// What judging needs.
#[derive(Clone, Copy)]
struct Judging<'a> {
    snapshot: &'a Snapshot,
    schemas: &'a Schemas,
    registers: &'a [RegisterFile],
    cards: &'a [Parsed],
    languages: &'a [Arc<str>],
}

/// Judges the cards; `drafts` shows the files as they are.
pub(super) fn judge(
    snapshot: &Snapshot,
    schemas: &Schemas,
    registers: &[RegisterFile],
    cards: Vec<Parsed>,
    memo: &mut Memo,
    drafts: bool,
) -> Outcome {
    let rules = &snapshot.config.validation;
    if rules.is_empty() {
        return Outcome { newest: View { cards, standings: Vec::new() }, ..Outcome::default() };
    }
    let languages: Vec<Arc<str>> = snapshot.config.languages.iter().map(|language| language.code.clone()).collect();
    let judging = Judging { snapshot, schemas, registers, cards: &cards, languages: &languages };
    let mut diagnostics = unknown_types(snapshot, schemas);
    diagnostics.extend(unknown_bodies(snapshot, &cards));
    let originals = originals(&cards);
    let judged = judging.all(&originals, memo);
    diagnostics.extend(judging.report(&judged));
    let of = |n: usize| judged[originals[n]].as_deref().map(|judged| (judged, originals[n] == n));
    let newest: Vec<_> = (0..cards.len()).map(|n| of(n).map(|(judged, _)| Arc::new(judged.standing()))).collect();
    if drafts {
        return Outcome { newest: View { cards, standings: newest }, public: None, diagnostics };
    }
    let shown: Vec<Option<(Standing, Option<Parsed>)>> = (0..cards.len())
        .into_par_iter()
        .map(|n| {
            of(n).map(
                |(judged, is_original)| {
                    if is_original { judging.shown(n, judged) } else { judging.shown_translation(n, originals[n], judged) }
                },
            )
        })
        .collect();
    let mut changed = false;
    let mut public = View::default();
    for (card, shown) in cards.iter().zip(shown) {
        let (standing, instead) = shown.map_or((None, None), |(standing, instead)| (Some(Arc::new(standing)), instead));
        changed |= instead.is_some() || standing.as_ref().is_some_and(|standing| standing.is_withheld);
        public.cards.push(instead.unwrap_or_else(|| card.clone()));
        public.standings.push(standing);
    }
    if changed {
        diagnostics.extend(unreadable(&public, &cards));
        return Outcome { newest: View { cards, standings: newest }, public: Some(public), diagnostics };
    }
    Outcome { newest: public, public: None, diagnostics }
}

/// Of each card the one that it translates, else itself.
fn originals(cards: &[Parsed]) -> Vec<usize> {
    let key = |card: &Parsed| (card.parsed.root.clone(), card.content_type.name.clone(), card.parsed.id.clone());
    let main: HashMap<_, usize> =
        cards.iter().enumerate().filter(|(_, card)| card.parsed.language.is_none()).map(|(n, card)| (key(card), n)).collect();
    let original =
        |(n, card): (usize, &Parsed)| if card.parsed.language.is_none() { n } else { main.get(&key(card)).copied().unwrap_or(n) };
    cards.iter().enumerate().map(original).collect()
}

impl<'a> Judging<'a> {
    /// Every original of a type that needs validation, in parallel; the memo keeps what the same file and history gave.
    fn all(self, originals: &[usize], memo: &mut Memo) -> Vec<Option<Arc<Judged>>> {
        let known = &memo.judged;
        let one = |n: usize| -> Option<Arc<Judged>> {
            let card = &self.cards[n];
            let roles = self.snapshot.config.validation.get(&card.content_type.name).filter(|_| originals[n] == n)?;
            let history = &self.root(&card.parsed)?.history;
            match known.get(&card.parsed.path) {
                Some((digest, of, judged)) if *digest == card.parsed.digest && Arc::ptr_eq(of, history) => Some(judged.clone()),
                _ => Some(Arc::new(self.one(&card.parsed, roles))),
            }
        };
        let judged: Vec<Option<Arc<Judged>>> = (0..self.cards.len()).into_par_iter().map(one).collect();
        let keep = |(card, judged): (&Parsed, &Option<Arc<Judged>>)| {
            let history = self.root(&card.parsed)?.history.clone();
            Some((card.parsed.path.clone(), (card.parsed.digest, history, judged.clone()?)))
        };
        memo.judged = self.cards.iter().zip(&judged).filter_map(keep).collect();
        judged
    }

    fn root(self, parsed: &ParsedCard) -> Option<&'a Root> {
        self.snapshot.roots.iter().find(|root| root.name == parsed.root)
    }

    /// The versions of a file; none where the copy of the repository does not hold them all.
    fn versions(self, parsed: &ParsedCard) -> &'a [FileVersion] {
        let Some(root) = self.root(parsed) else { return &[] };
        let whole = root.history.completeness == Completeness::Whole && root.history.blobs.is_some();
        if whole { root.history.of(&parsed.local) } else { &[] }
    }

    fn one(self, parsed: &ParsedCard, roles: &[Role]) -> Judged {
        let versions = self.versions(parsed);
        let history = self.root(parsed).map(|root| root.history.clone()).unwrap_or_default();
        let mut told: Vec<Told<'_>> = Vec::with_capacity(versions.len() + 1);
        for version in versions {
            let read = match &version.blob {
                Some(blob) if **blob == *blob_id(parsed) => Some(said(parsed, "")),
                Some(_) => history.text(version).and_then(|text| self.read(parsed, &text)),
                None => None,
            };
            let authors = &version.authors;
            let unread = Told { text: None, entries: Vec::new(), owner: String::new(), authors, approved_by: &[] };
            let approved_by = &history.commit(version).approved_by;
            told.push(Told { authors, approved_by, ..read.unwrap_or(unread) });
        }
        let now = said(parsed, "");
        // Line ends are not a change: Git may translate them.
        if told.last().is_none_or(|last| last.text != now.text || last.entries != now.entries) {
            told.push(now);
        }
        let of_commit = self.numbers(parsed);
        let judgement = judgement::judge(roles, &told, &|commit| of_commit.number_of(commit).map(|number| number - 1));
        let is_about = |at: Option<usize>| -> Vec<bool> {
            let text = at.and_then(|at| told[at].text);
            judgement.about.iter().map(|about| text.is_some() && about.and_then(|about| told[about].text) == text).collect()
        };
        let shown = judgement.shown.and_then(|at| told[at].text);
        let same = (0..told.len()).filter(|at| shown.is_some() && told[*at].text == shown).collect();
        Judged { same, demanded: roles.to_vec(), is_newest: is_about(Some(told.len() - 1)), is_shown: is_about(judgement.shown), judgement }
    }

    /// What an old version says and who had validated it; `None` when it cannot be read as a card.
    fn read(self, card: &ParsedCard, text: &str) -> Option<Told<'static>> {
        let (header, rest) = header(text);
        Some(said(&self.header(card, header)?, rest))
    }

    fn header(self, card: &ParsedCard, header: &str) -> Option<ParsedCard> {
        let file = TextFile { path: card.path.clone(), text: header.into(), digest: [0; 32] };
        let origin = Origin { root: &card.root, local: &card.local, languages: self.languages };
        content::parse(&file, origin, &self.snapshot.config.limits).value.filter(|parsed| parsed.sound)
    }

    /// What the public sees of a card, and the card that it is when that is not the file.
    fn shown(self, n: usize, judged: &Judged) -> (Standing, Option<Parsed>) {
        let card = &self.cards[n];
        let versions = self.versions(&card.parsed);
        let mut standing = judged.standing();
        let those = |wanted: &[bool]| -> BTreeSet<u32> {
            let pairs = versions.iter().zip(wanted).filter(|(_, wanted)| **wanted || self.snapshot.config.history.drafts);
            pairs.map(|(version, _)| version.commit).collect()
        };
        let mut seen = Seen { commits: those(&judged.judgement.public), texts: those(&judged.judgement.is_text_public), end: None };
        let mut instead = None;
        if let Some(shown) = judged.judgement.shown.filter(|_| standing.is_update) {
            seen.end = versions.get(shown + 1).map(|next| next.commit);
            let kept: Vec<bool> = judged.judgement.about.iter().map(|about| about.is_some_and(|about| about <= shown)).collect();
            let of_kept = |flags: &[bool]| flags.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(flag, _)| *flag).collect();
            (standing.is_current, standing.stands) = (of_kept(&judged.is_shown), of_kept(&judged.standing_of(&judged.is_shown)));
            instead = self.taken_back(&card.parsed, &judged.same).and_then(|cut| self.older(card, &versions[shown], &kept, &cut));
            standing.is_withheld = instead.is_none();
        }
        standing.seen = Some(seen);
        (standing, instead)
    }

    /// Tells which version of a file a commit made.
    fn numbers(self, parsed: &ParsedCard) -> CardVersions {
        let list = self.versions(parsed).iter().map(|file| Version { file: file.clone() }).collect();
        CardVersions { history: self.root(parsed).map(|root| root.history.clone()), list }
    }

    /// What `oscurati.yml` takes back of these versions of a file: fields, by their keys; `None` for all of it.
    fn taken_back(self, parsed: &ParsedCard, versions: &[usize]) -> Option<Vec<String>> {
        let redactions = redactions_of(self.registers, parsed);
        if redactions.is_empty() {
            return Some(Vec::new());
        }
        let numbers = self.numbers(parsed);
        let own = |one: &&Redaction| numbers.number_of(&one.commit).is_some_and(|number| versions.contains(&(number - 1)));
        let mut fields = Vec::new();
        for one in redactions.iter().filter(own) {
            if one.fields.is_empty() {
                return None;
            }
            fields.extend(one.fields.iter().map(|field| field.split('.').next().unwrap_or(field).to_owned()));
        }
        Some(fields)
    }

    /// A card as a version had it, without the fields to cut, with what is said about it now.
    fn older(self, card: &Parsed, version: &FileVersion, kept: &[bool], cut: &[String]) -> Option<Parsed> {
        let text = self.root(&card.parsed)?.history.text(version)?;
        let (header, rest) = header(&text);
        let parsed = self.header(&card.parsed, header)?;
        let left_out: Vec<&str> = KEPT.into_iter().chain(cut.iter().map(String::as_str)).collect();
        let mut composed = without(&parsed, &left_out).concat();
        let values = card.card.as_ref()?.values();
        let mut now = String::new();
        for key in KEPT {
            let value = match values.get(key) {
                Some(Value::Array(items)) if key == "validazioni" => {
                    Value::Array(items.iter().zip(kept).filter(|(_, kept)| **kept).map(|(item, _)| item.clone()).collect())
                }
                Some(value) => value.clone(),
                None => continue,
            };
            now.push_str(&format!("{key}: {}\n", flow(&value)));
        }
        composed.insert_str(header_end(&composed), &now);
        if !cut.iter().any(|field| field == BODY) {
            composed.push_str(rest);
        }
        self.parsed(card, composed)
    }

    /// What the public sees of a translation: what it said while the text that is shown was the original's.
    fn shown_translation(self, n: usize, original: usize, judged: &Judged) -> (Standing, Option<Parsed>) {
        let card = &self.cards[n];
        let (of_original, _) = self.shown(original, judged);
        let (own, originals) = (self.versions(&card.parsed), self.versions(&self.cards[original].parsed));
        let all = of_original.seen.clone().unwrap_or_default();
        let is_seen = |of: &BTreeSet<u32>, at: usize, version: &FileVersion| {
            let until = own.get(at + 1).map_or(u32::MAX, |next| next.commit);
            let first = originals
                .iter()
                .rev()
                .find(|original| original.commit <= version.commit)
                .map_or(version.commit, |original| original.commit);
            of.range(first..until).next().is_some()
        };
        let those = |of: &BTreeSet<u32>| -> BTreeSet<u32> {
            own.iter().enumerate().filter(|(at, version)| is_seen(of, *at, version)).map(|(_, version)| version.commit).collect()
        };
        let seen = Seen { commits: those(&all.commits), texts: those(&all.texts), end: all.end };
        let mut standing = Standing { seen: Some(seen), ..of_original };
        let Some(end) = all.end else { return (standing, None) };
        let last = own.iter().rposition(|version| version.commit < end);
        let instead = match last {
            Some(last) if last + 1 == own.len() && own[last].blob.as_deref() == Some(&*blob_id(&card.parsed)) => return (standing, None),
            // A translation of which a part was taken back stays out as a whole.
            Some(last) if self.taken_back(&card.parsed, &[last]).is_some_and(|cut| cut.is_empty()) => {
                self.root(&card.parsed).and_then(|root| root.history.text(&own[last]))
            }
            _ => None,
        };
        let instead = instead.and_then(|text| self.parsed(card, text.trim_start_matches('\u{feff}').to_owned()));
        standing.is_withheld |= instead.is_none();
        (standing, instead)
    }

    /// PARSE and VALIDATE of a text in the place of a card's own.
    fn parsed(self, card: &Parsed, text: String) -> Option<Parsed> {
        let digest = *blake3::hash(text.as_bytes()).as_bytes();
        let file = TextFile { path: card.parsed.path.clone(), text: text.into(), digest };
        let origin = Origin { root: &card.parsed.root, local: &card.parsed.local, languages: self.languages };
        let outcome = parse_and_validate(&file, origin, &self.snapshot.config, self.schemas, &card.content_type);
        outcome.card.filter(|parsed| parsed.card.is_some())
    }

    /// What validation lacks, card by card, and once what nobody can compare.
    fn report(self, judged: &[Option<Arc<Judged>>]) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let (mut unconfirmed, mut without_history) = (Unconfirmed::default(), false);
        for (card, judged) in self.cards.iter().zip(judged) {
            let Some(judged) = judged else { continue };
            let in_git = self
                .root(&card.parsed)
                .is_some_and(|root| root.history.blobs.is_some() && root.history.completeness == Completeness::Whole);
            if in_git {
                unconfirmed.add(&card.parsed, &judged.judgement);
            }
            without_history |= !in_git;
            found.extend(judged.missing(card));
            found.extend(judged.own(&card.parsed));
            found.extend(judged.foreign(card));
        }
        if without_history {
            let message = "le schede da validare non hanno qui la loro storia: una validazione vale per il testo accanto a cui sta";
            found.push(
                Diagnostic::new(Code::UnconfirmedValidation, message)
                    .at(Location::file("site.toml"))
                    .expected("l'archivio Git intero")
                    .help("una validazione che nomina una «versione» qui non vale: non si sa che cosa dicesse"),
            );
        }
        found.extend(unconfirmed.note());
        found
    }
}

/// What a text says, with whom it names, and the validations beside it.
fn said(parsed: &ParsedCard, rest: &str) -> Told<'static> {
    let front_matter = &parsed.front_matter;
    Told {
        text: Some(text_of(parsed, rest)),
        entries: Validation::of(front_matter),
        owner: owner_of(front_matter),
        authors: &[],
        approved_by: &[],
    }
}

/// The fields that hold of a card whatever text of it is shown.
const KEPT: [&str; 4] = ["stato_redazionale", "motivo", "alias", "validazioni"];

/// A text without a mark of its encoding, cut behind its header.
fn header(text: &str) -> (&str, &str) {
    let text = text.trim_start_matches('\u{feff}');
    let end = header_end(text);
    let end = end + text[end..].find('\n').map_or(text.len() - end, |line| line + 1);
    text.split_at(end)
}

/// A value as YAML on one line.
fn flow(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Object(map) => {
            let entries: Vec<String> = map.iter().map(|(key, value)| format!("{key}: {}", flow(value))).collect();
            format!("{{{}}}", entries.join(", "))
        }
        scalar => scalar.to_string(),
    }
}

impl Judged {
    /// Of the file as it is.
    fn standing(&self) -> Standing {
        let judgement = &self.judgement;
        Standing {
            state: judgement.state,
            missing: judgement.missing.clone(),
            is_update: judgement.state != State::Published && judgement.shown.is_some(),
            is_withheld: false,
            seen: None,
            is_current: self.is_newest.clone(),
            stands: self.standing_of(&self.is_newest),
            demanded: self.demanded.clone(),
        }
    }

    /// Of each validation, whether it is about a text and counts.
    fn standing_of(&self, is_about: &[bool]) -> Vec<bool> {
        let refused = self.judgement.is_own.iter().zip(&self.judgement.is_foreign);
        is_about.iter().zip(refused).map(|(is_about, (is_own, is_foreign))| *is_about && !is_own && !is_foreign).collect()
    }

    /// That the newest text is not public, and who must validate it. Who wrote a state by hand knows.
    fn missing(&self, card: &Parsed) -> Option<Diagnostic> {
        let judgement = &self.judgement;
        let written = card.card.as_ref().map_or("", |card| card.text("stato_redazionale"));
        if judgement.state == State::Published || !written.is_empty() {
            return None;
        }
        let message = match (judgement.shown, judgement.state) {
            (Some(shown), _) => format!("aggiornamento in corso: il sito mostra ancora la versione {}, l'ultima validata", shown + 1),
            (None, State::ToComplete) => "la scheda non è pubblica: chi l'ha letta chiede di integrarla".to_owned(),
            (None, _) => "la scheda non è pubblica: deve essere validata".to_owned(),
        };
        let items = card.parsed.front_matter.get("validazioni").map_or(&[][..], |node| node.items());
        let asked = |(role, asked): (&Role, &Option<usize>)| match asked.and_then(|at| items.get(at)) {
            None => format!("{} (manca)", role.as_str()),
            Some(entry) => last_word(role.as_str(), entry),
        };
        let roles: Vec<String> = judgement.missing.iter().zip(&judgement.asked).map(asked).collect();
        let span = card.parsed.front_matter.entry("validazioni").map_or(0..0, |entry| entry.key_span.clone());
        let help = match judgement.asked.iter().any(Option::is_some) {
            true => "correggi il testo, o rispondi a chi l'ha letto; poi chi valida aggiunge una voce nuova e lascia quella di prima",
            false => "chi valida aggiunge la sua voce nella stessa proposta di modifica, o in una che non cambia il testo",
        };
        Some(
            Diagnostic::new(Code::MissingValidation, message)
                .at(Location::new(card.parsed.path.clone(), &span))
                .expected(format!("in «validazioni» una validazione favorevole di questo testo da parte di: {}", roles.join("; ")))
                .help(help),
        )
    }

    /// Validations in the owner's place by a body that is not the card's.
    fn foreign<'a>(&'a self, card: &'a Parsed) -> impl Iterator<Item = Diagnostic> + 'a {
        let items = card.parsed.front_matter.get("validazioni").map_or(&[][..], |node| node.items());
        let owner = owner_of(&card.parsed.front_matter);
        items.iter().zip(&self.judgement.is_foreign).filter(|(_, is_foreign)| **is_foreign).map(move |(entry, _)| {
            let named = entry.get("amministrazione").unwrap_or(entry);
            let body = named.text().unwrap_or("");
            Diagnostic::new(Code::DoubtfulValidation, format!("la validazione non vale: «{body}» non è l'ente della scheda"))
                .at(Location::new(card.parsed.path.clone(), &named.span))
                .expected(format!("come ente titolare «{owner}», o nessun nome"))
                .help("chi valida per un altro ente lo fa come comunità di pratica o come persona esperta")
        })
    }

    /// Validations that only the authors of the text approved.
    fn own<'a>(&'a self, parsed: &'a ParsedCard) -> impl Iterator<Item = Diagnostic> + 'a {
        let items = parsed.front_matter.get("validazioni").map_or(&[][..], |node| node.items());
        items.iter().zip(&self.judgement.is_own).filter(|(_, is_own)| **is_own).map(|(node, _)| {
            Diagnostic::new(Code::OwnValidation, "la validazione non vale: l'ha approvata solo chi ha scritto il testo")
                .at(Location::new(parsed.path.clone(), &node.span))
                .expected("l'approvazione di qualcun altro nella proposta di modifica che l'ha portata")
                .help("nessuno valida una propria modifica: fai approvare la voce a un'altra persona dello stesso ruolo")
        })
    }
}
