// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>
#include <QSpinBox>

namespace deltascope {

/// A spin box for η, and for what else is best shown without trailing zeros and stepped in proportion to its
/// size. Its range is that of η, any positive number, until it is given another.
class RateBox : public QDoubleSpinBox
{
    Q_OBJECT

public:
    explicit RateBox(QWidget *parent = nullptr);

    QString textFromValue(double value) const override;
    double valueFromText(const QString &text) const override;
    QValidator::State validate(QString &text, int &position) const override;
};

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
