// SPDX-License-Identifier: GPL-3.0-or-later
// What the program writes into its home folder, kept in the browser's storage. Emscripten's own IDBFS would do it, but does
// not tell when the storage is full or refused.

const HOME = '/home/web_user';
const FILES = 'files'; // by path; bytes, and when they were written
const UNSAVED = /\/unsaved-[^/]*$/; // the copies of work that a crash or a reload cut off
const PASSING = /\.(lock|part)$/; // a lock would hold for ever, as nobody takes it off when a page is closed
// Of the files that came in by a dialog or went out as downloads, those that the program opens again at the next visit.
const LENT = `${HOME}/files/`;
const STAYS = { ends: /\.(safetensors|deltascope)$/, bytes: 20e6, files: 10 };

const answer = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
});

const end = (transaction) => new Promise((done, fail) => {
    transaction.oncomplete = done;
    transaction.onabort = () => fail(transaction.error);
});

const isKept = (path, size) => !PASSING.test(path)
    && (!path.startsWith(LENT) || (STAYS.ends.test(path) && size <= STAYS.bytes));

function* filesIn(FS, folder) {
    for (const name of FS.readdir(folder)) {
        const path = `${folder}/${name}`;
        const stat = name === '.' || name === '..' ? null : FS.stat(path);
        if (stat && FS.isDir(stat.mode))
            yield* filesIn(FS, path);
        else if (stat && isKept(path, stat.size))
            yield [path, `${stat.mtime.getTime()} ${stat.size}`];
    }
}

export class Store {
    #database;
    #entries = [];
    #kept = new Map(); // path to the time and size with which it was written
    #busy = false;

    // Opens the storage and reads all of it.
    static async open() {
        const store = new Store();
        const opening = indexedDB.open('deltascope', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore(FILES);
        store.#database = await answer(opening);
        const files = store.#database.transaction(FILES).objectStore(FILES);
        const [paths, contents] = await Promise.all([answer(files.getAllKeys()), answer(files.getAll())]);
        store.#entries = paths.map((path, index) => [path, contents[index]]);
        return store;
    }

    // Puts what was kept into the program's home, as long as that is still empty; of the files lent to it, the latest.
    // Work that another tab has not saved belongs to that one.
    restore(FS, alone) {
        const lent = this.#entries.filter(([path]) => path.startsWith(LENT));
        const old = new Set(lent.sort(([, a], [, b]) => b.written - a.written).slice(STAYS.files).map(([path]) => path));
        for (const [path, { bytes, written }] of this.#entries) {
            this.#kept.set(path, `${written} ${bytes.length}`);
            if (old.has(path) || (!alone && UNSAVED.test(path)))
                continue;
            FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
            FS.writeFile(path, bytes);
            FS.utime(path, written, written);
        }
        this.#entries = [];
    }

    // Writes what has changed since, as one transaction. Committed at once, it ends even when the page is closed.
    async keep(FS) {
        if (this.#busy)
            return;
        const now = new Map(filesIn(FS, HOME));
        const changed = [...now].filter(([path, state]) => this.#kept.get(path) !== state);
        const gone = [...this.#kept.keys()].filter((path) => !now.has(path));
        if (changed.length === 0 && gone.length === 0)
            return;
        this.#busy = true;
        try {
            const transaction = this.#database.transaction(FILES, 'readwrite');
            const files = transaction.objectStore(FILES);
            for (const [path] of changed)
                files.put({ bytes: FS.readFile(path), written: FS.stat(path).mtime.getTime() }, path);
            for (const path of gone)
                files.delete(path);
            transaction.commit();
            await end(transaction);
            this.#kept = now;
        } finally {
            this.#busy = false;
        }
    }
}
