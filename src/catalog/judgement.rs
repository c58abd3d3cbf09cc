//! Which texts of a card were validated: the rule, without reading anything.
//!
//! A text is what a card says, without the fields that speak about it ([`ABOUT`]): two versions that differ only in them have the
//! same text. A validation holds for the text of the version that it names in `versione`; without one, for the text with which it
//! came to the main line. So one merge request can bring a card together with its validations, and a validation that stays in
//! the file when the text changes goes on to speak of the old text. A text becomes public when, at some version, the latest validation
//! of each role for it is favourable; from then on it was public, and nothing that is said later takes that back.

use std::collections::HashMap;

use super::State;
use crate::config::Role;
use crate::content::{Entry, Node, NodeKind, ParsedCard};
use crate::source::{Digest, Person};

/// Fields that say something about a card rather than in it: they need no validation.
pub const ABOUT: [&str; 5] = ["validazioni", "ultima_verifica", "stato_redazionale", "motivo", "alias"];

/// A version of a card.
#[derive(Debug, Clone)]
pub struct Told<'a> {
    /// What it says; `None` for one that cannot be read as a card.
    pub text: Option<Digest>,
    /// Its validations, in order.
    pub entries: Vec<Validation>,
    /// The body that it is about; empty for none.
    pub owner: String,
    /// Whose work it is; empty for what was not committed.
    pub authors: &'a [Person],
    /// Who approved it.
    pub approved_by: &'a [Person],
}

/// A validation as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validation {
    role: Option<Role>,
    body: String,
    date: String,
    outcome: String,
    /// The commit that it names.
    pub version: Option<String>,
}

/// What the versions come to.
#[derive(Debug, Default)]
pub struct Judgement {
    /// Of each version, whether it was public.
    pub public: Vec<bool>,
    /// Of each version, whether its text was public, be it with another version.
    pub is_text_public: Vec<bool>,
    /// The last of them: what readers see.
    pub shown: Option<usize>,
    /// Of the newest text.
    pub state: State,
    /// The roles whose favourable validation the newest text lacks.
    pub missing: Vec<Role>,
    /// Of each of them, which validation of the newest version is its last word on the newest text, when it has said one.
    pub asked: Vec<Option<usize>>,
    /// Of each validation of the newest version, the version that it is about.
    pub about: Vec<Option<usize>>,
    /// Of each validation of the newest version, whether Git says that only authors of the text approved it: it does not count.
    pub is_own: Vec<bool>,
    /// Of each, whether it speaks for the owner and names another body than that of the card: it does not count.
    pub is_foreign: Vec<bool>,
    /// How many favourable validations Git knows no approval of.
    pub unconfirmed: usize,
    /// Of how many of them the only hand that Git knows is that of the text's authors.
    pub alone: usize,
}

/// A validation with what it holds for.
#[derive(Debug, Clone)]
struct Held {
    entry: Validation,
    about: Option<usize>,
    approval: Approval,
    is_foreign: bool,
}

impl Held {
    fn counts(&self) -> bool {
        self.approval != Approval::Own && !self.is_foreign
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Approval {
    /// Somebody else than the authors approved.
    Confirmed,
    /// Only authors did.
    Own,
    /// Git holds no approval.
    Unknown,
    /// Git holds no approval, and only authors recorded it.
    Alone,
}

/// Judges the versions of a card, oldest first. `number(commit)` gives the position of the version that a commit made or brought.
pub fn judge(roles: &[Role], versions: &[Told<'_>], number: &dyn Fn(&str) -> Option<usize>) -> Judgement {
    let mut held: Vec<Held> = Vec::new();
    let mut since: HashMap<Digest, usize> = HashMap::new();
    for (at, version) in versions.iter().enumerate() {
        // What cannot be read says nothing, and takes nothing back.
        if version.text.is_none() {
            continue;
        }
        let mut before = std::mem::take(&mut held);
        held = version.entries.iter().map(|entry| hold(entry, at, versions, number, &mut before)).collect();
        let texts = held.iter().filter_map(|one| versions[one.about?].text);
        for text in texts.filter(|text| missing(roles, &held, versions, text).is_empty()) {
            since.entry(text).or_insert(at);
        }
    }
    let public = public(versions, &since);
    let is_text_public = versions.iter().map(|version| version.text.is_some_and(|text| since.contains_key(&text))).collect();
    let newest = versions.last().and_then(|version| version.text);
    let mut missing = newest.map_or_else(|| roles.to_vec(), |text| missing(roles, &held, versions, &text));
    let mut asked: Vec<Option<usize>> = missing.iter().map(|role| newest.and_then(|text| latest(*role, &held, versions, &text))).collect();
    let state = match public.last() {
        Some(true) => State::Published,
        _ if asked.iter().any(Option::is_some) => State::ToComplete,
        _ => State::InValidation,
    };
    if state == State::Published {
        (missing, asked) = (Vec::new(), Vec::new());
    }
    let unconfirmed = |wanted: &[Approval]| {
        held.iter().filter(|one| one.entry.is_favourable() && one.about.is_some() && wanted.contains(&one.approval)).count()
    };
    Judgement {
        shown: public.iter().rposition(|public| *public),
        state,
        missing,
        asked,
        about: held.iter().map(|one| one.about).collect(),
        is_own: held.iter().map(|one| one.approval == Approval::Own).collect(),
        is_foreign: held.iter().map(|one| one.is_foreign).collect(),
        unconfirmed: unconfirmed(&[Approval::Unknown, Approval::Alone]),
        alone: unconfirmed(&[Approval::Alone]),
        public,
        is_text_public,
    }
}

/// Which versions were public: those with a validated text, from the version on at which it was. A text that was validated only when the
/// card already said something else was public as its last version.
fn public(versions: &[Told<'_>], since: &HashMap<Digest, usize>) -> Vec<bool> {
    let mut public: Vec<bool> = versions
        .iter()
        .enumerate()
        .map(|(at, version)| version.text.and_then(|text| since.get(&text)).is_some_and(|from| at >= *from))
        .collect();
    for (text, from) in since {
        let last = versions.iter().rposition(|version| version.text.as_ref() == Some(text));
        if let Some(last) = last.filter(|last| last < from) {
            public[last] = true;
        }
    }
    public
}

/// A validation keeps what it held for, as long as it stays in the file: adding a reason or an act to it changes nothing.
fn hold(entry: &Validation, at: usize, versions: &[Told<'_>], number: &dyn Fn(&str) -> Option<usize>, before: &mut Vec<Held>) -> Held {
    if let Some(known) = before.iter().position(|held| held.entry == *entry) {
        return before.remove(known);
    }
    let about = match &entry.version {
        Some(commit) => number(commit).filter(|number| *number <= at && versions[*number].text.is_some()),
        None => Some(at),
    };
    Held {
        entry: entry.clone(),
        about,
        approval: about.map_or(Approval::Unknown, |about| approval(versions, about, at)),
        is_foreign: about.is_some_and(|about| entry.is_foreign(&versions[about].owner)),
    }
}

/// Whether somebody else than its authors stands behind the validation of a text: who approved the text or the change that recorded the
/// validation, or who recorded it in a change that left the text as it was. That authors record it themselves proves nothing: they
/// may write down what somebody told them.
fn approval(versions: &[Told<'_>], about: usize, recorded: usize) -> Approval {
    let same = |at: &usize| versions[*at].text == versions[about].text;
    let began = (0..=about).rev().take_while(same).last().unwrap_or(about);
    let is_author = |person: &Person| versions[began].authors.iter().any(|author| author.is_same_as(person));
    let is_other = |person: &Person| {
        let named = !person.name.starts_with('…');
        named && !is_author(person)
    };
    let left_the_text = recorded > 0 && versions[recorded - 1].text == versions[recorded].text;
    let recorders = versions[recorded].authors.iter().filter(|_| left_the_text);
    let approvers = || [began, about, recorded].into_iter().flat_map(|at| versions[at].approved_by);
    if approvers().chain(recorders).any(is_other) {
        Approval::Confirmed
    } else if approvers().any(|person| !person.name.starts_with('…')) {
        Approval::Own
    } else if !versions[recorded].authors.is_empty() && versions[recorded].authors.iter().all(is_author) {
        Approval::Alone
    } else {
        Approval::Unknown
    }
}

/// The roles that have not validated a text.
fn missing(roles: &[Role], held: &[Held], versions: &[Told<'_>], text: &Digest) -> Vec<Role> {
    let lacks = |role: &Role| !latest(*role, held, versions, text).is_some_and(|at| held[at].entry.is_favourable());
    roles.iter().copied().filter(lacks).collect()
}

/// The latest validation of a text by a role, by its date and then by its place in the list.
fn latest(role: Role, held: &[Held], versions: &[Told<'_>], text: &Digest) -> Option<usize> {
    let counts = |one: &Held| {
        let about = one.about.and_then(|about| versions[about].text);
        one.entry.role == Some(role) && about.as_ref() == Some(text) && one.counts()
    };
    (0..held.len()).filter(|at| counts(&held[*at])).max_by(|a, b| held[*a].entry.date.cmp(&held[*b].entry.date))
}

/// The fields that name the body which a card is about; the first that says something does.
const OWNERS: [&str; 3] = ["amministrazione", "promotore", "capofila"];

/// The body that a card is about, as written; empty for none.
pub fn owner_of(front_matter: &Node) -> String {
    let mut named = OWNERS.iter().filter_map(|field| front_matter.get(field)?.text()).map(str::trim);
    named.find(|name| !name.is_empty()).unwrap_or("").to_owned()
}

impl Validation {
    fn is_favourable(&self) -> bool {
        self.outcome == "favorevole"
    }

    /// Whether it speaks for the owner of a card in the name of another body. References may name a root or a type before the id.
    fn is_foreign(&self, owner: &str) -> bool {
        let id = |name: &str| name.rsplit([':', '/']).next().unwrap_or(name).to_owned();
        self.role == Some(Role::Owner) && ![&*self.body, owner].contains(&"") && id(&self.body) != id(owner)
    }

    /// The validations of a card.
    pub fn of(front_matter: &Node) -> Vec<Validation> {
        let text = |node: &Node, key: &str| node.get(key).and_then(Node::text).unwrap_or("").trim().to_owned();
        let entry = |node: &Node| Validation {
            role: Role::parse(&text(node, "ruolo")),
            body: text(node, "amministrazione"),
            date: text(node, "data"),
            outcome: text(node, "esito"),
            version: Some(text(node, "versione")).filter(|version| !version.is_empty()),
        };
        front_matter.get("validazioni").map_or(&[][..], Node::items).iter().map(entry).collect()
    }
}

/// The digest of what a card says: the words of `parsed`, without the fields that speak about it, and of `rest`, what follows it in the
/// file. Where a field ends is the parser's word, so nothing can hide in one.
pub fn text_of(parsed: &ParsedCard, rest: &str) -> Digest {
    let mut hasher = blake3::Hasher::new();
    for word in without(parsed, &ABOUT).into_iter().chain([rest]).flat_map(str::split_whitespace) {
        hasher.update(word.as_bytes());
        hasher.update(&[0]);
    }
    *hasher.finalize().as_bytes()
}

/// The parts of a card's text that remain without some of its top-level fields. A field that shares a line with another stays.
pub fn without<'p>(parsed: &'p ParsedCard, keys: &[&str]) -> Vec<&'p str> {
    let NodeKind::Mapping(entries) = &parsed.front_matter.kind else { return vec![&parsed.text] };
    let text = &*parsed.text;
    let begins = |entry: &Entry| {
        let key = entry.key_span.start as usize;
        let line = line_start(text, key);
        text.get(line..key).is_some_and(|before| before.trim_matches(['"', '\'']).trim().is_empty()).then_some(line)
    };
    let mut parts = Vec::new();
    let mut done = 0;
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| keys.contains(&&*entry.key)) {
        let end = entries.get(at + 1).map_or_else(|| Some(header_end(text)), begins);
        let (Some(start), Some(end)) = (begins(entry), end) else { continue };
        if start >= done && end > start {
            parts.extend(text.get(done..start));
            done = end;
        }
    }
    parts.extend(text.get(done..));
    parts
}

/// Where the line begins that holds a byte.
fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

/// Where the line begins that closes the header.
pub fn header_end(text: &str) -> usize {
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if number > 0 && line.trim_end() == "---" {
            return at;
        }
        at += line.len();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Limits;
    use crate::content::{Origin, parse};
    use crate::source::TextFile;

    fn card(text: &str) -> ParsedCard {
        let file = TextFile { path: "content/esperienze/a.md".into(), text: text.into(), digest: [0; 32] };
        let origin = Origin { root: &"pubblico".into(), local: &"esperienze/a.md".into(), languages: &[] };
        let parsed = parse(&file, origin, &Limits::default()).value.expect("a card");
        assert!(parsed.sound, "{text}");
        parsed
    }

    fn says(text: &str) -> Digest {
        text_of(&card(text), "")
    }

    #[test]
    fn what_is_said_about_a_card_is_not_what_it_says() {
        let bare = "---\ntitolo: A\ntemi: [x]\n---\n\nTesto.\n";
        for more in [
            "validazioni:\n- ruolo: esperto\n  esito: favorevole\n\n# perché\n",
            "ultima_verifica: 2026-01-01\n",
            "\"motivo\": |\n  Uno\n\n  due\n",
            "alias: [\n  esperienze/b\n]\n",
        ] {
            assert_eq!(says(&bare.replace("temi:", &format!("{more}temi:"))), says(bare), "{more}");
            assert_eq!(says(&bare.replace("]\n---", &format!("]\n{more}---"))), says(bare), "{more}");
        }
        for other in ["titolo: B", "titolo: A\nproblema: C", "titolo: A\nvalidazione: []"] {
            assert_ne!(card(&bare.replace("titolo: A", other)).text.len(), 0);
            assert_ne!(says(&bare.replace("titolo: A", other)), says(bare), "{other}");
        }
        assert_ne!(says(&bare.replace("Testo.", "motivo: un altro testo")), says(bare));
    }

    #[test]
    fn nothing_hides_beside_what_is_left_out() {
        for header in [
            "{titolo: A, motivo: b}",
            "{motivo: b, titolo: A}",
            "{motivo: b,\ntitolo: A}",
            "{\n motivo: b, titolo: A }",
            "{titolo: A,\n motivo: b}",
        ] {
            let text = format!("---\n{header}\n---\n");
            assert_ne!(says(&text), says(&text.replace('A', "B")), "{header}");
        }
    }

    fn told<'a>(text: u8, entries: &[(Role, &str, &str)]) -> Told<'a> {
        let entry = |(role, date, outcome): &(Role, &str, &str)| Validation {
            role: Some(*role),
            body: String::new(),
            date: (*date).to_owned(),
            outcome: (*outcome).to_owned(),
            version: None,
        };
        let entries = entries.iter().map(entry).collect();
        Told { text: Some([text; 32]), entries, owner: "comune-a".to_owned(), authors: &[], approved_by: &[] }
    }

    const YES: &str = "favorevole";
    const BOTH: [Role; 2] = [Role::Owner, Role::Editors];

    fn public(versions: &[Told<'_>]) -> (Vec<bool>, State) {
        let judgement = judge(&BOTH, versions, &|_| None);
        (judgement.public, judgement.state)
    }

    #[test]
    fn each_role_judges_the_same_text() {
        let (owner, editors) = ((Role::Owner, "2026-01-01", YES), (Role::Editors, "2026-01-02", YES));
        assert_eq!(public(&[told(1, &[owner]), told(1, &[owner, editors])]), (vec![false, true], State::Published));
        // One of them read another text.
        assert_eq!(public(&[told(1, &[owner]), told(2, &[owner, editors])]), (vec![false, false], State::InValidation));
        // What was public once stays so when the card says it again.
        assert_eq!(
            public(&[told(1, &[owner, editors]), told(2, &[owner, editors]), told(1, &[])]),
            (vec![true, false, true], State::Published)
        );
    }

    #[test]
    fn the_latest_word_of_a_role_counts_until_publication() {
        let owner = (Role::Owner, "2026-01-01", YES);
        let (against, later) = ((Role::Editors, "2026-01-02", "contraria"), (Role::Editors, "2026-01-03", YES));
        assert_eq!(public(&[told(1, &[owner, against])]), (vec![false], State::ToComplete));
        assert_eq!(public(&[told(1, &[owner, later, against])]).1, State::Published, "by date, not by place");
        let again = (Role::Editors, "2026-01-04", "da_integrare");
        assert_eq!(public(&[told(1, &[owner, later]), told(1, &[owner, later, again])]), (vec![true, true], State::Published));
    }

    #[test]
    fn a_version_can_be_validated_after_the_card_has_changed() {
        let (owner, mut editors) =
            ((Role::Owner, "2026-01-01", YES), told(2, &[(Role::Owner, "2026-01-01", YES), (Role::Editors, "2026-02-01", YES)]));
        editors.entries[1].version = Some("0123456".to_owned());
        let judgement = judge(&BOTH, &[told(1, &[owner]), told(2, &[owner]), editors], &|_| Some(0));
        assert_eq!((judgement.public, judgement.shown, judgement.about), (vec![true, false, false], Some(0), vec![Some(0), Some(0)]));
    }

    #[test]
    fn another_body_does_not_speak_for_the_owner() {
        let by = |body: &str| {
            let mut version = told(1, &[(Role::Owner, "2026-01-01", YES)]);
            version.entries[0].body = body.to_owned();
            let judgement = judge(&[Role::Owner], &[version], &|_| None);
            (judgement.state, judgement.is_foreign, judgement.asked)
        };
        for own in ["", "comune-a", "amministrazioni/comune-a"] {
            assert_eq!(by(own), (State::Published, vec![false], vec![]), "{own}");
        }
        assert_eq!(by("comune-b"), (State::InValidation, vec![true], vec![None]));
        let mut nobodys = told(1, &[(Role::Owner, "2026-01-01", YES)]);
        (nobodys.owner, nobodys.entries[0].body) = (String::new(), "comune-b".to_owned());
        assert_eq!(judge(&[Role::Owner], &[nobodys], &|_| None).state, State::Published, "nobody else owns it");
    }

    #[test]
    fn who_has_the_authors_address_or_name_is_the_author() {
        let (ada, bea) = ([Person::new("Ada", "x@x.it")], [Person::new("Bea", "bea@x.it")]);
        let state = |authors: &[Person], approved_by: &[Person]| {
            let version = Told { authors, approved_by, ..told(1, &[(Role::Editors, "2026-01-01", YES)]) };
            let judgement = judge(&[Role::Editors], &[version], &|_| None);
            (judgement.state, judgement.unconfirmed, judgement.alone)
        };
        let out = (State::InValidation, 0, 0);
        assert_eq!(state(&ada, &[Person::new("Ada Rossi", "X@x.it")]), out, "another name");
        assert_eq!(state(&ada, &[Person::new("ADA", "ada@casa.it")]), out, "another address");
        assert_eq!(state(&ada, &bea), (State::Published, 0, 0));
        assert_eq!(state(&ada, &[]), (State::Published, 1, 1));
        // Who has no address at all has none in common.
        assert_eq!(state(&[Person::new("Ada", "")], &[Person::new("Bea", "")]), (State::Published, 0, 0));
        // Recorded later, by the author or by somebody else.
        let recorded = |authors| {
            let later = Told { authors, ..told(1, &[(Role::Editors, "2026-01-01", YES)]) };
            let judgement = judge(&[Role::Editors], &[Told { authors: &ada, ..told(1, &[]) }, later], &|_| None);
            (judgement.unconfirmed, judgement.alone)
        };
        assert_eq!((recorded(&ada), recorded(&bea)), ((1, 1), (0, 0)));
    }
}
