// SPDX-License-Identifier: GPL-3.0-or-later
// The program in the page, as assistive technology is told of it: what is there is found by its name.

import { PATIENCE } from './visit.mjs';

const RETRY = 200; // milliseconds
const READY = 2000; // milliseconds, by which a busy page has been told that the test answers it

export const wait = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

export class Program {
    #tab;

    constructor(visit) {
        this.#tab = visit.tab;
    }

    // All that is to be seen, from the window to its parts.
    async described() {
        return JSON.parse(await this.#tab.evaluate(
            () => window.deltascope.ccall('deltascope_described', 'string', [], [])));
    }

    // The last one of this name that is seen and for which `is` holds; waits until there is one.
    async find(name, is = () => true) {
        const fits = (part) => (name instanceof RegExp ? name.test(part.name) : part.name === name);
        for (const end = Date.now() + PATIENCE; ; await wait(RETRY)) {
            const all = await this.described();
            const found = all.filter((part) => fits(part) && part.width > 0 && part.height > 0 && is(part)).at(-1);
            if (found)
                return found;
            if (Date.now() > end)
                throw new Error(`${name} is not there, but ${all.map((part) => part.name).filter(Boolean).join(' | ')}`);
        }
    }

    // Where it is once it stays there.
    async #rest(name) {
        for (let last = ''; ; await wait(RETRY)) {
            const { x, y, width, height } = await this.find(name, (part) => part.enabled);
            const place = { x, y, width, height };
            if (JSON.stringify(place) === last)
                return place;
            last = JSON.stringify(place);
        }
    }

    async click(name) {
        const { x, y, width, height } = await this.#rest(name);
        await this.#tab.mouse.click(x + width / 2, y + height / 2);
    }

    async control(key) {
        await this.#tab.keyboard.down('Control');
        await this.#tab.keyboard.press(key);
        await this.#tab.keyboard.up('Control');
    }

    // Asks for a file to open, and gives it this one. A busy page asks the user before it knows that a test answers.
    async open(file) {
        const asked = this.#tab.waitForFileChooser();
        await wait(READY);
        await this.control('o');
        await (await asked).accept([file]);
    }

    // The text of all that is shown, to see whether anything has changed.
    async texts() {
        return JSON.stringify((await this.described()).map(({ name, text, value }) => [name, text, value]));
    }

    // Does something, and waits until what is shown has become something else.
    async changes(act) {
        const before = await this.texts();
        await act();
        for (const end = Date.now() + PATIENCE; await this.texts() === before; await wait(RETRY))
            if (Date.now() > end)
                throw new Error('nothing has changed');
    }

    // Points along a seven on the paper.
    async seven() {
        const paper = await this.#rest('Paper to draw a digit on');
        const corners = [[0.28, 0.25], [0.72, 0.25], [0.45, 0.82]];
        const steps = 6; // of each stroke
        const points = [];
        for (let corner = 1; corner < corners.length; ++corner)
            for (let step = 0; step <= steps; ++step) {
                const [from, to] = [corners[corner - 1], corners[corner]];
                points.push({ x: paper.x + paper.width * (from[0] + (to[0] - from[0]) * step / steps),
                    y: paper.y + paper.height * (from[1] + (to[1] - from[1]) * step / steps) });
            }
        return points;
    }

    async drawByMouse() {
        const [first, ...others] = await this.seven();
        await this.#tab.mouse.move(first.x, first.y);
        await this.#tab.mouse.down();
        for (const { x, y } of others)
            await this.#tab.mouse.move(x, y);
        await this.#tab.mouse.up();
    }

    async drawByTouch() {
        const [first, ...others] = await this.seven();
        await this.#tab.touchscreen.touchStart(first.x, first.y);
        for (const { x, y } of others)
            await this.#tab.touchscreen.touchMove(x, y);
        await this.#tab.touchscreen.touchEnd();
    }

    // Puppeteer has no pen.
    async drawByPen() {
        const session = await this.#tab.createCDPSession();
        const send = (type, { x, y }, buttons) => session.send('Input.dispatchMouseEvent', { type, x, y, buttons,
            button: 'left', clickCount: 1, pointerType: 'pen' });
        const points = await this.seven();
        await send('mousePressed', points[0], 1);
        for (const point of points)
            await send('mouseMoved', point, 1);
        await send('mouseReleased', points.at(-1), 0);
    }

    // Lets go of a file over the part of this name.
    async drop(file, name) {
        const session = await this.#tab.createCDPSession();
        const { x, y, width, height } = await this.#rest(name);
        for (const type of ['dragEnter', 'dragOver', 'drop'])
            await session.send('Input.dispatchDragEvent', { type, x: x + width / 2, y: y + height / 2,
                data: { items: [], files: [file], dragOperationsMask: 1 } });
    }

    // Epochs trained, as the window says.
    async epoch() {
        const { name } = await this.find(/^epoch/);
        return Number(name.replace(/<.*?>/g, '').match(/[\d.]+/)[0]);
    }

    // Whether the answer names this digit, and not only as the second.
    async reads(digit) {
        await this.find('The network\'s answer', ({ text }) => text.split('Output')[0].includes(digit));
    }
}
