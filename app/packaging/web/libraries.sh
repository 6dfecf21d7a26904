# SPDX-License-Identifier: GPL-3.0-or-later
# What the program needs in browsers and emscripten lacks, made once from Debian's packages and source packages in the
# user's cache. Sourced by app/web and tests/engine/in_node.
. app/packaging/sources.sh

cache="${XDG_CACHE_HOME:-$HOME/.cache}/deltascope/web"
web_files="$PWD/app/packaging/web"
web_packages=(dpkg-dev emscripten libc++-16-dev libfast-float-dev nodejs)

# Another option makes another folder.
libraries="$cache/libraries-$(cat "$web_files"/{libraries.sh,toolchain.cmake,emscripten.config,libcxx/*} |
    sha256sum | cut -c1-12)"

# for_web SOURCE BUILD OPTION…: configures a project of CMake for browsers.
for_web() {
    local source=$1 build=$2
    shift 2
    cmake -G Ninja -S "$source" -B "$build" -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_TOOLCHAIN_FILE="$web_files/toolchain.cmake" -DDELTASCOPE_WEB_LIBRARIES="$libraries" \
        -DCMAKE_FIND_ROOT_PATH="${qt-}" -DCMAKE_CXX_STANDARD_LIBRARIES="$libraries/lib/libdouble-conversion.a" "$@"
}

# The headers of a newer libc++ than emscripten's, and what that one lacks as well.
copy_headers() {
    mkdir -p "$libraries/include/c++"
    cp -r /usr/lib/llvm-16/include/c++/v1 "$libraries/include/c++"
    cp "$web_files/libcxx/__config_site" "$libraries/include/c++/v1"
    # Its code is in no library here, and Qt does without.
    rm "$libraries/include/c++/v1/memory_resource"
    sed -i '/define __cpp_lib_memory_resource/d' "$libraries/include/c++/v1/version"
    mkdir -p "$libraries/include/c++/added"
    cp -r "$web_files/libcxx/charconv" /usr/include/fast_float "$libraries/include/c++/added"
}

# library NAME SOURCE…: compiles the sources of the present folder into that library.
library() {
    local emcc=(--em-config "$web_files/emscripten.config") name=$1
    shift
    mkdir -p "$libraries/lib"
    emcc "${emcc[@]}" -O3 -pthread -c "$@"
    emar "${emcc[@]}" rcs "$libraries/lib/lib$name.a" ./*.o
}

# With which charconv writes floating point numbers.
build_double_conversion() {
    fetch_source double-conversion
    (cd "$work/double-conversion/double-conversion" && library double-conversion ./*.cc)
    install -Dm644 -t "$libraries/include/c++/added/double-conversion" "$work"/double-conversion/double-conversion/*.h
}

# What the program uses of it. Both of Debian's archives name its sources, but that of security fixes does not keep them.
build_zlib() {
    echo "APT::Default-Release \"$(. /etc/os-release && echo "$VERSION_CODENAME")\";" >"$work/apt.conf"
    APT_CONFIG="$work/apt.conf" fetch_source zlib
    (cd "$work/zlib" && library z adler32.c compress.c crc32.c deflate.c inffast.c inflate.c inftrees.c trees.c uncompr.c zutil.c)
    install -m644 "$work"/zlib/{zlib,zconf}.h "$libraries/include"
}

# Of it, what writes.
build_giflib() {
    fetch_source giflib
    (cd "$work/giflib" && library gif egif_lib.c gifalloc.c gif_err.c gif_hash.c openbsd-reallocarray.c)
    install -m644 "$work/giflib/gif_lib.h" "$libraries/include"
}

# All of them, unless they are there.
build_libraries() {
    [ -f "$libraries/complete" ] && return 0
    local work="$libraries-work"
    mkdir -p "$work" "$libraries"
    once headers copy_headers
    once double-conversion build_double_conversion
    once zlib build_zlib
    once giflib build_giflib
    local source
    for source in double-conversion zlib giflib; do
        install -Dm644 "$work/$source/debian/copyright" "$libraries/share/doc/$source/copyright"
    done
    touch "$libraries/complete"
    rm -rf "$work"
}
