//! The registry of diagnostic codes: one line each.

use super::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident;)*) => {
        /// What kind of problem a diagnostic reports. The code's text is public and stable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code, in the registry's order.
            pub const ALL: &[Code] = &[$(Code::$name,)*];

            /// The stable name, Italian words joined with `-`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $code,)* }
            }

            /// The severity that the code has unless the place says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // Files (source)
    /// A file that is not UTF-8.
    NotUtf8 = "non-utf8", Error;
    /// A file over the limit.
    FileTooLarge = "file-troppo-grande", Error;
    /// A symbolic link.
    SymbolicLink = "collegamento-simbolico", Error;
    /// A file or folder that cannot be read.
    Unreadable = "file-illeggibile", Error;
    /// More files than a catalogue may have.
    TooManyFiles = "troppi-file", Error;
    /// A file in a folder where no card type lives.
    OutOfPlace = "file-fuori-posto", Warning;
    /// Text with NUL, control or bidirectional-override characters.
    ForbiddenCharacter = "carattere-non-ammesso", Error;

    // Front matter (content)
    /// No front matter at the top of the file.
    FrontMatterMissing = "intestazione-mancante", Error;
    /// The front matter's closing line is missing.
    FrontMatterUnclosed = "intestazione-non-chiusa", Error;
    /// The front matter is not YAML.
    YamlSyntax = "yaml-sintassi", Error;
    /// A tab where YAML wants spaces.
    YamlTab = "yaml-tabulazione", Error;
    /// The same key twice.
    YamlDuplicateKey = "chiave-doppia", Error;
    /// Anchors, aliases, tags, complex keys, several documents.
    YamlUnsupported = "yaml-non-ammesso", Error;
    /// Nesting deeper than the limit.
    YamlTooDeep = "yaml-troppo-profondo", Error;
    /// The front matter is not a mapping.
    FrontMatterNotMapping = "intestazione-non-valida", Error;
    /// A file name that cannot be an id.
    InvalidId = "nome-non-valido", Error;

    // Body (content)
    /// Raw HTML, shown as text.
    RawHtml = "html-nel-testo", Warning;
    /// A link with a scheme that is not allowed.
    ForbiddenScheme = "schema-non-ammesso", Error;
    /// An image from another site, shown as a link.
    RemoteImage = "immagine-remota", Warning;
    /// An image without alternative text.
    ImageWithoutAlt = "immagine-senza-testo", Warning;
    /// A code fence that never closes.
    UnclosedFence = "blocco-non-chiuso", Warning;
    /// A body that grows beyond the limit when rendered.
    BodyTooLarge = "testo-troppo-grande", Error;

    // Schemas and values (schema)
    /// A schema that cannot be used.
    SchemaInvalid = "schema-non-valido", Error;
    /// A key that the type does not have.
    UnknownKey = "chiave-sconosciuta", Error;
    /// A required field is missing.
    MissingField = "campo-mancante", Error;
    /// A recommended field is missing.
    RecommendedField = "campo-consigliato", Warning;
    /// A value of the wrong kind (text, number, list, group).
    WrongType = "tipo-sbagliato", Error;
    /// A value that is not one of the list.
    UnknownValue = "valore-sconosciuto", Error;
    /// A date that is not one.
    InvalidDate = "data-non-valida", Error;
    /// An address, e-mail or other value in the wrong form.
    InvalidFormat = "formato-non-valido", Error;
    /// A text too long or too short, a number out of bounds, too many or too few items.
    OutOfBounds = "fuori-limite", Error;
    /// The same item twice in a list.
    RepeatedItem = "voce-ripetuta", Error;
    /// A condition between fields of one card is not met.
    ConditionNotMet = "condizione-non-soddisfatta", Error;
    /// A file beside the schemas, or in a type's folder, whose type is unknown.
    UnknownType = "tipo-sconosciuto", Error;

    // Across files (catalog)
    /// Two cards with one id.
    DuplicateId = "id-doppio", Error;
    /// Two cards with one address.
    AddressCollision = "indirizzo-doppio", Error;
    /// An address that the site itself needs.
    ReservedAddress = "indirizzo-riservato", Error;
    /// A value that must be unique and is not.
    NotUnique = "valore-non-unico", Error;
    /// A reference to nothing.
    UnresolvedReference = "riferimento-inesistente", Error;
    /// A reference through an old name.
    AliasReference = "riferimento-superato", Warning;
    /// A reference to a card that is not published.
    UnpublishedReference = "riferimento-non-pubblicato", Error;
    /// Cards that refer to each other in a circle where that makes no sense.
    ReferenceCycle = "riferimento-circolare", Error;
    /// A term that the vocabulary does not have.
    UnknownTerm = "termine-sconosciuto", Error;
    /// A link in a body to nothing.
    BrokenLink = "link-inesistente", Error;
    /// A link to a heading that is not there.
    BrokenAnchor = "titoletto-inesistente", Error;
    /// A file that a card names and that does not exist.
    MissingFile = "file-mancante", Error;
    /// A file that may not be published.
    ForbiddenFile = "file-non-ammesso", Error;
    /// A path that leaves the root.
    PathOutsideRoot = "percorso-fuori-radice", Error;
    /// An end before its beginning.
    EndBeforeStart = "fine-prima-di-inizio", Error;
    /// Something private in the public root.
    PrivateInPublic = "riservato-in-pubblico", Error;
    /// An e-mail address or a tax code where the people of a reserved root are described.
    PersonalData = "dato-personale", Error;
    /// A member of a working group whose body has not named them.
    NotDesignated = "partecipante-non-designato", Error;
    /// The same person twice in one community at the same time.
    DoubleMembership = "adesione-doppia", Error;
    /// A translation of nothing.
    OrphanTranslation = "traduzione-orfana", Warning;
    /// A translation older than its original.
    StaleTranslation = "traduzione-da-aggiornare", Warning;
    /// A field in a translation that is inherited from the original.
    UntranslatableField = "campo-non-traducibile", Error;
    /// A future event without a place and without an address.
    EventWithoutPlace = "evento-senza-luogo", Warning;
    /// A twinning that its call does not admit.
    NotEligible = "gemellaggio-non-ammissibile", Warning;
    /// A twinning that passes on an experience of none of its parties.
    ExperienceOfOthers = "esperienza-di-altri", Warning;
    /// A reuse that names a twinning of which the body is no party.
    ReuseOutsideTwinning = "riuso-fuori-dal-gemellaggio", Error;
    /// A support team that its own rules do not allow.
    TeamRule = "team-fuori-regola", Error;
    /// A plan that entrusts an activity to the group of another community.
    ForeignGroup = "gruppo-di-altra-comunita", Error;
    /// An open need whose deadline is past.
    NeedOverdue = "fabbisogno-scaduto", Warning;
    /// An open need that names no mailbox, telephone or form.
    NeedWithoutContact = "fabbisogno-senza-recapito", Warning;
    /// A renamed card without an alias for its old address.
    RenamedWithoutAlias = "rinomina-senza-alias", Warning;
    /// A redaction of a version that the card does not have.
    RedactionWithoutVersion = "oscuramento-senza-versione", Error;
    /// The register of amendments and Git disagree about what was accepted.
    AmendmentDisagrees = "modifica-in-disaccordo", Warning;

    // Answers to consultations (derive)
    /// A table of answers that cannot be used.
    AnswersInvalid = "tabella-non-valida", Error;
    /// Something that looks like data of persons in a table of answers.
    PersonalAnswers = "tabella-con-dati-personali", Error;
    /// A table of answers that says more in the archive than the site shows.
    AnswersUnprotected = "tabella-da-proteggere", Warning;

    // Cards and their versions (derive, pipeline)
    /// A validation of a version that the card does not have.
    UnknownVersion = "versione-inesistente", Warning;
    /// A card that changed after it was validated.
    StaleValidation = "validazione-superata", Warning;
    /// A card that nobody verified for long.
    VerificationOverdue = "verifica-scaduta", Warning;
    /// Something that waits for an answer past its day.
    AnswerOverdue = "risposta-in-ritardo", Warning;
    /// A card, or a change of one, that is not public because nobody validated it.
    MissingValidation = "validazione-mancante", Warning;
    /// A validation that only authors of the text approved.
    OwnValidation = "validazione-propria", Warning;
    /// A validation that cannot be right: another body's in the owner's place, of a day to come, unfavourable without reasons.
    DoubtfulValidation = "validazione-incoerente", Warning;
    /// A stop of a guided collection that is there twice, or is the collection itself.
    RepeatedStop = "tappa-ripetuta", Warning;
    /// Validations that cannot be held against what Git says.
    UnconfirmedValidation = "validazione-senza-riscontro", Warning;
    /// A version that was there before has another number, or is gone.
    VersionMoved = "versione-cambiata", Error;

    // The catalogue (config, theme, Git)
    /// site.toml cannot be read or has an unknown key.
    ConfigInvalid = "configurazione-non-valida", Error;
    /// Something that the rules ask for is not configured.
    ConfigIncomplete = "configurazione-incompleta", Warning;
    /// A template is wrong.
    TemplateError = "modello-errato", Error;
    /// A string file is wrong or incomplete.
    StringsError = "stringhe-errate", Error;
    /// The clone does not hold the history.
    ShallowClone = "clone-parziale", Error;
    /// There is no history to take dates from.
    NoHistory = "senza-archivio", Warning;
    /// The site is larger than its host allows.
    SiteTooLarge = "sito-troppo-grande", Warning;
    /// More pending amendments than are looked at.
    TooManyAmendments = "troppe-proposte", Warning;
    /// A reserved root in the repository of the catalogue.
    ReservedExposed = "raccolta-esposta", Warning;
    /// There is nothing to publish.
    EmptyCatalogue = "catalogo-vuoto", Warning;
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn codes_are_unique_kebab_case_words() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        names.sort_unstable();
        for pair in names.windows(2) {
            assert_ne!(pair[0], pair[1]);
        }
        for name in names {
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{name}");
        }
    }
}
