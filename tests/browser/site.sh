#!/usr/bin/env bash
# tests/browser/site.sh [NEWSLETTER [PAGES]]   The built site under the Nu HTML checker and axe, in a real browser.
#
# NEWSLETTER is a folder with a newsletter.toml, or a file of tests/languages (default: the demo in this repository). The
# checker reads every page; axe visits PAGES of them (50), evenly chosen: as a desk sees them, as a phone at night, and at
# 320 pixels.
# Needs vnu.sh and axe.mjs (PAGE_TOOLS, default ../shared/tools), java, node and Chromium; what is missing of the npm
# packages is installed below target/browser, Chromium from Debian if we may.
#   PROGRAM      another program than target/release/feuilleton, which is built
#   VNU_FILTER   messages of the checker that are about the author's own HTML, as a regular expression
set -euo pipefail
cd "$(dirname "$0")/../.."
tools=$(realpath "${PAGE_TOOLS:-../shared/tools}")
newsletter=${1:-.}
most=${2:-50}
export NODE_DIR=${NODE_DIR:-$PWD/target/browser} VNU_WARN=1
command -v chromium >/dev/null || { apt-get update -qq && apt-get install -qq -y chromium >/dev/null; }
mkdir -p "$NODE_DIR"
for package in vnu-jar@26.9.27 playwright-core@1.65.1 axe-core@4.14.1; do
  [ -d "$NODE_DIR/node_modules/${package%@*}" ] || npm install --silent --ignore-scripts --prefix "$NODE_DIR" "$package"
done
[ -n "${PROGRAM:-}" ] || cargo build --release --quiet
work=$(mktemp -d); server=; trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
# A newsletter in one file: `//- path` begins a file of it.
[ -d "$newsletter" ] || { python3 - "$newsletter" "$work/newsletter" <<'PY'
import pathlib, sys
for part in pathlib.Path(sys.argv[1]).read_text('utf-8').split('\n//- ')[0:]:
    path, text = part.removeprefix('//- ').split('\n', 1)
    file = pathlib.Path(sys.argv[2], path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text + '\n', 'utf-8')
PY
newsletter=$work/newsletter; }
"${PROGRAM:-target/release/feuilleton}" build --root "$newsletter" --output "$work/site" --today 2026-11-22 | tail -n 1
messages=0
"$tools/vnu.sh" "$work/site" || messages=1
python3 - "$work" <<'PY' &
import http.server, sys
class Quiet(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args): super().__init__(*args, directory=sys.argv[1] + '/site')
    def log_message(self, *args): pass
server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Quiet)
open(sys.argv[1] + '/port', 'w').write(str(server.server_address[1]))
server.serve_forever()
PY
server=$!
for _ in $(seq 50); do [ -s "$work/port" ] && break; sleep 0.1; done
# Not only what is linked: letters alone lead to some pages. Old addresses lead on at once, so nobody sees them.
mapfile -t pages < <(cd "$work/site" && grep -rL --include='*.html' 'http-equiv="refresh"' . | sort | awk -v most="$most" '
  { page[NR] = substr($0, 3) } END { step = NR > most ? NR / most : 1; for (at = 1; at <= NR; at += step) print page[int(at)] }' |
  sed "s|index.html$||; s|^|http://127.0.0.1:$(cat "$work/port")/|")
node "$tools/axe.mjs" "${pages[@]}"
[ "$messages" = 0 ]
echo "site: all checks passed"
