# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by app/web: the page that any web server can hand out, from the program for browsers and what is in page/.

page_packages=(librsvg2-bin webp)

# make_icons FOLDER: of its SVG; one of them fills its square, for systems that cut icons to their own shape.
make_icons() {
    local icon=resources/icons/deltascope.svg size
    mkdir -p "$1"
    for size in 192 512; do
        rsvg-convert -w "$size" -h "$size" "$icon" -o "$1/$size.png"
    done
    rsvg-convert -w 410 -h 410 --page-width 512 --page-height 512 --left 51 --top 51 --background-color '#0b7d76' \
        "$icon" -o "$1/maskable.png"
}

# make_coming FOLDER: what is to come, seen while it loads.
make_coming() {
    mkdir -p "$1"
    cwebp -quiet -resize 1200 0 -q 40 resources/screenshots/train.png -o "$1/light.webp"
    cwebp -quiet -resize 1200 0 -q 40 resources/screenshots/train-dark.png -o "$1/dark.webp"
}

# hash_of FILE…
hash_of() {
    cat "$@" | sha256sum | cut -c1-12
}

# make_page FOLDER PROGRAM: PROGRAM is the folder with deltascope.js and what belongs to it. Every address but those of
# the page, its service worker, its manifest and its icons holds a hash.
make_page() {
    local folder=$1 program=$2 page="$web_files/page" version name hash list=
    rm -rf "$folder"
    mkdir -p "$folder/mnist"
    install -m 644 "$page"/* "$program"/deltascope{,.worker}.js "$folder"
    gzip -9nc "$program/deltascope.wasm" >"$folder/deltascope.wasm.gz"
    gzip -9nc "$program/deltascope.data" >"$folder/deltascope.data.gz"
    install -m 644 resources/mnist/*.gz "$folder/mnist"
    make_icons "$folder/icons"
    make_coming "$folder/coming"

    version=$(cd "$folder" && hash_of ./*.* */*)
    sed -i -E "s,(from '\./[a-z]+\.js|url\('coming/[a-z]+\.webp)',\1?$version'," "$folder"/*.{js,css}
    sed -i -E "s,(href|src)=\"(style\.css|start\.js)\",\1=\"\2?$version\"," "$folder/index.html"
    while read -r name; do
        case $name in
        *.html | worker.js | *.webmanifest | icons/*) continue ;;
        deltascope.* | mnist/*) hash=$(hash_of "$folder/$name") ;;
        *) hash=$version ;;
        esac
        list+=",\"$name\":{\"hash\":\"$hash\",\"bytes\":$(stat -c %s "$folder/$name")}"
    done < <(cd "$folder" && find . -type f -printf '%P\n' | sort)
    sed -i "s|@FILES@|{${list#,}}|; s|@VERSION@|$version|" "$folder"/{index.html,worker.js}

    install -m 644 LICENSE "$folder/LICENSE.txt"
    collect_licences "$folder/licences" /usr/share/emscripten/emcc.py /usr/lib/llvm-16/include/c++/v1/vector \
        /usr/include/eigen3/Eigen/Core
    for name in {"$libraries","$qt"}/share/doc/*/copyright; do
        install -m 644 "$name" "$folder/licences/$(basename "$(dirname "$name")")"
    done
    install -m 644 resources/desktop/copyright "$folder/licences/deltascope"
}
