// SPDX-License-Identifier: GPL-3.0-or-later
// What the page does around the program: hosts, broken connections, poor browsers, storage, tabs, versions.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';

import { Host } from './host.mjs';
import { wait } from './program.mjs';
import { Visit, launch, page } from './visit.mjs';

const KEPT = '/home/web_user/kept.txt';
const UNSAVED = '/home/web_user/unsaved-9.safetensors';
let browser;
let host;

before(async () => { browser = await launch('chromium'); });
after(() => browser.close());
afterEach(() => host.close());

async function isWhole(visit) {
    await visit.isUp();
    assert.ok(await visit.tab.evaluate(() => crossOriginIsolated));
    assert.equal(await visit.strips(), '');
}

test('comes up, asks no other host, and once for each file', async (t) => {
    host = await Host.of(page);
    const visit = await Visit.to(host.address, browser);
    await isWhole(visit);
    const ready = await visit.tab.evaluate(() => performance.getEntriesByName('window')[0].startTime);
    t.diagnostic(`window after ${(ready / 1000).toFixed(1)} s, ${(host.bytes / 1e6).toFixed(1)} MB`);
    await visit.hasAllDigits();
    await visit.isKept();
    const digits = 11.4e6;
    assert.ok(host.bytes < digits + 12e6, `${host.bytes} bytes over the wire`);
    await visit.leave();
});

test('comes up from a host that sends no headers', async () => {
    host = await Host.of(page, { isolated: false });
    const visit = await Visit.to(host.address, browser);
    await isWhole(visit);
    await visit.tab.reload();
    await isWhole(visit);
    await visit.leave();
});

test('app/web serves it to this machine, and to its network once the certificate is accepted', async (t) => {
    host = await Host.of(page);
    const certificates = mkdtempSync(join(tmpdir(), 'deltascope-certificates-'));
    const server = spawn('python3', [process.env.DELTASCOPE_SERVER, page, host.port + 1, certificates]);
    t.after(() => {
        server.kill();
        rmSync(certificates, { recursive: true });
    });
    let said = '';
    for await (const text of server.stdout)
        if ((said += text).includes('Ctrl+C'))
            break;
    const [here, there] = said.match(/https?:\S+/g);
    const visit = await Visit.to(here, browser);
    await isWhole(visit);
    await visit.leave();
    if (!there) {
        t.diagnostic('this machine is in no network');
        return;
    }
    const other = await Visit.to(there, browser, { prepare: async (tab) => {
        await assert.rejects(tab.goto(there), /CERT/);
        await tab.click('#details-button');
        await (await tab.waitForSelector('#proceed-link', { visible: true })).click();
        await tab.waitForFunction(() => document.title === 'Deltascope');
    } });
    await isWhole(other);
    await other.leave();
});

for (const [which, isolated] of [['plain', false], ['isolating', true]])
    test(`works without a network after the first visit to a host that is ${which}`, async () => {
        host = await Host.of(page, { isolated });
        const visit = await Visit.to(host.address, browser);
        await visit.hasAllDigits();
        await visit.isKept();
        await host.close();
        await visit.tab.reload();
        await isWhole(visit);
        await visit.hasAllDigits();
        await visit.leave();
        await host.open();
    });

test('goes on after a connection that broke once', async () => {
    host = await Host.of(page);
    const broken = new Set();
    host.isBroken = (path) => /\.(wasm|data)\.gz$/.test(path) && !broken.has(path) && broken.add(path);
    const visit = await Visit.to(host.address, browser);
    await isWhole(visit);
    assert.equal(broken.size, 2);
    await visit.leave();
});

test('goes on after a connection that fell silent once', async () => {
    host = await Host.of(page);
    const silent = new Set();
    host.isSilent = (path) => path.endsWith('.wasm.gz') && !silent.has(path) && silent.add(path);
    const visit = await Visit.to(host.address, browser);
    await isWhole(visit);
    await visit.leave();
});

test('asks whether to try again when the connection keeps breaking', async () => {
    host = await Host.of(page);
    host.isBroken = (path) => path.endsWith('.wasm.gz');
    const visit = await Visit.to(host.address, browser);
    assert.equal(await visit.sentence(), 'The connection broke before Deltascope was loaded.');
    await visit.picture('connection');
    host.isBroken = () => false;
    await visit.tab.click('#stopped button');
    await isWhole(visit);
    await visit.leave();
});

test('says that the digits did not come', async () => {
    host = await Host.of(page);
    host.isMissing = (path) => path.startsWith('mnist/');
    const visit = await Visit.to(host.address, browser);
    await visit.hasFile('/share/deltascope/mnist/failed');
    await visit.leave();
});

test('goes on without the digits when it was loaded past its service worker', async () => {
    host = await Host.of(page);
    const visit = await Visit.to(host.address, browser);
    await visit.isUp();
    await visit.isKept();
    host.isBroken = (path) => path.startsWith('mnist/');
    await visit.tab.reload({ ignoreCache: true });
    await visit.hasFile('/share/deltascope/mnist/failed');
    assert.equal(await visit.tab.evaluate(() => navigator.serviceWorker.controller), null);
    await wait(2000); // in which what came past the worker is handed to it
    assert.ok(await visit.tab.$eval('#cover', (cover) => cover.hidden));
    await visit.leave();
});

for (const [what, words, poorer] of [
    ['WebAssembly', 'does not run WebAssembly', () => { delete window.WebAssembly; }],
    ['SIMD', 'no WebAssembly SIMD', () => { WebAssembly.validate = () => false; }],
    ['shared memory', 'no shared memory', () => { delete window.SharedArrayBuffer; }],
    ['unpacking', 'cannot unpack', () => { delete window.DecompressionStream; }],
])
    test(`says that the browser has no ${what}`, async () => {
        host = await Host.of(page);
        const visit = await Visit.to(host.address, browser, { before: poorer });
        assert.ok((await visit.sentence()).includes(words));
        await visit.leave();
    });

test('says that the browser has no WebGL', async () => {
    host = await Host.of(page);
    const poorer = await launch('chromium', ['--disable-3d-apis']);
    const visit = await Visit.to(host.address, poorer);
    assert.ok((await visit.sentence()).includes('no WebGL'));
    await visit.leave();
    await poorer.close();
});

test('says that there is too little memory', async () => {
    host = await Host.of(page);
    const scarce = () => {
        WebAssembly.Memory = function Memory() { throw new RangeError('could not allocate memory'); };
    };
    const visit = await Visit.to(host.address, browser, { before: scarce });
    assert.ok((await visit.sentence()).includes('too little memory'));
    await visit.leave();
});

test('says what an address without https lacks', async () => {
    host = await Host.of(page, { isolated: false });
    const poor = () => Object.defineProperty(window, 'isSecureContext', { value: false });
    const visit = await Visit.to(host.address, browser, { before: poor });
    assert.ok((await visit.sentence()).includes('https://'));
    await visit.leave();
});

test('keeps what the program writes', async () => {
    host = await Host.of(page);
    const visit = await Visit.to(host.address, browser);
    await visit.isUp();
    await visit.tab.evaluate((path) => {
        window.deltascope.FS.mkdirTree('/home/web_user/folder');
        window.deltascope.FS.writeFile('/home/web_user/folder/gone.txt', 'gone');
        window.deltascope.FS.writeFile('/home/web_user/folder/held.lock', '');
        window.deltascope.FS.writeFile(path, 'kept');
    }, KEPT);
    await visit.tab.reload();
    await visit.hasFile('/home/web_user/folder/gone.txt');
    assert.equal(await visit.tab.evaluate((path) => window.deltascope.FS.readFile(path, { encoding: 'utf8' }), KEPT),
        'kept');
    assert.ok(!await visit.has('/home/web_user/folder/held.lock'));
    await visit.tab.evaluate(() => window.deltascope.FS.unlink('/home/web_user/folder/gone.txt'));
    await visit.tab.reload();
    await visit.hasFile(KEPT);
    assert.ok(!await visit.has('/home/web_user/folder/gone.txt'));
    await visit.leave();
});

test('keeps the latest ten of the files lent to it', async () => {
    host = await Host.of(page);
    const visit = await Visit.to(host.address, browser);
    const lent = (number) => `/home/web_user/files/${number}/network.safetensors`;
    await visit.isUp();
    await visit.tab.evaluate((paths) => {
        for (const [age, path] of paths.entries()) {
            window.deltascope.FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
            window.deltascope.FS.writeFile(path, 'lent');
            window.deltascope.FS.utime(path, 1e12 - age, 1e12 - age);
        }
    }, Array.from({ length: 12 }, (_, index) => lent(index + 1)));
    for (let visits = 0; visits < 2; ++visits) { // the second time from a storage without the others
        await visit.tab.reload();
        await visit.hasFile(lent(10));
        assert.ok(await visit.has(lent(1)) && !await visit.has(lent(11)) && !await visit.has(lent(12)));
    }
    await visit.leave();
});

test('works where storage is refused, and says so', async () => {
    host = await Host.of(page);
    const refuse = () => { IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }; };
    const visit = await Visit.to(host.address, browser, { before: refuse });
    await visit.isUp();
    await visit.strip('refuses to store anything');
    await visit.picture('storage-refused');
    await visit.leave();
});

test('says that the storage is full', async () => {
    host = await Host.of(page);
    const fill = async (tab) => {
        const session = await tab.createCDPSession();
        await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(host.address).origin, quotaSize: 1 });
    };
    const visit = await Visit.to(host.address, browser, { prepare: fill });
    await visit.isUp();
    await visit.tab.evaluate((path) => window.deltascope.FS.writeFile(path, new Uint8Array(5e6)), KEPT);
    await visit.strip('stores nothing more');
    await visit.leave();
});

test('a second tab says that it keeps nothing, and keeps nothing', async () => {
    host = await Host.of(page);
    const first = await Visit.to(host.address, browser);
    await first.isUp();
    for (const file of [UNSAVED, KEPT])
        await first.tab.evaluate((path) => window.deltascope.FS.writeFile(path, 'of the first'), file);
    await first.tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    const second = await Visit.to(host.address, browser, { context: first.context });
    await second.isUp();
    await second.strip('open in another tab');
    const read = () => second.tab.evaluate((path) => window.deltascope.FS.readFile(path, { encoding: 'utf8' }), KEPT);
    assert.equal(await read(), 'of the first');
    assert.ok(!await second.has(UNSAVED));
    await second.tab.evaluate((path) => window.deltascope.FS.writeFile(path, 'of the second'), KEPT);
    await second.tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await first.leave();
    await second.tab.reload();
    await isWhole(second);
    assert.equal(await read(), 'of the first');
    await second.leave();
});

test('offers to start again after a fault of the program, with what was kept', async () => {
    host = await Host.of(page);
    const visit = await Visit.to(host.address, browser);
    await visit.isUp();
    await visit.tab.evaluate((path) => {
        window.deltascope.FS.writeFile(path, 'before');
        const script = document.createElement('script'); // what is thrown by the test itself, pages are not told
        script.src = URL.createObjectURL(new Blob(['throw new WebAssembly.RuntimeError("of the test");']));
        document.head.append(script);
    }, KEPT);
    assert.ok((await visit.sentence()).includes('because of a fault'));
    await visit.picture('fault');
    await Promise.all([visit.tab.waitForNavigation(), visit.tab.click('#stopped button')]);
    await visit.hasFile(KEPT);
    assert.equal(visit.faults.length, 1);
    visit.faults = [];
    await visit.leave();
});

test('a new version waits until the page is loaded again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'deltascope-page-'));
    cpSync(page, folder, { recursive: true });
    host = await Host.of(folder, { isolated: false });
    const visit = await Visit.to(host.address, browser);
    await visit.hasAllDigits();
    for (const name of ['index.html', 'worker.js']) {
        const text = readFileSync(join(folder, name), 'utf8').replace('<title>Deltascope', '<title>Deltascope, newer')
            .replace(/'deltascope-[0-9a-f]+'/, "'deltascope-newer'");
        writeFileSync(join(folder, name), text);
    }
    const before = host.bytes;
    await visit.tab.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await visit.strip('A new version');
    assert.equal(await visit.tab.title(), 'Deltascope');
    await visit.tab.reload();
    await visit.tab.waitForFunction(() => document.title === 'Deltascope, newer');
    await isWhole(visit);
    await visit.hasAllDigits();
    assert.ok(host.bytes - before < 3e5, 'what has not changed is not downloaded again');
    assert.deepEqual(await visit.tab.evaluate(() => caches.keys()), ['deltascope-newer']);
    await visit.leave();
    rmSync(folder, { recursive: true });
});

test('a telephone shows all of the window, and upright asks to be turned', async () => {
    host = await Host.of(page);
    const viewport = { width: 412, height: 915, deviceScaleFactor: 2.625, isMobile: true, hasTouch: true };
    const visit = await Visit.to(host.address, browser, { viewport });
    await visit.isUp();
    await visit.strip('turn the device');
    await visit.tab.waitForFunction(() => innerWidth === 900);
    await visit.picture('telephone');
    await visit.tab.setViewport({ ...viewport, width: 915, height: 412, isLandscape: true });
    await visit.tab.waitForFunction(() => document.getElementById('strips').textContent === '' && innerHeight === 500);
    await visit.picture('telephone-turned');
    await visit.leave();
});
