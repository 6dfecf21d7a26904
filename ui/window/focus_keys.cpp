// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/focus_keys.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QTabBar>

namespace deltascope {

namespace {
template <class... Kinds>
bool isOneOf(const QWidget *widget)
{
    return (qobject_cast<const Kinds *>(widget) || ...);
}

bool isMarkedPressable(const QWidget *widget)
{
    return widget->property("pressable").toBool();
}

bool isPressable(const QWidget *widget)
{
    return isMarkedPressable(widget) || isOneOf<QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit,
                                                QAbstractSlider, QTabBar, QAbstractItemView>(widget);
}

bool isEnter(const QKeyEvent &key)
{
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
}

bool isPress(const QKeyEvent &key)
{
    return isEnter(key) || key.key() == Qt::Key_Space;
}

bool hasCommandModifier(const QKeyEvent &key)
{
    return key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
}

// What moves within such a control.
bool movesIn(const QWidget *widget, int key)
{
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        return isOneOf<QAbstractSlider, QTabBar, QAbstractItemView>(widget);
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return isOneOf<QAbstractSlider, QComboBox, QAbstractSpinBox, QAbstractItemView>(widget);
    default:
        return false;
    }
}

bool isFor(const QWidget *widget, const QKeyEvent &key)
{
    if (hasCommandModifier(key))
        return false;
    if (isPress(key))
        return isPressable(widget);
    const bool searches = isOneOf<QComboBox, QAbstractItemView>(widget);
    return movesIn(widget, key.key()) || (searches && !key.text().isEmpty() && key.text().at(0).isPrint());
}

void sendEnter(QWidget *widget)
{
    QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"));
    QCoreApplication::sendEvent(widget, &enter);
}

// Enter on what Qt presses by Space alone.
bool pressByEnter(QWidget *widget, const QKeyEvent &key)
{
    if (auto *button = qobject_cast<QAbstractButton *>(widget)) {
        if (!key.isAutoRepeat())
            button->click();
        return true;
    }
    if (auto *box = qobject_cast<QComboBox *>(widget)) {
        if (box->property("enterIsPassedOn").toBool())
            sendEnter(box->parentWidget());
        else
            box->showPopup();
        return true;
    }
    return false;
}

bool isByKeys(const QFocusEvent &focus)
{
    return focus.reason() == Qt::TabFocusReason || focus.reason() == Qt::BacktabFocusReason ||
           focus.reason() == Qt::ShortcutFocusReason;
}

// An area does so by itself only while the focus moves within it.
void scrollIntoSight(QWidget *widget)
{
    for (QWidget *around = widget->parentWidget(); around; around = around->parentWidget())
        if (auto *area = qobject_cast<QScrollArea *>(around))
            area->ensureWidgetVisible(widget);
}
} // namespace

FocusKeys::FocusKeys(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    qApp->installEventFilter(this);
}

bool FocusKeys::eventFilter(QObject *watched, QEvent *event)
{
    const bool asks = event->type() == QEvent::ShortcutOverride;
    const bool comes = event->type() == QEvent::FocusIn;
    if ((!asks && !comes && event->type() != QEvent::KeyPress) || !watched->isWidgetType())
        return false;
    auto *widget = static_cast<QWidget *>(watched);
    if (widget->window() != m_window || !widget->isEnabled())
        return false;
    if (comes) {
        if (isByKeys(*static_cast<QFocusEvent *>(event)))
            scrollIntoSight(widget);
        return false;
    }
    const auto &key = *static_cast<QKeyEvent *>(event);
    if (asks) {
        const bool taken = isFor(widget, key);
        if (taken)
            event->accept();
        return taken;
    }
    if (!isPress(key) || hasCommandModifier(key))
        return false;
    if (isEnter(key))
        return pressByEnter(widget, key);
    if (isMarkedPressable(widget)) {
        sendEnter(widget);
        return true;
    }
    // They have nothing to press, and what they stand in has not been asked.
    return isOneOf<QAbstractSlider, QTabBar>(widget);
}

} // namespace deltascope
