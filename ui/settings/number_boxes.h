// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

namespace deltascope {

/// A spin box for η, and for what else is best shown without trailing zeros and stepped in proportion to its
/// size. Its range is that of η, any positive number, until it is given another. A decimal comma is as good
/// as a point, in every locale. A value that it cannot take changes nothing, and is reported.
class RateBox : public QDoubleSpinBox
{
    Q_OBJECT

public:
    explicit RateBox(QWidget *parent = nullptr);

    QString textFromValue(double value) const override;
    double valueFromText(const QString &text) const override;
    QValidator::State validate(QString &text, int &position) const override;
    void fixup(QString &text) const override;

Q_SIGNALS:
    /// What was typed is no number that the field takes: why, in sentences. The field keeps its value.
    void refused(const QString &why) const;

private:
    bool isSpecial(const QString &text) const;
    QString bare(QString text) const; ///< without the suffix, and with a point
};

/// A number of things, shown as exactCount() does; read with such gaps, with spaces or without. What it
/// cannot take changes nothing, and is reported.
class CountBox : public QSpinBox
{
    Q_OBJECT

public:
    explicit CountBox(QWidget *parent = nullptr);

Q_SIGNALS:
    /// As RateBox::refused().
    void refused(const QString &why) const;

protected:
    QString textFromValue(int value) const override;
    int valueFromText(const QString &text) const override;
    QValidator::State validate(QString &text, int &position) const override;
    void fixup(QString &text) const override;
};

} // namespace deltascope
