# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by app/packaging/windows.sh: the folder that is unpacked on Windows, and the icon of the programs in it.

# make_icon FILE: of its SVG, in the sizes of the Explorer and the task bar.
make_icon() {
    local place size pictures=()
    place=$(mktemp -d)
    for size in 16 20 24 32 40 48 64 128 256; do
        rsvg-convert -w "$size" -h "$size" resources/icons/deltascope.svg -o "$place/$size.png"
        pictures+=("$place/$size.png")
    done
    icotool -c -o "$1" "${pictures[@]:0:${#pictures[@]}-1}" --raw="${pictures[-1]}"
    rm -r "$place"
}

runtime=(/usr/x86_64-w64-mingw32/lib /usr/lib/gcc/x86_64-w64-mingw32/*-posix) # the compiler's own libraries

# dlls_for FOLDER: the names of the libraries that the programs, plugins and libraries in it want.
dlls_for() {
    find "$1" \( -name '*.dll' -o -name '*.exe' \) -exec x86_64-w64-mingw32-objdump -p {} + |
        sed -n 's/^\s*DLL Name: //p' | sort -u
}

# copy_dlls FOLDER: beside the programs, what they and their plugins want, and what that wants. What is in none of our
# places is Windows's own.
copy_dlls() {
    local folder=$1 name place copied=yes
    while [ -n "$copied" ]; do
        copied=
        for name in $(dlls_for "$folder"); do
            for place in "$libraries/bin" "${runtime[@]}"; do
                if [ ! -f "$folder/$name" ] && [ -f "$place/$name" ]; then
                    install -m 644 "$place/$name" "$folder"
                    copied=yes
                fi
            done
        done
    done
}

# make_folder FOLDER: from what has been built in $build.
make_folder() {
    local folder=$1 plugin package
    cmake --install "$build" --prefix "$folder" >/dev/null
    for plugin in platforms/qwindows imageformats/qgif imageformats/qjpeg; do
        install -D -m 644 "$libraries/plugins/$plugin.dll" "$folder/plugins/$plugin.dll"
    done
    printf '[Paths]\r\nPlugins = plugins\r\n' >"$folder/qt.conf"
    copy_dlls "$folder"
    find "$folder" \( -name '*.dll' -o -name '*.exe' \) -exec x86_64-w64-mingw32-strip {} +
    install -m 644 LICENSE "$folder/LICENSE.txt"
    sed 's/$/\r/' app/packaging/windows/README.txt >"$folder/README.txt"
    collect_licences "$folder/licences" /usr/x86_64-w64-mingw32/lib/{zlib1,libwinpthread-1}.dll \
        /usr/lib/gcc/x86_64-w64-mingw32/*-posix/libstdc++-6.dll /usr/include/eigen3/Eigen/Core
    for package in qt6-base qcustomplot giflib; do
        install -m 644 "$libraries/share/doc/$package/copyright" "$folder/licences/$package"
    done
}
