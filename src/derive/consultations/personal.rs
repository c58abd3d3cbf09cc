//! What looks like somebody's data in a table that should hold answers only.
//!
//! Rough on purpose: a column that is refused by mistake can be called otherwise, one that slips through cannot be taken back.

use crate::diagnostic::fold;

/// What a column seems to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Names of persons.
    Name,
    /// E-mail addresses.
    Email,
    /// Telephone numbers.
    Telephone,
    /// Italian tax codes.
    TaxCode,
}

impl Kind {
    /// In the words of the report.
    pub fn text(self) -> &'static str {
        match self {
            Kind::Name => "nomi di persone",
            Kind::Email => "indirizzi di posta",
            Kind::Telephone => "numeri di telefono",
            Kind::TaxCode => "codici fiscali",
        }
    }
}

/// Words of a column's name that say what it holds.
const NAMED: &[(Kind, &[&str])] = &[
    (Kind::Name, &["nome", "cognome", "nominativo", "name", "surname", "vorname", "nachname", "compilatore", "rispondente"]),
    (Kind::Email, &["email", "mail", "posta", "pec"]),
    (Kind::Telephone, &["telefono", "cellulare", "tel", "cell", "phone", "telefon"]),
    (Kind::TaxCode, &["fiscale", "cf", "codicefiscale"]),
];

/// Values of which a larger part must look like names.
const NAMES_FROM: usize = 3;

/// What a column seems to hold, by its name and its values; `answers` says that each of these is one of the question's options.
pub fn kind(header: &str, values: &[&str], answers: bool) -> Option<Kind> {
    let folded = fold(header);
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).chain([&*folded]);
    let named = words.find_map(|word| NAMED.iter().find(|(_, known)| known.contains(&word)).map(|(kind, _)| *kind));
    // The id of a question is its author's choice; what its column holds are the options that everybody may read.
    if answers {
        return None;
    }
    let any = |looks: fn(&str) -> bool| values.iter().any(|value| value.split_whitespace().any(looks) || looks(value));
    let by_value = || {
        [(Kind::Email, is_email as fn(&str) -> bool), (Kind::TaxCode, is_tax_code), (Kind::Telephone, is_telephone)]
            .into_iter()
            .find(|(_, looks)| any(*looks))
            .map(|(kind, _)| kind)
    };
    let names = || {
        let given: Vec<&&str> = values.iter().filter(|value| !value.is_empty()).collect();
        let like = given.iter().filter(|value| is_name(value)).count();
        (like >= NAMES_FROM && like * 2 > given.len()).then_some(Kind::Name)
    };
    named.or_else(by_value).or_else(names)
}

fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.trim_matches(|c: char| !c.is_alphanumeric()).split_once('@') else { return false };
    !local.is_empty() && host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty())
}

/// Sixteen letters and digits at the places of an Italian tax code; letters may stand for digits where two people would share one.
fn is_tax_code(text: &str) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let fits = |(n, c): (usize, char)| match n {
        0..=5 | 8 | 11 | 15 => c.is_ascii_alphabetic(),
        _ => c.is_ascii_digit() || "LMNPQRSTUV".contains(c.to_ascii_uppercase()),
    };
    text.len() == 16 && text.chars().enumerate().all(fits)
}

fn is_telephone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (8..=15).contains(&digits) && text.chars().all(|c| c.is_ascii_digit() || " +-./()".contains(c)) && !is_date(text)
}

/// `2026-11-21`, `21/11/2026`, perhaps with a time: as many digits as a telephone number.
fn is_date(text: &str) -> bool {
    let day = text.split([' ', 'T']).next().unwrap_or("");
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    parts.len() == 3 && (parts[0].len() == 4 || parts[2].len() == 4) && parts[1].len() <= 2
}

/// Two to four words that begin with a capital letter and go on without one.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let like = |word: &&str| {
        let mut letters = word.chars().filter(|c| !matches!(c, '\'' | '’' | '-' | '.'));
        letters.next().is_some_and(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || "'’-.".contains(c))
    };
    (2..=4).contains(&words.len()) && words.iter().all(like)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_persons_are_told_by_name_and_by_value() {
        assert_eq!(kind("Cognome e nome", &[], false), Some(Kind::Name));
        assert_eq!(kind("E-mail", &[], false), Some(Kind::Email));
        assert_eq!(kind("indirizzo PEC", &[], false), Some(Kind::Email));
        assert_eq!(kind("q1", &["ok", "scrivere a anna.rossi@posta.example, grazie"], false), Some(Kind::Email));
        assert_eq!(kind("q1", &["+39 0172 123456"], false), Some(Kind::Telephone));
        assert_eq!(kind("q1", &["RSSMRA80A01H501U"], false), Some(Kind::TaxCode));
        assert_eq!(kind("q1", &["rssmra80a01h50mu"], false), Some(Kind::TaxCode));
        assert_eq!(kind("q1", &["Maria Rossi", "Ugo De Bianchi", "Anna D'Angelo", ""], false), Some(Kind::Name));
    }

    #[test]
    fn answers_are_not_persons() {
        assert_eq!(kind("q1", &["Sì", "No", "Non so"], false), None);
        assert_eq!(kind("quando", &["2026-11-21", "21/11/2026 10.30"], false), None);
        assert_eq!(kind("sede", &["Reggio Emilia", "La Spezia", "Ascoli Piceno"], true), None);
        assert_eq!(kind("contributi", &["12", "1250"], false), None);
    }
}
