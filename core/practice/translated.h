// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Marks an English sentence of this folder for lupdate, which looks for this word; the window shows
/// QCoreApplication::translate("Practice", sentence). For sources alone: Qt defines the same for its own.
#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(scope, x) x
#endif
