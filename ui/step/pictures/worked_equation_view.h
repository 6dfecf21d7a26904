// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/pictures/pointing.h"
#include "ui/theme/theme.h"

#include <vector>

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
    /// All lines as displayed formulas in LaTeX.
    QString latex() const;

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
    void contextMenuEvent(QContextMenuEvent *event) override;
    Pointed whatIsAt(const QPointF &position) const override;

private:
    // The tokens of a line in their places, as if it were never broken: measured once, broken for each width.
    struct Row
    {
        WorkedEquation tokens;
        std::vector<QRectF> boxes;
    };

    int layOut(int width, QList<Placed> *placed) const;
    double layOutRow(const Row &row, double width, double top, QList<Placed> *placed) const;
    void measure();
    void layOutAgain();

    QFont textFont() const;

    TypeSize m_typeSize = TypeSize::Body;
    QList<WorkedEquation> m_equations;
    std::vector<Row> m_rows; // one of each line that is not empty
    double m_rowHeight = 0;
    QList<Placed> m_placed;
};

} // namespace deltascope
