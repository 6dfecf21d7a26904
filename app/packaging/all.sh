#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Called by app/package: everything, and nothing that was made before.
set -euo pipefail
rm -f build/packages/*
for each in deb linux windows; do
    bash "app/packaging/$each.sh"
done
