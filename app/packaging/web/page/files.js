// SPDX-License-Identifier: GPL-3.0-or-later
// The files of this version of the page, as index.html lists them: name, hash, and bytes over the wire.

const files = JSON.parse(document.getElementById('files').textContent);

export const digits = Object.keys(files).filter((name) => name.startsWith('mnist/'));

export const bytesOf = (name) => files[name].bytes;

// The hash is part of the address, so that no cache on the way gives the file of another version.
export const addressOf = (name) => (name in files ? `${name}?${files[name].hash}` : name);
