// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSpinBox>

namespace deltascope {

/// A number of things, shown as exactCount() does; read with such gaps, with spaces or without.
class CountBox : public QSpinBox
{
public:
    explicit CountBox(QWidget *parent = nullptr);

protected:
    QString textFromValue(int value) const override;
    int valueFromText(const QString &text) const override;
    QValidator::State validate(QString &text, int &position) const override;
};

} // namespace deltascope
