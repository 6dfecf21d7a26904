// SPDX-License-Identifier: GPL-3.0-or-later
// The least that has to work: the page comes up and reads a digit.

import { test } from 'node:test';

import { Host } from './host.mjs';
import { Program } from './program.mjs';
import { Visit, launch, page } from './visit.mjs';

test('comes up in Chromium and reads a digit', async (t) => {
    const browser = await launch('chromium');
    const host = await Host.of(page);
    const visit = await Visit.to(host.address, browser);
    await visit.isUp();
    t.diagnostic(`${(host.bytes / 1e6).toFixed(1)} MB over the wire before the digits`);
    const program = new Program(visit);
    await program.click('Draw');
    await program.drawByMouse();
    await program.reads('7');
    await visit.picture('smoke');
    await visit.leave();
    await browser.close();
    await host.close();
});
