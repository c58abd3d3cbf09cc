//! A content type by the words that people use for it: its name, its folder, its labels in any language.

use std::sync::Arc;

use crate::diagnostic::{fold, nearest};
use crate::schema::{ContentType, Schemas, label};

/// The type that `written` names: `esperienza`, `Esperienze`, `Ente`, `amministrazioni`.
pub(super) fn named(schemas: &Schemas, written: &str) -> Result<Arc<ContentType>, String> {
    let wanted = fold(written.trim());
    if let Some(found) = schemas.iter().find(|known| names(known).any(|name| fold(name) == wanted)) {
        return Ok(found.clone());
    }
    // The type's name is what commands are written with; its other words count when it is not near.
    let by_name = nearest(written, schemas.iter().map(|known| &*known.name));
    let near = by_name.or_else(|| nearest(written, schemas.iter().flat_map(|known| names(known))));
    let known: Vec<String> = schemas.iter().map(|known| format!("{} ({})", known.name, label(&known.one, "it"))).collect();
    let near = near.map_or_else(String::new, |near| format!("\n  Forse volevi scrivere «{near}»?"));
    Err(format!("non conosco il tipo di scheda «{written}»{near}\n  I tipi sono: {}", known.join(", ")))
}

fn names(known: &ContentType) -> impl Iterator<Item = &str> {
    let labels = known.one.values().chain(known.many.values());
    [&known.name, &known.folder, &known.path].into_iter().chain(labels).map(|name| &**name).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_folders_and_labels_are_all_understood() {
        let schemas = Schemas::load(&crate::source::schemas(None).unwrap().value.unwrap()).value.unwrap();
        for (written, name) in [
            ("esperienza", "esperienza"),
            ("Esperienze", "esperienza"),
            ("ente", "amministrazione"),
            ("Enti", "amministrazione"),
            ("Raccolta guidata", "raccolta"),
        ] {
            assert_eq!(&*named(&schemas, written).unwrap().name, name, "{written}");
        }
        assert!(named(&schemas, "amministrassione").unwrap_err().contains("«amministrazione»"));
    }
}
