// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/practice/choice_buttons.h"

#include "ui/theme/labels.h"
#include "ui/theme/notation.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace deltascope {

ChoiceButtons::ChoiceButtons(QWidget *parent)
    : QWidget(parent)
    , m_question(wrappedLabel())
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(Theme::instance().space(1));
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_question, 0, 0, 1, 2);
    for (int option = 0; option < count; ++option) {
        auto *button = new QPushButton(QString::number(option + 1));
        auto *text = wrappedLabel();
        text->setBuddy(button);
        text->installEventFilter(this);
        connect(button, &QPushButton::clicked, this, [this, option] { Q_EMIT chosen(option); });
        grid->addWidget(button, option + 1, 0);
        grid->addWidget(text, option + 1, 1);
        m_buttons.append(button);
        m_texts.append(text);
    }
}

// A long answer wraps, which the text of a button cannot.
void ChoiceButtons::showQuestion(const PracticeQuestion &question)
{
    m_question->setText(unbroken(worded(question.text)));
    for (int option = 0; option < count; ++option) {
        QString text = worded(question.options.value(option));
        m_buttons[option]->setAccessibleName(QStringLiteral("%1: %2").arg(option + 1).arg(text));
        const bool isRight = question.isAnswered() && option == question.right;
        m_texts[option]->setFont(Theme::instance().font(TypeSize::Body, isRight));
        if (isRight)
            text += QStringLiteral(" – ") + tr("right");
        else if (question.chosen == option)
            text += QStringLiteral(" – ") + tr("not this one");
        m_texts[option]->setText(text);
        m_buttons[option]->setEnabled(!question.isAnswered());
    }
}

// A click on the words means the number before them.
bool ChoiceButtons::eventFilter(QObject *watched, QEvent *event)
{
    const auto option = m_texts.indexOf(static_cast<QLabel *>(watched));
    if (event->type() != QEvent::MouseButtonRelease || option < 0)
        return QWidget::eventFilter(watched, event);
    m_buttons[option]->click();
    return true;
}

void ChoiceButtons::takeKeys()
{
    m_buttons.first()->setFocus(Qt::OtherFocusReason);
}

void ChoiceButtons::keyPressEvent(QKeyEvent *event)
{
    const int option = event->key() - Qt::Key_1;
    if (option < 0 || option >= count || !m_buttons[option]->isEnabled())
        return QWidget::keyPressEvent(event);
    Q_EMIT chosen(option);
}

} // namespace deltascope
