#!/usr/bin/env bash
# benches/compare.sh [EPISODES...]   Building the same newsletter with feuilleton and with every other generator on PATH.
#
# Prints, in Markdown, the tables that stand in the README, for newsletters of so many EPISODES (default: 100 1000 10000).
# Each is written by benches/compare/corpus.py: 4.7 KB an episode, seasons of fifty, code in every fourth. Each round runs
# every contender once, so that a slow minute of the machine hits all alike; the figures are medians, and ratios are to
# `cp -r` of feuilleton's own output in the same round. Outputs are moved aside, and deleted between rounds only when
# the disk is too full for another: one round takes 2 GB of it at 10000, 20 GB at 100000, where Hugo wants 15 GB of memory.
#
# The other generators are those in benches/peers, which benches/peers/install.sh installs, each with small templates of
# ours that print the same: home with the latest ten, season indexes, episodes with previous and next, tag pages, a feed of
# the newest fifty in full, a sitemap, highlighted code. What one cannot do is looked for in its output
# (benches/compare/proof.py) and said in the table. feuilleton prints its default theme, which is more: an archive, two
# feeds for every season, a search over all text. A generator is left out above the `limit` in its peer.toml, with a word.
#
# Needs Python 3.11 and GNU time. Variables:
#   ROUNDS             how many rounds count (5); one more warms the caches
#   FEUILLETON         a program to measure instead of building this one
#   CORPUS_GENERATOR   a Python program that writes --episodes N of another newsletter to --out DIR
#   WORK               a folder to work in, on the file system that is to be measured (the temporary folder)
set -euo pipefail
cd "$(dirname "$0")/.."
if [ -z "${FEUILLETON:-}" ]; then
  cargo build --release --quiet
  FEUILLETON=target/release/feuilleton
fi
work=$(mktemp -d "$(realpath "${WORK:-${TMPDIR:-/tmp}}")/feuilleton-XXXXXX")
trap 'rm -rf "$work"' EXIT
PYTHONUTF8=1 python3 benches/compare --feuilleton "$(realpath "$FEUILLETON")" --work "$work" --rounds "${ROUNDS:-5}" \
  --corpus "${CORPUS_GENERATOR:-benches/compare/corpus.py}" ${@:-100 1000 10000}
