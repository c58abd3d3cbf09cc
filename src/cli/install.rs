//! `prassi completions` and `prassi man`: what an installation puts beside the program.

use std::io::Write;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Cli, Failure, MACHINE, USAGE};

#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub(super) struct CompletionsArgs {
    /// bash, zsh, fish, elvish o powershell
    #[arg(value_name = "SHELL", value_enum, hide_possible_values = true, help_heading = "Argomenti")]
    shell: Shell,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Opzioni")]
pub(super) struct ManArgs {
    /// Comando di cui si vuole la pagina
    #[arg(value_name = "COMANDO", help_heading = "Argomenti")]
    command: Option<String>,
}

/// Writes the completions for a shell on standard output.
pub(super) fn completions(args: &CompletionsArgs) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "prassi", &mut script);
    write(&script)
}

/// Writes the manual page of the program, or of one command, on standard output.
pub(super) fn man(args: &ManArgs) -> Result<u8, Failure> {
    let mut command = Cli::command();
    command.build();
    let page = match &args.command {
        None => command,
        Some(name) => match command.find_subcommand(name) {
            Some(found) => found.clone(),
            None => {
                let known: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
                return Err(Failure { code: USAGE, message: format!("non conosco il comando «{name}»: ci sono {}", known.join(", ")) });
            }
        },
    };
    let mut roff = Vec::new();
    // No date: the same program gives the same page.
    clap_mangen::Man::new(page).render(&mut roff).map_err(|error| failed(&error))?;
    write(&roff)
}

fn write(bytes: &[u8]) -> Result<u8, Failure> {
    match std::io::stdout().write_all(bytes) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(failed(&error)),
        _ => Ok(0),
    }
}

fn failed(error: &std::io::Error) -> Failure {
    Failure { code: MACHINE, message: format!("non riesco a scrivere: {error}") }
}
