#!/usr/bin/env bash
# tests/feeds/check.sh [NEWSLETTER]   Feeds under real checkers and in real readers.
#
# NEWSLETTER is a folder with a newsletter.toml (default: the real newsletter in ../shared/corpora/haskell-weekly). The demo
# is checked with it; both are published in every format.
# Needs feedcheck.py and readercheck.sh (FEED_TOOLS, default ../shared/tools), npm, and Debian's newsboat, rss2email, sqlite3,
# jing and libxml2-utils and Python's feedparser, which are installed if they are missing and we may. The validator of the
# W3C is in no registry: FEEDVALIDATOR names the folder src of a clone of it, and without that it is skipped. FEUILLETON names
# the binary, which is built if it does not.
#
#   validity   every feed passes feedcheck.py --strict --site, Atom the schema beside this file, the outline xmllint, and all
#              of them the W3C's validator without an error or a warning (but for those that w3c.py expects). Addresses
#              that the newsletter's real server answers and this build does not (feuilleton names them in its warnings)
#              stand as empty files for the check. So does a newsletter of corners: nothing in it yet, then an episode
#              without a text, two of one day, and archives.
#   sameness   feedparser, feedsmith and newsboat find the same items with the same texts in every format (same.py).
#   readers    a title and a body edited, a slug renamed, a base path moved: no reader shows anything new; one episode
#              added: each shows one.
set -euo pipefail
cd "$(dirname "$0")/../.."
tools=$(realpath "${FEED_TOOLS:-../shared/tools}")
newsletter=$(realpath "${1:-../shared/corpora/haskell-weekly}")
[ -f "$tools/feedcheck.py" ] || { echo "feeds: no checkers at $tools (set FEED_TOOLS)" >&2; exit 2; }
for program in newsboat r2e sqlite3 jing xmllint; do
  command -v "$program" >/dev/null || { apt-get update -qq && apt-get install -qq -y newsboat rss2email sqlite3 jing libxml2-utils >/dev/null; break; }
done
python3 -c 'import feedparser' 2>/dev/null || pip install --quiet feedparser
w3c=${FEEDVALIDATOR:+$(realpath "$FEEDVALIDATOR")}
if [ -n "$w3c" ]; then
  python3 -c 'import html5lib' 2>/dev/null || pip install --quiet html5lib
else
  echo "feeds: the W3C's validator is skipped (git clone https://github.com/w3c/feedvalidator, FEEDVALIDATOR=feedvalidator/src)"
fi
[ -d tests/feeds/node_modules ] || (cd tests/feeds && npm install --silent --ignore-scripts)
[ -n "${FEUILLETON:-}" ] || cargo build --release --quiet
here=$PWD/tests/feeds
feuilleton=$(realpath "${FEUILLETON:-target/release/feuilleton}")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
mkdir "$work/demo" && cp -r newsletter.toml content "$work/demo"
cp -r "$newsletter" "$work/newsletter"
cd "$work"
grep -q '^\[feed\]' newsletter/newsletter.toml || printf '\n[feed]\nformats = ["rss", "atom", "json"]\n' >>newsletter/newsletter.toml

build() { # OUTPUT [ARG...]: the newsletter as it is now
  local output=$1; shift
  "$feuilleton" build --root newsletter --output "$work/$output" "$@" >"$work/said" 2>&1 || { cat "$work/said"; exit 1; }
}

stand_in() { # FOLDER: empty files at the addresses that the newsletter there means and does not publish
  "$feuilleton" build --root "$1" --output "$work/first-$1" --message-format json >remarks || { cat remarks; exit 1; }
  python3 - "$1" <<'PY'
import json, pathlib, re, sys
for line in open('remarks'):
    remark = json.loads(line)
    if remark['rule'] == 'dead-address':
        file = pathlib.Path(sys.argv[1] + '/static' + re.search('`(/.*?)`', remark['message']).group(1))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
PY
}

validate() { # SITE
  local xml json
  mapfile -t xml < <(find "$1" -name '*.xml' ! -name sitemap.xml ! -name email.xml | sort)
  mapfile -t json < <(find "$1" \( -name 'feed*.json' -o -name 'from-the-start.json' \) | sort)
  python3 "$tools/feedcheck.py" --strict --site "$1" "${xml[@]}" "${json[@]}" >checked || { grep -v '^ok' checked; exit 1; }
  tail -n 1 checked
  find "$1" -name '*.atom.xml' -exec jing -c "$here/atom.rnc" {} +
  xmllint --noout "$1/feeds.opml"
  [ -z "$w3c" ] || python3 "$here/w3c.py" "$w3c" "$1"
  python3 "$here/same.py" "$1"
}

echo "== validity and sameness"
stand_in newsletter
build site
validate site
stand_in demo
"$feuilleton" build --root demo --output "$work/demo-site" >/dev/null
validate demo-site

echo "== corners"
mkdir corners
cat >corners/newsletter.toml <<'TOML'
title = "Corners"
base_url = "https://corners.example"
feed = { formats = ["rss", "atom", "json"], items = 2 }
TOML
corner() { # NUMBER DAY [TEXT]: an episode
  printf -- '+++\ntitle = "Corner %s"\ndate = %s\n+++\n%s\n' "$1" "$2" "${3:-}" >"corners/content/01-room/0$1-corner-$1.md"
}
"$feuilleton" build --root corners --output "$work/corners-empty" >/dev/null
validate corners-empty
mkdir -p corners/content/01-room
corner 1 2026-01-06 'The first.'
corner 2 2026-01-13
corner 3 2026-01-20 'The third.'
corner 4 2026-01-20 'The fourth, of the same day.'
corner 5 2026-01-27 'The fifth.'
"$feuilleton" build --root corners --output "$work/corners-site" >/dev/null
validate corners-site

echo "== readers"
episode=$(find newsletter/content -mindepth 2 -name '*.md' ! -name season.md | sort | tail -n 1)
compare() { # WHAT OUTPUT NEW
  echo "-- $1"
  bash "$tools/readercheck.sh" site/feed.xml "$2/feed.xml" "$3"
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
