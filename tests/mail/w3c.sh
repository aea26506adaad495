#!/usr/bin/env bash
# The Nu HTML checker, but for what mail has to do in an old way.
set -euo pipefail
have java
jar=$(find "${NODE_ROOT:-.}/node_modules/vnu-jar" -name vnu.jar 2>/dev/null | head -n 1 || true)
[ -n "$jar" ] || { echo "vnu-jar is not installed"; exit 77; }
java -jar "$jar" --format text --filterpattern '.*is obsolete\. Use CSS instead.*|.*xmlns:[vo].*|.*mso-.*|.*supported-color-schemes.*|.*text-decoration-color.*' "$@"
echo "$# letters, 0 messages"
