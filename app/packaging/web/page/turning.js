// SPDX-License-Identifier: GPL-3.0-or-later
// A telephone held upright is wide enough for drawing alone.

import { showStrip } from './notices.js';

const NARROW = matchMedia('(orientation: portrait) and (max-width: 699px)');

export function askToTurn() {
    let strip = null;
    const look = () => {
        strip?.remove();
        strip = NARROW.matches
            ? showStrip('Drawing works upright; for Train and Step, please turn the device on its side.') : null;
    };
    NARROW.addEventListener('change', look);
    look();
}
