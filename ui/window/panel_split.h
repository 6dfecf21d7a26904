// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/job_rail.h"

#include <QSplitter>

namespace deltascope {

/// The stage beside the panel of the job, with an edge between them that can be dragged. Until it is, the
/// panel has a usual share of the width; a large one can be asked for where that helps.
class PanelSplit : public QSplitter
{
    Q_OBJECT

public:
    /// Owns both from then on. The centre is never narrower than it says itself.
    PanelSplit(QWidget *centre, QWidget *panel, QWidget *parent = nullptr);

    /// What a large panel is depends on the job: in Train it takes all that the stage can spare, in Step half
    /// of the width, in Draw there is none.
    void setJob(Job job);
    /// The panel is never narrower than this in Step.
    void setLeastInStep(int width);
    void setLarge(bool large);
    bool isLarge() const { return m_large; }

    /// The share of the width that the user has given the panel; 0: none.
    double chosenShare() const { return m_share; }
    void setChosenShare(double share);

Q_SIGNALS:
    void largeChanged(bool large);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();
    int leastWidth() const;
    void takeDragged();
    int wantedWidth(int room) const;

    Job m_job = Job::Train;
    bool m_large = false;
    double m_share = 0;
    int m_leastInStep = 0;
};

} // namespace deltascope
