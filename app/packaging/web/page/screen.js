// SPDX-License-Identifier: GPL-3.0-or-later
// Screens smaller than the program's window: the page is laid out as large as that and shown smaller. A telephone held
// upright is wide enough for drawing alone.

import { showStrip } from './notices.js';

const LEAST = { width: 900, height: 500 }; // of the window
const TELEPHONE = 700; // a screen less wide than that is one, upright
const upright = matchMedia('(orientation: portrait)');

const screenWidth = () => (upright.matches ? Math.min : Math.max)(screen.width, screen.height);

// What the page itself says stays as large as it was. Setting the width comes back here as a change of size.
function fit() {
    const wide = screenWidth();
    const width = Math.ceil(Math.max(wide, LEAST.width, LEAST.height * innerWidth / innerHeight));
    document.querySelector('meta[name=viewport]').content = `width=${width}, user-scalable=no`;
    const larger = matchMedia('(pointer: coarse)').matches ? Math.max(1, innerWidth / wide) : 1;
    document.documentElement.style.setProperty('--larger', larger);
}

export function suitScreen() {
    let strip = null;
    const look = () => {
        strip?.remove();
        strip = upright.matches && screenWidth() < TELEPHONE
            ? showStrip('Drawing works upright; for Train and Step, please turn the device on its side.') : null;
    };
    upright.addEventListener('change', look);
    look();
    addEventListener('resize', fit);
    fit();
}
