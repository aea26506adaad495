#!/usr/bin/env bash
# tests/browser/site.sh [NEWSLETTER [PAGES]]   Built sites under the Nu HTML checker and axe, in a real browser.
#
# NEWSLETTER is a folder with a newsletter.toml, or a file of tests/languages. The checker reads every page; axe sees PAGES of
# them (every one), of each kind one first: at a desk and on a telephone, by day and by night. Without a NEWSLETTER these are
# every page of the demo in this repository, and 50 of CORPUS, if it is there.
# Needs vnu.sh (PAGE_TOOLS, default ../shared/tools), java, node and Chromium; what is missing of the npm packages is
# installed (NODE_ROOT, default target/browser), Chromium from Debian if we may.
#   PROGRAM      another program than target/release/feuilleton, which is built
#   CORPUS       a real newsletter's folder; default ../shared/corpora/haskell-weekly
#   VNU_FILTER   messages of the checker that are about the author's own HTML, as a regular expression
set -euo pipefail
cd "$(dirname "$0")/../.."
tools=$(realpath "${PAGE_TOOLS:-../shared/tools}")
corpus=${CORPUS:-../shared/corpora/haskell-weekly}
export NODE_DIR=${NODE_ROOT:-$PWD/target/browser} VNU_WARN=1
export NODE_PATH=$NODE_DIR
command -v chromium >/dev/null || { apt-get update -qq && apt-get install -qq -y chromium >/dev/null; }
mkdir -p "$NODE_DIR"
for package in vnu-jar@26.9.27 playwright-core@1.65.1 axe-core@4.14.1; do
  [ -d "$NODE_DIR/node_modules/${package%@*}" ] || npm install --silent --ignore-scripts --prefix "$NODE_DIR" "$package"
done
[ -n "${PROGRAM:-}" ] || cargo build --release --quiet
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
failed=0

# A newsletter in one file: `//- path` begins a file of it.
unpacked() {
  python3 - "$1" "$2" <<'PY'
import pathlib, sys
for part in pathlib.Path(sys.argv[1]).read_text('utf-8').split('\n//- ')[0:]:
    path, text = part.removeprefix('//- ').split('\n', 1)
    file = pathlib.Path(sys.argv[2], path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text + '\n', 'utf-8')
PY
}

# The newsletter in the folder or file $1, of which axe sees $2 pages.
checked() {
  local newsletter=$1
  echo "== $newsletter"
  [ -d "$newsletter" ] || { unpacked "$newsletter" "$work/newsletter"; newsletter=$work/newsletter; }
  rm -rf "$work/site"
  "${PROGRAM:-target/release/feuilleton}" build --root "$newsletter" --output "$work/site" --today 2026-11-22 2>/dev/null | tail -n 1
  "$tools/vnu.sh" "$work/site" || failed=1
  node tests/browser/axe.mjs "$work/site" "$2" || failed=1
}

if [ $# -gt 0 ]; then
  checked "$1" "${2:-Infinity}"
else
  checked . Infinity
  [ ! -d "$corpus" ] || checked "$corpus" 50
fi
[ "$failed" = 0 ]
echo "site: all checks passed"
