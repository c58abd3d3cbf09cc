//! The views' structs, read from their source: names, types and the comments over them.

use std::collections::BTreeMap;

/// A struct that templates see.
pub struct Struct {
    /// What its comment says.
    pub doc: String,
    /// Its fields, in order.
    pub fields: Vec<Field>,
}

/// A field.
pub struct Field {
    /// As templates name it.
    pub name: String,
    /// What it holds.
    pub kind: Type,
    /// What its comment says.
    pub doc: String,
}

/// What a field holds.
#[derive(Debug, Clone)]
pub enum Type {
    Text,
    Html,
    Number,
    Bool,
    /// A text, a number or a boolean.
    Scalar,
    Struct(String),
    List(Box<Type>),
    /// Values by key.
    Map(Box<Type>),
    Nullable(Box<Type>),
}

impl Type {
    /// Whether an example of it fits a line.
    pub fn is_plain(&self) -> bool {
        match self {
            Type::Struct(_) | Type::Map(_) => false,
            Type::List(inner) | Type::Nullable(inner) => inner.is_plain(),
            _ => true,
        }
    }

    /// The struct that it holds, if any.
    pub fn named(&self) -> Option<&str> {
        match self {
            Type::Struct(name) => Some(name),
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => inner.named(),
            _ => None,
        }
    }

    /// As the documentation writes it.
    pub fn shown(&self) -> String {
        match self {
            Type::Text => "text".to_owned(),
            Type::Html => "HTML".to_owned(),
            Type::Number => "number".to_owned(),
            Type::Bool => "boolean".to_owned(),
            Type::Scalar => "text, number or boolean".to_owned(),
            Type::Struct(name) => format!("[{name}](#{})", name.to_lowercase()),
            Type::List(inner) => format!("list of {}", inner.shown()),
            Type::Map(inner) => format!("map of {} or null", inner.shown()),
            Type::Nullable(inner) => format!("{} or null", inner.shown()),
        }
    }
}

/// Files that hold what templates see.
const FILES: &[&str] = &[
    include_str!("../mod.rs"),
    include_str!("../amendments.rs"),
    include_str!("../calendar.rs"),
    include_str!("../card.rs"),
    include_str!("../community.rs"),
    include_str!("../comparison.rs"),
    include_str!("../lists.rs"),
    include_str!("../others.rs"),
    include_str!("../asking.rs"),
    include_str!("../needs.rs"),
    include_str!("../participation.rs"),
    include_str!("../consultations.rs"),
    include_str!("../site.rs"),
    include_str!("../twinnings.rs"),
    include_str!("../upkeep.rs"),
    include_str!("../validation.rs"),
    include_str!("../versions.rs"),
    include_str!("../../values.rs"),
    include_str!("../../dates.rs"),
];

/// What stands behind a `Shared`, which says nothing itself.
fn shared(place: &str) -> Type {
    let value = || Type::Struct("FormattedValue".to_owned());
    match place {
        "CardView.f" => Type::Map(Box::new(value())),
        "FormattedValue.get" => Type::Map(Box::new(value())),
        "SectionField.value" | "FormattedField.value" | "FormattedValue.items" => value(),
        "FormattedValue.fields" => Type::Struct("FormattedField".to_owned()),
        "ListView.taxonomies" | "TermPage.taxonomies" | "SearchPage.taxonomies" => {
            Type::List(Box::new(Type::Struct("FacetView".to_owned())))
        }
        _ => panic!("say here what {place} holds"),
    }
}

/// All structs of the views by name.
pub fn structs() -> BTreeMap<String, Struct> {
    let mut all = BTreeMap::new();
    for file in FILES {
        let (mut doc, mut renamed, mut open) = (String::new(), None::<String>, None::<(String, Struct)>);
        for line in file.lines().map(str::trim).take_while(|line| *line != "#[cfg(test)]" || file.contains("mod reference;")) {
            if let Some(text) = line.strip_prefix("///") {
                doc = [&doc, text.trim()].join(" ").trim().to_owned();
            } else if let Some(rest) = line.strip_prefix("#[serde(rename = \"") {
                renamed = rest.split('"').next().map(str::to_owned);
            } else if line.starts_with("#[") {
                continue;
            } else if let (None, Some(name)) = (&open, line.strip_suffix('{').and_then(struct_name)) {
                open = Some((name, Struct { doc: words(&doc), fields: Vec::new() }));
                doc.clear();
            } else if line == "}" {
                all.extend(open.take());
                doc.clear();
            } else if let Some((name, known)) = &mut open {
                let (key, kind) = line.trim_start_matches("pub ").trim_end_matches(',').split_once(": ").expect("a field");
                let key = renamed.take().unwrap_or_else(|| key.to_owned());
                assert!(!doc.is_empty(), "{name}.{key} has no comment");
                let kind = if key.ends_with("_html") { html(parse(kind, "")) } else { parse(kind, &format!("{name}.{key}")) };
                known.fields.push(Field { name: key, kind, doc: words(&doc) });
                doc.clear();
            } else {
                doc.clear();
            }
        }
    }
    all
}

/// Structs in these files that no template sees.
const OTHERS: &[&str] = &["Formatted", "Values"];

/// The name in `pub struct NAME<'a> `.
fn struct_name(line: &str) -> Option<String> {
    let name = line.trim_start_matches("pub ").strip_prefix("struct ")?.split(['<', ' ']).next()?;
    (!OTHERS.contains(&name)).then(|| name.to_owned())
}

fn parse(kind: &str, place: &str) -> Type {
    let inner = |prefix: &str| kind.strip_prefix(prefix).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inner("Option<") {
        return match parse(inner, place) {
            // What is no object has an empty map.
            map @ Type::Map(_) => map,
            other => Type::Nullable(Box::new(other)),
        };
    }
    if let Some(inner) = inner("Vec<") {
        return Type::List(Box::new(parse(inner, place)));
    }
    match kind {
        "String" | "Arc<str>" | "&'static str" | "&'a str" => Type::Text,
        "bool" => Type::Bool,
        "u8" | "u32" | "usize" => Type::Number,
        "Value" => Type::Scalar,
        "Shared" => shared(place),
        name => Type::Struct(name.split('<').next().unwrap_or(name).to_owned()),
    }
}

/// The same type with HTML for text.
fn html(kind: Type) -> Type {
    match kind {
        Type::Text => Type::Html,
        Type::List(inner) => Type::List(Box::new(html(*inner))),
        Type::Nullable(inner) => Type::Nullable(Box::new(html(*inner))),
        other => other,
    }
}

/// A comment without links into the code.
fn words(doc: &str) -> String {
    let plain = doc.replace("[`crate::render::values`]", "[FormattedValue](#formattedvalue)").replace("[`FacetView`]s", "FacetViews");
    plain.replace("[`", "`").replace("`]", "`").replace('|', "\\|")
}
