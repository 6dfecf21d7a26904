// SPDX-License-Identifier: GPL-3.0-or-later
// Reads an equation aloud: turns MathJax's tree into words, for screen readers and as plain text.
// In this notation a superscript number is a layer, except on a bracket, a norm or a function, where it is a power.

const WORDS = {
    'φ': 'phi', 'σ': 'sigma', 'δ': 'delta', 'η': 'eta', 'θ': 'theta', 'Δ': 'change of', '∂': 'partial', '∇': 'gradient of',
    '⊙': 'elementwise times', '←': 'becomes', '≈': 'is about', '=': 'equals', '≠': 'is not', '<': 'is less than',
    '>': 'is greater than', '≤': 'is at most', '≥': 'is at least', '∈': 'in', '+': 'plus', '−': 'minus', '-': 'minus',
    '⋅': 'times', '∑': 'sum', '‖': 'norm', '∥': 'norm', '|': 'size', '′': 'prime', 'ln': 'log', 'ℝ': 'R',
    '(': 'open bracket', ')': 'close bracket', '[': 'open bracket', ']': 'close bracket', '{': 'open brace',
    '}': 'close brace', ',': ',', '0': 'zero', '1': 'one', '2': 'two', '\u2061': '', '\u2062': '',
};
const LAYERED = new Set(['a', 'x', 'z', 'W', 'w', 'b', 'δ']);

const tokenText = (node) => node.childNodes.map((child) => child.getText?.() ?? '').join('');
const plainText = (node) => (node.isToken ? tokenText(node) : node.childNodes.map(plainText).join(''));
const isDerivative = (node) => plainText(node).startsWith('∂');

function power(base, exponent) {
    const text = plainText(exponent);
    if (text === 'T')
        return `${read(base)} transposed`;
    if (text === '′' || LAYERED.has(plainText(base)))
        return `${read(base)} ${read(exponent)}`;
    return text === '2' ? `${read(base)} squared` : `${read(base)} to the power ${read(exponent)}`;
}

function indexed(base, index) {
    return plainText(base) === '∑' ? `sum over ${read(index)} of` : `${read(base)} ${read(index)}`;
}

function fraction(numerator, denominator) {
    const words = `${read(numerator)} over ${read(denominator)}`;
    return isDerivative(denominator) ? words : `fraction ${words}, end of fraction,`;
}

const readChildren = (node) => node.childNodes.map(read).join(' ');
const readCase = (node) => node.childNodes.map(read).join(' if ');

function table(node) {
    const isCases = plainText(node.parent).startsWith('{');
    return node.childNodes.map(isCases ? readCase : readChildren).join(isCases ? '; ' : ' ');
}

const READERS = {
    mi: (node) => WORDS[tokenText(node)] ?? tokenText(node),
    mn: (node) => WORDS[tokenText(node)] ?? tokenText(node),
    mo: (node) => WORDS[tokenText(node)] ?? tokenText(node),
    msup: (node) => power(node.childNodes[0], node.childNodes[1]),
    msub: (node) => indexed(node.childNodes[0], node.childNodes[1]),
    munder: (node) => indexed(node.childNodes[0], node.childNodes[1]),
    msubsup: (node) => `${power(node.childNodes[0], node.childNodes[2])} ${read(node.childNodes[1])}`,
    mfrac: (node) => fraction(node.childNodes[0], node.childNodes[1]),
    menclose: (node) => `cancelled ${readChildren(node)}, end of cancelled,`,
    mtable: table,
};

const read = (node) => (READERS[node.kind] ?? readChildren)(node);

export const readAloud = (mathNode) =>
    read(mathNode).replace(/\s+/g, ' ').replace(/ ([,;])/g, '$1').replace(/,+/g, ',').replace(/,$/, '').trim();
