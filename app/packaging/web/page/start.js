// SPDX-License-Identifier: GPL-3.0-or-later
// Brings the program up: looks at what the browser can do, downloads, starts, and keeps what the program stores.

import { whatIsMissing, whatIsMissingToDraw } from './browser.js';
import { bringDigits } from './digits.js';
import { persistently, responseOf } from './download.js';
import { addressOf, bytesOf } from './files.js';
import { goOn, showProgress, showStrip, stop, uncover } from './notices.js';
import { completeOffline, prepareOffline } from './offline.js';
import { takePens } from './pen.js';
import { suitScreen } from './screen.js';
import { Store } from './store.js';
import { isAlone } from './tabs.js';

const PARTS = ['deltascope.wasm.gz', 'deltascope.data.gz'];
const PROGRAM = '/bin/deltascope'; // its resources are looked for from there
const KEEPING = 3000; // milliseconds between two looks at what the program has written

let stopped = false;
let keep = null; // writes what has changed, where something is kept

// What ends the program: a trap, an exception of C++ that nobody caught (a number), or either on another thread.
const isFatal = (fault) => fault instanceof WebAssembly.RuntimeError || fault instanceof ErrorEvent
    || typeof fault === 'number';

function crashed(fault) {
    if (stopped)
        return;
    stopped = true;
    console.warn(`stopped: ${fault?.message ?? fault}`);
    keep?.();
    if (fault instanceof RangeError) {
        stop('There is too little memory for Deltascope: close other tabs or programs.', 'Try again');
        return;
    }
    const offered = keep ? '; what you had not saved is offered when it starts again' : '';
    stop(`Deltascope has stopped because of a fault in it${offered}.`, 'Start again');
}

// The code beside the program, run; its threads are given the same instead of asking for it again, each of them.
async function ran(code) {
    await new Promise((done, fail) => {
        const script = document.createElement('script');
        script.src = URL.createObjectURL(code);
        script.onload = done;
        script.onerror = fail;
        document.head.append(script);
    });
    return code;
}

// The program, compiled while it comes, its resources, and the code beside it.
async function download() {
    const come = new Map();
    const tell = (name) => (bytes) => {
        come.set(name, bytes);
        showProgress([...come.values()].reduce((sum, each) => sum + each, 0),
            PARTS.reduce((sum, part) => sum + bytesOf(part), 0));
    };
    const [wasm, data] = PARTS;
    return Promise.all([
        persistently(async () => WebAssembly.compileStreaming(await responseOf(wasm, 'application/wasm', tell(wasm)))),
        persistently(async () => (await responseOf(data, 'application/octet-stream', tell(data))).arrayBuffer()),
        persistently(async () => (await responseOf('deltascope.js', 'text/javascript', () => {})).blob()).then(ran),
    ]);
}

async function downloadOrAsk() {
    for (;;) {
        try {
            return await download();
        } catch (fault) {
            console.warn(`download: ${fault}`);
            if (stopped)
                return null;
            await new Promise((again) => {
                stop('The connection broke before Deltascope was loaded.', 'Try again', again);
            });
            goOn();
        }
    }
}

// What was kept, put back before the program starts. Without storage it works as well, and says so.
async function openStore(alone) {
    const store = await Store.open().catch((fault) => console.warn(`storage: ${fault}`));
    if (!store)
        showStrip('This browser refuses to store anything for this page: save your work as files, nothing of it is '
            + 'kept here when the page is closed.');
    else if (!alone)
        showStrip('Deltascope is open in another tab as well, which keeps your work and settings: save as files what '
            + 'you do in this one, nothing of it is kept here when it is closed.');
    return store;
}

function keepFiles(store, FS) {
    let told = false;
    keep = () => store.keep(FS).catch((fault) => {
        if (!told)
            showStrip('This browser stores nothing more for this page, perhaps because it is full: save your work as '
                + 'files, changes are no longer kept here when the page is closed.');
        told = true;
        console.warn(`storage: ${fault}`);
    });
    setInterval(keep, KEEPING);
    document.addEventListener('visibilitychange', keep);
    addEventListener('pagehide', keep);
    if (matchMedia('(display-mode: standalone)').matches) // on a page that is not installed, Firefox would ask at once
        navigator.storage?.persist?.();
}

async function run([compiled, data, code], store, alone) {
    const program = {
        qtContainerElements: [document.getElementById('window')],
        locateFile: addressOf,
        mainScriptUrlOrBlob: code,
        getPreloadedPackage: () => data,
        instantiateWasm(imports, receive) {
            WebAssembly.instantiate(compiled, imports).then((instance) => receive(instance, compiled), crashed);
            return {};
        },
        thisProgram: PROGRAM,
        preRun: [() => {
            program.FS.mkdirTree(PROGRAM.slice(0, PROGRAM.lastIndexOf('/')));
            program.FS.writeFile(PROGRAM, '');
            store?.restore(program.FS, alone);
        }],
        print: (text) => console.log(text),
        printErr: (text) => console.warn(text),
        onAbort: crashed,
        onExit: () => {
            stopped = true;
            stop('Deltascope has been closed.', 'Start again');
        },
    };
    addEventListener('error', ({ error }) => isFatal(error) && crashed(error));
    addEventListener('unhandledrejection', ({ reason }) => isFatal(reason) && crashed(reason));
    // eslint-disable-next-line no-undef
    await createDeltascope(program);
    if (store && alone)
        keepFiles(store, program.FS);
    addEventListener('beforeunload', (event) => {
        if (!stopped && program._deltascope_has_unsaved_work())
            event.preventDefault();
    });
    return program;
}

const painted = () => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });

async function start() {
    document.body.classList.add('started');
    const newVersion = () => showStrip('A new version of Deltascope is ready: it is used when you open the page the '
        + 'next time.');
    if (!await prepareOffline(newVersion))
        return;
    const missing = whatIsMissing();
    if (missing) {
        stop(missing);
        return;
    }
    history.replaceState(null, '');
    suitScreen();
    takePens();
    const alone = isAlone();
    const loading = downloadOrAsk();
    await painted();
    const parts = await loading;
    const store = await openStore(await alone);
    const program = await run(parts, store, await alone);
    const missingToDraw = whatIsMissingToDraw();
    if (missingToDraw) {
        stopped = true;
        addEventListener('error', (event) => event.preventDefault()); // all that it draws from now on fails
        stop(missingToDraw);
        return;
    }
    await painted();
    performance.mark('window');
    uncover();
    window.deltascope = program;
    await bringDigits(program.FS);
    await completeOffline();
}

start().catch(crashed);
