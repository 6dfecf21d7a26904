// SPDX-License-Identifier: GPL-3.0-or-later
// Whether this browser can run the program.

// A function that returns a vector of 16 bytes.
const SIMD = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0,
    253, 15, 253, 98, 11);

// Qt composes its windows with WebGL, also those that it paints without.
function hasWebGl() {
    const context = document.createElement('canvas').getContext('webgl');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return Boolean(context);
}

function whyNoSharedMemory() {
    if (!isSecureContext)
        return 'Browsers give the shared memory that Deltascope needs only to pages at an address that begins with '
            + 'https:// or http://localhost: please open it by one.';
    return 'This browser gives the page no shared memory, without which Deltascope cannot train: please try another '
        + 'browser, or a window that is not private.';
}

// A sentence for whoever sits in front of it, or nothing.
export function whatIsMissing() {
    if (typeof WebAssembly !== 'object')
        return 'This browser does not run WebAssembly, of which Deltascope is made: please use a newer one, or allow '
            + 'it in the settings.';
    if (!WebAssembly.validate(SIMD))
        return 'This browser or processor has no WebAssembly SIMD, with which Deltascope computes: please use a newer '
            + 'one.';
    if (typeof SharedArrayBuffer !== 'function' || !crossOriginIsolated)
        return whyNoSharedMemory();
    if (typeof DecompressionStream !== 'function')
        return 'This browser cannot unpack what it downloads: please use one from 2023 or later.';
    return '';
}

// The same of what it takes long to find out: the first context of WebGL starts the browser's graphics.
export const whatIsMissingToDraw = () => (hasWebGl() ? '' : 'This browser has no WebGL, with which Deltascope draws: '
    + 'please allow graphics acceleration in its settings, or use another one.');
