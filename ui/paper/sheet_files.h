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

/// Where they go.
struct SheetFiles
{
    QString sheets;
    QString keys; ///< the same sheets with their blanks filled; empty: not wanted
};

/// What became of them.
struct SheetsWritten
{
    bool stopped = false; ///< by goesOn
    QString fault;        ///< one line that says what is wrong; empty if nothing
    bool isDone() const { return !stopped && fault.isEmpty(); }
};

/// Asked before each sheet with the number of those that are drawn; false: none is wanted any more.
using SheetsGoOn = std::function<bool(int drawn)>;

/// Writes all sheets of a set into one PDF, and their keys into another. Nothing is written until all are
/// drawn; what was there before stays where it fails or is stopped. Interface thread; needs a
/// QGuiApplication. A sheet takes some milliseconds.
SheetsWritten writeSheets(const SheetFiles &files, const SheetSet &set, Paper paper,
                          const EquationLibrary &library, const SheetsGoOn &goesOn = {});

} // namespace deltascope
