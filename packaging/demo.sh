#!/usr/bin/env bash
# The main job by batonctl against a sandbox of its own: list, dry run, reassign, watch, proof.
#   packaging/demo.sh DIRECTORY_OF_THE_PROGRAMS
set -euo pipefail
bin=$1
work=$(mktemp -d)
sandbox=
trap '[ -z "$sandbox" ] || kill "$sandbox" 2>/dev/null || true; rm -rf "$work"' EXIT

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
value() { sed -n "s/.*\"$1\"[: ]*\"\([^\"]*\)\".*/\1/p" "$work/ready.json" | head -1; }

say "Starting a sandbox: a tenant on this machine, over real HTTP"
"$bin/baton-sandbox" --ready-file "$work/ready.json" --request-log "$work/requests.jsonl" >"$work/sandbox.log" 2>&1 &
sandbox=$!
for _ in $(seq 100); do
    [ -s "$work/ready.json" ] && break
    kill -0 "$sandbox" 2>/dev/null || { cat "$work/sandbox.log" >&2; exit 1; }
    sleep 0.1
done
[ -s "$work/ready.json" ] || { echo "The sandbox did not start." >&2; exit 1; }
url=$(value baseUrl)
client=$(value clientId)
BATON_CLIENT_SECRET=$(value clientSecret)
export BATON_CLIENT_SECRET
echo "It listens at $url"

baton() {
    printf '$ batonctl --url %s --client-id … %s\n' "$url" "$*"
    "$bin/batonctl" --url "$url" --client-id "$client" --data-dir "$work/data" "$@"
}
# The first column of a CSV, without its heading.
first_column() { tail -n +2 | cut -d, -f1 | tr -d '"'; }
quiet() { "$bin/batonctl" --url "$url" --client-id "$client" --data-dir "$work/data" "$@"; }

say "1  The campaigns of this tenant"
baton campaigns

campaign=$(quiet campaigns --status ACTIVE --format csv | first_column | head -1)
say "2  Certifications of one active campaign (the first ten)"
baton certifications --campaign "$campaign" | head -12

mapfile -t certifications < <(quiet certifications --campaign "$campaign" --phase ACTIVE --format csv | first_column | head -5)
to=$(quiet identities --filter active --format csv | awk -F, 'NR > 1 && /ACTIVE/ && !/INACTIVE/ {gsub(/"/, "", $1); print $1}' | tail -1)
rows=()
for certification in "${certifications[@]}"; do rows+=(--certification "$certification"); done

say "3  A dry run: what would be sent, byte by byte. Nothing is sent."
baton reassign --to "$to" --reason "Reviewer on leave" "${rows[@]}" --dry-run

say "4  The same for real, followed until each row is proven"
status=0
baton reassign --to "$to" --reason "Reviewer on leave" "${rows[@]}" --yes --wait 120 || status=$?

say "5  What the tenant shows now for the new reviewer"
baton certifications --campaign "$campaign" --reviewer "$to"

say "6  What really went over the wire (from the sandbox's request log)"
grep '"acted":true' "$work/requests.jsonl" || true
exit "$status"
