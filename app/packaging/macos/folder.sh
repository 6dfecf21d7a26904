#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# folder.sh FOLDER: makes of the program that was installed there what is packed: Qt in the bundle, beside it what people
# read. Runs on macOS, with Qt's own tools.
set -euo pipefail
folder=$1
bundle=$folder/Deltascope.app
macdeployqt "$bundle" -executable="$bundle/Contents/MacOS/deltascope-cli"
# Without a signature Apple's own processors start nothing; this one names nobody.
codesign --force --deep --sign - "$bundle"
codesign --verify --deep --strict "$bundle"
install -m 644 app/packaging/macos/README.txt "$folder/README.txt"
install -m 644 LICENSE "$folder/LICENSE.txt"
