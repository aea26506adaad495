#!/usr/bin/env bash
# An episode full of literal tags, through the engine behind each service or one with the same delimiters.
set -euo pipefail
have python3
here=$(cd "$(dirname "$0")" && pwd)
feuilleton=$1 work=$2/engines
mkdir -p "$work/root/content/01-tags"
cat >"$work/root/newsletter.toml" <<'T'
title = "Tags"
base_url = "https://tags.example"
author = { name = "Ada", email = "ada@tags.example" }
T
cat >"$work/root/content/01-tags/01-literal.md" <<'M'
+++
title = "Writing {{ braces }} and *|MERGE|* tags"
date = 2026-03-03
summary = "All about {{ user }} and {% if %}."
email = { subject = "Use {{ name }} or {$name}, {% now %}" }
+++

Prose with {{ user }}, {{{ raw }}}, {% if x %}, {# note #}, %%{x}%%, {$name} and `*|UNSUB|*`, `{{ "quoted" }}`, `%recipient.x%`.

```
{{ unsubscribe_url }} {{ UnsubscribeURL }} {{{RESEND_UNSUBSCRIBE_URL}}} {$unsubscribe} *|ARCHIVE|*
{% for x in y %}{{x}}{% endfor %} {{{{ deep }}}} {{%}} *|*|*
```

| {{ head }} | {% head %} |
|------------|------------|
| {{ cell }} | `*\|CELL\|*` |
M
for target in buttondown kit mailchimp listmonk ghost keila resend mailerlite brevo eml html text; do
  "$feuilleton" email --all --target "$target" --root "$work/root" -o "$work/$target" >/dev/null
done
venv=${ENGINES_VENV:-$work/venv}
if [ ! -x "$venv/bin/python" ]; then
  python3 -m venv "$venv" && "$venv/bin/pip" -q install django python-liquid pystache >/dev/null 2>&1 || { echo "the engines cannot be installed"; exit 77; }
fi
"$venv/bin/python" "$here/engines.py" "$work"
