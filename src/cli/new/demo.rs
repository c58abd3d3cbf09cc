//! `prassi new demo DIR`: a Git repository in which a card has lived: seven versions, amendments accepted, pending and rejected.
//!
//! Steps: read the history that is embedded ([`story`]), write it as a stream that `git fast-import` reads, and put the repository into
//! its place at the end. Authors, dates and messages are those of the story, so that everybody gets the same commits; nothing of the user's
//! configuration is read. Until the end an error or an interruption leaves nothing behind.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::site::{failure, interruption};
use crate::cli::Failure;
use crate::output::create::Tree;

mod story;

#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub(super) struct DemoArgs {
    /// Cartella della dimostrazione: una che non c'è ancora, o vuota
    #[arg(value_name = "CARTELLA", help_heading = "Argomenti")]
    folder: PathBuf,
}

pub(super) fn run(args: &DemoArgs) -> Result<u8, Failure> {
    let tree = Tree::begin(&args.folder).map_err(failure)?;
    let going_on = interruption()?;
    let made = tree.import(&story::stream());
    // An interruption reaches Git too: what it says then is not the news.
    going_on()?;
    made.map_err(failure)?;
    tree.finish().map_err(failure)?;
    next_steps(&args.folder);
    Ok(0)
}

fn next_steps(folder: &Path) {
    let (folder, card) = (folder.display(), story::CARD);
    let text = format!(
        "{folder}: la dimostrazione è pronta. Una proposta con sette versioni, tre modifiche accolte,\n\
         due che aspettano e si contraddicono, una respinta con il suo perché.\n\n\
         Adesso:\n  \
         cd {folder}\n  \
         prassi serve\n      \
         il sito su questo computer; la proposta è in http://127.0.0.1:1111/proposte/gruppi-intersettoriali/\n  \
         prassi history {card}\n      \
         che cosa è cambiato, quando, per mano di chi e perché\n  \
         prassi amendments\n      \
         le proposte di modifica, con lo stato\n\n\
         README.md dice che cosa è vero e che cosa è inventato.\n"
    );
    let _ = anstream::stdout().write_all(text.as_bytes());
}
