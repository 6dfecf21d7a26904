// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QSlider;
class QToolButton;

namespace deltascope {

/// A slider through the epochs that are kept to look back at, and a button that goes back to the present.
class EpochScrubber : public QWidget
{
    Q_OBJECT

public:
    explicit EpochScrubber(QWidget *parent = nullptr);

    /// kept: the epochs that can be looked at, going up. lastEpoch: of the run. now: where the network
    /// stands. An epoch that is looked at and has been thinned out gives way to the nearest that is kept.
    void setEpochs(const std::vector<int> &kept, int lastEpoch, double now);
    /// The epoch that is looked at; none: the present.
    std::optional<int> epoch() const { return m_epoch; }
    void goLive();

Q_SIGNALS:
    void epochChanged();

protected:
    /// Esc goes back to the present.
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(std::optional<int> epoch);
    void showTexts();

    std::vector<int> m_kept;
    int m_lastEpoch = 0;
    double m_now = 0;
    std::optional<int> m_epoch;
    QSlider *m_slider;
    QToolButton *m_live;
    QLabel *m_what;
    QLabel *m_range;
};

} // namespace deltascope
