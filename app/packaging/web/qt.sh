# SPDX-License-Identifier: GPL-3.0-or-later
# Qt and QCustomPlot for browsers, built once from Debian's source packages into the user's cache. Sourced by app/web,
# after libraries.sh.

# Another option, or another of the headers that their code is compiled with, makes another folder.
qt="$cache/qt-$(cat "$web_files"/{qt.sh,toolchain.cmake,emscripten.config,libcxx/__config_site} | sha256sum | cut -c1-12)"

# What Qt is made without: nothing of it is used, or a browser has nothing like it.
left_out_of_qt="sql network dbus xml testlib icu glib zstd pkg_config"

# Qt asks emscripten's own kit where emscripten is: a folder of links stands for the kit.
make_kit() {
    local kit="$work/kit"
    mkdir -p "$kit/upstream/emscripten"
    ln -sf /usr/share/emscripten/* /usr/bin/em* "$kit/upstream/emscripten"
    echo "EMSCRIPTEN_ROOT = emsdk_path + '/upstream/emscripten'" >"$kit/.emscripten"
}

configure_qt() {
    local feature off=()
    for feature in $left_out_of_qt; do
        off+=("-DFEATURE_$feature=OFF")
    done
    fetch_source qt6-base
    EMSDK="$work/kit" for_web "$work/qt6-base" "$work/qt" -DCMAKE_INSTALL_PREFIX="$qt" \
        -DQT_QMAKE_TARGET_MKSPEC=wasm-emscripten -DQT_HOST_PATH=/usr \
        -DQT_HOST_PATH_CMAKE_DIR=/usr/lib/x86_64-linux-gnu/cmake -DBUILD_SHARED_LIBS=OFF -DQT_BUILD_EXAMPLES=OFF \
        -DQT_BUILD_TESTS=OFF -DFEATURE_thread=ON -DFEATURE_sse2=ON "${off[@]}"
}

# It would have all that is linked to it compiled as for SSE, of which Eigen then wants more than emscripten has.
build_qt_itself() {
    EMSDK="$work/kit" cmake --build "$work/qt"
    cmake --install "$work/qt"
    sed -i 's/-msimd128;-msse;-msse2/-msimd128/' "$qt/lib/cmake/Qt6/Qt6Targets.cmake"
}

# Qt for browsers has no time zones, and QCustomPlot, which does without them for a Qt that is too old, asks for the
# version alone.
build_qcustomplot() {
    fetch_source qcustomplot
    sed -i 's/QT_VERSION >= QT_VERSION_CHECK(5, 2, 0)/QT_CONFIG(timezone)/' "$work"/qcustomplot/qcustomplot.{h,cpp}
    for_web app/packaging/qcustomplot "$work/plot" -DCMAKE_INSTALL_PREFIX="$qt" -DQCUSTOMPLOT_SOURCE="$work/qcustomplot"
    cmake --build "$work/plot"
    cmake --install "$work/plot"
}

# Both, unless they are there. Twenty minutes on two cores.
build_qt() {
    [ -f "$qt/complete" ] && return 0
    echo "Building Qt for browsers into $qt; this is done once."
    local work="$qt-work" package
    mkdir -p "$work" "$qt"
    once kit make_kit
    once configure-qt configure_qt
    once qt build_qt_itself
    once qcustomplot build_qcustomplot
    for package in qt6-base qcustomplot; do
        install -Dm644 "$work/$package/debian/copyright" "$qt/share/doc/$package/copyright"
    done
    touch "$qt/complete"
    rm -rf "$work"
}
