#!/usr/bin/env bash
# Runs each fuzz target once over its corpus, then SECONDS (20; 0: not) on inputs of its own, as many at a time as there
# are processors. What it finds new is kept in build/fuzz/found/TARGET, what fails in build/fuzz/findings/.
#   tests/fuzz/run.sh [SECONDS] [TARGET…]
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
seconds=${1:-20}
shift || true
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
    for folder in tests/fuzz/corpus/*/; do
        targets+=("$(basename "$folder")")
    done
fi
mkdir -p build/fuzz/findings

# A document past 64 KiB tells nothing that a smaller one does not; a slow answer or a large heap is a finding.
limits=(-max_len=65536 -timeout=10 -rss_limit_mb=1024 -malloc_limit_mb=512 -artifact_prefix=build/fuzz/findings/)
# The sanitizer keeps what was freed, and a stack of each allocation, whose depth follows the document's: kept short, so
# that the limit on the heap is about the decoder.
export ASAN_OPTIONS=quarantine_size_mb=32:malloc_context_size=8${ASAN_OPTIONS:+:$ASAN_OPTIONS}
fuzz() {
    local target=$1 log=build/fuzz/findings/$1.log
    local program=build/fuzz/bin/fuzz_$target corpus=tests/fuzz/corpus/$target
    "$program" "${limits[@]}" "$corpus"/* >"$log" 2>&1 || return 1
    [ "$seconds" -eq 0 ] && return 0
    mkdir -p "build/fuzz/found/$target"
    "$program" "${limits[@]}" -max_total_time="$seconds" -dict=tests/fuzz/words.dict -print_final_stats=1 \
        "build/fuzz/found/$target" "$corpus" >"$log" 2>&1
}

status=0
running=()
settle() { # waits for the oldest one that runs
    local target=${running[0]%%:*} pid=${running[0]##*:} log
    running=("${running[@]:1}")
    log=build/fuzz/findings/$target.log
    if wait "$pid"; then
        printf '%-8s %s\n' "$target" "$(awk -v seconds="$seconds" '
            /cov: / { for (i = 1; i < NF; ++i) if ($i == "cov:") coverage = $(i + 1) }
            /number_of_executed_units/ { runs = $2 }
            /peak_rss_mb/ { memory = $2 }
            END { if (seconds > 0) printf "%d runs, coverage %d, %d MB", runs, coverage, memory
                  else printf "corpus passes" }' "$log")"
    else
        printf '%-8s FAILED\n' "$target"
        tail -40 "$log"
        status=1
    fi
}
for target in "${targets[@]}"; do
    [ ${#running[@]} -lt "$(nproc)" ] || settle
    fuzz "$target" &
    running+=("$target:$!")
done
while [ ${#running[@]} -gt 0 ]; do
    settle
done
exit "$status"
