// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/panel/step_job.h"

#include "ui/equations/convention_switch.h"
#include "ui/settings/predict_first.h"
#include "ui/step/batch/batch_card.h"
#include "ui/step/panel/step_panel.h"
#include "ui/step/panel/term_tools.h"
#include "ui/step/practice/practice_card.h"
#include "ui/step/slip/slip_card.h"
#include "ui/step/slip/slip_page.h"
#include "ui/step/timeline/timeline.h"
#include "ui/step/whatif/what_if_card.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"
#include "ui/workbench/workbench.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>

namespace deltascope {

namespace {
// Without what keeps its lines together.
QString asPlainLines(QString text)
{
    constexpr QChar joiner(0x2060);
    return text.replace(QChar::LineSeparator, QLatin1Char('\n'))
        .replace(QChar::ParagraphSeparator, QLatin1Char('\n'))
        .remove(joiner);
}
} // namespace

StepJob::StepJob(Workbench &workbench, QObject *parent)
    : QObject(parent)
    , m_misreads(workbench)
    , m_walk(workbench)
    , m_whatIf(m_walk)
    , m_brush(m_whatIf, m_walk)
    , m_player(m_walk)
    , m_onStage(workbench, m_walk, m_player)
    , m_panel(new StepPanel(m_walk, m_player, m_practice, m_predict, m_whatIf, m_slip, m_batch))
    , m_timeline(new Timeline(m_walk, m_player))
{
    makeActions();
    connectWhatIf();
    connectPredict();
    connect(m_panel, &StepPanel::misreadWanted, &m_misreads, [this] {
        m_misreads.showOneToLearnFrom(ExampleSource::Test);
        Q_EMIT keysGivenUp();
    });
    connect(&m_practice, &PracticeSession::askedForAnother, &m_player, &StepPlayer::pause);
    connect(m_panel, &StepPanel::keysGivenUp, this, &StepJob::keysGivenUp);
    connect(m_panel->slip(), &SlipCard::trainingWanted, this, &StepJob::showTraining);
}

void StepJob::showTraining()
{
    auto *page = new SlipPage(slipTrainingPlan(m_walk.workbench()), *m_slip.slip(), m_panel->window());
    page->setAttribute(Qt::WA_DeleteOnClose);
    page->open();
}

void StepJob::makeActions()
{
    addAction(tr("&Forward"), {Qt::Key_Right, Qt::Key_PageDown, Qt::Key_Space}, [this] { m_walk.forward(); });
    addAction(tr("&Back"), {Qt::Key_Left, Qt::Key_PageUp}, [this] { m_walk.back(); });
    addAction(tr("To the &first step"), {Qt::Key_Home}, [this] { m_walk.first(); });
    addAction(tr("To the &last step"), {Qt::Key_End}, [this] { m_walk.last(); });
    addAction(tr("&Play or pause"), {Qt::Key_P}, [this] { m_player.toggle(); });
    addSeparator();
    addAction(tr("Step &inside"), {Qt::Key_I}, [this] { m_walk.toggleInside(); });
    addAction(tr("Step &over"), {Qt::Key_O}, [this] { m_walk.over(); });
    addAction(tr("&Next component"), {Qt::SHIFT | Qt::Key_Right, Qt::SHIFT | Qt::Key_PageDown},
              [this] { m_walk.nextComponent(); });
    addAction(tr("Pre&vious component"), {Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_PageUp},
              [this] { m_walk.previousComponent(); });
    addAction(tr("B&uild the number up"), {Qt::Key_A}, [this] { m_player.buildUp(); });
    addSeparator();
    addAction(tr("&Derivation"), {Qt::Key_W}, [this] { m_panel->toggleWhy(); });
    addAction(tr("Next lin&e of the derivation"), {Qt::Key_N}, [this] { m_panel->nextLine(); });
    QAction *order = addAction(tr("W as unit&s × inputs"), {Qt::Key_U}, [] {
        chooseWeightOrder(weightOrder() == Convention::UnitsFirst ? Convention::InputsFirst
                                                                  : Convention::UnitsFirst);
    });
    order->setCheckable(true);
    const auto showOrder = [order] { order->setChecked(weightOrder() == Convention::UnitsFirst); };
    connect(&Theme::instance(), &Theme::changed, order, showOrder);
    showOrder();
    addAction(tr("Your &turn"), {Qt::Key_Y}, [this] { m_panel->practice()->toggle(); });
    addPredictAction();
    m_whatIfActions.append(
        addAction(tr("W&hat if: change numbers"), {Qt::Key_C}, [this] { m_panel->whatIf()->toggle(); }));
    m_whatIfActions.append(
        addAction(tr("Gr&adients of a batch"), {Qt::Key_M}, [this] { m_panel->batch()->toggle(); }));
    m_whatIfActions.append(addAction(tr("Ta&ke the last change back"),
                                     {Qt::Key_Backspace, QKeySequence::Undo}, [this] { m_whatIf.undo(); }));
    addAction(tr("Find the &slip"), {Qt::Key_F}, [this] { m_panel->slip()->beginOrTakeKeys(); });
    addAction(tr("&Copy the number"), {QKeySequence::Copy}, [this] { copy(); });
}

// Text that has been selected, or else the number.
void StepJob::copy()
{
    const auto *label = qobject_cast<QLabel *>(m_panel->window()->focusWidget());
    if (label && label->hasSelectedText())
        QGuiApplication::clipboard()->setText(asPlainLines(label->selectedText()));
    else
        m_panel->tools()->copyValue();
}

// The student's turn ends it, and it cannot begin then: it would tell what is asked for.
void StepJob::connectWhatIf()
{
    connect(&m_practice, &PracticeSession::changed, &m_whatIf, [this] {
        if (m_practice.isOn()) {
            m_whatIf.setOn(false);
            m_batch.setOn(false);
        }
        for (QAction *action : m_whatIfActions)
            action->setEnabled(m_walk.isActive() && !m_practice.isOn());
    });
    connect(&m_onStage, &StepOnStage::penWentDown, &m_brush, &PixelBrush::down);
    connect(&m_onStage, &StepOnStage::penMoved, &m_brush, &PixelBrush::move);
    connect(&m_onStage, &StepOnStage::penWentUp, &m_brush, &PixelBrush::up);
}

void StepJob::addPredictAction()
{
    PredictFirst &first = PredictFirst::instance();
    m_predictAction = addAction(tr("P&redict first"), {Qt::Key_Q}, [&first] { first.set(!first.isOn()); });
    m_predictAction->setEnabled(true); // it is about Train too
    m_predictAction->setCheckable(true);
    m_predictAction->setChecked(first.isOn());
    connect(&first, &PredictFirst::changed, m_predictAction, &QAction::setChecked);
}

// Your turn hides numbers of its own, a what-if shows what is asked for, and a slip makes it another.
void StepJob::connectPredict()
{
    const auto wait = [this] { m_predict.setWaiting(m_practice.isOn() || m_whatIf.isOn() || m_slip.isOn()); };
    connect(&m_slip, &SlipSession::switched, &m_predict, wait);
    connect(&m_practice, &PracticeSession::changed, &m_predict, wait);
    connect(&m_whatIf, &WhatIf::changed, &m_predict, wait);
}

QAction *StepJob::addAction(const QString &text, const QList<QKeySequence> &keys,
                            const std::function<void()> &action)
{
    auto *made = new QAction(text, this);
    made->setShortcuts(keys);
    made->setEnabled(false);
    connect(made, &QAction::triggered, &m_walk, action);
    m_timeline->addAction(made); // its keys count in the whole window
    m_actions.append(made);
    return made;
}

void StepJob::addSeparator()
{
    auto *separator = new QAction(this);
    separator->setSeparator(true);
    m_actions.append(separator);
}

void StepJob::setActive(bool active)
{
    if (active == m_walk.isActive())
        return;
    for (QAction *action : m_actions)
        action->setEnabled((active || action == m_predictAction) &&
                           !(m_practice.isOn() && m_whatIfActions.contains(action)));
    if (active)
        return m_walk.activate();
    m_player.pause();
    m_walk.deactivate();
}

} // namespace deltascope
