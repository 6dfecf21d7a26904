// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/equations/equation_library.h"
#include "ui/paper/paper.h"
#include "ui/paper/sheet_text.h"

#include <QList>

#include <functional>

namespace deltascope {

/// What is written above a sheet beside its numbers.
struct SheetCaption
{
    QString network;    ///< "2-2-2", or of a model its file and the image
    int number = 1;     ///< of the sheet, from 1
    int count = 1;      ///< how many there are
    bool isKey = false; ///< the blanks are filled
};

/// One worksheet, laid out for a size of paper: the network with its numbers, the rules, then the steps. What
/// is left of a page is room to write. A hand-sized network of two units takes one page. The sheet and the
/// library must stay. Interface thread.
class SheetLayout
{
public:
    SheetLayout(const Sheet &sheet, const SheetCaption &caption, Paper paper, const EquationLibrary &library);

    int pages() const { return static_cast<int>(m_pages.size()); }
    /// Which share of a page is needed for what is on it; what is left is room to write.
    double filled(int page) const;
    /// In the units of paper.h, from the corner of the page.
    void draw(QPainter &painter, int page) const;

private:
    /// A part of a page that is not torn apart.
    struct Block
    {
        double height = 0;      ///< at least
        bool stretches = false; ///< more room is of use
        std::function<void(QPainter &painter, const QRectF &area)> draw;
        bool startsPhase = false; ///< a good place to begin a page
    };

    void addGiven();
    void addRules();
    void addStep(const SheetStep &step);
    void addSlip();
    double roomOn(int page) const;
    int fewestPages() const;
    void breakIntoPages();
    double stretchOf(int page) const;
    void drawHead(QPainter &painter, int page) const;

    const Sheet &m_sheet;
    SheetCaption m_caption;
    Paper m_paper;
    const EquationLibrary &m_library;
    SheetText m_text;
    QList<Block> m_blocks;
    QList<QList<Block>> m_pages;
};

} // namespace deltascope
