#!/usr/bin/env bash
# tests/browser/site.sh [NEWSLETTER [PAGES]]   The built site under the Nu HTML checker and axe, in a real browser.
#
# NEWSLETTER is a folder with a newsletter.toml (default: the demo in this repository), PAGES how many axe visits (50).
# Needs vnu.sh and axe.mjs (PAGE_TOOLS, default ../shared/tools), java, node and Chromium; what is missing of the npm
# packages is installed below target/browser, Chromium from Debian if we may.
#   VNU_FILTER   messages of the checker that are about the author's own HTML, as a regular expression
set -euo pipefail
cd "$(dirname "$0")/../.."
tools=$(realpath "${PAGE_TOOLS:-../shared/tools}")
newsletter=${1:-.}
export MAX_PAGES=${2:-50} NODE_DIR=$PWD/target/browser VNU_WARN=1
command -v chromium >/dev/null || { apt-get update -qq && apt-get install -qq -y chromium >/dev/null; }
mkdir -p "$NODE_DIR"
for package in vnu-jar@26.9.27 playwright-core@1.65.1 axe-core@4.14.1; do
  [ -d "$NODE_DIR/node_modules/${package%@*}" ] || npm install --silent --ignore-scripts --prefix "$NODE_DIR" "$package"
done
cargo build --release --quiet
work=$(mktemp -d); server=; trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
target/release/feuilleton build --root "$newsletter" --output "$work/site" --today 2026-11-22 | tail -n 1
"$tools/vnu.sh" "$work/site"
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
node "$tools/axe.mjs" --crawl "http://127.0.0.1:$(cat "$work/port")/"
echo "site: all checks passed"
