//! Participation: the files of the guide `docs/proposte-e-impegni.md` are sound, and together they make the pages that it tells of.

use crate::support::{Catalogue, repository};

const GUIDE: &str = "docs/proposte-e-impegni.md";

/// The examples of the guide: each block of Markdown with the path that was named last before it.
fn examples(guide: &str) -> Vec<(String, String)> {
    let mut parts = guide.split("```markdown\n");
    let mut before = parts.next().expect("a beginning");
    let mut found = Vec::new();
    for part in parts {
        let (text, after) = part.split_once("```\n").expect("the end of a block");
        let path = before.split('`').rfind(|word| word.starts_with("content/") && word.ends_with(".md")).expect("a path before the block");
        found.push((path.to_owned(), text.to_owned()));
        before = after;
    }
    found
}

#[test]
fn the_files_of_the_guide_make_a_proposal_with_comments_supports_and_a_commitment() {
    let guide = std::fs::read_to_string(repository().join(GUIDE)).unwrap();
    let examples = examples(&guide);
    let place = Catalogue::small();
    place.write(
        "content/amministrazioni/comune-di-esempio.md",
        "---\ntitolo: Comune di Esempio\nin_breve: Un comune che non esiste.\nnome: Comune di Esempio\ntipologia: comune\n---\n",
    );
    for (path, text) in &examples {
        place.write(path, text);
    }
    for folder in ["processi/", "/commenti/", "/sostegni/", "impegni/", "/index.md"] {
        assert!(examples.iter().any(|(path, _)| path.contains(folder)), "{folder} has no example");
    }
    let run = place.run(["check", "--date", "2027-01-15"]).exits(0);
    assert!(!run.stdout.contains("errore["), "{run}");
    place.run(["build", "--out", "public", "--date", "2027-01-15"]).exits(0);
    let proposal = place.read("public/proposte/sportello-il-sabato/index.html");
    for words in ["12 sostegni", "2 commenti", "id=\"commento-orari-lunghi-risposta\"", "fino alle 13 si può"] {
        assert!(proposal.contains(words), "{words} is not in {proposal}");
    }
    let commitment = place.read("public/impegni/sportelli-vicini/index.html");
    for words in ["In ritardo: doveva finire il 31 dicembre 2026", "Realizzato in piccola parte", "20 novembre 2026"] {
        assert!(commitment.contains(words), "{words} is not in {commitment}");
    }
}
