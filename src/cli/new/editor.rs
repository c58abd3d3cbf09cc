//! Help for people who write cards in Visual Studio Code: settings, snippets and tasks, made from the schemas.
//!
//! The snippets work as they are. The merged schemas are for extensions that check the front matter of Markdown files as YAML; the editor
//! alone does not, and `prassi check`, which the tasks run, knows more than they do.

use serde_json::{Map, Value, json};

use crate::schema::{ContentType, Field, FieldKind, Schemas, label};
use crate::source;

/// `.vscode/` of a new catalogue.
pub(super) fn files() -> Vec<(String, Vec<u8>)> {
    let embedded = source::schemas(None).ok().and_then(|checked| checked.value).unwrap_or_default();
    let schemas = Schemas::load(&embedded).value.unwrap_or_default();
    let mut files = vec![
        (".vscode/settings.json".to_owned(), settings(&schemas)),
        (".vscode/prassi.code-snippets".to_owned(), snippets(&schemas)),
        (".vscode/tasks.json".to_owned(), tasks()),
    ];
    files.extend(schemas.iter().map(|kind| (format!(".vscode/schemas/{}.json", kind.name), kind.merged.clone())));
    files.extend(schemas.registers().map(|(name, register)| (format!(".vscode/schemas/{name}.json"), register.schema.clone())));
    files.into_iter().map(|(path, value)| (path, format!("{value:#}\n").into_bytes())).collect()
}

fn settings(schemas: &Schemas) -> Value {
    let registers = schemas.registers().map(|(name, _)| {
        let files = json!([format!("content/**/{name}.yml"), format!("content/**/*.{name}.yml")]);
        (format!("./.vscode/schemas/{name}.json"), files)
    });
    let by_file: Map<String, Value> = schemas
        .iter()
        .map(|kind| (format!("./.vscode/schemas/{}.json", kind.name), json!(files_of(kind, schemas))))
        .chain(registers)
        .collect();
    json!({
        "files.eol": "\n",
        "files.insertFinalNewline": true,
        "files.exclude": { "public": true, "anteprima": true, ".prassi": true },
        "search.exclude": { "public": true, "anteprima": true },
        "[markdown]": {
            "editor.wordWrap": "on",
            "editor.tabSize": 2,
            "editor.insertSpaces": true,
            "editor.quickSuggestions": { "other": true, "comments": false, "strings": true },
            "editor.snippetSuggestions": "top"
        },
        "yaml.schemas": by_file,
    })
}

/// The files of a type as the editor's patterns say it; what lives beside a card is not a card of its type.
fn files_of(kind: &ContentType, schemas: &Schemas) -> Value {
    let host = kind.beside.as_deref().and_then(|host| schemas.get(host));
    let inner = host.map(|host| format!("content/{}/**/{}/*.md", host.folder, kind.folder));
    let guests = schemas.iter().filter(|guest| guest.beside.as_ref() == Some(&kind.name));
    let not_these = guests.map(|guest| format!("!content/{}/**/{}/*.md", kind.folder, guest.folder));
    let mut patterns: Vec<String> = vec![format!("content/{}/**/*.md", kind.folder)];
    patterns.extend(inner.into_iter().chain(not_these));
    if patterns.len() == 1 { json!(patterns[0]) } else { json!(patterns) }
}

/// `prassi check` with its findings in the editor's list of problems, and `prassi serve`.
fn tasks() -> Value {
    let matcher = |word: &str, severity: &str| {
        json!({
            "owner": format!("prassi-{severity}"),
            "fileLocation": ["relative", "${workspaceFolder}"],
            "severity": severity,
            "pattern": [
                { "regexp": format!("^{word}\\[([a-z-]+)\\]: (.*)$"), "code": 1, "message": 2 },
                { "regexp": "^\\s*--> (.*):(\\d+):(\\d+)$", "file": 1, "line": 2, "column": 3 }
            ]
        })
    };
    json!({
        "version": "2.0.0",
        "tasks": [
            {
                "label": "prassi: controlla",
                "type": "shell",
                "command": "prassi check",
                "group": { "kind": "build", "isDefault": true },
                "presentation": { "reveal": "silent" },
                "problemMatcher": [matcher("errore", "error"), matcher("avviso", "warning")]
            },
            { "label": "prassi: mostra il sito", "type": "shell", "command": "prassi serve --open", "isBackground": true, "problemMatcher": [] }
        ]
    })
}

fn snippets(schemas: &Schemas) -> Value {
    let all: Map<String, Value> = schemas
        .iter()
        .map(|kind| {
            let one = label(&kind.one, "it");
            let snippet = json!({
                "scope": "markdown",
                "prefix": [format!("scheda-{}", kind.name), format!("prassi-{}", kind.name)],
                "description": format!("Una scheda «{one}» con i campi che servono; gli altri li elenca «prassi schema {}»", kind.name),
                "body": body(kind),
            });
            (format!("Scheda {one}"), snippet)
        })
        .collect();
    Value::Object(all)
}

fn body(kind: &ContentType) -> Vec<String> {
    let mut writer = Snippet { lines: vec!["---".to_owned()], stop: 0 };
    writer.fields(&kind.fields, 0, "");
    writer.lines.extend(["---".to_owned(), String::new(), "$0".to_owned()]);
    writer.lines
}

struct Snippet {
    lines: Vec<String>,
    stop: usize,
}

impl Snippet {
    /// Required and recommended fields; the first line begins with `dash`.
    fn fields(&mut self, fields: &[Field], indent: usize, dash: &str) {
        let wanted = fields.iter().filter(|field| field.required || !field.recommended.is_empty());
        for (n, field) in wanted.enumerate() {
            let lead = if n == 0 && !dash.is_empty() { format!("{}{dash}", " ".repeat(indent - dash.len())) } else { " ".repeat(indent) };
            let key = &field.key;
            match &field.kind {
                FieldKind::Object(inner) => {
                    self.lines.push(format!("{lead}{key}:"));
                    self.fields(inner, indent + 2, "");
                }
                FieldKind::List(item) => match &item.kind {
                    FieldKind::Object(inner) => {
                        self.lines.push(format!("{lead}{key}:"));
                        self.fields(inner, indent + 4, "- ");
                    }
                    _ => {
                        let place = self.place(item);
                        self.lines.push(format!("{lead}{key}: [{place}]"));
                    }
                },
                _ => {
                    let place = self.place(field);
                    self.lines.push(format!("{lead}{key}: {place}"));
                }
            }
        }
    }

    /// A tab stop: a choice where the values are few and fixed, else the field's name.
    fn place(&mut self, field: &Field) -> String {
        self.stop += 1;
        let escape = |text: &str| text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}");
        match &field.kind {
            FieldKind::Enum(choices) => {
                let values: Vec<&str> = choices.iter().map(|choice| &*choice.value).collect();
                format!("${{{}|{}|}}", self.stop, values.join(","))
            }
            FieldKind::Boolean => format!("${{{}|true,false|}}", self.stop),
            _ => format!("${{{}:{}}}", self.stop, escape(&super::values::shown(field))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_has_a_snippet_with_its_required_fields() {
        let files = files();
        let text = |path: &str| files.iter().find(|(known, _)| known == path).map(|(_, bytes)| bytes.clone()).unwrap();
        let snippets: Value = serde_json::from_slice(&text(".vscode/prassi.code-snippets")).unwrap();
        let lines: Vec<&str> = snippets["Scheda Esperienza"]["body"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(lines[0], "---");
        assert!(lines.contains(&"trasferimento:"), "{lines:?}");
        assert!(lines.iter().any(|line| line.starts_with("  livello: ${") && line.contains("|non_indicato,")), "{lines:?}");
        let path: Vec<&str> = snippets["Scheda Raccolta guidata"]["body"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert!(path.iter().any(|line| line.starts_with("  - scheda: ${")), "{path:?}");
        let settings: Value = serde_json::from_slice(&text(".vscode/settings.json")).unwrap();
        assert_eq!(settings["yaml.schemas"]["./.vscode/schemas/evento.json"], "content/eventi/**/*.md");
        let comments = json!(["content/commenti/**/*.md", "content/proposte/**/commenti/*.md"]);
        assert_eq!(settings["yaml.schemas"]["./.vscode/schemas/commento.json"], comments);
        assert_eq!(settings["yaml.schemas"]["./.vscode/schemas/modifiche.json"][1], "content/**/*.modifiche.yml");
        assert!(files.iter().any(|(path, _)| path == ".vscode/schemas/oscurati.json"));
    }
}
