#!/usr/bin/env bash
# mutt reads as many messages from the mbox and from the Maildir as there are letters, and can copy each.
set -euo pipefail
have mutt
mbox=$1 maildir=$2 letters=$3
for box in "$mbox" "$maildir"; do
  HOME=$(mktemp -d)
  export HOME
  cat >"$HOME/rc" <<R
set confirmcreate=no copy=no quit=yes delete=no move=no mbox_type=mbox folder=$HOME
unset confirmappend
push "T~A\n;C$HOME/out\nx"
R
  TERM=vt100 timeout 60 script -qec "mutt -n -F $HOME/rc -R -f '$box'" /dev/null </dev/null >/dev/null 2>&1 || true
  found=$(grep -c '^Message-ID: ' "$HOME/out" || true)
  [ "$found" -eq "$letters" ] || { echo "mutt read $found of $letters in $box"; exit 1; }
done
echo "$letters messages in each"
