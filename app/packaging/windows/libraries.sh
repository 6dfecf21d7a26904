# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by app/packaging/windows.sh and tests/windows: the libraries that the program needs on Windows, built once from
# Debian's source packages into the user's cache.
. app/packaging/sources.sh

cache="${XDG_CACHE_HOME:-$HOME/.cache}/deltascope/windows"
windows_files="$PWD/app/packaging/windows"

# Another option or patch makes another folder.
libraries="$cache/libraries-$(cat "$windows_files"/{libraries.sh,qtbase.patch,toolchain.cmake} | sha256sum | cut -c1-12)"

# What Qt is made without: nothing of it is used, or Debian has no library of it for Windows.
left_out_of_qt="sql network dbus xml opengl vulkan direct2d directwrite icu glib zstd pkg_config style_windowsvista"

# for_windows SOURCE BUILD OPTION…: configures a project of CMake for Windows.
for_windows() {
    local source=$1 build=$2
    shift 2
    cmake -G Ninja -S "$source" -B "$build" -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_TOOLCHAIN_FILE="$windows_files/toolchain.cmake" -DCMAKE_FIND_ROOT_PATH="$libraries" \
        -DQT_HOST_PATH=/usr -DQT_HOST_PATH_CMAKE_DIR=/usr/lib/x86_64-linux-gnu/cmake "$@"
}

configure_qt() {
    local feature off=()
    for feature in $left_out_of_qt; do
        off+=("-DFEATURE_$feature=OFF")
    done
    fetch_source qt6-base
    patch -d "$work/qt6-base" -p1 <"$windows_files/qtbase.patch"
    for_windows "$work/qt6-base" "$work/qt" -DCMAKE_INSTALL_PREFIX="$libraries" -DQT_QMAKE_TARGET_MKSPEC=win32-g++ \
        -DBUILD_SHARED_LIBS=ON -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_TESTS=OFF -DFEATURE_system_zlib=ON "${off[@]}"
}

build_qt() {
    cmake --build "$work/qt"
    cmake --install "$work/qt"
}

# Within the program: a signal of a library beside it has another address there, so that nothing could be connected to it.
build_qcustomplot() {
    fetch_source qcustomplot
    for_windows app/packaging/qcustomplot "$work/plot" -DCMAKE_INSTALL_PREFIX="$libraries" \
        -DQCUSTOMPLOT_SOURCE="$work/qcustomplot"
    cmake --build "$work/plot"
    cmake --install "$work/plot"
}

# Its Makefile is for other systems; of the library, what writes is enough.
build_giflib() {
    fetch_source giflib
    (cd "$work/giflib" && x86_64-w64-mingw32-gcc-posix -O2 -c egif_lib.c gifalloc.c gif_err.c gif_hash.c openbsd-reallocarray.c &&
        x86_64-w64-mingw32-ar rcsD "$libraries/lib/libgif.a" ./*.o && cp gif_lib.h "$libraries/include")
}

# All of them, unless they are there. An hour on one core.
build_libraries() {
    [ -f "$libraries/complete" ] && return 0
    echo "Building Qt for Windows into $libraries; this is done once."
    local work="$libraries-work"
    mkdir -p "$work" "$libraries"
    once configure-qt configure_qt
    once qt build_qt
    once qcustomplot build_qcustomplot
    once giflib build_giflib
    local package
    for package in qt6-base qcustomplot giflib; do
        install -Dm644 "$work/$package/debian/copyright" "$libraries/share/doc/$package/copyright"
    done
    touch "$libraries/complete"
    rm -rf "$work"
}
