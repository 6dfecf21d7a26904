// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/pictures/pointing.h"
#include "ui/theme/theme.h"

namespace deltascope {

/// Lines of numbers, broken where they must be. Each factor can be pointed at and picked, and lights up when
/// it is pointed at elsewhere.
class WorkedEquationView : public PointingWidget
{
    Q_OBJECT

public:
    explicit WorkedEquationView(StepWalk &walk, QWidget *parent = nullptr);

    void setTypeSize(TypeSize size);
    void setEquations(const QList<WorkedEquation> &lines);
    const QList<WorkedEquation> &lines() const { return m_equations; }

    /// A token where it is drawn.
    struct Placed
    {
        Token token;
        QRectF box;
    };
    const QList<Placed> &tokens() const { return m_placed; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    Pointed whatIsAt(const QPointF &position) const override;

private:
    int layOut(int width, QList<Placed> *placed) const;
    double layOutLine(const WorkedEquation &line, double width, double top, QList<Placed> *placed) const;
    void layOutAgain();

    QFont textFont() const;

    TypeSize m_typeSize = TypeSize::Body;
    QList<WorkedEquation> m_equations;
    QList<Placed> m_placed;
};

} // namespace deltascope
