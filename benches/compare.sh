#!/usr/bin/env bash
# benches/compare.sh [EPISODES...]   Building the same newsletter with feuilleton and with every other generator on PATH.
#
# Prints, in Markdown, the tables that stand in the README, for newsletters of so many EPISODES (default: 100 1000 10000).
# Each is written by benches/compare/corpus.py: 4.7 KB an episode, seasons of fifty, code in every fourth. Each round runs
# every contender once, so that a slow minute of the machine hits all alike; the figures are medians. Outputs are moved aside,
# and deleted only when the disk is too full for more: one round takes 4 GB of it at 10000. For 100000, have 30 GB,
# or take one of WAYS; Hugo wants 15 GB of memory then.
#
# The other generators are those in benches/peers, which benches/peers/install.sh installs, each with small templates of
# ours that print the same: home with the latest ten, season indexes, episodes with previous and next, tag pages, a feed of
# the newest fifty in full, a sitemap, highlighted code. feuilleton is measured with its default theme, which is richer, and
# with the same small templates (benches/peers/feuilleton); then once more without its search, the only one of its extras that
# a newsletter can do without. Ratios are to `cp -r` in the same round, of feuilleton's own output in each of these ways;
# those of the other generators to the last, the nearest to theirs, though its feeds make it three times as large. Beside it
# stands what linking to all of it takes, `cp -al`: the first edition after a fresh one does as much.
#
# What an output lacks, or has besides, is looked for in it (benches/compare/proof.py) and said in the table. A generator is
# left out above the `limit` in its peer.toml, with a word.
#
# Needs Python 3.11 and GNU time. Variables:
#   ROUNDS             how many rounds count (5); one more warms the caches
#   PEERS              the other generators to run, by their folders in benches/peers: "hugo zola"; or none (all)
#   WAYS               the ways to run feuilleton in: default, small, plain (all of these three)
#   CODE               whether the newsletter has code that is to be highlighted: yes, no (yes)
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
  --peers "${PEERS:-all}" --ways "${WAYS:-all}" --code "${CODE:-yes}" \
  --corpus "${CORPUS_GENERATOR:-benches/compare/corpus.py}" ${@:-100 1000 10000}
