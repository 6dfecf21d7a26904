// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/panel/numbers_card.h"

#include "ui/step/card/card.h"
#include "ui/step/numbers/hidden_working.h"
#include "ui/step/panel/term_tools.h"
#include "ui/step/pictures/contribution_table.h"
#include "ui/step/pictures/worked_equation_view.h"
#include "ui/step/walk/step_player.h"
#include "ui/theme/icons.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace deltascope {

namespace {
constexpr int rowsOfLongSums = 10;
}

NumbersCard::NumbersCard(StepWalk &walk, StepPlayer &player, QWidget *parent)
    : QFrame(parent)
    , m_walk(walk)
    , m_player(player)
    , m_contributions(new ContributionTable(walk))
    , m_more(new QPushButton)
    , m_numbers(new WorkedEquationView(walk))
    , m_build(new QPushButton(tr("Build it up")))
    , m_tools(new TermTools(walk))
{
    m_more->setProperty("role", QStringLiteral("link"));
    m_build->setToolTip(tr("Builds this number up part by part (A)"));
    setThemedIcon(m_build, QStringLiteral("play"));
    QVBoxLayout *column = makeCard(this);
    column->addWidget(m_contributions);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    column->addWidget(m_numbers);
    column->addWidget(m_build, 0, Qt::AlignLeft);
    column->addWidget(makeUpdateButtons());
    column->addWidget(m_tools);
    connectParts();
}

QWidget *NumbersCard::makeUpdateButtons()
{
    m_update = new QWidget;
    m_apply = new QPushButton(tr("Apply the update"));
    m_apply->setProperty("role", QStringLiteral("primary"));
    m_apply->setToolTip(tr("Changes the network for good"));
    m_undo = new QPushButton(tr("Undo the update"));
    setThemedIcon(m_undo, QStringLiteral("undo"));
    auto *layout = new QVBoxLayout(m_update); // one of them is shown
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_apply, 0, Qt::AlignLeft);
    layout->addWidget(m_undo, 0, Qt::AlignLeft);
    return m_update;
}

void NumbersCard::connectParts()
{
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_showsAll = !m_showsAll;
        refreshNumbers();
    });
    connect(m_build, &QPushButton::clicked, &m_player, &StepPlayer::buildUp);
    connect(m_apply, &QPushButton::clicked, &m_walk, &StepWalk::apply);
    connect(m_undo, &QPushButton::clicked, &m_walk, &StepWalk::undo);
    connect(&m_walk, &StepWalk::stateChanged, this, &NumbersCard::refreshUpdate);
    // While a number is dragged, fewer lines leave what is below them where it is.
    connect(&m_walk, &StepWalk::dragged, m_numbers,
            [this] { m_numbers->setMinimumHeight(m_numbers->height()); });
    connect(&m_walk, &StepWalk::dropped, m_numbers, [this] { m_numbers->setMinimumHeight(0); });
}

void NumbersCard::refresh()
{
    refreshNumbers();
    refreshUpdate();
}

void NumbersCard::refreshNumbers()
{
    const InspectedPass &open = *m_walk.open();
    const int most = m_showsAll ? max_hidden_units : rowsOfLongSums;
    const StepNumbers numbers =
        withoutHidden(stepNumbers(open, m_walk.step(), m_walk.chosen(), m_walk.substep(), most), m_walk);
    m_contributions->setVisible(numbers.contributions.has_value());
    if (numbers.contributions)
        m_contributions->setContributions(*numbers.contributions);
    m_numbers->setEquations(numbers.lines);
    const bool isLong = numbers.contributions && numbers.contributions->isLong;
    setShown(m_more, isLong);
    if (isLong)
        m_more->setText(m_showsAll ? tr("Show the largest only")
                                   : tr("Show all %1").arg(numbers.contributions->allTerms()));
    setShown(m_build, m_player.canBuildUp());
    m_tools->refresh();
}

void NumbersCard::refreshUpdate()
{
    setShown(m_update, m_walk.step() >= StepId::update);
    const bool canUndo = m_walk.canUndo();
    const bool hadFocus = m_apply->hasFocus() || m_undo->hasFocus();
    (canUndo ? m_undo : m_apply)->show(); // first, so that the focus does not leave them both
    if (hadFocus)
        (canUndo ? m_undo : m_apply)->setFocus();
    (canUndo ? m_apply : m_undo)->hide();
    m_undo->setText(m_walk.undoesKeep() ? tr("Take the kept numbers back") : tr("Undo the update"));
    m_apply->setEnabled(m_walk.state() == StepWalk::State::Current && !m_walk.isMadeUp() &&
                        m_walk.hidden().empty()); // else it would show what is asked for
}

// Qt would give the focus to whatever comes next, and Space would press that.
void NumbersCard::setShown(QWidget *part, bool shown)
{
    const QWidget *focus = window()->focusWidget();
    if (!shown && focus && (focus == part || part->isAncestorOf(focus)))
        Q_EMIT keysGivenUp();
    part->setVisible(shown);
}

} // namespace deltascope
