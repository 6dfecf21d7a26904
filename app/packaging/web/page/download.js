// SPDX-License-Identifier: GPL-3.0-or-later
// Downloads: as they come, unpacked on the way, and begun again when the connection breaks.

import { addressOf, bytesOf } from './files.js';

const PAUSES = [1000, 4000]; // milliseconds before the second and the third attempt
const LONGEST_SILENCE = 20000; // milliseconds without a byte, after which the connection counts as broken

export const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

// What `work` gives; it is tried three times.
export async function persistently(work) {
    for (let failures = 0; ; ++failures) {
        try {
            return await work();
        } catch (fault) {
            if (failures === PAUSES.length)
                throw fault;
            console.warn(`once more after: ${fault}`);
            await pause(PAUSES[failures]);
        }
    }
}

// A gzip file is unpacked, unless the host said of it that it is packed: then the browser has done so.
async function unpacked(stream) {
    const reader = stream.getReader();
    const first = await reader.read();
    const all = new ReadableStream({
        start: (out) => (first.done ? out.close() : out.enqueue(first.value)),
        async pull(out) {
            const { done, value } = await reader.read();
            if (done)
                out.close();
            else
                out.enqueue(value);
        },
        cancel: (reason) => reader.cancel(reason),
    });
    const packed = !first.done && first.value[0] === 0x1f && first.value[1] === 0x8b;
    return packed ? all.pipeThrough(new DecompressionStream('gzip')) : all;
}

const past = new Map(); // address to response: what came past the service worker, which was not there yet

// All of that, in bytes; what broke off is left out.
export async function whatCamePast() {
    const all = await Promise.allSettled([...past].map(async ([address, response]) => (
        { address, bytes: await response.arrayBuffer() })));
    past.clear();
    return all.filter(({ status }) => status === 'fulfilled').map(({ value }) => value);
}

async function open(name, tell, options = {}) {
    const silence = new AbortController();
    let timer;
    const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(new Error(`${name}: nothing comes`)), LONGEST_SILENCE);
    };
    wait();
    const address = addressOf(name);
    const response = await fetch(address, { ...options, signal: silence.signal });
    if (!response.ok) {
        clearTimeout(timer);
        throw new Error(`${name}: ${response.status}`);
    }
    if (navigator.serviceWorker && !navigator.serviceWorker.controller)
        past.set(address, response.clone());
    let bytes = 0;
    return response.body.pipeThrough(new TransformStream({
        transform(chunk, out) {
            wait();
            bytes += chunk.byteLength;
            tell(Math.min(bytes, bytesOf(name)));
            out.enqueue(chunk);
        },
        flush: () => clearTimeout(timer),
    }));
}

// The file as a response that others read, unpacked.
export async function responseOf(name, type, tell) {
    return new Response(await unpacked(await open(name, tell)), { headers: { 'Content-Type': type } });
}

// The file as it is, when nothing more urgent is loaded.
export async function quietly(name) {
    const bytes = await new Response(await open(name, () => {}, { priority: 'low' })).arrayBuffer();
    return new Uint8Array(bytes);
}
