// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/convention.h"
#include "ui/equations/equation_library.h"
#include "ui/step/card/card.h"

#include <tuple>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace deltascope {

class EquationView;
class StepWalk;

/// The derivation of the step at hand, line by line, each with the rule that leads to it.
class WhyTab : public TabPage
{
    Q_OBJECT

public:
    WhyTab(StepWalk &walk, const EquationLibrary &library, QWidget *parent = nullptr);

    /// Shows the derivation of the walk's step; the lines that were open stay open while it is the same.
    void refresh();
    void nextLine() { showLines(m_shown + 1); }
    int shownLines() const { return m_shown; }
    int allLines() const { return static_cast<int>(m_equations.size()); }
    QList<EquationView *> equationViews() const;
    /// The rule of the newest line, which is the top of it; null where there is none.
    const QWidget *newest() const;

Q_SIGNALS:
    /// Another number of lines is shown, or those of another derivation.
    void linesChanged();

private:
    struct Row
    {
        QLabel *rule;
        EquationView *equation;
    };

    QString otherConvention(StepId step, const Functions &functions) const;
    void showLines(int count);
    void fillRow(int line);
    void light();

    StepWalk &m_walk;
    const EquationLibrary &m_library;
    StepId m_step = StepId::x0; ///< and the notation that its derivation was shown in last
    std::tuple<Convention, Names, bool> m_notation;
    QList<Equation> m_equations;
    QList<Row> m_rows;
    int m_shown = 0;
    QVBoxLayout *m_column = nullptr;
    QLabel *m_place = nullptr;
    QLabel *m_other = nullptr; ///< what differs in the other convention
    QPushButton *m_back = nullptr;
    QPushButton *m_next = nullptr;
};

} // namespace deltascope
