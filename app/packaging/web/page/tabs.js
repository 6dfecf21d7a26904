// SPDX-License-Identifier: GPL-3.0-or-later
// Only one tab may write the storage.

import { pause } from './download.js';

const LOOKS = 6; // after a reload the page before lets go a little later
const BETWEEN = 200; // milliseconds

// Holds the place of the only tab until this one is closed, if it is free.
const takePlace = () => new Promise((tell) => {
    navigator.locks.request('deltascope', { ifAvailable: true }, (lock) => {
        tell(lock !== null);
        return lock && new Promise(() => {});
    });
});

// Whether no other tab has the program open. Then none will until this one is closed.
export async function isAlone() {
    if (!navigator.locks)
        return true;
    for (let look = 1; look < LOOKS; ++look) {
        if (await takePlace())
            return true;
        await pause(BETWEEN);
    }
    return takePlace();
}
