// SPDX-License-Identifier: GPL-3.0-or-later
// Part of the program for browsers: see ui/platform/page_files.h. Folders have numbers; a file in one of them that is new
// or has changed since it came in is handed to the browser as a download.
(function () {
    if (typeof ENVIRONMENT_IS_PTHREAD !== 'undefined' && ENVIRONMENT_IS_PTHREAD) return;

    const root = '/home/web_user/files';
    const often = 300; // milliseconds
    const most = 1e9; // bytes: a page has at most four gigabytes, and what is read lies there twice
    let last = 0;
    const known = new Map(); // path to time of the last change

    const paths = (folder) => FS.readdir(folder)
        .filter((name) => name !== '.' && name !== '..')
        .flatMap((name) => {
            const path = `${folder}/${name}`;
            return FS.isDir(FS.stat(path).mode) ? paths(path) : [path];
        });
    const changed = (path) => FS.stat(path).mtime.getTime();
    const know = (path) => known.set(path, changed(path));

    function download(path) {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(new Blob([FS.readFile(path)], { type: 'application/octet-stream' }));
        link.download = path.slice(path.lastIndexOf('/') + 1);
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    }

    function giveWhatIsNew() {
        for (const path of paths(root)) {
            if (path.endsWith('.part') || known.get(path) === changed(path)) continue;
            know(path);
            download(path);
        }
    }

    // What the page has kept of an earlier visit is not new.
    function begin() {
        FS.mkdirTree(root);
        for (const path of paths(root)) {
            know(path);
            last = Math.max(last, Number(path.slice(root.length + 1).split('/')[0]));
        }
        setInterval(giveWhatIsNew, often);
    }

    async function take(number, files) {
        const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
        if (bytes > most) return Module['_deltascope_files_refused'](number, bytes);
        for (const { file, path } of files) {
            const target = `${root}/${number}/${path}`;
            const content = new Uint8Array(await file.arrayBuffer());
            FS.mkdirTree(target.slice(0, target.lastIndexOf('/')));
            FS.writeFile(target, content);
            know(target);
        }
        return undefined;
    }

    const asFiles = (list) => [...list].map((file) => ({ file, path: file.webkitRelativePath || file.name }));

    async function filesIn(entry) {
        if (entry.isFile) {
            const file = await new Promise((done, failed) => entry.file(done, failed));
            return [{ file, path: entry.fullPath.slice(1) }];
        }
        const reader = entry.createReader(), found = [];
        for (;;) { // a part of them each time
            const some = await new Promise((done, failed) => reader.readEntries(done, failed));
            if (some.length === 0) return found;
            for (const each of some) found.push(...await filesIn(each));
        }
    }

    const api = Module['deltascopeFiles'] = {
        newFolder() {
            FS.mkdirTree(`${root}/${++last}`);
            return last;
        },
        ask(number, ends, many, folder) {
            const input = document.createElement('input');
            input.type = 'file';
            input.accept = ends;
            input.multiple = Boolean(many);
            input.webkitdirectory = Boolean(folder);
            input.addEventListener('change', async () => {
                if (await take(number, asFiles(input.files)) === undefined)
                    Module['_deltascope_files_chosen'](number);
            });
            input.click();
        },
    };

    // Qt hands on what is dropped without its name.
    addEventListener('dragover', (event) => event.preventDefault());
    addEventListener('drop', async (event) => {
        const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry);
        if (entries.length === 0) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        const { clientX, clientY } = event;
        const files = (await Promise.all(entries.map(filesIn))).flat();
        const number = api.newFolder();
        if (await take(number, files) === undefined)
            Module['_deltascope_files_dropped'](number, clientX, clientY);
    }, true);

    const next = Module['onRuntimeInitialized'];
    Module['onRuntimeInitialized'] = () => {
        begin();
        if (next) next();
    };
})();
