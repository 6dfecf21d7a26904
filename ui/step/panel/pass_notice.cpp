// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/panel/pass_notice.h"

#include "core/network/types.h"
#include "ui/step/walk/step_walk.h"
#include "ui/theme/icons.h"
#include "ui/theme/labels.h"
#include "ui/theme/theme.h"
#include "ui/workbench/class_names.h"
#include "ui/workbench/workbench.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace deltascope {

namespace {
constexpr int digitsInARow = 5;
}

PassNotice::PassNotice(StepWalk &walk, QWidget *parent)
    : QFrame(parent)
    , m_walk(walk)
    , m_text(wrappedLabel())
    , m_take(new QPushButton(tr("Use the new parameters")))
    , m_undo(new QPushButton(tr("Undo the update")))
    , m_digits(new QWidget)
{
    setProperty("role", QStringLiteral("notice"));
    setThemedIcon(m_undo, QStringLiteral("undo"));
    auto *grid = new QGridLayout(m_digits);
    grid->setContentsMargins(0, 0, 0, 0);
    for (int digit = 0; digit < digit_count; ++digit) {
        auto *button = new QPushButton;
        button->setMinimumWidth(0);
        const auto showName = [button, digit] {
            const ClassNames &names = ClassNames::instance();
            button->setText(names.shortOf(digit));
            button->setToolTip(names.areDigits() ? QString() : names.of(digit));
            button->setAccessibleName(!names.areDigits() ? tr("It is: %1").arg(names.of(digit))
                                      : digit == 8       ? tr("It is an 8")
                                                         : tr("It is a %1").arg(digit));
            button->setShortcut(QKeySequence(Qt::Key_0 + digit));
        };
        connect(&ClassNames::instance(), &ClassNames::changed, button, showName);
        showName();
        grid->addWidget(button, digit / digitsInARow, digit % digitsInARow);
        connect(button, &QPushButton::clicked, this,
                [this, digit] { m_walk.workbench().showDrawing(m_walk.workbench().example().image, digit); });
    }
    auto *layout = new QVBoxLayout(this);
    const int space = Theme::instance().space(2);
    layout->setContentsMargins(space, space, space, space);
    layout->addWidget(m_text);
    layout->addWidget(m_take, 0, Qt::AlignLeft);
    layout->addWidget(m_undo, 0, Qt::AlignLeft);
    layout->addWidget(m_digits);
    connect(m_take, &QPushButton::clicked, &walk, &StepWalk::takeNewParameters);
    connect(m_undo, &QPushButton::clicked, &walk, &StepWalk::undo);
    connect(&walk, &StepWalk::stateChanged, this, &PassNotice::refresh);
    connect(&walk, &StepWalk::passChanged, this, &PassNotice::refresh);
    refresh();
}

QString PassNotice::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void PassNotice::say(const QString &text)
{
    m_text->setText(text);
    setVisible(!text.isEmpty());
}

// Qt would hand its keys to whatever comes next, and the panel would scroll there.
void PassNotice::setShown(QWidget *part, bool shown)
{
    if (!shown && part->isAncestorOf(window()->focusWidget()))
        Q_EMIT keysGivenUp();
    part->setVisible(shown);
}

void PassNotice::refresh()
{
    const StepWalk::State state = m_walk.state();
    setShown(m_take, state == StepWalk::State::Applied || state == StepWalk::State::MovedOn);
    setShown(m_undo, m_walk.canUndo());
    m_undo->setText(m_walk.undoesKeep() ? tr("Take the kept numbers back") : tr("Undo the update"));
    const bool waits = m_walk.workbench().example().source == ExampleSource::Awaited;
    setShown(m_digits, state == StepWalk::State::Closed && !waits);
    switch (state) {
    case StepWalk::State::Closed:
        say(waits ? tr("The images are being read; the first pass is made of one of them.")
            : ClassNames::instance().areDigits()
                ? tr("A pass needs to know the right answer. Which digit is it?")
                : tr("A pass needs to know the right answer. What is it?"));
        break;
    case StepWalk::State::Current:
        say(!m_walk.canUndo()     ? QString()
            : m_walk.undoesKeep() ? tr("The numbers that were changed by hand have been kept in the network.")
                                  : tr("The update has been applied to the network."));
        break;
    case StepWalk::State::Applied:
        say(tr(
            "The update has been applied to the network. This pass still shows the parameters from before."));
        break;
    case StepWalk::State::MovedOn:
        say(tr("The network has changed since this pass was opened. The pass stays on the parameters it was "
               "computed from."));
        break;
    }
}

} // namespace deltascope
