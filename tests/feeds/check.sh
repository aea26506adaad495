#!/usr/bin/env bash
# tests/feeds/check.sh [NEWSLETTER]   Feeds under real checkers and in real readers.
#
# NEWSLETTER is a folder with a newsletter.toml (default: the real newsletter in ../shared/corpora/haskell-weekly).
# Needs feedcheck.py and readercheck.sh (FEED_TOOLS, default ../shared/tools) and, for the readers, Debian's newsboat,
# rss2email and sqlite3, which are installed if they are missing and we may.
#
#   validity   every feed passes feedcheck.py --strict --site. Addresses that the newsletter's real server answers and
#              this build does not (feuilleton names them in its warnings) stand as empty files for the check.
#   readers    a title and a body edited, a slug renamed, a base path moved: no reader shows anything new; one episode
#              added: each shows one.
set -euo pipefail
cd "$(dirname "$0")/../.."
tools=${FEED_TOOLS:-../shared/tools}
newsletter=$(realpath "${1:-../shared/corpora/haskell-weekly}")
[ -f "$tools/feedcheck.py" ] || { echo "feeds: no checkers at $tools (set FEED_TOOLS)" >&2; exit 2; }
for program in newsboat r2e sqlite3; do
  command -v "$program" >/dev/null || { apt-get update -qq && apt-get install -qq -y newsboat rss2email sqlite3 >/dev/null; break; }
done
cargo build --release --quiet
feuilleton=$PWD/target/release/feuilleton
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cp -r "$newsletter" "$work/newsletter"
cd "$work"

build() { # OUTPUT [ARG...]: the newsletter as it is now
  local output=$1; shift
  "$feuilleton" build --root newsletter --output "$work/$output" "$@" >"$work/said" 2>&1 || { cat "$work/said"; exit 1; }
}

echo "== validity"
"$feuilleton" build --root newsletter --output "$work/first" --message-format json >remarks || { cat remarks; exit 1; }
python3 - <<'PY'
import json, pathlib, re
for line in open('remarks'):
    remark = json.loads(line)
    if remark['rule'] == 'dead-address':
        file = pathlib.Path('newsletter/static' + re.search('`(/.*?)`', remark['message']).group(1))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
PY
build site
python3 "$OLDPWD/$tools/feedcheck.py" --strict --site site site/feed.xml site/*/feed.xml

echo "== readers"
episode=$(find newsletter/content -mindepth 2 -name '*.md' ! -name season.md | sort | tail -n 1)
compare() { # WHAT OUTPUT NEW
  echo "-- $1"
  bash "$OLDPWD/$tools/readercheck.sh" site/feed.xml "$2/feed.xml" "$3"
}
build again && compare "built again" again 0
sed -i '0,/^title = .*/s//title = "Another title altogether"/' "$episode" && echo 'One more line.' >>"$episode"
build edited && compare "a title and a body edited" edited 0
sed -i '0,/^title = /s//slug = "another-slug"\ntitle = /' "$episode"
build renamed && compare "a slug renamed" renamed 0
build moved --base-url "$(sed -n 's/^base_url = "\(.*\)"/\1/p' newsletter/newsletter.toml)/moved/here"
compare "a base path moved" moved 0
number=$(sed -n 's/^episode = //p' "$episode"); day=$(sed -n 's/^date = //p' "$episode")
sed "s/^episode = .*/episode = $((number + 1))/; s/^date = .*/date = $(date -d "$day + 7 days" +%F)/; s/another-slug/one-more/" \
  "$episode" >"$(dirname "$episode")/$((number + 1))-one-more.md"
build grown --future && compare "one episode more" grown 1
echo "feeds: all checks passed"
