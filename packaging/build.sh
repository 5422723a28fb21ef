#!/usr/bin/env bash
# Configures and builds one preset (default: release). Quick when nothing changed.
#   packaging/build.sh [PRESET] [TARGET…]
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${1:-release}
shift || true

jobs=$(nproc)
# A compiler of this code base takes up to 1.5 GiB: fewer jobs on small machines.
by_memory=$(awk '/MemAvailable/ {print int($2 / 1572864)}' /proc/meminfo 2>/dev/null || echo "$jobs")
[ "$by_memory" -ge 1 ] || by_memory=1
[ "$jobs" -le "$by_memory" ] || jobs=$by_memory

log=build/$preset/configure.log
mkdir -p "build/$preset"
if [ ! -f "build/$preset/build.ninja" ]; then
    echo "Configuring build/$preset"
    cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
fi
echo "Building build/$preset"
if [ $# -gt 0 ]; then
    cmake --build "build/$preset" --parallel "$jobs" --target "$@"
else
    cmake --build "build/$preset" --parallel "$jobs"
fi
