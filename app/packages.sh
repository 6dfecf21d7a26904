# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by app/run, app/package and tests/run: what the project needs of the system, and how it is installed.

# Everything that building needs, as named by Debian 12 and Ubuntu 24.04.
build_packages="cmake g++ ninja-build libeigen3-dev zlib1g-dev qt6-base-dev qt6-svg-dev qt6-image-formats-plugins
    qt6-l10n-tools libqcustomplot-dev libgl-dev libonnx-dev libprotobuf-dev libgif-dev"
# What the tests need beside it.
test_packages="clang-14 clang-format-14 doxygen libbenchmark-dev libclang-rt-14-dev lld-14"

# What app/package needs beside the first.
packaging_packages="appstream desktop-file-utils dpkg-dev file git libxcursor1 lintian patchelf qt6-wayland xz-utils"

# install_packages PACKAGE…: installs with apt those that are missing, and says which; elsewhere says what is needed.
install_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        echo "This system has no apt. Deltascope needs the equivalents of these packages:" >&2
        echo "  $*" | tr -s ' \n' ' ' >&2
        echo >&2
        return 0
    fi
    local package missing=()
    # dpkg-query fails when it has never heard of one of them, which is what a fresh system is like.
    local installed
    installed=$({ dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null || true; } |
        sed -n 's/^ii  *//p')
    for package in "$@"; do
        grep -qxF "$package" <<<"$installed" || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    echo "Installing with apt: ${missing[*]}"
    local as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -q
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}
