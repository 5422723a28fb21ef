#!/usr/bin/env bash
# Takes the pictures of README.md anew, driven by keys on a virtual display, in light and dark: the demo, what a person
# sees after a crash, the second vendor's pages, and connections.
#   packaging/screenshots.sh [FOLDER]    default: resources/screenshots
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
cd "$here"
folder=${1:-resources/screenshots}

packaging/deps.sh screenshots
packaging/build.sh release baton batonctl baton-sandbox
mkdir -p "$folder"

work=$(mktemp -d)
started=()
cleanup() {
    for pid in "${started[@]}"; do
        kill "$pid" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap cleanup EXIT

# -displayfd: the X server takes the first free display and says which, once it answers.
mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 1600x1000x24 3>"$work/display" >"$work/xvfb.log" 2>&1 &
started+=($!)
read -r number <"$work/display"
export DISPLAY=:$number
unset WAYLAND_DISPLAY
# Without a window manager no window is ever active, and the keys go nowhere.
openbox >"$work/openbox.log" 2>&1 &
started+=($!)

front() { xdotool getactivewindow 2>/dev/null || true; }
# Waits until the window in front looks the same twice: what was asked for has come.
settled() {
    local before='' now
    for _ in $(seq 100); do
        sleep 0.3
        now=$(import -window "$(front)" rgb:- 2>/dev/null | sha256sum)
        [ "$now" = "$before" ] && return
        before=$now
    done
    echo "The window does not come to rest." >&2
    return 1
}
keys() { # keys KEY…: each one settles before the next
    for key in "$@"; do
        xdotool key --clearmodifiers "$key"
        settled
    done
}
words() {
    xdotool type --delay 30 "$1"
    settled
}
picture() {
    import -window "$(front)" "$folder/$1-$theme.png"
    # A window has few colours: a third of the size, and no difference to the eye.
    mogrify -strip -colors 256 "$folder/$1-$theme.png"
    echo "$folder/$1-$theme.png"
}
waited_for() { # waited_for TITLE: a window whose title holds these words is in front
    for _ in $(seq 100); do
        xdotool getactivewindow getwindowname 2>/dev/null | grep -q "$1" && return
        sleep 0.2
    done
    echo "No window called “$1” came." >&2
    return 1
}

for theme in light dark; do
    build/release/bin/baton --demo --theme "$theme" >"$work/baton.log" 2>&1 &
    baton=$!
    started+=("$baton")
    waited_for 'Baton'
    xdotool windowsize --sync "$(front)" 1280 800
    settled
    keys Home
    picture campaigns
    keys ctrl+2 ctrl+f
    words 'Q4 begun'
    keys Down shift+Down shift+Down shift+Down
    picture certifications
    keys Return
    picture items
    keys alt+Left ctrl+r
    waited_for 'Reassign'
    words 'el'
    keys Return
    words 'Has taken over the team'
    picture reassign
    keys ctrl+Return
    waited_for '^the demo tenant' # nothing is open any more
    settled
    picture tasks
    keys ctrl+4
    picture history
    kill "$baton"
    wait "$baton" 2>/dev/null || true
done

# After a crash: a run of batonctl is killed in its middle, and the window opens its data folder.
build/release/bin/baton-sandbox --latency 200 --ready-file "$work/ready.json" >"$work/sandbox.log" 2>&1 &
started+=($!)
for _ in $(seq 100); do
    [ -s "$work/ready.json" ] && break
    sleep 0.1
done
access() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["sailpoint"][sys.argv[2]])' "$work/ready.json" "$1"; }
BATON_CLIENT_SECRET=$(access clientSecret)
export BATON_CLIENT_SECRET
tenant=(--url "$(access baseUrl)" --client-id "$(access clientId)")
ctl() { build/release/bin/batonctl "${tenant[@]}" --data-dir "$work/data" "$@"; }
mapfile -t certifications < <(ctl certifications --phase active --format json 2>/dev/null | python3 -c 'if True:
    import json, sys
    manager = [row["id"] for row in json.load(sys.stdin)
               if row["campaign"]["campaignType"] == "MANAGER" and not row["signed"]]
    print("\n".join(manager[:12]))')
ctl items --certification "${certifications[@]}" --format json 2>/dev/null >"$work/rows.json"
reviewer=$(ctl identities --format json 2>/dev/null | python3 -c 'if True:
    import json, sys
    print(next(row["id"] for row in json.load(sys.stdin)[20:] if (row["state"] or "").upper() == "ACTIVE"))')
# Not by ctl: a function in the background is a shell, and killing that would spare the program.
build/release/bin/batonctl "${tenant[@]}" --data-dir "$work/data" reassign --rows "$work/rows.json" --mode async \
    --to "$reviewer" --reason 'On parental leave' --yes --wait >"$work/run.log" 2>&1 &
run=$!
for _ in $(seq 300); do
    [ "$(grep -c Accepted "$work/run.log")" -ge 2 ] && break
    sleep 0.1
done
kill -9 "$run"
wait "$run" 2>/dev/null || true
for theme in light dark; do
    cp -r "$work/data" "$work/data-$theme"
    build/release/bin/baton "${tenant[@]}" --data-dir "$work/data-$theme" --theme "$theme" >"$work/baton.log" 2>&1 &
    baton=$!
    started+=("$baton")
    waited_for 'Baton'
    xdotool windowsize --sync "$(front)" 1280 800
    settled
    picture resume-banner
    keys alt+l
    waited_for 'Runs of earlier sessions'
    picture resume
    kill "$baton"
    wait "$baton" 2>/dev/null || true
done

# The second vendor: items by person, a choice that takes more along, what is left out, proof by reading alone, and a
# right that the account lacks.
cat >"$work/faults.json" <<'EOF'
{"faults": [{"endpoint": "reAssignCertification", "action": "status", "status": 403},
            {"endpoint": "fetchEntOwnerCampaignDetails", "action": "status", "status": 403}]}
EOF
second() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["saviynt"][sys.argv[2]])' "$1" "$2"; }
acted() { grep -c '"acted":true' "$work/requests.jsonl" || true; }
for theme in light dark; do
    rm -f "$work/second.json" "$work/requests.jsonl"
    build/release/bin/baton-sandbox --variant visibility=delayed --faults "$work/faults.json" \
        --request-log "$work/requests.jsonl" --ready-file "$work/second.json" >"$work/sandbox.log" 2>&1 &
    sandbox=$!
    started+=("$sandbox")
    for _ in $(seq 100); do
        [ -s "$work/second.json" ] && break
        sleep 0.1
    done
    BATON_PASSWORD=$(second "$work/second.json" password)
    export BATON_PASSWORD
    build/release/bin/baton --vendor saviynt --url "$(second "$work/second.json" baseUrl)" \
        --username "$(second "$work/second.json" username)" --data-dir "$work/second-$theme" --theme "$theme" \
        >"$work/baton.log" 2>&1 &
    baton=$!
    started+=("$baton")
    waited_for 'Baton'
    xdotool windowsize --sync "$(front)" 1280 800
    settled
    keys Home Return
    picture second-missing-right-list
    keys alt+Left Home Down Down Return Home Return
    picture second-items
    keys Home Down shift+Down shift+Down ctrl+r
    waited_for 'Reassign'
    words 'el'
    keys Return
    words 'Has taken over the team'
    keys alt+a Tab Tab Tab Tab Tab Up
    picture second-associated
    keys Escape ctrl+a ctrl+r
    waited_for 'Reassign'
    words 'chandra'
    keys Return Tab Tab ctrl+Tab
    picture second-left-out
    xdotool key ctrl+Return
    for _ in $(seq 200); do
        [ "$(acted)" -ge 1 ] && break
        sleep 0.05
    done
    sleep 0.3
    kill -STOP "$sandbox" # whatever is being read now has its answer once the picture is taken
    sleep 2
    picture second-verifying
    kill -CONT "$sandbox"
    waited_for '^[^(]*Baton$' # nothing is open any more
    keys ctrl+2 Down Up ctrl+r
    waited_for 'Reassign'
    words 'el'
    keys Return
    words 'Has moved to another team'
    keys ctrl+Return
    picture second-missing-right
    kill "$baton" "$sandbox"
    wait "$baton" "$sandbox" 2>/dev/null || true
done

# Connections: none yet, one being added and tested, a few kept, a large run at a production tenant, the lock.
# Without a bus there is no keychain that would ask for something.
export DBUS_SESSION_BUS_ADDRESS=unix:path=$work/no-bus
build/release/bin/baton-sandbox --items 900 --ready-file "$work/ready.json" >"$work/sandbox.log" 2>&1 &
started+=($!)
for _ in $(seq 100); do
    grep -qs "\"pid\":$!," "$work/ready.json" && break
    sleep 0.1
done
BATON_CLIENT_SECRET=$(access clientSecret)
export BATON_CLIENT_SECRET
add() { # add NAME OPTION…
    build/release/bin/batonctl --data-dir "$work/kept" connections add "$@" >"$work/add.log" 2>&1
}
add 'Fjordlight' --url "$(access baseUrl)" --client-id "$(access clientId)" --production --label 'Payroll and HR'
add 'Fjordlight sandbox' --url fjordlight-sb --client-id 5f0a1c --untested
add 'Halden' --vendor saviynt --url halden --username svc-baton --read-only --untested
for theme in light dark; do
    build/release/bin/baton --data-dir "$work/empty-$theme" --theme "$theme" >"$work/baton.log" 2>&1 &
    baton=$!
    started+=("$baton")
    waited_for 'Baton'
    xdotool windowsize --sync "$(front)" 1280 800
    settled
    picture welcome
    keys ctrl+n
    waited_for 'Connect a tenant'
    words 'Fjordlight'
    keys Tab
    words "$(access baseUrl)"
    keys Tab Tab
    words "$(access clientId)"
    keys Tab
    words "$BATON_CLIENT_SECRET"
    picture connection
    keys alt+t
    waited_for 'Test'
    settled
    picture connection-test
    kill "$baton"
    wait "$baton" 2>/dev/null || true

    cp -r "$work/kept" "$work/kept-$theme"
    build/release/bin/baton --connection Fjordlight --data-dir "$work/kept-$theme" --theme "$theme" >"$work/baton.log" 2>&1 &
    baton=$!
    started+=("$baton")
    waited_for 'Fjordlight'
    xdotool windowsize --sync "$(front)" 1280 800
    settled
    keys ctrl+5
    picture connections
    keys ctrl+2 ctrl+f
    words 'Q4 begun'
    keys Down Return
    keys ctrl+a ctrl+r
    waited_for 'Reassign'
    words 'el'
    keys Return
    words 'On parental leave'
    picture production
    keys Escape
    waited_for 'Fjordlight'
    keys ctrl+l
    picture locked
    kill "$baton"
    wait "$baton" 2>/dev/null || true
done
