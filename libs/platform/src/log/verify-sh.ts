/**
 * `verify.sh`: checks the parts written by {@link explodeReceipt} with openssl (3.0 or newer), xxd and POSIX tools, so that
 * a receipt needs nothing of ours. A second implementation on purpose: it shares no code with `verifyReceipt`. The same
 * text stands in docs/receipts.md; a test compares them.
 */
export const VERIFY_SH = String.raw`#!/bin/sh
# Verifies the parts of a Khien receipt in the folder of this script.
# sh verify.sh [PUBLISHED-KEY.pem]
# Needs openssl 3, xxd and a POSIX shell. Exit status 0: everything fits.
set -eu
LC_ALL=C
export LC_ALL
key=public-key.pem
if [ $# -gt 0 ]; then key=$(cd "$(dirname "$1")" && pwd)/$(basename "$1"); fi
cd "$(dirname "$0")"

fail() { echo "FAILED: $1" >&2; exit 1; }
sha256() { openssl dgst -sha256 -r | cut -c1-64; }
node() { printf '01%s%s' "$1" "$2" | xxd -r -p | sha256; }
for tool in openssl xxd; do command -v "$tool" >/dev/null || fail "$tool is missing"; done

# 1. The filing and the salt give the digest in the log entry.
digest=$({ printf '{"payload":'; cat filing.json; printf ',"salt":"%s"}' "$(cat salt.txt)"; } | sha256)
grep -qF "\"digest\":\"$digest\"" entry.json || fail "the filing is not the one in the log entry"

# 2. The leaf: SHA-256 of a zero byte and the entry.
hash=$({ printf '\000'; cat entry.json; } | sha256)

# 3. From the leaf up to the root (RFC 9162, 2.1.3.2). fn: place of the entry; sn: place of the last entry.
fn=$(cat leaf-index.txt)
size=$(sed -n 2p checkpoint-body.txt)
for number in "$fn" "$size"; do
  case $number in '' | *[!0-9]* | 0?*) fail "not a number: $number" ;; esac
done
[ "$fn" -lt "$size" ] || fail "the log is too small for this entry"
place=$fn
sn=$((size - 1))
while read -r sibling; do
  case $sibling in *[!0-9a-f]*) fail "proof.txt" ;; esac
  [ ${'$'}{#sibling} -eq 64 ] && [ "$sn" -gt 0 ] || fail "proof.txt"
  if [ $((fn % 2)) -eq 1 ] || [ "$fn" -eq "$sn" ]; then
    hash=$(node "$sibling" "$hash")
    while [ $((fn % 2)) -eq 0 ] && [ "$fn" -ne 0 ]; do fn=$((fn / 2)); sn=$((sn / 2)); done
  else
    hash=$(node "$hash" "$sibling")
  fi
  fn=$((fn / 2))
  sn=$((sn / 2))
done < proof.txt
[ "$sn" -eq 0 ] || fail "the proof is too short"
root=$(sed -n 3p checkpoint-body.txt | openssl base64 -d -A | xxd -p -c 64)
[ "$hash" = "$root" ] || fail "the entry is not in the signed log"

# 4. The log signed that root.
openssl pkeyutl -verify -pubin -inkey "$key" -rawin -in checkpoint-body.txt -sigfile checkpoint.sig >/dev/null 2>&1 ||
  fail "the signature does not fit the key"

echo "OK: entry $place of $size in the log $(sed -n 1p checkpoint-body.txt)"
echo "received: $(sed 's/.*"at":"\([^"]*\)".*/\1/' entry.json)"
echo "filing SHA-256 with salt: $digest"
if [ $# -eq 0 ]; then echo "WARNING: the key came with the receipt. Run again with the published key: sh verify.sh KEY.pem"; fi
`;
