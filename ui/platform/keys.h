// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>

namespace deltascope {

/// A key as the system writes it: "Ctrl+1", "⌘1".
inline QString shownKey(const QKeySequence &key)
{
    return key.toString(QKeySequence::NativeText);
}

/// What the system calls the key of Qt::ControlModifier.
QString controlKeyName();

// Keys that are another on a system which keeps the usual one for itself.

/// For a hint.
QKeySequence hintKey();

/// For the full screen.
QKeySequence fullScreenKey();

} // namespace deltascope
