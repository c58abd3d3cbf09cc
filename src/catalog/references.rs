//! References of the front matter: to cards by id, to terms of vocabularies.

use std::sync::Arc;

use super::index::{Hit, Index};
use super::link::{Found, Input, Resolved, location};
use super::vocabulary::Vocabularies;
use super::walk;
use crate::config::Audience;
use crate::content::Node;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::schema::{ContentType, FieldKind, label};

/// Resolves the references of the card at `n`.
pub(super) fn resolve(input: &Input<'_>, index: &Index<'_>, vocabularies: &Vocabularies, n: usize, own: &mut Resolved, found: &mut Found) {
    let card = &input.cards[n];
    walk::values(&card.content_type, &card.parsed, &mut |path, field, node| {
        let Some(written) = node.text() else { return };
        match &field.kind {
            FieldKind::Term(vocabulary) => {
                if let Some(diagnostic) = vocabularies.problem(vocabulary, written) {
                    found.push(diagnostic.at(location(&card.parsed, &node.span)));
                }
            }
            FieldKind::Reference(types) => {
                let request = Request { input, index, root: index.root_of(n), types, node, written };
                match request.resolve() {
                    Ok(Some(Hit::Id(to))) => own.references.push((path.into(), written.into(), to)),
                    Ok(Some(Hit::Alias(to))) => {
                        let diagnostic = old_name(input, types, written, to);
                        found.push(diagnostic.at(location(&card.parsed, &node.span)));
                        own.references.push((path.into(), written.into(), to));
                    }
                    Ok(None) => {}
                    Err(diagnostic) => found.push(diagnostic.at(location(&card.parsed, &node.span))),
                }
            }
            _ => {}
        }
    });
}

struct Request<'a> {
    input: &'a Input<'a>,
    index: &'a Index<'a>,
    root: usize,
    types: &'a [Arc<str>],
    node: &'a Node,
    written: &'a str,
}

impl Request<'_> {
    /// The card; nothing when the type is of a kind that this catalogue does not have.
    fn resolve(&self) -> Result<Option<Hit>, Diagnostic> {
        debug_assert!(self.node.text().is_some());
        let (roots, written) = self.roots_of_value()?;
        let (content_type, id) = match self.types {
            [only] if &**only != "*" => match self.input.schemas.get(only) {
                Some(content_type) => (content_type, self.without_type(written, content_type)?),
                None => return Ok(None),
            },
            _ => self.split(&roots, written)?,
        };
        match roots.iter().find_map(|root| self.index.find(*root, content_type, id)) {
            Some(hit) => Ok(Some(hit)),
            None => Err(self.missing(&roots, content_type, id)),
        }
    }

    /// Splits `radice:` off, which names another root: one whose readers are at least those of the card. Without it the card's own
    /// root is looked through first, then those of wider audiences, the nearest first.
    fn roots_of_value(&self) -> Result<(Vec<usize>, &str), Diagnostic> {
        let roots = self.input.roots;
        let open = |other: usize| other == self.root || self.input.config.reads(&roots[self.root].audience, &roots[other].audience);
        let Some((name, rest)) = self.written.split_once(':') else {
            let reserved = roots[self.root].audience != Audience::Public;
            let wider = (0..roots.len()).rev().filter(|other| reserved && *other != self.root && open(*other));
            return Ok((std::iter::once(self.root).chain(wider).collect(), self.written));
        };
        // Also of a root that this build does not read it can be said that it is reserved: `site.toml` is public.
        match roots.iter().position(|root| &*root.name == name) {
            Some(other) if open(other) => Ok((vec![other], rest)),
            None if self.input.config.roots.iter().all(|root| &*root.name != name) => {
                Err(Diagnostic::new(Code::UnresolvedReference, format!("non c'è una raccolta «{name}»"))
                    .expected("l'id di una scheda, senza due punti"))
            }
            _ => Err(Diagnostic::new(Code::PrivateInPublic, format!("«{name}» è una raccolta riservata"))
                .expected("una scheda che chi legge questa può leggere: ciò che è pubblico non rimanda mai a ciò che è riservato")),
        }
    }

    /// The id of a field that takes one type, where `tipo/id` is a mistake that can be mended.
    fn without_type<'a>(&self, written: &'a str, content_type: &ContentType) -> Result<&'a str, Diagnostic> {
        let Some((prefix, id)) = written.split_once('/') else { return Ok(written) };
        let known = [&*content_type.name, &*content_type.folder].contains(&prefix);
        let diagnostic = Diagnostic::new(Code::UnresolvedReference, format!("qui basta l'id, e «{written}» ne ha due pezzi"))
            .expected(format!("l'id di una scheda «{}»: il nome del suo file senza .md", label(&content_type.one, "it")));
        let id = id.trim_end_matches(".md");
        Err(if known { diagnostic.replace_with(format!("scrivi «{id}»"), id) } else { diagnostic })
    }

    /// Splits `tipo/id` where any of several types may stand.
    fn split<'a>(&'a self, roots: &[usize], written: &'a str) -> Result<(&'a Arc<ContentType>, &'a str), Diagnostic> {
        let allowed = |name: &str| self.types.iter().any(|known| &**known == "*" || &**known == name);
        let split = written.split_once('/');
        let known = split.and_then(|(name, id)| Some((self.input.schemas.get(name).filter(|_| allowed(name))?, id)));
        if let Some(found) = known {
            return Ok(found);
        }
        let names: Vec<&str> = self.input.schemas.iter().map(|known| &*known.name).filter(|name| allowed(name)).collect();
        let diagnostic = Diagnostic::new(Code::UnresolvedReference, format!("«{written}» non dice di che tipo è la scheda"))
            .expected(format!("tipo/id, dove il tipo è uno di: {}", names.join(", ")));
        let Some((name, id)) = split else {
            let mut hits = names.iter().filter(|name| {
                let there = |content_type| roots.iter().any(|root| self.index.find(*root, content_type, written).is_some());
                self.input.schemas.get(name).is_some_and(|content_type| there(content_type))
            });
            return Err(match hits.next() {
                Some(name) => diagnostic.replace_with(format!("forse volevi scrivere «{name}/{written}»?"), format!("{name}/{written}")),
                None => diagnostic,
            });
        };
        let by_folder = self.input.schemas.iter().find(|known| &*known.folder == name).map(|known| &*known.name);
        Err(match by_folder.or_else(|| nearest(name, names.iter().copied())) {
            Some(near) => diagnostic.replace_with(format!("forse volevi scrivere «{near}/{id}»?"), format!("{near}/{id}")),
            None => diagnostic,
        })
    }

    fn missing(&self, roots: &[usize], content_type: &ContentType, id: &str) -> Diagnostic {
        let one = label(&content_type.one, "it");
        let several = self.types.len() != 1 || &*self.types[0] == "*";
        let diagnostic = Diagnostic::new(Code::UnresolvedReference, format!("non c'è una scheda «{one}» con id «{id}»"))
            .expected(format!("il nome di un file di {}/, senza .md", content_type.folder));
        let Some(meant) = roots.iter().find_map(|root| self.index.meant(*root, &content_type.name, id)) else {
            return diagnostic.help(format!("crea la scheda {}/{id}.md, oppure togli il riferimento", content_type.folder));
        };
        let replacement = if several { format!("{}/{meant}", content_type.name) } else { meant.to_string() };
        diagnostic.replace_with(format!("forse volevi scrivere «{replacement}»?"), replacement.clone())
    }
}

fn old_name(input: &Input<'_>, types: &[Arc<str>], written: &str, to: usize) -> Diagnostic {
    let card = &input.cards[to];
    let several = types.len() != 1 || &*types[0] == "*";
    let now = if several { format!("{}/{}", card.content_type.name, card.parsed.id) } else { card.parsed.id.to_string() };
    Diagnostic::new(Code::AliasReference, format!("«{written}» è un nome che la scheda aveva prima"))
        .expected(format!("il nome di adesso, «{now}»"))
        .replace_with(format!("scrivi «{now}»"), now)
}
