// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QPushButton;

namespace deltascope {

class ContributionTable;
class WorkedEquationView;
class StepPlayer;
class StepWalk;
class TermTools;

/// The step's equation with the numbers of the chosen component: the terms of its sum, the calculation, the
/// value itself to be copied, and at the update what applies and undoes it.
class NumbersCard : public QFrame
{
    Q_OBJECT

public:
    NumbersCard(StepWalk &walk, StepPlayer &player, QWidget *parent = nullptr);

    /// Shows where the walk stands; it has a pass.
    void refresh();
    WorkedEquationView *numbers() const { return m_numbers; }
    ContributionTable *contributions() const { return m_contributions; }
    TermTools *tools() const { return m_tools; }

Q_SIGNALS:
    /// The button that had the focus is about to be hidden.
    void keysGivenUp();

private:
    QWidget *makeUpdateButtons();
    void connectParts();
    void refreshNumbers();
    void refreshUpdate();
    void setShown(QWidget *part, bool shown);

    StepWalk &m_walk;
    StepPlayer &m_player;
    ContributionTable *m_contributions = nullptr;
    QPushButton *m_more = nullptr;
    WorkedEquationView *m_numbers = nullptr;
    QPushButton *m_build = nullptr;
    QWidget *m_update = nullptr;
    QPushButton *m_apply = nullptr;
    QPushButton *m_undo = nullptr;
    TermTools *m_tools = nullptr;
    bool m_showsAll = false;
};

} // namespace deltascope
