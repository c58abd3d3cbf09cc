#!/bin/sh
# Procura prassi: quella che c'è già (nell'immagine o sul computer), altrimenti la compila dal codice alla versione PRASSI_REVISION.
# Chi chiama questo file mette .prassi/bin nel PATH. Non serve nessuna credenziale.
set -eu
if command -v prassi >/dev/null 2>&1; then
  prassi --version
  exit 0
fi
: "${PRASSI_REPOSITORY:?manca: è l'indirizzo del codice di prassi}"
: "${PRASSI_REVISION:?manca: è la versione di prassi (un commit o un tag)}"
if ! command -v cargo >/dev/null 2>&1; then
  echo "Qui non ci sono né prassi né cargo: usa un'immagine con Rust, o una che contiene prassi." >&2
  exit 1
fi
mkdir -p .prassi
cargo install --locked --root .prassi --git "$PRASSI_REPOSITORY" --rev "$PRASSI_REVISION" prassi
.prassi/bin/prassi --version
