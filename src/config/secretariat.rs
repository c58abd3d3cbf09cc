//! `[segreteria]`: who answers what people ask of the catalogue.

use serde::Deserialize;

use super::Contacts;
use super::convert::Problems;
use crate::diagnostic::Code;

/// The office that answers requests: that of `[segreteria]`, and of `[contacts]` where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Secretariat {
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub telephone: Option<String>,
    /// Address of the body's own form; what ends in `=` takes the address of the card.
    pub form: Option<String>,
    /// Within how many days it answers.
    pub days: Option<u32>,
}

/// `[segreteria]` as it is written.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawSecretariat {
    pub ufficio: Option<String>,
    email: Option<String>,
    telefono: Option<String>,
    giorni: Option<u32>,
    modulo: Option<String>,
}

/// Mailbox and telephone are taken from one place: those of two offices must not be mixed.
pub(super) fn convert(raw: RawSecretariat, contacts: &Contacts, problems: &mut Problems<'_>) -> Secretariat {
    let RawSecretariat { ufficio: _, email, telefono, giorni, modulo } = raw;
    if let Some(email) = email.as_deref().filter(|email| !is_mailbox(email)) {
        problems.report(
            Code::ConfigInvalid,
            email,
            format!("«{email}» non è un indirizzo di posta"),
            "un indirizzo solo, come catalogo@comune.esempio.it",
        );
    }
    if let Some(form) = modulo.as_deref().filter(|form| !is_form(form)) {
        problems.report(
            Code::ConfigInvalid,
            form,
            format!("«{form}» non è l'indirizzo di un modulo"),
            "un indirizzo completo, come https://www.comune.esempio.it/modulo",
        );
    }
    if giorni == Some(0) {
        problems.report(
            Code::ConfigInvalid,
            "",
            "giorni = 0 non dice entro quando si risponde".to_owned(),
            "un numero di giorni, da 1 in su",
        );
    }
    let own = email.is_some() || telefono.is_some() || modulo.is_some();
    let usual = |value: &Option<String>| value.clone().filter(|_| !own);
    Secretariat {
        email: email.or_else(|| usual(&contacts.email)),
        telephone: telefono.or_else(|| usual(&contacts.telephone)),
        form: modulo,
        days: giorni,
    }
}

/// Whether this is one mailbox: a name, an `@`, a domain, nothing that divides or ends an address.
fn is_mailbox(text: &str) -> bool {
    let sound = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c.is_control() || ",;<>\"@".contains(c));
    text.split_once('@').is_some_and(|(local, domain)| sound(local) && sound(domain) && domain.contains('.'))
}

/// Whether this is a web address.
fn is_form(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let unsound = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\".contains(c);
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', '?', '#']) && !rest.contains(unsound))
}

#[cfg(test)]
mod tests {
    use crate::config::{Secretariat, parse};
    use crate::source::TextFile;

    fn read(text: &str) -> Result<Secretariat, usize> {
        let text = format!(
            "[site]\ntitle = \"C\"\ndemo = true\n[contacts]\noffice = \"Redazione\"\nemail = \"r@c.it\"\ntelephone = \"1\"\n{text}"
        );
        let checked = parse(&TextFile { path: "site.toml".into(), text: text.into(), digest: [0; 32] });
        checked.value.map(|config| config.secretariat).ok_or(checked.diagnostics.len())
    }

    #[test]
    fn the_contacts_answer_where_the_section_names_nobody() {
        let some = |text: &str| Some(text.to_owned());
        let contacts = Secretariat { email: some("r@c.it"), telephone: some("1"), ..Secretariat::default() };
        assert_eq!(read(""), Ok(contacts.clone()));
        assert_eq!(read("[segreteria]\ngiorni = 10\n"), Ok(Secretariat { days: Some(10), ..contacts }));
    }

    #[test]
    fn an_office_of_its_own_is_not_mixed_with_the_contacts() {
        let own = read("[segreteria]\nemail = \"s@c.it\"\n").unwrap();
        assert_eq!((own.email.as_deref(), own.telephone), (Some("s@c.it"), None));
        let form = read("[segreteria]\nmodulo = \"https://c.it/m?scheda=\"\n").unwrap();
        assert_eq!((form.form.as_deref(), form.email), (Some("https://c.it/m?scheda="), None));
    }

    #[test]
    fn what_is_no_mailbox_and_no_form_is_said() {
        for email in ["s", "s@c", "a@c.it,b@c.it", "a b@c.it", "a@b@c.it"] {
            assert_eq!(read(&format!("[segreteria]\nemail = \"{email}\"\n")), Err(1), "{email}");
        }
        for form in ["javascript:alert(1)", "/modulo", "https://", "https://c.it/a b"] {
            assert_eq!(read(&format!("[segreteria]\nmodulo = \"{form}\"\n")), Err(1), "{form}");
        }
        assert_eq!(read("[segreteria]\ngiorni = 0\n"), Err(1));
    }
}
