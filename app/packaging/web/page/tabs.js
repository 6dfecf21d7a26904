// SPDX-License-Identifier: GPL-3.0-or-later
// Only one tab may write the storage.

const PATIENCE = 1000; // milliseconds; after a reload the page before lets go a little later

// Whether no other tab has the program open. Then none will until this one is closed.
export async function isAlone() {
    if (!navigator.locks)
        return true;
    return new Promise((tell) => {
        const untilClosed = () => {
            tell(true);
            return new Promise(() => {});
        };
        navigator.locks.request('deltascope', { signal: AbortSignal.timeout(PATIENCE) }, untilClosed)
            .catch(() => tell(false));
    });
}
