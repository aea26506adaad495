#!/usr/bin/env bash
# tests/browser/lighthouse.sh [PROGRAM]   100 of 100 in all four of Lighthouse's categories, as a phone sees the site.
#
# The demo's home page, a season and an episode, served gzipped on loopback. Lighthouse runs RUNS times a page (3) and the
# median counts: a busy machine is no fault of a page. PROGRAM is target/debug/feuilleton unless it is named. Chromium comes
# from Debian if we may install it, Lighthouse 12 (which runs on Node 20) from npm into target/browser, or NODE_DIR.
#   LEAST   the least score of each category (100)
set -euo pipefail
cd "$(dirname "$0")/../.."
program=${1:-target/debug/feuilleton}
node_dir=${NODE_DIR:-$PWD/target/browser}
command -v chromium >/dev/null || { apt-get update -qq && apt-get install -qq -y chromium >/dev/null; }
mkdir -p "$node_dir"
[ -d "$node_dir/node_modules/lighthouse" ] || npm install --silent --ignore-scripts --prefix "$node_dir" lighthouse@12.8.2
work=$(mktemp -d); server=; trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
"$program" build --output "$work/site" --base-url "http://127.0.0.1:${PORT:-18080}" --today 2026-11-22 | tail -n 1
PORT=${PORT:-18080} node --input-type=module - "$work/site" <<'JS' &
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png",
  ".jpg": "image/jpeg", ".webp": "image/webp", ".xml": "application/xml", ".txt": "text/plain" };
createServer((request, response) => {
  let file = join(process.argv[2], decodeURIComponent(new URL(request.url, "http://host").pathname));
  try {
    if (statSync(file).isDirectory()) file = join(file, "index.html");
    const [bytes, type] = [readFileSync(file), types[extname(file)] ?? "application/octet-stream"];
    const packed = /text|xml|javascript/.test(type);
    response.writeHead(200, { "Content-Type": type, "Cache-Control": "max-age=31536000", ...(packed && { "Content-Encoding": "gzip" }) });
    response.end(packed ? gzipSync(bytes) : bytes);
  } catch {
    response.writeHead(404).end();
  }
}).listen(process.env.PORT, "127.0.0.1");
JS
server=$!
CHROME_PATH=$(command -v chromium); export CHROME_PATH
failed=0
for page in "" first-light/ the-prism/light-maintained/; do
  url=http://127.0.0.1:${PORT:-18080}/$page
  for run in $(seq "${RUNS:-3}"); do
    node "$node_dir/node_modules/lighthouse/cli/index.js" "$url" --quiet --no-enable-error-reporting --output=json --output-path="$work/$run.json" \
      --only-categories=performance,accessibility,best-practices,seo \
      --chrome-flags="--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --user-data-dir=$work/profile"
  done
  LEAST=${LEAST:-100} node - "/$page" "$work"/*.json <<'JS' || failed=1
const [page, ...files] = process.argv.slice(2);
const reports = files.map((it) => JSON.parse(require("fs").readFileSync(it)));
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const scores = Object.keys(reports[0].categories).map((name) => [name, Math.round(100 * median(reports.map((it) => it.categories[name].score)))]);
const well = scores.every(([, score]) => score >= Number(process.env.LEAST));
const bytes = reports[0].audits["total-byte-weight"].numericValue;
console.log(`${well ? "ok  " : "FAIL"} ${page}: ${scores.map((it) => it.join(" ")).join(", ")}; ${bytes} bytes with its pictures`);
for (const { auditRefs, title } of Object.values(reports[0].categories)) {
  for (const { id, weight } of auditRefs) {
    const audit = reports[0].audits[id];
    if (!well && weight && audit.score !== null && audit.score < 1) console.log(`     ${title}: ${id} ${audit.score} ${audit.displayValue ?? audit.title}`);
  }
}
process.exit(well ? 0 : 1);
JS
  rm "$work"/*.json
done
[ "$failed" = 0 ] && echo "lighthouse: all pages have ${LEAST:-100} of 100" || { echo "lighthouse: not all pages have ${LEAST:-100} of 100"; exit 1; }
