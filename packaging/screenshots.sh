#!/usr/bin/env bash
# Takes the pictures of README.md anew: the demo, driven by its keys on a virtual display, in light and dark.
#   packaging/screenshots.sh [FOLDER]    default: resources/screenshots
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
cd "$here"
folder=${1:-resources/screenshots}

packaging/deps.sh screenshots
packaging/build.sh release baton
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
