# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by tests/windows: the window's three jobs.

train_and_save() {
    learn 30
    picture "train-$look"
    save_as "Z:${place//\//\\}\\trained-$look.safetensors"
    has_learnt "$place/trained-$look.safetensors"
}
opens_what_it_saved() {
    open_window "Z:$place/trained-$look.safetensors" || return 1
    picture "opened-$look"
    local named=0
    xdotool search --onlyvisible --name "trained-$look" >/dev/null || named=1
    close_window
    return $named
}

draw_seven() {
    to 280 170
    xdotool mousedown 1
    local x
    for x in 260 240 220 200 180 160; do to "$x" 170; done
    for x in 170 180 190 200 210 220; do to "$x" $((170 + (x - 160) * 2)); done
    xdotool mouseup 1
    sleep 2
}
draw_and_read() {
    key ctrl+2
    changes draw_seven || return 1
    key 7
    picture "draw-$look"
}
draw_and_keep() {
    draw_and_read || return 1
    click 111 "$keep"
    picture "kept-$look"
    find "$WINEPREFIX"/drive_c/users/*/AppData/Roaming/deltascope -path '*drawings*' -type f | grep -q .
}

walk() {
    key ctrl+3
    local step
    for step in $(seq 6); do
        changes key Right || return 1
    done
    picture "step-$look"
    changes key w || return 1
    picture "why-$look"
}

# use_screen WIDTH HEIGHT SCALE: in points, and as in Windows's settings of the screen; wine hides Qt's own variables from
# the program.
use_screen() {
    width=$1 height=$2 scale=$3
    wine reg add 'HKEY_CURRENT_USER\Control Panel\Desktop' /v LogPixels /t REG_DWORD /d "$(at 96)" /f >/dev/null
    wineserver -k || true
    show_screen "$(at "$width")x$(at "$height")"
}

three_jobs() {
    look=$1 keep=$5 # where the button "Keep this one" is
    use_screen "$2" "$3" "$4"
    expect "$look: the window comes up" open_window
    picture "start-$look"
    expect "$look: draws, reads and keeps a digit" draw_and_keep
    expect "$look: steps by the keys" walk
    expect "$look: trains and saves" train_and_save
    close_window
    expect "$look: opens what it saved" opens_what_it_saved
}

fits_its_screen() {
    open_window || return 1
    picture "start-$look"
    local WIDTH HEIGHT
    eval "$(xdotool getwindowgeometry --shell "$window" | grep -E '^(WIDTH|HEIGHT)=[0-9]+$')"
    [ "$WIDTH" -le 1366 ] && [ "$HEIGHT" -le 768 ]
}
# There the program shows all in 155 of its 200 %.
small_screen() {
    look=small-200
    use_screen 683 384 2
    width=880 height=495 scale=1.5523
    expect "$look: the window fits its screen" fits_its_screen
    expect "$look: draws and reads a digit" draw_and_read
    expect "$look: steps by the keys" walk
    close_window
}

all_jobs() {
    three_jobs 100 1366 768 1 592
    three_jobs 125 1092 614 1.25 526
    three_jobs 150 1280 720 1.5 544
    three_jobs 200 960 540 2 518
    small_screen
}
