// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/card/turn_card.h"

#include "ui/step/card/card.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace deltascope {

TurnCard::TurnCard(QWidget *parent)
    : QFrame(parent)
    , m_column(makeCard(this))
    , m_framed(m_column->contentsMargins())
{
    frame(false);
}

void TurnCard::frame(bool framed)
{
    setRole(this, framed ? QStringLiteral("card") : QString());
    m_column->setContentsMargins(framed ? m_framed : QMargins());
}

void TurnCard::showOn(bool on)
{
    if (std::exchange(m_on, on) == on)
        return;
    frame(on);
    Q_EMIT switched();
}

bool TurnCard::takesKey(QKeyEvent *event, const std::function<void()> &enter)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT keysGivenUp();
        return true;
    }
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return false;
    auto *button = qobject_cast<QPushButton *>(window()->focusWidget());
    if (button && isAncestorOf(button))
        button->click();
    else
        enter();
    return true;
}

} // namespace deltascope
