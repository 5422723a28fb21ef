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
    exec "$bin/baton" --demo "$@"
fi

echo "There is no display: the same job by batonctl, in this terminal."
exec packaging/demo.sh "$bin"
