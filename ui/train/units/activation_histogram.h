// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>
#include <vector>

namespace deltascope {

/// How many images give a hidden unit an activation in each of equal parts of a range.
class ActivationHistogram : public QWidget
{
    Q_OBJECT

public:
    static constexpr int parts = 40;

    explicit ActivationHistogram(QWidget *parent = nullptr);

    void show(std::vector<int> counts, double low, double high);
    void clear();
    /// What is shown belongs to an earlier network: drawn pale.
    void setOld(bool old);
    const std::vector<int> &counts() const { return m_counts; }
    /// What is said about the bar under the pointer, or about all of them.
    QString reading() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    std::vector<int> m_counts;
    double m_low = 0;
    double m_high = 1;
    std::optional<int> m_hovered;
    bool m_old = false;
};

} // namespace deltascope
