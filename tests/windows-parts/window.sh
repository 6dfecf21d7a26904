# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by tests/windows: a screen, the window on it, keys and mouse.

# A screen of its own, with a window manager.
show_screen() {
    local number
    rm -f "$place/display"
    Xvfb -displayfd 3 -screen 0 "$1x24" 3>"$place/display" >/dev/null 2>&1 &
    started+=($!)
    until [ -s "$place/display" ]; do sleep 0.1; done
    read -r number <"$place/display"
    export DISPLAY=":$number"
    openbox &
    started+=($!)
    kill_windows # of what was started without a screen no window would be shown
}
picture() {
    import -window root "$pictures/$1.png"
}
key() {
    xdotool key --delay 100 "$@"
    sleep 1
}

# The windows that are there, one a line.
windows() {
    xdotool search --onlyvisible --name Deltascope 2>/dev/null || true
}
# One more window, as wide and with the scale that it is told; it fills its screen and is $window from then on.
open_window() {
    local before round
    before=$(windows)
    (cd "$program" && exec wine deltascope.exe "$@") >"$place/window.log" 2>&1 &
    started+=($!)
    window=
    for round in $(seq 240); do
        window=$(windows | grep -vxF "${before:-none}" | tail -n 1) || true
        [ -z "$window" ] || break
        sleep 0.5
    done
    [ -n "$window" ] || return 1
    sleep 3
    xdotool windowactivate --sync "$window" windowmove "$window" 0 0
    xdotool windowsize "$window" "$(at "$width")" "$(at "$height")"
    sleep 10
}
close_window() {
    key ctrl+q
    sleep 2
    wineserver -k || true
}
kill_windows() {
    wineserver -k || true
    sleep 2
}
at() {
    awk -v points="$1" -v scale="$scale" 'BEGIN { printf "%d", points * scale }'
}
# to RIGHT TOP: the mouse, in points from the right and the top edge of the window.
to() {
    xdotool mousemove "$(at $((width - $1)))" "$(at "$2")"
    sleep 0.1
}
click() {
    to "$@"
    xdotool click 1
    sleep 2
}
# Until the picture of the window is another one.
changes() {
    local before round
    before=$(import -window root rgb:- | sha256sum)
    "$@"
    for round in $(seq 20); do
        [ "$(import -window root rgb:- | sha256sum)" = "$before" ] || return 0
        sleep 0.5
    done
    return 1
}

# A new network learns for some seconds.
learn() {
    key ctrl+1 ctrl+r
    picture "train-new-$look"
    key space
    sleep "$1"
    key space
}
# Through Windows's own dialog.
save_as() {
    key ctrl+shift+s
    sleep 3
    picture "save-$look"
    key ctrl+a
    xdotool type --delay 30 "$1"
    key Return
    sleep 5
    xdotool windowactivate --sync "$window"
}
# Whether a file holds a network that has learnt; Linux reads it.
has_learnt() {
    local share
    share=$("$linux" evaluate --model "$1" --json | grep -oE '"accuracy": ?[0-9.]+' | grep -oE '[0-9.]+$')
    echo "        reads $share of the test images right"
    awk -v share="$share" 'BEGIN { exit !(share > 0.8) }'
}
