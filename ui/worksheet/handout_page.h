// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/equations/equation_library.h"
#include "ui/paper/paper.h"
#include "ui/step/walk/step_walk.h"

class QLabel;

#include <QWidget>

namespace deltascope {

class ContributionTable;
class EquationView;
class PictureCard;
class StageView;
class WorkedEquationView;

/// A page of a handout: a step of a pass on the stage, in equations, in numbers and in pictures, laid out for
/// paper, whatever the size of the window. It is never on screen. Interface thread.
class HandoutPage : public QWidget
{
    Q_OBJECT

public:
    /// The pass that walk has open, without a slip that is in it, and what is chosen in it. walk is not
    /// moved.
    HandoutPage(const StepWalk &walk, Paper paper);

    /// How large everything is drawn, in the units of paper.h for a pixel: the smallest type can be read.
    static double scaleOnPaper();
    /// What of a page in landscape is printed on.
    static QRectF printedOn(Paper paper);

    void showStep(StepId step);
    /// Into printedOn().
    void draw(QPainter &painter);

    /// The parts, to be looked at.
    StageView *stage() const { return m_stage; }
    EquationView *equations() const { return m_equations; }

private:
    QLabel *label(const char *role);
    void choose(const SelectedIndices &chosen);
    void fill();
    void place();
    int heightOf(QWidget *part, int width) const;
    int placeNumbers(const QRect &column);
    int placeBelow(QWidget *part, const QRect &column, int top) const;

    Paper m_paper;
    StepWalk m_walk; ///< of its own
    EquationLibrary m_library;
    QLabel *m_what = nullptr; ///< the example
    QLabel *m_caption = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_explanation = nullptr;
    StageView *m_stage = nullptr;
    EquationView *m_equations = nullptr;
    ContributionTable *m_contributions = nullptr;
    WorkedEquationView *m_numbers = nullptr;
    PictureCard *m_pictures = nullptr;
};

} // namespace deltascope
