// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/predict/choice_keys.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>

namespace deltascope {

namespace {
// Letters are typed there, or search.
bool takesLetters(const QObject *widget)
{
    return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget) ||
           qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractItemView *>(widget);
}

bool hasCommandModifier(const QKeyEvent &key)
{
    return key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
}
} // namespace

ChoiceKeys::ChoiceKeys(QWidget *shown)
    : QObject(shown)
    , m_shown(shown)
{
    qApp->installEventFilter(this);
}

bool ChoiceKeys::eventFilter(QObject *watched, QEvent *event)
{
    const bool asks = event->type() == QEvent::ShortcutOverride;
    if (m_count == 0 || (!asks && event->type() != QEvent::KeyPress) || !watched->isWidgetType())
        return false;
    const auto *widget = static_cast<QWidget *>(watched);
    if (widget->window() != m_shown->window() || takesLetters(widget) || !m_shown->isVisible())
        return false;
    const auto &key = *static_cast<QKeyEvent *>(event);
    const int choice = key.key() - Qt::Key_A;
    if (choice < 0 || choice >= m_count || hasCommandModifier(key))
        return false;
    if (asks)
        event->accept();
    else if (!key.isAutoRepeat())
        Q_EMIT chosen(choice);
    return true;
}

} // namespace deltascope
