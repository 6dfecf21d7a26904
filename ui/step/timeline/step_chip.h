// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/steps.h"

#include <QAbstractButton>

namespace deltascope {

/// One step on the timeline: its symbol in the colour of its phase; done, current and coming steps look
/// different.
class StepChip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit StepChip(StepId step, QWidget *parent = nullptr);

    StepId step() const { return m_step; }
    void setCurrentStep(StepId current);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    /// The position of the walk decides which chip is checked, not a click.
    void nextCheckState() override {}

private:
    QString label() const;
    QString tip() const;

    StepId m_step;
    StepId m_current = StepId::x0;
};

} // namespace deltascope
