// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/pass/inspected_pass.h"

#include <QCoreApplication>
#include <QString>

namespace deltascope {

/// What is said about changes by hand, translated, in the notation.
struct WhatIfText
{
    /// "L_{n} 0.2984 → 0.2911, −0.0073": the loss without and with the changes.
    static QString lossLine(double before, double after);
    /// "L_{n} = 0.2984": while there are none.
    static QString lossLine(double loss);
    /// "The answer: 7 → 9." of a picture, or "The answer: 7." where it stays; otherwise empty.
    static QString answerLine(const InspectedPass &own, const InspectedPass &shown);
    /// "x^{1}_{14}: 0.2492 → 0.9": one number, before and now.
    static QString changeLine(const Change &change, double before);
    /// "x^{1}_{14} is held: …" of the held activations; empty where there are none.
    static QString heldLine(const InspectedPass &shown);

    Q_DECLARE_TR_FUNCTIONS(deltascope::WhatIfText)
};

} // namespace deltascope
