// SPDX-License-Identifier: GPL-3.0-or-later
// Renders every TeX source beside its name as SVG; with --check, only says which pictures are not what their source gives.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import { MmlMath } from 'mathjax-full/js/core/MmlTree/MmlNodes/math.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/base/BaseConfiguration.js';
import 'mathjax-full/js/input/tex/cancel/CancelConfiguration.js';
import 'mathjax-full/js/input/tex/html/HtmlConfiguration.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { SVG } from 'mathjax-full/js/output/svg.js';

import { readAloud } from './reading.mjs';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const BRACKETS_FOLDER = join(FOLDER, '..', 'equations_in_brackets'); // the same with the numbers of layers in brackets
const EM_IN_UNITS = 1000; // MathJax draws in thousandths of an em
const EM_IN_PIXELS = 20; // width and height in the file are those at this type size
const MARGIN = 60; // units around the ink, for strokes and slanted letters that leave their box

// Indices and layer numbers a little larger than TeX's 0.707: they have to be read from the back row.
MmlMath.defaults.scriptsizemultiplier = 0.78;

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
let mathTree = null; // of the equation being rendered
const tex = new TeX({
    packages: ['base', 'ams', 'cancel', 'html'],
    formatError: (_jax, error) => { throw error; },
});
tex.postFilters.add(({ data }) => { mathTree = data.root; });
const page = mathjax.document('', { InputJax: tex, OutputJax: new SVG({ fontCache: 'none' }) });

const filesOf = (folder) => readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => join(folder, name, file)));
const sources = () => [...filesOf(FOLDER), ...(existsSync(BRACKETS_FOLDER) ? filesOf(BRACKETS_FOLDER) : [])];

const elements = (node) => adaptor.childNodes(node).filter((child) => adaptor.kind(child) !== '#text');

// What MathJax adds for browsers: notes on the mathematics, and an empty text where a link to an id should scroll to.
function keepOnlyDrawing(node) {
    for (const child of elements(node).filter((element) => adaptor.getAttribute(element, 'data-id-align')))
        adaptor.remove(child);
    for (const { name } of adaptor.allAttributes(node))
        if (name.startsWith('data-') || ['class', 'style', 'role', 'focusable'].includes(name))
            adaptor.removeAttribute(node, name);
    elements(node).forEach(keepOnlyDrawing);
}

// QSvgRenderer knows SVG Tiny 1.2: it draws neither a nested svg nor a glyph that MathJax left to the reader's fonts.
function requireTiny(node, file) {
    for (const child of elements(node)) {
        if (['svg', 'text'].includes(adaptor.kind(child)))
            throw new Error(`${file}: the picture would need ${adaptor.outerHTML(child)}`);
        requireTiny(child, file);
    }
}

function setSize(svg) {
    const [x, y, width, height] = adaptor.getAttribute(svg, 'viewBox').split(' ').map(Number);
    const box = [x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN];
    const inPixels = (units) => String(Math.round(units * EM_IN_PIXELS * 100 / EM_IN_UNITS) / 100);
    adaptor.setAttribute(svg, 'viewBox', box.map((value) => Math.round(value * 10) / 10).join(' '));
    adaptor.setAttribute(svg, 'width', inPixels(box[2]));
    adaptor.setAttribute(svg, 'height', inPixels(box[3]));
}

// x^2 becomes x^{(2)}; a square of anything but a letter of the notation stays what it is.
// Smashed, the brackets make no line higher, so that the brace of a distinction needs no longer middle piece.
const inBrackets = (source) => source.replace(/(\\delta|(?<![A-Za-z])[xzbwW])\^([012])/g,
    source.includes('cases') ? '$1^{\\smash{($2)}}' : '$1^{($2)}');

// Both forms are read alike: brackets say nothing more to those who hear "layer".
function render(file, form = (source) => source) {
    const source = readFileSync(file);
    page.convert(source.toString('utf8').trim(), { display: true });
    const plainTree = mathTree;
    const container = page.convert(form(source.toString('utf8').trim()), { display: true });
    const svg = adaptor.firstChild(container);
    keepOnlyDrawing(svg);
    requireTiny(svg, file);
    setSize(svg);
    adaptor.setAttribute(svg, 'data-tex-sha256', createHash('sha256').update(source).digest('hex'));
    adaptor.insert(adaptor.node('title', {}, [adaptor.text(readAloud(plainTree))]), adaptor.firstChild(svg));
    return `${adaptor.outerHTML(svg)}\n`;
}

function renderAll(isCheck) {
    const files = sources();
    const texFiles = files.filter((file) => file.endsWith('.tex'));
    const pictureOf = (file) => file.replace(/\.tex$/, '.svg');
    const bracketed = texFiles.filter((file) => inBrackets(readFileSync(file, 'utf8')) !== readFileSync(file, 'utf8'));
    const pictures = new Map([
        ...texFiles.map((file) => [pictureOf(file), render(file)]),
        ...bracketed.map((file) => [join(BRACKETS_FOLDER, relative(FOLDER, pictureOf(file))), render(file, inBrackets)]),
    ]);
    const stale = [...pictures].filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
    const orphans = files.filter((file) => file.endsWith('.svg') && !pictures.has(file));
    if (!isCheck) {
        stale.forEach(([file, text]) => {
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, text);
        });
        orphans.forEach((file) => rmSync(file));
    }
    stale.forEach(([file]) => console.log(`${isCheck ? 'stale' : 'rendered'} ${relative(FOLDER, file)}`));
    orphans.forEach((file) => console.log(`${isCheck ? 'without source' : 'removed'} ${relative(FOLDER, file)}`));
    return isCheck && stale.length + orphans.length > 0 ? 1 : 0;
}

process.exitCode = renderAll(process.argv.includes('--check'));
