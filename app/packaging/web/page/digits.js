// SPDX-License-Identifier: GPL-3.0-or-later
// The images of digits come after the window. The program waits for each file by its name, or for the file "failed".

import { persistently, quietly } from './download.js';
import { digits } from './files.js';

const FOLDER = '/share/deltascope';

export async function bringDigits(FS) {
    FS.mkdirTree(`${FOLDER}/mnist`);
    try {
        for (const name of digits) {
            const bytes = await persistently(() => quietly(name));
            FS.writeFile(`${FOLDER}/${name}.part`, bytes, { canOwn: true });
            FS.rename(`${FOLDER}/${name}.part`, `${FOLDER}/${name}`);
        }
    } catch (fault) {
        console.warn(`the digits did not come: ${fault}`);
        FS.writeFile(`${FOLDER}/mnist/failed`, '');
    }
}
