// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/whatif/value_field.h"

#include "core/practice/expression.h"

#include <QKeyEvent>

namespace deltascope {

namespace {
constexpr double usualNudge = 0.1;
constexpr double fineNudge = 0.01; // with Shift
} // namespace

ValueField::ValueField(QWidget *parent)
    : QLineEdit(parent)
{
    setMaxLength(static_cast<int>(longest_expression));
    setInputMethodHints(Qt::ImhPreferNumbers | Qt::ImhNoPredictiveText);
    setToolTip(tr("A number such as 0,5 or 3.2·10^-4, or a calculation such as 1/3. "
                  "↑ and ↓ move it by 0.1, with Shift by 0.01."));
}

bool ValueField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_C && key->modifiers() == Qt::NoModifier) { // a letter of no number
            event->ignore();
            return false;
        }
    }
    return QLineEdit::event(event);
}

void ValueField::keyPressEvent(QKeyEvent *event)
{
    if (!isModified() && (event->key() == Qt::Key_Backspace || event->matches(QKeySequence::Undo)))
        return Q_EMIT takenBack();
    const double step = event->modifiers() & Qt::ShiftModifier ? fineNudge : usualNudge;
    switch (event->key()) {
    case Qt::Key_Up:
        return Q_EMIT nudged(step);
    case Qt::Key_Down:
        return Q_EMIT nudged(-step);
    case Qt::Key_Escape:
        return Q_EMIT left();
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace deltascope
