#!/bin/sh
# Mette il sito sul ramo da cui chi ospita pubblica, con un commit solo: il ramo è un risultato, non una storia.
#   ci/ramo.sh CARTELLA RAMO
set -eu
site=${1:?manca la cartella del sito}
branch=${2:?manca il ramo}
GIT_INDEX_FILE=$(git rev-parse --absolute-git-dir)/indice-del-sito
export GIT_INDEX_FILE
rm -f "$GIT_INDEX_FILE"
git --work-tree="$site" add --all --force .
tree=$(git write-tree)
rm -f "$GIT_INDEX_FILE"
when=$(git log -1 --format=%cI)
commit=$(GIT_AUTHOR_NAME=prassi GIT_AUTHOR_EMAIL=prassi@localhost GIT_AUTHOR_DATE="$when" \
  GIT_COMMITTER_NAME=prassi GIT_COMMITTER_EMAIL=prassi@localhost GIT_COMMITTER_DATE="$when" \
  git commit-tree "$tree" -m "Il sito di $(git rev-parse --short HEAD)")
git push --force origin "$commit:refs/heads/$branch"
