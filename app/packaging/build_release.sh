#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds what `cmake --install build/release` installs.
set -euo pipefail
cmake --preset release
cmake --build --preset release --target installed
