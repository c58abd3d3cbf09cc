//! The static JSON API, `/api/v1/` (docs/api.md): an index, and files per type, taxonomy, vocabulary and card.
//!
//! It is there once for all languages. Only listed cards are in it, and no private field. Files of the API are named relative to
//! its folder, pages relative to the site's top.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::catalog::{CardIx, Linked, Term, Visibility};
use crate::derive::{Taxonomy, TaxonomyTerm, display_name};
use crate::render::formats::api::{SCHEMAS, VERSION, public_schema};
use crate::render::pages::search;
use crate::render::{Content, OutputFile, Route, Site, links};
use crate::schema::{self, ContentType, Field, Fields, Labels};

/// The folder of the API.
const FOLDER: &str = "api/v1/";
/// The folder of the cards.
pub const CARDS: &str = "api/v1/schede/";
/// Entries of a page of a list.
const PAGE: usize = 500;

/// A file of the API.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum File {
    /// The index.
    Index,
    /// The schema of a kind of file.
    Schema(&'static str),
    /// The schema of a type's fields.
    TypeSchema(Arc<str>),
    /// A page of a type's list, from 1.
    Type(Arc<str>, usize),
    /// The terms of a taxonomy, by its position.
    Taxonomy(usize),
    /// A page of a term's list, by the positions of taxonomy and term, from 1.
    Term(usize, usize, usize),
    /// The terms of a vocabulary.
    Vocabulary(Arc<str>),
    /// A card, original or translation.
    Card(CardIx),
}

/// Adds every file.
pub fn list(site: &Site<'_>, routes: &mut Vec<Route>) {
    let mut files = vec![File::Index];
    files.extend(SCHEMAS.iter().map(|(name, _)| File::Schema(name)));
    for content_type in types(site) {
        files.push(File::TypeSchema(content_type.name.clone()));
        let pages = pages(cards(site, content_type).len());
        files.extend((1..=pages).map(|page| File::Type(content_type.name.clone(), page)));
    }
    for (n, taxonomy) in site.derived.taxonomies.iter().enumerate() {
        files.push(File::Taxonomy(n));
        let of_term = |(at, term): (usize, &TaxonomyTerm)| (1..=pages(term.cards.len())).map(move |page| File::Term(n, at, page));
        files.extend(taxonomy.terms.iter().enumerate().flat_map(of_term));
    }
    files.extend(site.catalog.vocabularies.keys().cloned().map(File::Vocabulary));
    let cards = site.catalog.iter().chain(site.catalog.translations());
    files.extend(cards.filter(|(_, card)| is_public(site, card)).map(|(ix, _)| File::Card(ix)));
    routes.extend(files.into_iter().map(Route::Api));
}

/// Recognises a file by its address.
pub fn recognise(site: &Site<'_>, address: &str) -> Option<Route> {
    let name = address.strip_prefix(FOLDER)?.strip_suffix(".json")?;
    let file = match name.split('/').collect::<Vec<_>>()[..] {
        ["index"] => File::Index,
        ["schemi", name] => File::Schema(SCHEMAS.iter().find(|(known, _)| *known == name)?.0),
        ["schemi", "tipi", name] => File::TypeSchema(types(site).find(|known| *known.name == *name)?.name.clone()),
        ["tipi", name, page] => File::Type(types(site).find(|known| *known.name == *name)?.name.clone(), page.parse().ok()?),
        ["tassonomie", id] => File::Taxonomy(site.derived.taxonomy(id)?.0),
        ["tassonomie", id, slug, page] => {
            let (n, taxonomy) = site.derived.taxonomy(id)?;
            File::Term(n, taxonomy.terms.iter().position(|term| *term.slug == *slug)?, page.parse().ok()?)
        }
        ["vocabolari", id] => File::Vocabulary(site.catalog.vocabularies.get_key_value(id)?.0.clone()),
        _ => {
            let ix = site.catalog.at_address(&format!("{}/", name.strip_prefix("schede/")?))?;
            File::Card(Some(ix).filter(|&ix| is_public(site, site.catalog.get(ix)))?)
        }
    };
    let there = match &file {
        File::Type(name, page) => *page >= 1 && *page <= pages(site.schemas.get(name).map_or(0, |t| cards(site, t).len())),
        File::Term(n, term, page) => *page >= 1 && *page <= pages(site.derived.taxonomies[*n].terms[*term].cards.len()),
        _ => true,
    };
    // `tipi/esperienza/01.json` is no address.
    (there && self::address(site, &file) == address).then_some(Route::Api(file))
}

/// The address of a file.
pub fn address(site: &Site<'_>, file: &File) -> String {
    format!("{FOLDER}{}", name(site, file))
}

/// The name of a file below the API's folder.
fn name(site: &Site<'_>, file: &File) -> String {
    match file {
        File::Index => "index.json".to_owned(),
        File::Schema(name) => format!("schemi/{name}.json"),
        File::TypeSchema(name) => format!("schemi/tipi/{name}.json"),
        File::Type(name, page) => format!("tipi/{name}/{page}.json"),
        File::Taxonomy(n) => format!("tassonomie/{}.json", site.derived.taxonomies[*n].id),
        File::Term(n, term, page) => {
            let taxonomy = &site.derived.taxonomies[*n];
            format!("tassonomie/{}/{}/{page}.json", taxonomy.id, taxonomy.terms[*term].slug)
        }
        File::Vocabulary(id) => format!("vocabolari/{id}.json"),
        File::Card(ix) => card_name(site.catalog.get(*ix)),
    }
}

fn card_name(card: &Linked) -> String {
    format!("schede/{}.json", card.address.as_deref().unwrap_or("").trim_end_matches('/'))
}

/// The types whose cards have pages.
fn types<'a>(site: &Site<'a>) -> impl Iterator<Item = &'a Arc<ContentType>> {
    site.schemas.iter().filter(|content_type| content_type.permalink && site.has_place(content_type))
}

/// The originals of a type.
fn cards<'a>(site: &Site<'a>, content_type: &ContentType) -> std::borrow::Cow<'a, [CardIx]> {
    site.derived.findable(site.catalog, content_type, 0)
}

fn pages(cards: usize) -> usize {
    cards.div_ceil(PAGE).max(1)
}

/// Whether a card and the one that it translates are listed.
fn is_public(site: &Site<'_>, card: &Linked) -> bool {
    let original = card.original.map_or(card, |ix| site.catalog.get(ix));
    let listed = |card: &Linked| card.visibility.is_listed();
    card.card.content_type().permalink && card.address.is_some() && listed(card) && listed(original)
}

/// A file of the API.
pub fn render(site: &Site<'_>, file: &File) -> OutputFile {
    let bytes = match file {
        File::Index => bytes(&index(site)),
        File::Schema(name) => SCHEMAS.iter().find(|(known, _)| known == name).map_or_else(Vec::new, |(_, text)| text.as_bytes().to_vec()),
        File::TypeSchema(name) => site.schemas.get(name).map_or_else(Vec::new, |content_type| bytes(&public_schema(content_type))),
        File::Type(name, page) => {
            let own = site.schemas.get(name).map(|content_type| cards(site, content_type)).unwrap_or_default();
            bytes(&entries(site, json!({"tipo": name}), &own, *page, |page| File::Type(name.clone(), page)))
        }
        File::Taxonomy(n) => bytes(&taxonomy(site, *n, &site.derived.taxonomies[*n])),
        File::Term(n, at, page) => {
            let taxonomy = &site.derived.taxonomies[*n];
            let term = &taxonomy.terms[*at];
            let about = json!({"tassonomia": taxonomy.id, "termine": term.id});
            bytes(&entries(site, about, &term.cards, *page, |page| File::Term(*n, *at, page)))
        }
        File::Vocabulary(id) => bytes(&vocabulary(site, id)),
        File::Card(ix) => bytes(&card(site, *ix)),
    };
    OutputFile { path: address(site, file), content: Content::Bytes(bytes) }
}

fn bytes(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

fn index(site: &Site<'_>) -> Value {
    let languages = site.config.languages.iter().map(|language| {
        let search = format!("{}{}meta.json", language.prefix, search::FOLDER);
        json!({"codice": language.code, "nome": language.name, "inizio": language.prefix, "ricerca": search})
    });
    let types = types(site).map(|content_type| {
        let id = &content_type.name;
        json!({
            "id": id, "etichette": content_type.many, "schede": cards(site, content_type).len(),
            "elenco": name(site, &File::Type(id.clone(), 1)), "schema": name(site, &File::TypeSchema(id.clone())),
        })
    });
    let taxonomies = site.derived.taxonomies.iter().enumerate().map(|(n, taxonomy)| {
        json!({"id": taxonomy.id, "etichette": taxonomy.many, "termini": taxonomy.terms.len(), "file": name(site, &File::Taxonomy(n))})
    });
    let vocabularies = site.catalog.vocabularies.iter().map(|(id, vocabulary)| {
        let title = display_name(site.catalog.get(vocabulary.card));
        json!({"id": id, "titolo": title, "termini": vocabulary.terms.len(), "file": name(site, &File::Vocabulary(id.clone()))})
    });
    let schemas: Map<String, Value> = SCHEMAS.iter().map(|(id, _)| ((*id).to_owned(), json!(name(site, &File::Schema(id))))).collect();
    json!({
        "versione": VERSION,
        "titolo": site.title(),
        "descrizione": site.description(),
        "sito": site.config.base_url,
        "lingue": languages.collect::<Vec<_>>(),
        "tipi": types.collect::<Vec<_>>(),
        "tassonomie": taxonomies.collect::<Vec<_>>(),
        "vocabolari": vocabularies.collect::<Vec<_>>(),
        "schemi": schemas,
    })
}

/// A page of a list of originals.
fn entries(site: &Site<'_>, about: Value, cards: &[CardIx], page: usize, file: impl Fn(usize) -> File) -> Value {
    let (mut out, pages) = (about, pages(cards.len()));
    let from = (page - 1) * PAGE;
    let shown = cards[from.min(cards.len())..(from + PAGE).min(cards.len())].iter();
    let mut rest = json!({
        "pagina": page, "pagine": pages, "schede": cards.len(),
        "voci": shown.map(|&ix| entry(site, ix)).collect::<Vec<_>>(),
    });
    if page < pages {
        rest["successiva"] = json!(name(site, &file(page + 1)));
    }
    if let (Value::Object(out), Value::Object(rest)) = (&mut out, rest) {
        out.extend(rest);
    }
    out
}

fn entry(site: &Site<'_>, ix: CardIx) -> Value {
    let card = site.catalog.get(ix);
    let mut entry = json!({
        "id": card.card.id(), "tipo": card.card.content_type().name, "lingua": code(site, card), "titolo": display_name(card),
        "in_breve": card.card.text("in_breve"), "indirizzo": page_address(card), "scheda": card_name(card),
    });
    if let Some(updated) = site.derived.dates[ix.0 as usize].updated {
        entry["aggiornata"] = json!(site.day(updated).to_string());
    }
    entry
}

fn code<'s>(site: &'s Site<'_>, card: &Linked) -> &'s str {
    &site.config.languages[card.language].code
}

/// The address of a card's page, percent-encoded.
fn page_address(card: &Linked) -> String {
    let mut out = String::new();
    links::encode_path(&mut out, card.address.as_deref().unwrap_or(""));
    out
}

fn taxonomy(site: &Site<'_>, n: usize, taxonomy: &Taxonomy) -> Value {
    let term = |(at, term): (usize, &TaxonomyTerm)| {
        let mut out = json!({"id": term.id, "etichette": term.labels});
        names(&mut out, &term.explanation, &term.synonyms);
        out["schede"] = json!(term.cards.len());
        out["indirizzo"] = json!(site.at(&format!("{}/{}/", taxonomy.path, term.slug)));
        out["elenco"] = json!(name(site, &File::Term(n, at, 1)));
        out
    };
    let mut out = json!({"id": taxonomy.id, "etichette": taxonomy.one, "indirizzo": site.at(&format!("{}/", taxonomy.path))});
    if let Some(vocabulary) = &taxonomy.vocabulary {
        out["vocabolario"] = json!(vocabulary);
    }
    out["termini"] = taxonomy.terms.iter().enumerate().map(term).collect();
    out
}

fn vocabulary(site: &Site<'_>, id: &str) -> Value {
    let Some(vocabulary) = site.catalog.vocabularies.get(id) else { return Value::Null };
    let term = |term: &Term| {
        let mut out = json!({"id": term.id, "etichette": term.labels});
        names(&mut out, &term.explanation, &term.synonyms);
        if let Some(uri) = &term.uri {
            out["uri"] = json!(uri);
        }
        out
    };
    let terms: Vec<Value> = vocabulary.terms.iter().map(term).collect();
    json!({"id": id, "titolo": display_name(site.catalog.get(vocabulary.card)), "termini": terms})
}

/// Adds what not every term has.
fn names(out: &mut Value, explanation: &Labels, synonyms: &[Arc<str>]) {
    if !explanation.is_empty() {
        out["spiegazioni"] = json!(explanation);
    }
    if !synonyms.is_empty() {
        out["sinonimi"] = json!(synonyms);
    }
}

/// A card as a whole. A struct, because there are as many of these as pages: its values are written without being copied.
#[derive(Serialize)]
struct CardFile<'a> {
    tipo: &'a str,
    id: &'a str,
    lingua: &'a str,
    indirizzo: String,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    creata: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aggiornata: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bozza: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    versioni: Vec<Value>,
    campi: PublicFields<'a>,
    riferimenti: Vec<Reference<'a>>,
    testo: String,
}

/// The fields of a card, copied only where some of them are private.
#[derive(Serialize)]
#[serde(untagged)]
enum PublicFields<'a> {
    Own(&'a Fields),
    Public(Fields),
}

#[derive(Serialize)]
struct Reference<'a> {
    campo: &'a str,
    valore: &'a str,
    tipo: &'a str,
    id: &'a str,
    titolo: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    indirizzo: Option<String>,
}

fn card<'a>(site: &Site<'a>, ix: CardIx) -> CardFile<'a> {
    let card = site.catalog.get(ix);
    let address = page_address(card);
    let day = |moment: Option<jiff::Timestamp>| moment.map(|moment| site.day(moment).to_string());
    let dates = &site.derived.dates[ix.0 as usize];
    CardFile {
        tipo: &card.card.content_type().name,
        id: card.card.id(),
        lingua: &site.config.languages[card.language].code,
        url: site.absolute(&address),
        indirizzo: address,
        creata: day(dates.created),
        aggiornata: day(dates.updated),
        bozza: (card.visibility == Visibility::Draft).then_some(true),
        versioni: versions(site, ix, card),
        campi: fields(card),
        riferimenti: card.references.iter().filter_map(|reference| self::reference(site, card, reference)).collect(),
        testo: card.card.body_of().body.text().trim().to_owned(),
    }
}

/// The other language versions of a card.
fn versions(site: &Site<'_>, ix: CardIx, card: &Linked) -> Vec<Value> {
    let original = card.original.unwrap_or(ix);
    let all = [original].into_iter().chain(site.catalog.get(original).translations.iter().copied());
    let others = all.filter(|other| *other != ix).map(|other| site.catalog.get(other)).filter(|other| is_public(site, other));
    others.map(|other| json!({"lingua": code(site, other), "indirizzo": page_address(other), "scheda": card_name(other)})).collect()
}

fn reference<'a>(site: &Site<'a>, card: &'a Linked, reference: &'a crate::catalog::Reference) -> Option<Reference<'a>> {
    if is_private(&card.card.content_type().fields, &reference.field) {
        return None;
    }
    let target = site.catalog.get(site.catalog.in_language(reference.to, card.language));
    Some(Reference {
        campo: &reference.field,
        valore: &reference.value,
        tipo: &target.card.content_type().name,
        id: target.card.id(),
        titolo: display_name(target),
        indirizzo: target.visibility.has_page().then(|| page_address(target)).filter(|address| !address.is_empty()),
    })
}

/// Whether a field, or a group that it stands in, is private.
fn is_private(fields: &[Field], path: &str) -> bool {
    let (key, rest) = path.split_once('.').unwrap_or((path, ""));
    fields.iter().find(|field| &*field.key == key).is_some_and(|field| field.private || is_private(field.inner(), rest))
}

fn fields(card: &Linked) -> PublicFields<'_> {
    fn any(fields: &[Field]) -> bool {
        fields.iter().any(|field| field.private || any(field.inner()))
    }
    let schema = &card.card.content_type().fields;
    match any(schema) {
        false => PublicFields::Own(card.card.values()),
        true => PublicFields::Public(public(schema, card.card.values())),
    }
}

fn public(fields: &[Field], values: &Fields) -> Fields {
    fn kept(field: &Field, value: &schema::Value) -> schema::Value {
        match value {
            schema::Value::Array(items) => schema::Value::Array(items.iter().map(|item| kept(field, item)).collect()),
            schema::Value::Object(inner) => schema::Value::Object(public(field.inner(), inner)),
            other => other.clone(),
        }
    }
    let own = |(key, value): (&Arc<str>, &schema::Value)| {
        let field = fields.iter().find(|field| *field.key == **key && !field.private)?;
        Some((key.clone(), kept(field, value)))
    };
    values.iter().filter_map(own).collect()
}
