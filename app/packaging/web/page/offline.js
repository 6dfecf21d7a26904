// SPDX-License-Identifier: GPL-3.0-or-later
// The service worker: it keeps the page for use without a network, and adds the headers that a plain host does not send.

import { pause, whatCamePast } from './download.js';

const PATIENCE = 5000; // milliseconds

async function controlled(workers) {
    while (!workers.controller)
        await new Promise((done) => { workers.addEventListener('controllerchange', done, { once: true }); });
}

async function register(workers, tellOfNewVersion) {
    const registration = await workers.register('worker.js');
    registration.addEventListener('updatefound', () => {
        const next = registration.installing;
        next.addEventListener('statechange', () => {
            if (next.state === 'installed' && registration.active)
                tellOfNewVersion();
        });
    });
}

// Gives false when the page is about to be loaded once more, through the service worker, to have shared memory. Where the
// host sends the headers, nothing waits for the worker; without one, as in some private windows, the page runs there too.
export async function prepareOffline(tellOfNewVersion) {
    const workers = navigator.serviceWorker;
    if (!workers)
        return true;
    const registered = register(workers, tellOfNewVersion)
        .then(() => true, (fault) => console.warn(`no service worker: ${fault}`));
    if (crossOriginIsolated || !isSecureContext || history.state?.again || !await registered)
        return true;
    await Promise.race([controlled(workers), pause(PATIENCE)]);
    history.replaceState({ again: true }, '');
    location.reload();
    return false;
}

// All is there: the worker keeps what came past it, and takes what is not used yet.
export async function completeOffline() {
    const worker = (await navigator.serviceWorker?.ready)?.active;
    worker?.postMessage({ complete: await whatCamePast() });
}
