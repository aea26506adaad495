#!/usr/bin/env bash
# Two runs of one source are equal byte for byte, whatever the folder, the time zone, the locale and the number of threads.
set -euo pipefail
feuilleton=$1 root=$2 work=$3
cp -r "$root" "$work/elsewhere"
rm -rf "$work/elsewhere/.feuilleton"
TZ=Pacific/Auckland LC_ALL=C RAYON_NUM_THREADS=1 "$feuilleton" email --all --future --cut --root "$work/elsewhere" -o out >/dev/null 2>&1
(cd "$work/eml" && sha256sum -- *) | sort >"$work/here.sum"
(cd "$work/elsewhere/out" && sha256sum -- *) | sort >"$work/there.sum"
cmp "$work/here.sum" "$work/there.sum"
echo "$(wc -l <"$work/here.sum") messages equal"
