// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include <optional>

namespace deltascope {

/// The name of a number, which is dragged up and down to move it.
class DragHandle : public QLabel
{
    Q_OBJECT

public:
    explicit DragHandle(QWidget *parent = nullptr);

Q_SIGNALS:
    /// So many pixels up from where it was pressed; in the end it is let go.
    void dragged(double up);
    void dropped();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    std::optional<double> m_from;
};

} // namespace deltascope
