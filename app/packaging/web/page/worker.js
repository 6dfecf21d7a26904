// SPDX-License-Identifier: GPL-3.0-or-later
// The service worker of the page: adds the headers with which browsers give shared memory, on hosts that do not send
// them, and keeps each version of the page as a whole, so that it works without a network. It asks no other host.

const CACHE = 'deltascope-@VERSION@';
const FILES = JSON.parse('@FILES@'); // name to hash and bytes, as in index.html
const PAGE = ['./', 'manifest.webmanifest', 'icons/192.png', 'icons/512.png', 'icons/maskable.png'];

const scope = self.registration.scope;
const isLate = (name) => name.startsWith('mnist/');
const isProgram = (name) => name.startsWith('deltascope.');
const addressOf = (name) => new URL(name in FILES ? `${name}?${FILES[name].hash}` : name, scope).href;
const addresses = new Set([...PAGE, ...Object.keys(FILES)].map(addressOf));

function isolated(response) {
    const headers = new Headers(response.headers);
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

// Puts files into the cache: from the version before, where they are the same, else from the host.
async function take(names) {
    const cache = await caches.open(CACHE);
    await Promise.all(names.map(async (name) => {
        const address = addressOf(name);
        if (await cache.match(address))
            return;
        const same = name in FILES ? await caches.match(address) : null;
        const response = same ?? isolated(await fetch(address, { cache: 'no-cache' }));
        if (!response.ok)
            throw new Error(`${address}: ${response.status}`);
        await cache.put(address, response);
    }));
}

// The first version takes what the page needs before it can download with a progress bar; a later one all of itself,
// but no digits that the version before did not have.
async function install() {
    const names = Object.keys(FILES);
    const isFirst = !(await caches.keys()).some((name) => name.startsWith('deltascope-'));
    await take([...PAGE, ...names.filter((name) => !isLate(name) && !(isFirst && isProgram(name)))]);
    for (const name of names.filter(isLate))
        if (await caches.match(addressOf(name)))
            await take([name]);
}

// The page has loaded all that it uses; some of it before this worker was there.
async function complete(cameBefore) {
    const cache = await caches.open(CACHE);
    for (const { address, bytes } of cameBefore)
        if (addresses.has(new URL(address, scope).href))
            await cache.put(address, isolated(new Response(bytes)));
    await take(Object.keys(FILES));
}

async function activate() {
    const others = (await caches.keys()).filter((name) => name.startsWith('deltascope-') && name !== CACHE);
    await Promise.all(others.map((name) => caches.delete(name)));
    await self.clients.claim();
}

// A new version waits until no page of the one before is open. A single page that is loaded again is none.
async function givesWay() {
    const { waiting } = self.registration;
    if (!waiting || (await self.clients.matchAll()).length > 1)
        return false;
    waiting.postMessage('begin');
    return true;
}

async function respond(event) {
    const { request } = event;
    const isPage = request.mode === 'navigate';
    if (isPage && await givesWay())
        return isolated(new Response('', { headers: { Refresh: '0' } }));
    const cache = await caches.open(CACHE);
    const known = await cache.match(isPage ? addressOf('./') : request);
    if (known)
        return known;
    const response = isolated(await fetch(request));
    if (response.ok && addresses.has(request.url))
        event.waitUntil(cache.put(request, response.clone()).catch(() => {})); // broken off, or no room
    return response;
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
    const isOurs = event.request.method === 'GET' && event.request.url.startsWith(scope);
    const isOtherPage = event.request.mode === 'navigate'
        && ![scope, `${scope}index.html`].includes(event.request.url.split(/[?#]/)[0]);
    if (isOurs && !isOtherPage)
        event.respondWith(respond(event));
});
self.addEventListener('message', (event) => {
    if (event.data === 'begin')
        self.skipWaiting();
    if (event.data.complete)
        event.waitUntil(complete(event.data.complete).catch(() => {})); // no room, or no network any more
});
