// SPDX-License-Identifier: GPL-3.0-or-later
// What the page says beside the program: how far it has loaded, why it stopped, and strips at the top.

const element = (id) => document.getElementById(id);

export function showProgress(bytes, total) {
    const megabytes = (count) => (count / 1e6).toFixed(1);
    const share = Math.floor(100 * bytes / total);
    element('bar').setAttribute('aria-valuenow', share);
    element('bar').firstElementChild.style.width = `${share}%`;
    element('loaded').textContent = bytes < total
        ? `Loading: ${megabytes(bytes)} of ${megabytes(total)} MB` : 'Starting…';
}

export function uncover() {
    element('cover').hidden = true;
}

// One sentence in place of the program, and a button to go on by.
export function stop(sentence, label = '', action = () => location.reload()) {
    const [text, button] = element('stopped').children;
    const overWindow = element('cover').hidden;
    element('cover').classList.toggle('over-window', overWindow);
    element('cover').hidden = false;
    element('loading').hidden = true;
    element('stopped').hidden = false;
    text.textContent = sentence;
    button.hidden = label === '';
    button.textContent = label;
    button.onclick = action;
    if (label !== '')
        button.focus();
}

export function goOn() {
    element('stopped').hidden = true;
    element('loading').hidden = false;
}

// A sentence above the window, which makes room for it, until it is closed. Each is there once.
export function showStrip(sentence) {
    if ([...element('strips').children].some((strip) => strip.firstElementChild.textContent === sentence))
        return null;
    const strip = document.createElement('div');
    strip.className = 'strip';
    strip.setAttribute('role', 'status');
    const text = document.createElement('span');
    text.textContent = sentence;
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = 'Close';
    close.onclick = () => {
        strip.remove();
        document.querySelector('#window canvas')?.focus();
    };
    strip.append(text, close);
    element('strips').append(strip);
    return strip;
}
