//! Every key of `site.toml`, once: `docs/configurazione.md` and the `site.toml` of a new catalogue are written from this table.
//!
//! The tests below hold the table against the code that reads the file: a key that only one of them knows fails, and so does a default
//! that is not the code's.

use std::fmt::Write;

/// A table of `site.toml`.
#[derive(Debug)]
pub struct Section {
    /// Its header as it is written: `[site]`, `[[root]]`.
    pub header: &'static str,
    /// What it is for, one sentence.
    pub what: &'static str,
    /// What else an editor should know, as Markdown; may be empty.
    pub note: &'static str,
    /// Its keys.
    pub keys: &'static [Key],
}

/// A key of a table.
#[derive(Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub what: &'static str,
    /// What holds without it.
    pub missing: &'static str,
    /// A value as TOML: the default where there is one, else an example.
    pub value: &'static str,
    /// Whether `value` is what holds without the key.
    pub default: bool,
}

const fn key(name: &'static str, what: &'static str, missing: &'static str, value: &'static str) -> Key {
    Key { name, what, missing, value, default: false }
}

/// A key whose value is what holds without it.
const fn usual(name: &'static str, what: &'static str, missing: &'static str, value: &'static str) -> Key {
    Key { name, what, missing, value, default: true }
}

const REQUIRED: &str = "è obbligatoria";
const NOTHING: &str = "niente";

/// All tables, in the order in which people meet them.
pub const SECTIONS: &[Section] = &[
    Section {
        header: "[site]",
        what: "Il catalogo: nome, indirizzo, lingua.",
        note: "",
        keys: &[
            key("title", "nome del catalogo", REQUIRED, "\"Le buone idee dei nostri comuni\""),
            key("tagline", "una riga sotto il nome", NOTHING, "\"Le esperienze dei nostri uffici, da riusare\""),
            key(
                "description",
                "una o due frasi, per i motori di ricerca",
                NOTHING,
                "\"Che cosa hanno fatto gli uffici e che cosa può servire ad altri.\"",
            ),
            usual("base_url", "indirizzo del sito pubblicato; `--base-url` lo sostituisce", "`http://localhost/`", "\"http://localhost/\""),
            usual("language", "lingua principale: quella dei file senza lingua nel nome", "`it`", "\"it\""),
            usual(
                "equal_languages",
                "`true`: anche la lingua principale sta sotto il suo codice (`/it/`), e `/` offre le lingue",
                "`false`",
                "false",
            ),
            usual("timezone", "fuso orario delle date, nome IANA", "`Europe/Rome`", "\"Europe/Rome\""),
            usual("demo", "`true`: ogni pagina dice che il catalogo è dimostrativo", "`false`", "false"),
        ],
    },
    Section {
        header: "[[root]]",
        what: "Dove stanno le schede, e per chi. Si ripete, una volta per ogni raccolta.",
        note: "Una costruzione legge le raccolte pubbliche e, con `--audience`, quelle del pubblico indicato e dei pubblici che gli stanno sotto:\n\
               `members` legge anche le pubbliche; `community:ID` anche quelle di `members`; `group:ID` pure; chi indica una `community`\n\
               legge anche quelle di quella comunità. Un pubblico che nessuna raccolta ha è un errore. Le cartelle stanno fuori l'una\n\
               dall'altra. Ciò che sta in un archivio pubblico è pubblico: le raccolte riservate stanno in archivi loro, con accesso loro\n\
               ([area-riservata.md](area-riservata.md)).",
        keys: &[
            usual("name", "nome della raccolta: minuscole, cifre, trattini", "`pubblico` per la prima", "\"pubblico\""),
            usual("path", "cartella", "`content`, se non c'è nessuna `[[root]]`", "\"content\""),
            usual("audience", "chi può leggerla: `public`, `members`, `community:ID`, `group:ID`", "`public`", "\"public\""),
            key(
                "community",
                "la comunità di un gruppo (o quella che sta sopra una comunità): chi legge questa raccolta legge anche le sue",
                "nessuna",
                "\"comunita-di-esempio\"",
            ),
        ],
    },
    Section {
        header: "[area_riservata]",
        what: "Il sito delle raccolte riservate, quando c'è.",
        note: "Il sito pubblico ne mostra il collegamento nella testata. Come si pubblica è in [area-riservata.md](area-riservata.md).",
        keys: &[key("url", "indirizzo del sito riservato", "nessun collegamento", "\"https://soci.comune.esempio.it/\"")],
    },
    Section {
        header: "[languages.it]",
        what: "Una lingua del sito. Il codice sta nel titolo della sezione: con `[languages.de]` le pagine in tedesco stanno sotto `/de/`.",
        note: "Può essere vuota. Il tema deve avere le sue parole (`strings/de.ftl`; i temi di prassi hanno italiano, tedesco e inglese). Quella\n\
               della lingua principale serve solo a dirne il nome. Come si traducono le schede è in [traduzioni.md](traduzioni.md).",
        keys: &[
            key(
                "name",
                "nome della lingua, nella lingua stessa",
                "`Italiano`, `Deutsch`, `English`; per le altre il codice",
                "\"Italiano\"",
            ),
            key("title", "come in `[site]`, in questa lingua", "quello di `[site]`", "\"Le buone idee dei nostri comuni\""),
            key("tagline", "come in `[site]`, in questa lingua", "quella di `[site]`", "\"Le esperienze dei nostri uffici, da riusare\""),
            key(
                "description",
                "come in `[site]`, in questa lingua",
                "quella di `[site]`",
                "\"Che cosa hanno fatto gli uffici e che cosa può servire ad altri.\"",
            ),
            key("office", "come in `[contacts]`, in questa lingua", "quello di `[contacts]`", "\"Redazione del catalogo\""),
            key("segreteria", "l'ufficio di `[segreteria]`, in questa lingua", "quello di `[segreteria]`", "\"Segreteria del catalogo\""),
            key("parent_name", "nome dell'ente di `[parent]`, in questa lingua", "quello di `[parent]`", "\"Comune di Esempio\""),
        ],
    },
    Section {
        header: "[theme]",
        what: "L'aspetto.",
        note: "Un file in `themes/italia/` con lo stesso nome prende il posto di quello di prassi, uno alla volta: `templates/home.html`,\n\
               `static/stile.css`. Per cambiare qualche parola basta `strings/it.sito.ftl`, con le sole stringhe diverse.",
        keys: &[
            usual("name", "cartella in `themes/`, o un tema di prassi", "`italia`", "\"italia\""),
            key("stylesheet", "foglio di stile in più, in `themes/NOME/static/`", "nessuno", "\"nostro.css\""),
        ],
    },
    Section {
        header: "[parent]",
        what: "L'ente che pubblica il catalogo, nella testata.",
        note: "",
        keys: &[
            key("name", "nome dell'ente", REQUIRED, "\"Comune di Esempio\""),
            key("url", "indirizzo del sito dell'ente", REQUIRED, "\"https://www.comune.esempio.it/\""),
        ],
    },
    Section {
        header: "[contacts]",
        what: "L'ufficio che risponde: un ufficio, non una persona.",
        note: "",
        keys: &[
            key("office", "nome dell'ufficio", NOTHING, "\"Redazione del catalogo\""),
            key("email", "indirizzo di posta", NOTHING, "\"catalogo@comune.esempio.it\""),
            key("telephone", "telefono", NOTHING, "\"+39 000 000000\""),
            key("pec", "posta elettronica certificata", NOTHING, "\"protocollo@pec.comune.esempio.it\""),
            key("address", "indirizzo", NOTHING, "\"Piazza del Municipio 1, 00000 Esempio\""),
        ],
    },
    Section {
        header: "[segreteria]",
        what: "Chi risponde a chi chiede qualcosa al catalogo: la pagina `/chiedi/`, «Segnala un problema», le schede di enti che non hanno \
               indicato che cosa offrono.",
        note: "Senza `email`, `telefono` e `modulo` rispondono i recapiti di `[contacts]`. Come si chiede, e che cosa vede chi legge, è in\n\
               [chiedere.md](chiedere.md).",
        keys: &[
            key("ufficio", "nome dell'ufficio", "quello di `[contacts]`", "\"Segreteria del catalogo\""),
            key("email", "indirizzo di posta", "quello di `[contacts]`", "\"segreteria@comune.esempio.it\""),
            key("telefono", "telefono", "quello di `[contacts]`", "\"+39 000 000000\""),
            key("giorni", "entro quanti giorni risponde", "la pagina non lo dice", "10"),
            key(
                "modulo",
                "modulo dell'ente; se l'indirizzo finisce con `=` vi si aggiunge quello della scheda",
                NOTHING,
                "\"https://www.comune.esempio.it/modulo?scheda=\"",
            ),
        ],
    },
    Section {
        header: "[accessibility]",
        what: "Gli indirizzi che le regole sull'accessibilità chiedono di collegare.",
        note: "Se manca `declaration_url` il controllo avvisa, tranne che in un catalogo dimostrativo (`demo = true`).",
        keys: &[
            key("declaration_url", "dichiarazione di accessibilità (modulo AGID)", "un avviso", "\"https://form.agid.gov.it/view/…\""),
            key(
                "objectives_url",
                "obiettivi di accessibilità dell'anno",
                NOTHING,
                "\"https://www.comune.esempio.it/accessibilita/obiettivi\"",
            ),
        ],
    },
    Section {
        header: "[forge]",
        what: "Dove sta l'archivio: serve al collegamento «Proponi una modifica».",
        note: "",
        keys: &[
            key("kind", "programma che lo ospita: `gitlab`, `github`, `forgejo`", REQUIRED, "\"gitlab\""),
            key("url", "indirizzo della pagina dell'archivio", REQUIRED, "\"https://gitlab.com/ente/catalogo\""),
            usual("branch", "ramo che si pubblica", "`main`", "\"main\""),
        ],
    },
    Section {
        header: "[amendments]",
        what: "Le proposte di modifica ancora in valutazione: senza questa sezione il sito mostra solo quelle decise.",
        note: "Come si leggono e quando smettono di essere in valutazione è in [proposte-di-modifica.md](proposte-di-modifica.md).",
        keys: &[
            usual(
                "pending",
                "dove stanno nell'archivio, con `*` al posto di ciò che cambia: `refs/merge-requests/*/head` (GitLab), `refs/pull/*/head` \
                 (GitHub, Forgejo)",
                "nessuna",
                "[]",
            ),
            usual(
                "publish",
                "quanto se ne pubblica: `link` (numero, scheda, data, collegamento) o `text` (anche titolo, chi l'ha scritta e che cosa \
                 cambierebbe: solo se i rami li scrive la redazione)",
                "`link`",
                "\"link\"",
            ),
            usual("stale_days", "giorni senza novità dopo i quali una proposta non è più in valutazione", "180", "180"),
        ],
    },
    Section {
        header: "[freschezza]",
        what: "Ogni quanto qualcuno verifica che le schede dicano ancora il vero.",
        note: "Come si verifica, e che cosa si legge in `/stato-del-catalogo/`, è in [maturita-e-verifiche.md](maturita-e-verifiche.md).",
        keys: &[usual("mesi", "mesi senza una verifica dopo i quali il controllo avvisa", "18", "18")],
    },
    Section {
        header: "[[loghi]]",
        what: "I loghi che un sito finanziato deve mostrare, in fondo a ogni pagina. Si ripete, una volta per ogni logo.",
        note: "",
        keys: &[
            key("file", "file in `themes/NOME/static/`", REQUIRED, "\"logo.svg\""),
            key("alt", "testo per chi non vede l'immagine", REQUIRED, "\"Finanziato da…\""),
            key("url", "dove porta", NOTHING, "\"https://www.esempio.it/\""),
            key("width", "larghezza in pixel", REQUIRED, "120"),
            key("height", "altezza in pixel", REQUIRED, "40"),
        ],
    },
    Section {
        header: "[history]",
        what: "Che cosa mostrano le pagine delle versioni.",
        note: "`authors` dice come si nomina chi ha cambiato una scheda: `body` con il suo ente, riconosciuto dal dominio del suo indirizzo di\n\
               posta (quello del `sito` e dei contatti degli enti) o dal nome in `.mailmap`, e se non si riconosce con niente; `initials` con le\n\
               iniziali, `names` con il nome, `hidden` mai. Gli indirizzi di posta non si mostrano in nessun caso. Per `names` serve una base\n\
               giuridica: nell'archivio i nomi ci sono, sul sito è una scelta dell'ente.",
        keys: &[
            usual("authors", "`body`, `hidden`, `initials` oppure `names`", "`body`", "\"body\""),
            usual("drafts", "mostra anche le versioni precedenti alla prima pubblicata", "restano contate e datate", "false"),
        ],
    },
    Section {
        header: "[consultazioni]",
        what: "Come si mostrano i risultati delle consultazioni.",
        note: "Un numero piccolo può dire chi ha risposto che cosa: sotto la soglia si legge «meno di 5», anche nel file dei risultati. Come si\n\
               proteggono i dati, e che cosa non deve entrare nell'archivio: [consultazioni.md](consultazioni.md).",
        keys: &[usual("soglia", "sotto quale numero una casella non si mostra; almeno 3", "5", "5")],
    },
    Section {
        header: "[limits]",
        what: "Fin dove si legge: oltre, un errore.",
        note: "",
        keys: &[
            usual("card_bytes", "byte di una scheda", "1 MiB", "1048576"),
            usual("asset_bytes", "byte di un allegato", "25 MiB", "26214400"),
            usual("files", "file di una raccolta", "500.000", "500000"),
            usual("yaml_depth", "livelli di rientro dell'intestazione", "32", "32"),
            usual("page_bytes", "byte di una pagina", "32 MiB", "33554432"),
        ],
    },
    Section {
        header: "[validazione.esperienza]",
        what: "Chi deve validare le schede di un tipo prima che siano pubbliche. Il tipo sta nel titolo della sezione.",
        note: "Senza sezione le schede di un tipo sono pubbliche appena entrano nel ramo pubblicato. Che cosa vale come validazione, e per quale\n\
               testo, è in [validazione.md](validazione.md).",
        keys: &[key(
            "chi",
            "i ruoli, tutti necessari: `ente_titolare`, `redazione`, `comunita`, `esperto`",
            REQUIRED,
            "[\"ente_titolare\", \"redazione\"]",
        )],
    },
    Section {
        header: "[ruoli]",
        what: "Chi, sulla piattaforma, agisce per un ruolo: persone (`@nome`) o gruppi (`@ente/gruppo`). Serve a `prassi codeowners`.",
        note: "",
        keys: &[
            key("ente_titolare", "chi valida per l'ente della scheda, se `enti` non dice altro", NOTHING, "[\"@catalogo/enti\"]"),
            key("redazione", "chi valida per la redazione", NOTHING, "[\"@catalogo/redazione\"]"),
            key("comunita", "chi valida per le comunità di pratica", NOTHING, "[\"@catalogo/comunita\"]"),
            key("esperto", "chi valida come persona esperta", NOTHING, "[\"@catalogo/esperti\"]"),
            key("enti", "chi valida per un ente, dal nome della sua scheda", NOTHING, "{ comune-di-esempio = [\"@comune-esempio\"] }"),
        ],
    },
    Section {
        header: "[assets]",
        what: "Quali file si possono pubblicare accanto a una scheda.",
        note: "Mai html, svg, xml, js, css, wasm: un navigatore potrebbe eseguirli.",
        keys: &[usual(
            "allow",
            "estensioni degli allegati",
            "png jpg jpeg webp avif gif pdf csv ods odt odp xlsx docx pptx mp3 mp4 webm vtt",
            "[\"png\", \"jpg\", \"jpeg\", \"webp\", \"avif\", \"gif\", \"pdf\", \"csv\", \"ods\", \"odt\", \"odp\", \"xlsx\", \"docx\", \"pptx\", \"mp3\", \"mp4\", \"webm\", \"vtt\"]",
        )],
    },
    Section {
        header: "[publish]",
        what: "Quanto accetta chi ospita il sito: oltre, un avviso.",
        note: "",
        keys: &[usual("max_files", "file del sito", "200.000", "200000"), usual("max_bytes", "byte del sito", "1 GiB", "1073741824")],
    },
];

/// `docs/configurazione.md`.
pub fn document() -> String {
    let mut out = String::from(
        "# `site.toml`, chiave per chiave\n\n\
         <!-- Scritto dal codice (src/config/keys.rs): PRASSI_BLESS=1 cargo test --lib config lo riscrive. -->\n\n\
         Un catalogo è una cartella con `site.toml` e le schede. Basta questo:\n\n\
         ```toml\n[site]\ntitle = \"Le buone idee dei nostri comuni\"\nbase_url = \"https://esempio.it/catalogo/\"\n```\n\n\
         Una chiave che non esiste è un errore, e il messaggio dice la più vicina. I percorsi sono relativi a `site.toml`.\n\
         `prassi new site` scrive un `site.toml` con tutte le chiavi, spiegate.\n",
    );
    for section in SECTIONS {
        let _ = write!(out, "\n## `{}`\n\n{}\n\n| chiave | valore | se manca |\n|---|---|---|\n", section.header, section.what);
        for key in section.keys {
            let _ = writeln!(out, "| `{}` | {} | {} |", key.name, key.what, key.missing);
        }
        if !section.note.is_empty() {
            let _ = write!(out, "\n{}\n", section.note);
        }
    }
    out
}

/// A `site.toml` that explains every key: those with a value in `given` (section header, key, TOML value) hold, the others are comments.
pub fn example(given: &[(&str, &str, String)]) -> String {
    let mut out = String::from(
        "# La configurazione del catalogo. Le righe che cominciano con # sono spiegazioni, oppure chiavi spente:\n\
         # per usarne una togli il # e scrivi il tuo valore. Se una chiave non va bene, «prassi check» dice dove e perché.\n",
    );
    for section in SECTIONS {
        let value =
            |key: &Key| given.iter().find(|(header, name, _)| *header == section.header && *name == key.name).map(|(.., value)| value);
        let on = section.keys.iter().any(|key| value(key).is_some());
        let mark = if on { "" } else { "# " };
        let _ = write!(out, "\n# {}\n{mark}{}\n", section.what, section.header);
        for key in section.keys {
            let what = key.what.replace('`', "");
            let missing = key.missing.replace('`', "");
            let missing = if key.missing == REQUIRED { "obbligatoria".to_owned() } else { format!("se manca: {missing}") };
            let _ = writeln!(out, "# {what} ({missing})");
            match value(key) {
                Some(value) => drop(writeln!(out, "{} = {value}", key.name)),
                None => drop(writeln!(out, "# {} = {}", key.name, key.value)),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::parse;
    use crate::source::TextFile;

    fn read(text: &str) -> crate::diagnostic::Checked<crate::config::Config> {
        parse(&TextFile { path: "site.toml".into(), text: text.into(), digest: [0; 32] })
    }

    /// The keys that the reader names when it meets one that it does not know.
    fn known(text: &str) -> Vec<String> {
        let problem = &read(text).diagnostics[0];
        let expected = problem.expected.as_deref().unwrap_or_else(|| panic!("{text}: {problem:?}"));
        let mut keys: Vec<String> = expected.trim_start_matches("uno di: ").split(", ").map(str::to_owned).collect();
        keys.sort();
        keys
    }

    fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort();
        names
    }

    fn bare(section: &Section) -> &'static str {
        section.header.trim_matches(['[', ']']).split('.').next().unwrap()
    }

    #[test]
    fn every_key_of_the_code_is_in_the_table_and_the_other_way_round() {
        assert_eq!(known("sconosciuta = 1\n"), sorted(SECTIONS.iter().map(bare)), "tables");
        for section in SECTIONS {
            let text = format!("{}\nsconosciuta = 1\n", section.header);
            assert_eq!(known(&text), sorted(section.keys.iter().map(|key| key.name)), "{}", section.header);
        }
    }

    #[test]
    fn what_the_table_calls_a_default_is_the_default() {
        let mut text = String::from("[site]\ntitle = \"C\"\n");
        for section in SECTIONS {
            let keys: Vec<&Key> = section.keys.iter().filter(|key| key.default).collect();
            if keys.is_empty() || section.header == "[forge]" {
                continue;
            }
            if section.header != "[site]" {
                text.push_str(&format!("{}\n", section.header));
            }
            keys.iter().for_each(|key| text.push_str(&format!("{} = {}\n", key.name, key.value)));
        }
        let all = read(&text);
        assert_eq!(all.value, read("[site]\ntitle = \"C\"\n").value, "{:?}", all.diagnostics);
        assert!(all.value.is_some());
    }

    #[test]
    fn an_example_without_its_marks_is_a_configuration() {
        let text = example(&[("[site]", "title", "\"C\"".to_owned())]);
        assert!(read(&text).value.is_some_and(|config| config.title == "C"));
        let on: String = text.lines().map(|line| without_mark(line) + "\n").collect();
        let all = read(&on);
        assert!(all.value.is_some(), "{:?}\n{on}", all.diagnostics);
    }

    /// A key or a header that is a comment, without its mark; other lines as they are.
    fn without_mark(line: &str) -> String {
        let bare = line.strip_prefix("# ").unwrap_or(line);
        let is_key = bare.split_once(" = ").is_some_and(|(name, _)| crate::config::is_name(&name.replace('_', "-")));
        if is_key || bare.starts_with('[') { bare.to_owned() } else { line.to_owned() }
    }

    #[test]
    fn the_guide_is_written_from_the_table() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/configurazione.md");
        if std::env::var_os("PRASSI_BLESS").is_some_and(|value| value == "1") {
            std::fs::write(&path, document()).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap();
        assert!(written == document(), "docs/configurazione.md is not what src/config/keys.rs says: PRASSI_BLESS=1 rewrites it");
    }
}
