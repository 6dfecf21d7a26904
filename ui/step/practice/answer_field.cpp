// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/practice/answer_field.h"

#include "core/practice/expression.h"

#include <QKeyEvent>

namespace deltascope {

namespace {
bool isStepKey(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End;
}
} // namespace

AnswerField::AnswerField(QWidget *parent)
    : QLineEdit(parent)
{
    setMaxLength(static_cast<int>(longest_expression));
    setInputMethodHints(Qt::ImhPreferNumbers | Qt::ImhNoPredictiveText);
    setAccessibleName(tr("Your answer"));
    setToolTip(tr("A number such as 0,5 or 3.2·10^-4, or a calculation: 0.88*(1-0.88)*-0.0083"));
}

bool AnswerField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && (text().isEmpty() || isReadOnly()) &&
        isStepKey(static_cast<QKeyEvent *>(event)->key())) {
        event->ignore();
        return false;
    }
    return QLineEdit::event(event);
}

void AnswerField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace deltascope
