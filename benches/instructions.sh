#!/usr/bin/env bash
# benches/instructions.sh   Whether building takes more work than it did: a guard that needs no quiet machine.
#
# Counts the instructions of whole runs over a newsletter of 120 episodes, on one thread, in valgrind, which gives every
# program the same processor. A scenario that takes 5 % more than benches/instructions.txt says fails; `UPDATE=1` writes the
# file anew, after a change that is worth what it costs, or made things better. Needs valgrind.
#
# Our own code is compiled as for a release, over the dependencies that the tests have built: to count what a release takes,
# which is a fifth less, another five minutes would be spent on compiling each of them once more.
set -euo pipefail
cd "$(dirname "$0")/.."
CARGO_PROFILE_DEV_OPT_LEVEL=3 cargo build --locked
feuilleton=$(realpath "${CARGO_TARGET_DIR:-target}")/debug/feuilleton
known=$PWD/benches/instructions.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

printf 'title = "Harbour"\nbase_url = "https://harbour.example"\n\n[feed]\nitems = 50\n' >"$work/newsletter.toml"
for number in $(seq 120); do
  year=$((number / 30 + 1))
  folder=$work/content/0$year-year-$year
  mkdir -p "$folder"
  sed "s/{n}/$number/g; s/{t}/$((number % 9 + 2))/g" benches/episode.md >"$folder/$number-log-$number.md"
done

# counted NAME DAY ARGUMENTS...   The name and its millions of instructions, so exactly that a build with nothing to do, which
# takes some five of them, is not judged by how they are rounded.
counted() {
  local name=$1 day=$2
  shift 2
  (cd "$work" && RAYON_NUM_THREADS=1 valgrind --tool=callgrind --callgrind-out-file=/dev/null \
    "$feuilleton" "$@" --today "$day") >"$work/log" 2>&1 || { head -40 "$work/log" >&2; exit 2; }
  awk -v name="$name" '/Collected/ { printf "%s %.2f\n", name, $4 / 1e6 }' "$work/log"
}

{
  counted cold 2026-06-30 build
  rm -rf "$work/public"
  counted remembered 2026-06-30 build
  counted unchanged 2026-06-30 build
  counted next-day 2026-07-01 build
  echo "One more line." >>"$work/content/02-year-2/40-log-40.md"
  counted edited 2026-07-01 build
  counted checked 2026-07-01 check
} >"$work/counted"

if [ -n "${UPDATE:-}" ]; then
  cp "$work/counted" "$known"
  cat "$known"
  exit
fi
# Joined by name; a scenario that only one of the two knows is a mistake of ours.
awk '
  NR == FNR { known[$1] = $2; next }
  {
    change = ($2 / known[$1] - 1) * 100
    printf "%-12s %7.2f million instructions, %+.1f %%\n", $1, $2, change
    if (!($1 in known) || change > 5) failed = 1
    seen++
  }
  END { exit failed || seen != length(known) }
' "$known" "$work/counted" || { echo "more work than before; see benches/instructions.sh" >&2; exit 1; }
