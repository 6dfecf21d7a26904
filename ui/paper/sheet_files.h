// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paper/sheet_layout.h"

namespace deltascope {

/// A set of worksheets; sheet k, from 1, is made when it is needed.
struct SheetSet
{
    QString network; ///< as SheetCaption has it
    int count = 1;
    std::function<Sheet(int number)> make;
};

/// Writes all sheets of a set into a PDF, or their keys. Empty when it was written, otherwise one line that
/// says what is wrong; what was there before is then untouched. Interface thread; needs a QGuiApplication.
QString writeSheets(const QString &file, const SheetSet &set, Paper paper, bool keys,
                    const EquationLibrary &library);

} // namespace deltascope
