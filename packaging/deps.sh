#!/usr/bin/env bash
# Installs what Baton needs on Debian 12, by package name. As root, or with sudo. Does nothing when all is there.
#   packaging/deps.sh run    what building and running needs
#   packaging/deps.sh test   the above, and what the tests need
#   packaging/deps.sh ci     the above, the linters and the fuzzers
#   packaging/deps.sh screenshots    what building and taking the pictures of the README needs
set -euo pipefail

build=(
    ccache cmake g++ ninja-build python3
    libboost1.81-dev libexpected-dev libssl-dev nlohmann-json3-dev
    libqt6sql6-sqlite qt6-base-dev qt6-svg-dev qt6-wayland qtkeychain-qt6-dev
    libsecret-1-0
    fonts-dejavu-core
)
test=(dbus gnome-keyring lld python3-jsonschema python3-yaml binutils git)
ci=(clang-14 clang-format-14 clang-tidy-14 clazy libclang-rt-14-dev)
screenshots=(imagemagick openbox xdotool xvfb)

packages=("${build[@]}")
case ${1:-run} in
run) ;;
test) packages+=("${test[@]}") ;;
ci) packages+=("${test[@]}" "${ci[@]}") ;;
screenshots) packages+=("${screenshots[@]}") ;;
*)
    echo "usage: packaging/deps.sh [run|test|ci|screenshots]" >&2
    exit 2
    ;;
esac

missing=()
for package in "${packages[@]}"; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
    echo "Packages: all ${#packages[@]} are installed."
    exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "These packages are missing: ${missing[*]}" >&2
        echo "Install them as root (apt-get install …), or run this again as root or with sudo installed." >&2
        exit 1
    fi
    as_root=(sudo)
fi
echo "Packages: installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -q
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
