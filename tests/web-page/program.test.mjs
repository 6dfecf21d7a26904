// SPDX-License-Identifier: GPL-3.0-or-later
// The program in Chromium: its three jobs, its files, and work that was not saved.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { Host } from './host.mjs';
import { Program, wait } from './program.mjs';
import { PATIENCE, Visit, launch, page } from './visit.mjs';

const TABLET = { width: 1024, height: 768, deviceScaleFactor: 2, isMobile: true, hasTouch: true, isLandscape: true };
const TELEPHONE = { width: 412, height: 915, deviceScaleFactor: 2.625, isMobile: true, hasTouch: true };
const DATA = '/home/web_user/.local/share/deltascope/deltascope';
const downloads = mkdtempSync(join(tmpdir(), 'deltascope-downloads-'));
let browser;
let host;

before(async () => {
    browser = await launch('chromium');
    host = await Host.of(page);
});
after(async () => {
    await browser.close();
    await host.close();
    rmSync(downloads, { recursive: true });
});

async function start(options) {
    const visit = await Visit.to(host.address, browser, options);
    await visit.isUp();
    return [visit, new Program(visit)];
}

async function letDownload(visit) {
    const session = await visit.tab.createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads,
        browserContextId: visit.context.id });
}

// The file that ends so, once it has come as a whole.
async function download(ending) {
    for (const end = Date.now() + PATIENCE; ; await wait(200)) {
        const name = readdirSync(downloads).find((each) => !each.startsWith('.') && each.endsWith(ending));
        if (name)
            return join(downloads, name);
        assert.ok(Date.now() < end, `no ${ending} has been downloaded`);
    }
}

async function trainAnEpoch(visit, program) {
    await visit.hasAllDigits();
    await program.click('Train');
    await program.click(/^\+1 epoch/);
    await program.find(/epoch\D*(<b>)?1(\D|$)/);
}

test('reads a digit drawn with the mouse', async (t) => {
    const begin = Date.now();
    const [visit, program] = await start();
    await program.click('Draw');
    await program.drawByMouse();
    await program.reads('7');
    t.diagnostic(`read ${((Date.now() - begin) / 1000).toFixed(1)} s after the page was asked for`);
    await visit.picture('draw-1366');
    await visit.leave();
});

test('reads a digit drawn with a finger, and the page stays where it is', async () => {
    const [visit, program] = await start({ viewport: TABLET });
    await program.click('Draw');
    await program.drawByTouch();
    await program.reads('7');
    assert.deepEqual(await visit.tab.evaluate(() => [scrollX, scrollY, visualViewport.scale]), [0, 0, 1]);
    await visit.picture('draw-1024-touch');
    await visit.leave();
});

test('reads a digit drawn with a pen', async () => {
    const [visit, program] = await start();
    await program.click('Draw');
    await program.drawByPen();
    await program.reads('7');
    await visit.leave();
});

// A picture of a one, as a file would hold it.
const one = (visit) => visit.tab.evaluate(() => {
    const paper = Object.assign(document.createElement('canvas'), { width: 280, height: 280 });
    const pen = paper.getContext('2d');
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, 280, 280);
    pen.fillStyle = 'black';
    pen.fillRect(128, 50, 24, 180);
    return paper.toDataURL();
});

test('reads a picture that is dropped or pasted on the paper, and copies numbers', async () => {
    const [visit, program] = await start();
    await visit.context.overridePermissions(new URL(host.address).origin, ['clipboard-read',
        'clipboard-sanitized-write']);
    const picture = await one(visit);
    const file = join(downloads, 'one.png');
    writeFileSync(file, Buffer.from(picture.split(',')[1], 'base64'));
    await program.click('Draw');
    await program.drop(file, 'Paper to draw a digit on');
    await program.reads('1');

    await program.drawByMouse();
    await program.changes(() => visit.tab.keyboard.press('Delete'));
    await visit.tab.evaluate(async (address) => navigator.clipboard.write([
        new ClipboardItem({ 'image/png': (await fetch(address)).blob() })]), picture);
    await program.control('v');
    await program.reads('1');

    await program.changes(() => visit.tab.keyboard.press('1')); // what it was meant to be
    await program.click('Step');
    await program.changes(() => visit.tab.keyboard.press('ArrowRight'));
    await program.control('c');
    await visit.tab.waitForFunction(async () => Number.isFinite(Number.parseFloat(await navigator.clipboard.readText())));
    await visit.leave();
});

test('reads a digit drawn on a telephone', async () => {
    const [visit, program] = await start({ viewport: TELEPHONE });
    await program.click('Draw');
    await program.drawByTouch();
    await program.reads('7');
    await visit.picture('draw-412');
    await visit.leave();
});

test('trains an epoch', async () => {
    const [visit, program] = await start();
    await program.click(/^Reset/);
    await trainAnEpoch(visit, program);
    await visit.picture('train-1366');
    await visit.leave();
});

test('trains on in a tab in the background', async () => {
    const [visit, program] = await start();
    await visit.hasAllDigits();
    await program.click('Train');
    await program.click(/^Watch one/);
    const other = await visit.context.newPage();
    await other.bringToFront();
    assert.equal(await visit.tab.evaluate(() => document.visibilityState), 'hidden');
    const before = await program.epoch();
    for (const end = Date.now() + PATIENCE; await program.epoch() < before + 0.3; await wait(1000))
        assert.ok(Date.now() < end, 'it does not train');
    await other.close();
    await visit.leave();
});

test('steps through a pass', async () => {
    const [visit, program] = await start();
    await visit.hasAllDigits();
    await program.click('Step');
    for (let step = 0; step < 14; ++step)
        await program.changes(() => visit.tab.keyboard.press('ArrowRight'));
    await visit.picture('step-1366');
    await visit.leave();
});

test('saves a session and opens it again', async () => {
    const [visit, program] = await start();
    await letDownload(visit);
    await trainAnEpoch(visit, program);
    await program.control('s');
    await program.find('Name:'); // else the Save of the window would be found
    await program.click('Save');
    const file = await download('.safetensors');
    assert.ok(statSync(file).size > 1e5);
    await visit.leave();

    const [other, opened] = await start();
    await other.hasAllDigits();
    await opened.changes(() => opened.open(file));
    await opened.find(/epoch\D*(<b>)?1(\D|$)/);
    await other.picture('opened-1366');
    await other.leave();
});

test('saves a film of a first epoch', async () => {
    const [visit, program] = await start();
    await letDownload(visit);
    await program.find(/^\+1 epoch/, ({ enabled }) => enabled); // the images have been read
    for (const entry of ['File', 'Export', 'Film of a first epoch…'])
        await program.click(entry);
    await program.find('Name:');
    await program.click('Save');
    const film = readFileSync(await download('.gif'));
    assert.equal(film.toString('latin1', 0, 6), 'GIF89a');
    assert.equal(film.at(-1), 0x3b); // which ends it
    assert.ok(film.length > 1e5);
    await visit.leave();
});

test('refuses a file of two gigabytes in words', async () => {
    const [visit, program] = await start();
    const file = join(downloads, 'large.safetensors');
    writeFileSync(file, '');
    truncateSync(file, 2e9);
    await program.open(file);
    await program.find(/^2,000 megabytes are more than a page/);
    await visit.picture('two-gigabytes');
    await program.click('OK');
    rmSync(file);
    await program.click('Draw');
    await program.drawByMouse();
    await program.reads('7');
    await visit.leave();
});

test('asks before unsaved work is left, and offers it after a reload', async () => {
    const [visit, program] = await start();
    let asked = 0;
    visit.tab.on('dialog', async (dialog) => {
        ++asked;
        assert.equal(dialog.type(), 'beforeunload');
        await dialog.accept();
    });
    await trainAnEpoch(visit, program);
    await visit.tab.waitForFunction((folder, end) => window.deltascope.FS.readdir(folder)
        .some((name) => /^unsaved-.*\.safetensors$/.test(name)
            && window.deltascope.FS.stat(`${folder}/${name}`).mtime.getTime() > end), {}, DATA, Date.now());
    await visit.tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await visit.tab.reload();
    await visit.isUp();
    assert.equal(asked, 1);
    await program.click('Restore it');
    await program.find(/epoch\D*(<b>)?1(\D|$)/);
    await visit.picture('restored-1366');
    await visit.leave();
});
