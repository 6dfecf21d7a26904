// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paper/paper.h"

#include <QWidget>

#include <functional>

namespace deltascope {

/// A page as it will be printed, as large as there is room for it.
class PagePreview : public QWidget
{
    Q_OBJECT

public:
    explicit PagePreview(QWidget *parent = nullptr);

    /// draw paints in the units of paper.h; name says which page it is, for screen readers.
    void showPage(Paper paper, const std::function<void(QPainter &painter)> &draw, const QString &name);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRectF pageArea() const;

    Paper m_paper = Paper::A4;
    std::function<void(QPainter &)> m_draw;
};

} // namespace deltascope
