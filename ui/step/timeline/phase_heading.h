// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/steps.h"

#include <QWidget>

namespace deltascope {

/// Over the chips of one phase on the timeline: its name, and an arrow the way its numbers flow, drawn in
/// colour as far as the walk has come.
class PhaseHeading : public QWidget
{
    Q_OBJECT

public:
    /// Of the phase that these steps make up, one chip after the other.
    PhaseHeading(StepId first, StepId last, QWidget *parent = nullptr);

    void setCurrentStep(StepId current);
    /// Which part of the phase's steps the walk has come to, 0 … 1.
    double done() const;
    bool isCurrent() const { return m_current >= m_first && m_current <= m_last; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString text() const;

    StepId m_first;
    StepId m_last;
    StepId m_current = StepId::x0;
};

} // namespace deltascope
