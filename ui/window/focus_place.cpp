// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/focus_place.h"

#include <QApplication>
#include <QKeyEvent>

namespace deltascope {

namespace {
bool canBeUsed(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled();
}
} // namespace

FocusPlace::FocusPlace(QWidget *window, QWidget *rest)
    : QObject(window)
    , m_window(window)
    , m_rest(rest)
{
    connect(qApp, &QApplication::focusChanged, this, &FocusPlace::focusMoved);
}

void FocusPlace::focusMoved(QWidget *old, QWidget *now)
{
    if (m_holder && now != m_holder) {
        m_holder->removeEventFilter(this);
        if (m_left)
            m_left->removeEventFilter(this);
        m_holder = m_left = nullptr;
    }
    const bool within = old && old != m_window && m_window->isAncestorOf(old);
    if (within && m_window->isVisible() && (!now || m_window->isAncestorOf(now)) && !canBeUsed(old))
        hold(old);
}

void FocusPlace::hold(QWidget *old)
{
    QWidget *near = old->parentWidget();
    while (near && near != m_window && !canBeUsed(near))
        near = near->parentWidget();
    // The parts of the window itself are no place.
    const bool isPlace = near && near != m_window && near->parentWidget() != m_window;
    m_left = old;
    m_holder = isPlace ? near : m_rest;
    m_left->installEventFilter(this);
    m_holder->installEventFilter(this);
    m_holder->setFocus(Qt::OtherFocusReason);
}

void FocusPlace::giveBack()
{
    if (m_left && m_holder && m_holder->hasFocus())
        m_left->setFocus(Qt::OtherFocusReason);
}

// To what comes after the place that was left, or before it.
bool FocusPlace::goOn(bool forward)
{
    if (!m_left)
        return false;
    for (QWidget *next = m_left; next;) {
        next = forward ? next->nextInFocusChain() : next->previousInFocusChain();
        if (!next || next == m_left)
            return false;
        if (m_window->isAncestorOf(next) && canBeUsed(next) && (next->focusPolicy() & Qt::TabFocus)) {
            next->setFocus(forward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
    return false;
}

bool FocusPlace::eventFilter(QObject *watched, QEvent *event)
{
    const auto type = event->type();
    if (watched == m_left && (type == QEvent::EnabledChange || type == QEvent::Show)) {
        if (m_left->isEnabled())
            QMetaObject::invokeMethod(this, &FocusPlace::giveBack, Qt::QueuedConnection);
        return false;
    }
    if (watched != m_holder || type != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    return (key == Qt::Key_Tab || key == Qt::Key_Backtab) && goOn(key == Qt::Key_Tab);
}

} // namespace deltascope
