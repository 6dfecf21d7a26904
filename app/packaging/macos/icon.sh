#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# icon.sh FILE: makes the icon of the program for macOS, an .icns, from its SVG. Runs on macOS, with librsvg.
set -euo pipefail
place=$(mktemp -d)
set=$place/deltascope.iconset
mkdir "$set"
for size in 16 32 128 256 512; do
    rsvg-convert -w $size -h $size resources/icons/deltascope.svg -o "$set/icon_${size}x$size.png"
    rsvg-convert -w $((2 * size)) -h $((2 * size)) resources/icons/deltascope.svg -o "$set/icon_${size}x$size@2x.png"
done
iconutil --convert icns --output "$1" "$set"
rm -r "$place"
