// SPDX-License-Identifier: GPL-3.0-or-later
// The service worker: it keeps the page for use without a network, and adds the headers that a plain host does not send.

import { pause } from './download.js';

const PATIENCE = 5000; // milliseconds

async function controlled(workers) {
    while (!workers.controller)
        await new Promise((done) => { workers.addEventListener('controllerchange', done, { once: true }); });
}

// Gives false when the page is about to be loaded once more, through the service worker, to have shared memory. Without
// one, as in some private windows, the page runs where the host sends the headers.
export async function prepareOffline(tellOfNewVersion) {
    const workers = navigator.serviceWorker;
    if (!workers)
        return true;
    try {
        const registration = await workers.register('worker.js');
        registration.addEventListener('updatefound', () => {
            const next = registration.installing;
            next.addEventListener('statechange', () => {
                if (next.state === 'installed' && registration.active)
                    tellOfNewVersion();
            });
        });
        await Promise.race([controlled(workers), pause(PATIENCE)]);
    } catch (fault) {
        console.warn(`no service worker: ${fault}`);
        return true;
    }
    if (crossOriginIsolated || !isSecureContext || history.state?.again)
        return true;
    history.replaceState({ again: true }, '');
    location.reload();
    return false;
}
