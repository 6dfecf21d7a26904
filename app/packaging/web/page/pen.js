// SPDX-License-Identifier: GPL-3.0-or-later
// Qt 6.4 takes the pointer events of mice and the touch events of fingers. A pen is told as a mouse, and the touch events
// that some browsers send for it as well are kept back.

let isDown = false;
let isTouch = false; // what is touching began with the pen

function tellAsMouse(event) {
    if (event.pointerType !== 'pen')
        return;
    if (event.type !== 'pointermove')
        isDown = event.type === 'pointerdown';
    event.stopImmediatePropagation();
    const { type, target, bubbles, cancelable, composed, view, detail, clientX, clientY, screenX, screenY, button, buttons,
        ctrlKey, shiftKey, altKey, metaKey, pointerId, isPrimary } = event;
    target.dispatchEvent(new PointerEvent(type, { bubbles, cancelable, composed, view, detail, clientX, clientY, screenX,
        screenY, button, buttons, ctrlKey, shiftKey, altKey, metaKey, pointerId, isPrimary, pointerType: 'mouse' }));
}

function keepBack(event) {
    if (event.type === 'touchstart')
        isTouch ||= isDown;
    if (isTouch)
        event.stopImmediatePropagation();
    if (event.touches.length === 0)
        isTouch = false;
}

export function takePens() {
    for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'])
        addEventListener(type, tellAsMouse, true);
    for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'])
        addEventListener(type, keepBack, true);
}
