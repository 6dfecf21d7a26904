// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/step/numbers/step_numbers.h"
#include "ui/step/pictures/pointing.h"

namespace deltascope {

/// A sum as a table: its terms with their factors, each as a signed bar that begins where the bars before
/// have come to, and the sum below.
class ContributionTable : public PointingWidget
{
    Q_OBJECT

public:
    explicit ContributionTable(StepWalk &walk, QWidget *parent = nullptr);

    void setContributions(const Contributions &contributions);
    const Contributions &contributions() const { return m_contributions; }

    /// The term at this height, or the sum below them, as a displayed formula in LaTeX; empty above them.
    QString latexAt(int y) const;
    /// All of them, one below the other.
    QString latex() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    Pointed whatIsAt(const QPointF &position) const override;

private:
    struct Columns
    {
        double label = 0;
        double line = 0;
        double value = 0; ///< 0: not shown, the table is too narrow
        double barsFrom = 0;
        bool twoLines = false; ///< the bars stand under the factors
    };

    void layOutAgain();
    Columns columnsFor(double width) const;
    bool isLeft(const Contribution &row) const;
    double lineFrom(const Contribution &row) const;
    double rowHeight() const;
    double rowTop(std::size_t row) const;
    QRectF barArea(double top) const;
    double barAt(double value, const QRectF &area) const;
    bool isChosen(const Contribution &row) const;
    int rowAt(double y) const;
    QString latexOfRow(int row) const;
    void paintRow(QPainter &painter, std::size_t row, double before) const;
    void paintSum(QPainter &painter) const;
    /// A bar from one sum to the next; value by itself, because a small one is lost in the difference of the
    /// two.
    void paintBar(QPainter &painter, const QRectF &area, double from, double value) const;

    Contributions m_contributions;
    Columns m_columns;
    double m_low = 0;  ///< the least and
    double m_high = 0; ///< the largest sum on the way
};

} // namespace deltascope
