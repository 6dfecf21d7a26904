// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace deltascope {

/// A small diagram with a column for each example of a batch, from left to right, on an axis with 0. What is
/// in the columns is painted by who derives from it. Asks for what the mouse and the keys want; who owns it
/// says which column is marked.
class ExampleColumns : public QWidget
{
    Q_OBJECT

public:
    explicit ExampleColumns(const QString &name, QWidget *parent = nullptr);

    int count() const { return m_count; }
    /// The one that is read out; −1 for none.
    void setMarked(int place);
    /// The one that the stage shows; −1 for none.
    void setPresent(int place);
    /// The whole column of an example, from top to bottom.
    QRectF column(int place) const;
    /// What the numbers of the axis need left of the columns, and what they get: as much as they need, or
    /// more.
    double gutter() const;
    void setGutter(double width);
    /// The height of a value of the axis.
    double heightOf(double value) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The mouse is on this one; −1: on none any more.
    void pointedAt(int place);
    /// An arrow key leads to this one.
    void moved(int place);
    /// Is to be stepped through.
    void chosen(int place);
    /// Escape: the keys are wanted elsewhere.
    void left();

protected:
    /// So many columns, on an axis from least to most, which is widened to hold 0; what is not finite is left
    /// out. unit follows the numbers.
    void setAxis(int count, double least, double most, const QString &unit = {});
    void setPlotHeight(double lines) { m_lines = lines; }
    /// Below the axis.
    void setFootHeight(int height);
    QRectF plot() const;
    /// Without the gaps between them.
    QRectF bar(int place) const;

    virtual void paintColumns(QPainter &painter) = 0;

    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    int placeAt(const QPointF &position) const;
    QString tick(double value) const;
    void paintGround(QPainter &painter);
    void paintAxis(QPainter &painter);

    int m_count = 0;
    double m_least = 0;
    double m_most = 0;
    QString m_unit;
    double m_gutter = 0;
    double m_lines = 6; ///< of the caption's type
    int m_foot = 0;
    int m_marked = -1;
    int m_present = -1;
};

} // namespace deltascope
