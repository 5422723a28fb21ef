#!/usr/bin/env bash
# Sets Baton up, builds it and runs all tests.
#   packaging/test.sh [CTEST OPTION…]
set -euo pipefail
cd "$(dirname "$0")/.."
packaging/deps.sh test
packaging/build.sh release
echo "Running the tests"
if [ -z "${BATON_OPENAPI:-}" ] && [ -f ../shared/api/sailpoint-certifications.openapi.yaml ]; then
    BATON_OPENAPI=$(cd ../shared/api && pwd)/sailpoint-certifications.openapi.yaml
    export BATON_OPENAPI
fi
ctest --preset release --parallel "$(nproc)" "$@"
