//! How far an experience can be relied on, in words: three steps, each with what shows it or what is missing.

use crate::catalog::CardIx;
use crate::catalog::maturity::{self, Level, Maturity, REUSES, VALIDATIONS};
use crate::render::Site;
use crate::render::views::{MaturityStep, MaturityView, TextLink};

/// The steps, in order.
const STEPS: [Level; 3] = [Level::Described, Level::Documented, Level::Reused];
/// The states of reuses that began and of which nobody says that they are in use: they do not count, but the page lists them.
const BEGUN: [&str; 2] = ["in_corso", "interrotto"];

/// The maturity of an experience for its page; `propose_url` is where a change of the card can be proposed.
pub fn view(site: &Site<'_>, ix: CardIx, propose_url: Option<&str>) -> MaturityView {
    let card = site.card(ix);
    let found = maturity::of(&card.card, card.standing.as_deref());
    let states = card.card.at("riusi.stato");
    let begun = states.iter().filter(|state| state.as_str().is_some_and(|state| BEGUN.contains(&state))).count();
    let complete = if found.level < Level::Reused && !found.gaps.is_empty() { propose_url } else { None };
    MaturityView {
        level: found.level.as_str(),
        label: label(site, found.level),
        steps: STEPS.into_iter().map(|level| step(site, &found, begun, level)).collect(),
        complete_url: complete.map(str::to_owned),
    }
}

/// A level in words.
pub fn label(site: &Site<'_>, level: Level) -> String {
    site.theme.word(&format!("maturity-{}", level.as_str()))
}

fn step(site: &Site<'_>, found: &Maturity, begun: usize, level: Level) -> MaturityStep {
    let plain = |text: String| TextLink::new(text, None);
    let (done, reasons) = match level {
        Level::Described => (true, Vec::new()),
        Level::Documented => (found.gaps.is_empty(), found.gaps.iter().map(|gap| plain(site.theme.word(gap.key()))).collect()),
        Level::Reused => (found.level == Level::Reused, reused(site, found, begun)),
    };
    MaturityStep {
        label: label(site, level),
        done,
        done_text: site.theme.word(if done { "maturity-done" } else { "maturity-open" }),
        help: site.theme.word_with(
            &format!("maturity-{}-help", level.as_str()),
            &[("reuses", &REUSES.to_string()), ("validations", &VALIDATIONS.to_string())],
        ),
        reasons,
    }
}

/// How many use it and how many began to, with the part of the page that tells of them, and how many judged it good.
fn reused(site: &Site<'_>, found: &Maturity, begun: usize) -> Vec<TextLink> {
    let told = |key: &str, count: usize| TextLink::new(site.theme.counted(key, count), (count > 0).then(|| "#s-riusi".to_owned()));
    let mut reasons = vec![told("maturity-reuses", found.reuses)];
    reasons.extend((begun > 0).then(|| told("maturity-begun", begun)));
    reasons.push(TextLink::new(site.theme.counted("maturity-validations", found.validations), None));
    reasons
}

#[cfg(test)]
mod tests {
    use crate::render::testing::{BASE, Catalogue, Options, experience};

    #[test]
    fn the_page_says_the_steps_and_what_is_missing_in_both_themes() {
        let text = experience("Una", "riusi: [{amministrazione: agenzia-x, stato: in_uso, data: 2025, evidenza: E}]\n");
        for theme_name in ["italia", "essenziale"] {
            let cards = [BASE, &[("esperienze/x.md", &*text)]].concat();
            let page = Catalogue::with(&cards, Options { theme_name, ..Options::default() }).page("/esperienze/x/");
            assert!(
                page.contains("<li>manca un indicatore con la sua fonte, o un&#39;altra prova</li>")
                    || page.contains("<li>manca un indicatore con la sua fonte, o un'altra prova</li>"),
                "{page}"
            );
            assert!(page.contains("<a href=\"#s-riusi\">1 ente la usa</a>") && !page.contains("avviat"), "{page}");
            assert!(page.contains("id=\"s-maturita\""), "{page}");
        }
    }

    #[test]
    fn reuses_that_began_are_told_beside_those_in_use() {
        let reuse = |state: &str| format!("  - {{amministrazione: agenzia-x, stato: {state}, data: 2018, evidenza: E}}\n");
        let text = experience("Una", &format!("riusi:\n{}{}{}", reuse("in_corso"), reuse("interrotto"), reuse("in_valutazione")));
        let page = Catalogue::new(&[BASE, &[("esperienze/x.md", &*text)]].concat()).page("/esperienze/x/");
        assert!(page.contains("<li>nessun ente risulta usarla oggi</li>"), "{page}");
        assert!(page.contains("<a href=\"#s-riusi\">2 riusi avviati, che oggi non risultano in uso</a>"), "{page}");
    }
}
