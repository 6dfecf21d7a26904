// SPDX-License-Identifier: GPL-3.0-or-later
// Browsers, and visits of the page in them. Whatever goes wrong in a page makes its test fail.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import puppeteer from 'puppeteer-core';

export const page = process.env.DELTASCOPE_PAGE; // the folder with the page
const pictures = process.env.DELTASCOPE_PICTURES;
export const PATIENCE = 600000; // milliseconds, on the slowest machine

// No graphics card is needed. A page that shared memory made leave its process is forgotten, as puppeteer would take
// it for the one that came after.
const BROWSERS = {
    chromium: { executablePath: '/usr/bin/chromium',
        args: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-features=BackForwardCache'] },
    firefox: { browser: 'firefox', executablePath: '/usr/bin/firefox-esr', args: [], headless: false }, // else no WebGL
};

export function launch(name, args = []) {
    const options = BROWSERS[name];
    const asRoot = name === 'chromium' && process.getuid() === 0 ? ['--no-sandbox'] : [];
    return puppeteer.launch({ ...options, args: [...options.args, ...asRoot, ...args], protocolTimeout: PATIENCE,
        timeout: PATIENCE });
}

export class Visit {
    tab;
    faults = []; // errors in the page
    elsewhere = []; // requests to other hosts

    // In a profile of its own, unless it is given one.
    static async to(address, browser, { context, viewport = { width: 1366, height: 768 }, before,
        prepare } = {}) {
        const visit = new Visit();
        visit.context = context ?? await browser.createBrowserContext();
        visit.tab = await visit.context.newPage();
        visit.tab.setDefaultTimeout(PATIENCE);
        await visit.tab.setViewport(viewport);
        visit.tab.on('pageerror', (fault) => visit.faults.push(fault.stack ?? fault));
        visit.tab.on('request', (request) => {
            if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== new URL(address).origin)
                visit.elsewhere.push(request.url());
        });
        if (before)
            await visit.tab.evaluateOnNewDocument(before);
        await prepare?.(visit.tab);
        await visit.tab.goto(address);
        return visit;
    }

    async isUp() {
        await this.tab.waitForFunction(() => window.deltascope);
    }

    // The sentence instead of the program.
    async sentence() {
        const shown = await this.tab.waitForSelector('#stopped p', { visible: true });
        return shown.evaluate((text) => text.textContent);
    }

    async strip(words) {
        await this.tab.waitForFunction((all) => document.getElementById('strips').textContent.includes(all), {}, words);
    }

    strips() {
        return this.tab.$eval('#strips', (strips) => strips.textContent);
    }

    async hasAllDigits() {
        await this.hasFile('/share/deltascope/mnist/train-labels-idx1-ubyte.gz');
    }

    async hasFile(path) {
        await this.tab.waitForFunction((file) => window.deltascope?.FS.analyzePath(file).exists, {}, path);
    }

    // Whether the page would work without a network.
    async isKept() {
        await this.tab.waitForFunction(async () => {
            const cache = await caches.open((await caches.keys())[0]);
            const large = /mnist|deltascope\.(wasm|data|js|worker)/;
            return (await cache.keys()).filter(({ url }) => large.test(url)).length === 8;
        });
    }

    has(path) {
        return this.tab.evaluate((file) => window.deltascope.FS.analyzePath(file).exists, path);
    }

    async picture(name) {
        if (!pictures)
            return;
        mkdirSync(pictures, { recursive: true });
        await this.tab.screenshot({ path: join(pictures, `${name}.png`) });
    }

    // To be said at the end of each test.
    async leave() {
        await this.tab.close();
        assert.deepEqual(this.faults, []);
        assert.deepEqual(this.elsewhere, []);
    }
}
