# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by tests/windows: who uses the program: somebody with a Chinese name, somebody who starts it twice.

# kept: the copies of what is unsaved.
kept() {
    find "$WINEPREFIX/drive_c/users/"*/AppData/Roaming/deltascope -name 'unsaved-*.safetensors' | sort
}
# What is offered at the start: "Restore it".
restore() {
    changes click 196 168
    sleep 5
}

# Settings, the copy of what is unsaved and documents are in the user's own folder, and come back.
chinese_user() {
    local home="$WINEPREFIX/drive_c/users/王小明" folder
    [ -d "$home" ] || return 1
    folder="$home/AppData/Roaming/deltascope"
    open_window || return 1
    learn 8
    kill_windows
    has_learnt "$(kept)" && [[ "$(kept)" == "$folder"/* ]] || return 1
    open_window && restore || return 1
    picture "$look-restored"
    save_as network.safetensors
    picture "$look-saved"
    key ctrl+3 q
    close_window
    has_learnt "$home/Documents/network.safetensors" && [ -z "$(kept)" ] || return 1
    grep -q 'predict-first=true' "$folder/deltascope.ini" && grep -q 'recent-files=.*network' "$folder/deltascope.ini" || return 1
    mv "$home/Documents/network.safetensors" "$home/Documents/网络.safetensors"
    open_window 'C:\users\王小明\Documents\网络.safetensors' || return 1
    key ctrl+3
    picture "$look-opened"
    xdotool search --onlyvisible --name '网络' >/dev/null
}

# Each has a copy of its own, neither takes the other's settings back, and both copies are offered afterwards.
two_programs() {
    local first settings
    open_window && learn 8 || return 1
    first=$window
    open_window && learn 8 || return 1
    sleep 6
    picture "$look"
    [ "$(kept | wc -l)" -eq 2 ] || return 1
    key ctrl+3 q
    xdotool windowactivate --sync "$first"
    key ctrl+3 u ctrl+q
    sleep 2
    key ctrl+q
    sleep 2
    wineserver -k || true
    [ "$(kept | wc -l)" -eq 2 ] && has_learnt "$(kept | head -n 1)" && has_learnt "$(kept | tail -n 1)" || return 1
    ! cmp -s "$(kept | head -n 1)" "$(kept | tail -n 1)" || return 1
    settings=$(echo "$WINEPREFIX"/drive_c/users/*/AppData/Roaming/deltascope/deltascope.ini)
    grep -q 'predict-first=true' "$settings" && grep -q 'units-first=true' "$settings" || return 1
    open_window && restore || return 1
    picture "$look-first"
    open_window && restore || return 1
    picture "$look-second"
    kill_windows
    [ "$(kept | wc -l)" -eq 2 ]
}

all_users() {
    look=twice width=1366 height=768 scale=1
    show_screen "${width}x$height"
    expect "two programs at once lose nothing" two_programs
    if ! own_mounts; then
        echo "skipped a user with a Chinese name: mounts are not allowed"
        return
    fi
    local -x WINEPREFIX="$place/prefix-of-another"
    sed "s/^$(id -un):/王小明:/" /etc/passwd >"$place/passwd"
    mount --bind "$place/passwd" /etc/passwd
    wine wineboot --init >/dev/null 2>&1
    look=chinese
    expect "a user with a Chinese name finds everything again" chinese_user
    wineserver -k || true
    umount /etc/passwd
}
