#!/usr/bin/env bash
# SpamAssassin without the network: at most 0.1, and no rule about HTML, MIME or a missing header above 0.
set -euo pipefail
have spamassassin
for file in "$@"; do
  report=$(spamassassin -L -t <"$file" 2>/dev/null)
  score=$(sed -nE 's/^Content analysis details: +\(([-0-9.]+) points.*/\1/p' <<<"$report")
  bad=$(sed -n '/^Content analysis details/,$p' <<<"$report" | grep -E '^ *[0-9.]+ (HTML_|MIME_|MISSING_)' | grep -vE '^ *0\.0 ' || true)
  if [ -n "$bad" ] || ! awk "BEGIN { exit !($score <= 0.1) }"; then echo "$file: $score $bad"; exit 1; fi
done
echo "$# messages, none above 0.1 (the last $score)"
