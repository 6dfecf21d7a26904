// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/practice/practice_question.h"

#include <QList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace deltascope {

/// A question with its answers as buttons, which the keys 1 to 4 press too.
class ChoiceButtons : public QWidget
{
    Q_OBJECT

public:
    static constexpr int count = 4;

    explicit ChoiceButtons(QWidget *parent = nullptr);

    void showQuestion(const PracticeQuestion &question);
    /// Gives the first answer the keys.
    void takeKeys();
    QPushButton *button(int option) const { return m_buttons[option]; }

Q_SIGNALS:
    void chosen(int option);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLabel *m_question = nullptr;
    QList<QPushButton *> m_buttons;
    QList<QLabel *> m_texts;
};

} // namespace deltascope
