// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace deltascope {

/// Digits and signs to be tapped. It never takes the keys from what is typed into.
class DigitPad : public QWidget
{
    Q_OBJECT

public:
    explicit DigitPad(QWidget *parent = nullptr);

Q_SIGNALS:
    void tapped(const QString &text);
    void backspaceTapped();
};

} // namespace deltascope
