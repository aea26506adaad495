#!/usr/bin/env bash
# Real readers on real letters: everything that `cargo test` cannot ask. Usage: tests/mail/run.sh [NEWSLETTER…]
# Needs bash, python3, node, java, Chromium; and mutt, notmuch, spamassassin, OpenSMTPD where they are installed: a check
# whose reader is missing says so and is counted. FEUILLETON names the binary, NODE_ROOT a folder with node_modules.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
feuilleton=${FEUILLETON:-$root/target/release/feuilleton}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0 skipped=0

check() { # check NAME COMMAND…
  local name=$1; shift
  if "$@" >"$work/log" 2>&1; then echo "ok      $name: $(tail -n 1 "$work/log")"
  elif [ $? -eq 77 ]; then echo "skipped $name: $(tail -n 1 "$work/log")"; skipped=$((skipped + 1))
  else echo "FAILED  $name"; sed 's/^/        /' "$work/log" | tail -n "${LINES_SHOWN:-30}"; failed=$((failed + 1)); fi
}
have() { command -v "$1" >/dev/null || { echo "$1 is not installed"; exit 77; }; }
export -f have

newsletters=("$@")
[ ${#newsletters[@]} -gt 0 ] || newsletters=("$root" "$here/odd")
for newsletter in "${newsletters[@]}"; do
  name=$(basename "$newsletter")
  mkdir -p "$work/$name/root"
  cp -r "$newsletter/newsletter.toml" "$newsletter/content" "$work/$name/root/"
  # Code of 200 kB, which is cut, is not worth its place in the repository.
  [ "$name" != odd ] || { printf '+++\ntitle = "Much code"\ndate = 2026-03-10\nsummary = "More than mail can hold."\n+++\n\nFrom here on.\nFrom the beginning.\n.hidden\n\n```rust\n'
    for it in $(seq 2600); do echo "fn lamp_$it(candles: u64) -> Option<u64> { candles.checked_mul($it) } // $it yards"; done
    printf '```\n\nAfter it.\n'; } >"$(ls -d "$work/$name/root/content"/*/)02-code.md"
  "$feuilleton" email --all --future --cut --root "$work/$name/root" -o "$work/$name/eml" >/dev/null 2>&1 || { echo "FAILED  letters of $name"; failed=$((failed + 1)); continue; }
  "$feuilleton" email --all --future --cut --target html --root "$work/$name/root" -o "$work/$name/html" >/dev/null 2>&1
  "$feuilleton" email --all --future --cut --target mbox --root "$work/$name/root" -o "$work/$name/mbox" >/dev/null 2>&1
  "$feuilleton" email --all --future --cut --target maildir --root "$work/$name/root" -o "$work/$name/maildir" >/dev/null 2>&1
  # The last thirty stand for a long run of issues.
  ls "$work/$name"/eml/*.eml | tail -n 30 >"$work/$name/eml.list"
  ls "$work/$name"/html/*.html | tail -n 30 >"$work/$name/html.list"
  check "$name: the same bytes elsewhere, at another time" "$here/same.sh" "$feuilleton" "$work/$name/root" "$work/$name"
  check "$name: Python reads the messages" python3 "$here/messages.py" $(cat "$work/$name/eml.list")
  check "$name: mutt opens the mbox and the Maildir" "$here/mutt.sh" "$work/$name/mbox/letters.mbox" "$work/$name/maildir" "$(ls "$work/$name"/eml | wc -l)"
  check "$name: notmuch indexes one thread a season" "$here/notmuch.sh" "$work/$name/maildir" "$work/$name/nm"
  check "$name: SpamAssassin, offline" "$here/spam.sh" $(head -n 8 "$work/$name/eml.list")
  check "$name: Chromium, styles before and after inlining" node "$here/browser.mjs" "$root/templates/letter.css" $(cat "$work/$name/html.list")
  check "$name: W3C checker" "$here/w3c.sh" $(cat "$work/$name/html.list")
  check "$name: caniemail" node "$here/caniemail.mjs" $(cat "$work/$name/html.list")
done
check "template engines leave literal tags alone" "$here/engines.sh" "$feuilleton" "$work"
check "OpenSMTPD delivers a test message" "$here/delivery.sh" "$feuilleton" "$root" "$work/smtp"
echo "$failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
