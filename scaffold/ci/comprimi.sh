#!/bin/sh
# Accanto ai file del sito mette quelli compressi, che chi ospita il sito serve al loro posto.
#   ci/comprimi.sh CARTELLA
# COMPRESS      gzip, brotli oppure gzip,brotli; vuoto: niente
# COMPRESS_MIN  sotto questi byte un file resta com'è (1024)
# MAX_FILES, MAX_BYTES  i limiti di chi ospita (200000 file, 1 GiB): se i file compressi li superassero, il sito resta senza
set -eu
site=${1:?manca la cartella del sito}
compress=${COMPRESS:-}
least=${COMPRESS_MIN:-1024}
max_files=${MAX_FILES:-200000}
max_bytes=${MAX_BYTES:-1073741824}
[ -n "$compress" ] || exit 0

clean() { find "$site" -type f \( -name '*.gz' -o -name '*.br' \) -exec rm -f {} +; }
candidates() {
  find "$site" -type f -size +"$((least - 1))"c \
    \( -name '*.html' -o -name '*.css' -o -name '*.js' -o -name '*.json' -o -name '*.xml' -o -name '*.svg' -o -name '*.txt' -o -name '*.ics' -o -name '*.csv' \) "$@"
}
bytes() { find "$site" -type f -exec wc -c {} + | awk '$2 != "total" { sum += $1 } END { printf "%.0f\n", sum }'; }

formats=0
for format in $(echo "$compress" | tr ',' ' '); do
  case $format in
    gzip | brotli) formats=$((formats + 1)) ;;
    *) echo "COMPRESS: non conosco «$format» (gzip, brotli)" >&2; exit 2 ;;
  esac
done
files=$(find "$site" -type f | wc -l)
more=$(candidates | wc -l)
if [ $((files + more * formats)) -gt "$max_files" ]; then
  echo "Con i file compressi il sito avrebbe $((files + more * formats)) file, più dei $max_files ammessi: resta senza."
  exit 0
fi
for format in $(echo "$compress" | tr ',' ' '); do
  if ! command -v "$format" >/dev/null 2>&1; then
    echo "Il programma $format qui non c'è: niente file $format."
    continue
  fi
  # Senza nome e data dentro (-n), perché lo stesso sito dia gli stessi byte.
  case $format in
    gzip) candidates -exec gzip -9 -n -k -f {} + ;;
    brotli) candidates -exec brotli -q 11 -k -f {} + ;;
  esac
done
if [ "$(bytes)" -gt "$max_bytes" ]; then
  clean
  echo "Con i file compressi il sito supererebbe $max_bytes byte: resta senza."
  exit 0
fi
echo "File compressi: $(find "$site" -type f \( -name '*.gz' -o -name '*.br' \) | wc -l)"
