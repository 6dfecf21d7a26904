#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by app/packaging: the licences of what is in a folder.

# packages_of FILE…: the packages that the files were installed by. Which of /lib and /usr/lib a package names its files by
# differs.
packages_of() {
    local real
    real=$(realpath "$@")
    # shellcheck disable=SC2086 # lists of files
    { dpkg-query -S $real ${real//\/usr\/lib/\/lib} 2>/dev/null || true; } | sed 's/: .*//; s/,.*//' | sort -u
}

# collect_licences FOLDER FILE…: what Debian says of the copyright of the packages of these files, the texts that it
# refers to, which packages they are, and where their sources are.
collect_licences() {
    local folder=$1 packages_there package text
    shift
    packages_there=$(packages_of "$@")
    mkdir -p "$folder/texts"
    for package in $packages_there; do
        install -m 644 "/usr/share/doc/${package%:*}/copyright" "$folder/${package%:*}"
    done
    for text in $(grep -ohs -d skip '/usr/share/common-licenses/[A-Za-z0-9.-]*[A-Za-z0-9]' "$folder"/* | sort -u); do
        [ ! -f "$text" ] || install -m 644 "$text" "$folder/texts"
    done
    cat >"$folder/README.txt" <<END
This folder has the licences of what comes with Deltascope and is not part of it, one file for each package of Debian
that it was taken from; texts/ has those that they refer to as being in /usr/share/common-licenses. Debian's archive has
the sources of the packages, which apt-get source fetches, and Debian's snapshot archive those of every version that was ever
there. The licences of Deltascope itself, of MNIST and of the fonts are in share/doc/deltascope/copyright.

$(printf '%s\n' "$packages_there" |
        xargs dpkg-query -W -f "\${Package} \${Version}, source \${source:Package} \${source:Version}\n")
END
}
