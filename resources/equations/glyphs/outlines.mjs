// SPDX-License-Identifier: GPL-3.0-or-later
// Lists every outline that the pictures are made of with its character, in glyphs.json: {"font", "char", "outline"}. Outlines that
// have one character in common (an upright and an italic x) are told apart by their font: 0, 1, …

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const RESOURCES = join(FOLDER, '..', '..');
// Of several characters with one outline that which these pictures mean.
const MEANT = '′·|‖Δ∂∑+';

const require = createRequire(import.meta.url);
const typefaces = join(dirname(require.resolve('mathjax-full/package.json')), 'js', 'output', 'svg', 'fonts', 'tex');

// Letters of the mathematical alphabets are beyond what a PDF can name; they are those that everybody can type.
const typed = (code) => (code > 0xffff ? String.fromCodePoint(code).normalize('NFKC') : String.fromCodePoint(code));

function charactersByOutline() {
    const found = new Map();
    for (const file of readdirSync(typefaces).filter((name) => name.endsWith('.js')))
        for (const table of Object.values(require(join(typefaces, file))))
            for (const [code, glyph] of Object.entries(Object(table)))
                if (glyph?.[3]?.p)
                    found.set(`M${glyph[3].p}Z`, [...(found.get(`M${glyph[3].p}Z`) ?? []), typed(Number(code))]);
    return found;
}

const svgFiles = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory()
    ? svgFiles(join(folder, entry.name)) : entry.name.endsWith('.svg') ? [join(folder, entry.name)] : []));

const outlines = new Set(readdirSync(RESOURCES).filter((name) => name.startsWith('equations')).sort()
    .flatMap((name) => svgFiles(join(RESOURCES, name)).sort())
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/<path d="([^"]+)"/g)].map((match) => match[1])));
const characters = charactersByOutline();
const used = new Map();
const glyphs = [...outlines].sort().map((outline) => {
    const all = characters.get(outline);
    if (!all)
        throw new Error(`no character has the outline ${outline.slice(0, 60)}…`);
    const char = all.find((each) => MEANT.includes(each)) ?? all[0];
    const font = used.get(char) ?? 0;
    used.set(char, font + 1);
    return { font, char, outline };
});
writeFileSync(join(FOLDER, 'glyphs.json'), `[\n${glyphs.map((glyph) => JSON.stringify(glyph)).join(',\n')}\n]\n`);
