#!/usr/bin/env bash
# `--to` through a relay that asks for TLS and a password to an OpenSMTPD on the loopback: the body arrives byte for byte,
# no header is lost, and without a trusted certificate nothing is sent.
set -euo pipefail
have smtpd
have openssl
feuilleton=$1 root=$2 work=$3
port=${SMTP_PORT:-2587}
mkdir -p "$work" && chmod 755 "$work" "$(dirname "$work")"
cp -r "$root/newsletter.toml" "$root/content" "$work/"
# A certificate that an authority of our own vouches for.
new="openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
$new -x509 -days 2 -subj /CN=authority -keyout "$work/ca.key" -out "$work/ca.pem" 2>/dev/null
$new -subj /CN=localhost -keyout "$work/key.pem" -out "$work/request.pem" 2>/dev/null
openssl x509 -req -in "$work/request.pem" -CA "$work/ca.pem" -CAkey "$work/ca.key" -CAcreateserial -days 2 \
  -extfile <(printf 'subjectAltName=DNS:localhost\nbasicConstraints=CA:FALSE\n') -out "$work/cert.pem" 2>/dev/null
chmod 600 "$work/key.pem"
venv=${ENGINES_VENV:-$work/venv}
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -c 'import aiosmtpd' 2>/dev/null || "$venv/bin/pip" -q install aiosmtpd || { echo "aiosmtpd cannot be installed"; exit 77; }
cat >"$work/smtpd.conf" <<C
listen on 127.0.0.1 port $((port + 1)) hostname localhost
table people { "@" = "nobody" }
action "keep" maildir "$work/Maildir" virtual <people>
match from any for any action "keep"
C
mkdir -p "$work/Maildir" && chmod 777 "$work/Maildir"
smtpd -d -f "$work/smtpd.conf" >"$work/smtpd.log" 2>&1 &
daemon=$!
"$venv/bin/python" "$(dirname "$0")/relay.py" "$port" $((port + 1)) "$work/cert.pem" "$work/key.pem" >"$work/relay.log" 2>&1 &
relay=$!
trap 'kill $daemon $relay 2>/dev/null || true' EXIT
for server in "$port" $((port + 1)); do
  for _ in $(seq 50); do (exec 3<>"/dev/tcp/127.0.0.1/$server") 2>/dev/null && break; sleep 0.1; done
done
printf '\n[email.relay]\nhost = "localhost"\nport = %s\nuser = "tester"\n' "$port" >>"$work/newsletter.toml"
send() { FEUILLETON_SMTP_PASSWORD=secret "$feuilleton" email --root "$work" --future "$@" --to reader@example.org; }
if send S2E03 >"$work/refused" 2>&1; then echo "an unknown certificate was trusted"; exit 1; fi
export SSL_CERT_FILE=$work/ca.pem
if FEUILLETON_SMTP_PASSWORD=wrong "$feuilleton" email --root "$work" S2E03 --future --to reader@example.org >"$work/refused" 2>&1; then echo "a wrong password was taken"; exit 1; fi
if env -u FEUILLETON_SMTP_PASSWORD "$feuilleton" email --root "$work" S2E03 --future --to reader@example.org >"$work/refused" 2>&1; then echo "no password was needed"; exit 1; fi
if send --all >/dev/null 2>&1; then echo "a whole list was sent"; exit 1; fi
send S2E03 >"$work/said" 2>&1 || { cat "$work/said" "$work/smtpd.log" "$work/relay.log"; exit 1; }
for _ in $(seq 50); do [ -n "$(ls "$work/Maildir/new" 2>/dev/null)" ] && break; sleep 0.1; done
"$feuilleton" email --root "$work" S2E03 --future -o "$work/out" >/dev/null 2>&1
python3 - "$work"/Maildir/new/* "$work"/out/*.eml <<'P'
import sys
arrived, made = (open(path, "rb").read().replace(b"\r\n", b"\n") for path in sys.argv[1:3])
(head, body), (own, expected) = arrived.split(b"\n\n", 1), made.split(b"\n\n", 1)
assert body.rstrip() == expected.rstrip(), "the body was changed"
lost = [line for line in own.split(b"\n") if line and line not in head and not line.startswith((b"To:", b"Message-ID:"))]
assert not lost, f"headers lost: {lost}"
assert b"To: reader@example.org" in head
P
ls "$work/Maildir/new" | wc -l | grep -qx 1 || { echo "more than one message arrived"; exit 1; }
grep -h '^sent' "$work/said" | cut -c1-160
