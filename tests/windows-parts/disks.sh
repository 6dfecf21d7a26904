# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by tests/windows: saving to disks that refuse, are full or go, and over files that other programs hold.

# drive LETTER FOLDER: the folder is that drive.
drive() {
    ln -sfn "$2" "$WINEPREFIX/dosdevices/$1:"
}
# saves WHERE SEED: a small network that is another one for each seed.
saves() {
    wine "$program/deltascope-cli.exe" train --hidden 1000 --epochs 1 --batch 6000 --seed "$2" --save "$1"
}
# refuses WHERE WHY: it is not saved, and said why, with the file named as Windows does.
refuses() {
    local said
    ! said=$(saves "$1" 9 2>&1) || return 1
    said=$(tail -n 1 <<<"$said")
    echo "        $said"
    [[ ${said%%cannot be written*} != */* ]] && grep -qF "cannot be written: $2" <<<"$said"
}

# hold NAME-ENDING SECONDS: a program that holds a file in the folder $held.
hold() {
    : >"$place/hold.txt"
    wine "$place/hold.exe" "Z:$held" "$1" "$2" >>"$place/hold.txt" &
    until grep -q looking "$place/hold.txt"; do sleep 0.1; done
}
held_for_a_second() {
    local file="$held/network.safetensors" round
    hold .part 1
    for round in $(seq 5); do # it may be written too fast to be held
        cp "$file" "$place/before"
        saves "Z:$file" "$round" >/dev/null && ! cmp -s "$file" "$place/before" || return 1
        ! grep -q held "$place/hold.txt" || break
    done
    kill_windows
    grep -q 'let go' "$place/hold.txt" && "$linux" evaluate --model "$file" >/dev/null &&
        [ "$(ls "$held")" = network.safetensors ]
}
held_for_ever() {
    local file="$held/network.safetensors" ending
    for ending in .safetensors .part; do
        cp "$file" "$place/before"
        hold "$ending" 120
        refuses "Z:$file" "another program is using it" && cmp "$file" "$place/before" || return 1
        kill_windows
    done
}
files_that_are_held() {
    local held="$place/held"
    mkdir "$held"
    x86_64-w64-mingw32-gcc -municode -O1 -Wall -o "$place/hold.exe" tests/windows-parts/hold.c
    saves "Z:$held/network.safetensors" 0 >/dev/null
    expect "saves though its file is held for a second" held_for_a_second
    expect "says that a file is held, and leaves it as it was" held_for_ever
}

# A stick that is write-protected, the program on it.
from_a_read_only_stick() {
    wine 'D:\deltascope-cli.exe' train --hidden 3 --epochs 1 --save "Z:$place/from-the-stick.safetensors" >/dev/null &&
        "$linux" evaluate --model "$place/from-the-stick.safetensors" >/dev/null && refuses 'D:\network.safetensors' ''
}
window_from_a_read_only_stick() {
    local program="$place/stick" kept
    open_window || return 1
    learn 8
    save_as 'D:\network.safetensors'
    picture "$look-refused"
    kill_windows
    kept=$(find "$WINEPREFIX"/drive_c/users/*/AppData/Roaming/deltascope -name 'unsaved-*.safetensors')
    [ -n "$kept" ] && has_learnt "$kept" && rm "$kept"
}
on_a_full_disk() {
    local file="$place/full/network.safetensors"
    head -c 1000 /dev/urandom | tee "$file" >"$place/before"
    refuses 'E:\network.safetensors' "there is no room left on the disk" && cmp "$file" "$place/before" &&
        [ "$(ls "$place/full")" = network.safetensors ]
}

# A network drive that goes while a file is written leaves it as it was or as it was to be.
on_a_drive_that_goes() {
    local file="$place/net/network.safetensors" round saved=0
    drive n "$place/net"
    saves 'N:\network.safetensors' 0 >/dev/null || return 1
    for round in $(seq 10); do
        saves 'N:\network.safetensors' "$round" >"$place/said.txt" 2>&1 &
        while kill -0 $! 2>/dev/null && [ -z "$(find "$place/net" -name '*.part' -size +0)" ]; do :; done
        rm "$WINEPREFIX/dosdevices/n:"
        if wait $!; then
            saved=$((saved + 1))
        else
            grep -q 'cannot be written: its folder is not there' "$place/said.txt" || return 1
        fi
        "$linux" evaluate --model "$file" >/dev/null || return 1
        drive n "$place/net"
    done
    echo "        saved $saved times of 10"
    rm "$WINEPREFIX/dosdevices/n:"
    refuses 'N:\network.safetensors' "its folder is not there"
}

all_disks() {
    files_that_are_held
    mkdir "$place"/{stick,full,net}
    expect "saves to a drive that goes, or says so" on_a_drive_that_goes
    if ! own_mounts; then
        echo "skipped a stick that cannot be written and a full disk: mounts are not allowed"
        return
    fi
    cp -r "$program/." "$place/stick"
    mount --bind "$place/stick" "$place/stick"
    mount -o remount,ro,bind "$place/stick"
    mount -t tmpfs -o size=100k none "$place/full"
    drive d "$place/stick"
    drive e "$place/full"
    expect "says that a disk is full, and leaves the file as it was" on_a_full_disk
    expect "starts from a stick that cannot be written" from_a_read_only_stick
    look=stick width=1366 height=768 scale=1
    show_screen "${width}x$height"
    expect "its window too, and nothing is lost" window_from_a_read_only_stick
    umount --lazy "$place/stick" "$place/full"
}
