#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Called by app/package: the package for Debian, made by CPack, and what Debian's checkers say of it.
set -euo pipefail
bash app/packaging/build_release.sh
made=$(mktemp -d)
cpack -G DEB --config build/release/CPackConfig.cmake -B "$made"
lintian --fail-on error "$made"/*.deb
appstreamcli validate --no-net resources/desktop/deltascope.metainfo.xml
desktop-file-validate resources/desktop/deltascope.desktop
cp "$made"/*.deb build/packages
rm -r "$made"
