#!/usr/bin/env bash
# notmuch sees a thread for each season, and finds nothing that it cannot read besides the list of what was written, which it
# is told to pass over.
set -euo pipefail
have notmuch
mkdir -p "$2" && cp -r "$1" "$2/mail"
export NOTMUCH_CONFIG=$2/config
printf '[database]\npath=%s\n[user]\nname=A\nprimary_email=a@example.org\n[new]\ntags=new\nignore=.feuilleton-letters\n' "$2/mail" >"$NOTMUCH_CONFIG"
notmuch new >"$2/log" 2>&1
if grep -iE 'warning|error|non-mail' "$2/log"; then exit 1; fi
letters=$(ls "$1/cur" | wc -l) found=$(notmuch count '*') threads=$(notmuch count --output=threads '*')
seasons=$(grep -h '^Message-ID: ' "$1"/cur/* | sed -E 's/.*<(s[0-9]+)?e?[0-9]*\..*/\1/' | sort -u | wc -l)
[ "$found" -eq "$letters" ] || { echo "$found of $letters found"; exit 1; }
[ "$threads" -le $((seasons + 1)) ] || { echo "$threads threads for $seasons seasons"; exit 1; }
echo "$found messages in $threads threads"
