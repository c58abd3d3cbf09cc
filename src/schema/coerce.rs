//! Gives plain scalars the types that the field tree asks for, and reports keys that are not in it.
//!
//! YAML's own guesses do not count: where a text is asked, the value is the text as written (`2019`,
//! `08`, `NO`). What cannot be converted leaves a placeholder, and its path in [`Coerced::reported`], so
//! that the validator's complaints about the same place are not shown again.

use serde_json::{Map, Value};

use super::numbers;
use super::{Field, FieldKind, label};
use crate::content::{Entry, Node, NodeKind};
use crate::diagnostic::{Code, Diagnostic, Gatherer, Span, fold, nearest};

/// A front matter with types.
pub(super) struct Coerced {
    pub values: Map<String, Value>,
    /// JSON pointers of what was already reported.
    pub reported: Vec<String>,
}

/// Converts `front_matter` by the tree of `fields`.
pub(super) fn coerce(source: &str, front_matter: &Node, fields: &[Field], problems: &mut Gatherer) -> Coerced {
    let mut coercer = Coercer { source, tree: fields, path: String::new(), reported: Vec::new(), problems };
    let NodeKind::Mapping(entries) = &front_matter.kind else { return Coerced { values: Map::new(), reported: Vec::new() } };
    let values = coercer.mapping(entries, fields);
    Coerced { values, reported: coercer.reported }
}

struct Coercer<'a> {
    source: &'a str,
    /// The whole tree, to find a key that was written at the wrong level.
    tree: &'a [Field],
    path: String,
    reported: Vec<String>,
    problems: &'a mut Gatherer,
}

impl Coercer<'_> {
    fn mapping(&mut self, entries: &[Entry], fields: &[Field]) -> Map<String, Value> {
        let mut values = Map::new();
        for entry in entries {
            let depth = self.path.len();
            match fields.iter().find(|field| *field.key == *entry.key) {
                // A key without a value is the same as no key.
                Some(_) if entry.value.is_null() => {}
                Some(field) => {
                    self.path.push('/');
                    self.path.push_str(&field.key);
                    let value = self.value(&entry.value, field, entry);
                    values.insert(field.key.to_string(), value);
                }
                None => {
                    let free = fields.iter().filter(|field| !entries.iter().any(|other| *other.key == *field.key));
                    if let Some(meant) = self.unknown_key(entry, fields, free) {
                        // The field is there under a wrong name: it is not missing as well.
                        self.reported.push(format!("{}/{meant}", self.path));
                        values.insert(meant, Value::Null);
                    }
                }
            }
            self.path.truncate(depth);
        }
        values
    }

    fn value(&mut self, node: &Node, field: &Field, entry: &Entry) -> Value {
        match (&field.kind, &node.kind) {
            (FieldKind::Object(fields), NodeKind::Mapping(entries)) => Value::Object(self.mapping(entries, fields)),
            (FieldKind::List(item), NodeKind::Sequence(items)) => Value::Array(self.items(items, item, field, entry)),
            (FieldKind::List(_) | FieldKind::Object(_), _) => self.wrong_collection(node, field, entry),
            (_, NodeKind::Scalar { text, plain }) => self.scalar(node, text, *plain, field),
            _ => self.not_a_scalar(node, field),
        }
    }

    fn items(&mut self, items: &[Node], item: &Field, list: &Field, entry: &Entry) -> Vec<Value> {
        let depth = self.path.len();
        let mut values = Vec::with_capacity(items.len());
        for (n, node) in items.iter().enumerate() {
            self.path.push_str(&format!("/{n}"));
            values.push(if node.is_null() {
                let place = if node.span.is_empty() { entry.key_span.clone() } else { node.span.clone() };
                self.wrong(&place, format!("L'elenco «{}» ha una voce vuota", list.key), |problem| {
                    problem.help("Scrivi il valore dopo il trattino, oppure togli la riga")
                })
            } else {
                self.value(node, item, entry)
            });
            self.path.truncate(depth);
        }
        values
    }

    fn scalar(&mut self, node: &Node, text: &str, plain: bool, field: &Field) -> Value {
        match &field.kind {
            FieldKind::Boolean => match text.to_lowercase().as_str() {
                "true" | "si" | "sì" => Value::Bool(true),
                "false" | "no" => Value::Bool(false),
                _ => self.wrong(&node.span, format!("«{}» non è né sì né no", field.key), |problem| problem.expected("si oppure no")),
            },
            FieldKind::Integer | FieldKind::Number { .. } => self.number(node, text, plain, field),
            // A block ends with the line end of its last line, which nobody means.
            _ => Value::String(text.trim_end_matches('\n').to_owned()),
        }
    }

    fn number(&mut self, node: &Node, text: &str, plain: bool, field: &Field) -> Value {
        let whole = matches!(field.kind, FieldKind::Integer);
        if let Some(number) = numbers::read(text, whole).filter(|_| plain) {
            return Value::Number(number);
        }
        let meant = numbers::guess(text).filter(|guess| numbers::read(guess, whole).is_some());
        let expected = if whole {
            "un numero intero, senza punti né simboli, per esempio 1250"
        } else {
            "un numero con il punto per i decimali e senza separatore delle migliaia, per esempio 1250 o 1.5"
        };
        self.wrong(&node.span, format!("«{}» vuole un numero, ma c'è «{}»", field.key, short(text)), |problem| match meant {
            Some(number) => problem.expected(expected).replace_with(format!("Scrivi {number}"), number),
            None => problem.expected(expected),
        })
    }

    /// A scalar, or the other kind of collection, where a list or a group is asked.
    fn wrong_collection(&mut self, node: &Node, field: &Field, entry: &Entry) -> Value {
        let key = &*field.key;
        match (&field.kind, &node.kind) {
            (FieldKind::List(item), NodeKind::Scalar { text, .. }) => {
                if text.starts_with('-') {
                    let lines = self.written(&node.span).split('\n').map(space_after_dash).collect::<Vec<_>>().join("\n");
                    return self.wrong(&node.span, format!("«{key}» vuole un elenco, ma dopo il trattino manca uno spazio"), |problem| {
                        problem
                            .expected("una voce per riga, con trattino e spazio: «  - voce»")
                            .replace_with("Metti uno spazio dopo ogni trattino", lines)
                    });
                }
                let indent = " ".repeat(self.column(entry.key_span.start) + 2);
                let several = !matches!(item.kind, FieldKind::Text { .. } | FieldKind::Object(_)) && text.contains(',');
                let values: Vec<&str> = if several {
                    text.split(',').map(str::trim).filter(|v| !v.is_empty()).collect()
                } else {
                    vec![self.written(&node.span)]
                };
                let lines: String = values.iter().map(|value| format!("\n{indent}- {value}")).collect();
                let whole_object = matches!(item.kind, FieldKind::Object(_));
                self.wrong(&node.span, format!("«{key}» vuole un elenco, ma c'è un valore solo"), |problem| {
                    let problem = problem.expected("una voce per riga, con trattino e spazio: «  - voce»");
                    if whole_object {
                        problem.help("Vai a capo e scrivi «- » davanti al primo campo di ogni voce")
                    } else {
                        problem.replace_with("Vai a capo e scrivi il valore dopo «- »", lines)
                    }
                })
            }
            (FieldKind::List(_), _) => self.wrong(
                &first_line(self.source, &node.span),
                format!("«{key}» vuole un elenco, ma c'è un gruppo di campi"),
                |problem| {
                    problem
                        .expected("un elenco: «- » davanti al primo campo di ogni voce")
                        .help("Metti «- » davanti al primo campo e due spazi davanti agli altri")
                },
            ),
            (FieldKind::Object(fields), _) => {
                let known = list_keys(fields);
                self.wrong(
                    &first_line(self.source, &node.span),
                    format!("«{key}» è un gruppo di campi, ma c'è un valore solo o un elenco"),
                    |problem| problem.expected(format!("sotto «{key}:», con due spazi di rientro, uno o più di questi campi: {known}")),
                )
            }
            _ => Value::Null,
        }
    }

    /// A list or a group where one value is asked.
    fn not_a_scalar(&mut self, node: &Node, field: &Field) -> Value {
        let key = &*field.key;
        let place = first_line(self.source, &node.span);
        match &node.kind {
            NodeKind::Sequence(items) => {
                let only = items.first().filter(|_| items.len() == 1).and_then(Node::text).map(str::to_owned);
                self.wrong(&place, format!("«{key}» vuole un valore solo, ma c'è un elenco"), |problem| match only {
                    Some(only) => problem.help(format!("Scrivi «{key}: {}», senza trattino", short(&only))),
                    None => problem.help("Tieni un valore solo, sulla riga della chiave e senza trattino"),
                })
            }
            _ => {
                let written = self.written(&node.span).to_owned();
                let one_line = !written.contains('\n') && !written.starts_with('{');
                self.wrong(&node.span, format!("«{key}» vuole un valore solo, ma c'è un gruppo di campi"), |problem| {
                    let help = "Se è un testo con i due punti, mettilo tra virgolette";
                    if one_line {
                        problem.replace_with(help, format!("\"{}\"", written.replace('\\', "\\\\").replace('"', "\\\"")))
                    } else {
                        problem.help(help)
                    }
                })
            }
        }
    }

    /// Reports an unknown key; gives the key that was meant, when it is clear.
    ///
    /// `free` are the fields that the mapping does not hold yet: only one of these can be meant.
    fn unknown_key<'f>(&mut self, entry: &Entry, fields: &[Field], free: impl Iterator<Item = &'f Field>) -> Option<String> {
        if !self.problems.lists(Code::UnknownKey) {
            self.problems.push_at(&entry.key_span, Diagnostic::new(Code::UnknownKey, ""));
            return None;
        }
        let here = if self.path.is_empty() { "una scheda di questo tipo".to_owned() } else { format!("«{}»", self.dotted()) };
        let problem = Diagnostic::new(Code::UnknownKey, format!("Il campo «{}» non esiste in {here}", short(&entry.key)))
            .expected(format!("uno di questi campi: {}", list_keys(fields)));
        let free: Vec<&Field> = free.collect();
        let by_label = free.iter().find(|field| fold(label(&field.label, "it")) == fold(&entry.key));
        let meant = by_label.map(|field| &*field.key).or_else(|| nearest(&entry.key, free.iter().map(|field| &*field.key)));
        let elsewhere = find_key(self.tree, &entry.key, "");
        let problem = match (meant, elsewhere) {
            (_, Some(place)) if place.contains('.') => {
                let group = place.rsplit_once('.').map_or("", |(group, _)| group);
                problem.help(format!("«{}» è un campo di «{group}»: scrivilo sotto «{group}:», con due spazi di rientro in più", entry.key))
            }
            (_, Some(_)) => problem.help(format!("«{}» è un campo della scheda, non di un gruppo: scrivilo senza rientro", entry.key)),
            (Some(meant), None) => problem.replace_with(format!("Forse volevi scrivere «{meant}»"), meant),
            (None, None) => problem,
        };
        let replaced = problem.suggestion.as_ref().and_then(|suggestion| suggestion.replacement.clone());
        self.problems.push_at(&entry.key_span, problem);
        replaced
    }

    fn wrong(&mut self, span: &Span, message: String, finish: impl FnOnce(Diagnostic) -> Diagnostic) -> Value {
        self.reported.push(self.path.clone());
        self.problems.push_at(span, finish(Diagnostic::new(Code::WrongType, message)));
        Value::Null
    }

    /// The path without the numbers of items.
    fn dotted(&self) -> String {
        self.path.split('/').filter(|part| !part.is_empty() && !part.bytes().all(|b| b.is_ascii_digit())).collect::<Vec<_>>().join(".")
    }

    fn written(&self, span: &Span) -> &str {
        self.source.get(span.start as usize..span.end as usize).unwrap_or("").trim_end()
    }

    /// Characters between the line's beginning and a byte of it.
    fn column(&self, at: u32) -> usize {
        let before = &self.source[..at as usize];
        before[before.rfind('\n').map_or(0, |n| n + 1)..].chars().count()
    }
}

/// The part of a span on its first line: a long list underlined whole shows nothing.
pub(super) fn first_line(source: &str, span: &Span) -> Span {
    let text = source.get(span.start as usize..span.end as usize).unwrap_or("");
    let line = text.split('\n').next().unwrap_or("").trim_end();
    span.start..span.start + line.len() as u32
}

/// A line `  -voce` as `  - voce`.
fn space_after_dash(line: &str) -> String {
    let content = line.trim_start();
    let indent = &line[..line.len() - content.len()];
    match content.strip_prefix('-').filter(|rest| !rest.starts_with(' ')) {
        Some(rest) => format!("{indent}- {rest}"),
        None => line.to_owned(),
    }
}

/// Where in the tree a key is, as a dotted path.
fn find_key(fields: &[Field], key: &str, prefix: &str) -> Option<String> {
    let here = fields.iter().find(|field| &*field.key == key).map(|_| format!("{prefix}{key}"));
    here.or_else(|| {
        fields.iter().find_map(|field| {
            let mut kind = &field.kind;
            while let FieldKind::List(item) = kind {
                kind = &item.kind;
            }
            match kind {
                FieldKind::Object(inner) => find_key(inner, key, &format!("{prefix}{}.", field.key)),
                _ => None,
            }
        })
    })
}

/// The keys of a type, at most as many as an eye takes in.
fn list_keys(fields: &[Field]) -> String {
    const SHOWN: usize = 12;
    let keys: Vec<&str> = fields.iter().take(SHOWN).map(|field| &*field.key).collect();
    let more = fields.len().saturating_sub(SHOWN);
    if more == 0 { keys.join(", ") } else { format!("{} e altri {more}", keys.join(", ")) }
}

/// A value as a message shows it.
pub(super) fn short(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or("");
    if line.chars().count() <= 60 { line.to_owned() } else { line.chars().take(60).chain(std::iter::once('…')).collect() }
}
