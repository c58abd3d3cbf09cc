#!/bin/sh
# Le schede la cui ultima_verifica ha più di un anno, le più vecchie prima.
#   ci/freschezza.sh [GIORNO]
set -eu
today=${1:-$(sh "$(dirname "$0")/oggi.sh")}
year=${today%%-*}
limit="$((year - 1))-${today#*-}"
echo "Schede verificate l'ultima volta prima del $limit:"
# Le date AAAA-MM-GG si ordinano come testi.
find content -name '*.md' -exec awk -v limit="$limit" '
  FNR == 1 { front = ($0 ~ /^---/) ; next }
  front && /^---/ { front = 0 }
  front && /^ultima_verifica:/ {
    day = $2; gsub(/["\x27]/, "", day)
    if (day < limit) print day "  " FILENAME
  }' {} + | sort
