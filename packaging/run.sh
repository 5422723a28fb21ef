#!/usr/bin/env bash
# Sets Baton up, builds it and shows its main job on the embedded sandbox: in its window where there is a display,
# else by batonctl in this terminal.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
cd "$here"

packaging/deps.sh run
packaging/build.sh release baton batonctl baton-sandbox

bin=$here/build/release/bin
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "Opening Baton on the demo tenant"
    said=$(mktemp)
    trap 'rm -f "$said"' EXIT
    status=0
    # Not by exec: a display may be named and not answer, and Qt can only abort then.
    QT_FORCE_STDERR_LOGGING=1 "$bin/baton" --demo "$@" 2>&1 | tee "$said" || status=${PIPESTATUS[0]}
    grep -q 'no Qt platform plugin could be initialized' "$said" || exit "$status"
    echo "The display ${WAYLAND_DISPLAY:-$DISPLAY} does not answer: the same job by batonctl, in this terminal."
else
    echo "There is no display: the same job by batonctl, in this terminal."
fi
packaging/demo.sh "$bin"
