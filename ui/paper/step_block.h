// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/equations/equation_library.h"
#include "ui/paper/sheet_text.h"

#include <QPainter>

namespace deltascope {

/// One step on a worksheet: its rule on the left, its numbers and blanks on the right. Sheet and step must
/// stay.
class StepBlock
{
public:
    StepBlock(const Sheet &sheet, const SheetStep &step, const EquationLibrary &library);

    /// The least, in the units of paper.h.
    double height() const;
    bool hasBlanks() const { return m_step.has_blanks(); }
    void draw(QPainter &painter, const QRectF &area, bool isKey) const;

private:
    int columns() const;
    int lines() const;
    bool showsSums() const;
    void drawRule(QPainter &painter, const QRectF &area) const;
    void drawSums(QPainter &painter, const QRectF &area) const;
    void drawNumber(QPainter &painter, const QRectF &cell, const SheetNumber &number, bool isKey) const;
    void drawSigns(QPainter &painter, const QPointF &baseline, const SheetNumber &number, bool isKey) const;

    const Sheet &m_sheet;
    const SheetStep &m_step;
    SheetText m_text;
    std::shared_ptr<const EquationPicture> m_rule; ///< null where the library has none
};

} // namespace deltascope
