// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/mistakes/confusion_cell.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace deltascope {

/// The confusion matrix: a row for each digit, a column for each answer. A click or Enter opens a cell, a
/// row's or a column's head, or the corner, which stands for all mistakes; the arrow keys walk through them.
class ConfusionView : public QWidget
{
    Q_OBJECT

public:
    explicit ConfusionView(QWidget *parent = nullptr);

    /// Not null.
    void setEvaluation(std::shared_ptr<const Evaluation> evaluation);
    /// Shares of each row in per cent instead of counts.
    void setInPercent(bool percent);

    /// The cell that the pointer is on, or else the keyboard.
    ConfusionCell marked() const { return m_hovered ? *m_hovered : m_current; }
    /// What stands in a cell; nothing for 0.
    QString text(const ConfusionCell &cell) const;
    QRectF box(const ConfusionCell &cell) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void markedChanged();
    void opened(const deltascope::ConfusionCell &cell);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    std::optional<ConfusionCell> cellAt(const QPointF &position) const;
    void hover(std::optional<ConfusionCell> cell);
    void moveTo(const ConfusionCell &cell);
    void paintCell(QPainter &painter, const ConfusionCell &cell, int mostMistakes) const;
    void paintHeads(QPainter &painter) const;
    bool hasRoomForBold() const;
    void describe();
    int countIn(const ConfusionCell &cell) const;

    std::shared_ptr<const Evaluation> m_evaluation;
    bool m_percent = false;
    ConfusionCell m_current; ///< of the keyboard
    std::optional<ConfusionCell> m_hovered;
};

} // namespace deltascope
