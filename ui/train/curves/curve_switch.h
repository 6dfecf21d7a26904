// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QPen>

namespace deltascope {

/// An entry of the legend: a piece of the line and its name; checked while the curves are shown.
class CurveSwitch : public QAbstractButton
{
    Q_OBJECT

public:
    explicit CurveSwitch(const QString &name, QWidget *parent = nullptr);

    void setPen(const QPen &pen);
    /// Its name where there is no room for all of it on one line.
    void setShortText(const QString &text) { m_shortText = text; }
    QSize sizeHint() const override;
    /// Of its name in two lines.
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QSize sizeOf(const QString &shown) const;
    QString textFor(int width) const;

    QPen m_pen;
    QString m_shortText;
};

} // namespace deltascope
