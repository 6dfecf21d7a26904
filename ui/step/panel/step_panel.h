// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/cost.h"
#include "ui/equations/equation_library.h"
#include "ui/step/pass/selected_indices.h"
#include "ui/step/pass/walk_position.h"
#include "ui/workbench/hidden_numbers.h"

#include <QPointer>
#include <QScrollArea>
#include <QTimer>

#include <memory>
#include <optional>
#include <utility>

class QTabWidget;
class QVBoxLayout;

namespace deltascope {

class BatchCard;
class ContributionTable;
class ConventionSwitch;
class EquationView;
class ExampleBatch;
class FlowLayout;
class GradientCheckTab;
struct InspectedPass;
class WorkedEquationView;
class NumbersCard;
class PassNotice;
class PictureCard;
class PracticeCard;
class PracticeSession;
class PredictCard;
class PredictSession;
class SlipCard;
class SlipSession;
class StepHeading;
class StepPlayer;
class StepTabs;
class StepWalk;
class TermTools;
class TurnCard;
class WhatIf;
class WhatIfCard;
class WhyTab;

/// The panel of the Step job: the step's question, its equations, the same with numbers, the pictures of its
/// terms, the gradient check and the derivation. Shows where the walk stands and computes nothing of the
/// pass.
class StepPanel : public QScrollArea
{
    Q_OBJECT

public:
    StepPanel(StepWalk &walk, StepPlayer &player, PracticeSession &practice, PredictSession &predict,
              WhatIf &whatIf, SlipSession &slip, ExampleBatch &batch, QWidget *parent = nullptr);

    EquationView *equations() const { return m_equations; }
    ConventionSwitch *convention() const { return m_convention; }
    WorkedEquationView *numbers() const;
    ContributionTable *contributions() const;
    PictureCard *pictures() const;
    TermTools *tools() const;
    GradientCheckTab *gradientCheck() const;
    WhyTab *why() const;
    PracticeCard *practice() const { return m_practice; }
    PredictCard *predict() const { return m_predict; }
    WhatIfCard *whatIf() const { return m_whatIf; }
    SlipCard *slip() const { return m_slip; }
    BatchCard *batch() const { return m_batch; }
    PassNotice *notice() const { return m_notice; }
    QTabWidget *tabs() const;

    /// As wide as its widest equation needs, whatever the step: of the functions at hand.
    QSize minimumSizeHint() const override;

    /// Shows the derivation, or the pictures again.
    void toggleWhy();
    /// Opens the derivation, then its next line.
    void nextLine();

Q_SIGNALS:
    /// An example with more to learn from is wanted, one that the network misreads.
    void misreadWanted();
    /// What had the focus is about to be hidden.
    void keysGivenUp();
    /// More room is wanted, or less.
    void wideToggled();
    /// Another width is the least.
    void leastWidthChanged(int width);

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// What of the walk is shown.
    struct Shown
    {
        std::shared_ptr<const InspectedPass> pass;
        WalkPosition position;
        SelectedIndices chosen;
        Selection selection;
        HiddenNumbers hidden;

        bool operator==(const Shown &) const = default;
    };

    QWidget *makeBody(StepPlayer &player, PracticeSession &practice, PredictSession &predict, WhatIf &whatIf,
                      SlipSession &slip, ExampleBatch &batch);
    void connectWalk();
    void connectTurns();
    QList<TurnCard *> turns() const;
    void refresh();
    Shown shownNow() const;
    void refreshEquations();
    void measureEquations();
    void light();
    void bringTabIntoSight();
    void scrollToTab();
    void bringKeysIntoSight(QWidget *keys);
    void scrollToKeys();
    void showCard(TurnCard *card);
    void arrange();
    void pin();
    void pinNotice();
    void placePinned();

    StepWalk &m_walk;
    Shown m_shown;
    EquationLibrary m_library;
    std::optional<std::pair<Functions, bool>>
        m_measured;             ///< whose equations m_widest is of, and of a picture
    double m_widest = 0;        ///< of the equations, in em
    QFrame *m_pinned = nullptr; ///< over the viewport: what stays in sight while the rest scrolls
    QVBoxLayout *m_pinnedColumn = nullptr;
    bool m_isStepPinned = false;   ///< heading and equations, over the derivation
    bool m_isNoticePinned = false; ///< that what is shown is not of the present network
    QVBoxLayout *m_outerColumn = nullptr;
    QVBoxLayout *m_bodyColumn = nullptr;
    QFrame *m_equationCard = nullptr;
    QWidget *m_body = nullptr;
    FlowLayout *m_switches = nullptr; ///< of the cards that are off
    StepHeading *m_heading = nullptr;
    PassNotice *m_notice = nullptr;
    PracticeCard *m_practice = nullptr;
    PredictCard *m_predict = nullptr;
    WhatIfCard *m_whatIf = nullptr;
    SlipCard *m_slip = nullptr;
    BatchCard *m_batch = nullptr;
    EquationView *m_equations = nullptr;
    ConventionSwitch *m_convention = nullptr;
    NumbersCard *m_numbers = nullptr;
    StepTabs *m_tabs = nullptr;
    QTimer m_following; ///< runs while what a tab shows finds its place
    QTimer m_seeking;   ///< the same of what has been given the keys
    QPointer<QWidget> m_keys;
};

} // namespace deltascope
