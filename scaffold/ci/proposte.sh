#!/bin/sh
# Esegue un comando di prassi con le proposte di modifica aperte, se site.toml le vuole; altrimenti lo esegue così com'è.
#   ci/proposte.sh prassi build --out public
# Le vuole quando [amendments] pending nomina dei rami. Scarica i rami, poi l'elenco delle proposte aperte dalla piattaforma:
# con un archivio riservato serve FORGE_TOKEN, un codice di sola lettura fra le variabili protette della pipeline.
set -eu
if ! grep -Eq '^[[:space:]]*pending[[:space:]]*=[[:space:]]*\[[[:space:]]*"' site.toml; then
  exec "$@"
fi
if [ -n "${GITLAB_CI:-}" ]; then
  git fetch --quiet origin '+refs/merge-requests/*/head:refs/merge-requests/*/head'
  list="$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests?state=opened&per_page=100"
  header="PRIVATE-TOKEN: ${FORGE_TOKEN:-}"
else
  git fetch --quiet origin '+refs/pull/*/head:refs/pull/*/head'
  # GitHub chiama per_page ciò che Forgejo chiama limit.
  list="$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/pulls?state=open&per_page=50&limit=50"
  header="Authorization: token ${FORGE_TOKEN:-}"
fi
open=$(mktemp)
trap 'rm -f "$open"' EXIT
page=1
while [ "$page" -le 40 ]; do
  if [ -n "${FORGE_TOKEN:-}" ]; then
    answer=$(curl --fail --silent --show-error --location --header "$header" "$list&page=$page")
  else
    answer=$(curl --fail --silent --show-error --location "$list&page=$page")
  fi
  case $answer in '[]' | '[ ]' | '') break ;; esac
  printf '%s\n' "$answer" >>"$open"
  page=$((page + 1))
done
"$@" --open-requests "$open"
