// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace deltascope {

/// The loss of a short training, epoch by epoch from 0, as a small curve with its two ends in numbers.
class LossCurve : public QWidget
{
    Q_OBJECT

public:
    explicit LossCurve(QWidget *parent = nullptr);

    /// losses[e], finite, not negative: after epoch e of so many epochs. Without losses it is hidden.
    void show(std::vector<double> losses, int epochs);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRectF field() const;

    std::vector<double> m_losses;
    int m_epochs = 1;
};

} // namespace deltascope
