// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/equations/equation_library.h"

#include <QScrollArea>
#include <QTimer>

class QPushButton;
class QTabWidget;

namespace deltascope {

class ContributionTable;
class EquationView;
class GradientCheckTab;
class NumberLineView;
class PassNotice;
class PictureCard;
class StepHeading;
class StepPlayer;
class StepWalk;
class TermTools;
class WhyTab;

/// The panel of the Step job: the step's question, its equations, the same with numbers, the pictures of its
/// terms, the gradient check and the derivation. Shows where the walk stands and computes nothing of the
/// pass.
class StepPanel : public QScrollArea
{
    Q_OBJECT

public:
    StepPanel(StepWalk &walk, StepPlayer &player, QWidget *parent = nullptr);

    EquationView *equations() const { return m_equations; }
    NumberLineView *sizes() const { return m_sizes; }
    NumberLineView *numbers() const { return m_numbers; }
    ContributionTable *contributions() const { return m_contributions; }
    PictureCard *pictures() const { return m_pictures; }
    TermTools *tools() const { return m_tools; }
    GradientCheckTab *gradientCheck() const { return m_check; }
    WhyTab *why() const { return m_why; }
    PassNotice *notice() const { return m_notice; }
    QTabWidget *tabs() const { return m_tabs; }

    /// Shows the derivation, or the pictures again.
    void toggleWhy();
    /// Opens the derivation, then its next line.
    void nextLine();

Q_SIGNALS:
    /// An example with more to learn from is wanted, one that the network misreads.
    void misreadWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeBody();
    QWidget *makeNumbersCard();
    QWidget *makeUpdateButtons();
    QWidget *makeTabs();
    void connectWalk();
    void refresh();
    void refreshEquations();
    void refreshNumbers();
    void refreshUpdate();
    void refreshTab();
    void light();
    void bringTabIntoSight();
    void scrollToTab();

    StepWalk &m_walk;
    StepPlayer &m_player;
    EquationLibrary m_library;
    QWidget *m_body = nullptr;
    StepHeading *m_heading = nullptr;
    PassNotice *m_notice = nullptr;
    EquationView *m_equations = nullptr;
    NumberLineView *m_sizes = nullptr;
    ContributionTable *m_contributions = nullptr;
    QPushButton *m_more = nullptr;
    QPushButton *m_build = nullptr;
    NumberLineView *m_numbers = nullptr;
    TermTools *m_tools = nullptr;
    QWidget *m_update = nullptr;
    QPushButton *m_apply = nullptr;
    QPushButton *m_undo = nullptr;
    PictureCard *m_pictures = nullptr;
    QTabWidget *m_tabs = nullptr;
    GradientCheckTab *m_check = nullptr;
    WhyTab *m_why = nullptr;
    bool m_showsAll = false;
    QTimer m_following; ///< runs while what a tab shows finds its place
};

} // namespace deltascope
