// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

namespace deltascope {

class StageView;
class UnitsPage;

/// Joins the gallery to the stage while the Train job is active: what is selected or pointed at on one is so
/// on the other, and an earlier epoch that the gallery looks back at is on the stage too.
class UnitsOnStage : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    UnitsOnStage(UnitsPage &page, StageView &stage, QObject *parent = nullptr);

    /// Active, it decides what is selected on the stage. It gives the stage up before another job takes it,
    /// and takes it after another job has given it up.
    void setActive(bool active);
    /// The stage shows an earlier epoch, and is not to be given the present network.
    bool showsEarlierEpoch() const;

Q_SIGNALS:
    /// The stage is to show the present network again.
    void presentWanted();

private:
    void showContent();
    void showFocus();

    UnitsPage &m_page;
    StageView &m_stage;
    std::optional<int> m_hovered; ///< on the page
    bool m_active = false;
};

} // namespace deltascope
