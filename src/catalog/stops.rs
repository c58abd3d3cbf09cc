//! Rules about guided collections: a path leads through each card once, and not to itself.

use super::link::{Found, Input, Resolved, location};
use crate::content::Node;
use crate::diagnostic::{Code, Diagnostic};

/// The type of guided collections.
const TYPE: &str = "raccolta";
/// The field by which one names its stops.
const STOP: &str = "voci.scheda";

/// Stops that lead nowhere new.
pub(super) fn check(input: &Input<'_>, resolved: &[Resolved], n: usize, found: &mut Found) {
    let card = &input.cards[n];
    if &*card.content_type.name != TYPE || card.parsed.language.is_some() {
        return;
    }
    let to = |node: &Node| {
        let written = node.text()?;
        let own = resolved[n].references.iter().find(|(field, value, _)| **field == *STOP && **value == *written);
        own.map(|(_, _, to)| *to)
    };
    let mut before: Vec<(usize, &Node)> = Vec::new();
    for node in card.parsed.front_matter.get("voci").map_or(&[][..], Node::items).iter().filter_map(|stop| stop.get("scheda")) {
        let Some(to) = to(node) else { continue };
        let first = before.iter().find(|(known, _)| *known == to);
        let problem = |message: &str| Diagnostic::new(Code::RepeatedStop, message).at(location(&card.parsed, &node.span));
        if to == n {
            found.push(problem("la raccolta è una tappa di sé stessa").expected("la scheda di qualcos'altro"));
        } else if let Some((_, first)) = first {
            let problem = problem("questa scheda è già una tappa della raccolta").expected("ogni scheda una volta sola");
            found.push(problem.related(location(&card.parsed, &first.span), "la prima volta è qui"));
        }
        before.push((to, node));
    }
}
