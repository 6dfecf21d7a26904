// SPDX-License-Identifier: GPL-3.0-or-later
// A web server for the tests: with or without the headers of shared memory, sound or not, and it counts.

import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.png': 'image/png',
    '.webp': 'image/webp', '.webmanifest': 'application/manifest+json' };
const ISOLATION = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

export class Host {
    folder;
    bytes = 0; // of files, over the wire
    isBroken = () => false; // whether a file stops coming at half its length
    isMissing = () => false;
    isSilent = () => false; // whether nothing more comes after half of it, and the connection stays
    #headers;
    #server = createServer((request, response) => this.#answer(request, response));

    constructor(folder, isolated) {
        this.folder = folder;
        this.#headers = isolated ? ISOLATION : {};
    }

    static async of(folder, { isolated = true } = {}) {
        const host = new Host(folder, isolated);
        await host.open();
        return host;
    }

    async open() {
        await new Promise((done) => { this.#server.listen(this.port ?? 0, '127.0.0.1', done); });
        this.port = this.#server.address().port;
        this.address = `http://localhost:${this.port}/`;
    }

    async close() {
        this.#server.closeAllConnections();
        await new Promise((done) => { this.#server.close(done); });
    }

    #answer(request, response) {
        const path = new URL(request.url, this.address).pathname.replace(/\/$/, '/index.html').slice(1);
        const file = join(this.folder, path);
        const stat = statSync(file, { throwIfNoEntry: false });
        if (!stat?.isFile() || this.isMissing(path)) {
            response.writeHead(404).end();
            return;
        }
        response.writeHead(200, { ...this.#headers, 'Content-Length': stat.size, 'Cache-Control': 'no-cache',
            'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
        const [breaks, silent] = [this.isBroken(path), this.isSilent(path)];
        const end = breaks || silent ? Math.floor(stat.size / 2) : stat.size;
        const stream = createReadStream(file, { end: Math.max(0, end - 1) });
        stream.on('data', (chunk) => { this.bytes += chunk.length; });
        stream.on('end', () => {
            if (breaks)
                setTimeout(() => response.destroy(), 100);
            else if (!silent)
                response.end();
        });
        stream.pipe(response, { end: false });
    }
}
