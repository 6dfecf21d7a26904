// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace deltascope {

/// Where a number, or a calculation, is typed. While it is empty, or
/// answered, the arrow keys go on stepping.
class AnswerField : public QLineEdit
{
    Q_OBJECT

public:
    explicit AnswerField(QWidget *parent = nullptr);

Q_SIGNALS:
    /// Esc: the keys are wanted elsewhere.
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace deltascope
