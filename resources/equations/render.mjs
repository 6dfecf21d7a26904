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

// W as units×inputs. What was transposed is not, and the other way round; (W¹W²)ᵀ is W²W¹ then, x¹(δ²)ᵀ is δ²(x¹)ᵀ,
// and a weight has the index of where it leads to in front.
const MATRIX = String.raw`\\cssId\{W[12](?:-\d)?\}\{W\^[12]\}`;
const VECTOR = (letter) => String.raw`\\cssId\{\w+\}\{${letter}\^[012]\}`;
const transposed = (text) => String.raw`\bigl(${text}\bigr)^{\mathsf T}`;
const isTransposed = (text) => String.raw`\\bigl\(${text}\\bigr\)\^\{\\mathsf T\}`;
const unitsFirst = (source) => source
    .replace(new RegExp(isTransposed(`(${MATRIX})(${MATRIX})`)), '$2$1')
    .replace(new RegExp(String.raw`${isTransposed(`(${MATRIX})`)}|(${MATRIX})(?=\\, )`, 'g'),
        (_all, matrix, factor) => matrix ?? transposed(factor))
    .replace(new RegExp(String.raw`(${VECTOR('x')})\\, ${isTransposed(`(${VECTOR(String.raw`\\delta`)})`)}`),
        (_all, x, delta) => String.raw`${delta}\, ${transposed(x)}`)
    .replace(/w\^([12])_\{([ij]'?)([jk]'?)\}/g, 'w^$1_{$3$2}');

// An activation is a, and its function σ.
const asBooks = (source) => source.replace(/(?<![A-Za-z\\])x\^([012])/g, 'a^$1').replaceAll(String.raw`\varphi`, String.raw`\sigma`);

// x^2 becomes x^{(2)}; a square of anything but a letter of the notation stays what it is.
// Smashed, the brackets make no line higher, so that the brace of a distinction needs no longer middle piece.
const inBrackets = (source) => source.replace(/(\\delta|(?<![A-Za-z])[axzbwW])\^([012])/g,
    source.includes('cases') ? '$1^{\\smash{($2)}}' : '$1^{($2)}');

// Ways of writing that can be chosen together. In this order each names its folder, "equations_units_first_in_brackets".
const WAYS = [
    { name: 'units_first', write: unitsFirst },
    { name: 'a_sigma', write: asBooks },
    { name: 'in_brackets', write: inBrackets },
];
const combinations = (ways) => ways.reduce((found, way) => [...found, ...found.map((some) => [...some, way])], [[]]);
const folderOf = (ways) => (ways.length === 0 ? FOLDER : join(FOLDER, '..', ['equations', ...ways.map(({ name }) => name)].join('_')));
const writtenIn = (ways, source) => ways.reduce((text, { write }) => write(text), source);

// TeX that amsmath alone can set, for documents: without ids, and without what other packages or MathJax bring along.
const inner = String.raw`\{((?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*)\}`;
const WITH_ID = new RegExp(String.raw`\\cssId\{[\w-]+\}${inner}`, 'g');
const CANCELLED = new RegExp(String.raw`\\cancel${inner}`, 'g');
function forDocuments(source) {
    const plain = source.replace(WITH_ID, '{$1}').replace(CANCELLED, '{$1}').replaceAll(String.raw`\mathbb`, String.raw`\mathbf`)
        .replaceAll(String.raw`\gt`, '>');
    return plain === source ? source : forDocuments(plain);
}

// The adaptor writes attributes as they are.
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

// Brackets are not read aloud: they say nothing more to those who hear "layer".
function render(file, ways) {
    const source = readFileSync(file);
    const tex = source.toString('utf8').trim();
    page.convert(writtenIn(ways.filter(({ write }) => write !== inBrackets), tex), { display: true });
    const plainTree = mathTree;
    const container = page.convert(writtenIn(ways, tex), { display: true });
    const svg = adaptor.firstChild(container);
    keepOnlyDrawing(svg);
    requireTiny(svg, file);
    setSize(svg);
    adaptor.setAttribute(svg, 'data-tex-sha256', createHash('sha256').update(source).digest('hex'));
    adaptor.setAttribute(svg, 'data-tex', escaped(forDocuments(writtenIn(ways, tex)).replace(/\s+/g, ' ')));
    adaptor.insert(adaptor.node('title', {}, [adaptor.text(readAloud(plainTree))]), adaptor.firstChild(svg));
    return `${adaptor.outerHTML(svg)}\n`;
}

function renderAll(isCheck) {
    const files = combinations(WAYS).map(folderOf).filter(existsSync).flatMap(filesOf);
    const pictures = new Map();
    for (const file of files.filter((name) => name.endsWith('.tex'))) {
        const source = readFileSync(file, 'utf8');
        const ways = WAYS.filter(({ write }) => write(source) !== source); // the others would show the same
        for (const some of combinations(ways))
            pictures.set(join(folderOf(some), relative(FOLDER, file)).replace(/\.tex$/, '.svg'), render(file, some));
    }
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
