// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace deltascope {

/// Where a new value is typed, as a number or a calculation; ↑ and ↓ ask for it to be moved. While nothing
/// has been typed, the key that takes a change back means that here too; the one that begins and ends the
/// what-if always does.
class ValueField : public QLineEdit
{
    Q_OBJECT

public:
    explicit ValueField(QWidget *parent = nullptr);

Q_SIGNALS:
    /// ↑ or ↓: by so much, less with Shift.
    void nudged(double by);
    /// Esc: the keys are wanted elsewhere.
    void left();
    /// Backspace or Ctrl+Z, with nothing of the user's own to delete.
    void takenBack();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace deltascope
