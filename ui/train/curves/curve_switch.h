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
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPen m_pen;
};

} // namespace deltascope
