// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the program comes up in Firefox and reads a digit, from a host that sends no headers.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Host } from './host.mjs';
import { Program } from './program.mjs';
import { Visit, launch, page } from './visit.mjs';

test('Firefox shows the program, which reads a digit', async () => {
    const browser = await launch('firefox');
    const host = await Host.of(page, { isolated: false });
    const visit = await Visit.to(host.address, browser);
    await visit.isUp();
    assert.ok(await visit.tab.evaluate(() => crossOriginIsolated));
    const program = new Program(visit);
    await program.click('Draw');
    await program.drawByMouse();
    await program.reads('7');
    await visit.picture('firefox');
    await visit.leave();
    await browser.close();
    await host.close();
});
