// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointF>

namespace deltascope {

class StepWalk;
class WhatIf;

/// A pen that paints pixels of x⁰: ink, or paper with the eraser. What it touches from coming down to going
/// up is one deed, and the last pixel is selected. what and walk must outlive it.
class PixelBrush : public QObject
{
    Q_OBJECT

public:
    PixelBrush(WhatIf &what, StepWalk &walk, QObject *parent = nullptr);

    /// Positions are shares of the picture's sides, 0 … 1 where they lie on it.
    void down(const QPointF &share, bool eraser);
    void move(const QPointF &share);
    void up();

private:
    void paintTo(const QPointF &share);

    WhatIf &m_what;
    StepWalk &m_walk;
    bool m_isDown = false;
    double m_value = 1;
    QPointF m_at;
    int m_last = -1; ///< pixel
};

} // namespace deltascope
