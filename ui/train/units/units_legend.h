// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

namespace deltascope {

/// The scale of signed colours with the values at its ends.
class UnitsLegend : public QWidget
{
    Q_OBJECT

public:
    explicit UnitsLegend(QWidget *parent = nullptr);

    /// meaning: what the colours stand for, in the notation. Without ends, each picture has its own.
    void show(const QString &meaning, std::optional<double> ends);
    const QString &text() const { return m_text; } ///< as a screen reader says it

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();
    QString m_meaning;
    std::optional<double> m_ends;
    QString m_text;
};

} // namespace deltascope
