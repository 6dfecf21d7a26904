#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Called by app/package: one folder that starts on other distributions too, without root and without a network, packed.
#
# It brings every library along, those of X11, of Wayland and of C++ among them, except the C library, and loads none of
# the system's. Lists of what to leave to the system, such as linuxdeploy's, leave out libGL and with it all that the
# system's drivers of OpenGL load as well (libX11, libxcb, libstdc++, libdrm, libwayland-client), because two versions of
# these would meet in one process. This program paints without OpenGL: Qt is linked to the dispatchers of libglvnd, which
# load a driver when they are asked for one, and the plugins that would ask are not in the folder. For the same reason
# no plugin of the desktop's theme is, nor one for printers, which the program does not use.
set -euo pipefail
. app/packaging/licences.sh
bash app/packaging/build_release.sh
version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' build/release/CMakeCache.txt)
name=deltascope-$version-linux-x86_64
place=$(mktemp -d)
folder=$place/$name
cmake --install build/release --prefix "$folder" --strip >/dev/null

installed_plugins=$(qmake6 -query QT_INSTALL_PLUGINS)
for plugin in platforms/libqxcb platforms/libqwayland-generic platforms/libqoffscreen \
    wayland-shell-integration/libxdg-shell wayland-decoration-client/libbradient \
    platforminputcontexts/libcomposeplatforminputcontextplugin \
    platforminputcontexts/libibusplatforminputcontextplugin \
    imageformats/libqgif imageformats/libqjpeg imageformats/libqtiff imageformats/libqwebp; do
    install -D -m 644 "$installed_plugins/$plugin.so" "$folder/plugins/$plugin.so"
done
printf '[Paths]\nPrefix = ..\nPlugins = plugins\n' >"$folder/bin/qt.conf"

# Copied under the names by which they are asked for, without links, which a USB stick may not know. The pointers of the
# desktop are drawn by a library that Qt looks for when it runs.
cursors=$(/sbin/ldconfig -p | sed -n 's/.*x86-64.* => \(.*libXcursor\.so\.1\)$/\1/p')
libraries=$({
    echo "$cursors"
    find "$folder/bin" "$folder/plugins" -type f ! -name qt.conf -exec ldd "$cursors" {} + |
        sed -n 's/.* => \(\/.*\) (0x.*/\1/p'
} | sort -u | grep -vE '/lib(c|m|dl|pthread|rt|resolv|util)\.so\.')
mkdir "$folder/lib"
for library in $libraries; do
    install -m 644 "$library" "$folder/lib"
done
# Before LD_LIBRARY_PATH, which may name other libraries of these names.
patchelf --force-rpath --set-rpath "\$ORIGIN" "$folder"/lib/*
patchelf --force-rpath --set-rpath "\$ORIGIN/../lib" "$folder"/bin/deltascope*
patchelf --force-rpath --set-rpath "\$ORIGIN/../../lib" "$folder"/plugins/*/*

for program in deltascope deltascope-cli; do
    install -m 755 app/packaging/launcher "$folder/$program"
done
install -m 644 app/packaging/linux.txt "$folder/README.txt"
install -m 644 LICENSE "$folder/LICENSE.txt"
# shellcheck disable=SC2086 # a list of files
collect_licences "$folder/licences" $libraries "$installed_plugins"/imageformats/libqwebp.so \
    "$installed_plugins"/platforms/libqwayland-generic.so /usr/include/eigen3/Eigen/Core

tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner -C "$place" -c "$name" |
    xz >"build/packages/$name.tar.xz"
rm -r "$place"
