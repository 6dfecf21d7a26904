# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by tests/windows: the command line's files.

# Everything from a folder that no code page can name, with files of such names.
works_anywhere() {
    local folder="$place/Ünï çödé 数字 🙂"
    mkdir "$folder"
    cp -r "$program" "$folder/"
    local cli="$folder/${program##*/}/deltascope-cli.exe"
    (cd "$folder" && wine "$cli" train --hidden 3 --epochs 1 --save 'größe 三 🙂.safetensors' --history verläufe.csv >/dev/null) &&
        [ -s "$folder/verläufe.csv" ] &&
        "$linux" evaluate --model "$folder/größe 三 🙂.safetensors" >/dev/null &&
        (cd "$folder" && wine "$cli" evaluate --model 'größe 三 🙂.safetensors' >/dev/null) &&
        (cd "$folder" && wine "$cli" evaluate --model 'fehlt 三.safetensors' 2>&1 || true) | grep -q 'fehlt 三.safetensors'
}

# Killed at any moment, it leaves the file whole: as it was or as it was to be.
survives_kills() {
    local file="$place/killed.safetensors" kill
    wine "$program/deltascope-cli.exe" train --hidden 3 --epochs 1 --save "Z:$file" >/dev/null || return 1
    for kill in $(seq 20); do
        wine "$program/deltascope-cli.exe" train --hidden 600 --epochs 1 --batch 6000 --save "Z:$file" >/dev/null &
        sleep "0.$((RANDOM % 9 + 1))"
        kill -9 $! 2>/dev/null || true
        wineserver -k
        wait $! 2>/dev/null || true
        "$linux" evaluate --model "$file" >/dev/null || return 1
    done
}

all_files() {
    expect "works in a folder and with files of any name" works_anywhere
    expect "survives kills while it saves" survives_kills
}
