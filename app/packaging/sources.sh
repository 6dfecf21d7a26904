# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced where libraries are built from Debian's source packages for other systems. What is built lies in $work meanwhile.

# fetch_source PACKAGE: Debian's source package, from where this system gets its packages, unpacked with Debian's patches
# as $work/PACKAGE. The system's own lists of packages stay as they are.
fetch_source() {
    local apt=(apt-get -q -o "Dir::Etc::sourcelist=$work/apt/sources.list" -o Dir::Etc::sourceparts=-
        -o "Dir::State::lists=$work/apt/lists" -o Dir::Cache::srcpkgcache= -o Dir::Cache::pkgcache= -o APT::Sandbox::User=)
    if [ ! -d "$work/sources" ]; then
        mkdir -p "$work/apt/lists/partial"
        apt-get indextargets --format '$(REPO_URI) $(CODENAME) main' \
            'Created-By: Packages' 'Origin: Debian' 'Component: main' | sort -u |
            sed 's,^,deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ,' >"$work/apt/sources.list"
        "${apt[@]}" update
        mkdir "$work/sources"
    fi
    (cd "$work/sources" && "${apt[@]}" source --download-only "$1")
    rm -rf "${work:?}/$1"
    dpkg-source -x "$work/sources/$1"_*.dsc "$work/$1"
}

# once STEP FUNCTION: what has been done is not done again when a build that was interrupted goes on.
once() {
    [ -f "$work/$1.done" ] && return 0
    "$2"
    touch "$work/$1.done"
}
