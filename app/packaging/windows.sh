#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Called by app/package: a folder that is unpacked on Windows 10 or later and started by a double click on deltascope.exe in
# it, packed. Qt for Windows is built from Debian's source into the user's cache once, which takes an hour or two; the
# program of each commit is left there for tests/windows.
set -euo pipefail
. app/packages.sh
. app/packaging/licences.sh
. app/packaging/windows/libraries.sh
. app/packaging/windows/folder.sh
install_packages g++-mingw-w64-x86-64-posix libz-mingw-w64-dev librsvg2-bin icoutils zip

commit=$(git rev-parse HEAD)
build=$PWD/build/windows
build_libraries

# What runs while the program is built is of this system.
cmake --preset release
cmake --build --preset release --target deltascope-recorder
mkdir -p "$build"
make_icon "$build/deltascope.ico"
for_windows . "$build" -DDELTASCOPE_RECORDER="$PWD/build/release/bin/deltascope-recorder" \
    -DDELTASCOPE_LUPDATE=/usr/lib/qt6/bin/lupdate -DDELTASCOPE_LRELEASE=/usr/lib/qt6/bin/lrelease \
    -DDELTASCOPE_ICON="$build/deltascope.ico" -DEigen3_DIR=/usr/share/eigen3/cmake
cmake --build "$build" --target installed

version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$build/CMakeCache.txt")
name=deltascope-$version-windows-x86_64
place=$(mktemp -d)
make_folder "$place/$name"
find "$place" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
rm -f "build/packages/$name.zip"
(cd "$place" && find "$name" -type f | sort | zip -q -X -9 -@ "$OLDPWD/build/packages/$name.zip")
du -sh --apparent-size "$place/$name"

if [ -z "$(git status --porcelain)" ] && [ "$(git rev-parse HEAD)" = "$commit" ]; then
    rm -rf "$cache/programs"
    mkdir -p "$cache/programs"
    cp -r "$place/$name" "$cache/programs/$commit"
fi
rm -r "$place"
